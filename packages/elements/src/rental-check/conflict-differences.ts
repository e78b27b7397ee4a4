import type { RentalCheckStandard, StandardItem } from '@wardkit/contract/rental-check-standards';

/** One check's answer to an item, as far as two checks can differ in it. */
export interface ComparedAnswer {
  readonly itemCode: string;
  readonly outcome: string;
  readonly note: string | null;
  readonly photographIds: readonly string[];
}

/** An item that two checks answer differently; null where one of them has no answer. */
export interface Difference {
  readonly item: StandardItem;
  readonly mine: ComparedAnswer | null;
  readonly theirs: ComparedAnswer | null;
}

/** The items in which two checks differ in outcome, note or whether there are photographs, in the checklist's order. */
export function differencesOf(
  standard: RentalCheckStandard,
  mine: readonly ComparedAnswer[],
  theirs: readonly ComparedAnswer[],
): Difference[] {
  const find = (answers: readonly ComparedAnswer[], code: string) =>
    answers.find((answer) => answer.itemCode === code) ?? null;
  return standard.items
    .map((item) => ({ item, mine: find(mine, item.code), theirs: find(theirs, item.code) }))
    .filter(({ mine: one, theirs: other }) => shown(one) !== shown(other));
}

const shown = (answer: ComparedAnswer | null) =>
  answer === null ? null : JSON.stringify([answer.outcome, answer.note ?? '', answer.photographIds.length]);
