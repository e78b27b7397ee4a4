import type { PersonRequest } from '@wardkit/contract/person-requests';
import { type RawBuilder, type Selectable, sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import { openCell, sealCell } from '../privacy/column-cipher.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { isRevealable } from '../privacy/masked-person.ts';
import { readRecordPath } from '../privacy/person-records.ts';

type SealedColumn = 'correct_value' | 'statement' | 'reason';

/** The requests that a caller reaches: of the own station, or of the own person. */
export function requestsWithin(reach: Reach): RawBuilder<boolean> {
  return sql<boolean>`(person_requests.station_id = any(${reach.stations}::uuid[])
    or (person_requests.station_id = any(${reach.home}::uuid[]) and person_requests.person_id = any(${reach.persons}::uuid[])))`;
}

export function selectRequests(transaction: Transaction<Schema>, reach: Reach) {
  return transaction
    .selectFrom('person_requests')
    .leftJoin('people', (join) =>
      join
        .onRef('people.station_id', '=', 'person_requests.station_id')
        .onRef('people.id', '=', 'person_requests.person_id'),
    )
    .selectAll('person_requests')
    .select([sql<string>`person_requests.due_on::text`.as('due'), 'people.restricted', 'people.name_masked'])
    .where(requestsWithin(reach));
}

export type RequestRow = Awaited<ReturnType<ReturnType<typeof selectRequests>['execute']>>[number];

export function sealOf(
  keys: KeyRing,
  row: { station_id: string; id: string },
  column: SealedColumn,
  text: string,
): string {
  const place = { stationId: row.station_id, column: `person_requests.${column}`, rowId: row.id };
  return sealCell(keys, place, text);
}

function open(keys: KeyRing, row: RequestRow, column: SealedColumn, sealed: string): string {
  // What was deleted leaves nothing to open.
  if (sealed === '') return '';
  return openCell(keys, { stationId: row.station_id, column: `person_requests.${column}`, rowId: row.id }, sealed);
}

/** A request as the contract shows it. */
export function toPersonRequest(row: RequestRow, keys: KeyRing): PersonRequest {
  const column = columnOf(row);
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    personId: row.person_id,
    kind: row.kind,
    state: row.state,
    record: row.record,
    field: row.field,
    correctValue:
      row.correct_value_masked === null
        ? null
        : {
            masked: row.correct_value_masked,
            revealable:
              column !== null &&
              isRevealable({ restricted: row.restricted, name_masked: row.correct_value_masked }, column),
          },
    statement: open(keys, row, 'statement', row.statement_sealed),
    receivedAt: row.received_at.toISOString(),
    dueOn: row.due,
    answer:
      row.decision === null || row.answered_at === null
        ? null
        : {
            decision: row.decision,
            reason: open(keys, row, 'reason', row.reason_sealed ?? ''),
            legalBasis: row.legal_basis,
            at: row.answered_at.toISOString(),
          },
  };
}

/** The column of the person that a request is about. */
export function columnOf({ record, field }: Pick<RequestRow, 'record' | 'field'>) {
  if (record === null || field === null) return null;
  return readRecordPath(record)?.kind.columns[field] ?? null;
}

export function requestPath({ id }: { readonly id: string }): string {
  return `/v1/person-requests/${id}`;
}

/** Writes a change of a request, and tells it. */
export async function changeRequest(
  context: Pick<Context, 'transaction' | 'reach' | 'server' | 'emit'>,
  row: RequestRow,
  change: Partial<Selectable<Schema['person_requests']>> & { readonly state: string },
  event: 'person-request.answered' | 'person-request.withdrawn',
): Promise<PersonRequest> {
  const { transaction, reach, server, emit } = context;
  await transaction
    .updateTable('person_requests')
    .set({ ...change, version: row.version + 1 })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .execute();
  await emit(event, row.station_id, requestPath(row), { id: row.id, version: row.version + 1, state: change.state });
  const changed = await selectRequests(transaction, reach)
    .where('person_requests.station_id', '=', row.station_id)
    .where('person_requests.id', '=', row.id)
    .executeTakeFirstOrThrow();
  return toPersonRequest(changed, server.keys);
}
