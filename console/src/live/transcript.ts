import type { Entry } from '../api/conversations';

/** Adds an entry by its number, or replaces the one that has it: delivery is told by a second event. */
export function withEntry(transcript: readonly Entry[], entry: Entry): Entry[] {
  const later = transcript.findIndex((each) => each.number >= entry.number);
  if (later === -1) return [...transcript, entry];
  const replaces = transcript[later]?.number === entry.number ? 1 : 0;
  return [...transcript.slice(0, later), entry, ...transcript.slice(later + replaces)];
}
