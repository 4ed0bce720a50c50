import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  startConnection,
  stopConnection,
  testConnection,
  type ConnectionStatus,
} from '../../api/connection';
import { applyConnection } from '../../live/applyEvent';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Section } from '../../ui/Page';
import { Time } from '../../ui/Time';
import { ConnectionBadge } from './ConnectionBadge';
import { TestResult } from './TestResult';
import { connectionActions } from './words';
import classes from './connection.module.css';

export function ConnectionSummary({ connection }: { readonly connection: ConnectionStatus }) {
  return (
    <div className={classes['summary']} aria-live="polite">
      <div className={classes['headline']}>
        <ConnectionBadge connection={connection} testId="connection-state" />
        <strong data-testid="connection-headline">{connection.headline}</strong>
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
  const onSuccess = (status: ConnectionStatus) => applyConnection(client, businessId, status);
  const start = useMutation({ mutationFn: () => startConnection(businessId), onSuccess });
  const stop = useMutation({ mutationFn: () => stopConnection(businessId), onSuccess });
  const test = useMutation({ mutationFn: () => testConnection(businessId) });
  const can = connectionActions(connection.state);
  return (
    <Section
      title="Connection"
      actions={
        <>
          <Button
            variant={can.start ? 'filled' : 'default'}
            size="compact-xs"
            disabled={!can.start}
            loading={start.isPending}
            data-testid="connection-start"
            onClick={() => start.mutate()}
          >
            Start
          </Button>
          <Button
            variant="default"
            size="compact-xs"
            disabled={!can.stop}
            loading={stop.isPending}
            data-testid="connection-stop"
            onClick={() => stop.mutate()}
          >
            Stop
          </Button>
          <Button
            variant="default"
            size="compact-xs"
            loading={test.isPending}
            data-testid="connection-test"
            onClick={() => test.mutate()}
          >
            Test connection
          </Button>
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
