import { sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import type { ImportKind } from './columns.ts';

/** What an earlier import made of a row. */
export interface ImportedRow {
  readonly key_hash: string;
  readonly content_hash: string;
  readonly record_id: string | null;
}

/** A key may be an identity number, so that only a keyed hash of it is kept. */
export function hashOfKey(keys: KeyRing, stationId: string, kind: ImportKind, key: string): string {
  return keys.hash('import.key', `${stationId}\n${kind}\n${key}`);
}

/** By what one tells whether a row says what it said before. */
export function hashOfContent(keys: KeyRing, body: object): string {
  return keys.hash('import.content', JSON.stringify(body));
}

export function findImported(
  transaction: Transaction<Schema>,
  stationId: string,
  kind: ImportKind,
  keyHashes: readonly string[],
): Promise<ImportedRow[]> {
  if (keyHashes.length === 0) return Promise.resolve([]);
  return transaction
    .selectFrom('imported_rows')
    .select(['key_hash', 'content_hash', 'record_id'])
    .where('station_id', '=', stationId)
    .where('kind', '=', kind)
    .where('key_hash', 'in', keyHashes)
    .execute();
}

export async function remember(
  transaction: Transaction<Schema>,
  stationId: string,
  kind: ImportKind,
  rows: readonly { readonly keyHash: string; readonly contentHash: string; readonly recordId: string }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await transaction
    .insertInto('imported_rows')
    .values(
      rows.map(({ keyHash, contentHash, recordId }) => ({
        station_id: stationId,
        kind,
        key_hash: keyHash,
        content_hash: contentHash,
        record_id: recordId,
        imported_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['station_id', 'kind', 'key_hash']).doUpdateSet({
        content_hash: sql<string>`excluded.content_hash`,
        imported_at: sql<Date>`excluded.imported_at`,
      }),
    )
    .execute();
}
