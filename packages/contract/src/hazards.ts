import * as z from 'zod/mini';
import { openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { Severity } from './rental-check-standards.ts';
import { staffAndOwnLandlord } from './role.ts';

/** A fault with the time in which it must be put right. It counts as open until a re-inspection has verified it. */
export const Hazard = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  premisesId: Uuid,
  checkId: Uuid,
  itemCode: z.string(),
  standardVersion: z.string(),
  severity: Severity,
  state: openEnum(['open', 'referred', 'rectified', 'verified']),
  /** `rule`: the item's rule is in force here. `advice`: it is not, so the hazard limits no stars and is not referred. */
  basis: openEnum(['rule', 'advice']),
  observedAt: Timestamp,
  dueAt: Timestamp,
  referral: z.boolean(),
  note: z.nullable(z.string()),
  photographIds: z.array(Uuid),
});
export type Hazard = z.output<typeof Hazard>;

export const listHazards = operation({
  ...read,
  id: 'hazards.list',
  method: 'GET',
  path: '/v1/hazards',
  summary: 'Hazards by deadline, the nearest first',
  scope: 'rental-checks:read',
  callers: staffAndOwnLandlord,
  query: z.object({
    ...pageQuery,
    premisesId: z.optional(Uuid),
    /** May be repeated. */
    state: z.optional(z.union([z.string(), z.array(z.string())])),
  }),
  answers: { 200: pageOf(Hazard) },
  problems: [],
  offline: { keep: 12 * 60 },
  requirements: ['WK-HAZ-01', 'WK-HAZ-02'],
});

/** The operations of hazards by their ids. */
export const hazardsOperations = {
  'hazards.list': listHazards,
} as const;
