import { businessAddress } from './addresses';
import { connectionStatus } from './connection';
import {
  array,
  boolean,
  id,
  moment,
  nullable,
  number,
  object,
  string,
  withDefault,
  type Decoded,
} from './decode';
import { change, get } from './http';

const business = object({
  id,
  name: string,
  languages: array(string),
  created_at: moment,
  bot: object({ id, name: string }),
  connection: connectionStatus,
});

export type Business = Decoded<typeof business>;

const checklist = object({
  steps: array(
    object({
      id: string,
      title: string,
      done: boolean,
      detail: withDefault(string, ''),
      link: nullable(string),
    }),
  ),
  done: number,
  of: number,
});

export type Checklist = Decoded<typeof checklist>;
export type ChecklistStep = Checklist['steps'][number];

export async function fetchBusinesses(signal?: AbortSignal): Promise<Business[]> {
  const answer = await get('/api/v1/businesses', object({ businesses: array(business) }), signal);
  return answer.businesses;
}

export function fetchBusiness(businessId: string, signal?: AbortSignal): Promise<Business> {
  return get(businessAddress(businessId), business, signal);
}

export function createBusiness(name: string, languages: readonly string[]): Promise<Business> {
  return change('POST', '/api/v1/businesses', business, { name, languages });
}

export function fetchChecklist(businessId: string, signal?: AbortSignal): Promise<Checklist> {
  return get(`${businessAddress(businessId)}/checklist`, checklist, signal);
}
