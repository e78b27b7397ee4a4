import { type Answer, memberOf, shortly } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import { harmlessCall, hasWholeBody } from '../engine/harmless.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, need, Violation } from '../engine/violation.ts';
import { changeablePlayground, discard, makeToy, matching, noteToy, parametersOf, playgroundOf } from './playground.ts';
import { expectRefusal, expectStatus, isRefusal } from './refusal.ts';

function isReplay({ headers }: Answer): boolean {
  return headers.get('idempotency-replayed') === 'true';
}

/** What a call answered, without what differs between an answer and its replay. */
function sameAnswer(one: Answer, other: Answer): boolean {
  return one.status === other.status && one.text === other.text;
}

export const idempotencyChecks = checks([
  {
    requirement: 'WK-IDM-01',
    title: 'every unsafe operation without Idempotency-Key is refused as idempotency-key-required',
    needs: {},
    async run(context) {
      const unsafe = context.operationsWhere((each) => each.idempotency !== 'none' && hasWholeBody(each));
      await everyOf(
        unsafe,
        ({ id }) => id,
        async (operation) => {
          const parts = harmlessCall(operation);
          const headers = { ...parts.headers, 'idempotency-key': null };
          const answer = await context.callerOf(operation).call(operation, { ...parts, headers });
          if (operation.concurrency !== 'if-none-match' && isRefusal(answer, 'not-found')) return;
          expectRefusal(answer, 'idempotency-key-required');
        },
      );
    },
  },
  {
    requirement: 'WK-IDM-02',
    title: 'a repeated create is answered with the stored answer and Idempotency-Replayed: true',
    needs: {},
    async run(context) {
      const playground = playgroundOf(context);
      const caller = context.callerOf(playground.create);
      const body = await playground.body(caller);
      const headers = { 'idempotency-key': newId() };
      const toy = await makeToy(context, playground, caller, { headers, body });
      const parameters = parametersOf(playground, toy);
      const again = await caller.call(playground.create, { parameters, headers, body });
      expect(sameAnswer(again, toy.created), `the stored answer ${shortly(toy.created)}`, `another: ${shortly(again)}`);
      expect(isReplay(again), 'Idempotency-Replayed: true', 'none');
      expect(!isReplay(toy.created), 'no Idempotency-Replayed on the first answer', 'one');
      // The members of JSON have no order: the same request in another order is the same.
      const turned = Object.fromEntries(Object.entries(body).reverse());
      const other = await caller.call(playground.create, { parameters, headers, body: turned });
      expect(sameAnswer(other, toy.created), 'the stored answer for the same members in another order', shortly(other));
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-IDM-02',
    title: 'a repeated change is replayed even after the record has changed since',
    needs: { operations: ['subscriptions.change'] },
    async run(context) {
      const playground = changeablePlayground(context);
      const toy = await makeToy(context, playground);
      const parameters = parametersOf(playground, toy);
      const call = (key: string, version: Answer, description: string) =>
        toy.caller.call(playground.change, {
          parameters,
          headers: { 'idempotency-key': key, ...matching(version) },
          body: { description },
        });
      const key = newId();
      const first = await call(key, toy.created, 'first');
      expectStatus(first, 200);
      expectStatus(await call(newId(), first, 'second'), 200);
      const again = await call(key, toy.created, 'first');
      expect(sameAnswer(again, first) && isReplay(again), 'the stored answer of the first change', shortly(again));
      const now = await toy.caller.call(playground.get, { parameters });
      expect(memberOf(now.body, 'description') === 'second', 'a record that the replay did not change', 'another');
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-IDM-02',
    title: 'a repeated delete is replayed',
    needs: {},
    async run(context) {
      const playground = playgroundOf(context);
      const toy = await makeToy(context, playground);
      const parameters = parametersOf(playground, toy);
      const headers = { 'idempotency-key': newId(), ...matching(toy.created) };
      const first = await toy.caller.call(playground.remove, { parameters, headers });
      expectStatus(first, 204);
      context.ledger.forget(toy.id);
      const again = await toy.caller.call(playground.remove, { parameters, headers });
      expect(again.status === 204, 'the stored 204', shortly(again));
      expect(isReplay(again), 'Idempotency-Replayed: true', 'none');
    },
  },
  {
    requirement: 'WK-IDM-03',
    title: 'a key with another body, or of another operation, is refused as idempotency-key-reused',
    needs: {},
    async run(context) {
      const playground = playgroundOf(context);
      const caller = context.callerOf(playground.create);
      const headers = { 'idempotency-key': newId() };
      const toy = await makeToy(context, playground, caller, { headers });
      const parameters = parametersOf(playground, toy);
      const body = { ...(await playground.body(caller)), description: 'another', size: 2000 };
      expectRefusal(await caller.call(playground.create, { parameters, headers, body }), 'idempotency-key-reused');
      const remove = await caller.call(playground.remove, {
        parameters,
        headers: { ...headers, ...matching(toy.created) },
      });
      expectRefusal(remove, 'idempotency-key-reused');
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-IDM-04',
    title:
      'a create that was cut off is done once when it is repeated: the key and the record are there together or not at all',
    needs: {},
    async run(context) {
      const playground = playgroundOf(context);
      await everyOf(
        [0, 2, 5, 12],
        (milliseconds) => `cut after ${milliseconds} ms`,
        async (milliseconds) => {
          const caller = context.callerOf(playground.create);
          const [id, key, body] = [newId(), newId(), await playground.body(caller)];
          const parts = { parameters: { [playground.parameter]: id }, headers: { 'idempotency-key': key }, body };
          noteToy(context, playground, caller, id);
          await caller.callAndCut(playground.create, parts, milliseconds);
          const answer = await caller.call(playground.create, parts);
          expectStatus(answer, 201);
          await discard(context, playground, { id, caller, created: answer });
        },
        4,
      );
    },
  },
  {
    requirement: 'WK-IDM-05',
    title: '20 equal creates at the same moment are carried out once, and the others are replays',
    needs: {},
    async run(context) {
      const playground = playgroundOf(context);
      const caller = context.callerOf(playground.create);
      const [id, body] = [newId(), await playground.body(caller)];
      noteToy(context, playground, caller, id);
      const parts = { parameters: { [playground.parameter]: id }, headers: { 'idempotency-key': newId() }, body };
      const answers = await Promise.all(Array.from({ length: 20 }, () => caller.call(playground.create, parts)));
      const waiting = answers.filter((answer) => isRefusal(answer, 'request-in-progress'));
      expect(
        waiting.every(({ headers }) => headers.has('retry-after')),
        'Retry-After with request-in-progress',
        'none',
      );
      const done = answers.filter((answer) => !waiting.includes(answer));
      for (const answer of done) expectStatus(answer, 201);
      const first = done.filter((answer) => !isReplay(answer));
      expect(first.length === 1, 'one call carried out', `${first.length}`);
      const [told] = first;
      if (told === undefined) throw new Violation('one call carried out', '0');
      expect(
        done.every((answer) => sameAnswer(answer, told)),
        'the same answer to all',
        'different ones',
      );
      await discard(context, playground, { id, caller, created: told });
    },
  },
  {
    requirement: 'WK-IDM-06',
    title: 'a call that made a secret and is sent again is made again: the secret is not replayed',
    needs: { operations: ['subscriptions.create', 'subscriptions.createSecret'] },
    async run(context) {
      const playground = changeablePlayground(context);
      const toy = await makeToy(context, playground);
      const parameters = parametersOf(playground, toy);
      const headers = { 'idempotency-key': newId(), ...matching(toy.created) };
      const first = await toy.caller.call('subscriptions.createSecret', { parameters, headers });
      expectStatus(first, 201);
      const again = await toy.caller.call('subscriptions.createSecret', { parameters, headers });
      const secret = String(memberOf(first.body, 'secret'));
      expect(!again.text.includes(secret), 'no answer that holds the secret again', 'the secret, a second time');
      expect(!isReplay(again), 'no Idempotency-Replayed', 'one');
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-IDM-07',
    title: 'another account with the same key has its own call carried out, and nothing replayed',
    needs: {},
    async run(context) {
      const playground = playgroundOf(context);
      const [one, other] = context.callersOf(playground.create);
      const first = need(one, 'no account that may create');
      const second = need(other, `no second account that may call ${playground.create.id}`);
      const headers = { 'idempotency-key': newId() };
      const [body, theirs] = [await playground.body(first), await playground.body(second)];
      const toy = await makeToy(context, playground, first, { headers, body });
      const foreign = await makeToy(context, playground, second, { headers, body: theirs });
      expect(!isReplay(foreign.created), 'no Idempotency-Replayed', 'one');
      expect(memberOf(foreign.created.body, 'id') === foreign.id, 'their own record', 'another');
      await discard(context, playground, toy);
      await discard(context, playground, foreign);
    },
  },
]);
