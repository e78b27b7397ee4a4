import { invented } from './invented.ts';

/**
 * The alert that the examples tell of: a battery smokes in the hall of 示范路 18 号 on 20 November 2026, from the call to the
 * file. The telephone number is of no subscriber, and no unit, person or place of it exists.
 */
export const alertStory = {
  secondAlertId: '0190e0a0-0000-7000-8000-000000000082',
  transferredAlertId: '0190e0a0-0000-7000-8000-000000000083',
  thirdAlertId: '0190e0a0-0000-7000-8000-000000000084',
  noteId: '0190e0a0-0000-7000-8000-000000000085',
  repeatId: '0190e0a0-0000-7000-8000-000000000086',
  photographId: '0190e0a0-0000-7000-8000-000000000087',
  patrolId: '0190e0a0-0000-7000-8000-000000000201',
  postId: '0190e0a0-0000-7000-8000-000000000202',
  busyPatrolId: '0190e0a0-0000-7000-8000-000000000203',
  otherStationId: '0190e0a0-0000-7000-8000-000000000002',
} as const;

export const dutyOfficer = { role: 'duty-officer', displayName: '钟值班长' } as const;
export const patrolOfficer = { role: 'officer', displayName: '林警官' } as const;

/** The place of the alert: the rental house. */
export const alertPlace = {
  divisionCode: invented.communityCode,
  text: '示范路 18 号一楼楼道',
  point: { type: 'Point', coordinates: [114.7003, 23.7461] },
  premisesId: invented.premisesId,
} as const;

const limits = {
  acknowledgement: {
    limit: 'alert-acknowledgement',
    startedAt: '2026-11-20T14:18:04+08:00',
    remindAt: '2026-11-20T14:18:44+08:00',
    dueAt: '2026-11-20T14:19:04+08:00',
  },
  dispatch: {
    limit: 'alert-dispatch',
    startedAt: '2026-11-20T14:18:04+08:00',
    remindAt: '2026-11-20T14:19:34+08:00',
    dueAt: '2026-11-20T14:20:04+08:00',
  },
  departure: {
    limit: 'alert-departure',
    startedAt: '2026-11-20T14:19:10+08:00',
    remindAt: '2026-11-20T14:20:40+08:00',
    dueAt: '2026-11-20T14:21:10+08:00',
  },
  arrival: {
    limit: 'alert-arrival',
    startedAt: '2026-11-20T14:19:10+08:00',
    remindAt: '2026-11-20T14:25:10+08:00',
    dueAt: '2026-11-20T14:27:10+08:00',
  },
  resolution: {
    limit: 'alert-resolution',
    startedAt: '2026-11-20T14:25:40+08:00',
    remindAt: '2026-11-21T01:25:40+08:00',
    dueAt: '2026-11-21T02:25:40+08:00',
  },
  archiving: {
    limit: 'alert-archiving',
    startedAt: '2026-11-20T15:02:00+08:00',
    remindAt: '2026-11-22T15:02:00+08:00',
    dueAt: '2026-11-23T15:02:00+08:00',
  },
} as const;

interface Limit {
  readonly limit: string;
  readonly startedAt: string;
  readonly remindAt: string;
  readonly dueAt: string;
}
const running = <const L extends Limit>(limit: L) => ({ ...limit, endedAt: null, outcome: null }) as const;
const met = <const L extends Limit>(limit: L, endedAt: string) => ({ ...limit, endedAt, outcome: 'met' }) as const;
const stopped = <const L extends Limit>(limit: L, endedAt: string) =>
  ({ ...limit, endedAt, outcome: 'stopped' }) as const;

const acknowledgedInTime = met(limits.acknowledgement, '2026-11-20T14:18:37+08:00');
const dispatchedInTime = met(limits.dispatch, '2026-11-20T14:19:10+08:00');
const departedInTime = met(limits.departure, '2026-11-20T14:20:02+08:00');
const arrivedInTime = met(limits.arrival, '2026-11-20T14:25:40+08:00');
const resolvedInTime = met(limits.resolution, '2026-11-20T15:02:00+08:00');

