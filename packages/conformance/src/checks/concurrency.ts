import { isCreate } from '@wardkit/contract/created-resource';
import { memberOf, shortly } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import { harmlessCall, hasWholeBody } from '../engine/harmless.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, NotExamined } from '../engine/violation.ts';
import {
  changeablePlayground,
  discard,
  makeToy,
  matching,
  parametersOf,
  playgroundOf,
  removeToy,
} from './playground.ts';
import { expectRefusal, expectStatus, isRefusal } from './refusal.ts';

export const concurrencyChecks = checks([
  {
    requirement: 'WK-CON-01',
    title: 'a record that is read has a strong ETag, and is sent again, or told as unchanged, to who has it',
    needs: {},
    async run(context) {
      const playground = playgroundOf(context);
      const toy = await makeToy(context, playground);
      const parameters = parametersOf(playground, toy);
      const read = await toy.caller.call(playground.get, { parameters });
      expectStatus(read, 200);
      const etag = read.headers.get('etag') ?? '';
      expect(/^"[^"]*"$/.test(etag), 'a strong ETag', etag === '' ? 'none' : 'another form');
      const again = await toy.caller.call(playground.get, { parameters, headers: { 'if-none-match': etag } });
      expectStatus(again, 304, 200);
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-CON-02',
    title: 'a create whose id is taken is refused as already-exists, and the record stays as it was',
    needs: {},
    async run(context) {
      const playground = playgroundOf(context);
      const toy = await makeToy(context, playground);
      const parameters = parametersOf(playground, toy);
      const body = await playground.body(toy.caller);
      expectRefusal(await toy.caller.call(playground.create, { parameters, body }), 'already-exists');
      const now = await toy.caller.call(playground.get, { parameters });
      const [was, is] = [toy.created, now].map((answer) => String(memberOf(answer.body, 'version')));
      expect(was === is, 'the record as it was', 'a changed one');
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-CON-03',
    title: 'a change and a delete with an old version are refused as version-stale with the record as it stands',
    needs: { operations: ['subscriptions.change'] },
    async run(context) {
      const playground = changeablePlayground(context);
      const toy = await makeToy(context, playground);
      const parameters = parametersOf(playground, toy);
      const change = (description: string) =>
        toy.caller.call(playground.change, { parameters, headers: matching(toy.created), body: { description } });
      const changed = await change('changed');
      expectStatus(changed, 200);
      const stale = [
        await change('changed too late'),
        await toy.caller.call(playground.remove, { parameters, headers: matching(toy.created) }),
      ];
      for (const answer of stale) {
        expectRefusal(answer, 'version-stale');
        const current = memberOf(answer.body, 'current');
        expect(
          memberOf(current, 'id') === toy.id && memberOf(current, 'version') === memberOf(changed.body, 'version'),
          'current with the record as it stands',
          current === undefined || current === null ? 'none' : 'another',
        );
      }
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-CON-04',
    title: 'the POST twin creates under an id of the server, told in Location, and the record can be read there',
    needs: {},
    async run(context) {
      const playground = playgroundOf(context);
      const twin = `${playground.create.id}WithoutId`;
      if (!context.claims(twin)) throw new NotExamined(`it needs ${twin}, which the server does not claim`);
      const caller = context.callerOf(playground.create);
      const answer = await caller.call(twin, { body: await playground.body(caller) });
      expectStatus(answer, 201);
      const id = String(memberOf(answer.body, 'id'));
      context.ledger.note(id, twin, () => removeToy(playground, caller, id));
      const location = answer.headers.get('location') ?? '';
      const path = playground.create.path.replace(/\{\w+\}$/, id);
      const told = URL.canParse(location, context.target.base.href)
        ? new URL(location, context.target.base).pathname
        : '';
      expect(told.endsWith(path), 'Location with the path of the record', location === '' ? 'none' : 'another');
      const toy = { id, caller, created: answer };
      expectStatus(await caller.call(playground.get, { parameters: parametersOf(playground, toy) }), 200);
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-CON-05',
    title: 'a merge patch changes what it names and leaves the rest, and null for what may not be null is refused',
    needs: { operations: ['subscriptions.change'] },
    async run(context) {
      const playground = changeablePlayground(context);
      const toy = await makeToy(context, playground);
      const parameters = parametersOf(playground, toy);
      const patch = (body: unknown, after: typeof toy.created) =>
        toy.caller.call(playground.change, { parameters, headers: matching(after), body });
      const changed = await patch({ description: 'changed' }, toy.created);
      expectStatus(changed, 200);
      const before = toy.created.body as Record<string, unknown>;
      const after = changed.body as Record<string, unknown>;
      expect(after.description === 'changed', 'the member that the patch names changed', 'as it was');
      for (const member of ['url', 'types', 'areas', 'active', 'stationId']) {
        const isSame = JSON.stringify(before[member]) === JSON.stringify(after[member]);
        expect(isSame, `${member} as it was, since the patch does not name it`, 'another');
      }
      const whole = await patch({ types: ['doorplate.*'] }, changed);
      expect(
        JSON.stringify(memberOf(whole.body, 'types')) === '["doorplate.*"]',
        'a list replaced as a whole (RFC 7396)',
        shortly(whole),
      );
      expectRefusal(await patch({ description: null }, whole), 'invalid-input');
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-CON-06',
    title:
      'every create without If-None-Match: * and every change without If-Match is refused as precondition-required',
    needs: {},
    async run(context) {
      const guarded = context.operationsWhere((each) => each.concurrency !== 'none' && hasWholeBody(each));
      await everyOf(
        guarded,
        ({ id }) => id,
        async (operation) => {
          const parts = harmlessCall(operation);
          const headers = { ...parts.headers, 'if-match': null, 'if-none-match': null };
          const answer = await context.callerOf(operation).call(operation, { ...parts, headers });
          if (!isCreate(operation) && isRefusal(answer, 'not-found')) return;
          expectRefusal(answer, 'precondition-required');
        },
      );
    },
  },
  {
    requirement: 'WK-CON-07',
    title: 'of 10 changes at the same moment with one If-Match one succeeds and nine are version-stale',
    needs: { operations: ['subscriptions.change'] },
    async run(context) {
      const playground = changeablePlayground(context);
      const toy = await makeToy(context, playground);
      const parameters = parametersOf(playground, toy);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          toy.caller.call(playground.change, {
            parameters,
            headers: { 'idempotency-key': newId(), ...matching(toy.created) },
            body: { description: `race ${index}` },
          }),
        ),
      );
      const done = answers.filter(({ status }) => status === 200);
      const stale = answers.filter((answer) => isRefusal(answer, 'version-stale'));
      expect(
        done.length === 1 && stale.length === 9,
        'one 200 and nine version-stale',
        answers.map(shortly).sort().join(', '),
      );
      const now = await toy.caller.call(playground.get, { parameters });
      const [won, is] = [done[0], now].map((answer) => memberOf(answer?.body, 'description'));
      expect(won === is, 'the record as the one that succeeded left it', 'another');
      await discard(context, playground, toy);
    },
  },
]);
