import type { EventType } from '@wardkit/contract/events';
import type { Mediation } from '@wardkit/contract/mediation-record';
import { type Selectable, sql, type Transaction, type Updateable } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type DeadlineRow, nextDeadlineOf, toDeadline } from './mediation-deadlines.ts';
import { type NamedParty, partiesOf, partyName } from './mediation-party-record.ts';
import { ownPartyIds, selectMediations, worksOn } from './mediation-reach.ts';

export type MediationRow = Selectable<Schema['mediations']>;
/** What a move or a change writes into the row of a mediation. */
export type MediationUpdate = Updateable<Schema['mediations']>;

/** As much of a call as its work on a mediation needs. */
export type MediationContext = Pick<
  Context,
  'transaction' | 'reach' | 'concerns' | 'ifMatch' | 'now' | 'language' | 'emit' | 'caller' | 'server'
>;

/** @throws {RequestProblem} `not-found`, the same for one that is not there and one that the caller may not know of */
export async function findMediation(
  context: Pick<Context, 'transaction' | 'reach' | 'concerns'>,
  mediationId: string,
): Promise<MediationRow> {
  const { rows } = await selectMediations(context);
  const row = await rows.where('mediations.id', '=', mediationId).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  context.concerns(row.station_id, row.id);
  return row;
}

/**
 * A mediation held to the end of the transaction, whatever its version: everything that changes it or what belongs to it
 * begins so, and then looks at what it needs.
 *
 * @throws {RequestProblem} `not-found`
 */
