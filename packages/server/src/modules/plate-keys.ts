import { sign } from 'node:crypto';
import { plateKeyId, signPlate } from '@wardkit/contract/plate';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { KeyRing } from '../privacy/key-ring.ts';

/** The key that a station signs its plates with. */
export interface StationPlateKey {
  readonly keyId: string;
  /** base64url of the 32 raw bytes. */
  readonly publicKey: string;
  /** The payload of a plate with this code: what follows the base in its link. */
  sign(code: string): Promise<string>;
}

/** A station's present plate key, derived from the key ring: the database only ever holds the public half. */
export async function stationPlateKey(keys: KeyRing, stationId: string): Promise<StationPlateKey> {
  const { privateKey, raw } = keys.signingKey(`plates:${stationId}`);
  const keyId = await plateKeyId(raw);
  return {
    keyId,
    publicKey: raw.toString('base64url'),
    sign: (code) => signPlate({ code, keyId, sign: async (message) => sign(null, message, privateKey) }),
  };
}

/** Publishes a station's present key, so that devices can tell its plates. */
export async function publishPlateKey(
  transaction: Transaction<Schema>,
  keys: KeyRing,
  stationId: string,
  now: Date,
): Promise<StationPlateKey> {
  const key = await stationPlateKey(keys, stationId);
  await transaction
    .insertInto('plate_keys')
    .values({
      public_key: key.publicKey,
      key_id: key.keyId,
      station_id: stationId,
      secret_id: keys.activeId,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return key;
}
