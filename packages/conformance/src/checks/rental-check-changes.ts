import { pageOf } from '@wardkit/contract/page';
import { RentalCheck } from '@wardkit/contract/rental-checks';
import { memberOf } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import {
  hazardNow,
  type Inspection,
  inspect,
  inspectionNeeds,
  ratingNow,
  step,
  takeBack,
  withInspection,
} from './inspection-scene.ts';
import { expectRefusal, expectStatus } from './refusal.ts';
import { standardsOf } from './rental-records.ts';

const publishing = { operations: ['rentalChecks.list', 'rentalChecks.listStandards', 'rentalChecks.publishStandard'] };
const reviewing = { ...inspectionNeeds, operations: [...inspectionNeeds.operations, 'rentalChecks.review'] };
const accept = { decision: 'accept', reason: null };
const sendBack = { decision: 'send-back', reason: 'Wardkit conformance: check it again' };

/** A checklist of two items; `changes` go before the usual. */
function checklist(version: string, changes: object = {}) {
  const item = (code: string) => ({
    code,
    aspect: 'structure',
    severity: 2,
    text: { 'zh-Hans': '一致性测试' },
    source: 'P',
    article: null,
  });
  return {
    version,
    verifiedOn: null,
    note: 'Wardkit conformance',
    aspects: { structure: { 'zh-Hans': '房屋结构' } },
    sources: { P: { title: '一致性测试', appliesIn: 'nowhere', divisionPrefixes: [] } },
    rectification: { '2': { days: 30 } },
    items: [item('A-1'), item('A-2')],
    ...changes,
  };
}

function publish(context: Context, body: object) {
  return context.callerOf('rentalChecks.publishStandard').call('rentalChecks.publishStandard', { body });
}

function review({ check, other }: Inspection, body: object, version = check.version, caller = other) {
  return step(caller, 'rentalChecks.review', { checkId: check.id }, version, body);
}

