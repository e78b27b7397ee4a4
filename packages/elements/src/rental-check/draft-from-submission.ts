import type { RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { type Draft, type DraftAnswer, startDraft } from './draft.ts';

/** A draft to correct from what was handed in, where the device has no draft of it any more. */
export function draftFromSubmission(checkId: string, body: RentalCheckSubmission, writer: string): Draft {
  const answers = body.answers.map(({ itemCode, outcome, observedAt, answeredTogether, note, photographIds }) => {
    const photographs = photographIds.map((id) => ({ id, size: 0 }));
    const entry: DraftAnswer = {
      outcome,
      observedAt,
      answeredTogether,
      note: note ?? '',
      photographs,
      changedAt: Date.parse(observedAt),
    };
    return [itemCode, entry] as const;
  });
  const { premisesId, previousCheckId, standardVersion, startedAt } = body;
  const draft = startDraft({ premisesId, checkId, previousCheckId, standardVersion, startedAt, writer });
  return { ...draft, answers: Object.fromEntries(answers), handedInAt: body.finishedAt };
}
