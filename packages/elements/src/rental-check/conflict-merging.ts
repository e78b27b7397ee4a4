import type { CheckAnswer, RentalCheck, RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { mostPhotographs } from '../foundation/photographs/photographs.ts';

/** Whose answer holds, by the codes of the items in which two checks differ; one that is not named is ours. */
export type ConflictChoices = Readonly<Record<string, 'mine' | 'theirs'>>;

/**
 * Our check, with theirs taken over where the person chose so. It builds on theirs. Of such an item, and of one in which ours
 * holds, the photographs of both are kept: ours first, as many as an item may have.
 */
export function mergeChecks(
  mine: RentalCheckSubmission,
  theirs: Pick<RentalCheck, 'id' | 'answers'>,
  choices: ConflictChoices,
): RentalCheckSubmission {
  const differing = new Set(Object.keys(choices));
  const answers = mine.answers.map((answer) => {
    const other = theirs.answers.find(({ itemCode }) => itemCode === answer.itemCode);
    if (other === undefined || !differing.has(answer.itemCode)) return answer;
    const photographIds = [...new Set([...answer.photographIds, ...other.photographIds])].slice(0, mostPhotographs);
    return choices[answer.itemCode] === 'mine'
      ? { ...answer, photographIds }
      : { ...takenOver(other, mine), photographIds };
  });
  const added = theirs.answers.filter(
    ({ itemCode }) => choices[itemCode] === 'theirs' && !mine.answers.some((answer) => answer.itemCode === itemCode),
  );
  return {
    ...mine,
    previousCheckId: theirs.id,
    answers: [...answers, ...added.map((answer) => takenOver(answer, mine))],
  };
}

/** What was seen before or after our check was none the less taken over in it. */
function takenOver(
  answer: RentalCheck['answers'][number],
  { startedAt, finishedAt }: RentalCheckSubmission,
): CheckAnswer {
  const { itemCode, outcome, answeredTogether, note, photographIds } = answer;
  const seen = Math.min(Math.max(Date.parse(answer.observedAt), Date.parse(startedAt)), Date.parse(finishedAt));
  return {
    itemCode,
    outcome: outcome as CheckAnswer['outcome'],
    observedAt: new Date(seen).toISOString(),
    answeredTogether,
    note,
    photographIds,
  };
}
