import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { fetchBusinesses, type Business } from '../../api/businesses';
import { keys } from '../../api/keys';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { ConnectionBadge } from '../connection/ConnectionBadge';
import { CreateBotDialog } from './CreateBotDialog';
import { languageName } from './languages';
import { DemoPanel } from './DemoPanel';
import classes from './businesses.module.css';

/** The list has no events of its own: a business's connection may change while it is looked at. */
const REFRESH_MS = 10_000;

function Row({ business }: { readonly business: Business }) {
  return (
    <li className={classes['row']} data-testid="business-row">
      <div className={classes['rowName']}>
        <Link to={`/businesses/${business.id}`}>{business.name}</Link>
        <div className={classes['quiet']}>
          <span className={classes['id']}>{business.id}</span>
          {business.languages.map((code) => languageName(code)).join(', ')}
        </div>
      </div>
      <div className={classes['rowState']}>
        <ConnectionBadge connection={business.connection} />
        <span className={classes['quiet']}>{business.connection.headline}</span>
      </div>
      <div className={classes['rowLinks']}>
        <Link to={`/businesses/${business.id}/conversations`}>Conversations</Link>
        <Link to={`/businesses/${business.id}/bot`}>Bot</Link>
      </div>
    </li>
  );
}

export function BusinessesPage() {
  const [creating, setCreating] = useState(false);
  const businesses = useQuery({
    queryKey: keys.businesses,
    queryFn: ({ signal }) => fetchBusinesses(signal),
    refetchInterval: REFRESH_MS,
  });
  const createButton = (
    <Button
      leftSection={<Icon name="plus" size={14} />}
      data-testid="create-bot"
      onClick={() => setCreating(true)}
    >
      Create bot
    </Button>
  );
  const none = businesses.data?.length === 0;
  return (
    <Page
      title="Businesses"
      lead="Each business has one bot, signed in to Zendesk as an agent of its own."
      actions={none ? undefined : createButton}
    >
      <QueryView query={businesses} what="the businesses">
        {(list) =>
          list.length === 0 ? (
            <EmptyState title="No bot yet" action={createButton}>
              Create the first one. You will then get a business id and a list of the steps that
              bring the bot into Zendesk’s live chat.
            </EmptyState>
          ) : (
            <ul className={classes['rows']}>
              {list.map((business) => (
                <Row key={business.id} business={business} />
              ))}
            </ul>
          )
        }
      </QueryView>
      <DemoPanel />
      <CreateBotDialog opened={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}
