import type { MediationDossier } from '@wardkit/contract/mediation-dossier';
import { type MediationNeedName, mediationNeeds, mediationPapers } from '@wardkit/contract/mediation-needs';
import { type MediationMove, mediationStates } from '@wardkit/contract/mediation-states';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { deadlinesOf, toDeadline } from './mediation-deadlines.ts';
import { moveMediation } from './mediation-moves.ts';
import { readNeeds } from './mediation-need-record.ts';
import { answerWith, findMediation, holdKnownMediation, type MediationRow, stateConflict } from './mediation-record.ts';

/** The moves to the archive. */
const archivals = (Object.keys(mediationStates.moves) as MediationMove[]).filter(
  (move) => mediationStates.moves[move].to === 'archived',
);

/** The states from which a dossier was closed, by what came of the dispute. */
const endOf: Readonly<Record<string, string>> = { settled: 'followed-up', breached: 'followed-up' };

/** The move by which a mediation is archived, or was; null where it is in a state from which none is. */
function archivalOf({ state, outcome }: MediationRow): MediationMove | null {
  const from = state === 'archived' ? (endOf[outcome ?? ''] ?? outcome ?? '') : state;
  return archivals.find((move) => (mediationStates.moves[move].from as readonly string[]).includes(from)) ?? null;
}

export const mediationDossierHandlers = handlers<
  'mediations.listDeadlines' | 'mediations.getDossier' | 'mediations.archive'
>({
  'mediations.listDeadlines': {
    async handle(context) {
      const { transaction, query, cursors, parameters, now } = context;
      const row = await findMediation(context, parameters.mediationId);
      const pages = cursors({ ...filterOf(query), mediationId: row.id });
      const deadlines = await deadlinesOf(transaction, row);
      const after = query.cursor === undefined ? 0 : Number(pages.read(query.cursor)[0]);
      const left = deadlines.filter(({ ordinal }) => ordinal > after);
      const body = cutPage(
        left,
        pageSize(query),
        pages,
        ({ ordinal }) => [ordinal],
        (each) => toDeadline(each, now),
      );
      return { status: 200, body };
    },
  },

  'mediations.getDossier': {
    async handle(context) {
      const row = await findMediation(context, context.parameters.mediationId);
      const present = await readNeeds(context.transaction, row);
      const archival = archivalOf(row);
      const needed: ReadonlySet<string> = new Set(archival === null ? [] : mediationStates.moves[archival].needs);
      const papers = mediationPapers.map((paper: MediationNeedName) => {
        const { title } = mediationNeeds[paper];
        const found = present[paper];
        return {
          paper,
          title,
          needed: needed.has(paper),
          state: found === null ? 'missing' : 'present',
          presentSince: found?.since.toISOString() ?? null,
          attachmentIds: [...(found?.attachmentIds ?? [])],
        };
      });
      const complete = archival !== null && papers.every((paper) => !paper.needed || paper.state === 'present');
      const body: MediationDossier = { mediationId: row.id, state: row.state, papers, complete };
      return { status: 200, body };
    },
  },

  'mediations.archive': {
    async handle(context) {
      const { parameters, now } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      const move = row.state === 'archived' ? null : archivalOf(row);
      if (move === null) throw await stateConflict(context, row);
      const made = { move, event: 'mediation.archived', at: now } as const;
      return answerWith(context, await moveMediation(context, row, { ...made, to: { archived_at: now } }));
    },
  },
});
