import { memberOf } from '../engine/answer.ts';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import { everyOf, expect, NotExamined } from '../engine/violation.ts';
import { stationCallerOf } from './errors.ts';
import { expectStatus } from './refusal.ts';

export const staysChecks = checks([
  {
    requirement: 'WK-STY-01',
    title: 'each stay of a list is of the premises that were asked for and names a person',
    needs: { operations: ['stays.list', 'places.listPremises'] },
    async run(context) {
      const staff = stationCallerOf(context, recordOf('stays.list'));
      const premises = (await context.finder.items(staff, 'places.listPremises')).slice(0, 8);
      let seen = 0;
      await everyOf(
        premises,
        () => 'premises',
        async (each) => {
          const premisesId = String(memberOf(each, 'id'));
          const answer = await staff.call('stays.list', { query: { premisesId } });
          expectStatus(answer, 200);
          for (const stay of memberOf(answer.body, 'items') as unknown[]) {
            seen += 1;
            expect(memberOf(stay, 'premisesId') === premisesId, 'stays of the premises asked for', 'one of others');
            expect(memberOf(memberOf(stay, 'person'), 'id') !== undefined, 'a person', 'none');
          }
        },
      );
      if (seen === 0) throw new NotExamined('the premises looked at have no stays');
    },
  },
]);