export const received = {
  id: invented.alertId,
  version: 1,
  stationId: invented.stationId,
  number: 'JQ-20261120-0413',
  state: 'received',
  stateSince: '2026-11-20T14:18:04+08:00',
  priority: 'immediate',
  category: 'fire-hazard',
  channel: 'emergency-call',
  summary: '楼道电动自行车充电冒烟',
  description: null,
  place: alertPlace,
  reporter: { name: { masked: '张**', revealable: true }, telephone: { masked: '154****0031', revealable: true } },
  occurredAt: null,
  receivedAt: '2026-11-20T14:18:04+08:00',
  acknowledgedAt: null,
  dispatchedAt: null,
  enRouteAt: null,
  onSceneAt: null,
  closedAt: null,
  archivedAt: null,
  units: [],
  deadlines: [running(limits.acknowledgement), running(limits.dispatch)],
  nextDueAt: limits.acknowledgement.dueAt,
  escalation: null,
  closing: null,
  duplicateOfId: null,
  transferredTo: null,
  transferredFrom: null,
  repeatId: null,
} as const;

export const acknowledged = {
  ...received,
  version: 2,
  state: 'acknowledged',
  stateSince: '2026-11-20T14:18:37+08:00',
  acknowledgedAt: '2026-11-20T14:18:37+08:00',
  deadlines: [acknowledgedInTime, running(limits.dispatch)],
  nextDueAt: limits.dispatch.dueAt,
} as const;

/** The same alert where nobody has seen it in time. */
export const escalated = {
  ...received,
  version: 2,
  escalation: { limit: limits.acknowledgement.limit, at: limits.acknowledgement.dueAt },
} as const;

const sentPatrol = {
  unitId: alertStory.patrolId,
  label: '示范 01 组',
  assignedAt: '2026-11-20T14:19:10+08:00',
  departedAt: null,
  arrivedAt: null,
  releasedAt: null,
} as const;

export const dispatched = {
  ...acknowledged,
  version: 3,
  state: 'dispatched',
  stateSince: '2026-11-20T14:19:10+08:00',
  dispatchedAt: '2026-11-20T14:19:10+08:00',
  units: [sentPatrol],
  deadlines: [acknowledgedInTime, dispatchedInTime, running(limits.departure), running(limits.arrival)],
  nextDueAt: limits.departure.dueAt,
} as const;

const departedPatrol = { ...sentPatrol, departedAt: '2026-11-20T14:20:02+08:00' } as const;
export const enRoute = {
  ...dispatched,
  version: 4,
  state: 'en-route',
  stateSince: '2026-11-20T14:20:02+08:00',
  enRouteAt: '2026-11-20T14:20:02+08:00',
  units: [departedPatrol],
  deadlines: [acknowledgedInTime, dispatchedInTime, departedInTime, running(limits.arrival)],
  nextDueAt: limits.arrival.dueAt,
} as const;

const sentPost = {
  ...sentPatrol,
  unitId: alertStory.postId,
  label: '最小应急单元 · 示范路 07',
  assignedAt: '2026-11-20T14:21:00+08:00',
} as const;
export const reinforced = { ...enRoute, version: 5, units: [departedPatrol, sentPost] } as const;

const arrivedPatrol = { ...departedPatrol, arrivedAt: '2026-11-20T14:25:40+08:00' } as const;
export const onScene = {
  ...reinforced,
  version: 6,
  state: 'on-scene',
  stateSince: '2026-11-20T14:25:40+08:00',
  onSceneAt: '2026-11-20T14:25:40+08:00',
  units: [arrivedPatrol, sentPost],
  deadlines: [acknowledgedInTime, dispatchedInTime, departedInTime, arrivedInTime, running(limits.resolution)],
  nextDueAt: limits.resolution.dueAt,
} as const;

const releasedPost = { ...sentPost, releasedAt: '2026-11-20T14:30:00+08:00' } as const;
export const postReleased = { ...onScene, version: 7, units: [arrivedPatrol, releasedPost] } as const;

export const resolved = {
  ...postReleased,
  version: 8,
  state: 'resolved',
  stateSince: '2026-11-20T15:02:00+08:00',
  closedAt: '2026-11-20T15:02:00+08:00',
  units: [{ ...arrivedPatrol, releasedAt: '2026-11-20T15:02:00+08:00' }, releasedPost],
  deadlines: [
    acknowledgedInTime,
    dispatchedInTime,
    departedInTime,
    arrivedInTime,
    resolvedInTime,
    running(limits.archiving),
  ],
  nextDueAt: limits.archiving.dueAt,
  closing: {
    outcome: 'hazard-recorded',
    note: '断电移出电动自行车，无人受伤；已登记隐患。',
    photographIds: [alertStory.photographId],
    mediationId: null,
    at: '2026-11-20T15:02:00+08:00',
    by: patrolOfficer,
  },
} as const;

