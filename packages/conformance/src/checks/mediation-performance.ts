import { FollowUp } from '@wardkit/contract/mediation-performance';
import { MediationDeadline } from '@wardkit/contract/mediation-record';
import { pageOf } from '@wardkit/contract/page';
import { addDays } from '@wardkit/contract/working-days';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { expect, NotExamined, need } from '../engine/violation.ts';
import { serverTime } from './alerts-scene.ts';
import { bodyOf } from './body.ts';
import {
  afterSession,
  agreeing,
  draftOf,
  effective,
  type MediationBody,
  mediationNow,
  move,
  moved,
  performing,
  putAway,
  staffOf,
  stepOf,
} from './mediations-scene.ts';
import { expectRefusal, expectStatus } from './refusal.ts';
import { todayOf } from './stays-scene.ts';

async function perform(context: Context, mediation: MediationBody, stepId: string) {
  const body = { performedOn: await todayOf(context), note: null, attachmentIds: [] };
  return move(context, mediation, 'mediations.recordPerformance', body, { stepId });
}

function followUp(context: Context, { id }: MediationBody, followedUpAt: string) {
  return staffOf(context).call('mediations.addFollowUp', {
    parameters: { mediationId: id, followUpId: newId() },
    body: { followedUpAt, way: 'telephone', outcome: 'settled', note: 'Wardkit conformance' },
  });
}

/** Performs what is left of an agreement, follows it up and files it. */
async function finish(context: Context, mediation: MediationBody, stepIds: readonly string[]) {
  for (const stepId of stepIds) await perform(context, mediation, stepId);
  await followUp(context, mediation, await serverTime(context));
  await putAway(context, mediation);
}

/** Before the first year of the calendar of working days, which begins with 2004. */
const beforeTheCalendar = '2003-11-20T10:00:00+08:00';

/** An oral agreement, in force since a day of the past. @throws {NotExamined} where that is not recorded */
async function agreedOrally(context: Context, agreedAt: string) {
  const { mediation, claimant, respondent } = await afterSession(context, 'civil', 'agreement', {
    appliedOn: agreedAt.slice(0, 10),
  });
  const step = await stepOf(context, respondent.id, claimant.id);
  const made = await move(
    context,
    mediation,
    'mediations.agree',
    await draftOf(context, [step], { form: 'oral', agreedAt }),
  );
  if (made.status === 200) return { mediation, claimant, respondent, step };
  await putAway(context, mediation);
  throw new NotExamined(`an agreement is not recorded as one of ${agreedAt.slice(0, 10)}`);
}

async function breach(context: Context, mediation: MediationBody, stepIds: readonly string[]) {
  const at = await serverTime(context, -5);
  const body = { stepIds, reason: 'Wardkit conformance', urgedAt: at, rightsToldAt: at };
  return move(context, mediation, 'mediations.recordBreach', body);
}

async function apply(context: Context, mediation: MediationBody, partyIds: readonly string[], days = 0) {
  const appliedOn = addDays(await todayOf(context), days);
  return move(context, mediation, 'mediations.applyForConfirmation', { court: 'Wardkit', appliedOn, partyIds });
}

