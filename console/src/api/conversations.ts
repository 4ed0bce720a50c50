import { businessAddress } from './addresses';
import {
  array,
  boolean,
  id,
  moment,
  nullable,
  number,
  object,
  oneOf,
  string,
  withDefault,
  type Decoded,
  type Decoder,
} from './decode';
import { change, get } from './http';
import { leftMessage } from './leftMessages';
import { message } from './messages';
import { why } from './why';

export const CONVERSATION_STATES = [
  'bot',
  'requested',
  'transferring',
  'waiting',
  'human',
  'returned',
  'ended',
  'failed',
  'abandoned',
] as const;

const summaryShape = {
  id,
  business_id: id,
  channel_id: string,
  visitor: object({ id, name: withDefault(string, '') }),
  state: oneOf(...CONVERSATION_STATES),
  state_reason: nullable(string),
  started_at: moment,
  last_at: moment,
  last_text: withDefault(string, ''),
  message_count: number,
};

export const conversationSummary = object(summaryShape);

export type ConversationSummary = Decoded<typeof conversationSummary>;
export type ConversationState = ConversationSummary['state'];

/** A quick reply is its label; a server may send an object with more, of which the label counts. */
const quickReply: Decoder<string> = (value, path) =>
  typeof value === 'string' ? value : object({ text: string })(value, path).text;

const quickReplies = withDefault(array(quickReply), []);

export const entry = object({
  number,
  at: moment,
  kind: oneOf('message', 'joined', 'left', 'state', 'call', 'tag', 'note'),
  speaker: object({
    kind: oneOf('visitor', 'bot', 'human', 'trigger', 'system'),
    name: withDefault(string, ''),
  }),
  text: withDefault(string, ''),
  quick_replies: quickReplies,
  message: nullable(message),
  delivery: nullable(oneOf('pending', 'delivered', 'withdrawn', 'undeliverable')),
  delivery_reason: nullable(string),
  state: nullable(object({ from: nullable(string), to: string, reason: nullable(string) })),
  /** Of a visitor's line that the bot has worked on. */
  why: nullable(why),
  /** Of a visitor's line that was read in one turn with the line of that number. */
  read_with: nullable(number),
  /** Whether that turn did not read its words, since too many came at once. */
  left_out: withDefault(boolean, false),
});

export type Entry = Decoded<typeof entry>;

export const handOver = object({
  asked_because: string,
  asked_at: moment,
  transferred_at: nullable(moment),
  /** What the bot knew then: name, colon, value, one a line. */
  understood: withDefault(string, ''),
  outcome: nullable(string),
  reason: nullable(string),
  ended_at: nullable(moment),
});

export type HandOver = Decoded<typeof handOver>;

const conversation = object({
  ...summaryShape,
  transcript: array(entry),
  hand_overs: withDefault(array(handOver), []),
  left_messages: withDefault(array(leftMessage), []),
});

export type Conversation = Decoded<typeof conversation>;

export const entryEvent = object({ conversation_id: id, entry });

export type EntryEvent = Decoded<typeof entryEvent>;

const conversationPage = object({
  conversations: array(conversationSummary),
  next: nullable(id),
});

export type ConversationPage = Decoded<typeof conversationPage>;

export function fetchConversations(
  businessId: string,
  filter: { readonly state: ConversationState | null; readonly before: string | null },
  signal?: AbortSignal,
): Promise<ConversationPage> {
  const query = new URLSearchParams({ limit: '50' });
  if (filter.state !== null) query.set('state', filter.state);
  if (filter.before !== null) query.set('before', filter.before);
  const path = `${businessAddress(businessId)}/conversations?${query.toString()}`;
  return get(path, conversationPage, signal);
}

export function fetchConversation(
  conversationId: string,
  signal?: AbortSignal,
): Promise<Conversation> {
  return get(`/api/v1/conversations/${encodeURIComponent(conversationId)}`, conversation, signal);
}

function order(chat: ConversationSummary, what: string): Promise<ConversationSummary> {
  const path = `${businessAddress(chat.business_id)}/conversations/${encodeURIComponent(chat.id)}/${what}`;
  return change('POST', path, conversationSummary, {});
}

/** Passes a chat of the bot's to people. */
export function handOverChat(chat: ConversationSummary): Promise<ConversationSummary> {
  return order(chat, 'hand-over');
}

/** Gives a chat that waits, or that no person is in any more, back to the bot. */
export function takeChatBack(chat: ConversationSummary): Promise<ConversationSummary> {
  return order(chat, 'take-back');
}
