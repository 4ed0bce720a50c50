import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fetchAuthorizeUrl, type AuthorizeUrl, type Deployment } from '../../api/deployments';
import { keys } from '../../api/keys';
import { CopyButton } from '../../ui/Copy';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { clockTime } from '../../ui/time';
import { Time } from '../../ui/Time';
import { refreshDelay } from './refreshDelay';
import classes from './channels.module.css';

interface AuthorizationLinkProps {
  readonly answer: AuthorizeUrl;
}

function AuthorizationLink({ answer }: AuthorizationLinkProps) {
  return (
    <>
      <div className={classes['label']}>Authorization URL</div>
      <div className={classes['url']}>
        <code data-testid="authorization-url">{answer.authorize_url}</code>
      </div>
      <div className={classes['urlActions']}>
        <Button
          component="a"
          href={answer.authorize_url}
          target="_blank"
          rel="noreferrer"
          leftSection={<Icon name="open" size={14} />}
          data-testid="authorization-open"
        >
          Open
        </Button>
        <CopyButton value={answer.authorize_url} what="authorization URL" />
        {answer.expires_at !== null && (
          <span className={classes['hint']}>
            Works once, until {clockTime(Date.parse(answer.expires_at))}; a new one is fetched by
            itself then.
          </span>
        )}
      </div>
    </>
  );
}

export function AuthorizationSection({ deployment }: { readonly deployment: Deployment }) {
  const { business_id: businessId, client_id: clientId, subdomain } = deployment;
  const ready = clientId !== '' && subdomain !== '' && deployment.client_secret_set;
  const authorizeUrl = useQuery({
    queryKey: keys.authorizeUrl(businessId, clientId, subdomain),
    queryFn: ({ signal }) => fetchAuthorizeUrl(businessId, signal),
    enabled: ready,
    // Every fetch makes a new single-use address: keep the one on the screen for as long as it works.
    staleTime: Infinity,
    gcTime: 0,
    // Whoever comes back from Zendesk without having pressed Allow needs a fresh one.
    refetchOnWindowFocus: 'always',
    refetchInterval: (query) => refreshDelay(query.state.data?.expires_at ?? null, Date.now()),
  });
  return (
    <Section
      title="Authorization"
      note={
        deployment.authorised_at !== null && (
          <>
            Authorised <Time at={deployment.authorised_at} />
          </>
        )
      }
    >
      {ready ? (
        <>
          <p className={classes['note']}>
            Open it while signed in to Zendesk as <strong>the bot’s own agent</strong>, not as
            yourself, and press <em>Allow</em>. Zendesk then leads back here, and the connection
            starts by itself.
          </p>
          <QueryView query={authorizeUrl} what="the authorization URL">
            {(answer) => <AuthorizationLink answer={answer} />}
          </QueryView>
        </>
      ) : (
        <p className={classes['note']} data-testid="authorization-waiting">
          The authorization URL appears here as soon as the keys above are saved.
        </p>
      )}
    </Section>
  );
}
