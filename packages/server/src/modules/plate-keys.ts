import { sign } from 'node:crypto';
import { doorplateKeyStates } from '@wardkit/contract/doorplate-keys';
import { plateKeyId, signPlate } from '@wardkit/contract/plate';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { newUuid } from '../uuid.ts';

export type PlateKeyRow = Selectable<Schema['plate_keys']>;

/** The key that a station signs its plates with. */
export interface StationPlateKey {
  readonly keyId: string;
  /** base64url of the 32 raw bytes. */
  readonly publicKey: string;
  /** The use that the key is derived for; null for the first key of a station. */
  readonly derivation: string | null;
  /** The payload of a plate with this code: what follows the base in its link. */
  sign(code: string): Promise<string>;
}

/** A plate key of a station, derived from the key ring: the database only ever holds the public half. */
export async function stationPlateKey(
  keys: KeyRing,
  stationId: string,
  derivation: string | null = null,
  secretId: string = keys.activeId,
): Promise<StationPlateKey> {
  const { privateKey, raw } = keys.signingKey(derivation ?? `plates:${stationId}`, secretId);
  const keyId = await plateKeyId(raw);
  return {
    keyId,
    derivation,
    publicKey: raw.toString('base64url'),
    sign: (code) => signPlate({ code, keyId, sign: async (message) => sign(null, message, privateKey) }),
  };
}

/**
 * The key that the next plate is signed by: the newest that signs. It is held to the end of the transaction, so that it is
 * not told to be compromised while a plate is under way. A station that has none gets one (WK-KEY-06).
 */
export async function holdSigningKey(
  transaction: Transaction<Schema>,
  keys: KeyRing,
  stationId: string,
  now: Date,
): Promise<StationPlateKey> {
  const find = () =>
    transaction
      .selectFrom('plate_keys')
      .select(['derivation', 'secret_id'])
      .where('station_id', '=', stationId)
      .where('state', '=', doorplateKeyStates.initial)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .forShare()
      .executeTakeFirst();
  // Where the newest was ended while this waited for it, the row is left out, and a second look finds the next.
  const row = (await find()) ?? (await find());
  if (row !== undefined) return stationPlateKey(keys, stationId, row.derivation, row.secret_id);
  return createPlateKey(transaction, keys, stationId, newUuid(now), now);
}

/** Makes a key and publishes it, so that devices can tell the plates that it will sign. */
export async function createPlateKey(
  transaction: Transaction<Schema>,
  keys: KeyRing,
  stationId: string,
  id: string,
  now: Date,
): Promise<StationPlateKey> {
  for (let attempt = 0; ; attempt += 1) {
    const key = await stationPlateKey(keys, stationId, `plates:${stationId}:${id}:${attempt}`);
    // Plates carry 20 bits of their key: two keys of a station must differ in them, lest one's end be the other's.
    const same = await transaction
      .selectFrom('plate_keys')
      .select('id')
      .where('station_id', '=', stationId)
      .where('key_id', '=', key.keyId)
      .executeTakeFirst();
    if (same !== undefined) continue;
    await transaction
      .insertInto('plate_keys')
      .values({
        id,
        public_key: key.publicKey,
        key_id: key.keyId,
        station_id: stationId,
        secret_id: keys.activeId,
        derivation: key.derivation,
        created_at: now,
      })
      .execute();
    return key;
  }
}

/** Holds every key of a station to the end of the transaction, so that two who end one each do not end the last two. */
export async function holdPlateKeys(transaction: Transaction<Schema>, stationId: string): Promise<PlateKeyRow[]> {
  return transaction
    .selectFrom('plate_keys')
    .selectAll()
    .where('station_id', '=', stationId)
    .orderBy('public_key')
    .forUpdate()
    .execute();
}

/** The condition on a plate in force that a key signed it; `doorplates_by_key` finds these. */
export function isSignedBy(keyId: string) {
  return sql<boolean>`substr(payload, 14, 4) = ${keyId}`;
}
