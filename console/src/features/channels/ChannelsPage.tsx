import { Link } from 'react-router';
import { Page, Section } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { useBusiness } from '../businesses/useBusiness';
import { ConnectionBadge } from '../connection/ConnectionBadge';
import classes from './channels.module.css';

export function ChannelsPage() {
  const business = useBusiness();
  return (
    <Page
      title="Channels"
      tab={['Channels', business.data?.name ?? 'Business']}
      crumbs={[
        { label: 'Businesses', to: '/' },
        { label: business.data?.name ?? 'Business', to: '..' },
      ]}
      lead="Where visitors meet this bot."
    >
      <QueryView query={business} what="the channels">
        {(data) => (
          <Section title="Platform Deployment">
            <ul className={classes['channels']}>
              <li>
                <div>
                  <Link to="zendesk-live-chat">Zendesk Live Chat</Link>
                  <p>The bot answers in your Zendesk account’s chat widget as one of its agents.</p>
                </div>
                <ConnectionBadge connection={data.connection} />
              </li>
            </ul>
          </Section>
        )}
      </QueryView>
    </Page>
  );
}
