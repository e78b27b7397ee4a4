import { isList, type OperationRecord } from '@wardkit/contract/operation';
import * as z from 'zod/mini';
import { type Answer, memberOf, shortly } from '../engine/answer.ts';
import type { Caller } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { nameOfItem } from '../engine/item-name.ts';
import { newId } from '../engine/new-id.ts';
import type { CallParts } from '../engine/requests.ts';
import { membersOf } from '../engine/schema-walk.ts';
import { everyOf, expect, NotExamined } from '../engine/violation.ts';
import { changeablePlayground, discard, makeToy, type Toy } from './playground.ts';
import { expectRefusal, expectStatus } from './refusal.ts';
import { parametersFor } from './standing-records.ts';

type Query = Record<string, string | number>;

/** A list as somebody who may read it, with what it cannot do without. @throws {NotExamined} */
async function listAs(
  context: Context,
  operation: OperationRecord,
): Promise<{ caller: Caller; parts: CallParts; query: Query }> {
  const caller = context.callerOf(operation);
  const parameters = await parametersFor(context, caller, operation);
  const query = await context.finder.query(caller, operation);
  if (parameters === null || query === null) throw new NotExamined(`${operation.id}: nothing to list for`);
  return { caller, parts: { parameters }, query };
}

function itemsOf({ body }: Answer): readonly unknown[] {
  const items = memberOf(body, 'items');
  return Array.isArray(items) ? items : [];
}

function nextOf({ body }: Answer): string | null {
  const next = memberOf(body, 'next');
  return typeof next === 'string' ? next : null;
}

/** A filter that a list has and its query does not use: with the value of an item where the item tells one. */
function anotherFilter(operation: OperationRecord, query: Query, item: unknown): Query | null {
  for (const [name, schema] of Object.entries(membersOf(operation.query))) {
    if (['limit', 'cursor', 'count'].includes(name) || name in query) continue;
    const known = [name, `${name}Code`].map((each) => memberOf(item, each)).find((value) => typeof value === 'string');
    const values = [known, '440000', newId(), 'current', 'true', '2026-01-01'].filter(
      (value) => typeof value === 'string',
    );
    const value = values.find((each) => z.safeParse(schema, each).success);
    if (value !== undefined) return { [name]: value };
  }
  return null;
}

/** The most pages of one walk. */
const mostPages = 40;

