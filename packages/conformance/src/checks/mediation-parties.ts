import { mostParties } from '@wardkit/contract/mediation-record';
import { memberOf } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, need } from '../engine/violation.ts';
import { serverTime } from './alerts-scene.ts';
import {
  answerFor,
  consented,
  eligible,
  enter,
  entered,
  type MediationBody,
  mediationNow,
  type PartyBody,
  partyEntry,
  putAway,
  staffOf,
  takeIn,
  takingIn,
} from './mediations-scene.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus } from './refusal.ts';

function remove(context: Context, party: PartyBody) {
  return staffOf(context).call('mediations.removeParty', {
    parameters: { mediationId: party.mediationId, partyId: party.id },
    headers: matching({ body: party }),
  });
}

/** The party as it stands. */
function partyNow(context: Context, { id }: Pick<MediationBody, 'id'>, partyId: string) {
  return staffOf(context).call('mediations.getParty', { parameters: { mediationId: id, partyId } });
}

/** Somebody who is a party at the home station, with a mediation that is theirs. @throws {NotExamined} */
async function partyAndOwn(context: Context) {
  const party = context.as('party');
  const { body } = await party.call('mediations.list', { query: { limit: 200 } });
  const items = memberOf(body, 'items');
  const own = need(Array.isArray(items) ? items[0] : null, 'the party has no mediation');
  return { party, own };
}

