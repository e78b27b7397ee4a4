import type { WardClient } from '@wardkit/client';
import type { Alert, AssignedUnit } from '@wardkit/contract/alert';
import { type AlertTimeLimitId, alertDeadlineOf, alertTimeLimits } from '@wardkit/contract/alert-deadlines';
import type { AlertRepeat } from '@wardkit/contract/alert-repeats';
import { type AlertMove, alertStates } from '@wardkit/contract/alert-states';
import type { AlertTimelineEntry } from '@wardkit/contract/alert-timeline';
import type { AlertDispatch, NearestUnit } from '@wardkit/contract/alert-units';
import type { Role } from '@wardkit/contract/role';
import { stateAfter } from '@wardkit/contract/state-machine';
import {
  createScriptedClient,
  fixtures,
  problemResponse,
  type ScriptedAnswers,
  type ScriptedCall,
  type ScriptedClient,
} from '@wardkit/testing';
import { newIdentifier } from '../foundation/new-identifier.ts';
import { ago, alertId, moment, now, unit, unitId } from './shift.fixtures.ts';

export { ago, alertId, now, unitId } from './shift.fixtures.ts';

export const repeatId = '0193a000-0000-7000-8000-0000000c0001';

const told = [
  ['楼道电动自行车充电起火冒烟', '长塘路18号3栋', 'fire-hazard', 'immediate'],
  ['翔丰商业广场二楼商户纠纷，双方推搡', '翔丰商业广场2F-016', 'dispute', 'urgent'],
  ['出租屋噪声扰民，24小时内第3次报警', '太平古街64号', 'nuisance', 'normal'],
  ['老人走失求助，已发协查并联系社区网格员', '上城街道沿江路', 'missing-person', 'urgent'],
  ['商铺门锁被撬，未见财物损失', '太平古街112号', 'theft', 'normal'],
  ['两车刮擦，无人受伤，占用非机动车道', '河埔大道与长塘路口', 'traffic', 'low'],
] as const;

/** An alert of the fixtures; the greater its number, the earlier it was received: 14 minutes for each. */
export function alert(number: number, over: Partial<Alert> = {}): Alert {
  const [summary, text, category, priority] = told[number % told.length] ?? told[0];
  const receivedAt = over.receivedAt ?? ago(19 + number * 14 * 60);
  const made: Alert = {
    id: alertId(number),
    version: 1,
    stationId: fixtures.ids.station,
    number: `JQ-20261122-${String(420 - number).padStart(4, '0')}`,
    state: 'received',
    stateSince: receivedAt,
    priority,
    category,
    channel: 'emergency-call',
    summary,
    description: null,
    place: {
      divisionCode: fixtures.address.divisionCode,
      text,
      point: { type: 'Point', coordinates: [114.7003, 23.7461] },
      premisesId: null,
    },
    reporter: { name: { masked: '张**', revealable: true }, telephone: { masked: '154****0031', revealable: true } },
    occurredAt: null,
    receivedAt,
    acknowledgedAt: null,
    dispatchedAt: null,
    enRouteAt: null,
    onSceneAt: null,
    closedAt: null,
    archivedAt: null,
    units: [],
    deadlines: [],
    nextDueAt: null,
    closing: null,
    duplicateOfId: null,
    transferredTo: null,
    transferredFrom: null,
    repeatId: null,
    ...over,
  };
  return over.deadlines === undefined ? { ...made, ...deadlinesOf(made) } : made;
}

/** The one deadline that runs in a state, and the escalation where it is over. */
function deadlinesOf({ state, stateSince, priority }: Alert): Pick<Alert, 'deadlines' | 'nextDueAt' | 'escalation'> {
  const running: Readonly<Record<string, AlertTimeLimitId>> = {
    received: 'alert-acknowledgement',
    acknowledged: 'alert-dispatch',
    dispatched: 'alert-arrival',
    'en-route': 'alert-arrival',
    'on-scene': 'alert-resolution',
    resolved: 'alert-archiving',
  };
  const limit = running[state];
  if (limit === undefined) return { deadlines: [], nextDueAt: null, escalation: null };
  const ends = alertDeadlineOf(alertTimeLimits[limit], stateSince, priority);
  return {
    deadlines: [{ limit, startedAt: stateSince, ...ends, endedAt: null, outcome: null }],
    nextDueAt: ends.dueAt,
    escalation: Date.parse(ends.dueAt) <= moment && state !== 'resolved' ? { limit, at: ends.dueAt } : null,
  };
}