export async function holdMediation(
  context: Pick<Context, 'transaction' | 'reach' | 'concerns'>,
  mediationId: string,
): Promise<MediationRow> {
  const { station_id: stationId, id } = await findMediation(context, mediationId);
  return context.transaction
    .selectFrom('mediations')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** As {@link holdMediation}, in the version that the caller knows. @throws {RequestProblem} `not-found`, `version-stale` */
export async function holdKnownMediation(
  context: Pick<Context, 'transaction' | 'reach' | 'concerns' | 'ifMatch'>,
  mediationId: string,
): Promise<MediationRow> {
  const row = await holdMediation(context, mediationId);
  if (row.version !== context.ifMatch) {
    throw new RequestProblem('version-stale', { current: await completeMediation(context, row) });
  }
  return row;
}

/** A refusal that tells how the mediation stands now. */
export async function stateConflict(
  context: Pick<Context, 'transaction' | 'reach'>,
  row: MediationRow,
): Promise<RequestProblem> {
  return new RequestProblem('state-conflict', { current: await completeMediation(context, row) });
}

/** Nothing of an archived mediation is changed any more (WK-MED-43). @throws {RequestProblem} `state-conflict` */
export async function refuseArchived(
  context: Pick<Context, 'transaction' | 'reach'>,
  row: MediationRow,
): Promise<void> {
  if (row.state === 'archived') throw await stateConflict(context, row);
}

/** Changes a row that the transaction holds, and gives it its next version. */
export function writeMediation(
  transaction: Transaction<Schema>,
  row: MediationRow,
  to: MediationUpdate = {},
): Promise<MediationRow> {
  return transaction
    .updateTable('mediations')
    .set({ ...to, version: row.version + 1 })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What of a mediation belongs to it has changed: so has the mediation (WK-MED-03). */
export async function noteChange(
  context: Pick<Context, 'transaction' | 'emit'>,
  row: MediationRow,
  event: EventType,
  to: MediationUpdate = {},
): Promise<MediationRow> {
  const changed = await writeMediation(context.transaction, row, to);
  await emitMediation(context, event, changed);
  return changed;
}

export async function emitMediation(
  { emit }: Pick<Context, 'emit'>,
  type: EventType,
  row: MediationRow,
): Promise<void> {
  await emit(type, row.station_id, pathOf(row), changeOf(row), row.division_code);
}

/** What an event tells of a mediation: nobody and nothing of the dispute. */
export function changeOf({ id, version, state }: Pick<MediationRow, 'id' | 'version' | 'state'>): object {
  return { id, version, state };
}

export function pathOf({ id }: Pick<MediationRow, 'id'>): string {
  return `/v1/mediations/${id}`;
}

export async function answerWith(context: Pick<Context, 'transaction' | 'reach'>, row: MediationRow) {
  return { status: 200, body: await completeMediation(context, row), version: row.version };
}

export async function completeMediation(
  context: Pick<Context, 'transaction' | 'reach'>,
  row: MediationRow,
): Promise<Mediation> {
  const [mediation] = await completeMediations(context, [row]);
  if (mediation === undefined) throw new Error('a mediation is not there');
  return mediation;
}

/** Mediations as the contract shows them, with their parties, mediators and next deadlines. */
export async function completeMediations(
  context: Pick<Context, 'transaction' | 'reach'>,
  rows: readonly MediationRow[],
): Promise<Mediation[]> {
  if (rows.length === 0) return [];
  const { transaction } = context;
  const stations = [...new Set(rows.map((row) => row.station_id))];
  const ids = rows.map((row) => row.id);
  const parties = Map.groupBy(await partiesOf(context, stations, ids), (party) => party.mediation_id);
  const mediators = await transaction
    .selectFrom('mediation_mediators')
    .innerJoin('mediators', (join) =>
      join
        .onRef('mediators.station_id', '=', 'mediation_mediators.station_id')
        .onRef('mediators.id', '=', 'mediation_mediators.mediator_id'),
    )
    .select([
      'mediation_mediators.mediation_id',
      'mediation_mediators.mediator_id',
      'mediation_mediators.ordinal',
      'mediators.display_name',
    ])
    .where('mediation_mediators.station_id', 'in', stations)
    .where('mediation_mediators.mediation_id', 'in', ids)
    .orderBy('mediation_mediators.ordinal')
    .execute();
  const deadlines = await transaction
    .selectFrom('mediation_deadlines')
    .selectAll()
    .where('station_id', 'in', stations)
    .where('mediation_id', 'in', ids)
    .where('outcome', 'is', null)
    .orderBy('ordinal')
    .execute();
  const mediatorsOf = Map.groupBy(mediators, (mediator) => mediator.mediation_id);
  const deadlinesOf = Map.groupBy(deadlines, (deadline) => deadline.mediation_id);
  const objections = await openObjectionsOf(context, rows);
  return rows.map((row) => {
    const assigned = (mediatorsOf.get(row.id) ?? []).map((mediator) => ({
      id: mediator.mediator_id,
      displayName: mediator.display_name,
      lead: mediator.ordinal === 0,
    }));
    const shown = { ...row, open_objections: objections.get(row.id) ?? row.open_objections };
    return toMediation(shown, parties.get(row.id) ?? [], assigned, deadlinesOf.get(row.id) ?? []);
  });
}

/** How many objections of their own wait, for mediations in which the caller is a party: of others they are not told (WK-MED-57). */
async function openObjectionsOf(
  context: Pick<Context, 'transaction' | 'reach'>,
  rows: readonly MediationRow[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  if (context.reach.persons.length === 0) return counts;
  for (const row of rows) {
    if (await worksOn(context, row)) continue;
    const own = [...(await ownPartyIds(context, row))];
    const { count } = await context.transaction
      .selectFrom('mediation_objections')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('station_id', '=', row.station_id)
      .where('mediation_id', '=', row.id)
      .where('state', '=', 'filed')
      .where(sql<boolean>`party_id = any(${own}::uuid[])`)
      .executeTakeFirstOrThrow();
    counts.set(row.id, Number(count));
  }
  return counts;
}

const iso = (moment: Date | null) => moment?.toISOString() ?? null;

function toMediation(
  row: MediationRow,
  parties: readonly NamedParty[],
  mediators: Mediation['mediators'],
  deadlines: readonly DeadlineRow[],
): Mediation {
  const next = nextDeadlineOf(deadlines);
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    disputeType: row.dispute_type,
    origin: row.origin,
    subject: row.subject,
    facts: row.facts,
    appliedOn: row.applied_on,
    premisesId: row.premises_id,
    divisionCode: row.division_code,
    alertId: row.alert_id,
    takingPart: row.taking_part as Mediation['takingPart'],
    parties: parties.map((party) => ({
      id: party.id,
      role: party.role,
      // A line shows who it is; the name is shown whole at the party itself.
      name: { ...partyName(party), revealable: false },
      consent: (party.consent as { answer: string } | null)?.answer ?? null,
    })),
    mediators,
    eligibility: row.eligibility as Mediation['eligibility'],
    registeredAt: row.registered_at.toISOString(),
    acceptedAt: iso(row.accepted_at),
    inForceAt: iso(row.in_force_at),
    nextSessionAt: iso(row.next_session_at),
    sessionsHeld: row.sessions_held,
    steps: { agreed: row.steps_agreed, performed: row.steps_performed },
    nextDeadline: next === null ? null : toDeadline(next),
    confirmation: row.confirmation as Mediation['confirmation'],
    ending: row.ending as Mediation['ending'],
    archivedAt: iso(row.archived_at),
    outcome: row.outcome,
    closedAt: iso(row.closed_at),
    continues: row.continues as Mediation['continues'],
    openObjections: row.open_objections,
  };
}
