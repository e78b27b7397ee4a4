import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { writeAudit } from '../privacy/audit.ts';
import { openCell, sealCell } from '../privacy/column-cipher.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { StartFailure } from '../start-failure.ts';
import { newUuid } from '../uuid.ts';

/** A hold as its command lists it. */
export interface LegalHold {
  readonly stationId: string;
  readonly recordId: string;
  readonly reason: string;
  readonly setAt: Date;
}

/** Characters that a reason has at least: enough to name a document. */
export const leastReason = 10;

/**
 * Keeps a record, a person or premises, with all that belongs to them, from being deleted by whatever: a request that is
 * granted, or a time that is over. Runs as the owner of the tables.
 *
 * @throws {StartFailure} for what is not on record, or is held already
 */
export async function setHold(
  kysely: Kysely<Schema>,
  keys: KeyRing,
  recordId: string,
  reason: string,
  now: Date,
): Promise<LegalHold> {
  requireReason(reason);
  return kysely.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ station_id: string }>`
      select station_id from record_stations where record_id = ${recordId}::uuid
      union select station_id from people where id = ${recordId}::uuid`.execute(transaction);
    const stationId = rows[0]?.station_id;
    if (stationId === undefined) throw new StartFailure(`No record or person has the id ${recordId}.`);
    const id = newUuid(now);
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('legal_holds')
      .values({
        station_id: stationId,
        id,
        record_id: recordId,
        reason_sealed: sealCell(keys, { stationId, column: 'legal_holds.reason', rowId: id }, reason),
        set_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) throw new StartFailure(`A hold lies on ${recordId} already.`);
    await audit(transaction, 'legal-hold.set', stationId, recordId, now);
    return { stationId, recordId, reason, setAt: now };
  });
}

/** @throws {StartFailure} where no hold lies */
export async function liftHold(
  kysely: Kysely<Schema>,
  keys: KeyRing,
  recordId: string,
  reason: string,
  now: Date,
): Promise<void> {
  requireReason(reason);
  await kysely.transaction().execute(async (transaction) => {
    const hold = await transaction
      .selectFrom('legal_holds')
      .select(['station_id', 'id'])
      .where('record_id', '=', recordId)
      .where('lifted_at', 'is', null)
      .executeTakeFirst();
    if (hold === undefined) throw new StartFailure(`No hold lies on ${recordId}.`);
    const place = { stationId: hold.station_id, column: 'legal_holds.lift_reason', rowId: hold.id };
    await transaction
      .updateTable('legal_holds')
      .set({ lifted_at: now, lift_reason_sealed: sealCell(keys, place, reason) })
      .where('station_id', '=', hold.station_id)
      .where('id', '=', hold.id)
      .execute();
    await audit(transaction, 'legal-hold.lift', hold.station_id, recordId, now);
  });
}

/** The holds that are not lifted, the oldest first. */
export async function listHolds(kysely: Kysely<Schema>, keys: KeyRing): Promise<readonly LegalHold[]> {
  const rows = await kysely
    .selectFrom('legal_holds')
    .select(['station_id', 'id', 'record_id', 'reason_sealed', 'set_at'])
    .where('lifted_at', 'is', null)
    .orderBy('set_at')
    .execute();
  return rows.map((row) => ({
    stationId: row.station_id,
    recordId: row.record_id,
    reason: openCell(
      keys,
      { stationId: row.station_id, column: 'legal_holds.reason', rowId: row.id },
      row.reason_sealed,
    ),
    setAt: row.set_at,
  }));
}

function requireReason(reason: string): void {
  if (reason.trim().length < leastReason) throw new StartFailure(`A reason has ${leastReason} characters or more.`);
}

async function audit(
  transaction: Parameters<typeof writeAudit>[0],
  operation: string,
  stationId: string,
  recordId: string,
  now: Date,
): Promise<void> {
  const records = new Map([[stationId, new Set([recordId])]]);
  const entry = { operation, purpose: null, accountId: null, role: 'operator', requestId: newUuid(now), outcome: 204 };
  await writeAudit(transaction, { ...entry, records }, now);
}
