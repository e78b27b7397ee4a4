import { pageOf } from '@wardkit/contract/page';
import type { ProblemCode } from '@wardkit/contract/problem';
import { RentalCheck } from '@wardkit/contract/rental-checks';
import { type Answer, memberOf, shortly } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { expectRefusal, isRefusal, pointersOf } from './refusal.ts';
import {
  type CheckedPremises,
  checkedPremises,
  checkerOf,
  rentalReads,
  standardsOf,
  submission,
} from './rental-records.ts';

const submits = { operations: [...rentalReads, 'rentalChecks.submit'] };
const day = 24 * 3_600_000;

function submit(context: Context, body: object): Promise<Answer> {
  return context
    .callerOf('rentalChecks.submit')
    .call('rentalChecks.submit', { parameters: { checkId: newId() }, body });
}

/**
 * Hands in a check that must be refused. It first names a check that never was, so that a server which overlooks the
 * fault refuses it for that; only where that comes first is it sent with the true one.
 */
async function refused(
  context: Context,
  body: ReturnType<typeof submission>,
  ...codes: ProblemCode[]
): Promise<Answer> {
  const careful = await submit(context, { ...body, previousCheckId: newId() });
  if (!isRefusal(careful, 'version-stale')) {
    expectRefusal(careful, ...codes);
    return careful;
  }
  const answer = await submit(context, body);
  expectRefusal(answer, ...codes);
  return answer;
}

async function one(context: Context): Promise<CheckedPremises> {
  return need((await checkedPremises(context))[0], 'no premises were checked');
}

