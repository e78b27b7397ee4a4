import * as z from 'zod/mini';
import { Actor } from './actor.ts';
import { StandardAddress } from './addresses.ts';
import { closedEnum, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { Severity } from './rental-check-standards.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { staffAndOwnLandlord } from './role.ts';
import { stateMachine } from './state-machine.ts';

const stateNames = ['open', 'referred', 'rectified', 'verified', 'annulled'] as const;
const inspectionOutcomes = ['put-right', 'not-put-right'] as const;
const authorities = [
  'fire-rescue',
  'housing',
  'market-supervision',
  'urban-management',
  'emergency-management',
] as const;

/** The life of a hazard. It counts as open until it is verified or annulled. */
export const hazardStates = stateMachine({
  resource: 'hazard',
  states: stateNames,
  initial: 'open',
  /** Of the four the one of its severity, from the observation on the device. */
  starts: [
    'rectification-severity-4',
    'rectification-severity-3',
    'rectification-severity-2',
    'rectification-severity-1',
  ],
  moves: {
    refer: { from: ['open'], to: 'referred', operation: 'hazards.refer', needs: ['authority', 'reason'], starts: [] },
    rectify: { from: ['open', 'referred'], to: 'rectified', operation: 'hazards.rectify', needs: [], starts: [] },
    verify: {
      from: ['open', 'referred', 'rectified'],
      to: 'verified',
      operation: 'hazards.verify',
      needs: ['new-photograph', 'not-the-assignee'],
      starts: [],
    },
    /** The re-inspection found it not put right. It keeps its first deadline. */
    reopen: {
      from: ['rectified'],
      to: 'open',
      operation: 'hazards.verify',
      needs: ['new-photograph', 'not-the-assignee'],
      starts: [],
    },
    /** An objection to it, or to the check that found it, was upheld. */
    overturn: {
      from: ['open', 'referred', 'rectified'],
      to: 'annulled',
      operation: 'objections.answer',
      needs: ['objection-upheld'],
      starts: [],
    },
    /** The check that found it was withdrawn, and no later one found it again. */
    fallWithCheck: {
      from: ['open', 'referred', 'rectified'],
      to: 'annulled',
      operation: 'rentalChecks.withdraw',
      needs: ['found-by-no-later-check'],
      starts: [],
    },
  },
});

/** A fault with the time in which it must be put right. It counts as open until a re-inspection has verified it. */
export const Hazard = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  premisesId: Uuid,
  /** Where the premises stand now. */
  address: z.optional(StandardAddress),
  checkId: Uuid,
  itemCode: z.string(),
  standardVersion: z.string(),
  severity: Severity,
  state: openEnum(stateNames),
  /** `rule`: the item's rule is in force here. `advice`: it is not, so the hazard limits no stars and is not referred. */
  basis: openEnum(['rule', 'advice']),
  observedAt: Timestamp,
  dueAt: Timestamp,
  referral: z.boolean(),
  note: z.nullable(z.string()),
  photographIds: z.array(Uuid),
  /** Who of the staff follows it up; at first, who made the check. */
  assignedTo: z.optional(z.nullable(z.looseObject({ id: Uuid, displayName: z.string() }))),
  /** What was last reported as put right, and as whom. */
  rectification: z.optional(
    z.nullable(
      z.looseObject({
        rectifiedAt: Timestamp,
        reportedByRole: z.string(),
        note: z.nullable(z.string()),
        photographIds: z.array(Uuid),
      }),
    ),
  ),
  /** The last re-inspection. */
  verification: z.optional(
    z.nullable(
      z.looseObject({
        outcome: openEnum(inspectionOutcomes),
        inspectedAt: Timestamp,
        inspectedBy: Actor,
        note: z.nullable(z.string()),
        photographIds: z.array(Uuid),
      }),
    ),
  ),
  /** The authority to which it was last referred. */
  referredTo: z.optional(
    z.nullable(
      z.looseObject({
        authority: openEnum(authorities),
        name: z.string(),
        reason: z.optional(z.string()),
        /** The number of the letter in the station's own register; null where none was given. */
        reference: z.optional(z.nullable(z.string())),
        referredAt: Timestamp,
        /** Null for one that was made before this was kept. */
        referredBy: z.optional(z.nullable(Actor)),
      }),
    ),
  ),
});
export type Hazard = z.output<typeof Hazard>;

const Note = z.nullable(z.string().check(z.maxLength(2000)));
const Photographs = z.array(Uuid).check(z.maxLength(12));
const NewPhotographs = z.array(Uuid).check(z.minLength(1), z.maxLength(12));

/** To whom the following up is given: the id of a member of the station's staff. */
export const HazardAssignment = z.object({ assigneeId: Uuid });
export type HazardAssignment = z.output<typeof HazardAssignment>;

/** That a fault was put right, as the landlord or the staff report it. `rectifiedAt` is the device's time. */
export const HazardRectification = z.object({ rectifiedAt: Timestamp, note: Note, photographIds: Photographs });
export type HazardRectification = z.output<typeof HazardRectification>;

