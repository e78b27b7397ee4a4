import type {
  MediationObjection,
  MediationObjectionAnswer,
  MediationObjectionFiling,
} from '@wardkit/contract/mediation-objections';
import { fixtures, problemResponse, type ScriptedAnswers, type ScriptedCall } from '@wardkit/testing';
import { type MediationCaseRecord, objection } from './mediation-records.fixtures.ts';
import { asked, type MediationShelf, write } from './mediation-shelf.fixtures.ts';

/** The party in whose name the caller acts: themselves, or whom they stand for. */
function ownParty({ parties }: MediationCaseRecord): string {
  const own = parties.find(({ personId }) => personId === fixtures.ids.landlord);
  return own?.standsForPartyId ?? own?.id ?? '';
}

/** Answers on what parties object to. @param now the time of the server */
export function objectionAnswers(shelf: MediationShelf, now: string): ScriptedAnswers {
  return {
    'mediations.listObjections': (call: ScriptedCall) => {
      const record = asked(shelf, call);
      if (record === null) return problemResponse('not-found');
      const isOwn = ({ byPartyId }: MediationObjection) => call.role !== 'party' || byPartyId === ownParty(record);
      return { items: record.objections.filter(isOwn), next: null };
    },
    'mediations.fileObjection': (call: ScriptedCall) => {
      const id = call.parameters.objectionId ?? '';
      const filed = (record: MediationCaseRecord) =>
        objection(0, 0, {
          ...(call.body as MediationObjectionFiling),
          id,
          mediationId: record.mediation.id,
          byPartyId: ownParty(record),
          filedAt: now,
        });
      return write(
        shelf,
        call,
        () => null,
        (record) => ({ objections: [filed(record), ...record.objections] }),
        ({ objections }) => objections.find((each) => each.id === id),
      );
    },
    'mediations.answerObjection': (call: ScriptedCall) => {
      const id = call.parameters.objectionId ?? '';
      const answeredBy = { role: call.role, displayName: '民警 李**' };
      const answer = { ...(call.body as MediationObjectionAnswer), answeredBy, answeredAt: now };
      const known = ({ objections }: MediationCaseRecord) => objections.find((each) => each.id === id);
      return write(
        shelf,
        call,
        known,
        (record) => {
          if (known(record)?.state === 'answered') return problemResponse('state-conflict', { current: known(record) });
          const objections = record.objections.map(
            (each): MediationObjection =>
              each.id === id ? { ...each, version: each.version + 1, state: 'answered', answer } : each,
          );
          return { objections };
        },
        known,
      );
    },
  };
}
