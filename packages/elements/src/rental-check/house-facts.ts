import { type BuildingFacts, buildingFacts } from '@wardkit/contract/items-that-apply';
import type { Premises } from '@wardkit/contract/places';
import type { GivenFacts } from '@wardkit/contract/rental-check-facts';
import type { RentalCheck } from '@wardkit/contract/rental-checks';
import type { Draft } from './draft.ts';

/** The facts of a house that a check tells, in the order in which they are shown. */
export const factNames = ['use', 'storeys', 'floorArea', 'dwellingCount'] as const;
export type FactName = (typeof factNames)[number];

/** A fact as it was last time. */
export interface CarriedFact {
  readonly value: string | number | null;
  /** The check that told it; null where the register alone does. */
  readonly fromCheck: RentalCheck | null;
}

/** What the facts of a house are taken from. */
export interface HouseRecords {
  readonly premises: Pick<Premises, 'use' | 'storeys' | 'floorArea' | 'dwellings'>;
  /** Checks of the premises that are not withdrawn, the newest first. */
  readonly history: readonly RentalCheck[];
}

/** What the register says of a house. Premises whose dwellings nobody put on record have some number of them. */
function registered({ premises }: HouseRecords): Readonly<Record<FactName, string | number | null>> {
  const { use, storeys, floorArea, dwellings } = premises;
  return { use, storeys, floorArea, dwellingCount: dwellings.length === 0 ? null : dwellings.length };
}

/**
 * A fact as it was last time. The register holds what earlier checks changed of use, storeys and floor area; the number of
 * dwellings changes nothing there, so that it is taken from the last check that told it.
 */
export function carriedFact(records: HouseRecords, name: FactName): CarriedFact {
  const value = registered(records)[name];
  const told = records.history.find((check) => check.facts?.[name] !== undefined) ?? null;
  const before = told?.facts?.[name]?.value ?? null;
  if (name === 'dwellingCount' && before !== null) return { value: before, fromCheck: told };
  return { value, fromCheck: value !== null && before === value ? told : null };
}

interface GivenFact {
  readonly value: string | number | null;
  readonly source: 'confirmed' | 'changed' | 'carried-over';
  readonly was?: string | number | null;
  readonly fromCheckId?: string | null;
}

/** The facts as the check gives them: confirmed and changed ones, and carried over what is known of the rest. */
export function givenFacts(records: HouseRecords, { facts }: Pick<Draft, 'facts'>): GivenFacts {
  const given: Partial<Record<FactName, GivenFact>> = {};
  for (const name of factNames) {
    const entry = facts[name];
    const { value, fromCheck } = carriedFact(records, name);
    if (entry !== undefined && entry.source !== null) {
      const { source, was } = entry;
      given[name] = { value: entry.value, source, ...(was === undefined ? {} : { was }) };
    } else if (value !== null) {
      given[name] = { value, source: 'carried-over', fromCheckId: fromCheck?.id ?? null };
    }
  }
  // Each value is of the kind of its own fact: the register and the field give no other.
  return given as GivenFacts;
}

/** What the items of the checklist hang on: the same that the server will see. */
export function houseOf(records: HouseRecords, draft: Pick<Draft, 'facts'>): BuildingFacts {
  return buildingFacts(registered(records) as BuildingFacts, givenFacts(records, draft));
}

/** What the register says of a fact when it is changed; undefined for one that the register does not hold. */
export function onRecord(records: HouseRecords, name: FactName): string | number | null | undefined {
  return name === 'dwellingCount' ? undefined : registered(records)[name];
}
