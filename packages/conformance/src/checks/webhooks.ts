import { WardEvent } from '@wardkit/contract/events';
import { verifyWebhook } from '@wardkit/contract/webhooks';
import * as z from 'zod/mini';
import { memberOf } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import type { Received } from '../engine/receiver.ts';
import { expect } from '../engine/violation.ts';
import { openStream } from './event-scene.ts';
import { changeablePlayground, matching } from './playground.ts';
import { expectRefusal, expectStatus } from './refusal.ts';
import {
  arrived,
  attempted,
  attemptsOf,
  deliveriesOf,
  endHook,
  makeEvent,
  makeHook,
  sendTest,
  subjectsAt,
  webhookOperations,
} from './webhook-scene.ts';

const needs = { operations: webhookOperations };
/** Nothing but the test that is asked for comes to such a subscription: other checks write plates meanwhile. */
const quiet = { types: ['subscription.tested'] };

/** Whether a webhook has a signature of a secret. */
export async function signsWith(secret: string, received: Received | undefined): Promise<boolean> {
  if (received === undefined) return false;
  const { headers, body } = received;
  return verifyWebhook([secret], { headers, body }).then(
    () => true,
    () => false,
  );
}

function outcomeOf(delivery: unknown): string {
  return String(memberOf(attemptsOf(delivery)[0], 'outcome'));
}

/** Milliseconds from each attempt to the next one, the last to the one that is still to come: a look may be late. */
function waitsOf(delivery: unknown): number[] {
  const times = attemptsOf(delivery).map((attempt) => Date.parse(String(memberOf(attempt, 'at'))));
  const next = [...times.slice(1), Date.parse(String(memberOf(delivery, 'nextAttemptAt')))];
  return times.map((time, index) => (next[index] ?? time) - time);
}

