import { Hazard } from '@wardkit/contract/hazards';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import {
  hazardNow,
  type Inspection,
  inspectionNeeds,
  photograph,
  photographedNeeds,
  rectification,
  step,
  verification,
  withInspection,
} from './inspection-scene.ts';
import { expectRefusal, expectStatus, pointersOf } from './refusal.ts';

const needing = (...ids: readonly string[]) => ({
  ...inspectionNeeds,
  operations: [...inspectionNeeds.operations, ...ids],
});
const inspecting = (...ids: readonly string[]) => ({
  ...photographedNeeds,
  operations: [...photographedNeeds.operations, 'hazards.verify', ...ids],
});
const referral = { authority: 'fire-rescue', name: '一致性测试', reason: 'Wardkit conformance: refer it' };
const day = 24 * 3_600_000;

function first({ hazards }: Inspection) {
  return need(hazards[0], 'the check found no hazard');
}

/** Reports a hazard as put right, in the version in which it is now. */
async function report(context: Context, inspection: Inspection, hazardId: string, change: object = {}) {
  const { landlord, premisesId } = inspection;
  const shown = rectification([await photograph(context, landlord, premisesId)]);
  const { version } = await hazardNow(inspection, hazardId);
  return step(landlord, 'hazards.rectify', { hazardId }, version, { ...shown, ...change });
}

async function reinspect(inspection: Inspection, hazardId: string, body: object, caller = inspection.other) {
  const { version } = await hazardNow(inspection, hazardId);
  return step(caller, 'hazards.verify', { hazardId }, version, body);
}

