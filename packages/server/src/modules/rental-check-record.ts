import type { BuildingFacts } from '@wardkit/contract/items-that-apply';
import type { StandardAddress } from '@wardkit/contract/places';
import type { Rating } from '@wardkit/contract/ratings';
import type { CheckFacts, GivenSignature } from '@wardkit/contract/rental-check-facts';
import type { RentalCheck, RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import { type HazardRow, toHazard } from './hazard-record.ts';
import { addressesOf, toldAddress } from './told-address.ts';

export type CheckRow = Selectable<Schema['rental_checks']>;

/** What of a check is kept as a document: it is read whole and never searched. */
export interface RentalCheckDocument {
  /** As it was handed in, for a server of the version before; what it is by now stands in the row. */
  readonly state: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly checkedBy: { readonly role: string; readonly displayName: string };
  readonly answers: RentalCheckSubmission['answers'];
  readonly rating: Rating;
  /** What was known of the house, by which the items that were asked are told again; left out by a server of before. */
  readonly building?: BuildingFacts;
  /** Left out by a server of the version before, and where the device told none. */
  readonly facts?: CheckFacts;
  readonly signatures?: readonly GivenSignature[];
}

/** What a check tells besides its row. */
interface CheckParts {
  readonly hazards: readonly HazardRow[];
  readonly addresses: ReadonlyMap<string, StandardAddress>;
  /** The caller's accounts; null where a check is told to nobody in particular. */
  readonly accounts: readonly string[] | null;
}

function toRentalCheck(row: CheckRow, { hazards, addresses, accounts }: CheckParts): RentalCheck {
  const document = row.document as RentalCheckDocument;
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    premisesId: row.premises_id,
    ...toldAddress(addresses, row),
    previousCheckId: row.previous_check_id,
    state: row.state,
    standardVersion: row.standard_version,
    startedAt: document.startedAt,
    finishedAt: document.finishedAt,
    receivedAt: row.received_at.toISOString(),
    checkedBy: document.checkedBy,
    ...(accounts === null ? {} : { isOwn: accounts.includes(row.checked_by) }),
    answers: document.answers,
    facts: document.facts ?? null,
    signatures: [...(document.signatures ?? [])],
    rating: document.rating,
    hazards: hazards.map((hazard) => toHazard(hazard, addresses)),
    review: row.review as RentalCheck['review'],
    withdrawal: row.withdrawal as RentalCheck['withdrawal'],
  };
}

/**
 * Checks as the contract shows them, each with the hazards that it was the first to find.
 *
 * @param accounts the caller's, by which a check says whether the caller made it; null in a file for anybody
 */
export async function completeChecks(
  transaction: Transaction<Schema>,
  rows: readonly CheckRow[],
  accounts: readonly string[] | null,
): Promise<RentalCheck[]> {
  if (rows.length === 0) return [];
  const hazards = await transaction
    .selectFrom('hazards')
    .selectAll()
    .where('station_id', 'in', [...new Set(rows.map((row) => row.station_id))])
    .where('premises_id', 'in', [...new Set(rows.map((row) => row.premises_id))])
    .where(
      'check_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('severity', 'desc')
    .orderBy('item_code')
    .execute();
  const hazardsOf = Map.groupBy(hazards, (hazard) => hazard.check_id);
  const addresses = await addressesOf(transaction, rows);
  return rows.map((row) => toRentalCheck(row, { hazards: hazardsOf.get(row.id) ?? [], addresses, accounts }));
}

/** A check as the contract shows it to a caller. */
export async function completeCheck(
  { transaction, reach }: Pick<Context, 'transaction' | 'reach'>,
  row: CheckRow,
): Promise<RentalCheck> {
  const [check] = await completeChecks(transaction, [row], reach.accounts);
  if (check === undefined) throw new Error('a check is not there');
  return check;
}

/** Changes the state of a row that the transaction holds, and gives it its next version. */
export function changeCheck(
  transaction: Transaction<Schema>,
  row: CheckRow,
  to: { state: string; review?: string; reviewed_by?: string; withdrawal?: string },
): Promise<CheckRow> {
  return transaction
    .updateTable('rental_checks')
    .set({ ...to, version: sql<number>`version + 1` })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

type CheckEvent = `rental-check.${'submitted' | 'reviewed' | 'sent-back' | 'withdrawn'}`;

/** Tells what became of a check. */
export async function emitCheck(
  { emit }: Pick<Context, 'emit'>,
  type: CheckEvent,
  row: Pick<CheckRow, 'id' | 'version' | 'state' | 'premises_id' | 'station_id'>,
  divisionCode: string,
): Promise<void> {
  const { id, version, state, premises_id: premisesId } = row;
  await emit(type, row.station_id, `/v1/rental-checks/${id}`, { id, version, state, premisesId }, divisionCode);
}
