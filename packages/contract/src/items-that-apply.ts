import type { ItemCondition } from './rental-check-conditions.ts';
import type { RentalCheckStandard, StandardItem } from './rental-check-standards.ts';

/** What is known of a building; what is not, is left out or null. `floorArea` is in square metres. */
export interface BuildingFacts {
  readonly use?: string | null;
  readonly storeys?: number | null;
  readonly floorArea?: number | null;
  readonly dwellingCount?: number | null;
}

/** The facts of a house in a check: what the check says of it, and of the rest what the register says. */
export function buildingFacts(
  register: BuildingFacts,
  told:
    | Readonly<Partial<Record<keyof BuildingFacts, { readonly value: unknown } | undefined>>>
    | null
    | undefined = null,
): BuildingFacts {
  const { use, storeys, floorArea, dwellingCount } = told ?? {};
  return {
    ...register,
    ...(use === undefined ? {} : { use: use.value as string }),
    ...(storeys === undefined ? {} : { storeys: storeys.value as number }),
    ...(floorArea === undefined ? {} : { floorArea: floorArea.value as number | null }),
    ...(dwellingCount === undefined ? {} : { dwellingCount: dwellingCount.value as number }),
  };
}

/**
 * The items of a checklist that are asked of a house, in the order of the checklist. The same function serves the widget that
 * asks, the server that takes the check and the rating, so that all three count alike. A fact that is not known takes no item
 * away. An item that hangs on another one is asked when that one is asked and has such an answer; an answer to an item that is
 * not asked counts for nothing, and is kept.
 *
 * @param answers of any items, in any order
 * @example itemsThatApply(standard, { storeys: 2 }, [{ itemCode: 'FIR-04', outcome: 'conforms' }]).map(({ code }) => code)
 */
export function itemsThatApply(
  standard: Pick<RentalCheckStandard, 'items'>,
  facts: BuildingFacts,
  answers: readonly { readonly itemCode: string; readonly outcome: string }[],
): StandardItem[] {
  const given = new Map(answers.map(({ itemCode, outcome }) => [itemCode, outcome]));
  // Those of items that are asked: a condition looks at items before its own, so one pass settles all.
  const outcomes = new Map<string, string | undefined>();
  return standard.items.filter((item) => {
    const applies = (item.when ?? []).every((condition) => holds(condition, facts, outcomes));
    if (applies) outcomes.set(item.code, given.get(item.code));
    return applies;
  });
}

function holds(
  { fact, is, atLeast, atMost, item, outcomes: wanted }: ItemCondition,
  facts: BuildingFacts,
  outcomes: ReadonlyMap<string, string | undefined>,
): boolean {
  if (item !== undefined) {
    const outcome = outcomes.get(item);
    return outcome !== undefined && (wanted ?? []).includes(outcome);
  }
  const value = Object.hasOwn(facts, fact ?? '') ? facts[fact as keyof BuildingFacts] : null;
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return is === undefined || is.includes(value);
  return value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);
}