export const rentalChecksChecks = checks([
  {
    requirement: 'WK-CHK-01',
    title: 'each check on record tells its checklist, and answers items of that one only',
    needs: { operations: [...rentalReads, 'rentalChecks.getStandard'] },
    async run(context) {
      await everyOf(
        await checkedPremises(context),
        () => 'a check',
        async ({ check }) => {
          const parameters = { version: check.standardVersion };
          const answer = await checkerOf(context).call('rentalChecks.getStandard', { parameters });
          expect(answer.status === 200, 'the checklist of the check', shortly(answer));
          expect(memberOf(answer.body, 'version') === check.standardVersion, 'the same version', 'another');
          const items = new Set((memberOf(answer.body, 'items') as unknown[]).map((item) => memberOf(item, 'code')));
          const foreign = check.answers.filter(({ itemCode }) => !items.has(itemCode)).length;
          expect(foreign === 0, 'answers to items of the checklist', `${foreign} to others`);
        },
      );
    },
  },
  {
    requirement: 'WK-CHK-02',
    title:
      'a check that leaves an item out, answers one twice or answers an unknown one is refused as check-incomplete',
    needs: submits,
    async run(context) {
      const body = submission(await one(context));
      const [first, ...rest] = body.answers;
      const answers = need(first, 'the checklist is empty');
      const missing = await refused(context, { ...body, answers: rest }, 'check-incomplete');
      expect(pointersOf(missing).length > 0, 'errors that name what is missing', 'none');
      await refused(context, { ...body, answers: [answers, ...body.answers] }, 'check-incomplete');
      const unknown = { ...answers, itemCode: 'CONFORMANCE-0' };
      await refused(context, { ...body, answers: [unknown, ...body.answers] }, 'check-incomplete');
    },
  },
  {
    requirement: 'WK-CHK-03',
    title: 'a check that builds on another than the last is refused as version-stale with the last one',
    needs: submits,
    async run(context) {
      const of = await one(context);
      for (const previousCheckId of [newId(), null]) {
        const answer = await submit(context, { ...submission(of), previousCheckId });
        expectRefusal(answer, 'version-stale');
        const id = memberOf(memberOf(answer.body, 'current'), 'id');
        expect(
          id === of.check.id,
          'current with the check that came in between',
          id === undefined ? 'none' : 'another',
        );
      }
    },
  },
  {
    requirement: 'WK-CHK-04',
    title: 'a check that names a photograph which has not arrived is refused as photograph-missing',
    needs: submits,
    async run(context) {
      const body = submission(await one(context));
      const answers = body.answers.map((answer, index) =>
        index === 0 ? { ...answer, photographIds: [newId()] } : answer,
      );
      const answer = await refused(context, { ...body, answers }, 'photograph-missing');
      const isNamed = pointersOf(answer).some((pointer) => pointer.startsWith('/answers/0/photographIds'));
      expect(isNamed, 'a pointer to the photograph', pointersOf(answer).join(', ') || 'none');
    },
  },
  {
    requirement: 'WK-CHK-05',
    title: 'what each check says of answers given together is the same in the list and in the check itself',
    needs: { operations: [...rentalReads, 'rentalChecks.get'] },
    async run(context) {
      await everyOf(
        await checkedPremises(context),
        () => 'a check',
        async ({ check }) => {
          const parameters = { checkId: check.id };
          const alone = bodyOf(await checkerOf(context).call('rentalChecks.get', { parameters }), RentalCheck);
          const flags = ({ answers }: typeof check) =>
            answers.map(({ itemCode, answeredTogether }) => `${itemCode} ${answeredTogether}`).join(',');
          expect(flags(alone) === flags(check), 'the same answers given together', 'others');
        },
      );
    },
  },
  {
    requirement: 'WK-CHK-05',
    title: 'a check that was handed in tells each answer as it was given, together or alone',
    needs: { operations: [...submits.operations, 'rentalChecks.get'], writesRecords: true },
    async run(context) {
      const of = need((await checkedPremises(context)).at(-1), 'no premises were checked');
      const body = submission(of);
      const answers = body.answers.map((answer, index) => ({ ...answer, answeredTogether: index % 2 === 0 }));
      const caller = context.callerOf('rentalChecks.submit');
      const parameters = { checkId: newId() };
      const answer = await caller.call('rentalChecks.submit', { parameters, body: { ...body, answers } });
      if (isRefusal(answer, 'version-stale')) throw new NotExamined('another check came in between');
      const kept = bodyOf(answer, RentalCheck);
      context.ledger.leave('check of demo premises (--write-records)');
      for (const [index, { itemCode, answeredTogether }] of answers.entries()) {
        const is = kept.answers.find((each) => each.itemCode === itemCode)?.answeredTogether;
        expect(is === answeredTogether, `answeredTogether ${answeredTogether} for answer ${index}`, String(is));
      }
    },
  },
  {
    requirement: 'WK-CHK-06',
    title: 'a check of premises that are not let is refused as invalid-input',
    needs: submits,
    async run(context) {
      const of = await one(context);
      const items = await context.finder.items(checkerOf(context), 'places.listPremises');
      let other = items.find((item) => memberOf(item, 'use') !== 'let');
      if (other === undefined) {
        const page = await checkerOf(context).call('places.listPremises', {
          query: { use: 'self-occupied', limit: 1 },
        });
        other = (memberOf(page.body, 'items') as unknown[])[0];
      }
      const premisesId = String(memberOf(need(other, 'the station has no premises that are not let'), 'id'));
      await refused(context, { ...submission(of), premisesId, previousCheckId: null }, 'invalid-input');
    },
  },
  {
    requirement: 'WK-CHK-07',
    title: 'a check that ends before it begins, lies a day ahead or 61 days back is refused as invalid-input',
    needs: submits,
    async run(context) {
      const body = submission(await one(context));
      const at = (offset: number) => new Date(Date.now() + offset).toISOString();
      const times = [
        { startedAt: at(-60_000), finishedAt: at(-120_000) },
        { startedAt: at(0), finishedAt: at(day + 3_600_000) },
        { startedAt: at(-61 * day), finishedAt: at(-61 * day + 60_000) },
      ];
      for (const time of times) {
        const answers = body.answers.map((answer) => ({ ...answer, observedAt: time.startedAt }));
        await refused(context, { ...body, ...time, answers }, 'invalid-input');
      }
    },
  },
  {
    requirement: 'WK-CHK-08',
    title: 'checklists come with the one that was published last first, and are of the own station or for all',
    needs: { operations: ['rentalChecks.list', 'rentalChecks.listStandards'] },
    async run(context) {
      const standards = await standardsOf(context);
      if (standards.length === 0) throw new NotExamined('the server has no checklist');
      const own = checkerOf(context).account.session?.stationId;
      const foreign = standards.filter(
        ({ stationId }) => stationId !== undefined && stationId !== null && stationId !== own,
      );
      expect(foreign.length === 0, 'checklists of the own station or for all', `${foreign.length} of others`);
      const times = standards.flatMap(({ publishedAt }) =>
        publishedAt === undefined ? [] : [Date.parse(publishedAt)],
      );
      const isSorted = times.every((time, index) => index === 0 || (times[index - 1] ?? 0) >= time);
      expect(isSorted, 'the newest first', 'another order');
    },
  },
  {
    requirement: 'WK-CHK-18',
    title:
      'a check says whether the caller made it, own=true lists those only, and the ETag is the same for another caller',
    needs: { operations: ['rentalChecks.list', 'rentalChecks.get'] },
    async run(context) {
      const caller = checkerOf(context);
      const list = async (query: Record<string, string>) =>
        bodyOf(await caller.call('rentalChecks.list', { query: { ...query, limit: 50 } }), pageOf(RentalCheck)).items;
      const [check] = await list({});
      const { id, isOwn } = need(check, 'the station has no check');
      expect(typeof isOwn === 'boolean', 'isOwn', 'none');
      const foreign = (await list({ own: 'true' })).filter((each) => each.isOwn !== true).length;
      expect(foreign === 0, 'checks that the caller made', `${foreign} of others`);
      const other = need(
        context
          .callersOf('rentalChecks.get')
          .find(({ account }) => account.station === caller.account.station && account !== caller.account),
        'nobody else may read the check',
      );
      const parameters = { checkId: id };
      const [mine, theirs] = [
        await caller.call('rentalChecks.get', { parameters }),
        await other.call('rentalChecks.get', { parameters }),
      ];
      if (theirs.status === 404) throw new NotExamined('nobody else may read the check');
      expect(mine.headers.get('etag') === theirs.headers.get('etag'), 'one ETag', 'one for each caller');
    },
  },
]);
