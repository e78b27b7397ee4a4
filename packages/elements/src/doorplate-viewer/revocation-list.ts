import type { AnyWardError, WardClient } from '@wardkit/client';
import { codeHash } from '../qr/check-plate.ts';

const AT_A_TIME = 200;
// What one reading takes at most; the next one goes on from there.
const MOST_PAGES = 25;

/**
 * Plates that are no longer in force, as this device last heard of them. The list is in the order in which plates ended, so
 * a later reading begins at the last page of the one before. The client keeps the pages, so it is read without a network too.
 */
export class RevocationList {
  /** When the device last had it to its end (RFC 3339); null where it never did. */
  since: string | null = null;
  readonly #ended = new Map<string, 'revoked' | 'replaced'>();
  /** The cursor of the last page; undefined for the first. */
  #last: string | undefined;
  #reading: Promise<void> | null = null;

  /** Reads what came to it since. Never rejects: without the list nothing is known to be withdrawn. */
  refresh(client: WardClient, now: number, signal: AbortSignal): Promise<void> {
    this.#reading ??= this.#read(client, now, signal)
      .catch((error: AnyWardError) => {
        // A cursor that the server no longer takes: from the beginning the next time.
        if (error.kind === 'api') this.#last = undefined;
      })
      .finally(() => {
        this.#reading = null;
      });
    return this.#reading;
  }

  /** Whether and how a plate has ended; the list holds hashes, so that it names no plate to whoever has none. */
  async endOf(code: string): Promise<'revoked' | 'replaced' | null> {
    return this.#ended.get(await codeHash(code)) ?? null;
  }

  async #read(client: WardClient, now: number, signal: AbortSignal): Promise<void> {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = { limit: AT_A_TIME, ...(this.#last === undefined ? {} : { cursor: this.#last }) };
      const { data, stale } = await client.doorplates.listRevocations(query, { signal }).withResponse();
      for (const { codeHash: hash, state } of data.items)
        this.#ended.set(String(hash), state === 'replaced' ? 'replaced' : 'revoked');
      if (data.next === null) {
        // Earlier pages don't change: as of when the last one is, the whole is.
        this.since = stale?.since ?? new Date(now).toISOString();
        return;
      }
      this.#last = data.next;
    }
  }
}

const lists = new WeakMap<WardClient, RevocationList>();

/** The one list of a client, for all viewers on the page. */
export function revocationListOf(client: WardClient): RevocationList {
  const known = lists.get(client);
  if (known !== undefined) return known;
  const made = new RevocationList();
  lists.set(client, made);
  return made;
}