/** A unit that was sent to an alert. */
export function sent(number: number, over: Partial<AssignedUnit> = {}): AssignedUnit {
  const labels = ['下角 02 组', '源城 05 组', '长塘 01 组', '最小应急单元 · 翔丰 07'];
  return {
    unitId: unitId(number),
    label: labels[number % labels.length] ?? '',
    assignedAt: ago(12 * 60),
    departedAt: null,
    arrivedAt: null,
    releasedAt: null,
    ...over,
  };
}

/** A shift as a station has it. */
export const several: readonly Alert[] = [
  alert(0),
  alert(1, {
    version: 4,
    state: 'en-route',
    stateSince: ago(12 * 60),
    acknowledgedAt: ago(13 * 60),
    dispatchedAt: ago(13 * 60),
    enRouteAt: ago(12 * 60),
    units: [sent(0, { departedAt: ago(11 * 60) })],
    description: '报警人称二楼两家商户因过道堆放货物争执，双方有推搡，暂无人受伤。',
  }),
  alert(2, {
    version: 3,
    state: 'dispatched',
    stateSince: ago(42 * 60 + 10),
    acknowledgedAt: ago(27 * 60),
    dispatchedAt: ago(42 * 60 + 10),
    units: [sent(2)],
    repeatId,
  }),
  alert(3, {
    version: 5,
    state: 'on-scene',
    stateSince: ago(30 * 60),
    onSceneAt: ago(30 * 60),
    units: [sent(1, { departedAt: ago(38 * 60), arrivedAt: ago(30 * 60) }), sent(3, { arrivedAt: ago(25 * 60) })],
  }),
  alert(5, { version: 2, state: 'acknowledged', stateSince: ago(20 * 60), acknowledgedAt: ago(20 * 60) }),
  alert(4, {
    version: 6,
    state: 'resolved',
    stateSince: ago(10 * 60),
    closedAt: ago(10 * 60),
    closing: {
      outcome: 'case-opened',
      note: '门锁有撬痕，已勘查并受理为行政案件，店主自行换锁。',
      photographIds: [],
      mediationId: null,
      at: ago(10 * 60),
      by: { role: 'officer', displayName: '民警 陈**' },
    },
  }),
];

/** The group that the third of them is in. */
export const repeat: AlertRepeat = {
  id: repeatId,
  version: 1,
  stationId: fixtures.ids.station,
  basis: 'same-place',
  state: 'proposed',
  category: 'nuisance',
  place: alert(2).place,
  alerts: [2, 40, 41].map((number) => ({
    alertId: alertId(number),
    number: alert(number).number,
    state: number === 2 ? 'dispatched' : 'archived',
    priority: 'normal',
    category: 'nuisance',
    receivedAt: alert(number).receivedAt,
  })),
  firstReceivedAt: alert(41).receivedAt,
  lastReceivedAt: alert(2).receivedAt,
  note: null,
  confirmedBy: null,
};

/** The units of the station as seen from an alert, the nearest first. */
export const nearest: readonly NearestUnit[] = [
  {
    unit: unit(3, '最小应急单元 · 翔丰 07', { kind: 'minimum-emergency-unit', strength: 15 }),
    distanceMetres: 120,
    exclusions: [],
  },
  { unit: unit(2, '长塘 01 组'), distanceMetres: 588, exclusions: [] },
  { unit: unit(1, '源城 05 组', { state: 'returning' }), distanceMetres: 2140, exclusions: [] },
  {
    unit: unit(0, '下角 02 组', { state: 'responding', alertId: alertId(1), post: null }),
    distanceMetres: null,
    exclusions: ['on-another-alert', 'no-post'],
  },
];

/** How a client of a fixture differs from a duty officer's who is online. */
export interface AlertScript {
  readonly role?: Exclude<Role, 'stranger'>;
  readonly alerts?: readonly Alert[];
  /** Runs before the widget reads anything. */
  readonly before?: (scripted: ScriptedClient) => Promise<void> | void;
  readonly answers?: ScriptedAnswers;
  readonly online?: boolean;
  /** What the portal gives; null for nobody who is signed in. */
  readonly token?: () => string | null;
  /** Rows of a page at most. */
  readonly pageSize?: number;
}

const dutyOfficer = { role: 'duty-officer', displayName: '值班长 钟**' };

