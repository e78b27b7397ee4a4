import { Mediation } from '@wardkit/contract/mediation-record';
import { pageOf } from '@wardkit/contract/page';
import { addDays } from '@wardkit/contract/working-days';
import { memberOf } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, NotExamined } from '../engine/violation.ts';
import { serverTime } from './alerts-scene.ts';
import { bodyOf } from './body.ts';
import {
  accepted,
  accepting,
  agreeing,
  answerFor,
  consented,
  eligible,
  entered,
  type MediationBody,
  mediationNow,
  mediatorsFor,
  meeting,
  move,
  moved,
  openingFacts,
  plan,
  putAway,
  register,
  registering,
  registrationNow,
  staffOf,
  takeIn,
  takingIn,
} from './mediations-scene.ts';
import { expectRefusal, expectStatus, pointersOf } from './refusal.ts';
import { todayOf } from './stays-scene.ts';

const assessment = { outcome: 'eligible', facts: [], reason: null } as const;

/** The moves that a mediation which was only registered does not allow, with a body that would do elsewhere. */
async function forbiddenAtFirst(context: Context): Promise<readonly (readonly [string, object])[]> {
  const now = await serverTime(context);
  return [
    ['mediations.accept', { note: null }],
    ['mediations.archive', { note: null }],
    ['mediations.fail', { failedAt: now, reason: 'Wardkit', rightsToldAt: now, rightsToldPartyIds: [newId()] }],
  ];
}

async function listed(context: Context, query: Record<string, string | number | readonly string[]>) {
  const answer = await staffOf(context).call('mediations.list', { query: { limit: 200, ...query } });
  return bodyOf(answer, pageOf(Mediation)).items;
}

/** The codes of the faults that a problem names. */
function codesOf(body: unknown): readonly string[] {
  const errors = memberOf(body, 'errors');
  return Array.isArray(errors) ? errors.map((error) => String(memberOf(error, 'code'))) : [];
}

/** By the due time of the next deadline, those without one last, then the newest first. */
function orderOf({ nextDeadline, registeredAt }: MediationBody): readonly [number, number] {
  const due = nextDeadline?.dueAt ?? null;
  return [due === null ? Number.POSITIVE_INFINITY : Date.parse(due), -Date.parse(registeredAt)];
}

