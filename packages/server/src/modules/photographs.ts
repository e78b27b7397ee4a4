import type { InputError } from '@wardkit/contract/problem';
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { RequestProblem } from '../http/request-problem.ts';

/** A photograph as a call names it, with the place of the name in the call. */
export interface NamedPhotograph {
  readonly id: string;
  readonly pointer: string;
}

/** What names a photograph beside a check. */
export type PhotographUse = 'rectification' | 'verification' | 'objection' | 'signature' | 'resolution' | 'mediation';

/** What photographs belong to: premises or an alert. */
interface Place {
  readonly stationId: string;
  readonly premisesId?: string | null;
  readonly alertId?: string | null;
}

/** The photographs of a list of ids that stands in a body's `photographIds`. */
export function namedIn(photographIds: readonly string[]): NamedPhotograph[] {
  return photographIds.map((id, at) => ({ id, pointer: `/photographIds/${at}` }));
}

/**
 * Holds the photographs that a record is about to name to the end of the transaction, so that nobody deletes one meanwhile.
 *
 * @param alone held so that no other record names them meanwhile either
 * @returns their ids, each once
 * @throws {RequestProblem} `photograph-missing` for one that is not of the place or has not arrived whole
 */
export async function holdPhotographs(
  transaction: Transaction<Schema>,
  { stationId, premisesId, alertId }: Place,
  named: readonly NamedPhotograph[],
  alone = false,
): Promise<string[]> {
  if (named.length === 0) return [];
  const ids = [...new Set(named.map(({ id }) => id.toLowerCase()))].sort();
  const found = transaction
    .selectFrom('attachments')
    .select('id')
    .where('station_id', '=', stationId)
    .where(({ eb }) => (premisesId ? eb('premises_id', '=', premisesId) : eb('alert_id', '=', alertId ?? null)))
    .where('id', 'in', ids)
    .where('state', '=', 'complete')
    // In one order, so that two calls which name the same ones do not wait for each other.
    .orderBy('id');
  const rows = await (alone ? found.forUpdate() : found.forShare()).execute();
  const whole = new Set(rows.map((row) => row.id));
  const errors = named
    .filter(({ id }) => !whole.has(id.toLowerCase()))
    .map(({ id, pointer }): InputError => ({ pointer, code: 'not-arrived', message: id, photographId: id }));
  if (errors.length > 0) throw new RequestProblem('photograph-missing', { errors });
  return [...whole];
}

/** Notes that a record names photographs. They are held by {@link holdPhotographs}. */
export async function noteUse(
  transaction: Transaction<Schema>,
  { stationId, premisesId }: Place,
  recordId: string,
  use: PhotographUse,
  photographIds: readonly string[],
): Promise<void> {
  if (photographIds.length === 0) return;
  await transaction
    .insertInto('photograph_uses')
    .values(
      photographIds.map((id) => ({
        station_id: stationId,
        attachment_id: id,
        record_id: recordId,
        used_in: use,
        premises_id: premisesId ?? null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Of some photographs those that a check, a signature, a rectification or a re-inspection named before. */
export async function namedBefore(
  transaction: Transaction<Schema>,
  stationId: string,
  photographIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ attachment_id: string }>`
    select attachment_id from rental_check_photographs
      where station_id = ${stationId}::uuid and attachment_id = any(${photographIds}::uuid[])
    union
    select attachment_id from photograph_uses
      where station_id = ${stationId}::uuid and attachment_id = any(${photographIds}::uuid[])
        and used_in in ('rectification', 'verification', 'signature')`.execute(transaction);
  return new Set(rows.map((row) => row.attachment_id));
}

/** Whether any record names a photograph. */
export async function isNamed(
  transaction: Transaction<Schema>,
  { stationId, premisesId }: Place,
  photographId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from rental_check_photographs
      where station_id = ${stationId}::uuid and attachment_id = ${photographId}::uuid
    union all
    select 1 from photograph_uses
      where station_id = ${stationId}::uuid and attachment_id = ${photographId}::uuid
    union all
    select 1 from hazards
      where station_id = ${stationId}::uuid and premises_id = ${premisesId ?? null}::uuid
        and ${photographId}::uuid = any(photograph_ids)
    limit 1`.execute(transaction);
  return rows.length > 0;
}
