import type { EventType } from '@wardkit/contract/events';
import { pointOf } from '@wardkit/contract/geo-point';
import type { ResponseUnit } from '@wardkit/contract/response-units';
import type { Selectable, Transaction, Updateable } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';

export type ResponseUnitRow = Selectable<Schema['response_units']>;

/** A unit as the contract shows it. */
export function toUnit(row: ResponseUnitRow): ResponseUnit {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    label: row.label,
    kind: row.kind,
    strength: row.strength,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    expectedBackAt: row.expected_back_at?.toISOString() ?? null,
    post: postOf(row),
    alertId: row.alert_id,
  };
}

/** Where a unit stands by; null for one that has no post. */
export function postOf(row: ResponseUnitRow): ResponseUnit['post'] {
  const { post_division_code: divisionCode, post_text: text, post_longitude, post_latitude } = row;
  if (divisionCode === null || text === null || post_longitude === null || post_latitude === null) return null;
  return { divisionCode, text, point: pointOf(post_longitude, post_latitude) };
}

/** Changes a row that the transaction holds, and gives it its next version. */
export function writeUnit(
  transaction: Transaction<Schema>,
  row: ResponseUnitRow,
  to: Updateable<Schema['response_units']>,
): Promise<ResponseUnitRow> {
  return transaction
    .updateTable('response_units')
    .set({ ...to, version: row.version + 1 })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Tells what became of a unit. It lies where its station does: an event tells nobody where a unit is. */
export async function emitUnit(
  { emit }: Pick<Context, 'emit'>,
  type: EventType,
  { station_id, id, version, state }: ResponseUnitRow,
): Promise<void> {
  await emit(type, station_id, pathOfUnit(id), { id, version, state });
}

export function pathOfUnit(id: string): string {
  return `/v1/response-units/${id}`;
}
