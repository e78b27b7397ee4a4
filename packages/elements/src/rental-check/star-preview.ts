import type { Hazard } from '@wardkit/contract/hazards';
import { type BuildingFacts, itemsThatApply } from '@wardkit/contract/items-that-apply';
import type { Rating, RatingReason } from '@wardkit/contract/ratings';
import { basisOf } from '@wardkit/contract/rectification';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import { type RatedHazard, rateRentalCheck } from '@wardkit/contract/rental-rating';
import { houseOf } from './house-facts.ts';
import type { AskedCheck } from './progress.ts';
import type { CheckSubject } from './rental-check.state.ts';

/** What an answer says to the rating. */
export interface RatedAnswer {
  readonly itemCode: string;
  readonly outcome: string | null;
}

/** A rating as it would be if the check were handed in now. */
export interface StarPreview {
  readonly rating: Rating;
  /** How many answers are missing; the stars are only a limit until it is 0. */
  readonly missing: number;
  /** The most stars that are still possible by what is known. */
  readonly atMost: number;
  /** Why, the strongest first, without 'incomplete', which is said by `missing`. */
  readonly reasons: readonly RatingReason[];
}

/**
 * Rates answers as the server will: with the hazards that are open from before and those that the faults would become.
 * @param divisionCode of the address, which says whose local rules are in force
 * @param hazards of the premises, as last read
 * @param facts of the house, which the items hang on
 */
export function previewStars(
  standard: RentalCheckStandard,
  divisionCode: string,
  answers: readonly RatedAnswer[],
  hazards: readonly Pick<Hazard, 'itemCode' | 'severity' | 'state' | 'basis'>[],
  facts: BuildingFacts = {},
): StarPreview {
  const given = answers.flatMap(({ itemCode, outcome }) => (outcome === null ? [] : [{ itemCode, outcome }]));
  const faults = new Set(given.filter((each) => each.outcome === 'fault').map((each) => each.itemCode));
  // A fault of an item that is not asked becomes no hazard.
  const coming: RatedHazard[] = itemsThatApply(standard, facts, given)
    .filter((item) => faults.has(item.code))
    .map((item) => ({
      itemCode: item.code,
      severity: item.severity,
      state: 'open',
      basis: basisOf(standard, item, divisionCode),
    }));
  const rating = rateRentalCheck(standard, divisionCode, given, [...hazards, ...coming], facts);
  const reasons = rating.reasons.filter((reason) => reason.code !== 'incomplete');
  const missing = rating.reasons.find((reason) => reason.code === 'incomplete')?.itemCodes.length ?? 0;
  return { rating, missing, atMost: Math.min(3, ...reasons.map((reason) => reason.limit)), reasons };
}

/** The stars of a check in hand. */
export function previewOf(check: AskedCheck & Pick<CheckSubject, 'premises' | 'hazards'>): StarPreview {
  const answers = Object.entries(check.draft.answers).map(([itemCode, { outcome }]) => ({ itemCode, outcome }));
  const { divisionCode } = check.premises.address;
  return previewStars(check.standard, divisionCode, answers, check.hazards, houseOf(check, check.draft));
}
