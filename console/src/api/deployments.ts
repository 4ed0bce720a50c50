import { deploymentAddress } from './addresses';
import { connectionStatus } from './connection';
import { boolean, id, moment, nullable, object, string, type Decoded } from './decode';
import { change, get } from './http';

const deployment = object({
  business_id: id,
  kind: string,
  client_id: string,
  client_name: string,
  subdomain: string,
  client_secret_set: boolean,
  redirect_url: string,
  authorised_at: nullable(moment),
  connection: connectionStatus,
});

export type Deployment = Decoded<typeof deployment>;

/** Without `client_secret` the stored one stays. */
export interface DeploymentKeys {
  readonly client_id: string;
  readonly client_name: string;
  readonly subdomain: string;
  readonly client_secret?: string;
}

const authorizeUrl = object({ authorize_url: string, expires_at: nullable(moment) });

export type AuthorizeUrl = Decoded<typeof authorizeUrl>;

export function fetchDeployment(businessId: string, signal?: AbortSignal): Promise<Deployment> {
  return get(deploymentAddress(businessId), deployment, signal);
}

export function saveDeployment(businessId: string, keys: DeploymentKeys): Promise<Deployment> {
  return change('PUT', deploymentAddress(businessId), deployment, keys);
}

/** The address of the guide; outside `/api/v1` because others' scripts know it by this name. */
export function fetchAuthorizeUrl(businessId: string, signal?: AbortSignal): Promise<AuthorizeUrl> {
  const path = `/third_party_integrations/v1/zendesk_live_chat/generate_authorize_url/${encodeURIComponent(businessId)}`;
  return get(path, authorizeUrl, signal);
}
