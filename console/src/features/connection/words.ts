import type { ConnectionState, TestLink } from '../../api/connection';
import type { Tone } from '../../ui/StatusMark';

interface Words {
  readonly label: string;
  readonly tone: Tone;
}

const CONNECTION: Record<ConnectionState, Words> = {
  not_configured: { label: 'Keys missing', tone: 'off' },
  not_authorised: { label: 'Not authorised', tone: 'warn' },
  connecting: { label: 'Connecting', tone: 'busy' },
  online: { label: 'Online', tone: 'ok' },
  reconnecting: { label: 'Reconnecting', tone: 'busy' },
  database_failing: { label: 'Nothing can be stored', tone: 'bad' },
  taken_over: { label: 'Taken over', tone: 'bad' },
  token_refused: { label: 'Token refused', tone: 'bad' },
  ip_refused: { label: 'Address refused', tone: 'bad' },
  stopped: { label: 'Stopped', tone: 'off' },
};

export function connectionWords(state: ConnectionState): Words {
  return CONNECTION[state];
}

const LINK: Record<TestLink['state'], Words> = {
  ok: { label: 'OK', tone: 'ok' },
  broken: { label: 'Broken', tone: 'bad' },
  warning: { label: 'Warning', tone: 'warn' },
  skipped: { label: 'Not reached', tone: 'off' },
};

export function linkWords(state: TestLink['state']): Words {
  return LINK[state];
}

/** What can be done to a connection in this state. */
export function connectionActions(state: ConnectionState): { start: boolean; stop: boolean } {
  switch (state) {
    case 'not_configured':
    case 'not_authorised':
      return { start: false, stop: false };
    case 'connecting':
    case 'online':
    case 'reconnecting':
    case 'database_failing':
      return { start: false, stop: true };
    case 'taken_over':
    case 'token_refused':
    case 'ip_refused':
    case 'stopped':
      return { start: true, stop: false };
  }
}
