import { deploymentAddress } from './addresses';
import {
  array,
  id,
  moment,
  nullable,
  object,
  oneOf,
  string,
  withDefault,
  type Decoded,
} from './decode';
import { change } from './http';

export const connectionStatus = object({
  state: oneOf(
    'not_configured',
    'not_authorised',
    'connecting',
    'online',
    'reconnecting',
    'database_failing',
    'taken_over',
    'token_refused',
    'ip_refused',
    'stopped',
  ),
  since: nullable(moment),
  headline: string,
  detail: withDefault(string, ''),
  next_step: withDefault(string, ''),
  agent: nullable(object({ id: nullable(id), name: string })),
});

export type ConnectionStatus = Decoded<typeof connectionStatus>;
export type ConnectionState = ConnectionStatus['state'];

const connectionTest = object({
  links: array(
    object({
      id: string,
      title: string,
      state: oneOf('ok', 'broken', 'skipped', 'warning'),
      detail: withDefault(string, ''),
      next_step: withDefault(string, ''),
    }),
  ),
  broken: nullable(string),
});

export type ConnectionTest = Decoded<typeof connectionTest>;
export type TestLink = ConnectionTest['links'][number];

const address = (businessId: string) => `${deploymentAddress(businessId)}/connection`;

export function startConnection(businessId: string): Promise<ConnectionStatus> {
  return change('POST', `${address(businessId)}/start`, connectionStatus);
}

export function stopConnection(businessId: string): Promise<ConnectionStatus> {
  return change('POST', `${address(businessId)}/stop`, connectionStatus);
}

export function testConnection(businessId: string): Promise<ConnectionTest> {
  return change('POST', `${address(businessId)}/test`, connectionTest);
}
