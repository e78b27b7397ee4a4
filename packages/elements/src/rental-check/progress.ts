import { itemsThatApply } from '@wardkit/contract/items-that-apply';
import type { RentalCheckStandard, StandardItem } from '@wardkit/contract/rental-check-standards';
import { aspectsOf } from '@wardkit/contract/rental-rating';
import { type Draft, outcomeOf } from './draft.ts';
import { type HouseRecords, houseOf } from './house-facts.ts';

/** What says which items are asked, and how far they are. */
export interface AskedCheck extends HouseRecords {
  readonly standard: RentalCheckStandard;
  readonly draft: Draft;
}

/** How far one aspect is. */
export interface AspectProgress {
  readonly aspect: string;
  readonly answered: number;
  readonly total: number;
  readonly faults: number;
}

/** An answer that counts, as the contract's rules take it. */
export interface GivenAnswer {
  readonly itemCode: string;
  readonly outcome: string;
}

/** The answers of a draft. */
export function answersOf({ answers }: Pick<Draft, 'answers'>): GivenAnswer[] {
  return Object.entries(answers).flatMap(([itemCode, { outcome }]) =>
    outcome === null ? [] : [{ itemCode, outcome }],
  );
}

/** The items that are asked of this house after what was answered, in the order of the checklist. */
export function askedItems(check: AskedCheck): StandardItem[] {
  return itemsThatApply(check.standard, houseOf(check, check.draft), answersOf(check.draft));
}

/** The items of an aspect that are asked, in the order of the checklist. */
export function itemsOf(check: AskedCheck, aspect: string): StandardItem[] {
  return askedItems(check).filter((item) => item.aspect === aspect);
}

/** The items that were answered and are not asked any more: kept, not counted, not demanded. */
export function keptItems(check: AskedCheck): StandardItem[] {
  const asked = new Set(askedItems(check));
  return check.standard.items.filter((item) => !asked.has(item) && outcomeOf(check.draft, item.code) !== null);
}

/** The aspects in the order of the checklist in which something is asked, with how far each is. */
export function progressOf(check: AskedCheck): AspectProgress[] {
  const asked = askedItems(check);
  return aspectsIn(check, asked).map((aspect) => {
    const outcomes = asked.filter((item) => item.aspect === aspect).map((item) => outcomeOf(check.draft, item.code));
    return {
      aspect,
      answered: outcomes.filter((outcome) => outcome !== null).length,
      total: outcomes.length,
      faults: outcomes.filter((outcome) => outcome === 'fault').length,
    };
  });
}

/** The items that are asked and have no answer, in the order of the checklist. */
export function missingItems(check: AskedCheck): StandardItem[] {
  return askedItems(check).filter((item) => outcomeOf(check.draft, item.code) === null);
}

/** The items that are asked and at fault, in the order of the checklist. */
export function faultyItems(check: AskedCheck): StandardItem[] {
  return askedItems(check).filter((item) => outcomeOf(check.draft, item.code) === 'fault');
}

/** What 'the rest conforms' answers: the open items of an aspect, and those that are asked once they conform. */
export function restOf(check: AskedCheck, aspect: string): StandardItem[] {
  const open = check.standard.items.filter(
    (item) => item.aspect === aspect && outcomeOf(check.draft, item.code) === null,
  );
  const conforming = open.map(({ code }) => ({ itemCode: code, outcome: 'conforms' }));
  const asked = itemsThatApply(check.standard, houseOf(check, check.draft), [...answersOf(check.draft), ...conforming]);
  return open.filter((item) => asked.includes(item));
}

/** The aspect to show: where the person was, else the first with something left to answer. */
export function currentAspect(check: AskedCheck): string {
  const { aspect } = check.draft.place;
  const progress = progressOf(check);
  if (aspect !== null && progress.some((each) => each.aspect === aspect)) return aspect;
  return (progress.find((each) => each.answered < each.total) ?? progress[0])?.aspect ?? '';
}

/** The aspect after this one, or null after the last. */
export function aspectAfter(check: AskedCheck, aspect: string): string | null {
  const aspects = aspectsIn(check, askedItems(check));
  return aspects[aspects.indexOf(aspect) + 1] ?? null;
}

/** The order of the whole checklist, so that an aspect keeps its place whichever of its items are asked. */
function aspectsIn({ standard }: AskedCheck, asked: readonly StandardItem[]): string[] {
  return aspectsOf(standard).filter((aspect) => asked.some((item) => item.aspect === aspect));
}
