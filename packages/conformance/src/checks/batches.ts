import type { OperationRecord } from '@wardkit/contract/operation';
import { derivedOperations } from '@wardkit/contract/operations';
import { Problem } from '@wardkit/contract/problem';
import { Stay } from '@wardkit/contract/stays';
import * as z from 'zod/mini';
import { type Answer, memberOf, shortly } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { harmlessCall } from '../engine/harmless.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, NotExamined } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { expectRefusal, expectStatus } from './refusal.ts';
import { leave, premisesOf, registrarOf, registrationIn } from './stays-scene.ts';

const batchIds = new Set(derivedOperations.flatMap(({ record }) => (record.id.endsWith('Batch') ? [record.id] : [])));

/** The batches whose items name premises: with premises that are not there, each item fails and leaves nothing. */
function failingBatches(context: Context) {
  return context
    .operationsWhere(({ id }) => batchIds.has(id))
    .flatMap((operation) => {
      const items = memberOf(harmlessCall(operation).body, 'items');
      const body = Array.isArray(items) ? memberOf(items[0], 'body') : undefined;
      const isFailing = typeof memberOf(body, 'premisesId') === 'string';
      const item = () => ({ id: newId(), body: { ...(body as object), premisesId: newId() } });
      return isFailing ? [{ operation, item }] : [];
    });
}

function itemsOf({ body }: Answer): readonly unknown[] {
  const items = memberOf(body, 'items');
  return Array.isArray(items) ? items : [];
}

function statusesOf(answer: Answer): string {
  return itemsOf(answer)
    .map((item) => `${String(memberOf(item, 'id'))} ${String(memberOf(item, 'status'))}`)
    .join(',');
}

export const batchesChecks = checks([
  {
    requirement: 'WK-BAT-01',
    title:
      'a batch of none and one of 201 are refused, and one of three answers 207 with each id and status in their order',
    needs: {},
    async run(context) {
      const batches = failingBatches(context);
      if (batches.length === 0) throw new NotExamined('no batch whose items can all be made to fail');
      await everyOf(
        batches,
        ({ operation }) => operation.id,
        async ({ operation, item }) => {
          const caller = context.callerOf(operation);
          expectRefusal(await caller.call(operation, { body: { items: [] } }), 'invalid-input');
          const tooMany = Array.from({ length: 201 }, () => ({ ...item(), body: {} }));
          expectRefusal(await caller.call(operation, { body: { items: tooMany } }), 'invalid-input');
          const items = [item(), item(), item()];
          const answer = await caller.call(operation, { body: { items } });
          expect(answer.status === 207, '207', shortly(answer));
          const told = itemsOf(answer).map((each) => memberOf(each, 'id'));
          expect(
            JSON.stringify(told) === JSON.stringify(items.map(({ id }) => id)),
            'the ids in their order',
            'others',
          );
          for (const each of itemsOf(answer)) {
            expect(
              memberOf(each, 'status') === 404,
              'the status 404 for unknown premises',
              String(memberOf(each, 'status')),
            );
            const isProblem = z.safeParse(Problem, memberOf(each, 'problem')).success;
            expect(isProblem, 'the problem of the item', 'none');
          }
        },
      );
    },
  },
  {
    requirement: 'WK-BAT-02',
    title: 'an item that fails leaves the others their own answers, and the repeated batch answers each as before',
    needs: {},
    async run(context) {
      const batches = failingBatches(context);
      if (batches.length === 0) throw new NotExamined('no batch whose items can all be made to fail');
      await everyOf(
        batches,
        ({ operation }) => operation.id,
        async ({ operation, item }) => {
          const caller = context.callerOf(operation);
          const headers = { 'idempotency-key': newId() };
          const body = { items: [item(), item()] };
          const first = await caller.call(operation, { body, headers });
          const again = await caller.call(operation, { body, headers });
          expect(again.status === first.status, String(first.status), shortly(again));
          expect(statusesOf(again) === statusesOf(first), 'the same answer for each item', 'another');
          const other = { items: [item()] };
          expectRefusal(await caller.call(operation, { body: other, headers }), 'idempotency-key-reused');
        },
      );
    },
  },
  {
    requirement: 'WK-BAT-03',
    title: 'a call repeated as an item under its key, or an item repeated as a call, is answered as it was',
    needs: {
      operations: [
        'stays.registerBatch',
        'stays.register',
        'stays.get',
        'stays.signOff',
        'places.listPremises',
        'meta.get',
      ],
      writesRecords: true,
    },
    async run(context) {
      const caller = registrarOf(context);
      const [premisesId] = await premisesOf(context, caller);
      const [batch] = context.operationsWhere(({ id }) => id === 'stays.registerBatch');
      const together = async (item: object) => {
        const answer = await caller.call(batch as OperationRecord, { body: { items: [item] } });
        expect(answer.status === 207, '207', shortly(answer));
        return itemsOf(answer)[0];
      };
      const alone = (id: string, key: string, body: object) =>
        caller.call('stays.register', { parameters: { stayId: id }, headers: { 'idempotency-key': key }, body });

      const [id, key, body] = [newId(), newId(), await registrationIn(context, premisesId)];
      const made = await alone(id, key, body);
      const stay = bodyOf(made, Stay);
      const repeated = await together({ id, idempotencyKey: key, body });
      expect(memberOf(repeated, 'status') === 201, 'the stored 201', String(memberOf(repeated, 'status')));
      const stored = JSON.stringify(memberOf(repeated, 'body'));
      expect(stored === JSON.stringify(made.body), 'the stored answer', 'another');
      const other = await together({ id, idempotencyKey: key, body: await registrationIn(context, premisesId) });
      const code = String(memberOf(memberOf(other, 'problem'), 'code'));
      expect(code === 'idempotency-key-reused', 'idempotency-key-reused for another item under that key', code);
      await leave(context, caller, stay);

      const item = { id: newId(), idempotencyKey: newId(), body: await registrationIn(context, premisesId) };
      const first = await together(item);
      expect(memberOf(first, 'status') === 201, '201', String(memberOf(first, 'status')));
      const again = await alone(item.id, item.idempotencyKey, item.body);
      expectStatus(again, 201);
      expect(again.headers.get('idempotency-replayed') === 'true', 'Idempotency-Replayed: true', 'none');
      await leave(context, caller, bodyOf(again, Stay));
    },
  },
]);
