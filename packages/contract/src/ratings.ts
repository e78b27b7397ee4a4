import * as z from 'zod/mini';
import { LocalDate, openEnum, Timestamp, Uuid } from './field.ts';
import { operation, read } from './operation.ts';
import { staffAndOwnLandlord } from './role.ts';

const Stars = z.int().check(z.minimum(0), z.maximum(3));
const Score = z.number().check(z.minimum(0), z.maximum(100));

/** What premises say of their rating in a line. */
export const RatingSummary = z.looseObject({
  stars: Stars,
  state: openEnum(['rated', 'incomplete']),
  ratedAt: Timestamp,
});
export type RatingSummary = z.output<typeof RatingSummary>;

/** An aspect's part in a rating. `score` is 0 to 100, or null where nothing in it counts. */
export const AspectRating = z.looseObject({
  aspect: z.string(),
  score: z.nullable(Score),
  answered: z.int(),
  items: z.int(),
  counted: z.int(),
  faults: z.array(z.string()),
});
export type AspectRating = z.output<typeof AspectRating>;

/** Why a rating is what it is, in the order in which it matters. */
export const RatingReason = z.looseObject({
  code: openEnum(['incomplete', 'life-threatening-hazard', 'serious-hazard', 'score', 'nothing-counts']),
  itemCodes: z.array(z.string()),
  /** The most stars that this reason leaves. */
  limit: Stars,
});
export type RatingReason = z.output<typeof RatingReason>;

/** A rating with its reasons. It never depends on who lives there or on what happened there. */
export const Rating = z.looseObject({
  stars: Stars,
  state: openEnum(['rated', 'incomplete']),
  /** 0 to 100, rounded down to one decimal; null while incomplete. */
  score: z.nullable(Score),
  aspects: z.array(AspectRating),
  reasons: z.array(RatingReason),
  /** Items whose local rule is not in force here: recorded, and not counted. */
  notCounted: z.array(z.string()),
});
export type Rating = z.output<typeof Rating>;

/** The rating of premises as the server keeps it. */
export const PremisesRating = z.extend(Rating, {
  premisesId: Uuid,
  checkId: Uuid,
  standardVersion: z.string(),
  ratedAt: Timestamp,
  /** The day by which the premises are to be checked again; null for a rating of before this was kept. */
  nextCheckDueOn: z.optional(z.nullable(LocalDate)),
});
export type PremisesRating = z.output<typeof PremisesRating>;

export const getRating = operation({
  id: 'ratings.get',
  method: 'GET',
  path: '/v1/premises/{premisesId}/rating',
  summary: 'The rating of premises with its reasons',
  scope: 'rental-checks:read',
  callers: staffAndOwnLandlord,
  parameters: z.object({ premisesId: Uuid }),
  answers: { 200: PremisesRating },
  problems: [],
  ...read,
  offline: { keep: 12 * 60 },
  requirements: [
    'WK-RAT-01',
    'WK-RAT-02',
    'WK-RAT-03',
    'WK-RAT-04',
    'WK-RAT-05',
    'WK-RAT-06',
    'WK-RAT-08',
    'WK-RAT-09',
    'WK-PRM-08',
    'WK-CHK-23',
  ],
});

/** The operations of ratings by their ids. */
export const ratingsOperations = {
  'ratings.get': getRating,
} as const;
