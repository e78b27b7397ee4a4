import type { Hazard } from '@wardkit/contract/hazards';
import type { Rating, RatingReason } from '@wardkit/contract/ratings';
import { basisOf } from '@wardkit/contract/rectification';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import { type RatedHazard, rateRentalCheck } from '@wardkit/contract/rental-rating';

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
 */
export function previewStars(
  standard: RentalCheckStandard,
  divisionCode: string,
  answers: readonly RatedAnswer[],
  hazards: readonly Pick<Hazard, 'itemCode' | 'severity' | 'state' | 'basis'>[],
): StarPreview {
  const given = answers.flatMap(({ itemCode, outcome }) => (outcome === null ? [] : [{ itemCode, outcome }]));
  const faults = new Set(given.filter((each) => each.outcome === 'fault').map((each) => each.itemCode));
  const coming: RatedHazard[] = standard.items
    .filter((item) => faults.has(item.code))
    .map((item) => ({
      itemCode: item.code,
      severity: item.severity,
      state: 'open',
      basis: basisOf(standard, item, divisionCode),
    }));
  const rating = rateRentalCheck(standard, divisionCode, given, [...hazards, ...coming]);
  const reasons = rating.reasons.filter((reason) => reason.code !== 'incomplete');
  const missing = rating.reasons.find((reason) => reason.code === 'incomplete')?.itemCodes.length ?? 0;
  return { rating, missing, atMost: Math.min(3, ...reasons.map((reason) => reason.limit)), reasons };
}

/** The stars of a check in hand. */
export function previewOf(check: {
  readonly standard: RentalCheckStandard;
  readonly premises: { readonly address: { readonly divisionCode: string } };
  readonly hazards: readonly Hazard[];
  readonly draft: { readonly answers: Readonly<Record<string, { readonly outcome: string | null }>> };
}): StarPreview {
  const answers = Object.entries(check.draft.answers).map(([itemCode, { outcome }]) => ({ itemCode, outcome }));
  return previewStars(check.standard, check.premises.address.divisionCode, answers, check.hazards);
}
