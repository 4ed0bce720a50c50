import { botAddress } from './addresses';
import { array, moment, number, object, string, withDefault, type Decoded } from './decode';
import { change, get } from './http';

export const version = object({
  number,
  /** Empty: Deskhand itself. */
  author: withDefault(string, ''),
  note: withDefault(string, ''),
  created_at: moment,
});

/** A file that was published once and never changes again. */
export type Version = Decoded<typeof version>;

/** A side of a comparison: the number of a version, or the file that is being worked on. */
export type Side = number | 'draft';

/** `unified` is in the unified format, empty when the two are the same. */
const diff = object({ added: number, removed: number, unified: string });

export type Diff = Decoded<typeof diff>;

const versionList = object({ versions: array(version) });

const address = (botId: string) => `${botAddress(botId)}/versions`;

export async function fetchVersions(botId: string, signal?: AbortSignal): Promise<Version[]> {
  return (await get(address(botId), versionList, signal)).versions;
}

const versionFile = object({ number, file: string });

/** The YAML of a version, as it went live. */
export async function fetchVersionFile(
  botId: string,
  version: number,
  signal?: AbortSignal,
): Promise<string> {
  return (await get(`${address(botId)}/${String(version)}`, versionFile, signal)).file;
}

export function fetchDiff(
  botId: string,
  from: Side,
  to: Side,
  signal?: AbortSignal,
): Promise<Diff> {
  return get(`${address(botId)}/${String(from)}/diff/${String(to)}`, diff, signal);
}

/**
 * Makes the saved file what visitors get in conversations that begin from now on.
 *
 * @param revision of the file that was looked at; refused when somebody saved another since
 */
export function publishBot(botId: string, note: string, revision: number): Promise<Version> {
  return change('POST', `${botAddress(botId)}/publish`, version, { note, revision });
}