function timelineOf(known: Alert): AlertTimelineEntry[] {
  const entry = (number: number, over: Partial<AlertTimelineEntry>): AlertTimelineEntry => ({
    id: known.id.replace(/^.{8}/, `0193a0${String(number).padStart(2, '0')}`),
    alertId: known.id,
    kind: 'moved',
    at: known.receivedAt,
    recordedAt: known.receivedAt,
    fromState: null,
    toState: 'received',
    actor: dutyOfficer,
    note: null,
    unitIds: [],
    limit: null,
    ...over,
  });
  const unitIds = known.units.map((unit) => unit.unitId);
  const steps: [string, string | null][] = [
    ['acknowledged', known.acknowledgedAt],
    ['dispatched', known.dispatchedAt],
    ['en-route', known.enRouteAt],
    ['on-scene', known.onSceneAt],
    ['resolved', known.closedAt],
  ];
  return [
    entry(1, { kind: 'received', actor: null }),
    ...steps.flatMap(([toState, at], index) =>
      at === null
        ? []
        : [entry(index + 2, { at, recordedAt: at, toState, unitIds: toState === 'dispatched' ? unitIds : [] })],
    ),
  ];
}

/** A server in memory that keeps to the contract's rules of alerts as far as a screen sees them. */
export function alertAnswers(alerts: Map<string, Alert>, pageSize = 200): ScriptedAnswers {
  const change = (call: ScriptedCall, move: AlertMove | null, work: (known: Alert, at: string) => Partial<Alert>) => {
    const known = alerts.get(call.parameters.alertId ?? '');
    if (known === undefined) return problemResponse('not-found');
    if (call.headers['if-match'] !== `"${known.version}"`) return problemResponse('version-stale', { current: known });
    const { at = now } = call.body as { at?: string };
    const state = move === null ? known.state : stateAfter(alertStates, known.state, move);
    if (state === null) return problemResponse('state-conflict', { current: known });
    const after = { ...known, ...(move === null ? {} : { state, stateSince: at }), ...work(known, at) };
    const next = { ...after, ...(move === null ? {} : deadlinesOf(after)), version: known.version + 1 };
    alerts.set(next.id, next);
    return next;
  };
  const ended = (call: ScriptedCall, at: string): Partial<Alert> => {
    const { reason, note = reason ?? '', outcome = null, photographIds = [] } = call.body as Record<string, never>;
    const closing = { outcome, note, photographIds, mediationId: null, at, by: dutyOfficer };
    return { closing, closedAt: at };
  };
  const send = (call: ScriptedCall, at: string) =>
    (call.body as AlertDispatch).unitIds.map((id) => sent(Number(id.slice(-4)), { unitId: id, assignedAt: at }));
  const units = (known: Alert, over: Partial<AssignedUnit>) => ({
    units: known.units.map((unit) => ({ ...unit, ...over })),
  });
  return {
    'alerts.list': ({ query }: ScriptedCall) => {
      const among = (name: string) => (query[name] === undefined ? null : [query[name]].flat());
      const time = (name: string, otherwise: number) =>
        query[name] === undefined ? otherwise : Date.parse(String(query[name]));
      const found = [...alerts.values()]
        .filter(({ state }) => among('state')?.includes(state) ?? true)
        .filter(({ priority }) => among('priority')?.includes(priority) ?? true)
        .filter(({ category }) => among('category')?.includes(category) ?? true)
        .filter(({ place }) => among('area')?.some((area) => place.divisionCode.startsWith(area)) ?? true)
        .filter(({ escalation }) => query.escalated === undefined || escalation != null)
        .filter(({ nextDueAt }) => query.dueBefore === undefined || Date.parse(nextDueAt ?? '') < time('dueBefore', 0))
        .filter(({ receivedAt }) => Date.parse(receivedAt) >= time('receivedAfter', 0))
        .filter(({ receivedAt }) => Date.parse(receivedAt) < time('receivedBefore', Number.POSITIVE_INFINITY))
        .sort((one, other) => Date.parse(other.receivedAt) - Date.parse(one.receivedAt));
      const from = Number(query.cursor ?? 0);
      const until = from + Math.min(pageSize, Number(query.limit ?? 50));
      return { items: found.slice(from, until), next: until < found.length ? String(until) : null };
    },
    'alerts.get': ({ parameters }: ScriptedCall) =>
      alerts.get(parameters.alertId ?? '') ?? problemResponse('not-found'),
    'alerts.timeline': ({ parameters }: ScriptedCall) => {
      const known = alerts.get(parameters.alertId ?? '');
      return known === undefined ? problemResponse('not-found') : { items: timelineOf(known), next: null };
    },
    'alerts.acknowledge': (call: ScriptedCall) => change(call, 'acknowledge', (_, at) => ({ acknowledgedAt: at })),
    'alerts.dispatch': (call: ScriptedCall) =>
      change(call, 'dispatch', (_, at) => ({ dispatchedAt: at, units: send(call, at) })),
    'alerts.reinforce': (call: ScriptedCall) =>
      change(call, null, (known, at) => ({ units: [...known.units, ...send(call, at)] })),
    'alerts.releaseUnits': (call: ScriptedCall) =>
      change(call, null, (known, at) => ({
        units: known.units.map((unit) =>
          (call.body as AlertDispatch).unitIds.includes(unit.unitId) ? { ...unit, releasedAt: at } : unit,
        ),
      })),
    'alerts.depart': (call: ScriptedCall) =>
      change(call, 'depart', (known, at) => ({ enRouteAt: at, ...units(known, { departedAt: at }) })),
    'alerts.arrive': (call: ScriptedCall) =>
      change(call, 'arrive', (known, at) => ({ onSceneAt: at, ...units(known, { arrivedAt: at }) })),
    'alerts.resolve': (call: ScriptedCall) => change(call, 'resolve', (_, at) => ended(call, at)),
    'alerts.cancel': (call: ScriptedCall) => change(call, 'cancel', (_, at) => ended(call, at)),
    'alerts.declareUnfounded': (call: ScriptedCall) => change(call, 'declareUnfounded', (_, at) => ended(call, at)),
    'alerts.markDuplicate': (call: ScriptedCall) =>
      change(call, 'markDuplicate', (_, at) => ({
        ...ended(call, at),
        duplicateOfId: (call.body as { originalId: string }).originalId,
      })),
    'alerts.transfer': (call: ScriptedCall) =>
      change(call, 'transfer', (_, at) => {
        const { toStationId, newAlertId } = call.body as { toStationId: string; newAlertId: string };
        return { ...ended(call, at), transferredTo: { stationId: toStationId, alertId: newAlertId } };
      }),
    'alerts.reopen': (call: ScriptedCall) =>
      change(call, 'reopen', () => ({ closing: null, closedAt: null, units: [] })),
    'alerts.archive': (call: ScriptedCall) => change(call, 'archive', (_, at) => ({ archivedAt: at })),
    'alerts.addNote': ({ parameters, body }: ScriptedCall) => ({
      id: parameters.noteId,
      version: 1,
      stationId: fixtures.ids.station,
      alertId: parameters.alertId,
      recordedAt: now,
      actor: dutyOfficer,
      ...(body as { at: string; text: string }),
    }),
    'alerts.nearestUnits': { items: nearest, next: null },
    'responseUnits.list': { items: nearest.map(({ unit }) => unit), next: null },
    'places.listStations': {
      items: [fixtures.station, { ...fixtures.station, id: fixtures.ids.otherStation, name: '上城派出所' }],
      next: null,
    },
    'alertRepeats.get': ({ parameters }: ScriptedCall) =>
      parameters.repeatId === repeatId ? repeat : problemResponse('not-found'),
  };
}

