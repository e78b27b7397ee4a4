import { handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { maskNumbers } from '../privacy/free-text.ts';
import { InputFaults } from './mediation-faults.ts';
import { moveMediation, requireMove } from './mediation-moves.ts';
import { isPrincipal, type PartyRow } from './mediation-party-record.ts';
import { ownPartyIds, worksOn } from './mediation-reach.ts';
import {
  answerWith,
  holdKnownMediation,
  type MediationContext,
  type MediationRow,
  noteChange,
  stateConflict,
} from './mediation-record.ts';

/**
 * Brings a mediation whose claimants and respondents have all consented to its next state.
 *
 * @param parties all parties, as they stand now
 * @returns null where somebody has not answered yet
 * @throws {RequestProblem} `need-missing` where one of the two sides has nobody
 */
export async function consentIfAll(
  context: MediationContext,
  row: MediationRow,
  parties: readonly Pick<PartyRow, 'role' | 'consent'>[],
  event: 'mediation.consented' | 'mediation.parties-changed',
): Promise<MediationRow | null> {
  const asked = parties.filter(isPrincipal);
  const haveAll = asked.every(({ consent }) => (consent as { answer?: string } | null)?.answer === 'consents');
  if (asked.length === 0 || !haveAll) return null;
  const { now } = context;
  return moveMediation(context, row, { move: 'consent', event, at: now, to: { consented_at: now } });
}

export const mediationConsentsHandlers = handlers<'mediations.recordConsent'>({
  'mediations.recordConsent': {
    async handle(context) {
      const { transaction, parameters, body, concerns } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      const partyId = parameters.partyId.toLowerCase();
      if (!(await worksOn(context, row)) && !(await ownPartyIds(context, row)).has(partyId)) {
        throw new RequestProblem('not-found');
      }
      const parties = await transaction
        .selectFrom('mediation_parties')
        .selectAll()
        .where('station_id', '=', row.station_id)
        .where('mediation_id', '=', row.id)
        .execute();
      const party = parties.find(({ id }) => id === partyId);
      if (party === undefined) throw new RequestProblem('not-found');
      concerns(row.station_id, party.id);
      if (!isPrincipal(party)) throw await stateConflict(context, row);
      await requireMove(context, row, body.answer === 'consents' ? 'consent' : 'refuse');
      const faults = new InputFaults(context);
      faults.moment('/givenAt', body.givenAt, row);
      faults.refuse();
      const consent = { ...body, note: body.note === null ? null : maskNumbers(body.note) };
      await transaction
        .updateTable('mediation_parties')
        .set({ consent: JSON.stringify(consent), version: party.version + 1 })
        .where('station_id', '=', party.station_id)
        .where('id', '=', party.id)
        .execute();
      if (body.answer === 'refuses') {
        const made = { move: 'refuse', event: 'mediation.refused', at: new Date(body.givenAt) } as const;
        return answerWith(context, await moveMediation(context, row, made));
      }
      const answered = parties.map((each) => (each.id === party.id ? { ...each, consent } : each));
      const consented = await consentIfAll(context, row, answered, 'mediation.consented');
      return answerWith(context, consented ?? (await noteChange(context, row, 'mediation.parties-changed')));
    },
  },
});
