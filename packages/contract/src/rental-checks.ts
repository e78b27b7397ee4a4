import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { StandardAddress } from './addresses.ts';
import { closedEnum, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { Hazard } from './hazards.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { Rating } from './ratings.ts';
import { CheckFacts, CheckSignature, GivenFacts, GivenResident, GivenSignature } from './rental-check-facts.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { staffAndOwnLandlord } from './role.ts';
import { stateMachine } from './state-machine.ts';

const stateNames = ['submitted', 'reviewed', 'sent-back', 'withdrawn'] as const;
const Reason = z.string().check(z.minLength(10), z.maxLength(500));

/** The life of a check that was handed in. What a check found stands until the check is withdrawn or another one follows. */
export const rentalCheckStates = stateMachine({
  resource: 'rental-check',
  states: stateNames,
  initial: 'submitted',
  moves: {
    accept: {
      from: ['submitted'],
      to: 'reviewed',
      operation: 'rentalChecks.review',
      needs: ['another-reviewer'],
      starts: [],
    },
    sendBack: {
      from: ['submitted'],
      to: 'sent-back',
      operation: 'rentalChecks.review',
      needs: ['another-reviewer', 'reason-for-sending-back'],
      starts: [],
    },
    withdraw: {
      from: ['submitted', 'sent-back'],
      to: 'withdrawn',
      operation: 'rentalChecks.withdraw',
      needs: ['reason'],
      starts: [],
    },
    /** An objection to the check was upheld. */
    overturn: {
      from: ['submitted', 'reviewed', 'sent-back'],
      to: 'withdrawn',
      operation: 'objections.answer',
      needs: ['objection-upheld'],
      starts: [],
    },
  },
});

/** The longest note on an item, in characters. */
export const longestNote = 2000;
/** The most photographs of an item. */
export const mostPhotographs = 12;

/** What an officer found on one item. */
export const Outcome = closedEnum(
  ['conforms', 'fault', 'not-applicable'],
  'the rating could not be computed from an outcome that it does not know',
);
export type Outcome = z.output<typeof Outcome>;

/** The answer to one item. `observedAt` is the device's time; a fault's deadline runs from it. */
export const CheckAnswer = z.object({
  itemCode: z.string().check(z.minLength(1), z.maxLength(40)),
  outcome: Outcome,
  observedAt: Timestamp,
  /** True where 'the rest conforms' answered it together with others. */
  answeredTogether: z.boolean(),
  note: z.nullable(z.string().check(z.maxLength(longestNote))),
  photographIds: z.array(Uuid).check(z.maxLength(mostPhotographs)),
});
export type CheckAnswer = z.output<typeof CheckAnswer>;

/** A finished check as it is handed in. */
export const RentalCheckSubmission = z.object({
  premisesId: Uuid,
  /** The last check of the premises that the device knew of; null where there was none. */
  previousCheckId: z.nullable(Uuid),
  standardVersion: z.string().check(z.minLength(1), z.maxLength(40)),
  startedAt: Timestamp,
  finishedAt: Timestamp,
  answers: z.array(CheckAnswer).check(z.maxLength(200)),
  facts: z.optional(GivenFacts),
  residents: z.optional(z.array(GivenResident).check(z.maxLength(200))),
  signatures: z.optional(z.array(GivenSignature).check(z.maxLength(2))),
});
export type RentalCheckSubmission = z.output<typeof RentalCheckSubmission>;

const reviewDecisions = ['accept', 'send-back'] as const;

/** A check on record, with the rating and the hazards that followed from it. */
export const RentalCheck = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  premisesId: Uuid,
  /** Where the premises stand now. */
  address: z.optional(StandardAddress),
  previousCheckId: z.nullable(Uuid),
  state: openEnum(stateNames),
  standardVersion: z.string(),
  startedAt: Timestamp,
  finishedAt: Timestamp,
  receivedAt: Timestamp,
  /** The role of who made the check, and their name as the station shows it. */
  checkedBy: z.looseObject({ role: z.string(), displayName: z.string() }),
  /** Whether the caller made it, so that somebody else is asked to review it. It is no part of what the ETag stands for. */
  isOwn: z.optional(z.boolean()),
  answers: z.array(z.looseObject({ ...CheckAnswer.shape, outcome: openEnum(['conforms', 'fault', 'not-applicable']) })),
  /** Null where the device told none. */
  facts: z.optional(z.nullable(CheckFacts)),
  signatures: z.optional(z.array(CheckSignature)),
  rating: Rating,
  /** Those that this check was the first to find. */
  hazards: z.array(Hazard),
  review: z.optional(
    z.nullable(
      z.looseObject({
        decision: openEnum(reviewDecisions),
        reason: z.nullable(z.string()),
        reviewedBy: Actor,
        reviewedAt: Timestamp,
      }),
    ),
  ),
  withdrawal: z.optional(z.nullable(z.looseObject({ reason: z.string(), withdrawnAt: Timestamp }))),
});
export type RentalCheck = z.output<typeof RentalCheck>;

