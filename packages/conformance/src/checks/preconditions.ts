import { memberOf } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import { harmlessCall, hasWholeBody } from '../engine/harmless.ts';
import { everyOf, expect } from '../engine/violation.ts';
import { discard, makeToy, parametersOf, playgroundOf } from './playground.ts';
import { expectRefusal, expectStatus, isRefusal } from './refusal.ts';

/** What stands in If-Match and names no version by a strong ETag (RFC 9110, 8.8.3 and 13.1.1). */
const looseMatches = (version: string): readonly string[] => ['*', `W/"${version}"`, version, `"${version}`, ''];

export const preconditionChecks = checks([
  {
    requirement: 'WK-CON-06',
    title: 'a change and a delete whose If-Match is *, a weak ETag or no ETag are refused, and the record stays',
    needs: {},
    async run(context) {
      const playground = playgroundOf(context);
      const toy = await makeToy(context, playground);
      const parameters = parametersOf(playground, toy);
      const version = String(memberOf(toy.created.body, 'version'));
      for (const loose of looseMatches(version)) {
        const headers = { 'if-match': loose };
        if (playground.change !== null) {
          const body = { description: 'changed whatever the version' };
          expectRefusal(
            await toy.caller.call(playground.change, { parameters, headers, body }),
            'precondition-required',
          );
        }
        expectRefusal(await toy.caller.call(playground.remove, { parameters, headers }), 'precondition-required');
      }
      const now = await toy.caller.call(playground.get, { parameters });
      expectStatus(now, 200);
      expect(String(memberOf(now.body, 'version')) === version, 'the record as it was', 'a changed one');
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-CON-06',
    title: 'every change with If-Match: * and every create with an ETag in If-None-Match is refused',
    needs: {},
    async run(context) {
      const guarded = context.operationsWhere((each) => each.concurrency !== 'none' && hasWholeBody(each));
      await everyOf(
        guarded,
        ({ id }) => id,
        async (operation) => {
          const parts = harmlessCall(operation);
          const isChange = operation.concurrency === 'if-match';
          const loose = isChange ? { 'if-match': '*' } : { 'if-none-match': '"1"' };
          const headers = { ...parts.headers, ...loose };
          const answer = await context.callerOf(operation).call(operation, { ...parts, headers });
          if (isChange && isRefusal(answer, 'not-found')) return;
          expectRefusal(answer, 'precondition-required');
        },
      );
    },
  },
]);
