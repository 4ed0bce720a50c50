import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from './ErrorNotice';
import classes from './ui.module.css';

export function Loading({ what }: { readonly what: string }) {
  return (
    <p role="status" className={classes['loading']}>
      Loading {what}…
    </p>
  );
}

interface QueryViewProps<T> {
  readonly query: UseQueryResult<T>;
  readonly what: string;
  readonly children: (data: T) => ReactNode;
}

/** Loading, failed or there; a failed refresh keeps what was there and says so above it. */
export function QueryView<T>({ query, what, children }: QueryViewProps<T>) {
  const retry = () => void query.refetch();
  if (query.data === undefined) {
    return query.isError ? (
      <ErrorNotice error={query.error} retry={retry} />
    ) : (
      <Loading what={what} />
    );
  }
  return (
    <>
      {query.isError && <ErrorNotice error={query.error} retry={retry} />}
      {children(query.data)}
    </>
  );
}
