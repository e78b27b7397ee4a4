import { Hazard } from '@wardkit/contract/hazards';
import { pageOf } from '@wardkit/contract/page';
import { deadlineOf } from '@wardkit/contract/rectification';
import { type Check, checks } from '../engine/check.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { isOpenHazard } from './places.ts';
import { expectRefusal } from './refusal.ts';
import { type CheckedPremises, checkedPremises, checkerOf, lookTwice, rentalReads } from './rental-records.ts';

type Found = CheckedPremises['hazards'][number];

/** What the checklist says of a hazard that the last check found. */
function dueOf({ premises, standard, check }: CheckedPremises, hazard: Found) {
  const item = standard.items.find(({ code }) => code === hazard.itemCode);
  if (item === undefined || hazard.checkId !== check.id) return null;
  const { divisionCode } = premises.address;
  return { item, ...deadlineOf(standard, item, divisionCode, hazard.observedAt, check.receivedAt) };
}

/** One rule of hazards, looked at for each hazard that a last check found. */
function hazardCheck(
  requirement: Check['requirement'],
  title: string,
  look: (hazard: Found, due: NonNullable<ReturnType<typeof dueOf>>, of: CheckedPremises) => void,
): Check {
  return {
    requirement,
    title,
    needs: { operations: rentalReads },
    run: (context) =>
      lookTwice(context, async () => {
        const found = (await checkedPremises(context)).flatMap((of) =>
          of.hazards.flatMap((hazard) => {
            const due = dueOf(of, hazard);
            return due === null ? [] : [{ hazard, due, of }];
          }),
        );
        if (found.length === 0) throw new NotExamined('no hazard of a last check was found');
        await everyOf(
          found,
          ({ hazard }) => `a hazard of severity ${hazard.severity}`,
          async ({ hazard, due, of }) => look(hazard, due, of),
        );
      }),
  };
}

export const hazardsChecks = checks([
  hazardCheck(
    'WK-HAZ-01',
    'the deadline of each hazard runs from its observation, or from the receipt where the device was ahead',
    (hazard, due) => {
      const isSame = Date.parse(hazard.dueAt) === Date.parse(due.dueAt);
      const hours = Math.round((Date.parse(hazard.dueAt) - Date.parse(due.dueAt)) / 36_000) / 100;
      expect(isSame, 'the deadline that follows from the checklist', `one ${hours} hours off`);
    },
  ),
  {
    requirement: 'WK-HAZ-02',
    title: 'no premises have two open hazards of one item, and one that was found before keeps its check',
    needs: { operations: rentalReads },
    async run(context) {
      await everyOf(
        await checkedPremises(context),
        () => 'premises',
        async ({ open }) => {
          const items = open.map(({ itemCode }) => itemCode);
          const double = items.length - new Set(items).size;
          expect(double === 0, 'one open hazard an item', `${double} more`);
        },
      );
    },
  },
  hazardCheck(
    'WK-HAZ-03',
    'each hazard has the severity and the referral that its checklist gives, and one of advice is not to be referred',
    (hazard, due, { check }) => {
      expect(hazard.standardVersion === check.standardVersion, "its check's checklist", 'another');
      expect(hazard.severity === due.item.severity, `severity ${due.item.severity}`, String(hazard.severity));
      expect(hazard.referral === due.referral, `referral ${due.referral}`, String(hazard.referral));
    },
  ),
  hazardCheck(
    'WK-HAZ-04',
    'a hazard that nobody has given away is assigned to who made the check',
    (hazard, _due, { check }) => {
      const { assignedTo } = hazard;
      if (assignedTo === null || assignedTo === undefined || hazard.version > 1) return;
      expect(assignedTo.displayName === check.checkedBy.displayName, 'who made the check', 'somebody else');
    },
  ),
  {
    requirement: 'WK-HAZ-14',
    title: 'the list keeps to severities, to what is overdue and to what the caller follows up, and to nobody else',
    needs: { operations: ['hazards.list', 'rentalChecks.list'] },
    async run(context) {
      const caller = checkerOf(context);
      const list = async (query: Record<string, string>) =>
        bodyOf(await caller.call('hazards.list', { query: { ...query, limit: 100 } }), pageOf(Hazard)).items;
      const [any] = await list({});
      const { severity } = need(any, 'the station has no hazard');
      const others = (await list({ severity: String(severity) })).filter((each) => each.severity !== severity).length;
      expect(others === 0, `hazards of severity ${severity}`, `${others} of others`);
      const now = Date.now();
      const early = (await list({ overdue: 'true' })).filter(
        (each) => !isOpenHazard(each) || Date.parse(each.dueAt) > now + 60_000,
      ).length;
      expect(early === 0, 'open hazards whose deadline is past', `${early} others`);
      const own = new Set((await list({ assignedToMe: 'true' })).map(({ assignedTo }) => assignedTo?.id));
      expect(own.size <= 1, 'hazards of one member of the staff', 'those of several');
      const foreign = await caller.call('hazards.list', { query: { assignedToMe: newId() } });
      expectRefusal(foreign, 'invalid-input');
    },
  },
]);