/** A scripted client over alerts in memory; `alerts` is what the server has. */
export function alertServer(script: AlertScript = {}): ScriptedClient & { alerts: Map<string, Alert> } {
  const { role = 'duty-officer', online = true, pageSize, answers, token } = script;
  const alerts = new Map((script.alerts ?? several).map((each) => [each.id, each]));
  const ahead = moment - Date.now();
  const scripted = createScriptedClient({
    role,
    online,
    ...(token === undefined ? {} : { token }),
    // Full jitter of nothing: what is tried again is tried at once.
    random: () => 0,
    clock: {
      now: () => Date.now() + ahead,
      schedule(milliseconds, run) {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    answers: { ...alertAnswers(alerts, pageSize), ...answers },
  });
  return { ...scripted, alerts };
}

/** What happens to an alert on the server, in the log of its events too. */
export function happen(
  { alerts, server }: ReturnType<typeof alertServer>,
  type: string,
  changed: Alert,
  data: object = {},
): void {
  alerts.set(changed.id, changed);
  const { id, version, state, stateSince, priority, category, place, receivedAt, nextDueAt } = changed;
  server.stream.emit({
    // An event is told once for all tabs: those of two tests must not be taken for one.
    id: newIdentifier(moment),
    type,
    subject: `/v1/alerts/${id}`,
    data: {
      id,
      version,
      state,
      stateSince,
      priority,
      category,
      divisionCode: place.divisionCode,
      receivedAt,
      nextDueAt,
      ...data,
    },
  });
}

/** The client of a fixture: the widget's first reading waits for what the script does before. */
export function alertClient(script: AlertScript = {}): WardClient {
  const scripted = alertServer(script);
  const { ward } = scripted;
  const ready = Promise.resolve(script.before?.(scripted));
  const list = (...given: Parameters<WardClient['alerts']['list']>) => {
    const answered = ready.then(() => ward.alerts.list(...given).withResponse());
    return { withResponse: () => answered } as ReturnType<WardClient['alerts']['list']>;
  };
  return { ...ward, alerts: { ...ward.alerts, list } };
}
