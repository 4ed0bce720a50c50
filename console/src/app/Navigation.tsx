import { useQuery } from '@tanstack/react-query';
import { NavLink, useMatch } from 'react-router';
import { fetchBusiness } from '../api/businesses';
import { keys } from '../api/keys';
import { fetchLeftMessages } from '../api/leftMessages';
import { AccountMenu } from '../features/session/AccountMenu';
import { Icon, type IconName } from '../ui/Icon';
import unseen from '../ui/unseen.module.css';
import { Brand } from './Brand';
import classes from './Shell.module.css';

interface ItemProps {
  readonly to: string;
  readonly icon: IconName;
  readonly label: string;
  readonly end?: boolean;
  /** How much of it waits for somebody, and what that is. */
  readonly waiting?: { readonly count: number; readonly what: string } | undefined;
}

function Item({ to, icon, label, end = false, waiting }: ItemProps) {
  return (
    <li>
      <NavLink to={to} end={end} className={classes['item'] ?? ''}>
        <Icon name={icon} />
        {label}
        {waiting !== undefined && waiting.count > 0 && (
          <span className={classes['waiting']} data-testid="waiting-count">
            {waiting.count}
            <span className={unseen['unseen']}> {waiting.what}</span>
          </span>
        )}
      </NavLink>
    </li>
  );
}

function BusinessItems({ businessId }: { readonly businessId: string }) {
  const business = useQuery({
    queryKey: keys.business(businessId),
    queryFn: ({ signal }) => fetchBusiness(businessId, signal),
  });
  const left = useQuery({
    queryKey: keys.leftMessageCount(businessId),
    queryFn: ({ signal }) =>
      fetchLeftMessages(businessId, { open: true, before: null, limit: 1 }, signal),
  });
  const base = `/businesses/${businessId}`;
  return (
    <>
      <div className={classes['group']} title={business.data?.name}>
        {business.data?.name ?? `Business ${businessId}`}
      </div>
      <ul>
        <Item to={base} end icon="overview" label="Overview" />
        <Item to={`${base}/channels`} icon="channels" label="Channels" />
        <Item to={`${base}/conversations`} icon="conversations" label="Conversations" />
        <Item
          to={`${base}/hand-overs`}
          icon="handOvers"
          label="Hand-overs"
          waiting={left.data && { count: left.data.open, what: 'messages to be seen to' }}
        />
        <Item to={`${base}/bot`} icon="bot" label="Bot" />
      </ul>
    </>
  );
}

export function Navigation() {
  const match = useMatch('/businesses/:businessId/*');
  const businessId = match?.params.businessId;
  return (
    <nav aria-label="Main" className={classes['nav']}>
      <div className={classes['navBrand']}>
        <Brand />
      </div>
      <ul>
        <Item to="/" end icon="businesses" label="Businesses" />
      </ul>
      {businessId !== undefined && <BusinessItems businessId={businessId} />}
      <div className={classes['navFoot']}>
        <ul>
          <Item to="/settings/api-tokens" icon="token" label="API tokens" />
        </ul>
        <AccountMenu />
      </div>
    </nav>
  );
}