/** Intake, eligibility, acceptance, and what all mediations have in common. */
export const mediationsChecks = checks([
  {
    requirement: 'WK-MED-01',
    title: 'a mediation that was only registered is neither accepted nor failed nor filed',
    needs: takingIn('mediations.accept', 'mediations.fail'),
    async run(context) {
      const mediation = await takeIn(context);
      const answers = [];
      for (const [operation, body] of await forbiddenAtFirst(context)) {
        answers.push(await move(context, mediation, operation, body));
      }
      const now = await mediationNow(context, mediation);
      await putAway(context, mediation);
      for (const answer of answers) expectRefusal(answer, 'state-conflict', 'invalid-input');
      expect(now.state === 'registered' && now.version === mediation.version, 'the mediation as it was', now.state);
    },
  },
  {
    requirement: 'WK-MED-02',
    title: 'a mediation without a mediator is not accepted: the need is named, with an empty pointer',
    needs: accepting(),
    async run(context) {
      const { mediation } = await consented(context);
      const answer = await move(context, mediation, 'mediations.accept', { note: null });
      await putAway(context, mediation);
      expectRefusal(answer, 'need-missing');
      expect(codesOf(answer.body).join() === 'mediator-assignment', 'mediator-assignment', codesOf(answer.body).join());
      expect(pointersOf(answer).join() === '', 'an empty pointer', pointersOf(answer).join());
    },
  },
  {
    requirement: 'WK-MED-03',
    title: 'a further party raises the version of the mediation, and not that of another party',
    needs: takingIn('mediations.getParty'),
    async run(context) {
      const mediation = await takeIn(context);
      const claimant = await entered(context, mediation, 'claimant');
      const before = await mediationNow(context, mediation);
      await entered(context, mediation, 'respondent');
      const after = await mediationNow(context, mediation);
      const parameters = { mediationId: mediation.id, partyId: claimant.id };
      const same = await staffOf(context).call('mediations.getParty', { parameters });
      await putAway(context, mediation);
      expect(after.version > before.version, `more than ${before.version}`, String(after.version));
      expect(memberOf(same.body, 'version') === claimant.version, String(claimant.version), 'another version');
    },
  },
  {
    requirement: 'WK-MED-06',
    title: 'not eligible without a reason is refused, and what was assessed is not assessed again',
    needs: takingIn(),
    async run(context) {
      const { mediation } = await eligible(context);
      const other = await takeIn(context);
      const wordless = await move(context, other, 'mediations.assess', { ...assessment, outcome: 'not-eligible' });
      const again = await move(context, mediation, 'mediations.assess', assessment);
      await putAway(context, mediation, other);
      expectRefusal(wordless, 'invalid-input');
      expectRefusal(again, 'state-conflict');
    },
  },
  {
    requirement: 'WK-MED-07',
    title: 'public-security mediation: an exclusion makes it not eligible, and an outcome that differs is refused',
    needs: takingIn(),
    async run(context) {
      const mediation = await takeIn(context, { kind: 'public-security' });
      const assess = (outcome: string, facts: readonly string[]) =>
        move(context, mediation, 'mediations.assess', { outcome, facts, reason: 'Wardkit conformance' });
      const answers = [
        await assess('eligible', [...openingFacts, 'gang-fight']),
        await assess('eligible', ['private-dispute', 'beating', 'prior-fault']),
        await assess('eligible', ['private-dispute', 'minor', 'beating']),
        await assess('not-eligible', openingFacts),
      ];
      const excluded = await assess('not-eligible', [...openingFacts, 'gang-fight']);
      await putAway(context, mediation);
      for (const answer of answers) expectRefusal(answer, 'invalid-input');
      expect(bodyOf(excluded, Mediation).state === 'not-eligible', 'not-eligible', 'another state');
    },
  },
  {
    requirement: 'WK-MED-08',
    title: 'a fact of public-security mediation is refused for a civil one',
    needs: takingIn(),
    async run(context) {
      const mediation = await takeIn(context);
      const answer = await move(context, mediation, 'mediations.assess', { ...assessment, facts: ['minor'] });
      await putAway(context, mediation);
      expectRefusal(answer, 'invalid-input');
    },
  },
  {
    requirement: 'WK-MED-13',
    title: 'a mediation that is accepted has acceptedAt, from which its usual duration runs',
    needs: accepting('mediations.listDeadlines'),
    async run(context) {
      const { mediation } = await accepted(context);
      const parameters = { mediationId: mediation.id };
      const { body } = await staffOf(context).call('mediations.listDeadlines', { parameters });
      await putAway(context, mediation);
      const deadlines = memberOf(body, 'items');
      const usual = Array.isArray(deadlines) && deadlines.find((each) => memberOf(each, 'ruleId') === 'usual-duration');
      const startedAt = Date.parse(String(memberOf(usual, 'startedAt')));
      expect(mediation.acceptedAt !== null, 'acceptedAt', 'null');
      expect(startedAt === Date.parse(mediation.acceptedAt), 'a duration from acceptedAt', String(startedAt));
    },
  },
  {
    requirement: 'WK-MED-14',
    title: 'a mediator whom the station does not have, and one who is named twice, are refused',
    needs: accepting(),
    async run(context) {
      const { mediation } = await consented(context);
      const [known] = await mediatorsFor(context, 'civil');
      const assign = (leadMediatorId: string, furtherMediatorIds: readonly string[]) =>
        move(context, mediation, 'mediations.assignMediators', { leadMediatorId, furtherMediatorIds });
      const answers = [await assign(newId(), [])];
      if (known !== undefined) answers.push(await assign(known.id, [known.id]));
      await putAway(context, mediation);
      for (const answer of answers) expectRefusal(answer, 'invalid-input');
    },
  },
  {
    requirement: 'WK-MED-15',
    title: 'a mediator sees what they registered, as its lead, and not what somebody else registered',
    needs: { ...registering(), roles: ['mediator'] },
    async run(context) {
      const mediator = context.as('mediator');
      const own = await register(mediator, await registrationNow(context));
      expectStatus(own, 201);
      context.ledger.leave('mediation that was given up or filed');
      const others = await takeIn(context);
      const hidden = await mediator.call('mediations.get', { parameters: { mediationId: others.id } });
      const seen = bodyOf(own, Mediation);
      await putAway(context, others, seen);
      expectRefusal(hidden, 'not-found');
      expect(seen.mediators.length === 1 && seen.mediators[0]?.lead === true, 'one lead mediator', 'others');
    },
  },
  {
    requirement: 'WK-MED-44',
    title: 'the facts are changed while the mediation is open and not after it was given up; its kind never is',
    needs: registering('mediations.change'),
    async run(context) {
      const mediation = await takeIn(context);
      const changed = await moved(context, mediation, 'mediations.change', { facts: 'Wardkit' });
      await move(context, mediation, 'mediations.change', { kind: 'judicial' });
      const { kind } = await mediationNow(context, mediation);
      await putAway(context, mediation);
      const late = await move(context, mediation, 'mediations.change', { facts: 'x' });
      expect(changed.facts === 'Wardkit', 'the facts as changed', changed.facts);
      expect(kind === 'civil', 'civil', kind);
      expectRefusal(late, 'state-conflict');
    },
  },
  {
    requirement: 'WK-MED-45',
    title: 'mediations come by their next deadline, and filters of two names narrow',
    needs: { operations: ['mediations.list'] },
    async run(context) {
      const items = await listed(context, {});
      if (items.length < 2) throw new NotExamined('the station has fewer than two mediations');
      const orders = items.map(orderOf);
      const isBefore = ([due, age]: readonly [number, number], [laterDue, laterAge]: readonly [number, number]) =>
        due < laterDue || (due === laterDue && age <= laterAge);
      const isInOrder = orders.every((order, at) => {
        const next = orders[at + 1];
        return next === undefined || isBefore(order, next);
      });
      expect(isInOrder, 'the nearest deadline first', 'another order');
      const { state, kind } = items[0] ?? {};
      const narrowed = await listed(context, { state: [String(state), 'archived'], kind: String(kind) });
      expect(
        narrowed.every((each) => [state, 'archived'].includes(each.state) && each.kind === kind),
        `those of ${kind} that are ${state} or archived`,
        'others',
      );
    },
  },
  {
    requirement: 'WK-MED-46',
    title: 'two mediations have two numbers',
    needs: registering(),
    async run(context) {
      const [one, other] = [await takeIn(context), await takeIn(context)];
      await putAway(context, one, other);
      expect(one.number !== '' && one.number !== other.number, 'two numbers', `${one.number}, ${other.number}`);
    },
  },
  {
    requirement: 'WK-MED-48',
    title: 'what is to have happened tomorrow is refused, and an answer of a party before the application',
    needs: takingIn('mediations.recordConsent'),
    async run(context) {
      const appliedOn = addDays(await todayOf(context), 1);
      const early = await register(staffOf(context), await registrationNow(context, { appliedOn }));
      const { mediation, claimant } = await eligible(context);
      const answers = [early];
      for (const seconds of [125, -100 * 24 * 3600]) {
        const givenAt = await serverTime(context, seconds);
        const body = { answer: 'consents', form: 'oral', givenAt, note: null };
        answers.push(await move(context, mediation, 'mediations.recordConsent', body, { partyId: claimant.id }));
      }
      await putAway(context, mediation);
      for (const answer of answers) expectRefusal(answer, 'invalid-input');
    },
  },
  {
    requirement: 'WK-MED-49',
    title: 'a change that rests on an earlier version of the mediation is refused with it as it stands',
    needs: takingIn(),
    async run(context) {
      const mediation = await takeIn(context);
      await entered(context, mediation, 'claimant');
      const answer = await staffOf(context).call('mediations.assess', {
        parameters: { mediationId: mediation.id },
        headers: { 'if-match': `"${mediation.version}"` },
        body: assessment,
      });
      await putAway(context, mediation);
      expectRefusal(answer, 'version-stale');
    },
  },
  {
    requirement: 'WK-MED-50',
    title: 'premises and an alert that the station does not have are refused',
    needs: registering(),
    async run(context) {
      await everyOf(
        ['premisesId', 'alertId'],
        (member) => member,
        async (member) => {
          const answer = await register(staffOf(context), await registrationNow(context, { [member]: newId() }));
          expectRefusal(answer, 'invalid-input');
        },
      );
    },
  },
  {
    requirement: 'WK-MED-51',
    title: 'a mediation that a party refuses has the outcome refused, also in the archive',
    needs: accepting(),
    async run(context) {
      const { mediation, respondent } = await eligible(context);
      const open = await mediationNow(context, mediation);
      await answerFor(context, mediation, respondent.id, 'refuses');
      const refused = await mediationNow(context, mediation);
      await putAway(context, mediation);
      expect(open.outcome === null && open.closedAt === null, 'no outcome while it goes on', String(open.outcome));
      expect(refused.outcome === 'refused' && refused.closedAt !== null, 'refused', String(refused.outcome));
    },
  },
  {
    requirement: 'WK-MED-52',
    title: 'the calendar tells a planned session on its day, and refuses more than 92 days',
    needs: meeting('mediations.listCalendar'),
    async run(context) {
      const { mediation } = await accepted(context);
      const session = await plan(context, mediation, await serverTime(context, 2 * 24 * 3600));
      const today = await todayOf(context);
      const read = (to: string, from = today) =>
        staffOf(context).call('mediations.listCalendar', { query: { from, to, limit: 200 } });
      const calendar = await read(addDays(today, 3));
      const answers = [await read(addDays(today, 92)), await read(addDays(today, -1))];
      await putAway(context, mediation);
      const items = memberOf(calendar.body, 'items');
      const isTold =
        Array.isArray(items) && items.some((each) => memberOf(each, 'sessionId') === memberOf(session.body, 'id'));
      expect(isTold, 'the session', 'a calendar without it');
      for (const answer of answers) expectRefusal(answer, 'invalid-input');
    },
  },
  {
    requirement: 'WK-MED-38',
    title: 'a deadline names its rule, and only rules of the kind start a clock',
    needs: agreeing('mediations.listDeadlines'),
    async run(context) {
      const { mediation } = await accepted(context, 'public-security');
      const parameters = { mediationId: mediation.id };
      const { body } = await staffOf(context).call('mediations.listDeadlines', { parameters });
      await putAway(context, mediation);
      const items = memberOf(body, 'items');
      const rules = Array.isArray(items) ? items.map((each) => memberOf(each, 'ruleId')) : [];
      expect(!rules.includes('usual-duration'), 'no usual duration, which is of civil mediation', rules.join());
    },
  },
]);
