import { Mediation } from '@wardkit/contract/mediation-record';
import { checks } from '../engine/check.ts';
import { expect } from '../engine/violation.ts';
import { serverTime } from './alerts-scene.ts';
import { bodyOf } from './body.ts';
import {
  afterSession,
  agreed,
  agreeing,
  agreementNow,
  draftOf,
  effective,
  entered,
  mediationNow,
  move,
  putAway,
  sign,
  signAll,
  staffOf,
  stepOf,
  withAgreement,
} from './mediations-scene.ts';
import { expectRefusal, expectStatus } from './refusal.ts';

const signing = agreeing('mediations.signAgreement');

/** Agreements until they are in force. */
export const mediationAgreementsChecks = checks([
  {
    requirement: 'WK-MED-22',
    title: 'an agreement without issues, without steps, or with a step of a helper is refused',
    needs: agreeing(),
    async run(context) {
      const { mediation, claimant, respondent } = await afterSession(context);
      const helper = await entered(context, mediation, 'helper');
      const step = await stepOf(context, respondent.id, claimant.id);
      const { issues: _, ...without } = await draftOf(context, [step]);
      const answers = [
        await move(context, mediation, 'mediations.agree', without),
        await move(context, mediation, 'mediations.agree', await draftOf(context, [])),
        await move(
          context,
          mediation,
          'mediations.agree',
          await draftOf(context, [await stepOf(context, helper.id, claimant.id)]),
        ),
      ];
      await putAway(context, mediation);
      for (const answer of answers) expectRefusal(answer, 'invalid-input');
    },
  },
  {
    requirement: 'WK-MED-23',
    title: 'an oral agreement of a civil mediation is in force at once, and of a public-security one refused',
    needs: agreeing(),
    async run(context) {
      const civil = await effective(context);
      const police = await afterSession(context, 'public-security');
      const steps = [await stepOf(context, police.respondent.id, police.claimant.id)];
      const draft = await draftOf(context, steps, { form: 'oral' });
      const answer = await move(context, police.mediation, 'mediations.agree', draft);
      const agreement = await agreementNow(context, civil.mediation);
      await putAway(context, police.mediation);
      expect(civil.mediation.state === 'effective', 'effective', civil.mediation.state);
      const { agreedAt, inForceAt } = agreement;
      expect(inForceAt !== null && Date.parse(inForceAt) === Date.parse(agreedAt), agreedAt, String(inForceAt));
      expectRefusal(answer, 'invalid-input');
    },
  },
  {
    requirement: 'WK-MED-24',
    title: 'a written agreement is not in force with its last signature',
    needs: signing,
    async run(context) {
      const made = await agreed(context);
      await signAll(context, made);
      const now = await mediationNow(context, made.mediation);
      const { inForceAt } = await agreementNow(context, made.mediation);
      await putAway(context, made.mediation);
      expect(now.state === 'agreed' && inForceAt === null, 'agreed', now.state);
    },
  },
  {
    requirement: 'WK-MED-25',
    title: 'a change takes the signatures away, and an agreement in force is not changed',
    needs: agreeing('mediations.signAgreement', 'mediations.changeAgreement'),
    async run(context) {
      const made = await agreed(context);
      await signAll(context, made);
      expectStatus(await withAgreement(context, made.mediation, 'mediations.changeAgreement', { issues: 'x' }), 200);
      const { signatures } = await agreementNow(context, made.mediation);
      const oral = await effective(context);
      const late = await withAgreement(context, oral.mediation, 'mediations.changeAgreement', { issues: 'x' });
      await putAway(context, made.mediation);
      expect(signatures.length === 0, 'no signature', String(signatures.length));
      expectRefusal(late, 'state-conflict');
    },
  },
  {
    requirement: 'WK-MED-26',
    title: 'nobody signs twice, and a helper not at all',
    needs: signing,
    async run(context) {
      const { mediation, claimant } = await agreed(context);
      const helper = await entered(context, mediation, 'helper');
      const first = await sign(context, mediation, 'party', claimant.id);
      const answers = [
        await sign(context, mediation, 'party', claimant.id),
        await sign(context, mediation, 'party', helper.id),
        await sign(context, mediation, 'mediator', claimant.id),
      ];
      await putAway(context, mediation);
      expectStatus(first, 200);
      for (const answer of answers) expectRefusal(answer, 'invalid-input');
    },
  },
  {
    requirement: 'WK-MED-27',
    title: 'a civil agreement without a seal is not brought into force',
    needs: agreeing('mediations.signAgreement', 'mediations.bringIntoForce'),
    async run(context) {
      const made = await agreed(context);
      await signAll(context, made);
      const answer = await move(context, made.mediation, 'mediations.bringIntoForce', { sealedAt: null });
      await putAway(context, made.mediation);
      expectRefusal(answer, 'invalid-input');
    },
  },
  {
    requirement: 'WK-MED-02',
    title:
      'an agreement without a signature of everybody and without its scan is not brought into force: both are named',
    needs: agreeing('mediations.signAgreement', 'mediations.bringIntoForce'),
    async run(context) {
      const { mediation } = await agreed(context);
      const body = { sealedAt: await serverTime(context, -10) };
      const answer = await move(context, mediation, 'mediations.bringIntoForce', body);
      await putAway(context, mediation);
      expectRefusal(answer, 'need-missing');
      const told = JSON.stringify(answer.body);
      expect(told.includes('all-signatures') && told.includes('"agreement"'), 'both needs', 'others');
    },
  },
  {
    requirement: 'WK-MED-28',
    title: 'the clocks of the court and of the performance run from the moment the agreement is in force',
    needs: agreeing('mediations.listDeadlines'),
    async run(context) {
      const { mediation } = await effective(context);
      const { inForceAt } = bodyOf(
        await staffOf(context).call('mediations.get', { parameters: { mediationId: mediation.id } }),
        Mediation,
      );
      const parameters = { mediationId: mediation.id };
      const { body } = await staffOf(context).call('mediations.listDeadlines', { parameters });
      const items = (body as { items: readonly { ruleId: string; startedAt: string }[] }).items;
      const starts = ['judicial-confirmation', 'agreed-performance'].map((id) =>
        Date.parse(items.find(({ ruleId }) => ruleId === id)?.startedAt ?? ''),
      );
      expect(inForceAt !== null, 'inForceAt', 'null');
      expect(
        starts.every((start) => start === Date.parse(inForceAt)),
        'both clocks from inForceAt',
        starts.join(),
      );
    },
  },
]);
