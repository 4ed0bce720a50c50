import { quickReplies } from './conversations';
import {
  array,
  id,
  moment,
  nullable,
  number,
  object,
  oneOf,
  string,
  withDefault,
  type Decoded,
} from './decode';
import { change, get } from './http';
import { message } from './messages';

const note = object({
  line: number,
  column: number,
  path: string,
  kind: string,
  message: string,
});

/** What the channel shows in another way than the file has it; no mistake. */
export type Note = Decoded<typeof note>;

const bot = object({
  id,
  business_id: id,
  name: string,
  languages: array(string),
  file: string,
  revision: number,
  updated_at: moment,
  entries: number,
  notes: withDefault(array(note), []),
});

export type Bot = Decoded<typeof bot>;

const tryAnswer = object({
  replies: array(object({ text: string, quick_replies: quickReplies, message: nullable(message) })),
  entry: nullable(string),
  score: nullable(number),
  outcome: oneOf('answered', 'not_understood', 'hand_over'),
});

export type TryAnswer = Decoded<typeof tryAnswer>;

const address = (botId: string) => `/api/v1/bots/${encodeURIComponent(botId)}`;

export function fetchBot(botId: string, signal?: AbortSignal): Promise<Bot> {
  return get(address(botId), bot, signal);
}

/** `revision` is the one that was edited; the server refuses when somebody saved another since. */
export function saveBotFile(botId: string, file: string, revision: number): Promise<Bot> {
  return change('PUT', `${address(botId)}/file`, bot, { file, revision });
}

export function tryBot(botId: string, text: string): Promise<TryAnswer> {
  return change('POST', `${address(botId)}/try`, tryAnswer, { text });
}
