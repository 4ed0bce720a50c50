/** Lines in the unified format begin with these. */
const KINDS = { ' ': 'same', '+': 'added', '-': 'removed' } as const;

export interface DiffLine {
  readonly kind: (typeof KINDS)[keyof typeof KINDS];
  readonly text: string;
  /** Its number in the first file, if it has one. */
  readonly old: number | null;
  /** Its number in the second file, if it has one. */
  readonly now: number | null;
}

/** Changes near each other, with a few unchanged lines around them. */
export interface Hunk {
  /** Unchanged lines that are left out before it. */
  readonly skipped: number;
  readonly lines: readonly DiffLine[];
}

const HEAD = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

function isSign(sign: string | undefined): sign is keyof typeof KINDS {
  return sign !== undefined && Object.hasOwn(KINDS, sign);
}

/** Reads a comparison in the unified format. */
export function hunksOf(unified: string): Hunk[] {
  const hunks: { skipped: number; lines: DiffLine[] }[] = [];
  // Numbers of the lines to come, and how many of each file the hunk still has.
  let [old, now, oldLeft, nowLeft] = [1, 1, 0, 0];
  for (const line of unified.split('\n')) {
    const head = oldLeft + nowLeft === 0 ? HEAD.exec(line) : null;
    if (head !== null) {
      const [, oldAt, oldCount = '1', nowAt, nowCount = '1'] = head;
      [oldLeft, nowLeft] = [Number(oldCount), Number(nowCount)];
      // A file of which a hunk has no line is at the line before it.
      const start = Number(oldAt) + (oldLeft === 0 ? 1 : 0);
      hunks.push({ skipped: Math.max(0, start - old), lines: [] });
      old = start;
      now = Number(nowAt) + (nowLeft === 0 ? 1 : 0);
      continue;
    }
    const hunk = hunks.at(-1);
    const sign = line[0];
    if (hunk === undefined || oldLeft + nowLeft === 0 || !isSign(sign)) continue;
    const kind = KINDS[sign];
    hunk.lines.push({
      kind,
      text: line.slice(1),
      old: kind === 'added' ? null : old,
      now: kind === 'removed' ? null : now,
    });
    if (kind !== 'added') [old, oldLeft] = [old + 1, oldLeft - 1];
    if (kind !== 'removed') [now, nowLeft] = [now + 1, nowLeft - 1];
  }
  return hunks;
}

function count(number: number, what: string): string {
  return `${String(number)} ${number === 1 ? 'line' : 'lines'} ${what}`;
}

/** "3 lines added, 1 line removed". */
export function changeWords({
  added,
  removed,
}: {
  readonly added: number;
  readonly removed: number;
}): string {
  if (added + removed === 0) return 'no difference';
  return [
    ...(added > 0 ? [count(added, 'added')] : []),
    ...(removed > 0 ? [count(removed, 'removed')] : []),
  ].join(', ');
}