/** Who takes part in a mediation. */
export const mediationPartiesChecks = checks([
  {
    requirement: 'WK-MED-04',
    title: 'a party is told with name, numbers and address masked, in its own record and in the list',
    needs: takingIn('mediations.getParty', 'mediations.listParties'),
    async run(context) {
      const mediation = await takeIn(context);
      const address = '源城区上城街试行路一号';
      const party = await entered(context, mediation, 'claimant', { name: '试行人', address });
      const parameters = { mediationId: mediation.id };
      const list = await staffOf(context).call('mediations.listParties', { parameters });
      await putAway(context, mediation);
      const masks = [party.name, party.identityNumber, party.telephone, party.address].map((each) => each?.masked);
      expect(
        masks.every((mask) => mask?.includes('*')),
        'masks',
        'something else',
      );
      expect(
        party.address?.masked === `${address.slice(0, 6)}****`,
        'the first six characters and four stars',
        'another mask',
      );
      expect(!JSON.stringify(list.body).includes('试行人'), 'a masked list', 'a whole name');
    },
  },
  {
    requirement: 'WK-MED-05',
    title: 'a party has neither age nor birth date nor occupation',
    needs: takingIn('mediations.getParty'),
    async run(context) {
      const mediation = await takeIn(context);
      const { id } = await entered(context, mediation, 'claimant');
      const { body } = await partyNow(context, mediation, id);
      await putAway(context, mediation);
      const never = /^(age|birth|born|gender|sex|occupation|nation|ethnic|religion)/i;
      const told = Object.keys(body as object).filter((member) => never.test(member));
      expect(told.length === 0, 'only what a party entry has', told.join());
    },
  },
  {
    requirement: 'WK-MED-09',
    title: 'a guardian who stands for nobody, and a claimant who stands for somebody, are refused',
    needs: takingIn(),
    async run(context) {
      const mediation = await takeIn(context, { kind: 'public-security' });
      const claimant = await entered(context, mediation, 'claimant');
      const respondent = await entered(context, mediation, 'respondent');
      const answers = [
        await enter(context, mediation, partyEntry('guardian')),
        await enter(context, mediation, partyEntry('representative', { standsForPartyId: newId() })),
        await enter(context, mediation, partyEntry('claimant', { standsForPartyId: respondent.id })),
        await enter(context, mediation, partyEntry('representative', { standsForPartyId: respondent.id })),
      ];
      const right = await enter(context, mediation, partyEntry('representative', { standsForPartyId: claimant.id }));
      await putAway(context, mediation);
      for (const answer of answers) expectRefusal(answer, 'invalid-input');
      expectStatus(right, 201);
    },
  },
  {
    requirement: 'WK-MED-10',
    title: 'after all have consented a helper is entered, and a further respondent is not',
    needs: takingIn('mediations.recordConsent'),
    async run(context) {
      const { mediation } = await consented(context);
      const respondent = await enter(context, mediation, partyEntry('respondent'));
      const helper = await enter(context, mediation, partyEntry('helper'));
      await putAway(context, mediation);
      expectRefusal(respondent, 'state-conflict');
      expectStatus(helper, 201);
    },
  },
  {
    requirement: 'WK-MED-11',
    title: 'who has answered, and for whom somebody stands, is not removed; who was entered by mistake is',
    needs: takingIn('mediations.recordConsent', 'mediations.removeParty', 'mediations.getParty'),
    async run(context) {
      const { mediation, claimant, respondent } = await eligible(context);
      await answerFor(context, mediation, claimant.id);
      await entered(context, mediation, 'representative', { standsForPartyId: respondent.id });
      const helper = await entered(context, mediation, 'helper');
      const answered = (await partyNow(context, mediation, claimant.id)).body as PartyBody;
      const refusals = [await remove(context, answered), await remove(context, respondent)];
      const removed = await remove(context, helper);
      await putAway(context, mediation);
      for (const answer of refusals) expectRefusal(answer, 'state-conflict');
      expectStatus(removed, 204);
    },
  },
  {
    requirement: 'WK-MED-12',
    title: 'a mediation is consented to with the last consent, ended by one refusal, and a helper is not asked',
    needs: takingIn('mediations.recordConsent'),
    async run(context) {
      const one = await eligible(context);
      await answerFor(context, one.mediation, one.claimant.id);
      const half = await mediationNow(context, one.mediation);
      const helper = await entered(context, one.mediation, 'helper');
      const asked = await answerFor(context, one.mediation, helper.id);
      await answerFor(context, one.mediation, one.respondent.id);
      const whole = await mediationNow(context, one.mediation);
      await answerFor(context, one.mediation, one.respondent.id, 'refuses');
      const ended = await mediationNow(context, one.mediation);
      await putAway(context, one.mediation);
      expectRefusal(asked, 'state-conflict');
      const states = [half.state, whole.state, ended.state].join();
      expect(states === 'eligible,consented,refused', 'eligible,consented,refused', states);
    },
  },
  {
    requirement: 'WK-MED-37',
    title: 'a party sees the own mediation, and not another, and answers under no other id',
    needs: { ...takingIn('mediations.list', 'mediations.recordConsent'), roles: ['party'] },
    async run(context) {
      const { party, own } = await partyAndOwn(context);
      const mediation = await takeIn(context);
      const hidden = await party.call('mediations.get', { parameters: { mediationId: mediation.id } });
      const shown = await party.call('mediations.get', { parameters: { mediationId: String(memberOf(own, 'id')) } });
      const answer = await party.call('mediations.recordConsent', {
        parameters: { mediationId: String(memberOf(own, 'id')), partyId: newId() },
        headers: matching(shown),
        body: { answer: 'consents', form: 'oral', givenAt: await serverTime(context), note: null },
      });
      await putAway(context, mediation);
      expectRefusal(hidden, 'not-found');
      expectStatus(shown, 200);
      expectRefusal(answer, 'not-found');
    },
  },
  {
    requirement: 'WK-MED-37',
    title: 'a party is told the personId of no other party',
    needs: { operations: ['mediations.list', 'mediations.listParties'], roles: ['party'] },
    async run(context) {
      const { party, own } = await partyAndOwn(context);
      const personId = memberOf((await party.call('session.get')).body, 'personId');
      const parameters = { mediationId: String(memberOf(own, 'id')) };
      const { body } = await party.call('mediations.listParties', { parameters, query: { limit: 200 } });
      const parties = need(memberOf(body, 'items') as PartyBody[] | undefined, 'the list has no items');
      const told = parties.map((each) => each.personId).filter((id) => id !== null);
      expect(told.length > 0, 'the own personId', 'none');
      expect(
        told.every((id) => id === personId),
        'the own personId only',
        'that of another party',
      );
    },
  },
  {
    requirement: 'WK-MED-53',
    title: 'the party after the 200th is refused, and those before are there',
    needs: { ...takingIn('mediations.listParties'), slow: true },
    async run(context) {
      const mediation = await takeIn(context);
      await everyOf(
        Array.from({ length: mostParties }, (_, at) => at),
        (at) => `party ${at + 1}`,
        async (at) =>
          expectStatus(await enter(context, mediation, partyEntry(at === 0 ? 'claimant' : 'respondent')), 201),
      );
      const further = await enter(context, mediation, partyEntry('helper'));
      const { parties } = await mediationNow(context, mediation);
      await putAway(context, mediation);
      expectRefusal(further, 'invalid-input');
      const errors = memberOf(further.body, 'errors');
      const code = Array.isArray(errors) ? memberOf(errors[0], 'code') : null;
      expect(code === 'too-many-parties', 'too-many-parties', String(code));
      expect(parties.length === mostParties, String(mostParties), String(parties.length));
    },
  },
  {
    requirement: 'WK-MED-61',
    title: 'who has consented becomes nobody else by another identity number',
    needs: takingIn('mediations.changeParty', 'mediations.recordConsent'),
    async run(context) {
      const { mediation, claimant } = await eligible(context);
      await answerFor(context, mediation, claimant.id);
      const parameters = { mediationId: mediation.id, partyId: claimant.id };
      const current = await partyNow(context, mediation, claimant.id);
      const other = await staffOf(context).call('mediations.changeParty', {
        parameters,
        headers: matching(current),
        body: { identityNumber: partyEntry('claimant').identityNumber },
      });
      await putAway(context, mediation);
      expectRefusal(other, 'state-conflict');
    },
  },
  {
    requirement: 'WK-MED-62',
    title: 'somebody who is entered under another name is called so there, and elsewhere as before',
    needs: takingIn('mediations.getParty'),
    async run(context) {
      const [one, another] = [await takeIn(context), await takeIn(context)];
      const { identityNumber } = partyEntry('claimant');
      const first = await entered(context, one, 'claimant', { name: '试行人', identityNumber });
      const second = await entered(context, another, 'claimant', { name: '另名人', identityNumber, telephone: null });
      const kept = await partyNow(context, one, first.id);
      await putAway(context, one);
      await putAway(context, another);
      expect(second.personId === first.personId, 'one person', 'two');
      expect(second.name.masked !== first.name.masked, 'the name of the entry', second.name.masked);
      expect(second.telephone === null, 'no telephone that was not entered', 'one');
      const name = memberOf(memberOf(kept.body, 'name'), 'masked');
      expect(name === first.name.masked, first.name.masked, String(name));
    },
  },
]);
