import { memberOf, shortly } from '../engine/answer.ts';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { stationCallerOf } from './errors.ts';
import { expectRefusal, expectStatus } from './refusal.ts';
import { checkedPremises, rentalReads, submission } from './rental-records.ts';

export const premisesChecks = checks([
  {
    requirement: 'WK-PRM-08',
    title: 'the rating of premises that are not let is null with the premises and not-found by itself',
    needs: { operations: ['places.listPremises', 'ratings.get'] },
    async run(context) {
      const staff = stationCallerOf(context, recordOf('places.listPremises'));
      const query = { use: ['self-occupied', 'empty', 'business'], limit: 10 };
      const page = await staff.call('places.listPremises', { query });
      expectStatus(page, 200);
      const items = memberOf(page.body, 'items') as unknown[];
      if (items.length === 0) throw new NotExamined('all premises of the station are let');
      await everyOf(
        items,
        () => 'premises',
        async (item) => {
          expect(memberOf(item, 'rating') === null, 'rating null', 'a rating');
          const parameters = { premisesId: String(memberOf(item, 'id')) };
          expectRefusal(await staff.call('ratings.get', { parameters }), 'not-found');
        },
      );
    },
  },
  {
    requirement: 'WK-PRM-09',
    title: "a check of another station's premises is refused exactly as one of premises that do not exist",
    needs: { operations: [...rentalReads, 'rentalChecks.submit'], otherStation: true },
    async run(context) {
      const of = need((await checkedPremises(context))[0], 'no premises were checked');
      const foreigner = context.foreignerOf('places.listPremises');
      const theirs = need(
        await context.finder.value(foreigner, 'premisesId', true),
        'the other station shows no premises',
      );
      // It names a check that never was, so that no server can take it.
      const ask = (premisesId: string) =>
        context.callerOf('rentalChecks.submit').call('rentalChecks.submit', {
          parameters: { checkId: newId() },
          body: { ...submission(of), premisesId, previousCheckId: newId() },
        });
      const [hidden, missing] = [await ask(theirs), await ask(newId())];
      expectRefusal(hidden, 'not-found');
      const text = ({ body }: typeof hidden) => JSON.stringify({ ...(body as object), requestId: '' });
      expect(
        text(hidden) === text(missing),
        'the same answer for both',
        `${shortly(hidden)} and ${shortly(missing)} differ`,
      );
    },
  },
]);