/** What becomes of an agreement in force. */
export const mediationPerformanceChecks = checks([
  {
    requirement: 'WK-MED-32',
    title: 'the first step makes a mediation performing, the last performed, and none is performed twice',
    needs: performing(),
    async run(context) {
      const { mediation, steps } = await effective(context, [7, 14]);
      const [first = '', last = ''] = steps.map(({ id }) => id);
      await perform(context, mediation, first);
      const begun = await mediationNow(context, mediation);
      const again = await perform(context, mediation, first);
      await perform(context, mediation, last);
      const done = await mediationNow(context, mediation);
      await finish(context, mediation, []);
      expectRefusal(again, 'state-conflict');
      const states = `${begun.state},${done.state}`;
      expect(states === 'performing,performed', 'performing,performed', states);
    },
  },
  {
    requirement: 'WK-MED-33',
    title:
      'a step that is not due is not breached, one that was due yesterday is, and late performance makes up for it',
    needs: performing('mediations.recordBreach'),
    async run(context) {
      const { mediation, steps } = await effective(context, [-1, 7]);
      const [due = '', later = ''] = steps.map(({ id }) => id);
      const early = await breach(context, mediation, [later]);
      const breached = await breach(context, mediation, [due]);
      const then = await mediationNow(context, mediation);
      await perform(context, mediation, due);
      await perform(context, mediation, later);
      const made = await mediationNow(context, mediation);
      await finish(context, mediation, []);
      expectRefusal(early, 'invalid-input');
      expectStatus(breached, 200);
      const outcomes = `${then.state} ${then.outcome}, ${made.state} ${made.outcome}`;
      expect(outcomes === 'breached breached, performed settled', 'breached, then performed and settled', outcomes);
    },
  },
  {
    requirement: 'WK-MED-34',
    title: 'a court is asked by all together, once; what it decided is recorded once',
    needs: agreeing('mediations.applyForConfirmation', 'mediations.recordConfirmationDecision'),
    async run(context) {
      const { mediation, claimant, respondent, steps } = await effective(context);
      const all = [claimant.id, respondent.id];
      const lacking = await apply(context, mediation, [claimant.id, newId()]);
      const asked = await apply(context, mediation, all);
      const again = await apply(context, mediation, all);
      const decision = { outcome: 'confirmed', decidedOn: await todayOf(context) };
      await moved(context, mediation, 'mediations.recordConfirmationDecision', decision);
      const twice = await move(context, mediation, 'mediations.recordConfirmationDecision', decision);
      await finish(
        context,
        mediation,
        steps.map(({ id }) => id),
      );
      expectRefusal(lacking, 'invalid-input');
      expectStatus(asked, 200);
      expectRefusal(again, 'state-conflict');
      expectRefusal(twice, 'state-conflict');
    },
  },
  {
    requirement: 'WK-MED-35',
    title: 'a court that is asked two months after an agreement came into force is asked too late',
    needs: agreeing('mediations.applyForConfirmation'),
    async run(context) {
      const agreedAt = await serverTime(context, -60 * 24 * 3600);
      const { mediation, claimant, respondent, step } = await agreedOrally(context, agreedAt);
      const late = await apply(context, mediation, [claimant.id, respondent.id]);
      await finish(context, mediation, [step.id]);
      expectRefusal(late, 'deadline-passed');
    },
  },
  {
    requirement: 'WK-MED-40',
    title: 'a deadline whose calendar of working days is missing has no due time and names the year',
    needs: agreeing('mediations.listDeadlines'),
    async run(context) {
      const { mediation, step } = await agreedOrally(context, beforeTheCalendar);
      const answer = await staffOf(context).call('mediations.listDeadlines', {
        parameters: { mediationId: mediation.id },
      });
      await finish(context, mediation, [step.id]);
      const { items } = bodyOf(answer, pageOf(MediationDeadline));
      const confirmation = need(
        items.find(({ ruleId }) => ruleId === 'judicial-confirmation'),
        'no deadline of judicial-confirmation runs',
      );
      const { dueAt, missingCalendarYear } = confirmation;
      if (dueAt !== null && missingCalendarYear === null) throw new NotExamined('the server has a calendar of 2003');
      expect(dueAt === null && missingCalendarYear === 2003, 'null and 2003', `${dueAt} and ${missingCalendarYear}`);
      const others = items.filter((each) => each !== confirmation);
      expect(
        others.some((each) => each.dueAt !== null),
        'the other deadlines with their due times',
        JSON.stringify(others.map((each) => each.ruleId)),
      );
    },
  },
  {
    requirement: 'WK-MED-36',
    title: 'a follow-up before the agreement was performed is refused, and the first one after brings it on',
    needs: performing('mediations.listFollowUps'),
    async run(context) {
      const { mediation, steps } = await effective(context);
      const early = await followUp(context, mediation, await serverTime(context));
      await perform(context, mediation, steps[0]?.id ?? '');
      const first = await followUp(context, mediation, await serverTime(context));
      const then = await mediationNow(context, mediation);
      const second = await followUp(context, mediation, await serverTime(context));
      const parameters = { mediationId: mediation.id };
      const list = await staffOf(context).call('mediations.listFollowUps', { parameters });
      await putAway(context, mediation);
      expectRefusal(early, 'state-conflict');
      expectStatus(first, 201);
      expectStatus(second, 201);
      expect(then.state === 'followed-up', 'followed-up', then.state);
      expect(bodyOf(list, pageOf(FollowUp)).items.length === 2, '2 follow-ups', 'another number');
    },
  },
]);
