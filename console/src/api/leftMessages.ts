import { businessAddress } from './addresses';
import {
  array,
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

/** What a visitor has left for the team. */
export const leftMessage = object({
  id,
  conversation_id: id,
  visitor_name: withDefault(string, ''),
  at: moment,
  text: string,
  /** Null: nobody has seen to it yet. */
  seen_to: nullable(object({ at: moment, by: string })),
});

export type LeftMessage = Decoded<typeof leftMessage>;

const page = object({
  messages: array(leftMessage),
  next: nullable(id),
  /** How many of all are to be seen to. */
  open: number,
});

export type LeftMessagePage = Decoded<typeof page>;

function address(businessId: string): string {
  return `${businessAddress(businessId)}/left-messages`;
}

export function fetchLeftMessages(
  businessId: string,
  filter: { readonly open: boolean; readonly before: string | null; readonly limit: number },
  signal?: AbortSignal,
): Promise<LeftMessagePage> {
  const query = new URLSearchParams({ limit: String(filter.limit) });
  if (filter.open) query.set('open', 'true');
  if (filter.before !== null) query.set('before', filter.before);
  return get(`${address(businessId)}?${query.toString()}`, page, signal);
}

/** Notes that the operator has seen to a message, or that it is to be seen to after all. */
export function markLeftMessage(
  businessId: string,
  messageId: string,
  seenTo: boolean,
): Promise<LeftMessage> {
  const path = `${address(businessId)}/${encodeURIComponent(messageId)}/seen-to`;
  return change(seenTo ? 'POST' : 'DELETE', path, leftMessage);
}
