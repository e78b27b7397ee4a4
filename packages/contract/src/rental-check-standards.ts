import * as z from 'zod/mini';
import { LocalDate, LocalizedText, openEnum, Timestamp, Uuid } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { GivenCondition, ItemCondition } from './rental-check-conditions.ts';
import { staffAndOwnLandlord } from './role.ts';

/** How grave a fault is: 4 life-threatening, 3 serious, 2 moderate, 1 minor. */
export const Severity = z.int().check(z.minimum(1), z.maximum(4));
export type Severity = 1 | 2 | 3 | 4;

/**
 * A rule that items refer to. `divisionPrefixes` says where it is in force: an address counts when its division code
 * begins with one of them; `['']` is the whole country and `[]` is nowhere (practice, or a city that is not named).
 */
export const StandardSource = z.looseObject({
  title: z.string(),
  appliesIn: z.string(),
  divisionPrefixes: z.array(z.string()),
});
export type StandardSource = z.output<typeof StandardSource>;

/** The time to put a fault right, and whether it is referred to the authority in charge. */
export const RectificationRule = z.looseObject({
  hours: z.optional(z.int()),
  days: z.optional(z.int()),
  referral: z.optional(z.boolean()),
});
export type RectificationRule = z.output<typeof RectificationRule>;

/**
 * A number that a place has laid down for an item, such as the persons in a room. It is shown where an address begins with one
 * of the `divisionPrefixes`, and the officer answers: nothing is computed from it, least of all from who is registered.
 */
export const ItemLimit = z.looseObject({
  text: LocalizedText,
  value: z.number(),
  unit: LocalizedText,
  divisionPrefixes: z.array(z.string()),
});
export type ItemLimit = z.output<typeof ItemLimit>;

/** One item of the checklist. `source` names an entry of `sources`. */
export const StandardItem = z.looseObject({
  code: z.string(),
  aspect: z.string(),
  severity: Severity,
  text: LocalizedText,
  source: z.string(),
  article: z.nullable(z.string()),
  /** When it is asked: where all of these hold. Left out: always. */
  when: z.optional(z.array(ItemCondition)),
  /** How much it counts in its aspect. Left out: as much as its severity. */
  weight: z.optional(z.number().check(z.positive())),
  limits: z.optional(z.array(ItemLimit)),
  /** What is often noted on it, to be taken by a tap. */
  phrases: z.optional(z.array(LocalizedText)),
});
export type StandardItem = z.output<typeof StandardItem>;

/** A versioned checklist. A check keeps the version that it was made under. */
export const RentalCheckStandard = z.looseObject({
  id: openEnum(['rental-check']),
  version: z.string(),
  /** Null until a station has checked the sources. */
  verifiedOn: z.nullable(LocalDate),
  note: z.string(),
  aspects: z.record(z.string(), LocalizedText),
  sources: z.record(z.string(), StandardSource),
  rectification: z.record(z.string(), RectificationRule),
  items: z.array(StandardItem),
  /** What is often noted on any item. */
  phrases: z.optional(z.array(LocalizedText)),
  /** By the stars, `0` to `3`: in how many days premises are checked again. Left out: the project's own. */
  checkAgainAfterDays: z.optional(z.record(z.string(), z.int())),
  /** The station that published it and whose checks may use it; null for one that came with the server, for all. */
  stationId: z.optional(z.nullable(Uuid)),
  publishedAt: z.optional(Timestamp),
});
export type RentalCheckStandard = z.output<typeof RentalCheckStandard>;

const Key = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/));
const line = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));
const DivisionPrefixes = z.array(z.string().check(z.regex(/^\d{0,12}$/))).check(z.maxLength(50));
const Days = z.int().check(z.minimum(1), z.maximum(3650));
/** In the five languages that the widgets speak; where one is left out, the text is shown in `zh-Hans` and marked as such. */
const givenText = (longest: number) => {
  const text = z.optional(line(longest * 2));
  return z.object({ 'zh-Hans': line(longest), en: text, 'zh-Hant': text, ja: text, ko: text });
};
const GivenText = givenText(500);

/** The time to put a fault right: exactly one of `hours` and `days`. */
const GivenRectification = z.object({
  hours: z.optional(z.int().check(z.minimum(1), z.maximum(8760))),
  days: z.optional(z.int().check(z.minimum(1), z.maximum(365))),
  referral: z.optional(z.boolean()),
});

