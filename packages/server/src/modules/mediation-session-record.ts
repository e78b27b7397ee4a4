import type { MediationSession } from '@wardkit/contract/mediation-sessions';
import type { Selectable, Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { MediationRow } from './mediation-record.ts';

export type SessionRow = Selectable<Schema['mediation_sessions']>;

/** The sessions of a mediation, the first one first. */
export function sessionsOf(
  transaction: Transaction<Schema>,
  { station_id: stationId, id }: Pick<MediationRow, 'station_id' | 'id'>,
): Promise<SessionRow[]> {
  return transaction
    .selectFrom('mediation_sessions')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('mediation_id', '=', id)
    .orderBy('planned_for')
    .orderBy('id')
    .execute();
}

export function isCancelled({ state }: Pick<SessionRow, 'state'>): boolean {
  return state === 'cancelled';
}

export function isHeld({ state }: Pick<SessionRow, 'state'>): boolean {
  return state === 'held';
}

/**
 * A session as it is answered.
 *
 * @param sessions all of its mediation: among those that are not cancelled its number is its place
 */
export function toSession(row: SessionRow, sessions: readonly SessionRow[]): MediationSession {
  const counted = sessions.filter((each) => !isCancelled(each));
  const at = counted.findIndex(({ id }) => id === row.id);
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    mediationId: row.mediation_id,
    number: at === -1 ? null : at + 1,
    state: row.state,
    plannedFor: row.planned_for.toISOString(),
    place: row.place,
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    presentPartyIds: row.present_party_ids,
    minutes: row.minutes,
    outcome: row.outcome,
  };
}

/** What a mediation tells of its sessions. */
export function sessionColumns(sessions: readonly SessionRow[]) {
  return {
    sessions_held: sessions.filter(isHeld).length,
    next_session_at: sessions.find(({ state }) => state === 'planned')?.planned_for ?? null,
  };
}

/** The path of a session, as Location names it. */
export function pathOfSession({ mediation_id: mediationId, id }: SessionRow): string {
  return `/v1/mediations/${mediationId}/sessions/${id}`;
}
