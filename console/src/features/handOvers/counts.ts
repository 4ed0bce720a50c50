import type { HandOverCount } from '../../api/handOvers';

const DAY_MS = 86_400_000;
const DAYS = { day: 1, week: 7, month: 30 } as const;

export type Period = keyof typeof DAYS | 'ever';

/** When a period began that ends now; null: it has no beginning. */
export function since(period: Period, now: number): Date | null {
  return period === 'ever' ? null : new Date(now - DAYS[period] * DAY_MS);
}

export interface Outcome {
  /** Null: those that have not ended. */
  readonly name: string | null;
  readonly count: number;
  /** The most frequent first; none where they would say the outcome once more. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

/** The most frequent outcome first. */
export function byOutcome(counts: readonly HandOverCount[]): Outcome[] {
  return [...new Set(counts.map(({ outcome }) => outcome))]
    .map((name) => ({ name, rows: counts.filter(({ outcome }) => outcome === name) }))
    .map(({ name, rows }) => ({
      name: name === 'open' ? null : name,
      count: rows.reduce((sum, { count }) => sum + count, 0),
      reasons: rows
        .flatMap(({ reason, count }) => (reason === null ? [] : [{ reason, count }]))
        .filter(({ reason }) => rows.length > 1 || reason !== name)
        .sort((a, b) => b.count - a.count),
    }))
    .sort((a, b) => b.count - a.count);
}

/** In percent, never 0 % for what is there. */
export function share(count: number, total: number): string {
  const percent = (100 * count) / total;
  return percent < 1 ? '< 1 %' : `${String(Math.round(percent))} %`;
}
