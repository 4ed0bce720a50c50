import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, NetworkError } from '../api/errors';
import { keys } from '../api/keys';

/** A 401 anywhere empties the session, upon which the guard of the pages leads to sign-in. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) client.setQueryData(keys.session, null);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => error instanceof NetworkError && failures < 2,
        // "Online" for a browser means any network; a server on this computer needs none.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
