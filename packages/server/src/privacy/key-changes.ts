import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { StartFailure } from '../start-failure.ts';
import { type KeyRingDocument, newKey } from './key-ring.ts';
import { neededKeys } from './needed-keys.ts';
import { seenMilliseconds } from './ring-watch.ts';

/** A ring with one key more, which nothing is closed with yet. */
export function withNewKey(document: KeyRingDocument): { document: KeyRingDocument; id: string } {
  const key = newKey();
  return { document: { ...document, keys: [...document.keys, key] }, id: key.id };
}

/**
 * A ring whose new data is closed with another of its keys.
 *
 * @throws {StartFailure} while a server that runs does not hold that key: it could not open what the others close
 */
export async function withActiveKey(
  kysely: Kysely<Schema> | null,
  document: KeyRingDocument,
  id: string,
  now: Date,
): Promise<KeyRingDocument> {
  const key = document.keys.find((each) => each.id === id);
  if (key === undefined) throw new StartFailure(`The key ring has no key "${id}".`);
  const holders = kysely === null ? [] : await seenHolders(kysely, now);
  const without = holders.filter((holder) => !holder.key_ids.includes(id)).length;
  if (without > 0) {
    throw new StartFailure(
      `${without} of ${holders.length} running servers do not hold the key "${id}" yet. Give each of them the new ring (they read a key file again within a minute, or on SIGHUP; with WARDKIT_KEYS restart them one after another), then activate it.`,
    );
  }
  return { ...document, keys: [key, ...document.keys.filter((each) => each.id !== id)] };
}

/**
 * A ring without one of its keys.
 *
 * @throws {StartFailure} for the active key, for one that something is still closed with, and for one that a server which
 *   runs goes on closing with: that could never be opened again
 */
export async function withoutKey(
  kysely: Kysely<Schema>,
  document: KeyRingDocument,
  id: string,
  now: Date,
): Promise<KeyRingDocument> {
  if (!document.keys.some((each) => each.id === id)) throw new StartFailure(`The key ring has no key "${id}".`);
  if (document.keys[0]?.id === id) {
    throw new StartFailure(`"${id}" is the active key. Activate another one first.`);
  }
  const holders = await seenHolders(kysely, now);
  const closing = holders.filter((holder) => holder.key_ids[0] === id).length;
  if (closing > 0) {
    throw new StartFailure(
      `${closing} of ${holders.length} running servers still close new data with the key "${id}". Give each of them the ring with the active key (they read a key file again within a minute, or on SIGHUP; with WARDKIT_KEYS restart them one after another), then drop the old one. A server that was killed counts for three minutes.`,
    );
  }
  if ((await neededKeys({ kysely })).includes(id)) {
    throw new StartFailure(
      `Something is still closed with the key "${id}" or derived from it: without it, it could never be opened. Run "keys rotate", and "keys status" to see what is left.`,
    );
  }
  return { ...document, keys: document.keys.filter((each) => each.id !== id) };
}

/** The processes that were seen of late, each with its keys, the active one first. */
function seenHolders(kysely: Kysely<Schema>, now: Date): Promise<readonly { readonly key_ids: readonly string[] }[]> {
  return kysely
    .selectFrom('key_ring_holders')
    .select('key_ids')
    .where('seen_at', '>=', new Date(now.getTime() - seenMilliseconds))
    .execute();
}