/** What somebody other than its maker says of a check. `reason` is needed to send it back: what is to be checked again. */
export const RentalCheckReview = z.object({
  decision: closedEnum(reviewDecisions, 'the state of the check follows from it'),
  reason: z.nullable(Reason),
});
export type RentalCheckReview = z.output<typeof RentalCheckReview>;

/** Why a check is taken back: it was made at the wrong door. */
export const RentalCheckWithdrawal = z.object({ reason: Reason });
export type RentalCheckWithdrawal = z.output<typeof RentalCheckWithdrawal>;

export const submitRentalCheck = operation({
  ...write,
  id: 'rentalChecks.submit',
  method: 'PUT',
  path: '/v1/rental-checks/{checkId}',
  summary: 'Hand in a finished check',
  scope: 'rental-checks:write',
  callers: { auxiliary: 'same-station', officer: 'same-station', supervisor: 'same-station' },
  parameters: z.object({ checkId: Uuid }),
  body: RentalCheckSubmission,
  answers: { 201: RentalCheck },
  problems: ['check-incomplete', 'photograph-missing', 'standard-unknown', 'version-stale'],
  concurrency: 'if-none-match',
  batch: true,
  emits: [
    'rental-check.submitted',
    'hazard.opened',
    'rating.changed',
    'premises.changed',
    'stay.ended',
    'stay.overdue',
  ],
  offline: { queue: { lane: 'rental-check:{premisesId}', after: ['attachments.create', 'attachments.append'] } },
  requirements: [
    'WK-CHK-01',
    'WK-CHK-02',
    'WK-CHK-03',
    'WK-CHK-04',
    'WK-CHK-05',
    'WK-CHK-06',
    'WK-CHK-07',
    'WK-CHK-18',
    'WK-CHK-19',
    'WK-CHK-20',
    'WK-CHK-21',
    'WK-PRM-09',
    'WK-HAZ-01',
    'WK-HAZ-02',
    'WK-HAZ-03',
    'WK-HAZ-04',
    'WK-RAT-01',
    'WK-RAT-02',
    'WK-RAT-03',
    'WK-RAT-04',
    'WK-RAT-05',
    'WK-RAT-06',
    'WK-RAT-07',
    'WK-RAT-09',
  ],
});

export const getRentalCheck = operation({
  ...read,
  id: 'rentalChecks.get',
  method: 'GET',
  path: '/v1/rental-checks/{checkId}',
  summary: 'A check on record',
  scope: 'rental-checks:read',
  callers: staffAndOwnLandlord,
  parameters: z.object({ checkId: Uuid }),
  answers: { 200: RentalCheck },
  problems: [],
  offline: { keep: 12 * 60 },
  requirements: ['WK-CHK-01', 'WK-CHK-18', 'WK-PRM-11'],
});

export const listRentalChecks = operation({
  ...read,
  id: 'rentalChecks.list',
  method: 'GET',
  path: '/v1/rental-checks',
  summary: 'Checks on record, the newest first',
  scope: 'rental-checks:read',
  callers: staffAndOwnLandlord,
  query: z.object({
    ...pageQuery,
    premisesId: z.optional(Uuid),
    state: repeatable(FilterCode),
    /** Only those that the caller made. There is no such filter for anybody else. */
    own: z.optional(closedEnum(['true'], 'nobody asks for the checks of another member of the staff')),
  }),
  answers: { 200: pageOf(RentalCheck) },
  problems: [],
  offline: { keep: 12 * 60 },
  requirements: ['WK-CHK-01', 'WK-CHK-18', 'WK-PRM-11'],
});

export const reviewRentalCheck = operation({
  ...write,
  id: 'rentalChecks.review',
  method: 'POST',
  path: '/v1/rental-checks/{checkId}/review',
  summary: 'Accept a check, or send it back with a reason',
  scope: 'rental-checks:write',
  callers: { officer: 'same-station', supervisor: 'same-station' },
  parameters: z.object({ checkId: Uuid }),
  body: RentalCheckReview,
  answers: { 200: RentalCheck },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['rental-check.reviewed', 'rental-check.sent-back'],
  offline: {},
  requirements: ['WK-CHK-12', 'WK-CHK-13', 'WK-CHK-14', 'WK-CHK-17'],
});

export const withdrawRentalCheck = operation({
  ...write,
  id: 'rentalChecks.withdraw',
  method: 'POST',
  path: '/v1/rental-checks/{checkId}/withdrawal',
  summary: 'Take a check back, with a reason',
  scope: 'rental-checks:write',
  callers: { auxiliary: 'own', officer: 'own', supervisor: 'same-station' },
  parameters: z.object({ checkId: Uuid }),
  body: RentalCheckWithdrawal,
  answers: { 200: RentalCheck },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['rental-check.withdrawn', 'hazard.annulled', 'rating.changed'],
  offline: {},
  requirements: ['WK-CHK-15', 'WK-CHK-16', 'WK-CHK-17', 'WK-RAT-07'],
});

/** The operations of rental checks by their ids. */
export const rentalChecksOperations = {
  'rentalChecks.submit': submitRentalCheck,
  'rentalChecks.get': getRentalCheck,
  'rentalChecks.list': listRentalChecks,
  'rentalChecks.review': reviewRentalCheck,
  'rentalChecks.withdraw': withdrawRentalCheck,
} as const;
