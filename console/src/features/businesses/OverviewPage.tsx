import { Link } from 'react-router';
import type { Business } from '../../api/businesses';
import { CopyButton } from '../../ui/Copy';
import { Page, Section } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { Time } from '../../ui/Time';
import { ConnectionSummary } from '../connection/ConnectionPanel';
import { Checklist } from './Checklist';
import { DemoPanel } from './DemoPanel';
import { languageName } from './languages';
import { useBusiness } from './useBusiness';
import classes from './businesses.module.css';

function Facts({ business }: { readonly business: Business }) {
  return (
    <Section title="Business">
      <dl className={classes['facts']}>
        <dt>Business id</dt>
        <dd className={classes['idFact']}>
          <code data-testid="business-id">{business.id}</code>
          <CopyButton value={business.id} what="business id" />
        </dd>
        <dt>Bot</dt>
        <dd>
          <Link to="bot">{business.bot.name}</Link>
        </dd>
        <dt>Languages</dt>
        <dd>{business.languages.map((code) => languageName(code)).join(', ')}</dd>
        <dt>Created</dt>
        <dd>
          <Time at={business.created_at} />
        </dd>
      </dl>
      <p className={classes['share']}>
        The id stands in the redirect URL and in every address that others call for this bot.
      </p>
    </Section>
  );
}

export function OverviewPage() {
  const business = useBusiness();
  return (
    <Page title={business.data?.name ?? 'Business'} crumbs={[{ label: 'Businesses', to: '/' }]}>
      <QueryView query={business} what="the business">
        {(data) => (
          <div className={classes['columns']}>
            <div>
              <Checklist businessId={data.id} />
              <DemoPanel />
            </div>
            <div>
              <Section
                title="Zendesk Live Chat"
                actions={<Link to="channels/zendesk-live-chat">Manage</Link>}
              >
                <ConnectionSummary connection={data.connection} />
              </Section>
              <Facts business={data} />
            </div>
          </div>
        )}
      </QueryView>
    </Page>
  );
}
