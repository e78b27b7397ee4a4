import type { WardClient } from '@wardkit/client';
import type { ResponseUnit } from '@wardkit/contract/response-units';

/** The most that the contract lets a page hold. */
const pageSize = 200;

/** The units of the station as they were read. */
export interface ReadUnits {
  readonly units: readonly ResponseUnit[];
  /** When the oldest page was seen, where there is no network (RFC 3339). */
  readonly staleSince: string | null;
}

/** Reads every page of the units. A server that names a page twice is not followed in a circle. */
export async function readUnits(client: WardClient, signal: AbortSignal): Promise<ReadUnits> {
  const units = new Map<string, ResponseUnit>();
  const seen = new Set<string>();
  let staleSince: string | null = null;
  for (let cursor: string | null = null; ; ) {
    const query: { limit: number; cursor?: string } = { limit: pageSize, ...(cursor === null ? {} : { cursor }) };
    const { data, stale } = await client.responseUnits.list(query, { signal }).withResponse();
    for (const unit of data.items) units.set(unit.id, unit);
    const since = stale?.since ?? null;
    if (since !== null && (staleSince === null || Date.parse(since) < Date.parse(staleSince))) staleSince = since;
    cursor = data.next;
    if (cursor === null || seen.has(cursor)) return { units: [...units.values()], staleSince };
    seen.add(cursor);
  }
}
