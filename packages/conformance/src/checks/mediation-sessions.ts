import { MediationSession } from '@wardkit/contract/mediation-sessions';
import { pageOf } from '@wardkit/contract/page';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { expect } from '../engine/violation.ts';
import { serverTime } from './alerts-scene.ts';
import { bodyOf } from './body.ts';
import {
  accepted,
  afterSession,
  changeSession,
  entered,
  heldNow,
  inSession,
  type MediationBody,
  meeting,
  plan,
  putAway,
  staffOf,
} from './mediations-scene.ts';
import { expectRefusal, expectStatus } from './refusal.ts';

const day = 24 * 3600;

async function sessionsOf(context: Context, { id }: MediationBody) {
  const answer = await staffOf(context).call('mediations.listSessions', { parameters: { mediationId: id } });
  return bodyOf(answer, pageOf(MediationSession)).items;
}

/** Sessions: planned, held, cancelled. */
export const mediationSessionsChecks = checks([
  {
    requirement: 'WK-MED-16',
    title: 'a second session waits for the first one; what is cancelled has no number and counts no more',
    needs: meeting('mediations.listSessions'),
    async run(context) {
      const { mediation, session } = await inSession(context);
      const early = await plan(context, mediation, await serverTime(context, day));
      await changeSession(context, session, { state: 'cancelled' });
      const next = await plan(context, mediation, await serverTime(context, day));
      const sessions = await sessionsOf(context, mediation);
      await putAway(context, mediation);
      expectRefusal(early, 'state-conflict');
      expectStatus(next, 201);
      const numbers = sessions
        .map(({ state, number }) => `${state} ${number}`)
        .sort()
        .join();
      expect(numbers === 'cancelled null,planned 1', 'cancelled null,planned 1', numbers);
    },
  },
  {
    requirement: 'WK-MED-17',
    title: 'public-security mediation has no third session',
    needs: meeting(),
    async run(context) {
      const { mediation, claimant, respondent } = await afterSession(context, 'public-security', 'adjourned');
      const second = bodyOf(await plan(context, mediation, await serverTime(context, -50)), MediationSession);
      const present = [claimant.id, respondent.id];
      const held = await heldNow(context, 'no-agreement', present, {
        startedAt: await serverTime(context, -40),
        endedAt: await serverTime(context, -20),
      });
      await changeSession(context, second, held);
      const third = await plan(context, mediation, await serverTime(context, day));
      await putAway(context, mediation);
      expectRefusal(third, 'session-limit-reached');
    },
  },
  {
    requirement: 'WK-MED-18',
    title: 'the second session of a public-security mediation is not planned in 60 days',
    needs: meeting('mediations.listDeadlines'),
    async run(context) {
      const { mediation } = await afterSession(context, 'public-security', 'no-agreement');
      const late = await plan(context, mediation, await serverTime(context, 60 * day));
      const parameters = { mediationId: mediation.id };
      const deadlines = await staffOf(context).call('mediations.listDeadlines', { parameters });
      await putAway(context, mediation);
      // Where the calendar of working days lacks the year, nothing is refused.
      if (JSON.stringify(deadlines.body).includes('"missingCalendarYear":2')) return expectStatus(late, 201);
      expectRefusal(late, 'deadline-passed');
    },
  },
  {
    requirement: 'WK-MED-19',
    title:
      'a session that was held has all that tells how, one that was not has none of it, and neither changes its state again',
    needs: meeting(),
    async run(context) {
      const { mediation, session, claimant, respondent } = await inSession(context);
      const present = [claimant.id, respondent.id];
      const answers = [
        await changeSession(context, session, await heldNow(context, 'adjourned', present, { minutes: null })),
        await changeSession(context, session, await heldNow(context, 'adjourned', [])),
        await changeSession(
          context,
          session,
          await heldNow(context, 'adjourned', present, { endedAt: await serverTime(context, -7200) }),
        ),
        await changeSession(context, session, { minutes: 'Wardkit conformance' }),
      ];
      const held = bodyOf(
        await changeSession(context, session, await heldNow(context, 'adjourned', present)),
        MediationSession,
      );
      const again = await changeSession(context, held, { state: 'cancelled' });
      await putAway(context, mediation);
      for (const answer of answers) expectRefusal(answer, 'invalid-input');
      expectRefusal(again, 'state-conflict', 'invalid-input');
    },
  },
  {
    requirement: 'WK-MED-20',
    title: 'somebody who is no party was not present, and who needs a guardian not without one',
    needs: meeting(),
    async run(context) {
      const { mediation, session, claimant, respondent } = await inSession(context);
      const stranger = await changeSession(
        context,
        session,
        await heldNow(context, 'adjourned', [claimant.id, newId()]),
      );
      await entered(context, mediation, 'guardian', { standsForPartyId: respondent.id });
      const parameters = { mediationId: mediation.id, partyId: respondent.id };
      const minor = await staffOf(context).call('mediations.changeParty', {
        parameters,
        headers: { 'if-match': `"${respondent.version}"` },
        body: { needsGuardian: true },
      });
      // Whoever changes parties no more at this point has shown the rule by that.
      const alone =
        minor.status === 200
          ? await changeSession(context, session, await heldNow(context, 'adjourned', [claimant.id, respondent.id]))
          : null;
      await putAway(context, mediation);
      expectRefusal(stranger, 'invalid-input');
      if (alone !== null) expectRefusal(alone, 'invalid-input');
    },
  },
  {
    requirement: 'WK-MED-21',
    title: 'the clock of the second session runs from the end of the first, and not before it was held',
    needs: meeting('mediations.listDeadlines'),
    async run(context) {
      const rules = async (mediation: MediationBody) => {
        const parameters = { mediationId: mediation.id };
        const { body } = await staffOf(context).call('mediations.listDeadlines', { parameters });
        return JSON.stringify(body);
      };
      const { mediation } = await accepted(context, 'public-security');
      const before = await rules(mediation);
      const after = await afterSession(context, 'public-security', 'no-agreement');
      const then = await rules(after.mediation);
      await putAway(context, mediation, after.mediation);
      const id = 'public-security-second-session';
      expect(!before.includes(id) && then.includes(id), `${id} after the first session`, 'another clock');
    },
  },
]);
