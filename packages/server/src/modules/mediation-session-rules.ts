import { isPast } from '@wardkit/contract/deadlines';
import { legalRule } from '@wardkit/contract/legal-rules';
import type { SessionPatch } from '@wardkit/contract/mediation-sessions';
import { RequestProblem } from '../http/request-problem.ts';
import { deadlinesOf } from './mediation-deadlines.ts';
import { deadlinePassed, type InputFaults } from './mediation-faults.ts';
import type { PartyRow } from './mediation-party-record.ts';
import { type MediationContext, type MediationRow, stateConflict } from './mediation-record.ts';
import { isCancelled, isHeld, type SessionRow } from './mediation-session-record.ts';

/** The clock of the second session. */
export const secondSession = 'public-security-second-session';

/** Whether one more session may be planned (WK-MED-16, WK-MED-17). @throws {RequestProblem} */
export async function requireAnother(
  context: MediationContext,
  row: MediationRow,
  sessions: readonly SessionRow[],
): Promise<void> {
  const counted = sessions.filter((each) => !isCancelled(each));
  const { kinds, most } = legalRule('public-security-sessions');
  if ((kinds as readonly string[]).includes(row.kind) && counted.length >= (most ?? Number.POSITIVE_INFINITY)) {
    throw new RequestProblem('session-limit-reached');
  }
  if (!counted.every((each) => isHeld(each) && each.outcome !== 'agreement')) throw await stateConflict(context, row);
}

/** Whether a session may be at a time (WK-MED-18): a second one is within its deadline. @throws {RequestProblem} */
export async function requireInTime(context: MediationContext, row: MediationRow, plannedFor: string): Promise<void> {
  const deadlines = await deadlinesOf(context.transaction, row);
  const dueAt = deadlines.find((each) => each.rule_id === secondSession && each.outcome === null)?.due_at ?? null;
  if (dueAt !== null && isPast({ dueAt: dueAt.toISOString() }, plannedFor)) {
    throw deadlinePassed(secondSession, '/plannedFor', context.language);
  }
}

/** What a session is after a patch. */
export function patched(session: SessionRow, patch: SessionPatch) {
  const date = (given: string | null | undefined, known: Date | null) =>
    given === undefined ? known : given === null ? null : new Date(given);
  return {
    state: patch.state ?? session.state,
    planned_for: date(patch.plannedFor, session.planned_for) ?? session.planned_for,
    place: patch.place ?? session.place,
    started_at: date(patch.startedAt, session.started_at),
    ended_at: date(patch.endedAt, session.ended_at),
    present_party_ids: [...new Set((patch.presentPartyIds ?? session.present_party_ids).map((id) => id.toLowerCase()))],
    minutes: patch.minutes === undefined ? session.minutes : patch.minutes,
    outcome: patch.outcome === undefined ? session.outcome : patch.outcome,
  };
}

export type PatchedSession = ReturnType<typeof patched>;

/** What can be wrong with how a session went (WK-MED-19, WK-MED-20, WK-MED-48). */
export function addFaultsOfSession(
  session: PatchedSession,
  mediation: MediationRow,
  parties: readonly PartyRow[],
  faults: InputFaults,
): void {
  if (session.state !== 'held') {
    const told = [
      ['/startedAt', session.started_at],
      ['/endedAt', session.ended_at],
      ['/minutes', session.minutes],
      ['/outcome', session.outcome],
      ['/presentPartyIds', session.present_party_ids.length === 0 ? null : session.present_party_ids],
    ] as const;
    for (const [pointer, value] of told) {
      if (value === null) continue;
      faults.add(pointer, 'not-held', 'Only a session that was held has this.', '未召开的调解会不能填写此项。');
    }
    return;
  }
  const missing = (pointer: string) =>
    faults.add(pointer, 'missing', 'A session that was held has this.', '已召开的调解会须填写此项。');
  if (session.started_at === null) missing('/startedAt');
  if (session.ended_at === null) missing('/endedAt');
  if (session.minutes === null) missing('/minutes');
  if (session.outcome === null) missing('/outcome');
  if (session.present_party_ids.length === 0) missing('/presentPartyIds');
  faults.moment('/startedAt', session.started_at?.toISOString(), mediation);
  faults.moment('/endedAt', session.ended_at?.toISOString(), mediation);
  if (session.started_at !== null && session.ended_at !== null && session.ended_at <= session.started_at) {
    faults.add('/endedAt', 'before-start', 'The end is after the start.', '结束时间须晚于开始时间。');
  }
  addFaultsOfPresent(session.present_party_ids, parties, faults);
}

function addFaultsOfPresent(present: readonly string[], parties: readonly PartyRow[], faults: InputFaults): void {
  const partyOf = new Map(parties.map((party) => [party.id, party]));
  present.forEach((id, at) => {
    const party = partyOf.get(id);
    const pointer = `/presentPartyIds/${at}`;
    if (party === undefined) {
      faults.add(pointer, 'party-unknown', 'This is no party of the mediation.', '此人不是本调解的当事人。');
      return;
    }
    const guardians = parties.filter((each) => each.role === 'guardian' && each.stands_for_party_id === id);
    if (party.needs_guardian && !guardians.some((guardian) => present.includes(guardian.id))) {
      faults.add(
        pointer,
        'guardian-absent',
        'This party needs a guardian, who is present too.',
        '该当事人须由监护人陪同到场，请登记到场的监护人。',
      );
    }
  });
}
