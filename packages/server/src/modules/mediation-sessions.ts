import type { EventType } from '@wardkit/contract/events';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { maskNumbers } from '../privacy/free-text.ts';
import { turnDeadlines } from './mediation-deadlines.ts';
import { InputFaults } from './mediation-faults.ts';
import { moveMediation } from './mediation-moves.ts';
import { partiesOf } from './mediation-party-record.ts';
import {
  findMediation,
  holdMediation,
  type MediationContext,
  type MediationRow,
  noteChange,
  stateConflict,
} from './mediation-record.ts';
import {
  isCancelled,
  isHeld,
  pathOfSession,
  type SessionRow,
  sessionColumns,
  sessionsOf,
  toSession,
} from './mediation-session-record.ts';
import {
  addFaultsOfSession,
  type PatchedSession,
  patched,
  requireAnother,
  requireInTime,
  secondSession,
} from './mediation-session-rules.ts';
import { takeRecordId } from './records.ts';

function answerOf(row: SessionRow, sessions: readonly SessionRow[], status: 200 | 201) {
  const headers = status === 201 ? { headers: { location: pathOfSession(row) } } : {};
  return { status, body: toSession(row, sessions), version: row.version, ...headers };
}

/** What may still be done with a session: one that was held keeps how it went, and a cancelled one stays as it is. */
async function requireChangeable(
  context: MediationContext,
  row: MediationRow,
  session: SessionRow,
  to: PatchedSession,
): Promise<void> {
  const isSame = (one: Date | null, other: Date | null) => Number(one) === Number(other);
  const keepsCourse =
    to.state === session.state &&
    to.outcome === session.outcome &&
    isSame(to.planned_for, session.planned_for) &&
    isSame(to.started_at, session.started_at) &&
    isSame(to.ended_at, session.ended_at);
  const isFrozen = isCancelled(session) || (isHeld(session) && !keepsCourse);
  // After the mediation what was planned can only be called off.
  const isLate = row.state !== 'in-session' && !(isHeld(session) || isCancelled(to));
  if (row.state === 'archived' || isFrozen || isLate) throw await stateConflict(context, row);
}

/** Turns what follows from a session that was held: clocks, and where it brought no agreement the move. */
async function noteHeld(
  context: MediationContext,
  row: MediationRow,
  session: SessionRow,
  sessions: readonly SessionRow[],
): Promise<MediationRow> {
  const at = session.ended_at ?? context.now;
  const isSecond = sessions.filter(isHeld).length > 1;
  const due = isSecond ? await turnDeadlines(context.transaction, row, { met: [secondSession], at }) : {};
  const to = { ...due, ...sessionColumns(sessions) };
  const event = 'mediation.session-held';
  if (session.outcome === 'agreement') return noteChange(context, row, event, to);
  return moveMediation(context, row, {
    move: 'endSessionWithoutAgreement',
    event,
    at,
    to: sessionColumns(sessions),
  });
}

const eventOf: Readonly<Record<string, EventType>> = {
  planned: 'mediation.session-planned',
  cancelled: 'mediation.session-cancelled',
  // Minutes or those present that were put right.
  held: 'mediation.session-held',
};

export const mediationSessionsHandlers = handlers<
  'mediations.listSessions' | 'mediations.getSession' | 'mediations.planSession' | 'mediations.changeSession'
>({
  'mediations.listSessions': {
    async handle(context) {
      const { transaction, query, cursors, parameters } = context;
      const row = await findMediation(context, parameters.mediationId);
      const pages = cursors({ ...filterOf(query), mediationId: row.id });
      const sessions = await sessionsOf(transaction, row);
      const after = query.cursor === undefined ? undefined : String(pages.read(query.cursor)[0]);
      const left = after === undefined ? sessions : sessions.slice(sessions.findIndex(({ id }) => id === after) + 1);
      const body = cutPage(
        left,
        pageSize(query),
        pages,
        ({ id }) => [id],
        (each) => toSession(each, sessions),
      );
      return { status: 200, body };
    },
  },

  'mediations.getSession': {
    async handle(context) {
      const row = await findMediation(context, context.parameters.mediationId);
      const sessions = await sessionsOf(context.transaction, row);
      const session = sessions.find(({ id }) => id === context.parameters.sessionId.toLowerCase());
      if (session === undefined) throw new RequestProblem('not-found');
      context.concerns(row.station_id, session.id);
      return answerOf(session, sessions, 200);
    },
  },

  'mediations.planSession': {
    async prepare(context) {
      const row = await findMediation(context, context.parameters.mediationId);
      await takeRecordId(context.transaction, context.parameters.sessionId, row.station_id);
    },
    async handle(context) {
      const { transaction, parameters, body, concerns, now } = context;
      const row = await holdMediation(context, parameters.mediationId);
      const isFirst = row.state === 'accepted';
      if (!isFirst && row.state !== 'in-session') throw await stateConflict(context, row);
      await requireAnother(context, row, await sessionsOf(transaction, row));
      await requireInTime(context, row, body.plannedFor);
      const faults = new InputFaults(context);
      faults.notBeforeApplication('/plannedFor', body.plannedFor, row);
      faults.refuse();
      const session = await transaction
        .insertInto('mediation_sessions')
        .values({
          station_id: row.station_id,
          id: parameters.sessionId,
          mediation_id: row.id,
          state: 'planned',
          planned_for: body.plannedFor,
          place: maskNumbers(body.place),
          present_party_ids: [],
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      concerns(row.station_id, session.id);
      const sessions = await sessionsOf(transaction, row);
      const [event, to] = ['mediation.session-planned', sessionColumns(sessions)] as const;
      if (isFirst) await moveMediation(context, row, { move: 'beginSessions', event, at: now, to });
      else await noteChange(context, row, event, to);
      return answerOf(session, sessions, 201);
    },
  },

  'mediations.changeSession': {
    async handle(context) {
      const { transaction, parameters, body, concerns, ifMatch } = context;
      const row = await holdMediation(context, parameters.mediationId);
      const known = await sessionsOf(transaction, row);
      const session = known.find(({ id }) => id === parameters.sessionId.toLowerCase());
      if (session === undefined) throw new RequestProblem('not-found');
      concerns(row.station_id, session.id);
      if (session.version !== ifMatch) {
        throw new RequestProblem('version-stale', { current: toSession(session, known) });
      }
      const to = patched(session, body);
      await requireChangeable(context, row, session, to);
      const faults = new InputFaults(context);
      addFaultsOfSession(to, row, await partiesOf(context, [row.station_id], [row.id]), faults);
      faults.notBeforeApplication('/plannedFor', body.plannedFor, row);
      faults.refuse();
      if (to.state === 'planned') await requireInTime(context, row, to.planned_for.toISOString());
      const changed = await transaction
        .updateTable('mediation_sessions')
        .set({
          ...to,
          place: maskNumbers(to.place),
          minutes: to.minutes === null ? null : maskNumbers(to.minutes),
          version: session.version + 1,
        })
        .where('station_id', '=', row.station_id)
        .where('id', '=', session.id)
        .returningAll()
        .executeTakeFirstOrThrow();
      const sessions = await sessionsOf(transaction, row);
      if (isHeld(changed) && !isHeld(session)) await noteHeld(context, row, changed, sessions);
      else {
        await noteChange(context, row, eventOf[changed.state] ?? 'mediation.session-planned', sessionColumns(sessions));
      }
      return answerOf(changed, sessions, 200);
    },
  },
});
