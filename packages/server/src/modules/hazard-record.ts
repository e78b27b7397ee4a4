import type { Actor } from '@wardkit/contract/actor';
import type { Hazard } from '@wardkit/contract/hazards';
import type { StandardAddress } from '@wardkit/contract/places';
import { type Selectable, sql, type Transaction, type Updateable } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import { addressesOf, toldAddress } from './told-address.ts';

export type HazardRow = Selectable<Schema['hazards']>;

/** The states in which a hazard counts as open: it is neither verified nor annulled. */
export const openHazardStates = ['open', 'referred', 'rectified'] as const;

/** Hazards as the contract shows them. */
export async function completeHazards(transaction: Transaction<Schema>, rows: readonly HazardRow[]): Promise<Hazard[]> {
  const addresses = await addressesOf(transaction, rows);
  return rows.map((row) => toHazard(row, addresses));
}

/** A hazard with the address that is known of its premises. */
export function toHazard(row: HazardRow, addresses: ReadonlyMap<string, StandardAddress>): Hazard {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    premisesId: row.premises_id,
    ...toldAddress(addresses, row),
    checkId: row.check_id,
    itemCode: row.item_code,
    standardVersion: row.standard_version,
    severity: row.severity,
    state: row.state,
    basis: row.basis,
    observedAt: row.observed_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    referral: row.referral,
    note: row.note,
    photographIds: row.photograph_ids,
    assignedTo:
      row.assigned_to === null || row.assigned_to_name === null
        ? null
        : { id: row.assigned_to, displayName: row.assigned_to_name },
    rectification: row.rectification as Hazard['rectification'],
    verification: row.verification as Hazard['verification'],
    referredTo:
      row.referral_authority === null || row.referred_to === null || row.referred_at === null
        ? null
        : {
            authority: row.referral_authority,
            name: row.referred_to,
            ...(row.referral_reason === null ? {} : { reason: row.referral_reason }),
            reference: row.referral_reference,
            referredAt: row.referred_at.toISOString(),
            referredBy: row.referred_by as Actor | null,
          },
  };
}

/** Changes a row that the transaction holds, and gives it its next version. */
export function changeHazard(
  transaction: Transaction<Schema>,
  row: HazardRow,
  to: Updateable<Schema['hazards']>,
): Promise<HazardRow> {
  return transaction
    .updateTable('hazards')
    .set({ ...to, version: sql<number>`version + 1` })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

type HazardEvent = `hazard.${'assigned' | 'rectified' | 'verified' | 'reopened' | 'referred' | 'annulled' | 'opened'}`;

/** Tells what became of a hazard. */
export async function emitHazard(
  { emit }: Pick<Context, 'emit'>,
  type: HazardEvent,
  row: HazardRow,
  divisionCode: string,
): Promise<void> {
  const { id, version, state, premises_id: premisesId } = row;
  await emit(type, row.station_id, `/v1/hazards/${id}`, { id, version, state, premisesId }, divisionCode);
}
