import { botAddress } from './addresses';
import {
  array,
  boolean,
  id,
  moment,
  number,
  object,
  string,
  withDefault,
  type Decoded,
} from './decode';
import { change, get, post } from './http';
import { version } from './versions';

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
  /** What visitors get. */
  published: version,
  /** Whether the saved file is another than that. */
  draft_differs: boolean,
  notes: withDefault(array(note), []),
});

export type Bot = Decoded<typeof bot>;

export function fetchBot(botId: string, signal?: AbortSignal): Promise<Bot> {
  return get(botAddress(botId), bot, signal);
}

/** `revision` is the one that was edited; the server refuses when somebody saved another since. */
export function saveBotFile(botId: string, file: string, revision: number): Promise<Bot> {
  return change('PUT', `${botAddress(botId)}/file`, bot, { file, revision });
}

/** Puts a version's file in the place of the draft with that revision; what is live stays. */
export function restoreVersion(botId: string, version: number, revision: number): Promise<Bot> {
  return change('POST', `${botAddress(botId)}/versions/${String(version)}/restore`, bot, {
    revision,
  });
}

const draftText = object({ file: string });

/** The saved file with the questions and answers of a table behind its own; it is not saved yet. */
export async function importFaq(botId: string, table: string): Promise<string> {
  const tabs = (table.trimStart().split('\n')[0] ?? '').includes('\t');
  const type = tabs ? 'text/tab-separated-values' : 'text/csv';
  return (await post(`${botAddress(botId)}/import-faq`, draftText, type, table)).file;
}
