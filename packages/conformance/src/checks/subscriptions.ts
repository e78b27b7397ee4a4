import { memberOf, shortly } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import { newId } from '../engine/new-id.ts';
import { expect } from '../engine/violation.ts';
import { openStream } from './event-scene.ts';
import { changeablePlayground, discard, makeToy, matching, noteToy, subscriptionBody } from './playground.ts';
import { expectRefusal, expectStatus } from './refusal.ts';
import {
  arrived,
  deliveriesOf,
  endHook,
  makeEvent,
  makeHook,
  makeSecret,
  sendTest,
  subjectsAt,
  webhookOperations,
} from './webhook-scene.ts';
import { signsWith } from './webhooks.ts';

const needs = { operations: webhookOperations };
/** What needs neither secrets nor deliveries. */
const plain = { operations: ['create', 'change', 'get', 'delete', 'list'].map((verb) => `subscriptions.${verb}`) };
const withSecrets = { operations: [...plain.operations, 'subscriptions.createSecret'] };
const withRetirement = { operations: [...webhookOperations, 'subscriptions.retireSecret'] };

function mayRead({ account }: { account: { role: string } }): boolean {
  return account.role === 'administrator';
}

function stateOf(body: unknown): string {
  return String(memberOf(body, 'state'));
}

export const subscriptionsChecks = checks([
  {
    requirement: 'WK-SUB-01',
    title: 'a new subscription says without-secret, whether its owner wants it active or paused',
    needs: plain,
    async run(context) {
      const playground = changeablePlayground(context);
      for (const active of [true, false]) {
        const toy = await makeToy(context, playground, undefined, { body: { ...subscriptionBody(), active } });
        const read = await toy.caller.call(playground.get, { parameters: { subscriptionId: toy.id } });
        for (const { body } of [toy.created, read]) {
          expect(stateOf(body) === 'without-secret', 'without-secret', stateOf(body));
        }
        await discard(context, playground, toy);
      }
    },
  },
  {
    requirement: 'WK-SUB-01',
    title: 'nothing is delivered to a subscription without a secret, not even a test event',
    needs,
    async run(context) {
      const playground = changeablePlayground(context);
      const toy = await makeToy(context, playground, undefined, { body: { ...subscriptionBody(), active: true } });
      const parameters = { subscriptionId: toy.id };
      await toy.caller.call('subscriptions.test', { parameters });
      const deliveries = (await deliveriesOf({ caller: toy.caller, parameters })).length;
      expect(deliveries === 0, 'no delivery', `${deliveries}`);
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-SUB-02',
    title: 'a subscription names its two live secrets by id and age, the oldest first',
    needs: withSecrets,
    async run(context) {
      const playground = changeablePlayground(context);
      const toy = await makeToy(context, playground);
      const made = [await makeSecret(toy.caller, toy.id), await makeSecret(toy.caller, toy.id)];
      for (const answer of made) expectStatus(answer, 201);
      const now = await toy.caller.call(playground.get, { parameters: { subscriptionId: toy.id } });
      const secrets = memberOf(now.body, 'secrets') as unknown[];
      const [should, is] = [
        made.map(({ body }) => memberOf(body, 'secretId')),
        secrets.map((each) => memberOf(each, 'id')),
      ];
      expect(
        JSON.stringify(is) === JSON.stringify(should),
        'the ids of both, the oldest first',
        `${is.length}, or others`,
      );
      const ages = secrets.map((each) => Date.parse(String(memberOf(each, 'createdAt'))));
      expect(
        ages.every((age, index) => age >= (ages[index - 1] ?? 0)),
        'the age of each',
        'none, or another order',
      );
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-IDM-08',
    title:
      'a secret that was made is in no later answer: not in the record, not in the list, not when the call is repeated',
    needs: withSecrets,
    async run(context) {
      const playground = changeablePlayground(context);
      const toy = await makeToy(context, playground);
      const parameters = { subscriptionId: toy.id };
      const made = await makeSecret(toy.caller, toy.id);
      const secret = String(memberOf(made.body, 'secret')).slice(6);
      const change = await toy.caller.call(playground.change, {
        parameters,
        headers: matching({ body: memberOf(made.body, 'subscription') }),
        body: { description: 'after the secret' },
      });
      const second = await makeSecret(toy.caller, toy.id);
      const record = await toy.caller.call(playground.get, { parameters });
      const list = await toy.caller.call(playground.list, { query: { limit: 200 } });
      for (const answer of [change, second, record, list])
        expect(!answer.text.includes(secret), 'no answer with the secret', 'one');
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-SUB-03',
    title: 'a third live secret is refused as state-conflict',
    needs: withSecrets,
    async run(context) {
      const playground = changeablePlayground(context);
      const toy = await makeToy(context, playground);
      for (let count = 0; count < 2; count += 1) expectStatus(await makeSecret(toy.caller, toy.id), 201);
      expectRefusal(await makeSecret(toy.caller, toy.id), 'state-conflict');
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-SUB-04',
    title: 'of two secrets that sign, the retired one signs no more, and one that is not live cannot be retired',
    needs: withRetirement,
    async run(context) {
      const hook = await makeHook(context, { types: ['doorplate.*'] });
      const { caller, parameters, receiver, path } = hook;
      const second = await makeSecret(caller, hook.toy.id);
      const later = String(memberOf(second.body, 'secret'));
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 1);
      const both = receiver.of(path)[0];
      const isSignedByBoth = (await signsWith(hook.secret, both)) && (await signsWith(later, both));
      expect(isSignedByBoth, 'a signature of each live secret', 'not of both');
      const now = await caller.call('subscriptions.get', { parameters });
      const retire = (secretId: string, version: typeof now) =>
        caller.call('subscriptions.retireSecret', { parameters, headers: matching(version), body: { secretId } });
      const retired = await retire(hook.secretId, now);
      expect(retired.status === 200, '200', shortly(retired));
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 2);
      const after = receiver.of(path)[1];
      expect(!(await signsWith(hook.secret, after)), 'no signature of the retired secret', 'one');
      // A delivery may have changed the subscription since.
      const newest = await caller.call('subscriptions.get', { parameters });
      expectRefusal(await retire(newId(), newest), 'invalid-input');
      await endHook(context, hook);
    },
  },
  {
    requirement: 'WK-SUB-05',
    title: 'an address that is not https, or names a user, is refused as invalid-input, in a create and in a change',
    needs: plain,
    async run(context) {
      const playground = changeablePlayground(context);
      const caller = context.callerOf(playground.create);
      const wrong = [
        'http://conformance.invalid/hook',
        'https://user:secret@conformance.invalid/hook',
        'ftp://conformance.invalid/',
      ];
      for (const url of wrong) {
        const id = newId();
        noteToy(context, playground, caller, id);
        const parameters = { subscriptionId: id };
        const answer = await caller.call(playground.create, { parameters, body: { ...subscriptionBody(), url } });
        if (answer.status >= 400) context.ledger.forget(id);
        expectRefusal(answer, 'invalid-input');
      }
      const toy = await makeToy(context, playground, caller);
      const change = await caller.call(playground.change, {
        parameters: { subscriptionId: toy.id },
        headers: matching(toy.created),
        body: { url: 'http://conformance.invalid/hook' },
      });
      expectRefusal(change, 'invalid-input');
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-SUB-06',
    title: 'a subscription says paused while its owner wants it so, and active from then on',
    needs: withSecrets,
    async run(context) {
      const playground = changeablePlayground(context);
      const toy = await makeToy(context, playground);
      const made = await makeSecret(toy.caller, toy.id);
      const paused = memberOf(made.body, 'subscription');
      expect(stateOf(paused) === 'paused', 'paused', stateOf(paused));
      const started = await toy.caller.call(playground.change, {
        parameters: { subscriptionId: toy.id },
        headers: matching({ body: paused }),
        body: { active: true },
      });
      expect(stateOf(started.body) === 'active', 'active', stateOf(started.body));
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-SUB-07',
    title: 'an event comes to a subscription of its family, and not to one of other types or of another division',
    needs,
    async run(context) {
      const wanted = await makeHook(context);
      const otherType = await makeHook(context, { types: ['doorplate.*'] });
      const elsewhere = await makeHook(context, { areas: ['110000'] });
      const id = await makeEvent(context);
      const isThere = () => subjectsAt(wanted).includes(id);
      for (let count = 1; !isThere() && (await wanted.receiver.until(wanted.path, count, 5000)); count += 1);
      expect(isThere(), 'the event', 'none within 5 s');
      for (const hook of [otherType, elsewhere]) {
        const strays = subjectsAt(hook).length;
        expect(strays === 0, 'no event of another type or division', `${strays}`);
      }
      for (const hook of [wanted, otherType, elsewhere]) await endHook(context, hook);
    },
  },
  {
    requirement: 'WK-SUB-08',
    title: 'an event from before a subscription was made does not come to it',
    needs,
    async run(context) {
      const before = await makeEvent(context);
      const hook = await makeHook(context);
      const after = await makeEvent(context);
      const isThere = () => subjectsAt(hook).includes(after);
      for (let count = 1; !isThere() && (await hook.receiver.until(hook.path, count, 5000)); count += 1);
      expect(!subjectsAt(hook).includes(before), 'no event from before', 'one');
      await endHook(context, hook);
    },
  },
  {
    requirement: 'WK-SUB-09',
    title: 'nothing comes for a subscription that was deleted, and it is not-found',
    needs: { ...needs, slow: true },
    async run(context) {
      const hook = await makeHook(context);
      await endHook(context, hook);
      const gone = await hook.caller.call('subscriptions.get', { parameters: hook.parameters });
      expectRefusal(gone, 'not-found');
      // What was on its way when it was deleted may still arrive; what was written afterwards may not.
      const after = await makeEvent(context);
      const isThere = () => subjectsAt(hook).includes(after);
      const deadline = performance.now() + 3000;
      for (let left = 3000; left > 0 && !isThere(); left = deadline - performance.now()) {
        await hook.receiver.until(hook.path, hook.receiver.of(hook.path).length + 1, left);
      }
      expect(!isThere(), 'nothing that was written after the deletion', 'a webhook of it');
    },
  },
  {
    requirement: 'WK-SUB-10',
    title: 'a test event comes to that subscription alone, though it is paused, and is refused without a secret',
    needs,
    async run(context) {
      const hook = await makeHook(context, { types: ['doorplate.*'], active: false });
      const other = await makeHook(context, { types: ['doorplate.*'] });
      const reader = context.claims('events.stream') ? context.callersOf('events.stream').find(mayRead) : undefined;
      const stream = reader === undefined ? null : await openStream(reader);
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 1);
      expect(other.receiver.of(other.path).length === 0, 'nothing at another subscription', 'a webhook');
      const inLog =
        stream?.about(`/v1/subscriptions/${hook.toy.id}`).filter(({ type }) => type.endsWith('tested')).length ?? 0;
      stream?.close();
      expect(inLog === 0, 'no test event in the log', `${inLog}`);
      for (const each of [hook, other]) await endHook(context, each);
      const playground = changeablePlayground(context);
      const bare = await makeToy(context, playground);
      expectRefusal(
        await bare.caller.call('subscriptions.test', { parameters: { subscriptionId: bare.id } }),
        'state-conflict',
      );
      await discard(context, playground, bare);
    },
  },
  {
    requirement: 'WK-SUB-11',
    title: 'a delivery that arrived is sent again on request, with the same event',
    needs: { operations: [...webhookOperations, 'subscriptions.redeliver'] },
    async run(context) {
      const hook = await makeHook(context, { types: ['doorplate.*'] });
      expectStatus(await sendTest(hook), 202);
      await arrived(hook, 1);
      const [delivery] = await deliveriesOf(hook);
      const parameters = { ...hook.parameters, deliveryId: String(memberOf(delivery, 'id')) };
      expectStatus(await hook.caller.call('subscriptions.redeliver', { parameters }), 202);
      await arrived(hook, 2);
      const [first, second] = hook.receiver.of(hook.path);
      expect(first?.body.equals(second?.body ?? Buffer.alloc(0)) === true, 'the same event', 'another');
      await endHook(context, hook);
    },
  },
]);