/**
 * A checklist as a station publishes it. Its `version` is the station's own name for it and is never given twice: a check
 * of long ago is read under the version it was made under.
 */
export const RentalCheckStandardPublication = z.object({
  version: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)),
  verifiedOn: z.nullable(LocalDate),
  note: z.string().check(z.maxLength(2000)),
  aspects: z.record(Key, GivenText),
  sources: z.record(
    Key,
    z.object({
      title: line(300),
      appliesIn: line(100),
      divisionPrefixes: DivisionPrefixes,
    }),
  ),
  /** By severity. */
  rectification: z.object({
    '1': z.optional(GivenRectification),
    '2': z.optional(GivenRectification),
    '3': z.optional(GivenRectification),
    '4': z.optional(GivenRectification),
  }),
  items: z
    .array(
      z.object({
        code: Key,
        aspect: Key,
        severity: Severity,
        text: GivenText,
        source: Key,
        article: z.nullable(line(100)),
        when: z.optional(z.array(GivenCondition).check(z.minLength(1), z.maxLength(5))),
        weight: z.optional(z.number().check(z.minimum(0.1), z.maximum(100))),
        limits: z.optional(
          z
            .array(
              z.object({
                text: GivenText,
                value: z.number().check(z.minimum(0), z.maximum(1_000_000)),
                unit: givenText(20),
                divisionPrefixes: DivisionPrefixes,
              }),
            )
            .check(z.maxLength(20)),
        ),
        phrases: z.optional(z.array(GivenText).check(z.maxLength(20))),
      }),
    )
    .check(z.minLength(1), z.maxLength(200)),
  phrases: z.optional(z.array(GivenText).check(z.maxLength(20))),
  checkAgainAfterDays: z.optional(
    z.object({ '0': z.optional(Days), '1': z.optional(Days), '2': z.optional(Days), '3': z.optional(Days) }),
  ),
});
export type RentalCheckStandardPublication = z.output<typeof RentalCheckStandardPublication>;

export const listStandards = operation({
  ...read,
  id: 'rentalChecks.listStandards',
  method: 'GET',
  path: '/v1/rental-check-standards',
  summary: 'Checklists, the current one first',
  scope: 'rental-checks:read',
  callers: staffAndOwnLandlord,
  query: z.object({ ...pageQuery }),
  answers: { 200: pageOf(RentalCheckStandard) },
  problems: [],
  offline: { keep: 30 * 24 * 60 },
  requirements: ['WK-CHK-01', 'WK-CHK-08'],
});

export const getStandard = operation({
  ...read,
  id: 'rentalChecks.getStandard',
  method: 'GET',
  path: '/v1/rental-check-standards/{version}',
  summary: 'A checklist by its version',
  scope: 'rental-checks:read',
  callers: staffAndOwnLandlord,
  parameters: z.object({ version: z.string().check(z.minLength(1), z.maxLength(40)) }),
  answers: { 200: RentalCheckStandard },
  problems: [],
  offline: { keep: 30 * 24 * 60 },
  requirements: ['WK-CHK-01'],
});

/** A version is a name that its station gives, and no id that a server could make: so this is a POST and has no twin. */
export const publishStandard = operation({
  ...write,
  id: 'rentalChecks.publishStandard',
  method: 'POST',
  path: '/v1/rental-check-standards',
  summary: 'Publish a checklist of the own station; it is never changed after',
  scope: 'rental-checks:write',
  callers: { administrator: 'same-station' },
  body: RentalCheckStandardPublication,
  answers: { 201: RentalCheckStandard },
  problems: ['already-exists'],
  concurrency: 'none',
  emits: ['rental-check-standard.published'],
  offline: {},
  requirements: ['WK-CHK-08', 'WK-CHK-09', 'WK-CHK-10', 'WK-CHK-11', 'WK-CHK-22'],
});

/** The operations of rental check standards by their ids. */
export const rentalCheckStandardsOperations = {
  'rentalChecks.listStandards': listStandards,
  'rentalChecks.getStandard': getStandard,
  'rentalChecks.publishStandard': publishStandard,
} as const;
