import { Alert } from '@wardkit/contract/alert';
import { AlertTimeLimit } from '@wardkit/contract/alert-time-limits';
import { AlertTimelineEntry } from '@wardkit/contract/alert-timeline';
import { pageOf } from '@wardkit/contract/page';
import { ResponseUnit } from '@wardkit/contract/response-units';
import type * as z from 'zod/mini';
import { type Answer, memberOf } from '../engine/answer.ts';
import type { Caller } from '../engine/caller.ts';
import { recordOf } from '../engine/caller.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { matching } from './playground.ts';
import { expectStatus } from './refusal.ts';

export type AlertBody = z.output<typeof Alert>;
export type UnitBody = z.output<typeof ResponseUnit>;

/** What checks of alerts cannot do without; alerts stay, and are filed at the end of each. */
const alertOperations = [
  'alerts.receive',
  'alerts.get',
  'alerts.acknowledge',
  'alerts.cancel',
  'alerts.archive',
  'meta.get',
] as const;
/** The same with units. */
const unitOperations = [
  ...alertOperations,
  'alerts.dispatch',
  'responseUnits.create',
  'responseUnits.get',
  'responseUnits.delete',
  'responseUnits.changeAvailability',
] as const;

export const writing = (...ids: readonly string[]) =>
  ({ operations: [...alertOperations, ...ids], writesRecords: true }) as const;
export const sending = (...ids: readonly string[]) =>
  ({ operations: [...unitOperations, ...ids], writesRecords: true }) as const;

export const reason = 'Wardkit conformance: taken back';

/** The time of the server, so many seconds later. */
export async function serverTime(context: Context, seconds = 0): Promise<string> {
  const { body } = await context.stranger.call('meta.get');
  const now = Date.parse(String(memberOf(body, 'serverTime') ?? new Date().toISOString()));
  return new Date(now + seconds * 1000).toISOString();
}

/** Somebody of the home station who decides about alerts. @throws {NotExamined} */
export function commanderOf(context: Context): Caller {
  return stationCallerOf(context, recordOf('alerts.cancel'));
}

/** A place at sea where nothing else is, another one each time, so that nothing is a repetition. */
export function nowhere() {
  const somewhere = (from: number) => from + Math.floor(Math.random() * 1e6) / 1e5;
  const point = { type: 'Point', coordinates: [somewhere(150), somewhere(20)] };
  return { divisionCode: '441602101001', text: 'Wardkit conformance', point, premisesId: null };
}

export async function intakeNow(context: Context, changes: object = {}) {
  return {
    priority: 'low',
    category: 'other',
    channel: 'other-system',
    summary: 'Wardkit conformance',
    description: null,
    place: nowhere(),
    reporter: { name: '试行', telephone: '+8615400000000' },
    occurredAt: null,
    receivedAt: await serverTime(context),
    ...changes,
  };
}

export function receive(caller: Caller, body: unknown, alertId = newId()): Promise<Answer> {
  return caller.call('alerts.receive', { parameters: { alertId }, body });
}

/** An alert that the kit has taken in. @throws {Violation} */
export async function take(context: Context, changes: object = {}): Promise<AlertBody> {
  const answer = await receive(commanderOf(context), await intakeNow(context, changes));
  expectStatus(answer, 201);
  context.ledger.leave('alert that is filed');
  return bodyOf(answer, Alert);
}

export function move(caller: Caller, alert: AlertBody, operation: string, body: object = {}): Promise<Answer> {
  return caller.call(operation, { parameters: { alertId: alert.id }, headers: matching({ body: alert }), body });
}

/** The alert after a move that is allowed. @throws {Violation} */
export async function moved(
  context: Context,
  alert: AlertBody,
  operation: string,
  body: object = {},
): Promise<AlertBody> {
  return bodyOf(await move(commanderOf(context), alert, operation, body), Alert);
}

export async function alertNow(caller: Caller, alertId: string): Promise<AlertBody> {
  return bodyOf(await caller.call('alerts.get', { parameters: { alertId } }), Alert);
}

/** Files an alert, so that nobody is sent to it and no deadline of it runs on. */
export async function file(context: Context, ...alerts: readonly AlertBody[]): Promise<void> {
  for (const { id } of alerts) {
    const caller = commanderOf(context);
    let alert = await alertNow(caller, id);
    for (const [operation, body] of [
      ['alerts.cancel', { reason }],
      ['alerts.archive', {}],
    ] as const) {
      const answer = await move(caller, alert, operation, body);
      if (answer.status === 200) alert = bodyOf(answer, Alert);
    }
  }
}

export async function timelineOf(context: Context, alertId: string) {
  const answer = await commanderOf(context).call('alerts.timeline', {
    parameters: { alertId },
    query: { limit: 200 },
  });
  return bodyOf(answer, pageOf(AlertTimelineEntry)).items;
}

/** A unit that can be sent; it goes off the list at the end of the run. */
export async function unitFor(context: Context, changes: object = {}, isSendable = true): Promise<UnitBody> {
  const keeper = stationCallerOf(context, recordOf('responseUnits.create'));
  const unitId = newId();
  const parameters = { unitId };
  context.ledger.note(unitId, 'responseUnits.create', async () => {
    const now = await keeper.call('responseUnits.get', { parameters });
    if (now.status === 404) return true;
    const gone = await keeper.call('responseUnits.delete', { parameters, headers: matching(now) });
    return gone.status === 204 || gone.status === 404;
  });
  const body = { label: 'Wardkit conformance', kind: 'patrol', strength: 1, post: null, ...changes };
  const made = await keeper.call('responseUnits.create', { parameters, body });
  expectStatus(made, 201);
  return isSendable ? makeAvailable(keeper, bodyOf(made, ResponseUnit)) : bodyOf(made, ResponseUnit);
}

async function makeAvailable(caller: Caller, unit: UnitBody): Promise<UnitBody> {
  return bodyOf(await availability(caller, unit, 'available'), ResponseUnit);
}

export function availability(caller: Caller, unit: UnitBody, state: string): Promise<Answer> {
  return caller.call('responseUnits.changeAvailability', {
    parameters: { unitId: unit.id },
    headers: matching({ body: unit }),
    body: { state, expectedBackAt: null },
  });
}

export async function unitNow(context: Context, unitId: string): Promise<UnitBody> {
  const caller = commanderOf(context);
  return bodyOf(await caller.call('responseUnits.get', { parameters: { unitId } }), ResponseUnit);
}

/** What became of the deadlines of an alert. */
export function outcomesOf({ deadlines }: AlertBody): string[] {
  return deadlines.map(({ limit, outcome }) => `${limit} ${outcome ?? 'running'}`);
}

/** The time limits of the station, and who read them. */
export async function limitsOf(context: Context) {
  const caller = stationCallerOf(context, recordOf('alertTimeLimits.list'));
  const answer = await caller.call('alertTimeLimits.list', { query: { limit: 200 } });
  return { caller, limits: bodyOf(answer, pageOf(AlertTimeLimit)).items };
}
