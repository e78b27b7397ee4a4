import { Objection } from '@wardkit/contract/objections';
import { pageOf } from '@wardkit/contract/page';
import { RentalCheck } from '@wardkit/contract/rental-checks';
import { addDays, dayInShanghai } from '@wardkit/contract/working-days';
import type { Caller } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { expect, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { hazardNow, type Inspection, inspectionNeeds, ratingNow, step, withInspection } from './inspection-scene.ts';
import { expectRefusal, expectStatus } from './refusal.ts';

const filing = {
  ...inspectionNeeds,
  operations: [...inspectionNeeds.operations, 'objections.file', 'objections.withdraw', 'objections.get'],
};
const answering = {
  ...filing,
  operations: [...filing.operations, 'objections.answer'],
  roles: [...filing.roles, 'supervisor'] as const,
};
const reason = 'Wardkit conformance: the answer to it';

function file({ landlord, premisesId }: Inspection, kind: string, id: string) {
  const body = { premisesId, target: { kind, id }, statement: 'Wardkit conformance: an objection', photographIds: [] };
  return landlord.call('objections.file', { parameters: { objectionId: newId() }, body });
}

/** Files an objection to the first hazard that a check found. */
async function filed(context: Context, inspection: Inspection) {
  const answer = await file(inspection, 'hazard', need(inspection.hazards[0], 'no hazard was found').id);
  expectStatus(answer, 201);
  context.ledger.leave('objection of a demo landlord (--write-records)');
  return bodyOf(answer, Objection);
}

function answerTo(caller: Caller, { id, version }: { id: string; version: number }, decision: string) {
  return step(caller, 'objections.answer', { objectionId: id }, version, { decision, reason });
}

function withdraw({ landlord }: Inspection, { id, version }: { id: string; version: number }) {
  return step(landlord, 'objections.withdraw', { objectionId: id }, version);
}

export const objectionsChecks = checks([
  {
    requirement: 'WK-OBJ-01',
    title: 'an objection is not-found at another station, and unauthenticated without a token',
    needs: { operations: ['objections.list', 'objections.get'], otherStation: true },
    async run(context) {
      const caller = context.callerOf('objections.list');
      const { items } = bodyOf(await caller.call('objections.list', { query: { limit: 50 } }), pageOf(Objection));
      const own = caller.account.session?.stationId;
      const foreign = items.filter(({ stationId }) => stationId !== own).length;
      expect(foreign === 0, 'objections of the own station', `${foreign} of others`);
      const parameters = { objectionId: need(items[0], 'the station has no objection').id };
      expectStatus(await caller.call('objections.get', { parameters }), 200);
      const foreigner = context.foreignerOf('objections.get');
      expectRefusal(await foreigner.call('objections.get', { parameters }), 'not-found');
      expectRefusal(await context.stranger.call('objections.get', { parameters }), 'unauthenticated');
    },
  },
  {
    requirement: 'WK-OBJ-02',
    title: 'a target that the premises do not have is refused as invalid-input',
    needs: filing,
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        for (const kind of ['hazard', 'rental-check', 'rating']) {
          expectRefusal(await file(inspection, kind, newId()), 'invalid-input');
        }
      }),
  },
  {
    requirement: 'WK-OBJ-03',
    title: 'a second objection to a target that has one waiting is refused as already-recorded',
    needs: filing,
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const first = await filed(context, inspection);
        expectRefusal(await file(inspection, 'hazard', first.target.id), 'already-recorded');
        expectStatus(await withdraw(inspection, first), 200);
      }),
  },
  {
    requirement: 'WK-OBJ-04',
    title: 'an objection to a check that is withdrawn, or to its annulled hazard, is refused as state-conflict',
    needs: filing,
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const { check, maker } = inspection;
        const parameters = { checkId: check.id };
        const body = { reason: 'Wardkit conformance: taken back' };
        expectStatus(await step(maker, 'rentalChecks.withdraw', parameters, check.version, body), 200);
        expectRefusal(await file(inspection, 'rental-check', check.id), 'state-conflict');
        expectRefusal(
          await file(inspection, 'hazard', need(check.hazards[0], 'no hazard was found').id),
          'state-conflict',
        );
      }),
  },
  {
    requirement: 'WK-OBJ-05',
    title: 'an objection tells a time by which it is answered, not after the end of its 15th day',
    needs: filing,
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const objection = await filed(context, inspection);
        const latest = Date.parse(`${addDays(dayInShanghai(objection.filedAt), 16)}T00:00:00+08:00`);
        const due = Date.parse(objection.answerDueAt);
        expect(
          due > Date.parse(objection.filedAt) && due <= latest,
          'at most the end of the 15th day',
          objection.answerDueAt,
        );
        expectStatus(await withdraw(inspection, objection), 200);
      }),
  },
  {
    requirement: 'WK-OBJ-06',
    title: 'while an objection waits the hazard keeps its state and deadline, and the rating stands',
    needs: { ...filing, operations: [...filing.operations, 'ratings.get'] },
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const before = await ratingNow(inspection);
        const objection = await filed(context, inspection);
        const hazard = await hazardNow(inspection, objection.target.id);
        const found = need(inspection.hazards[0], 'no hazard was found');
        expect(hazard.state === found.state && hazard.dueAt === found.dueAt, 'the hazard as it was', 'another');
        const after = await ratingNow(inspection);
        expect(after?.stars === before?.stars && after?.checkId === before?.checkId, 'the rating as it was', 'another');
        expectStatus(await withdraw(inspection, objection), 200);
      }),
  },
  {
    requirement: 'WK-OBJ-08',
    title: 'a supervisor who made the check behind an objection does not answer it',
    needs: answering,
    async run(context) {
      const supervisor = context.as('supervisor');
      await withInspection(
        context,
        1,
        async (inspection) => {
          const objection = await filed(context, inspection);
          expectRefusal(await answerTo(supervisor, objection, 'dismissed'), 'forbidden');
          expectStatus(await withdraw(inspection, objection), 200);
        },
        supervisor,
      );
    },
  },
  {
    requirement: 'WK-OBJ-09',
    title: 'the landlord is told the decision and the reason',
    needs: answering,
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const objection = await filed(context, inspection);
        expectStatus(await answerTo(context.as('supervisor'), objection, 'dismissed'), 200);
        const parameters = { objectionId: objection.id };
        const told = bodyOf(await inspection.landlord.call('objections.get', { parameters }), Objection);
        expect(told.answer?.decision === 'dismissed', 'the decision', told.answer === null ? 'none' : 'another');
        expect(told.answer?.reason === reason, 'the reason', 'another');
      }),
  },
  {
    requirement: 'WK-OBJ-10',
    title: 'an upheld objection to a hazard annuls it, one to a check withdraws it with the reason of the answer',
    needs: answering,
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const supervisor = context.as('supervisor');
        const objection = await filed(context, inspection);
        expectStatus(await answerTo(supervisor, objection, 'upheld'), 200);
        const { state } = await hazardNow(inspection, objection.target.id);
        expect(state === 'annulled', 'an annulled hazard', state);
        const toCheck = await file(inspection, 'rental-check', inspection.check.id);
        expectStatus(toCheck, 201);
        expectStatus(await answerTo(supervisor, bodyOf(toCheck, Objection), 'upheld'), 200);
        const parameters = { checkId: inspection.check.id };
        const check = bodyOf(await inspection.maker.call('rentalChecks.get', { parameters }), RentalCheck);
        expect(check.state === 'withdrawn', 'a withdrawn check', check.state);
        expect(check.withdrawal?.reason === reason, 'the reason of the answer', 'another');
      }),
  },
  {
    requirement: 'WK-OBJ-11',
    title: 'a dismissed objection leaves its hazard as it was',
    needs: answering,
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const objection = await filed(context, inspection);
        const before = await hazardNow(inspection, objection.target.id);
        expectStatus(await answerTo(context.as('supervisor'), objection, 'dismissed'), 200);
        const after = await hazardNow(inspection, objection.target.id);
        expect(after.state === before.state && after.version === before.version, 'the hazard as it was', after.state);
      }),
  },
  {
    requirement: 'WK-OBJ-12',
    title: 'an objection that was withdrawn is neither answered nor withdrawn again',
    needs: answering,
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const objection = await filed(context, inspection);
        const answer = await withdraw(inspection, objection);
        expectStatus(answer, 200);
        const withdrawn = bodyOf(answer, Objection);
        expectRefusal(await answerTo(context.as('supervisor'), withdrawn, 'dismissed'), 'state-conflict');
        expectRefusal(await withdraw(inspection, withdrawn), 'state-conflict');
      }),
  },
]);