export const archived = {
  ...resolved,
  version: 9,
  state: 'archived',
  stateSince: '2026-11-21T09:10:00+08:00',
  archivedAt: '2026-11-21T09:10:00+08:00',
  deadlines: [
    acknowledgedInTime,
    dispatchedInTime,
    departedInTime,
    arrivedInTime,
    resolvedInTime,
    met(limits.archiving, '2026-11-21T09:10:00+08:00'),
  ],
  nextDueAt: null,
} as const;

/** A closing without an outcome, two minutes after the call. */
const at = '2026-11-20T14:20:00+08:00';
const unmet = [acknowledgedInTime, stopped(limits.dispatch, at)] as const;
const endedEarly = {
  ...acknowledged,
  version: 3,
  stateSince: at,
  closedAt: at,
  nextDueAt: null,
  deadlines: unmet,
} as const;
const archivingAfterIt = {
  limit: 'alert-archiving',
  startedAt: at,
  remindAt: '2026-11-22T14:20:00+08:00',
  dueAt: '2026-11-23T14:20:00+08:00',
  endedAt: null,
  outcome: null,
} as const;
const closingOf = (note: string) =>
  ({ outcome: null, note, photographIds: [], mediationId: null, at, by: dutyOfficer }) as const;

const filedLater = {
  ...endedEarly,
  deadlines: [...unmet, archivingAfterIt],
  nextDueAt: archivingAfterIt.dueAt,
} as const;
export const reasons = {
  cancelled: '报警人来电称已自行断电处理，不需出警。',
  unfounded: '经核实为邻居做饭油烟，并无冒烟情况。',
  transferred: '地点属邻所辖区，经电话商定移交。',
  reopened: '报警人再次来电，称仍有异味和冒烟。',
} as const;
export const cancelled = { ...filedLater, state: 'cancelled', closing: closingOf(reasons.cancelled) } as const;
export const unfounded = { ...filedLater, state: 'unfounded', closing: closingOf(reasons.unfounded) } as const;
export const duplicate = {
  ...endedEarly,
  id: alertStory.secondAlertId,
  number: 'JQ-20261120-0414',
  state: 'duplicate-of',
  duplicateOfId: invented.alertId,
  closing: closingOf('同一起冒烟'),
} as const;
export const transferred = {
  ...endedEarly,
  state: 'transferred',
  closing: closingOf(reasons.transferred),
  transferredTo: { stationId: alertStory.otherStationId, alertId: alertStory.transferredAlertId },
} as const;
export const reopened = {
  ...received,
  version: 4,
  stateSince: '2026-11-20T14:40:00+08:00',
  deadlines: [
    ...unmet,
    stopped(archivingAfterIt, '2026-11-20T14:40:00+08:00'),
    {
      ...running(limits.acknowledgement),
      startedAt: '2026-11-20T14:40:00+08:00',
      remindAt: '2026-11-20T14:40:40+08:00',
      dueAt: '2026-11-20T14:41:00+08:00',
    },
    {
      ...running(limits.dispatch),
      startedAt: '2026-11-20T14:40:00+08:00',
      remindAt: '2026-11-20T14:41:30+08:00',
      dueAt: '2026-11-20T14:42:00+08:00',
    },
  ],
  nextDueAt: '2026-11-20T14:41:00+08:00',
} as const;

export const patrol = {
  id: alertStory.patrolId,
  version: 12,
  stationId: invented.stationId,
  label: '示范 01 组',
  kind: 'patrol',
  strength: 3,
  state: 'available',
  stateSince: '2026-11-20T08:00:00+08:00',
  expectedBackAt: null,
  post: {
    divisionCode: invented.communityCode,
    text: '示范社区警务室',
    point: { type: 'Point', coordinates: [114.7052, 23.7489] },
  },
  alertId: null,
} as const;
export const emergencyPost = {
  ...patrol,
  id: alertStory.postId,
  version: 3,
  label: '最小应急单元 · 示范路 07',
  kind: 'minimum-emergency-unit',
  strength: 15,
  post: {
    divisionCode: invented.communityCode,
    text: '示范路 30 号物业值班室',
    point: { type: 'Point', coordinates: [114.7014, 23.7465] },
  },
} as const;
export const busyPatrol = {
  ...patrol,
  id: alertStory.busyPatrolId,
  version: 20,
  label: '示范 02 组',
  state: 'committed',
  stateSince: '2026-11-20T14:10:00+08:00',
  post: null,
  alertId: alertStory.thirdAlertId,
} as const;
