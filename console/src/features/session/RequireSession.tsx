import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { keys } from '../../api/keys';
import { fetchSession } from '../../api/session';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Loading } from '../../ui/QueryView';
import { signInAddress } from './returnTo';

export function useSession() {
  return useQuery({
    queryKey: keys.session,
    queryFn: ({ signal }) => fetchSession(signal),
    staleTime: Infinity,
  });
}

/** Shows the pages to those who are signed in; others go to sign-in and come back here. */
export function RequireSession({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.data === null) return <Navigate to={signInAddress(pathname + search)} replace />;
  if (session.data !== undefined) return children;
  return session.isError ? (
    <ErrorNotice error={session.error} retry={() => void session.refetch()} />
  ) : (
    <Loading what="Deskhand" />
  );
}
