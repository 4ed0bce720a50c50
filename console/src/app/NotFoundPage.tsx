import { Link, useRouteError } from 'react-router';
import { EmptyState } from '../ui/EmptyState';
import { ErrorNotice } from '../ui/ErrorNotice';
import { Page } from '../ui/Page';

export function NotFoundPage() {
  return (
    <Page title="No such page">
      <EmptyState
        title="Nothing is at this address"
        action={<Link to="/">Go to the businesses</Link>}
      >
        The link may be old or cut off. Everything there is can be reached from the list of
        businesses.
      </EmptyState>
    </Page>
  );
}

export function CrashPage() {
  const error = useRouteError();
  return (
    <Page title="This page failed">
      <ErrorNotice error={error} retry={() => window.location.reload()} />
      <p>
        The fault is in the console, not in your data. <a href="/">Start over</a>
      </p>
    </Page>
  );
}