/** A re-inspection on the spot. `inspectedAt` is the device's time; the photographs were taken at it. */
export const HazardVerification = z.object({
  outcome: closedEnum(inspectionOutcomes, 'the state of the hazard follows from it'),
  inspectedAt: Timestamp,
  note: Note,
  photographIds: NewPhotographs,
});
export type HazardVerification = z.output<typeof HazardVerification>;

/** To which authority a hazard is handed on, and why. */
export const HazardReferral = z.object({
  authority: openEnum(authorities),
  /** The name of the office. */
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  reason: z.string().check(z.minLength(10), z.maxLength(500)),
  /** The number that the letter has in the station's own register of letters: 源公消〔2026〕12号. */
  reference: z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(60)))),
});
export type HazardReferral = z.output<typeof HazardReferral>;

const officers = { officer: 'same-station', supervisor: 'same-station' } as const;
const HazardId = z.object({ hazardId: Uuid });
const queued = { queue: { lane: 'hazard:{hazardId}', after: ['attachments.create', 'attachments.append'] } };

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
    state: repeatable(FilterCode),
    /** `1` to `4`; may be repeated. */
    severity: repeatable(FilterCode),
    /** Only those that count as open and whose deadline is past. */
    overdue: z.optional(closedEnum(['true'], 'without it every hazard is listed: there is nothing else to ask')),
    /** Only those that the caller follows up. There is no such filter for anybody else. */
    assignedToMe: z.optional(closedEnum(['true'], 'nobody asks for the hazards of another member of the staff')),
  }),
  answers: { 200: pageOf(Hazard) },
  problems: [],
  offline: { keep: 12 * 60 },
  requirements: ['WK-HAZ-01', 'WK-HAZ-02', 'WK-HAZ-14', 'WK-PRM-11'],
});

export const getHazard = operation({
  ...read,
  id: 'hazards.get',
  method: 'GET',
  path: '/v1/hazards/{hazardId}',
  summary: 'A hazard',
  scope: 'rental-checks:read',
  callers: staffAndOwnLandlord,
  parameters: HazardId,
  answers: { 200: Hazard },
  problems: [],
  offline: { keep: 12 * 60 },
  requirements: ['WK-HAZ-01', 'WK-PRM-11'],
});

export const assignHazard = operation({
  ...write,
  id: 'hazards.assign',
  method: 'POST',
  path: '/v1/hazards/{hazardId}/assignment',
  summary: 'Give the following up of a hazard to somebody',
  scope: 'rental-checks:write',
  callers: officers,
  parameters: HazardId,
  body: HazardAssignment,
  answers: { 200: Hazard },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['hazard.assigned'],
  offline: {},
  requirements: ['WK-HAZ-04', 'WK-HAZ-05', 'WK-HAZ-12'],
});

export const rectifyHazard = operation({
  ...write,
  id: 'hazards.rectify',
  method: 'POST',
  path: '/v1/hazards/{hazardId}/rectification',
  summary: 'Report a hazard as put right',
  scope: 'rental-checks:write',
  callers: { landlord: 'own', auxiliary: 'same-station', ...officers },
  parameters: HazardId,
  body: HazardRectification,
  answers: { 200: Hazard },
  problems: ['state-conflict', 'photograph-missing'],
  concurrency: 'if-match',
  emits: ['hazard.rectified'],
  offline: queued,
  requirements: ['WK-HAZ-06', 'WK-CHK-04', 'WK-HAZ-11', 'WK-HAZ-12', 'WK-HAZ-15'],
});

export const verifyHazard = operation({
  ...write,
  id: 'hazards.verify',
  method: 'POST',
  path: '/v1/hazards/{hazardId}/verification',
  summary: 'Re-inspect a hazard: close it, or open it again',
  scope: 'rental-checks:write',
  callers: officers,
  parameters: HazardId,
  body: HazardVerification,
  answers: { 200: Hazard },
  problems: ['state-conflict', 'photograph-missing'],
  concurrency: 'if-match',
  emits: ['hazard.verified', 'hazard.reopened', 'rating.changed'],
  offline: queued,
  requirements: [
    'WK-HAZ-07',
    'WK-HAZ-08',
    'WK-HAZ-09',
    'WK-CHK-04',
    'WK-HAZ-11',
    'WK-HAZ-12',
    'WK-RAT-05',
    'WK-RAT-07',
  ],
});

export const referHazard = operation({
  ...write,
  id: 'hazards.refer',
  method: 'POST',
  path: '/v1/hazards/{hazardId}/referral',
  summary: 'Refer a hazard to the authority in charge',
  scope: 'rental-checks:write',
  callers: officers,
  parameters: HazardId,
  body: HazardReferral,
  answers: { 200: Hazard },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['hazard.referred'],
  offline: {},
  requirements: ['WK-HAZ-12', 'WK-HAZ-13', 'WK-HAZ-16'],
});

/** The operations of hazards by their ids. */
export const hazardsOperations = {
  'hazards.list': listHazards,
  'hazards.get': getHazard,
  'hazards.assign': assignHazard,
  'hazards.rectify': rectifyHazard,
  'hazards.verify': verifyHazard,
  'hazards.refer': referHazard,
} as const;
