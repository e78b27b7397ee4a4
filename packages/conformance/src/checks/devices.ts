import { Device } from '@wardkit/contract/devices';
import { type Answer, memberOf } from '../engine/answer.ts';
import type { Caller } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { expect } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus } from './refusal.ts';

const verbs = (...names: readonly string[]) => names.map((name) => `devices.${name}`);
/** A device that was registered stays on record. */
const needs = { operations: verbs('register', 'get'), writesRecords: true } as const;
const withWipe = { operations: verbs('register', 'get', 'orderWipe', 'reportWipe'), writesRecords: true } as const;
/** Names that a place, or a moment of use, would have. */
const tells = /lat|lon|place|locat|position|coordinate|address|network|ssid|last(used|seen)at/i;
const reason = 'lost in a run of the conformance kit';

interface Registered {
  readonly holder: Caller;
  readonly parameters: { readonly deviceId: string };
  readonly made: Answer;
}

async function register(context: Context): Promise<Registered> {
  const holder = context.callerOf('devices.register');
  const parameters = { deviceId: newId() };
  const made = await holder.call('devices.register', { parameters, body: { label: 'conformance' } });
  expectStatus(made, 201);
  context.ledger.leave('device');
  return { holder, parameters, made };
}

function read({ holder, parameters }: Registered): Promise<Answer> {
  return holder.call('devices.get', { parameters });
}

async function order(device: Registered): Promise<Answer> {
  const headers = matching(await read(device));
  return device.holder.call('devices.orderWipe', { parameters: device.parameters, headers, body: { reason } });
}

async function report(device: Registered, unsentLost: number): Promise<Answer> {
  const headers = matching(await read(device));
  return device.holder.call('devices.reportWipe', { parameters: device.parameters, headers, body: { unsentLost } });
}

export const devicesChecks = checks([
  {
    requirement: 'WK-DEV-01',
    title: 'a device has no member for a place, and of its use tells a day at most',
    needs,
    async run(context) {
      const device = await register(context);
      for (const { body } of [device.made, await read(device)]) {
        const names = Object.keys(body as object).filter((name) => tells.test(name));
        expect(names.length === 0, 'no place and no moment of use', names.join(', '));
        const seen = memberOf(body, 'lastSeenOn');
        expect(seen === null || /^\d{4}-\d\d-\d\d$/.test(String(seen)), 'a day', String(seen));
      }
    },
  },
  {
    requirement: 'WK-DEV-02',
    title: 'a device tells when it locks and how long it may keep what it read and what it has not sent',
    needs,
    async run(context) {
      const device = await register(context);
      const [first, second] = [device.made, await read(device)].map((answer) => bodyOf(answer, Device).limits);
      const isSame = JSON.stringify(first) === JSON.stringify(second);
      expect(isSame, 'the same limits at registration and at each start', JSON.stringify([first, second]));
    },
  },
  {
    requirement: 'WK-DEV-03',
    title: 'a wipe order is told at each reading of the device',
    needs: withWipe,
    async run(context) {
      const device = await register(context);
      expectStatus(await order(device), 200);
      for (let reading = 0; reading < 2; reading += 1) {
        const { state, wipeReason, wipeOrderedAt } = bodyOf(await read(device), Device);
        expect(state === 'wipe-ordered', 'wipe-ordered', state);
        expect(wipeReason === reason && wipeOrderedAt !== null, 'when and why', `${wipeOrderedAt} ${wipeReason}`);
      }
    },
  },
  {
    requirement: 'WK-DEV-04',
    title: 'a reported wipe tells how many unsent calls went with it',
    needs: withWipe,
    async run(context) {
      const device = await register(context);
      expectStatus(await order(device), 200);
      expectStatus(await report(device, 7), 200);
      const { state, unsentLost, wipedAt } = bodyOf(await read(device), Device);
      expect(state === 'wiped' && wipedAt !== null, 'wiped, and when', state);
      expect(unsentLost === 7, '7 unsent calls', String(unsentLost));
    },
  },
  {
    requirement: 'WK-DEV-05',
    title: 'a wipe that nobody ordered is not reported, and an order that stands is not given again',
    needs: withWipe,
    async run(context) {
      const device = await register(context);
      expectRefusal(await report(device, 0), 'state-conflict');
      expectStatus(await order(device), 200);
      expectRefusal(await order(device), 'state-conflict');
      expectStatus(await report(device, 0), 200);
      expectRefusal(await report(device, 0), 'state-conflict');
    },
  },
]);
