import { Mediation } from '@wardkit/contract/mediation-record';
import { checks } from '../engine/check.ts';
import { newId } from '../engine/new-id.ts';
import { expect, need } from '../engine/violation.ts';
import { serverTime } from './alerts-scene.ts';
import { bodyOf } from './body.ts';
import {
  accepted,
  accepting,
  effective,
  eligible,
  entered,
  mediationNow,
  move,
  performing,
  putAway,
  registering,
  takeIn,
  takingIn,
} from './mediations-scene.ts';
import { expectRefusal, expectStatus } from './refusal.ts';

const words = 'Wardkit conformance';

/** Ends without an agreement, and the archive. */
export const mediationEndingsChecks = checks([
  {
    requirement: 'WK-MED-29',
    title: 'a mediation does not fail while one of the parties was not told their rights',
    needs: accepting('mediations.fail'),
    async run(context) {
      const { mediation, claimant, respondent } = await accepted(context);
      const at = await serverTime(context, -5);
      const fail = (rightsToldPartyIds: readonly string[]) =>
        move(context, mediation, 'mediations.fail', {
          failedAt: at,
          reason: words,
          rightsToldAt: at,
          rightsToldPartyIds,
        });
      const lacking = await fail([claimant.id]);
      const failed = await fail([claimant.id, respondent.id]);
      await putAway(context, mediation);
      expectRefusal(lacking, 'invalid-input');
      expect(bodyOf(failed, Mediation).state === 'failed', 'failed', 'another state');
    },
  },
  {
    requirement: 'WK-MED-30',
    title: 'a helper does not withdraw, and nobody does once an agreement is in force',
    needs: performing(),
    async run(context) {
      const withdrawnAt = await serverTime(context, -5);
      const { mediation } = await eligible(context);
      const helper = await entered(context, mediation, 'helper');
      const body = { withdrawnAt, byPartyId: helper.id, reason: words };
      const byHelper = await move(context, mediation, 'mediations.withdraw', body);
      const inForce = await effective(context);
      const late = await move(context, inForce.mediation, 'mediations.withdraw', {
        ...body,
        byPartyId: inForce.claimant.id,
      });
      await putAway(context, mediation);
      expectRefusal(byHelper, 'invalid-input');
      expectRefusal(late, 'state-conflict');
    },
  },
  {
    requirement: 'WK-MED-31',
    title: 'a mediation that was transferred tells to whom, when and why',
    needs: takingIn('mediations.transfer'),
    async run(context) {
      const { mediation } = await eligible(context);
      const body = { transferredAt: await serverTime(context, -5), to: 'court', toName: 'Wardkit', reason: words };
      const { state, ending } = bodyOf(await move(context, mediation, 'mediations.transfer', body), Mediation);
      expect(state === 'transferred', 'transferred', state);
      expect(ending?.transferredTo?.includes('Wardkit') === true, 'to whom', String(ending?.transferredTo));
      expect(ending.reason === words && ending.at !== null, 'when and why', 'something else');
    },
  },
  {
    requirement: 'WK-MED-43',
    title: 'nothing of a mediation in the archive is changed',
    needs: registering('mediations.change', 'mediations.addParty'),
    async run(context) {
      const mediation = await takeIn(context);
      await putAway(context, mediation);
      const filed = await mediationNow(context, mediation);
      const answers = [
        await move(context, mediation, 'mediations.change', { facts: 'x' }),
        await move(context, mediation, 'mediations.archive', { note: null }),
      ];
      expect(filed.state === 'archived', 'archived', filed.state);
      for (const answer of answers) expectRefusal(answer, 'state-conflict');
    },
  },
  {
    requirement: 'WK-MED-55',
    title: 'a transfer to another station registers the dispute there, under its own number, and both name each other',
    needs: { ...takingIn('mediations.transfer'), otherStation: true },
    async run(context) {
      const there = context.foreignerOf('mediations.get');
      const toStationId = need(there.account.session?.stationId, 'an account of another station tells no station');
      const { mediation } = await eligible(context);
      const newMediationId = newId();
      const here = bodyOf(
        await move(context, mediation, 'mediations.transfer', {
          transferredAt: await serverTime(context, -5),
          to: 'station',
          toName: 'Wardkit',
          reason: words,
          toStationId,
          newMediationId,
        }),
        Mediation,
      );
      context.ledger.leave('mediation that was handed to another station');
      const answer = await there.call('mediations.get', { parameters: { mediationId: newMediationId } });
      const arrived = bodyOf(answer, Mediation);
      expect(here.ending?.continuedBy?.mediationId === newMediationId, 'the new one', 'another id');
      expect(arrived.continues?.mediationId === mediation.id, 'the one before', 'another id');
      expect(arrived.state === 'registered' && arrived.origin === 'transfer', 'registered', arrived.state);
      expect(arrived.parties.length === 2, '2 parties', String(arrived.parties.length));
      expect(
        arrived.parties.every(({ consent }) => consent === null),
        'parties who are asked anew',
        'an answer',
      );
    },
  },
  {
    requirement: 'WK-MED-56',
    title: 'a station that is unknown is refused, and so is one without the id of the new mediation',
    needs: takingIn('mediations.transfer'),
    async run(context) {
      const { mediation } = await eligible(context);
      const transferredAt = await serverTime(context, -5);
      const body = { transferredAt, to: 'station', toName: 'Wardkit', reason: words };
      const answers = [
        await move(context, mediation, 'mediations.transfer', body),
        await move(context, mediation, 'mediations.transfer', { ...body, toStationId: newId() }),
        await move(context, mediation, 'mediations.transfer', {
          ...body,
          toStationId: newId(),
          newMediationId: newId(),
        }),
        await move(context, mediation, 'mediations.transfer', {
          ...body,
          toStationId: mediation.stationId,
          newMediationId: newId(),
        }),
      ];
      await putAway(context, mediation);
      for (const answer of answers) expectRefusal(answer, 'invalid-input');
      expectStatus(await move(context, mediation, 'mediations.archive', { note: null }), 409);
    },
  },
]);
