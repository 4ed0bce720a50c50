import { businessAddress } from './addresses';
import { array, id, moment, nullable, number, object, string, type Decoded } from './decode';
import { change, get } from './http';

const deadLetter = object({
  id,
  conversation_id: id,
  at: moment,
  reason: string,
  /** How many messages it should have answered; 0: the end of a call. */
  messages: number,
  replayed_at: nullable(moment),
});

export type DeadLetter = Decoded<typeof deadLetter>;

const list = object({ dead_letters: array(deadLetter) });

export async function fetchDeadLetters(
  conversationId: string,
  signal?: AbortSignal,
): Promise<readonly DeadLetter[]> {
  const path = `/api/v1/conversations/${encodeURIComponent(conversationId)}/dead-letters`;
  return (await get(path, list, signal)).dead_letters;
}

/** Gives what was not answered to the bot again. */
export function replayDeadLetter(businessId: string, letterId: string): Promise<DeadLetter> {
  const path = `${businessAddress(businessId)}/dead-letters/${encodeURIComponent(letterId)}/replay`;
  return change('POST', path, deadLetter);
}
