import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  startConnection,
  stopConnection,
  testConnection,
  type ConnectionStatus,
} from '../../api/connection';
import { applyConnection } from '../../live/applyEvent';
import { ActionButton } from '../../ui/ActionButton';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Section } from '../../ui/Page';
import { Time } from '../../ui/Time';
import { ConnectionBadge } from './ConnectionBadge';
import { TestResult } from './TestResult';
import { connectionActions, connectionWords } from './words';
import classes from './connection.module.css';

export function ConnectionSummary({ connection }: { readonly connection: ConnectionStatus }) {
  return (
    <div className={classes['summary']} aria-live="polite">
      <div className={classes['headline']}>
        <ConnectionBadge connection={connection} testId="connection-state" />
        {connection.headline !== connectionWords(connection.state).label && (
          <strong data-testid="connection-headline">{connection.headline}</strong>
        )}
      </div>
      {connection.detail !== '' && <p>{connection.detail}</p>}
      {connection.next_step !== '' && (
        <p data-testid="connection-next-step">
          <span className={classes['next']}>Next:</span> {connection.next_step}
        </p>
      )}
      <p className={classes['facts']}>
        {connection.agent !== null && <span>Signed in as {connection.agent.name}</span>}
        {connection.since !== null && (
          <span>
            Since <Time at={connection.since} as="moment" />
          </span>
        )}
      </p>
    </div>
  );
}

interface ConnectionPanelProps {
  readonly businessId: string;
  readonly connection: ConnectionStatus;
}

export function ConnectionPanel({ businessId, connection }: ConnectionPanelProps) {
  const client = useQueryClient();
  const test = useMutation({ mutationFn: () => testConnection(businessId) });
  const onSuccess = (status: ConnectionStatus) => {
    applyConnection(client, businessId, status);
    // What was found out about the connection before does not hold any more.
    test.reset();
  };
  const start = useMutation({ mutationFn: () => startConnection(businessId), onSuccess });
  const stop = useMutation({ mutationFn: () => stopConnection(businessId), onSuccess });
  const can = connectionActions(connection.state);
  return (
    <Section
      title="Connection"
      actions={
        <>
          <ActionButton
            variant={can.start ? 'filled' : 'default'}
            size="compact-xs"
            disabled={!can.start}
            loading={start.isPending}
            data-testid="connection-start"
            onClick={() => start.mutate()}
          >
            Start
          </ActionButton>
          <ActionButton
            variant="default"
            size="compact-xs"
            disabled={!can.stop}
            loading={stop.isPending}
            data-testid="connection-stop"
            onClick={() => stop.mutate()}
          >
            Stop
          </ActionButton>
          <ActionButton
            variant="default"
            size="compact-xs"
            loading={test.isPending}
            data-testid="connection-test"
            onClick={() => test.mutate()}
          >
            Test connection
          </ActionButton>
        </>
      }
    >
      <ErrorNotice error={start.error ?? stop.error} />
      <ConnectionSummary connection={connection} />
      <ErrorNotice error={test.error} retry={() => test.mutate()} />
      {test.data !== undefined && <TestResult result={test.data} />}
    </Section>
  );
}