export const pagingChecks = checks([
  {
    requirement: 'WK-PAG-01',
    title: 'every list is walked to its last page, no item twice, and next is null there',
    needs: {},
    async run(context) {
      await everyOf(
        context.operationsWhere(isList),
        ({ id }) => id,
        async (operation) => {
          const { caller, parts, query } = await listAs(context, operation);
          const seen = new Set<string>();
          let cursor: string | null = null;
          for (let pages = 0; pages < 5; pages += 1) {
            const at: Query = cursor === null ? {} : { cursor };
            const page = await caller.call(operation, {
              ...parts,
              query: { ...query, ...at, limit: pages === 0 ? 5 : 100 },
            });
            expectStatus(page, 200);
            for (const item of itemsOf(page)) {
              const name = nameOfItem(item);
              expect(!seen.has(name), 'each item once', 'one that was on a page before');
              seen.add(name);
            }
            cursor = nextOf(page);
            if (cursor === null) break;
            expect(itemsOf(page).length > 0, 'items on a page that has a next one', 'none');
          }
        },
      );
    },
  },
  {
    requirement: 'WK-PAG-02',
    title: 'a cursor that was made up or altered is refused as cursor-invalid by every list',
    needs: {},
    async run(context) {
      await everyOf(
        context.operationsWhere(isList),
        ({ id }) => id,
        async (operation) => {
          const { caller, parts, query } = await listAs(context, operation);
          const ask = (cursor: string) => caller.call(operation, { ...parts, query: { ...query, limit: 1, cursor } });
          expectRefusal(await ask('made-up'), 'cursor-invalid');
          const next = nextOf(await caller.call(operation, { ...parts, query: { ...query, limit: 1 } }));
          if (next === null) return;
          // In the middle: the last character may hold bits that say nothing.
          const at = Math.floor(next.length / 2);
          const other = next[at] === 'A' ? 'B' : 'A';
          expectRefusal(await ask(next.slice(0, at) + other + next.slice(at + 1)), 'cursor-invalid');
        },
      );
    },
  },
  {
    requirement: 'WK-PAG-02',
    title: 'a cursor with another filter is refused as cursor-invalid by every list that has a filter',
    needs: {},
    async run(context) {
      let seen = 0;
      await everyOf(
        context.operationsWhere(isList),
        ({ id }) => id,
        async (operation) => {
          const { caller, parts, query } = await listAs(context, operation);
          const first = await caller.call(operation, { ...parts, query: { ...query, limit: 1 } });
          const cursor = nextOf(first);
          const filter = anotherFilter(operation, query, itemsOf(first)[0]);
          if (cursor === null || filter === null) return;
          seen += 1;
          const answer = await caller.call(operation, { ...parts, query: { ...query, ...filter, limit: 1, cursor } });
          expectRefusal(answer, 'cursor-invalid');
        },
      );
      if (seen === 0) throw new NotExamined('no list has both a filter and a second page');
    },
  },
  {
    requirement: 'WK-PAG-03',
    title:
      'a walk meets every row that was there throughout exactly once, while rows are inserted and deleted between pages',
    needs: { operations: ['subscriptions.list'] },
    async run(context) {
      const playground = changeablePlayground(context);
      const caller = context.callerOf(playground.create);
      const kept: Toy[] = [];
      const doomed: Toy[] = [];
      // Mixed, so that what is deleted lies between what stays, whatever the order of the list.
      for (let index = 0; index < 10; index += 1) {
        (index % 3 === 1 ? doomed : kept).push(await makeToy(context, playground, caller));
      }
      const inserted: Toy[] = [];
      const met: string[] = [];
      let cursor: string | null = null;
      for (let pages = 0; pages < mostPages; pages += 1) {
        const at: Query = cursor === null ? {} : { cursor };
        const page = await caller.call(playground.list, { query: { ...at, limit: 3 } });
        expectStatus(page, 200);
        met.push(...itemsOf(page).map((item) => String(memberOf(item, 'id'))));
        cursor = nextOf(page);
        if (cursor === null) break;
        const victim = doomed.pop();
        if (victim !== undefined) await discard(context, playground, victim);
        if (inserted.length < 4) inserted.push(await makeToy(context, playground, caller));
      }
      if (cursor !== null) throw new NotExamined(`the list is longer than ${mostPages} pages`);
      const counts = kept.map(({ id }) => met.filter((each) => each === id).length);
      expect(
        counts.every((count) => count === 1),
        `each of ${kept.length} rows once`,
        `${counts.filter((count) => count === 0).length} not met, ${counts.filter((count) => count > 1).length} met twice`,
      );
      for (const toy of [...kept, ...doomed, ...inserted]) await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-PAG-04',
    title: 'a limit of 0, 201, 1.5, -1, 1e2 or abc is refused as invalid-input by every list, and 1 and 200 are taken',
    needs: {},
    async run(context) {
      await everyOf(
        context.operationsWhere(isList),
        ({ id }) => id,
        async (operation) => {
          const { caller, parts, query } = await listAs(context, operation);
          const ask = (limit: string) => caller.call(operation, { ...parts, query: { ...query, limit } });
          for (const limit of ['0', '201', '1.5', '-1', '1e2', 'abc']) expectRefusal(await ask(limit), 'invalid-input');
          const one = await ask('1');
          expectStatus(one, 200);
          expect(itemsOf(one).length <= 1, 'at most 1 item', `${itemsOf(one).length}`);
          const many = await ask('200');
          expect(many.status === 200, '200 for a limit of 200', shortly(many));
        },
      );
    },
  },
]);
