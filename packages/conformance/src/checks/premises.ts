import { Uuid } from '@wardkit/contract/field';
import { pageOf } from '@wardkit/contract/page';
import { Premises } from '@wardkit/contract/premises';
import { Stay } from '@wardkit/contract/stays';
import * as z from 'zod/mini';
import { memberOf, shortly } from '../engine/answer.ts';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import {
  addressesOf,
  changePremises,
  createPremises,
  freeAddress,
  madePremises,
  premisesWrites,
  registrationAt,
} from './places-scene.ts';
import { expectRefusal, expectStatus, pointersOf } from './refusal.ts';
import { checkedPremises, checkerOf, rentalReads, submission } from './rental-records.ts';

/** What the kit looks at of a record that belongs to premises. */
const OfPremises = z.looseObject({ premisesId: Uuid, address: z.optional(z.unknown()) });

/** Somebody without an identity number, so that no person record of the server is met. */
function landlord(name = '赵示范') {
  return { name, identityNumber: null, telephone: null };
}

export const premisesChecks = checks([
  {
    requirement: 'WK-PRM-01',
    title: 'premises are refused at an address that nobody knows or that is withdrawn, and where others stand already',
    needs: { operations: ['places.listAddresses', 'places.createPremises'] },
    async run(context) {
      const at = (addressId: string) => createPremises(context, registrationAt(addressId));
      const unknown = await at(newId());
      expectRefusal(unknown, 'invalid-input');
      expect(pointersOf(unknown).includes('/addressId'), 'the pointer /addressId', 'others');
      const taken = (await addressesOf(context, { state: 'in-use' })).find(({ premisesId }) => premisesId !== null);
      expectRefusal(await at(need(taken, 'no premises stand at a known address').id), 'already-recorded');
      const withdrawn = need((await addressesOf(context, { state: 'withdrawn' }))[0], 'no address is withdrawn');
      expectRefusal(await at(withdrawn.id), 'invalid-input');
    },
  },
  {
    requirement: 'WK-PRM-02',
    title: 'premises that are let and name neither a landlord nor an organisation are refused',
    needs: { operations: ['places.listAddresses', 'places.createPremises'] },
    async run(context) {
      const { id } = await freeAddress(context);
      expectRefusal(await createPremises(context, registrationAt(id, { use: 'let' })), 'invalid-input');
    },
  },
  {
    requirement: 'WK-PRM-03',
    title: 'a day since when premises are let is refused for a home, and goes when they are let no longer',
    needs: { ...premisesWrites, writesRecords: true },
    async run(context) {
      const letSince = '2025-03-01';
      const { id } = await freeAddress(context);
      const refused = await createPremises(context, registrationAt(id, { letSince }));
      expectRefusal(refused, 'invalid-input');
      expect(pointersOf(refused).includes('/letSince'), 'the pointer /letSince', 'others');
      const let_ = await madePremises(context, { use: 'let', landlord: landlord(), letSince });
      expect(let_.letSince === letSince, 'the day that was given', 'another');
      const home = bodyOf(await changePremises(context, let_, { use: 'self-occupied' }), Premises);
      expect(home.letSince === null, 'no day for premises that are not let', 'one');
    },
  },
  {
    requirement: 'WK-PRM-04',
    title: 'premises in which somebody stays do not become empty',
    // A server that does not keep the rule changes them for good.
    needs: { operations: ['places.listPremises', 'places.changePremises', 'stays.list'], writesRecords: true },
    async run(context) {
      const staff = stationCallerOf(context, recordOf('places.listPremises'));
      const page = await staff.call('places.listPremises', { query: { use: 'let', limit: 20 } });
      for (const premises of bodyOf(page, pageOf(Premises)).items) {
        const query = { premisesId: premises.id, state: ['current', 'sign-off-overdue'] };
        const stays = memberOf((await staff.call('stays.list', { query })).body, 'items');
        if (!Array.isArray(stays) || stays.length === 0) continue;
        expectRefusal(await changePremises(context, premises, { use: 'empty' }), 'state-conflict');
        return;
      }
      throw new NotExamined('nobody stays in the first premises');
    },
  },
  {
    requirement: 'WK-PRM-07',
    title: 'a landlord in a change takes the place of the one before as a whole, and null takes the landlord away',
    needs: { ...premisesWrites, writesRecords: true },
    async run(context) {
      const before = await madePremises(context, { landlord: { ...landlord(), telephone: '+8615400000001' } });
      const next = bodyOf(await changePremises(context, before, { landlord: landlord('钱示范') }), Premises);
      expect(next.landlord?.personId !== before.landlord?.personId, 'another person', 'the same one');
      expect(next.landlord?.telephone === null, 'nothing kept of the landlord before', 'a telephone');
      const none = bodyOf(await changePremises(context, next, { landlord: null }), Premises);
      expect(none.landlord === null, 'no landlord', 'one');
    },
  },
  {
    requirement: 'WK-PRM-07',
    title: 'premises are within reach of a new landlord, and no longer of the one before',
    needs: {
      operations: ['places.listPremises', 'places.getPremises', 'places.changePremises'],
      roles: ['landlord'],
      writesRecords: true,
    },
    async run(context) {
      const owner = context.as('landlord');
      const page = await owner.call('places.listPremises', { query: { limit: 100 } });
      // One is left for others to look at.
      const own = need(
        bodyOf(page, pageOf(Premises)).items.slice(1).at(-1),
        'the landlord has fewer than two premises',
      );
      const parameters = { premisesId: own.id };
      expectStatus(await owner.call('places.getPremises', { parameters }), 200);
      const passed = await changePremises(context, own, { landlord: landlord('孙示范') });
      context.ledger.leave('premises that passed to another landlord (--write-records)');
      expectStatus(passed, 200);
      expectRefusal(await owner.call('places.getPremises', { parameters }), 'not-found');
    },
  },
  {
    requirement: 'WK-PRM-10',
    title: 'premises that name an organisation of nobody are refused by its place',
    needs: { operations: ['places.listAddresses', 'places.createPremises'] },
    async run(context) {
      const { id } = await freeAddress(context);
      const answer = await createPremises(context, registrationAt(id, { use: 'business', organisationId: newId() }));
      expectRefusal(answer, 'invalid-input');
      expect(pointersOf(answer).includes('/organisationId'), 'the pointer /organisationId', 'others');
    },
  },
  {
    requirement: 'WK-PRM-08',
    title: 'the rating of premises that are not let is null with the premises and not-found by itself',
    needs: { operations: ['places.listPremises', 'ratings.get'] },
    async run(context) {
      const staff = stationCallerOf(context, recordOf('places.listPremises'));
      const query = { use: ['self-occupied', 'empty', 'business'], limit: 10 };
      const page = await staff.call('places.listPremises', { query });
      expectStatus(page, 200);
      const items = memberOf(page.body, 'items') as unknown[];
      if (items.length === 0) throw new NotExamined('all premises of the station are let');
      await everyOf(
        items,
        () => 'premises',
        async (item) => {
          expect(memberOf(item, 'rating') === null, 'rating null', 'a rating');
          const parameters = { premisesId: String(memberOf(item, 'id')) };
          expectRefusal(await staff.call('ratings.get', { parameters }), 'not-found');
        },
      );
    },
  },
  {
    requirement: 'WK-PRM-09',
    title: "a check of another station's premises is refused exactly as one of premises that do not exist",
    needs: { operations: [...rentalReads, 'rentalChecks.submit'], otherStation: true },
    async run(context) {
      const of = need((await checkedPremises(context))[0], 'no premises were checked');
      const foreigner = context.foreignerOf('places.listPremises');
      const theirs = need(
        await context.finder.value(foreigner, 'premisesId', true),
        'the other station shows no premises',
      );
      // It names a check that never was, so that no server can take it.
      const ask = (premisesId: string) =>
        context.callerOf('rentalChecks.submit').call('rentalChecks.submit', {
          parameters: { checkId: newId() },
          body: { ...submission(of), premisesId, previousCheckId: newId() },
        });
      const [hidden, missing] = [await ask(theirs), await ask(newId())];
      expectRefusal(hidden, 'not-found');
      const text = ({ body }: typeof hidden) => JSON.stringify({ ...(body as object), requestId: '' });
      expect(
        text(hidden) === text(missing),
        'the same answer for both',
        `${shortly(hidden)} and ${shortly(missing)} differ`,
      );
    },
  },
  {
    requirement: 'WK-PRM-11',
    title:
      'hazards, objections, checks and stays tell the address of their premises, and stays the label of their dwelling',
    needs: { operations: ['hazards.list', 'objections.list', 'rentalChecks.list', 'places.getPremises'] },
    async run(context) {
      const caller = checkerOf(context);
      const told: { of: string; premisesId: string; address: unknown }[] = [];
      for (const id of ['hazards.list', 'objections.list', 'rentalChecks.list'] as const) {
        const { items } = bodyOf(await caller.call(id, { query: { limit: 3 } }), pageOf(OfPremises));
        told.push(...items.map(({ premisesId, address }) => ({ of: id, premisesId, address })));
      }
      if (told.length === 0) throw new NotExamined('the station has no hazard, objection or check');
      const premisesOf = async (premisesId: string) =>
        bodyOf(await caller.call('places.getPremises', { parameters: { premisesId } }), Premises);
      for (const { of, premisesId, address } of told) {
        const { text } = (await premisesOf(premisesId)).address;
        expect(memberOf(address, 'text') === text, `the address of the premises in ${of}`, 'none or another');
      }
      const [first] = told;
      if (first === undefined || !context.claims('stays.list')) return;
      const { address, dwellings } = await premisesOf(first.premisesId);
      const query = { premisesId: first.premisesId, limit: 5 };
      const stays = bodyOf(
        await stationCallerOf(context, recordOf('stays.list')).call('stays.list', { query }),
        pageOf(Stay),
      );
      const labels = new Map(dwellings.map(({ id, label }) => [id, label]));
      for (const stay of stays.items) {
        expect(stay.address?.text === address.text, 'the address of the premises in a stay', 'none or another');
        // A dwelling that is no more is not among those that the premises tell.
        const label = labels.get(stay.dwellingId ?? '');
        const isTold = label === undefined || stay.dwellingLabel === label;
        expect(isTold, 'the label of the dwelling in a stay', 'none or another');
      }
    },
  },
]);