export const webhooksChecks = checks([
  {
    requirement: 'WK-WHK-01',
    title: 'a delivery is a POST of the event as application/cloudevents+json with the three headers',
    needs,
    async run(context) {
      const hook = await makeHook(context, quiet);
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 1);
      const [received] = hook.receiver.of(hook.path);
      expect(received?.method === 'POST', 'POST', String(received?.method));
      const type = String(received?.headers['content-type'] ?? '');
      expect(/^application\/cloudevents\+json\b/i.test(type), 'application/cloudevents+json', type || 'no type');
      for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
        expect(typeof received?.headers[name] === 'string', `the header ${name}`, 'none');
      }
      const isEvent = z.safeParse(WardEvent, JSON.parse(received?.body.toString('utf8') ?? 'null')).success;
      expect(isEvent, 'the event as the contract says', 'something else');
      await endHook(context, hook);
    },
  },
  {
    requirement: 'WK-WHK-02',
    title: 'the signature is the one that follows from the secret, the id, the time and the bytes of the body',
    needs,
    async run(context) {
      const hook = await makeHook(context, quiet);
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 1);
      const isGenuine = await signsWith(hook.secret, hook.receiver.of(hook.path)[0]);
      expect(isGenuine, 'a signature of the secret that was told', 'another');
      await endHook(context, hook);
    },
  },
  {
    requirement: 'WK-WHK-03',
    title: 'webhook-id is the id of the event in both attempts, and webhook-timestamp the second of each',
    needs: { operations: [...webhookOperations, 'subscriptions.redeliver'] },
    async run(context) {
      const hook = await makeHook(context, quiet);
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 1);
      const [delivery] = await deliveriesOf(hook);
      const parameters = { ...hook.parameters, deliveryId: String(memberOf(delivery, 'id')) };
      expectStatus(await hook.caller.call('subscriptions.redeliver', { parameters }), 202);
      await arrived(hook, 2);
      for (const { headers, body, at } of hook.receiver.of(hook.path)) {
        const id = memberOf(JSON.parse(body.toString('utf8')), 'id');
        expect(headers['webhook-id'] === id, 'the id of the event', 'another');
        expect(!String(id).includes('.'), 'an id without a full stop', 'one with it');
        const seconds = Number(headers['webhook-timestamp']);
        expect(Math.abs(seconds - at / 1000) < 60, 'the second of the attempt', 'another time');
      }
      await endHook(context, hook);
    },
  },
  {
    requirement: 'WK-WHK-04',
    title: 'a redirect is not followed and counts as a failure',
    needs,
    async run(context) {
      const target = await makeHook(context, quiet);
      const location = target.receiver.url(target.path);
      const hook = await makeHook(context, quiet, () => ({ status: 302, headers: { location } }));
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 1);
      const delivery = await attempted(hook);
      expect(
        target.receiver.of(target.path).length === 0,
        'a redirect that is not followed',
        'a webhook at its target',
      );
      expect(memberOf(delivery, 'state') !== 'delivered', 'a failure', 'delivered');
      for (const each of [target, hook]) await endHook(context, each);
    },
  },
  {
    requirement: 'WK-WHK-05',
    title: 'an attempt without an answer is given up within 15 seconds and counts as a failure',
    needs: { ...needs, slow: true },
    async run(context) {
      const hook = await makeHook(context, quiet, () => null);
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 1);
      const delivery = await attempted(hook, 19_000);
      expect(outcomeOf(delivery) === 'timed-out', 'timed-out', outcomeOf(delivery));
      await endHook(context, hook);
    },
  },
  {
    requirement: 'WK-WHK-06',
    title: 'no connection is made to a private or link-local address',
    needs,
    async run(context) {
      for (const host of ['10.255.255.1', '169.254.169.254', '[fd00::1]']) {
        const hook = await makeHook(context, { ...quiet, url: `https://${host}/hook` });
        expectStatus(await sendTest(hook), 202);
        const delivery = await attempted(hook);
        expect(outcomeOf(delivery) === 'address-not-allowed', 'address-not-allowed', outcomeOf(delivery));
        await endHook(context, hook);
      }
    },
  },
  {
    requirement: 'WK-WHK-07',
    title: 'an event that was answered with 500 is tried again, and after the second failure the wait is longer',
    needs: { ...needs, slow: true },
    async run(context) {
      const hook = await makeHook(context, quiet, () => ({ status: 500 }));
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 1);
      const first = await attempted(hook);
      const soonest = waitsOf(first)[0] ?? 0;
      expect(soonest > 0, 'a time of the next attempt', 'none');
      // A server may wait longer than a run can; that it means to try again is then all that can be shown.
      if (soonest > (context.options.longestRetryWait ?? 16) * 1000) return endHook(context, hook);
      await arrived(hook, 2, soonest + 6000);
      const deadline = performance.now() + 4000;
      let second = first;
      while (attemptsOf(second).length < 2 && performance.now() < deadline) [second] = await deliveriesOf(hook);
      const later = waitsOf(second)[1] ?? 0;
      expect(later > soonest, 'a longer wait after the second failure', 'a shorter one, or none');
      await endHook(context, hook);
    },
  },
  {
    requirement: 'WK-WHK-08',
    title: 'the Retry-After of a 503 is waited for',
    needs,
    async run(context) {
      const hook = await makeHook(context, quiet, () => ({ status: 503, headers: { 'retry-after': '3600' } }));
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 1);
      const delivery = await attempted(hook);
      const next = Date.parse(String(memberOf(delivery, 'nextAttemptAt')));
      const seconds = Math.round((next - Date.now()) / 1000);
      expect(seconds > 3500, 'the next attempt after 3600 s', Number.isNaN(seconds) ? 'none' : `${seconds} s`);
      await endHook(context, hook);
    },
  },
  {
    requirement: 'WK-WHK-09',
    title: 'while a receiver does not answer, another subscription gets its events',
    needs,
    async run(context) {
      const stuck = await makeHook(context, quiet, () => null);
      const other = await makeHook(context, quiet);
      expectStatus(await sendTest(stuck), 202);
      await arrived(stuck, 1);
      expectStatus(await sendTest(other), 202);
      await arrived(other, 1);
      for (const hook of [stuck, other]) await endHook(context, hook);
    },
  },
  {
    requirement: 'WK-WHK-10',
    title: 'a subscription whose receiver answers 410 is disabled, and subscription.disabled tells it',
    needs: { operations: [...webhookOperations, 'events.stream'] },
    async run(context) {
      const hook = await makeHook(context, quiet, () => ({ status: 410 }));
      const reader = context.home.find(({ account }) => account.role === 'administrator');
      const stream =
        reader === undefined ? null : await openStream(reader, { query: { type: 'subscription.disabled' } });
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 1);
      await attempted(hook);
      const isTold = () => stream?.about(`/v1/subscriptions/${hook.toy.id}`).length !== 0;
      if (stream !== null)
        expect(await stream.until(isTold, 5000), 'the event subscription.disabled', 'none within 5 s');
      const now = await hook.caller.call('subscriptions.get', { parameters: hook.parameters });
      expect(memberOf(now.body, 'state') === 'disabled', 'disabled', String(memberOf(now.body, 'state')));
      stream?.close();
      await endHook(context, hook);
    },
  },
  {
    requirement: 'WK-WHK-11',
    title: 'what is written while a subscription is paused does not come to it, and what is written afterwards does',
    needs,
    async run(context) {
      const hook = await makeHook(context, { active: false });
      const { change } = changeablePlayground(context);
      const during = await makeEvent(context);
      const now = await hook.caller.call('subscriptions.get', { parameters: hook.parameters });
      await hook.caller.call(change, { parameters: hook.parameters, headers: matching(now), body: { active: true } });
      const after = await makeEvent(context);
      const isThere = () => subjectsAt(hook).includes(after);
      for (let count = 1; !isThere() && (await hook.receiver.until(hook.path, count, 5000)); count += 1);
      expect(isThere(), 'what was written afterwards', 'none within 5 s');
      expect(!subjectsAt(hook).includes(during), 'nothing from the pause', 'an event');
      await endHook(context, hook);
    },
  },
  {
    requirement: 'WK-WHK-12',
    title: 'the list of deliveries tells each attempt with its time, outcome and status, and no body, header or secret',
    needs,
    async run(context) {
      const hook = await makeHook(context, quiet, () => ({ status: 500 }));
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 1);
      const delivery = await attempted(hook);
      const [attempt] = attemptsOf(delivery);
      expect(memberOf(attempt, 'outcome') === 'refused', 'refused', String(memberOf(attempt, 'outcome')));
      expect(memberOf(attempt, 'status') === 500, 'the status 500', String(memberOf(attempt, 'status')));
      const text = JSON.stringify(delivery);
      const isTold = text.includes(hook.secret.slice(6)) || /"(body|headers|data|signature|secret)"/.test(text);
      expect(!isTold, 'no body, header or secret', 'one');
      await endHook(context, hook);
    },
  },
  {
    requirement: 'WK-WHK-13',
    title: 'a delivery that arrived stays in the list, and is not-found for another station',
    needs,
    async run(context) {
      const hook = await makeHook(context, quiet);
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 1);
      await attempted(hook);
      expect((await deliveriesOf(hook)).length === 1, 'the delivery in the list', 'none');
      const foreigner = context.others.find(({ account }) => ['administrator', 'integrator'].includes(account.role));
      if (foreigner !== undefined) {
        const answer = await foreigner.call('subscriptions.listDeliveries', { parameters: hook.parameters });
        expectRefusal(answer, 'not-found');
      }
      await endHook(context, hook);
    },
  },
]);
