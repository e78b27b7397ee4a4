import type { WardClient } from '@wardkit/client';
import { codeHash } from '../qr/check-plate.ts';

/** Plates that are no longer in force, as this device last heard of them. */
export interface Revocations {
  /** Whether and how a plate has ended; the list holds hashes, so that it names no plate to whoever has none. */
  endOf(code: string): Promise<'revoked' | 'replaced' | null>;
  /** When the list was fetched (RFC 3339); null where it is the server's word of now, or was never fetched. */
  readonly since: string | null;
}

// A list longer than this is not read to its end on a phone; the server's answer to the scan itself always counts.
const MOST_PAGES = 25;

/** Reads the list, from the device where there is no network. Never rejects: without a list nothing is known to be withdrawn. */
export async function fetchRevocations(client: WardClient, signal: AbortSignal): Promise<Revocations> {
  const ended = new Map<string, 'revoked' | 'replaced'>();
  let since: string | null = null;
  const list = client.doorplates.listRevocations({}, { signal });
  try {
    since = (await list.withResponse()).stale?.since ?? null;
    let pages = 0;
    for await (const page of list.pages()) {
      for (const plate of page.items)
        ended.set(String(plate.codeHash), plate.state === 'replaced' ? 'replaced' : 'revoked');
      pages += 1;
      if (pages === MOST_PAGES) break;
    }
  } catch {
    // What was read so far still counts.
  }
  return { since, endOf: async (code) => ended.get(await codeHash(code)) ?? null };
}
