import { isJson, isList, type OperationRecord } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import { type Answer, memberOf, shortly } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { harmlessCall, inventedParameters } from '../engine/harmless.ts';
import { newId } from '../engine/new-id.ts';
import { membersOf } from '../engine/schema-walk.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { changeablePlayground, discard, makeToy, matching, parametersOf } from './playground.ts';
import { expectRefusal, isRefusal, pointersOf } from './refusal.ts';
import { parametersFor } from './standing-records.ts';
import { wrongValueFor } from './wrong-values.ts';

/** A problem's body without what differs from one call to the next. */
function withoutRequestId({ body }: Answer): string {
  const { requestId: _, ...rest } = (body ?? {}) as Record<string, unknown>;
  return JSON.stringify(Object.entries(rest).sort());
}

/** The methods that the contract has for a path, and those of them that the server claims. */
function methodsOf(path: string, context: Context): { known: Set<string>; claimed: Set<string> } {
  const at = (operations: readonly OperationRecord[]) =>
    new Set(operations.filter((each) => each.path === path).map(({ method }) => method as string));
  return { known: at(allOperations), claimed: at(context.operations) };
}

export const errorChecks = checks([
  {
    requirement: 'WK-ERR-01',
    title: 'an address that is not there, also one that no program would ask for, is refused as not-found',
    needs: {},
    async run(context) {
      const paths = [
        `v1/conformance-${newId()}`,
        'v1/',
        'v1/meta/more',
        'v1/%00',
        'v1/..%2f..%2fetc',
        `v1/${'a'.repeat(2000)}`,
      ];
      await everyOf(
        paths,
        (path) => `/${path.slice(0, 30)}`,
        async (path) => {
          const answer = await context.stranger.send({ method: 'GET', path });
          if (path.includes('%')) expect(answer.status >= 400 && answer.status < 500, '4xx', shortly(answer));
          else expectRefusal(answer, 'not-found');
        },
      );
    },
  },
  {
    requirement: 'WK-ERR-02',
    title: 'each member of a body that is of a wrong type is named by a pointer',
    needs: {},
    async run(context) {
      const operations = context.operationsWhere((each) => isJson(each.body));
      await everyOf(
        operations,
        ({ id }) => id,
        async (operation) => {
          const parts = harmlessCall(operation);
          const wrong: Record<string, unknown> = {};
          for (const [name, schema] of Object.entries(membersOf(operation.body as never))) {
            const value = wrongValueFor(schema);
            if (value !== undefined) wrong[name] = value;
          }
          if (Object.keys(wrong).length === 0) throw new NotExamined('no member that can be wrong');
          const answer = await context.callerOf(operation).call(operation, { ...parts, body: wrong });
          if (isRefusal(answer, 'not-found') || answer.status !== 422) return;
          const pointers = pointersOf(answer);
          const missing = Object.keys(wrong).filter(
            (name) => !pointers.some((pointer) => pointer === `/${name}` || pointer.startsWith(`/${name}/`)),
          );
          expect(missing.length === 0, 'errors with a pointer to each wrong member', `none to ${missing.join(', ')}`);
        },
      );
    },
  },
  {
    requirement: 'WK-ERR-02',
    title: 'a query parameter out of its range is named by a pointer',
    needs: {},
    async run(context) {
      await everyOf(
        context.operationsWhere(isList),
        ({ id }) => id,
        async (operation) => {
          const parts = harmlessCall(operation);
          const answer = await context
            .callerOf(operation)
            .call(operation, { ...parts, query: { ...parts.query, limit: 0 } });
          if (answer.status !== 422) return;
          const pointers = pointersOf(answer);
          expect(pointers.includes('#/query/limit'), 'the pointer #/query/limit', pointers.join(', ') || 'none');
        },
      );
    },
  },
  {
    requirement: 'WK-ERR-02',
    title: 'a change that is refused for its input leaves the record as it was',
    needs: { operations: ['subscriptions.change'] },
    async run(context) {
      const playground = changeablePlayground(context);
      const toy = await makeToy(context, playground);
      const parameters = parametersOf(playground, toy);
      const answer = await toy.caller.call(playground.change, {
        parameters,
        headers: matching(toy.created),
        body: { description: 'half of a change', active: 'not a boolean' },
      });
      expect(answer.status >= 400, 'a refusal', shortly(answer));
      const now = await toy.caller.call(playground.get, { parameters });
      const isSame = memberOf(now.body, 'version') === memberOf(toy.created.body, 'version');
      expect(isSame, 'the record as it was', 'a changed one');
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-ERR-03',
    title: "another station's record is answered exactly as one that does not exist",
    needs: { otherStation: true },
    async run(context) {
      const named = context.operationsWhere((each) => isOfStation(each) && each.method === 'GET');
      await everyOf(
        named,
        ({ id }) => id,
        async (operation) => {
          const foreign = context.foreignerOf(operation);
          const theirs = need(
            await parametersFor(context, foreign, operation, true),
            `${operation.id}: no record elsewhere`,
          );
          const caller = stationCallerOf(context, operation);
          const hidden = await caller.call(operation, { parameters: theirs });
          // That a record is shown at all is another requirement's to tell.
          if (hidden.status < 400) return;
          const missing = await caller.call(operation, { parameters: inventedParameters(operation) });
          expectRefusal(hidden, 'not-found');
          const isSame = withoutRequestId(hidden) === withoutRequestId(missing) && hidden.status === missing.status;
          expect(
            isSame,
            'the same answer for both but for requestId',
            `${shortly(hidden)} and ${shortly(missing)} differ`,
          );
        },
      );
    },
  },
  {
    requirement: 'WK-ERR-03',
    title: "a change of another station's record is answered as one of a record that does not exist",
    needs: { otherStation: true },
    async run(context) {
      const changing = context.operationsWhere((each) => isOfStation(each) && each.concurrency === 'if-match');
      await everyOf(
        changing,
        ({ id }) => id,
        async (operation) => {
          const foreign = context.foreignerOf(operation);
          const theirs = need(
            await parametersFor(context, foreign, operation, true),
            `${operation.id}: no record elsewhere`,
          );
          const parts = harmlessCall(operation);
          // No record has this version, so a server that lets the call through changes nothing.
          const headers = { ...parts.headers, 'if-match': '"999999999"' };
          const answer = await stationCallerOf(context, operation).call(operation, {
            ...parts,
            headers,
            parameters: theirs,
          });
          if (isRefusal(answer, 'invalid-input')) return;
          expectRefusal(answer, 'not-found');
        },
      );
    },
  },
  {
    requirement: 'WK-ERR-04',
    title: 'each answer has a Request-Id of its own',
    needs: {},
    async run(context) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => context.stranger.call('meta.get')));
      const ids = new Set(answers.map(({ headers }) => headers.get('request-id')));
      expect(ids.size === answers.length, `${answers.length} different ids`, `${ids.size}`);
    },
  },
  {
    requirement: 'WK-ERR-05',
    title: 'a method that an address does not know is refused as method-not-allowed with Allow',
    needs: {},
    async run(context) {
      const paths = [...new Set(context.operations.map(({ path }) => path))];
      await everyOf(
        paths,
        (path) => path,
        async (path) => {
          const operation = need(
            context.operations.find((each) => each.path === path),
            path,
          );
          const { known, claimed } = methodsOf(path, context);
          const method = ['DELETE', 'PATCH', 'PUT', 'POST'].find((each) => !known.has(each));
          if (method === undefined) throw new NotExamined(`${path} knows every method`);
          const at = path
            .slice(1)
            .replaceAll(/\{(\w+)\}/g, (_, name) => inventedParameters(operation)[name] ?? newId());
          const caller = operation.scope === null ? context.stranger : context.callerOf(operation);
          const answer = await caller.send({ method, path: at });
          expectRefusal(answer, 'method-not-allowed');
          const allow = (answer.headers.get('allow') ?? '').split(',').map((each) => each.trim().toUpperCase());
          const missing = [...claimed].filter((each) => !allow.includes(each));
          expect(missing.length === 0, `Allow with ${[...claimed].join(', ')}`, allow.join(', ') || 'none');
        },
      );
    },
  },
  {
    requirement: 'WK-ERR-05',
    title: 'an operation of the contract that the server does not claim is refused as not-served',
    needs: {},
    async run(context) {
      const claimed = new Set(context.operations.map(({ id }) => id));
      const unclaimed = allOperations.filter(({ id, path, method }) => {
        const isShadowed = context.operations.some(
          (each) => each.method === method && shape(each.path) === shape(path),
        );
        return !claimed.has(id) && !isShadowed;
      });
      if (unclaimed.length === 0) throw new NotExamined('the server claims every operation');
      const caller = context.home[0] ?? context.stranger;
      // A call that would be refused anyhow, should the server do it all the same.
      await everyOf(
        unclaimed.filter(({ method }) => method === 'GET').slice(0, 40),
        ({ id }) => id,
        async (operation) => {
          const path = operation.path
            .slice(1)
            .replaceAll(/\{(\w+)\}/g, (_, name) => inventedParameters(operation)[name] ?? newId());
          expectRefusal(await caller.send({ method: operation.method, path }), 'not-served');
        },
      );
    },
  },
]);

function shape(path: string): string {
  return path.replaceAll(/\{\w+\}/g, '*');
}

/** Whether an operation names a record that staff know by their station. */
function isOfStation({ parameters, callers }: OperationRecord): boolean {
  return parameters !== undefined && Object.values(callers).includes('same-station');
}

/** A home account that sees a station's records by working there. */
export function stationCallerOf(context: Context, operation: OperationRecord) {
  return need(
    context.callersOf(operation).find(({ account }) => operation.callers[account.role] === 'same-station'),
    `no account of staff that may call ${operation.id}`,
  );
}
