import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { StartFailure } from '../start-failure.ts';
import { type KeyRing, nameOfRing, type RingSource } from './key-ring.ts';

/** The mark of the ring that a database belongs to; null for one that nobody has used yet. */
export async function ringOf(kysely: Kysely<Schema>): Promise<string | null> {
  const row = await kysely.selectFrom('key_ring_marks').select('lookup_mark').executeTakeFirst();
  return row?.lookup_mark ?? null;
}

/**
 * Ties a database to the ring that is used on it first. Two who come at once with different rings don't both begin.
 *
 * @throws {StartFailure} when it belongs to another ring
 */
export async function claimForRing(kysely: Kysely<Schema>, keys: KeyRing, source: RingSource): Promise<void> {
  const mark = keys.lookupFingerprint();
  if ((await ringOf(kysely)) === null) {
    await kysely
      .insertInto('key_ring_marks')
      .values({ lookup_mark: mark })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  if ((await ringOf(kysely)) === mark) return;
  throw new StartFailure(
    `The database belongs to another key ring than the one given (${nameOfRing(source)}). Servers and commands of one database have the same ring: take the one that the first server was started with.`,
  );
}
