import { businessAddress } from './addresses';
import { array, nullable, number, object, string, type Decoded } from './decode';
import { get } from './http';

/** So many hand-overs ended in that way; outcome `open`: they have not ended. */
const handOverCount = object({ outcome: string, reason: nullable(string), count: number });

export type HandOverCount = Decoded<typeof handOverCount>;

const counts = object({ hand_overs: array(handOverCount) });

/** Of those that were asked for since then; null: of all. */
export async function fetchHandOverCounts(
  businessId: string,
  since: Date | null,
  signal?: AbortSignal,
): Promise<readonly HandOverCount[]> {
  const query = since === null ? '' : `?since=${encodeURIComponent(since.toISOString())}`;
  const path = `${businessAddress(businessId)}/hand-overs${query}`;
  return (await get(path, counts, signal)).hand_overs;
}
