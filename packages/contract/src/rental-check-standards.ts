import * as z from 'zod/mini';
import { LocalDate, LocalizedText, openEnum } from './field.ts';
import { operation, read } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
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

/** One item of the checklist. `source` names an entry of `sources`. */
export const StandardItem = z.looseObject({
  code: z.string(),
  aspect: z.string(),
  severity: Severity,
  text: LocalizedText,
  source: z.string(),
  article: z.nullable(z.string()),
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
});
export type RentalCheckStandard = z.output<typeof RentalCheckStandard>;

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
  requirements: ['WK-CHK-01'],
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

/** The operations of rental check standards by their ids. */
export const rentalCheckStandardsOperations = {
  'rentalChecks.listStandards': listStandards,
  'rentalChecks.getStandard': getStandard,
} as const;
