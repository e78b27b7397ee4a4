import { type BuildingFacts, itemsThatApply } from './items-that-apply.ts';
import type { AspectRating, Rating, RatingReason } from './ratings.ts';
import { basisOf } from './rectification.ts';
import type { RentalCheckStandard, StandardItem } from './rental-check-standards.ts';
import type { Outcome } from './rental-checks.ts';

/** What of a hazard a rating looks at. */
export interface RatedHazard {
  readonly itemCode: string;
  readonly severity: number;
  readonly state: string;
  readonly basis: string;
}

/** The lowest score of each number of stars, out of 100. */
export const starThresholds = [
  { stars: 3, from: 90 },
  { stars: 2, from: 80 },
  { stars: 1, from: 70 },
] as const;

/**
 * Rates premises by a check and their open hazards. This project's rule, stated on the board: an item weighs its severity
 * or what its checklist says, the aspects count alike, what does not apply drops out, a local item counts only where its rule is in force, and a
 * hazard counts as open until it is verified or annulled. From then on a fault that the check found conforms. An open hazard
 * of severity 4 leaves no star, one of severity 3 at most one. Nothing about who lives there enters.
 *
 * @param divisionCode the code of the address, which says whose local rules are in force
 * @param answers one for each item that was answered
 * @param hazards the hazards of the premises, those of this check among them
 * @param facts of the building, for a checklist whose items hang on them
 * @returns `state: 'incomplete'` and no score while an item lacks its answer
 * @example rateRentalCheck(standard, '441602101001', answers, hazards).stars
 */
export function rateRentalCheck(
  standard: RentalCheckStandard,
  divisionCode: string,
  answers: readonly { readonly itemCode: string; readonly outcome: string }[],
  hazards: readonly RatedHazard[] = [],
  facts: BuildingFacts = {},
): Rating {
  const outcomes = new Map(answers.map((answer) => [answer.itemCode, answer.outcome as Outcome]));
  const open = hazards.filter((hazard) => hazard.state !== 'verified' && hazard.state !== 'annulled');
  const openItems = new Set(open.map((hazard) => hazard.itemCode));
  const known = new Set(hazards.map((hazard) => hazard.itemCode));
  const failed = ({ code }: StandardItem) =>
    openItems.has(code) || (outcomes.get(code) === 'fault' && !known.has(code));
  const counts = (item: StandardItem) => basisOf(standard, item, divisionCode) === 'rule';
  const asked = new Set(itemsThatApply(standard, facts, answers).map(({ code }) => code));
  // A hazard that is open counts, though its item is no longer asked.
  const items = standard.items.filter(({ code }) => asked.has(code) || openItems.has(code));
  const aspects = aspectsOf(standard).map((aspect) =>
    rateAspect(
      aspect,
      items.filter((item) => item.aspect === aspect),
      outcomes,
      failed,
      counts,
    ),
  );
  const told = aspects.map((aspect) => ({
    ...aspect,
    score: aspect.score === null ? null : roundDown(aspect.score),
  }));
  const notCounted = items.filter((item) => !counts(item)).map((item) => item.code);
  const missing = items.filter(({ code }) => asked.has(code) && !outcomes.has(code)).map((item) => item.code);
  if (missing.length > 0) {
    const reasons: RatingReason[] = [{ code: 'incomplete', itemCodes: missing, limit: 0 }, ...hazardReasons(open)];
    return { stars: 0, state: 'incomplete', score: null, aspects: told, reasons, notCounted };
  }
  const scores = aspects.flatMap((aspect) => (aspect.score === null ? [] : [aspect.score]));
  const score = scores.length === 0 ? null : roundDown(scores.reduce((sum, each) => sum + each, 0) / scores.length);
  const reasons = [...hazardReasons(open), scoreReason(score, aspects, notCounted)];
  return {
    stars: Math.min(...reasons.map((reason) => reason.limit)),
    state: 'rated',
    score,
    aspects: told,
    reasons: reasons.sort((a, b) => a.limit - b.limit),
    notCounted,
  };
}

/** The aspects in the order of the checklist's items, because the members of a JSON object have none. */
export function aspectsOf(standard: RentalCheckStandard): string[] {
  return [...new Set(standard.items.map((item) => item.aspect))];
}

function rateAspect(
  aspect: string,
  items: readonly StandardItem[],
  outcomes: ReadonlyMap<string, Outcome>,
  failed: (item: StandardItem) => boolean,
  counts: (item: StandardItem) => boolean,
): AspectRating {
  const counted = items.filter(
    (item) =>
      counts(item) && (failed(item) || (outcomes.has(item.code) && outcomes.get(item.code) !== 'not-applicable')),
  );
  const weigh = (of: readonly StandardItem[]) => of.reduce((sum, item) => sum + (item.weight ?? item.severity), 0);
  const faults = items.filter(failed);
  const total = weigh(counted);
  return {
    aspect,
    score: total === 0 ? null : (100 * (total - weigh(counted.filter(failed)))) / total,
    answered: items.filter((item) => outcomes.has(item.code)).length,
    items: items.length,
    counted: counted.length,
    faults: faults.map((item) => item.code),
  };
}

function hazardReasons(open: readonly RatedHazard[]): RatingReason[] {
  const binding = open.filter((hazard) => hazard.basis === 'rule');
  const of = (severity: number) => [
    ...new Set(binding.filter((hazard) => hazard.severity === severity).map((hazard) => hazard.itemCode)),
  ];
  const lifeThreatening = of(4);
  const serious = of(3);
  return [
    ...(lifeThreatening.length > 0
      ? [{ code: 'life-threatening-hazard' as const, itemCodes: lifeThreatening, limit: 0 }]
      : []),
    ...(serious.length > 0 ? [{ code: 'serious-hazard' as const, itemCodes: serious, limit: 1 }] : []),
  ];
}

function scoreReason(
  score: number | null,
  aspects: readonly AspectRating[],
  notCounted: readonly string[],
): RatingReason {
  if (score === null) return { code: 'nothing-counts', itemCodes: [], limit: 0 };
  const itemCodes = aspects.flatMap((aspect) => aspect.faults).filter((code) => !notCounted.includes(code));
  return { code: 'score', itemCodes, limit: starThresholds.find((each) => score >= each.from)?.stars ?? 0 };
}

/** Down to one decimal, so that 89.96 is not shown as the 90 that it did not reach; the epsilon takes back float dust. */
function roundDown(score: number): number {
  return Math.floor(score * 10 + 1e-9) / 10;
}
