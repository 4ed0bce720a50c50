import type { ConnectionStatus } from '../../api/connection';
import { StatusMark } from '../../ui/StatusMark';
import { connectionWords } from './words';

interface ConnectionBadgeProps {
  readonly connection: ConnectionStatus;
  readonly testId?: string;
}

export function ConnectionBadge({ connection, testId }: ConnectionBadgeProps) {
  const { label, tone } = connectionWords(connection.state);
  return (
    <StatusMark tone={tone} state={connection.state} {...(testId === undefined ? {} : { testId })}>
      {label}
    </StatusMark>
  );
}
