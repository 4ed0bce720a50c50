import { Link, Outlet } from 'react-router';
import { ApiError } from '../../api/errors';
import { useBusinessEvents } from '../../live/useBusinessEvents';
import { EmptyState } from '../../ui/EmptyState';
import { Page } from '../../ui/Page';
import { useBusiness, useBusinessId } from './useBusiness';
import classes from './businesses.module.css';

function Live({ businessId }: { readonly businessId: string }) {
  const live = useBusinessEvents(businessId);
  if (live !== 'interrupted') return null;
  return (
    <div role="status" className={classes['interrupted']}>
      Live updates are interrupted; what you see may be old. Trying to come back…
    </div>
  );
}

/** Listens to the business's events for all of its pages. */
export function BusinessLayout() {
  const businessId = useBusinessId();
  const business = useBusiness();
  if (business.error instanceof ApiError && business.error.status === 404) {
    return (
      <Page title="No such business">
        <EmptyState
          title={`There is no business ${businessId}`}
          action={<Link to="/">Go to the businesses</Link>}
        >
          {business.error.message}
        </EmptyState>
      </Page>
    );
  }
  return (
    <>
      <Live key={businessId} businessId={businessId} />
      <Outlet key={businessId} />
    </>
  );
}