export const hazardChangesChecks = checks([
  {
    requirement: 'WK-HAZ-05',
    title: 'a hazard is not given to somebody who is nobody of the staff',
    needs: needing('hazards.assign'),
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const { id, version } = first(inspection);
        const body = { assigneeId: newId() };
        const answer = await step(inspection.maker, 'hazards.assign', { hazardId: id }, version, body);
        expectRefusal(answer, 'invalid-input');
        expect(pointersOf(answer).includes('/assigneeId'), 'a pointer to assigneeId', pointersOf(answer).join(', '));
      }),
  },
  {
    requirement: 'WK-HAZ-06',
    title: 'a hazard that its landlord reports as put right still counts as open, and is not reported twice',
    needs: inspecting('hazards.rectify', 'places.getPremises'),
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const { id } = first(inspection);
        const reported = await report(context, inspection, id);
        expectStatus(reported, 200);
        expect(bodyOf(reported, Hazard).state === 'rectified', 'rectified', bodyOf(reported, Hazard).state);
        expectRefusal(await report(context, inspection, id), 'state-conflict');
        const parameters = { premisesId: inspection.premisesId };
        const premises = await inspection.maker.call('places.getPremises', { parameters });
        const open = (premises.body as { openHazards?: { count?: number } }).openHazards?.count ?? 0;
        expect(open >= 1, 'an open hazard with the premises', String(open));
      }),
  },
  {
    requirement: 'WK-HAZ-07',
    title: 'a hazard is closed with a photograph that no re-inspection named before, and with no other',
    needs: inspecting(),
    run: (context) =>
      withInspection(context, 2, async (inspection) => {
        const { other, premisesId } = inspection;
        const [one, two] = inspection.hazards;
        const picture = await photograph(context, other, premisesId);
        const seen = verification([picture], 'not-put-right');
        expectStatus(await reinspect(inspection, need(one, 'no hazard').id, seen), 200);
        const answer = await reinspect(inspection, need(two, 'one hazard only').id, verification([picture]));
        expectRefusal(answer, 'invalid-input');
        const closed = await reinspect(
          inspection,
          need(two, 'one hazard only').id,
          verification([await photograph(context, other, premisesId)]),
        );
        expectStatus(closed, 200);
        expect(bodyOf(closed, Hazard).state === 'verified', 'verified', bodyOf(closed, Hazard).state);
      }),
  },
  {
    requirement: 'WK-HAZ-08',
    title: 'whom a hazard is assigned to is refused as forbidden when they re-inspect it',
    needs: inspecting(),
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const { maker, premisesId } = inspection;
        const body = verification([await photograph(context, maker, premisesId)]);
        expectRefusal(await reinspect(inspection, first(inspection).id, body, maker), 'forbidden');
      }),
  },
  {
    requirement: 'WK-HAZ-09',
    title: 'a hazard that is found as it was is open again with its first deadline',
    needs: inspecting('hazards.rectify'),
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const { other, premisesId } = inspection;
        const { id, dueAt } = first(inspection);
        const seen = async () =>
          bodyOf(
            await reinspect(
              inspection,
              id,
              verification([await photograph(context, other, premisesId)], 'not-put-right'),
            ),
            Hazard,
          );
        const before = await seen();
        expect(before.state === 'open', 'the state as it was', before.state);
        expectStatus(await report(context, inspection, id), 200);
        const after = await seen();
        expect(after.state === 'open', 'open again', after.state);
        expect(Date.parse(after.dueAt) === Date.parse(dueAt), 'the first deadline', 'another');
      }),
  },
  {
    requirement: 'WK-HAZ-11',
    title: 'a rectification before the hazard was observed, or more than a day ahead, is refused as invalid-input',
    needs: inspecting('hazards.rectify'),
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const { id, observedAt } = first(inspection);
        const times = [Date.parse(observedAt) - 60_000, Date.now() + day + 3_600_000];
        await everyOf(
          times,
          (time) => new Date(time).toISOString(),
          async (time) => {
            const change = { rectifiedAt: new Date(time).toISOString() };
            expectRefusal(await report(context, inspection, id, change), 'invalid-input');
          },
        );
      }),
  },
  {
    requirement: 'WK-HAZ-12',
    title: 'a hazard that is verified is changed no more',
    needs: inspecting('hazards.rectify', 'hazards.refer'),
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const { other, maker, premisesId } = inspection;
        const { id } = first(inspection);
        const closing = verification([await photograph(context, other, premisesId)]);
        expectStatus(await reinspect(inspection, id, closing), 200);
        expectRefusal(await report(context, inspection, id), 'state-conflict');
        const again = verification([await photograph(context, other, premisesId)]);
        expectRefusal(await reinspect(inspection, id, again), 'state-conflict');
        const { version } = await hazardNow(inspection, id);
        expectRefusal(await step(maker, 'hazards.refer', { hazardId: id }, version, referral), 'state-conflict');
      }),
  },
  {
    requirement: 'WK-HAZ-13',
    title: 'a referral is told with its authority and time, keeps the deadline, and is made once',
    needs: needing('hazards.refer'),
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const { id, version, dueAt } = first(inspection);
        const answer = await step(inspection.maker, 'hazards.refer', { hazardId: id }, version, referral);
        expectStatus(answer, 200);
        const hazard = bodyOf(answer, Hazard);
        expect(hazard.referredTo?.authority === referral.authority, 'the authority', 'none or another');
        expect(!Number.isNaN(Date.parse(hazard.referredTo?.referredAt ?? '')), 'the time of the referral', 'none');
        expect(Date.parse(hazard.dueAt) === Date.parse(dueAt), 'the deadline as it was', 'another');
        const again = await step(inspection.maker, 'hazards.refer', { hazardId: id }, hazard.version, referral);
        expectRefusal(again, 'state-conflict');
      }),
  },
  {
    requirement: 'WK-HAZ-15',
    title: 'a landlord who reports a hazard as put right and shows nothing is refused as invalid-input',
    needs: needing('hazards.rectify'),
    run: (context) =>
      withInspection(context, 1, async ({ landlord, hazards: [hazard] }) => {
        const { id, version } = need(hazard, 'the check found no hazard');
        const answer = await step(landlord, 'hazards.rectify', { hazardId: id }, version, rectification());
        expectRefusal(answer, 'invalid-input');
        expect(
          pointersOf(answer).includes('/photographIds'),
          'a pointer to photographIds',
          pointersOf(answer).join(', '),
        );
      }),
  },
  {
    requirement: 'WK-HAZ-16',
    title: 'a referral is told with its reason, its reference number and who made it',
    needs: needing('hazards.refer'),
    run: (context) =>
      withInspection(context, 1, async (inspection) => {
        const { id, version } = first(inspection);
        const reference = 'WK-2026-12';
        const body = { ...referral, reference };
        expectStatus(await step(inspection.maker, 'hazards.refer', { hazardId: id }, version, body), 200);
        const { referredTo } = await hazardNow(inspection, id);
        expect(referredTo?.reason === referral.reason, 'the reason', 'none or another');
        expect(referredTo?.reference === reference, 'the reference number', 'none or another');
        const { role } = inspection.maker.account;
        expect(referredTo?.referredBy?.role === role, `${role} as who referred it`, 'nobody or another');
      }),
  },
]);
