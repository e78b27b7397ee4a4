import { isJson } from '@wardkit/contract/operation';
import { memberOf } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import { maskedPlaces } from '../engine/schema-walk.ts';
import { everyOf, expect, NotExamined } from '../engine/violation.ts';
import { parametersFor } from './standing-records.ts';

/** What a mask looks like, by the name of the field. */
const masks: Readonly<Record<string, RegExp>> = {
  name: /^.\*\*$/u,
  telephone: /^(\d{3}\*+\d{4}|\*+\d{2})$/,
  identityNumber: /^.\*+[\dXx]$/u,
};

export const peopleChecks = checks([
  {
    requirement: 'WK-PSN-06',
    title:
      'masks show the first character of a name, three and four digits of a telephone, two characters of an identity number',
    needs: {},
    async run(context) {
      let seen = 0;
      const reads = context.operationsWhere((each) => each.personalData === 'masked' && each.method === 'GET');
      await everyOf(
        reads,
        ({ id }) => id,
        async (operation) => {
          const caller = context.callerOf(operation);
          const parameters = await parametersFor(context, caller, operation);
          const query = await context.finder.query(caller, operation);
          if (parameters === null || query === null) return;
          const answer = await caller.call(operation, { parameters, query });
          const schema = operation.answers[answer.status];
          if (!isJson(schema)) return;
          for (const { key, value } of maskedPlaces(schema, answer.body)) {
            const text = String(memberOf(value, 'masked') ?? '');
            const mask = masks[key];
            // That something is hidden at all is told of every answer; here is how much.
            if (mask === undefined || !text.includes('*')) continue;
            seen += 1;
            expect(mask.test(text), `the mask of a ${key} as the contract says`, 'another form');
          }
        },
      );
      if (seen === 0) throw new NotExamined('the accounts see no masked field');
    },
  },
]);
