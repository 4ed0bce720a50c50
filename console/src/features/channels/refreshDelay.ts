const BEFORE_EXPIRY_MS = 20_000;
const SHORTEST_MS = 5_000;

/** Milliseconds until a new authorization URL should be fetched, or false when this one lasts. */
export function refreshDelay(expiresAt: string | null, now: number): number | false {
  if (expiresAt === null) return false;
  return Math.max(SHORTEST_MS, Date.parse(expiresAt) - BEFORE_EXPIRY_MS - now);
}
