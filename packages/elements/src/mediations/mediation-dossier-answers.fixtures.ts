import type { MediationDossier, MediationPaper, PaperEntry } from '@wardkit/contract/mediation-dossier';
import type { MediationFailure, MediationTransfer, MediationWithdrawal } from '@wardkit/contract/mediation-endings';
import { mediationNeeds, mediationPapers } from '@wardkit/contract/mediation-needs';
import { type MediationMove, mediationStates } from '@wardkit/contract/mediation-states';
import { movesFrom } from '@wardkit/contract/state-machine';
import { fixtures, problemResponse, type ScriptedAnswers, type ScriptedCall } from '@wardkit/testing';
import { deadlinesOf, type MediationCaseRecord } from './mediation-records.fixtures.ts';
import { isMain } from './mediation-roles.ts';
import { asked, invalid, isOnRecord, type MediationShelf, move, write } from './mediation-shelf.fixtures.ts';

const ofMediation = ({ mediation }: MediationCaseRecord) => mediation;

/** The move that brings a mediation in its state to the archive; the usual way where it goes on. */
function archival(state: string): { readonly name: MediationMove; readonly isOpen: boolean } {
  const name = movesFrom(mediationStates, state).find((each) => mediationStates.moves[each].to === 'archived');
  return { name: name ?? 'archiveFollowedUp', isOpen: name !== undefined };
}

function dossier(record: MediationCaseRecord): MediationDossier {
  const { mediation, papers } = record;
  const { name, isOpen } = archival(mediation.state);
  const { needs } = mediationStates.moves[name];
  return {
    mediationId: mediation.id,
    state: mediation.state,
    papers: mediationPapers.map((paper) => {
      const isThere = isOnRecord(paper, record);
      const filed = papers.filter((each) => each.paper === paper);
      return {
        paper,
        title: mediationNeeds[paper].title,
        needed: needs.includes(paper),
        state: isThere ? 'present' : 'missing',
        presentSince: isThere ? (filed[0]?.filedAt ?? mediation.registeredAt) : null,
        attachmentIds: filed.flatMap(({ attachmentIds }) => attachmentIds),
      };
    }),
    complete: isOpen && needs.every((need) => isOnRecord(need, record)),
  };
}

/** Answers on what ends a mediation, on its deadlines and its dossier. @param now the time of the server */
export function dossierAnswers(shelf: MediationShelf, now: string): ScriptedAnswers {
  return {
    'mediations.fail': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, (record) => {
        const { failedAt, reason, rightsToldAt, rightsToldPartyIds } = call.body as MediationFailure;
        if (!record.parties.filter(isMain).every(({ id }) => rightsToldPartyIds.includes(id))) {
          return invalid('/rightsToldPartyIds', 'incomplete', 'Every claimant and respondent is told their rights.');
        }
        const ending = { reason, at: failedAt, rightsToldAt, transferredTo: null };
        return move(record, 'fail', failedAt, { ending, outcome: 'failed', closedAt: failedAt });
      }),
    'mediations.withdraw': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, (record) => {
        const { withdrawnAt: at, byPartyId, reason } = call.body as MediationWithdrawal;
        if (byPartyId !== null && !record.parties.filter(isMain).some(({ id }) => id === byPartyId)) {
          return invalid('/byPartyId', 'unknown', 'No claimant or respondent of this mediation.');
        }
        const ending = { reason, at, rightsToldAt: null, transferredTo: null };
        return move(record, 'withdraw', at, { ending, outcome: 'withdrawn', closedAt: at });
      }),
    'mediations.transfer': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, (record) => {
        const { transferredAt: at, to, toName, reason, toStationId, newMediationId } = call.body as MediationTransfer;
        const isStation = to === 'station';
        if (isStation !== (toStationId !== undefined && newMediationId !== undefined)) {
          return invalid(
            '/toStationId',
            'not-fitting',
            'A station is named where it goes to a station, and only then.',
          );
        }
        const continuedBy = isStation ? { stationId: toStationId ?? '', mediationId: newMediationId ?? '' } : null;
        const ending = { reason, at, rightsToldAt: null, transferredTo: toName, continuedBy };
        return move(record, 'transfer', at, { ending, outcome: 'transferred', closedAt: at });
      }),
    'mediations.listDeadlines': (call: ScriptedCall) => {
      const record = asked(shelf, call);
      return record === null ? problemResponse('not-found') : { items: deadlinesOf(record), next: null };
    },
    'mediations.getDossier': (call: ScriptedCall) => {
      const record = asked(shelf, call);
      return record === null ? problemResponse('not-found') : dossier(record);
    },
    'mediations.listPapers': (call: ScriptedCall) => {
      const record = asked(shelf, call);
      return record === null ? problemResponse('not-found') : { items: record.papers, next: null };
    },
    'mediations.filePaper': (call: ScriptedCall) => {
      const made: MediationPaper = {
        ...(call.body as PaperEntry),
        id: call.parameters.paperId ?? '',
        version: 1,
        stationId: fixtures.ids.station,
        mediationId: call.parameters.mediationId ?? '',
        filedAt: now,
      };
      return write(
        shelf,
        call,
        () => null,
        ({ papers }) => ({ papers: [made, ...papers] }),
        () => made,
      );
    },
    'mediations.archive': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, (record) =>
        move(record, archival(record.mediation.state).name, now, { archivedAt: now }),
      ),
  };
}
