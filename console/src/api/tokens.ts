import { array, id, moment, nothing, nullable, object, string, type Decoded } from './decode';
import { change, get } from './http';

const apiToken = object({ id, name: string, created_at: moment, last_used_at: nullable(moment) });

export type ApiToken = Decoded<typeof apiToken>;

const newApiToken = object({ id, name: string, token: string });

export type NewApiToken = Decoded<typeof newApiToken>;

export async function fetchApiTokens(signal?: AbortSignal): Promise<ApiToken[]> {
  const answer = await get('/api/v1/api-tokens', object({ api_tokens: array(apiToken) }), signal);
  return answer.api_tokens;
}

export function createApiToken(name: string): Promise<NewApiToken> {
  return change('POST', '/api/v1/api-tokens', newApiToken, { name });
}

export function revokeApiToken(tokenId: string): Promise<null> {
  return change('DELETE', `/api/v1/api-tokens/${encodeURIComponent(tokenId)}`, nothing);
}
