import * as z from 'zod/mini';
import { closedEnum, openEnum } from './field.ts';

/** The facts of a building that an item may hang on. No condition is about people. */
export const conditionFacts = ['use', 'storeys', 'floorArea', 'dwellingCount'] as const;
const outcomes = ['conforms', 'fault', 'not-applicable'] as const;

/**
 * One condition of an item, plain data of two kinds. Of a fact of the building: `is` lists what its use may be, `atLeast` and
 * `atMost` bound a number. Of an earlier item: `outcomes` lists the answers to it.
 *
 * @example { "fact": "storeys", "atLeast": 7 }
 * @example { "item": "FIR-04", "outcomes": ["conforms", "fault"] }
 */
export const ItemCondition = z.looseObject({
  fact: z.optional(openEnum(conditionFacts)),
  is: z.optional(z.array(z.string())),
  atLeast: z.optional(z.number()),
  atMost: z.optional(z.number()),
  item: z.optional(z.string()),
  outcomes: z.optional(z.array(openEnum(outcomes))),
});
export type ItemCondition = z.output<typeof ItemCondition>;

const Bound = z.number().check(z.minimum(0), z.maximum(10_000_000));

/** A condition as a checklist gives it: of a fact, or of an item before it, with what is needed for that. */
export const GivenCondition = z.object({
  fact: z.optional(closedEnum(conditionFacts, 'whether an item is asked could not be told from another fact')),
  is: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(40))).check(z.minLength(1), z.maxLength(10))),
  atLeast: z.optional(Bound),
  atMost: z.optional(Bound),
  item: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  outcomes: z.optional(
    z
      .array(closedEnum(outcomes, 'whether an item is asked could not be told from another outcome'))
      .check(z.minLength(1), z.maxLength(3)),
  ),
});
export type GivenCondition = z.output<typeof GivenCondition>;
