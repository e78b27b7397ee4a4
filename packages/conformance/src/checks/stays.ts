import { pageOf } from '@wardkit/contract/page';
import { createPlateCode } from '@wardkit/contract/plate';
import { Premises } from '@wardkit/contract/premises';
import { Stay } from '@wardkit/contract/stays';
import { addDays } from '@wardkit/contract/working-days';
import { memberOf } from '../engine/answer.ts';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { expectRefusal, expectStatus } from './refusal.ts';
import {
  change,
  leave,
  nobody,
  nobodysNumber,
  platesIn,
  premisesOf,
  register,
  registered,
  registrarOf,
  registrationIn,
  signOff,
  todayOf,
} from './stays-scene.ts';

const registering = ['stays.register', 'places.listPremises', 'meta.get'] as const;
const writing = {
  operations: [...registering, 'stays.get', 'stays.change', 'stays.signOff'],
  writesRecords: true,
} as const;

export const staysChecks = checks([
  {
    requirement: 'WK-STY-01',
    title: 'each stay of a list is of the premises that were asked for and names a person',
    needs: { operations: ['stays.list', 'places.listPremises'] },
    async run(context) {
      const staff = stationCallerOf(context, recordOf('stays.list'));
      const premises = (await context.finder.items(staff, 'places.listPremises')).slice(0, 8);
      let seen = 0;
      await everyOf(
        premises,
        () => 'premises',
        async (each) => {
          const premisesId = String(memberOf(each, 'id'));
          const answer = await staff.call('stays.list', { query: { premisesId } });
          expectStatus(answer, 200);
          for (const stay of memberOf(answer.body, 'items') as unknown[]) {
            seen += 1;
            expect(memberOf(stay, 'premisesId') === premisesId, 'stays of the premises asked for', 'one of others');
            expect(memberOf(memberOf(stay, 'person'), 'id') !== undefined, 'a person', 'none');
          }
        },
      );
      if (seen === 0) throw new NotExamined('the premises looked at have no stays');
    },
  },
  {
    requirement: 'WK-STY-02',
    title: 'premises and a plate together, neither, a plate that ended and a code of no station are refused',
    needs: { operations: [...registering, 'doorplates.list'] },
    async run(context) {
      const staff = registrarOf(context);
      const [premisesId] = await premisesOf(context, staff);
      const body = await registrationIn(context, premisesId);
      const { premisesId: _, ...nowhere } = body;
      const [inForce, ended] = [(await platesIn(context, 'in-force'))[0], (await platesIn(context, 'revoked'))[0]];
      expectRefusal(await register(staff, nowhere), 'invalid-input');
      expectRefusal(await register(staff, { ...nowhere, plateCode: createPlateCode() }), 'plate-unknown');
      if (inForce !== undefined) {
        expectRefusal(await register(staff, { ...body, plateCode: inForce.code }), 'invalid-input');
      }
      if (ended !== undefined) {
        expectRefusal(await register(staff, { ...nowhere, plateCode: ended.code }), 'invalid-input');
      }
    },
  },
  {
    requirement: 'WK-STY-03',
    title: 'a landlord registers nobody in the premises of others, and a resident nobody but the own person',
    needs: { operations: [...registering, 'doorplates.list'], roles: ['landlord', 'resident'] },
    async run(context) {
      const landlord = context.as('landlord');
      const own = new Set(await premisesOf(context, landlord));
      const others = (await premisesOf(context, registrarOf(context))).find((id) => !own.has(id));
      const premisesId = need(others, 'the landlord lets all premises that were looked at');
      expectRefusal(await register(landlord, await registrationIn(context, premisesId)), 'not-found');
      const { code } = need((await platesIn(context, 'in-force'))[0], 'no plate is in force');
      const { premisesId: _, ...nowhere } = await registrationIn(context, premisesId);
      expectRefusal(await register(context.as('resident'), { ...nowhere, plateCode: code }), 'forbidden');
    },
  },
  {
    requirement: 'WK-STY-04',
    title: 'a stay that begins in more than 30 days, or ends before it begins, is refused',
    needs: { operations: registering },
    async run(context) {
      const staff = registrarOf(context);
      const [premisesId] = await premisesOf(context, staff);
      const today = await todayOf(context);
      for (const days of [
        { startedOn: addDays(today, 32), expectedEndOn: null },
        { startedOn: today, expectedEndOn: addDays(today, -1) },
      ]) {
        expectRefusal(await register(staff, await registrationIn(context, premisesId, days)), 'invalid-input');
      }
    },
  },
  {
    requirement: 'WK-STY-05',
    title: 'a dwelling that the premises do not have is refused',
    needs: { operations: registering },
    async run(context) {
      const staff = registrarOf(context);
      const page = await staff.call('places.listPremises', { query: { limit: 50 } });
      const { items } = bodyOf(page, pageOf(Premises));
      const premises = need(items[0], 'the station has no premises');
      const foreign = items.find(({ id, dwellings }) => id !== premises.id && dwellings.length > 0)?.dwellings[0]?.id;
      for (const dwellingId of [newId(), ...(foreign === undefined ? [] : [foreign])]) {
        const body = await registrationIn(context, premises.id, { dwellingId });
        expectRefusal(await register(staff, body), 'invalid-input');
      }
    },
  },
  {
    requirement: 'WK-STY-06',
    title: 'a second stay of a person in the same premises is refused, until the first has ended',
    needs: writing,
    async run(context) {
      const staff = registrarOf(context);
      const [premisesId] = await premisesOf(context, staff);
      const body = await registrationIn(context, premisesId);
      const [one, other] = await Promise.all([register(staff, body), register(staff, body)]);
      const first = bodyOf(one.status === 201 ? one : other, Stay);
      expectRefusal(one.status === 201 ? other : one, 'already-recorded');
      expectRefusal(await register(staff, body), 'already-recorded');
      await leave(context, staff, first);
      await leave(context, staff, await registered(staff, body));
    },
  },
  {
    requirement: 'WK-STY-07',
    title: 'a stay is overdue from the day after its last one, and current again when that is moved ahead',
    needs: writing,
    async run(context) {
      const staff = registrarOf(context);
      const [premisesId] = await premisesOf(context, staff);
      const today = await todayOf(context);
      const days = { startedOn: addDays(today, -9), expectedEndOn: addDays(today, -1) };
      const stay = await registered(staff, await registrationIn(context, premisesId, days));
      expect(stay.state === 'sign-off-overdue', 'sign-off-overdue', stay.state);
      const moved = bodyOf(await change(staff, stay, { expectedEndOn: today }), Stay);
      expect(moved.state === 'current', 'current', moved.state);
      await leave(context, staff, moved);
    },
  },
  {
    requirement: 'WK-STY-08',
    title: 'a stay that has ended is neither changed nor signed off again',
    needs: writing,
    async run(context) {
      const staff = registrarOf(context);
      const [premisesId] = await premisesOf(context, staff);
      const today = await todayOf(context);
      const stay = await registered(staff, await registrationIn(context, premisesId));
      const ended = bodyOf(await signOff(staff, stay, today), Stay);
      expect(ended.state === 'ended', 'ended', ended.state);
      expectRefusal(await signOff(staff, ended, today), 'state-conflict');
      expectRefusal(await change(staff, ended, { expectedEndOn: null }), 'state-conflict');
    },
  },
  {
    requirement: 'WK-STY-09',
    title: 'the overdue are told by their last day, which is past',
    needs: { operations: ['stays.listOverdue', 'meta.get'] },
    async run(context) {
      const { stays, today } = await overdue(context);
      const days = stays.map(({ expectedEndOn }) => String(expectedEndOn));
      expect(days.join() === [...days].sort().join(), 'the longest overdue first', 'another order');
      for (const { state, expectedEndOn } of stays) {
        expect(state === 'sign-off-overdue', 'stays that are overdue', state);
        expect(expectedEndOn !== null && expectedEndOn < today, 'a last day that is past', 'another');
      }
    },
  },
  {
    requirement: 'WK-STY-10',
    title: 'a resident sees the own stays and nobody else',
    needs: { operations: ['stays.listOwn'], roles: ['resident'] },
    async run(context) {
      const answer = await context.as('resident').call('stays.listOwn', { query: { limit: 200 } });
      const { items } = bodyOf(answer, pageOf(Stay));
      if (items.length === 0) throw new NotExamined('the resident has no stays');
      const persons = new Set(items.map(({ person }) => person.id));
      expect(persons.size === 1, 'stays of one person', `stays of ${persons.size}`);
    },
  },
  {
    requirement: 'WK-STY-11',
    title: 'a landlord changes no name and no number, and nothing of such a change is made',
    needs: { operations: ['stays.change', 'stays.list', 'stays.get', 'places.listPremises'], roles: ['landlord'] },
    async run(context) {
      const landlord = context.as('landlord');
      const stay = await openStayOf(context);
      for (const person of [{ name: '别名' }, { identityNumber: null }]) {
        const body = { expectedEndOn: null, person };
        expectRefusal(await change(landlord, stay, body), 'forbidden');
      }
      const now = bodyOf(await landlord.call('stays.get', { parameters: { stayId: stay.id } }), Stay);
      expect(now.version === stay.version, 'the stay as it was', 'a changed one');
    },
  },
  {
    requirement: 'WK-STY-12',
    title: 'a stay is registered in premises that are not let',
    needs: writing,
    async run(context) {
      const staff = registrarOf(context);
      const query = { use: ['empty', 'self-occupied', 'business'], limit: 5 };
      const page = bodyOf(await staff.call('places.listPremises', { query }), pageOf(Premises));
      const { id } = need(page.items[0], 'the station has no premises that are not let');
      await leave(context, staff, await registered(staff, await registrationIn(context, id)));
    },
  },
  {
    requirement: 'WK-STY-13',
    title: 'a stay that fell overdue an hour ago or more has a version after its first',
    needs: { operations: ['stays.listOverdue', 'meta.get'] },
    async run(context) {
      const { stays } = await overdue(context);
      const { body } = await context.stranger.call('meta.get');
      const anHourAgo = Date.parse(String(memberOf(body, 'serverTime'))) - 3_600_000;
      const fell = stays.filter(({ expectedEndOn, registeredAt }) => {
        const at = Date.parse(`${addDays(String(expectedEndOn), 1)}T00:00:00+08:00`);
        // One that was registered late was overdue from its first version on.
        return at < anHourAgo && registeredAt !== undefined && Date.parse(registeredAt) < at;
      });
      if (fell.length === 0) throw new NotExamined('no stay has fallen overdue since it was registered');
      const first = fell.filter(({ version }) => version === 1).length;
      expect(first === 0, 'a new version', `${first} in their first`);
    },
  },
]);

