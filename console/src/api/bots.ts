import { quickReplies } from './conversations';
import { array, id, moment, nullable, number, object, oneOf, string, type Decoded } from './decode';
import { change, get } from './http';

const bot = object({
  id,
  business_id: id,
  name: string,
  languages: array(string),
  file: string,
  revision: number,
  updated_at: moment,
  entries: number,
});

export type Bot = Decoded<typeof bot>;

const tryAnswer = object({
  replies: array(object({ text: string, quick_replies: quickReplies })),
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
