import type { RentalCheckStandard, StandardItem } from '@wardkit/contract/rental-check-standards';
import { aspectsOf } from '@wardkit/contract/rental-rating';
import { type Draft, outcomeOf } from './draft.ts';

/** How far one aspect is. */
export interface AspectProgress {
  readonly aspect: string;
  readonly answered: number;
  readonly total: number;
  readonly faults: number;
}

/** The items of an aspect, in the order of the checklist. */
export function itemsOf(standard: RentalCheckStandard, aspect: string): StandardItem[] {
  return standard.items.filter((item) => item.aspect === aspect);
}

/** The aspects in the order of the checklist, with how far each is. */
export function progressOf(standard: RentalCheckStandard, draft: Draft): AspectProgress[] {
  return aspectsOf(standard).map((aspect) => {
    const outcomes = itemsOf(standard, aspect).map((item) => outcomeOf(draft, item.code));
    return {
      aspect,
      answered: outcomes.filter((outcome) => outcome !== null).length,
      total: outcomes.length,
      faults: outcomes.filter((outcome) => outcome === 'fault').length,
    };
  });
}

/** The items that have no answer, in the order of the checklist. */
export function missingItems(standard: RentalCheckStandard, draft: Draft): StandardItem[] {
  return standard.items.filter((item) => outcomeOf(draft, item.code) === null);
}

/** The items that are at fault, in the order of the checklist. */
export function faultyItems(standard: RentalCheckStandard, draft: Draft): StandardItem[] {
  return standard.items.filter((item) => outcomeOf(draft, item.code) === 'fault');
}

/** The aspect to show: where the person was, else the first with something left to answer. */
export function currentAspect(standard: RentalCheckStandard, draft: Draft): string {
  const { aspect } = draft.place;
  if (aspect !== null && Object.hasOwn(standard.aspects, aspect)) return aspect;
  const progress = progressOf(standard, draft);
  return (progress.find((each) => each.answered < each.total) ?? progress[0])?.aspect ?? '';
}

/** The aspect after this one, or null after the last. */
export function aspectAfter(standard: RentalCheckStandard, aspect: string): string | null {
  const aspects = aspectsOf(standard);
  return aspects[aspects.indexOf(aspect) + 1] ?? null;
}
