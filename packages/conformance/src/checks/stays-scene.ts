import { residentIdentityNumberCheck } from '@wardkit/contract/codes/resident-identity-number';
import { Doorplate } from '@wardkit/contract/doorplates';
import { pageOf } from '@wardkit/contract/page';
import { Stay } from '@wardkit/contract/stays';
import { addDays, dayInShanghai } from '@wardkit/contract/working-days';
import type * as z from 'zod/mini';
import { type Answer, memberOf } from '../engine/answer.ts';
import type { Caller } from '../engine/caller.ts';
import { recordOf } from '../engine/caller.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { matching } from './playground.ts';
import { expectStatus } from './refusal.ts';

export type StayBody = z.output<typeof Stay>;

/** The day at the stations, by the server's own clock. */
export async function todayOf(context: Context): Promise<string> {
  const { body } = await context.stranger.call('meta.get');
  return dayInShanghai(String(memberOf(body, 'serverTime') ?? new Date().toISOString()));
}

/** A number that can be nobody's: who was born before 1880 never had one of 18 digits. */
export function nobodysNumber(division = '441602'): string {
  const pick = (most: number, digits: number) => String(1 + Math.floor(Math.random() * most)).padStart(digits, '0');
  const body = `${division}18${50 + Math.floor(Math.random() * 30)}${pick(12, 2)}${pick(28, 2)}${pick(999, 3)}`;
  return body + residentIdentityNumberCheck(body);
}

/** Somebody who does not exist. */
export function nobody(changes: object = {}) {
  return { name: '试行', identityNumber: nobodysNumber(), telephone: '+8615400000000', ...changes };
}

/** Staff who register stays. @throws {NotExamined} */
export function registrarOf(context: Context): Caller {
  return stationCallerOf(context, recordOf('stays.register'));
}

/** Premises of the home station, as somebody sees them. @throws {NotExamined} */
export async function premisesOf(context: Context, caller: Caller): Promise<readonly [string, ...string[]]> {
  const items = await context.finder.items(caller, 'places.listPremises');
  const [first, ...others] = items.map((item) => String(memberOf(item, 'id')));
  return [need(first, 'the account sees no premises'), ...others];
}

/** The body of a registration from today on. */
export async function registrationIn(context: Context, premisesId: string, changes: object = {}) {
  const today = await todayOf(context);
  return {
    premisesId,
    dwellingId: null,
    person: nobody(),
    startedOn: today,
    expectedEndOn: addDays(today, 90),
    ...changes,
  };
}

/** Registers a stay, under the id that is given or a new one. */
export function register(caller: Caller, body: unknown, stayId = newId()): Promise<Answer> {
  return caller.call('stays.register', { parameters: { stayId }, body });
}

/** A stay that is on record from now on. @throws {Violation} */
export async function registered(caller: Caller, body: unknown): Promise<StayBody> {
  const answer = await register(caller, body);
  expectStatus(answer, 201);
  return bodyOf(answer, Stay);
}

export function change(caller: Caller, stay: StayBody, body: object): Promise<Answer> {
  return caller.call('stays.change', { parameters: { stayId: stay.id }, headers: matching({ body: stay }), body });
}

export function signOff(caller: Caller, stay: StayBody, endedOn: string): Promise<Answer> {
  return caller.call('stays.signOff', {
    parameters: { stayId: stay.id },
    headers: matching({ body: stay }),
    body: { endedOn },
  });
}

/** Signs off what a check has registered, so that it does not stay at the door. */
export async function leave(context: Context, caller: Caller, stay: StayBody): Promise<void> {
  const now = await caller.call('stays.get', { parameters: { stayId: stay.id } });
  await signOff(caller, bodyOf(now, Stay), await todayOf(context));
}

/** Plates of the home station in a state. */
export async function platesIn(context: Context, state: string): Promise<readonly z.output<typeof Doorplate>[]> {
  const staff = stationCallerOf(context, recordOf('doorplates.list'));
  const answer = await staff.call('doorplates.list', { query: { limit: 200 } });
  return bodyOf(answer, pageOf(Doorplate)).items.filter((plate) => plate.state === state);
}