export const rentalCheckChangesChecks = checks([
  {
    requirement: 'WK-CHK-09',
    title: 'a checklist with a code twice, an unknown aspect or source, or no time for a severity is refused',
    needs: publishing,
    async run(context) {
      const { items } = checklist('');
      const [first] = items;
      // A version that is taken already, so that a server which overlooks the fault publishes nothing.
      const taken = need((await standardsOf(context))[0], 'the server has no checklist').version;
      await everyOf(
        [
          ['a code twice', { items: [first, first] }],
          ['an unknown aspect', { items: [{ ...first, aspect: 'nowhere' }] }],
          ['an unknown source', { items: [{ ...first, source: 'nowhere' }] }],
          ['no time for a severity', { rectification: { '1': { days: 60 } } }],
          ['hours and days', { rectification: { '2': { hours: 1, days: 1 } } }],
        ] as const,
        ([name]) => name,
        async ([, changes]) => expectRefusal(await publish(context, checklist(taken, changes)), 'invalid-input'),
      );
    },
  },
  {
    requirement: 'WK-CHK-22',
    title: 'a checklist with a condition about people, of an item that is not before its own or of nothing is refused',
    needs: publishing,
    async run(context) {
      const [first, second] = checklist('').items;
      const taken = need((await standardsOf(context))[0], 'the server has no checklist').version;
      await everyOf(
        [
          ['of people', [{ fact: 'residentCount', atLeast: 1 }]],
          ['of itself', [{ item: second?.code, outcomes: ['fault'] }]],
          ['of an unknown item', [{ item: 'A-9', outcomes: ['fault'] }]],
          ['of nothing', [{}]],
        ] as const,
        ([name]) => name,
        async ([, when]) =>
          expectRefusal(
            await publish(context, checklist(taken, { items: [first, { ...second, when }] })),
            'invalid-input',
          ),
      );
    },
  },
  {
    requirement: 'WK-CHK-10',
    title: 'a checklist under a version that is taken is refused as already-exists, and the one that is there stays',
    needs: { operations: [...publishing.operations, 'rentalChecks.getStandard'] },
    async run(context) {
      const caller = context.callerOf('rentalChecks.list');
      const { version } = need((await standardsOf(context))[0], 'the server has no checklist');
      const before = await caller.call('rentalChecks.getStandard', { parameters: { version } });
      expectRefusal(await publish(context, checklist(version)), 'already-exists');
      const after = await caller.call('rentalChecks.getStandard', { parameters: { version } });
      expect(after.text === before.text, 'the checklist as it was', 'another');
    },
  },
  {
    requirement: 'WK-CHK-11',
    title: 'a checklist of a station is not-found at another one, and standard-unknown for a check there',
    needs: {
      operations: [...publishing.operations, 'rentalChecks.getStandard'],
      otherStation: true,
      writesRecords: true,
    },
    async run(context) {
      const version = `wk-${newId().slice(-12)}`;
      expectStatus(await publish(context, checklist(version)), 201);
      context.ledger.leave('checklist of the station (--write-records)');
      const parameters = { version };
      const own = await context.callerOf('rentalChecks.getStandard').call('rentalChecks.getStandard', { parameters });
      expectStatus(own, 200);
      const foreigner = context.foreignerOf('rentalChecks.getStandard');
      expectRefusal(await foreigner.call('rentalChecks.getStandard', { parameters }), 'not-found');
    },
  },
  {
    requirement: 'WK-CHK-12',
    title: 'whoever made a check is refused as forbidden when they review it',
    needs: reviewing,
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        expectRefusal(await review(inspection, accept, inspection.check.version, inspection.maker), 'forbidden');
      }),
  },
  {
    requirement: 'WK-CHK-13',
    title: 'a check is not sent back without a reason',
    needs: reviewing,
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        expectRefusal(await review(inspection, { ...sendBack, reason: null }), 'invalid-input');
      }),
  },
  {
    requirement: 'WK-CHK-14',
    title: 'a check that was sent back keeps its rating and hazards',
    needs: { ...reviewing, operations: [...reviewing.operations, 'ratings.get'] },
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const answer = await review(inspection, sendBack);
        expectStatus(answer, 200);
        expect(bodyOf(answer, RentalCheck).state === 'sent-back', 'sent-back', 'another state');
        const rating = await ratingNow(inspection);
        expect(
          rating?.checkId === inspection.check.id,
          'the rating of the check',
          rating === null ? 'none' : 'another',
        );
        for (const { id } of inspection.hazards) {
          const { state } = await hazardNow(inspection, id);
          expect(state === 'open', 'an open hazard', state);
        }
      }),
  },
  {
    requirement: 'WK-CHK-15',
    title: 'a withdrawn check leaves the rating of the check before it, and its hazards are annulled',
    needs: { ...inspectionNeeds, operations: [...inspectionNeeds.operations, 'ratings.get'] },
    run: (context) =>
      withInspection(context, 2, async (inspection) => {
        expectStatus(await takeBack(inspection), 200);
        const rating = await ratingNow(inspection);
        expect(
          rating?.checkId !== inspection.check.id,
          'the rating of another check or none',
          'that of the withdrawn one',
        );
        for (const { id } of inspection.hazards) {
          const { state } = await hazardNow(inspection, id);
          expect(state === 'annulled', 'an annulled hazard', state);
        }
      }),
  },
  {
    requirement: 'WK-CHK-16',
    title: 'a withdrawn check stays on record with its reason, and the next check names it',
    needs: inspectionNeeds,
    async run(context) {
      const first = await inspect(context, 1);
      const withdrawn = bodyOf(await takeBack(first), RentalCheck);
      expect(withdrawn.state === 'withdrawn', 'withdrawn', withdrawn.state);
      expect((withdrawn.withdrawal?.reason.length ?? 0) > 0, 'the reason', 'none');
      const listed = await first.maker.call('rentalChecks.list', {
        query: { premisesId: first.premisesId, limit: 200 },
      });
      const isThere = bodyOf(listed, pageOf(RentalCheck)).items.some(({ id }) => id === first.check.id);
      expect(isThere, 'the withdrawn check on record', 'none');
      await withInspection(context, 1, async ({ check }) => {
        expect(check.previousCheckId === first.check.id, 'the withdrawn check as the one before', 'another');
      });
    },
  },
  {
    requirement: 'WK-CHK-17',
    title: 'a check that was sent back is not reviewed again, and a withdrawn one neither reviewed nor withdrawn',
    needs: reviewing,
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const sentBack = await review(inspection, sendBack);
        expectStatus(sentBack, 200);
        const version = Number(memberOf(sentBack.body, 'version'));
        expectRefusal(await review(inspection, accept, version), 'state-conflict');
        const withdrawn = bodyOf(await takeBack(inspection), RentalCheck);
        expectRefusal(await review(inspection, accept, withdrawn.version), 'state-conflict');
        const again = await step(
          inspection.maker,
          'rentalChecks.withdraw',
          { checkId: withdrawn.id },
          withdrawn.version,
          { reason: 'Wardkit conformance: once more' },
        );
        expectRefusal(again, 'state-conflict');
      }),
  },
]);