type Context = Parameters<typeof registrarOf>[0];

async function overdue(context: Context) {
  const staff = stationCallerOf(context, recordOf('stays.listOverdue'));
  const today = await todayOf(context);
  const answer = await staff.call('stays.listOverdue', { query: { limit: 200 } });
  const stays = bodyOf(answer, pageOf(Stay)).items;
  if (stays.length === 0) throw new NotExamined('no stay is overdue');
  return { stays, today };
}

/** A stay in the landlord's own premises that has not ended. */
async function openStayOf(context: Context) {
  const landlord = context.as('landlord');
  for (const premisesId of await premisesOf(context, landlord)) {
    const answer = await landlord.call('stays.list', { query: { premisesId, limit: 50 } });
    const open = bodyOf(answer, pageOf(Stay)).items.find(({ state }) => state !== 'ended');
    if (open !== undefined) return open;
  }
  throw new NotExamined('nobody stays in the premises of the landlord');
}

/** Writes that name people. */
export const peopleInStaysChecks = checks([
  {
    requirement: 'WK-PSN-01',
    title: 'a masked object in the place of a name or a number is refused',
    needs: { operations: registering },
    async run(context) {
      const masked = { masked: '试**', revealable: true };
      await everyOf(
        [{ name: masked }, { identityNumber: masked }, { telephone: masked }],
        (given) => Object.keys(given).join(),
        async (given) => expectRefusal(await registerNobody(context, given), 'invalid-input'),
      );
    },
  },
  {
    requirement: 'WK-PSN-02',
    title:
      'a wrong check character, a day that does not exist or lies ahead, and a division that never was are refused',
    needs: { operations: registering },
    async run(context) {
      const right = nobody().identityNumber;
      const wrong = [
        `${right.slice(0, 17)}${right.endsWith('1') ? '2' : '1'}`,
        '441602199902300014',
        '441602209901010013',
        nobodysNumber('990000'),
      ];
      await everyOf(
        wrong.map((identityNumber) => ({ identityNumber })),
        () => 'a number',
        async (given) => expectRefusal(await registerNobody(context, given), 'invalid-input'),
      );
    },
  },
  {
    requirement: 'WK-PSN-03',
    title: 'neither the answer to a registration nor a refusal says the numbers that were given',
    needs: { operations: registering },
    async run(context) {
      const person = nobody({ telephone: '+8615400031415' });
      const wrong = `${person.identityNumber.slice(0, 17)}${person.identityNumber.endsWith('1') ? '2' : '1'}`;
      const refused = await registerNobody(context, { ...person, identityNumber: wrong });
      const told = `${refused.text} ${[...refused.headers].flat().join(' ')}`;
      expect(!told.includes(wrong) && !told.includes('15400031415'), 'no number that was given', 'one of them');
    },
  },
  {
    requirement: 'WK-PSN-03',
    title: 'the answer to a registration and the stay that is read say none of the numbers',
    needs: writing,
    async run(context) {
      const staff = registrarOf(context);
      const [premisesId] = await premisesOf(context, staff);
      const person = nobody({ telephone: '+8615400031416' });
      const made = await register(staff, await registrationIn(context, premisesId, { person }));
      const stay = bodyOf(made, Stay);
      const read = await staff.call('stays.get', { parameters: { stayId: stay.id } });
      const told = `${made.text} ${read.text} ${[...made.headers].flat().join(' ')}`;
      await leave(context, staff, stay);
      const isTold = told.includes(person.identityNumber) || told.includes('15400031416');
      expect(!isTold, 'no number that was given', 'one of them');
    },
  },
  {
    requirement: 'WK-PSN-04',
    title: 'one number is one person in two premises, and no number is another person each time',
    needs: writing,
    async run(context) {
      const staff = registrarOf(context);
      const [one, other] = await premisesOf(context, staff);
      const elsewhere = need(other, 'the station has one premises only');
      const person = nobody();
      const without = nobody({ identityNumber: null });
      const stays = await Promise.all(
        [
          [one, person],
          [elsewhere, person],
          [one, without],
          [elsewhere, without],
        ].map(async ([premisesId, given]) =>
          registered(staff, await registrationIn(context, String(premisesId), { person: given })),
        ),
      );
      const [first, second, third, fourth] = stays.map((stay) => stay.person.id);
      for (const stay of stays) await leave(context, staff, stay);
      expect(first === second, 'one person record', 'two');
      expect(third !== fourth, 'a record each', 'one');
    },
  },
  {
    requirement: 'WK-PSN-05',
    title: 'somebody without an identity number has null there',
    needs: writing,
    async run(context) {
      const staff = registrarOf(context);
      const [premisesId] = await premisesOf(context, staff);
      const person = nobody({ identityNumber: null });
      const stay = await registered(staff, await registrationIn(context, premisesId, { person }));
      await leave(context, staff, stay);
      expect(stay.person.identityNumber === null, 'null', 'a value');
    },
  },
  {
    requirement: 'WK-PSN-07',
    title: 'a landlord who gives a known number and another name changes no name and is told none',
    needs: { ...writing, roles: ['landlord'] },
    async run(context) {
      const [staff, landlord] = [registrarOf(context), context.as('landlord')];
      const [own] = await premisesOf(context, landlord);
      const elsewhere = need(
        (await premisesOf(context, staff)).find((id) => id !== own),
        'the station has one premises only',
      );
      const person = nobody({ name: '甲试' });
      const first = await registered(staff, await registrationIn(context, elsewhere, { person }));
      const body = await registrationIn(context, own, { person: { ...person, name: '乙试' } });
      const second = await registered(landlord, body);
      const now = bodyOf(await staff.call('stays.get', { parameters: { stayId: first.id } }), Stay);
      await leave(context, staff, first);
      await leave(context, staff, second);
      expect(second.person.name.masked.startsWith('乙'), 'the mask of what was given', 'another');
      expect(now.person.name.masked.startsWith('甲'), 'the name on record', 'another');
    },
  },
]);

async function registerNobody(context: Context, person: object) {
  const staff = registrarOf(context);
  const [premisesId] = await premisesOf(context, staff);
  return register(staff, await registrationIn(context, premisesId, { person: nobody(person) }));
}
