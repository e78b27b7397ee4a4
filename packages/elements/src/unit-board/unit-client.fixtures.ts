import type { WardClient } from '@wardkit/client';
import { responseUnitStates } from '@wardkit/contract/response-unit-states';
import type { ResponseUnit, ResponseUnitChange, ResponseUnitCreation } from '@wardkit/contract/response-units';
import type { Role } from '@wardkit/contract/role';
import {
  createScriptedClient,
  problemResponse,
  type ScriptedAnswers,
  type ScriptedCall,
  type ScriptedClient,
} from '@wardkit/testing';
import { alertId, moment, now, ago as secondsAgo, unit } from '../alerts/shift.fixtures.ts';
import { type HandState, handStates } from './by-hand.ts';

export { alertId, now, unit, unitId } from '../alerts/shift.fixtures.ts';

/** Minutes before now, or after it where negative, as the wire has it. */
export const ago = (minutes: number) => secondsAgo(minutes * 60);

/** A shift as a station has it. */
export const several: readonly ResponseUnit[] = [
  unit(1, '长塘 01 组'),
  unit(2, '长塘 02 组', { strength: 2, stateSince: ago(46) }),
  unit(3, '最小应急单元 · 翔丰 07', { kind: 'minimum-emergency-unit', strength: 15, stateSince: ago(372) }),
  unit(4, '下角 02 组', { state: 'delayed', stateSince: ago(12), expectedBackAt: ago(-18), post: null }),
  unit(5, '源城 05 组', { state: 'on-scene', stateSince: ago(30), alertId: alertId(3) }),
  unit(6, '长塘 03 组', { state: 'responding', stateSince: ago(4), alertId: alertId(1), strength: 2 }),
  unit(7, '微型消防站', {
    kind: 'fire-post',
    strength: 4,
    state: 'committed',
    stateSince: ago(1),
    alertId: alertId(0),
  }),
  unit(8, '上城 04 组', { state: 'returning', stateSince: ago(6) }),
  unit(9, '河埔 01 组', { state: 'unavailable', stateSince: ago(95), expectedBackAt: ago(-120), strength: 2 }),
  unit(10, '交通岗 · 河埔路口', {
    kind: 'traffic-post',
    state: 'unavailable',
    stateSince: ago(130),
    expectedBackAt: ago(10),
  }),
  unit(11, '社区警务室 · 西', { kind: 'community-post', state: 'off-duty', stateSince: ago(400), strength: 2 }),
  unit(12, '长塘 10 组', { state: 'off-duty', stateSince: ago(1500) }),
];

/** How a client of a fixture differs from a duty officer's who is online. */
export interface UnitScript {
  readonly role?: Exclude<Role, 'stranger'>;
  readonly units?: readonly ResponseUnit[];
  /** Runs before the widget reads anything. */
  readonly before?: (scripted: ScriptedClient) => Promise<void> | void;
  readonly answers?: ScriptedAnswers;
  readonly online?: boolean;
  /** As the portal gives it; one that lasts when absent. */
  readonly token?: () => string | null;
  /** Rows of a page at most. */
  readonly pageSize?: number;
}

/** A server in memory that keeps to the contract's rules of units as far as a screen sees them. */
export function unitAnswers(units: Map<string, ResponseUnit>, pageSize: number): ScriptedAnswers {
  const held = (call: ScriptedCall, work: (known: ResponseUnit) => unknown) => {
    const known = units.get(call.parameters.unitId ?? '');
    if (known === undefined) return problemResponse('not-found');
    if (call.headers['if-match'] !== `"${known.version}"`) return problemResponse('version-stale', { current: known });
    return work(known);
  };
  const kept = (unit: ResponseUnit) => {
    units.set(unit.id, unit);
    return unit;
  };
  return {
    'responseUnits.list': ({ query }: ScriptedCall) => {
      const all = [...units.values()].sort((one, other) => (one.label < other.label ? -1 : 1));
      const from = Number(query.cursor ?? 0);
      const until = from + Math.min(pageSize, Number(query.limit ?? 50));
      return { items: all.slice(from, until), next: until < all.length ? String(until) : null };
    },
    'responseUnits.get': ({ parameters }: ScriptedCall) =>
      units.get(parameters.unitId ?? '') ?? problemResponse('not-found'),
    'responseUnits.changeAvailability': (call: ScriptedCall) =>
      held(call, (known) => {
        const { state, expectedBackAt } = call.body as { state: HandState; expectedBackAt: string | null };
        if (!handStates(known).includes(state)) return problemResponse('state-conflict', { current: known });
        return kept({ ...known, version: known.version + 1, state, stateSince: now, expectedBackAt });
      }),
    'responseUnits.create': ({ parameters, body }: ScriptedCall) =>
      kept({
        ...unit(0, '', { state: responseUnitStates.initial, stateSince: now, version: 1 }),
        ...(body as ResponseUnitCreation),
        id: parameters.unitId ?? '',
        post: null,
      }),
    'responseUnits.change': (call: ScriptedCall) =>
      held(call, (known) => {
        const { label = known.label, kind = known.kind, strength = known.strength } = call.body as ResponseUnitChange;
        return kept({ ...known, label, kind, strength, version: known.version + 1 });
      }),
    'responseUnits.delete': (call: ScriptedCall) =>
      held(call, (known) => {
        if (known.alertId !== null) return problemResponse('state-conflict', { current: known });
        units.delete(known.id);
        return new Response(null, { status: 204 });
      }),
  };
}

/** A scripted client over units in memory; `units` is what the server has. */
export function unitServer(script: UnitScript = {}): ScriptedClient & { units: Map<string, ResponseUnit> } {
  const { role = 'duty-officer', online = true, pageSize = 200, answers } = script;
  const units = new Map((script.units ?? several).map((each) => [each.id, each]));
  const ahead = moment - Date.now();
  const scripted = createScriptedClient({
    role,
    online,
    ...(script.token === undefined ? {} : { token: script.token }),
    // Full jitter of nothing: what is tried again is tried at once.
    random: () => 0,
    clock: {
      now: () => Date.now() + ahead,
      schedule(milliseconds, run) {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    answers: { ...unitAnswers(units, pageSize), ...answers },
  });
  return { ...scripted, units };
}

/** What happens to a unit on the server, in the log of its events too. */
export function happen({ units, server }: ReturnType<typeof unitServer>, type: string, changed: ResponseUnit): void {
  const { id, version, state } = changed;
  if (type === 'deleted') units.delete(id);
  else units.set(id, changed);
  server.stream.emit({
    type: `response-unit.${type}`,
    subject: `/v1/response-units/${id}`,
    data: { id, version, state },
  });
}

/** The client of a fixture: the widget's first reading waits for what the script does before. */
export function unitClient(script: UnitScript = {}): WardClient {
  const scripted = unitServer(script);
  const { ward } = scripted;
  const ready = Promise.resolve(script.before?.(scripted));
  const list = (...given: Parameters<WardClient['responseUnits']['list']>) => {
    const answered = ready.then(() => ward.responseUnits.list(...given).withResponse());
    return { withResponse: () => answered } as ReturnType<WardClient['responseUnits']['list']>;
  };
  return { ...ward, responseUnits: { ...ward.responseUnits, list } };
}
