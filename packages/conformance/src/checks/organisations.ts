import { OrganisationRecord } from '@wardkit/contract/organisations';
import { pageOf } from '@wardkit/contract/page';
import { memberOf } from '../engine/answer.ts';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { expect, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import {
  createOrganisation,
  madeOrganisation,
  madePremises,
  newCreditCode,
  registrarOf,
  wrongCreditCode,
} from './places-scene.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus, pointersOf } from './refusal.ts';

async function organisationsOf(context: Context, query: Record<string, string | number> = {}) {
  const caller = stationCallerOf(context, recordOf('places.listOrganisations'));
  const answer = await caller.call('places.listOrganisations', { query: { limit: 100, ...query } });
  return bodyOf(answer, pageOf(OrganisationRecord)).items;
}

export const organisationsChecks = checks([
  {
    requirement: 'WK-ORG-01',
    title: 'an organisation is told to the staff of its station, and to nobody of another one',
    needs: { operations: ['places.listOrganisations', 'places.getOrganisation'], otherStation: true },
    async run(context) {
      const own = need((await organisationsOf(context))[0], 'the station has no organisations');
      const parameters = { organisationId: own.id };
      const caller = stationCallerOf(context, recordOf('places.getOrganisation'));
      expectStatus(await caller.call('places.getOrganisation', { parameters }), 200);
      const foreigner = context.foreignerOf('places.getOrganisation');
      expectRefusal(await foreigner.call('places.getOrganisation', { parameters }), 'not-found');
    },
  },
  {
    requirement: 'WK-ORG-02',
    title: 'a social credit code with a wrong check character is refused by its place',
    needs: { operations: ['places.createOrganisation'] },
    async run(context) {
      const answer = await createOrganisation(context, {
        name: '示范单位',
        socialCreditCode: wrongCreditCode(),
        kind: 'other',
      });
      expectRefusal(answer, 'invalid-input');
      expect(pointersOf(answer).includes('/socialCreditCode'), 'the pointer /socialCreditCode', 'others');
    },
  },
  {
    requirement: 'WK-ORG-03',
    title: 'a second organisation with a code that is on record is refused as already-recorded',
    needs: { operations: ['places.listOrganisations', 'places.createOrganisation'] },
    async run(context) {
      const { socialCreditCode } = need((await organisationsOf(context))[0], 'the station has no organisations');
      const answer = await createOrganisation(context, { name: '示范单位', socialCreditCode, kind: 'other' });
      expectRefusal(answer, 'already-recorded');
    },
  },
  {
    requirement: 'WK-ORG-04',
    title: 'an organisation is found by a part of its name and by its whole code, and by nothing that it lacks',
    needs: { operations: ['places.listOrganisations'] },
    async run(context) {
      const own = need(
        (await organisationsOf(context)).find(({ name }) => name.length >= 4),
        'the station has no organisation with a name of four characters',
      );
      const byName = await organisationsOf(context, { text: own.name.slice(1) });
      const isNamed = byName.some(({ id }) => id === own.id) || byName.length === 100;
      expect(isNamed, 'the organisation by a part of its name', 'others');
      const strays = byName.filter(({ name }) => !name.toLowerCase().includes(own.name.slice(1).toLowerCase())).length;
      expect(strays === 0, 'organisations with that part in their name', `${strays} others`);
      const byCode = await organisationsOf(context, { text: own.socialCreditCode });
      expect(byCode.length === 1 && byCode[0]?.id === own.id, 'the one organisation of the code', `${byCode.length}`);
      const none = await organisationsOf(context, { text: newCreditCode() });
      expect(none.length === 0, 'none for a code that nobody has', `${none.length}`);
    },
  },
  {
    requirement: 'WK-ORG-05',
    title: 'an organisation that premises name is not ended, and one that none name is',
    needs: {
      operations: [
        'places.createOrganisation',
        'places.changeOrganisation',
        'places.createPremises',
        'places.listAddresses',
      ],
      writesRecords: true,
    },
    async run(context) {
      const named = await madeOrganisation(context);
      await madePremises(context, { use: 'business', organisationId: named.id });
      const end = (organisation: { id: string; version: number }) =>
        registrarOf(context, 'places.changeOrganisation').call('places.changeOrganisation', {
          parameters: { organisationId: organisation.id },
          headers: matching({ body: organisation }),
          body: { endedOn: '2026-01-05' },
        });
      expectRefusal(await end(named), 'state-conflict');
      const ended = await end(await madeOrganisation(context));
      expectStatus(ended, 200);
      expect(memberOf(ended.body, 'endedOn') === '2026-01-05', 'the day of its end', 'another');
    },
  },
]);
