import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { residentIdentityNumberCheck } from '@wardkit/contract/codes/resident-identity-number';
import type { GivenPerson } from '@wardkit/contract/people';
import type { Reach } from '../access/access.ts';
import { asApplication } from '../database/transaction.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { openCell } from '../privacy/column-cipher.ts';
import { changePerson, type PeopleContext, recordPerson } from '../privacy/people.ts';
import { type Engine, testKeys, World } from './world.ts';

/** Nobody born before 1880 ever had a number of 18 digits, so that these are nobody's. */
export function inventedNumber(serial: number, division = '441602'): string {
  const body = `${division}18500101${String(serial).padStart(3, '0')}`;
  return body + residentIdentityNumberCheck(body);
}

const li = {
  name: '李示范',
  identityNumber: inventedNumber(1),
  telephone: '+8615400000101',
} as const satisfies GivenPerson;

export function peopleSuite(engine: Engine): void {
  describe('people', () => {
    let world: World;
    let stationId: string;
    before(async () => {
      world = await World.open(engine);
      stationId = world.premises('puqian', 0).stationId;
    });
    after(() => world.close());

    const accountOf = (subject: string) => {
      const account = world.data.accounts.find((each) => each.subject === subject);
      assert.ok(account);
      return account;
    };
    const nowhere = { machines: [], assigned: [], mediating: [], persons: [], accounts: [] };
    const staff = (): Reach => ({ ...nowhere, role: 'officer', stations: [stationId], home: [stationId] });
    const program = (): Reach => ({ ...staff(), role: 'integrator', machines: [stationId] });
    const landlord = (): Reach => {
      const { id, personId } = accountOf('puqian-landlord-1');
      return {
        ...nowhere,
        role: 'landlord',
        stations: [],
        home: [stationId],
        accounts: [id],
        persons: [personId ?? ''],
      };
    };

    const during = <T>(reach: Reach, work: (context: PeopleContext) => Promise<T>) =>
      asApplication(world.database, reach as never, (transaction) =>
        work({
          transaction,
          reach,
          now: world.clock.now(),
          language: 'en',
          concerns: () => undefined,
          server: { keys: testKeys } as PeopleContext['server'],
        }),
      );
    const record = (reach: Reach, given: GivenPerson, at = stationId) =>
      during(reach, (context) => recordPerson(context, at, given));
    const rowOf = (id: string) =>
      world.database.kysely.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const isProblem = (code: string) => (cause: unknown) => cause instanceof RequestProblem && cause.code === code;

    test('a person is sealed by column under the active key, masked, and found by a keyed hash', async () => {
      const person = await record(staff(), { ...li, identityNumber: inventedNumber(2) });
      const row = await rowOf(person.id);
      for (const [column, sealed, plain] of [
        ['name', row.name_sealed, li.name],
        ['identity', row.identity_sealed, inventedNumber(2)],
        ['phone', row.phone_sealed, li.telephone],
      ]) {
        assert.ok(sealed?.startsWith('test.'));
        assert.equal(openCell(testKeys, { stationId, column: `people.${column}`, rowId: row.id }, sealed ?? ''), plain);
      }
      assert.equal(row.identity_hash, testKeys.hash('people.identity', inventedNumber(2)));
      assert.equal(row.phone_hash, testKeys.hash('people.phone', li.telephone));
      assert.deepEqual(
        [person.name.masked, person.identityNumber?.masked, person.telephone?.masked],
        ['李**', `4****************${inventedNumber(2).at(-1)}`, '154****0101'],
      );
      assert.doesNotMatch(JSON.stringify(row), /李示范|18500101|5400000101/);
    });

    test('one number is one person at a station, and another person at another station', async () => {
      const first = await record(staff(), li);
      assert.equal((await record(staff(), li)).id, first.id);
      assert.equal((await record(landlord(), li)).id, first.id);
      assert.equal((await record(staff(), { ...li, identityNumber: li.identityNumber.toLowerCase() })).id, first.id);
      const elsewhere = world.premises('rongcheng', 0).stationId;
      const there = { ...staff(), stations: [elsewhere], home: [elsewhere] };
      assert.notEqual((await record(there, li, elsewhere)).id, first.id);
    });

    test('who gives no number is a person of their own each time', async () => {
      const nameless = { ...li, identityNumber: null, telephone: null };
      const [one, two] = [await record(staff(), nameless), await record(landlord(), nameless)];
      assert.notEqual(one.id, two.id);
      assert.equal(one.identityNumber, null);
    });

    test('two who record the same number at once name one person', { skip: !engine.concurrent }, async () => {
      const given = { ...li, identityNumber: inventedNumber(3) };
      const found = await Promise.all(
        Array.from({ length: 8 }, (_, at) => record(at % 2 === 0 ? staff() : landlord(), given)),
      );
      assert.equal(new Set(found.map(({ id }) => id)).size, 1);
    });

    test('staff bring a record up to date, others change no name and are told none', async () => {
      const given = { name: '王示范', identityNumber: inventedNumber(4), telephone: null };
      const { id } = await record(staff(), given);
      const shown = await record(landlord(), { ...given, name: '赵示范', telephone: '+8615400000102' });
      assert.deepEqual([shown.id, shown.name.masked, shown.telephone?.masked], [id, '赵**', '154****0102']);
      const after = await rowOf(id);
      assert.deepEqual([after.name_masked, after.phone_masked, after.version], ['王**', '154****0102', 2]);
      await record(landlord(), { ...given, telephone: '+8615400000103' });
      assert.equal((await rowOf(id)).phone_masked, '154****0102', 'a number that is known is not replaced');
      await record(staff(), { ...given, name: '汪示范', telephone: '+8615400000103' });
      const corrected = await rowOf(id);
      assert.deepEqual([corrected.name_masked, corrected.phone_masked, corrected.version], ['汪**', '154****0103', 3]);
      await record(staff(), { ...given, name: '汪示范' });
      assert.equal((await rowOf(id)).version, 3, 'nothing new is no new version');
    });

    test('a change by somebody who is no staff reaches the telephone only, and makes nothing of the rest', async () => {
      const stay = world.data.stays.find((each) => each.premisesId === world.premises('puqian', 0).id);
      assert.ok(stay);
      const before = await rowOf(stay.personId);
      for (const change of [{ name: '孙示范' }, { identityNumber: null }, { name: '孙示范', telephone: null }]) {
        const refused = during(landlord(), (context) => changePerson(context, stationId, stay.personId, change));
        await assert.rejects(refused, isProblem('forbidden'));
      }
      assert.deepEqual(await rowOf(stay.personId), before);
      const changed = await during(landlord(), (context) =>
        changePerson(context, stationId, stay.personId, { telephone: null }),
      );
      assert.equal(changed.telephone, null);
      assert.equal((await rowOf(stay.personId)).phone_hash, null);
    });

    test('what shows a person has a new version with the person, and nothing else has', async () => {
      const { personId } = accountOf('puqian-landlord-1');
      assert.ok(personId);
      const versions = async () => {
        const rows = await world.database.kysely
          .selectFrom('premises')
          .select(['landlord_person_id', 'version'])
          .execute();
        const of = (isOwn: boolean) => rows.filter((row) => (row.landlord_person_id === personId) === isOwn);
        return [of(true).map(({ version }) => version), of(false).map(({ version }) => version)] as const;
      };
      const [own, others] = await versions();
      await during(landlord(), (context) =>
        changePerson(context, stationId, personId, { telephone: '+8615400000104' }),
      );
      const [ownAfter, othersAfter] = await versions();
      assert.deepEqual(
        ownAfter,
        own.map((version) => version + 1),
      );
      assert.deepEqual(othersAfter, others);
    });

    test('a number that is put right to that of another person names that person', async () => {
      const one = await record(staff(), { ...li, identityNumber: null });
      const other = await record(staff(), { ...li, identityNumber: inventedNumber(5) });
      const change = { identityNumber: inventedNumber(5), name: '李更正' };
      const named = await during(staff(), (context) => changePerson(context, stationId, one.id, change));
      assert.equal(named.id, other.id);
      assert.equal((await rowOf(one.id)).version, 1);
    });

    test('a number with a wrong character, date or division is refused, and its text is not repeated', async () => {
      const valid = inventedNumber(6);
      const wrong: readonly [string, string][] = [
        [`${valid.slice(0, 17)}${valid.endsWith('1') ? '2' : '1'}`, 'check'],
        [inventedNumber(6, '990000'), 'division'],
        ['44160220260229000X', 'date'],
        ['441602209901010013', 'date'],
      ];
      for (const [identityNumber, fault] of wrong) {
        for (const reach of [staff(), landlord()]) {
          await assert.rejects(record(reach, { ...li, identityNumber }), (cause: unknown) => {
            assert.ok(cause instanceof RequestProblem && cause.code === 'invalid-input');
            assert.deepEqual(
              cause.details.errors?.map(({ pointer, code }) => [pointer, code]),
              [['/person/identityNumber', `identity-number-${fault}`]],
            );
            assert.ok(!JSON.stringify(cause.details).includes(identityNumber));
            return true;
          });
        }
      }
      await assert.rejects(record(staff(), { ...li, telephone: '+86123' }), isProblem('invalid-input'));
      await assert.rejects(record(staff(), { ...li, name: ' 　' }), isProblem('invalid-input'));
      assert.ok(
        (await record(staff(), { ...li, identityNumber: inventedNumber(6, '110103') })).id,
        'a withdrawn division',
      );
    });

    test('a program records nobody, by the code and by the database alone', async () => {
      await assert.rejects(record(program(), li), isProblem('forbidden'));
      const [person] = world.data.persons.filter((each) => each.stationId === stationId);
      assert.ok(person);
      const settings = { stations: [stationId], home: [stationId], machines: [stationId], person: person.id };
      const row = { station_id: stationId, id: stationId, name_sealed: '', name_masked: '' };
      await assert.rejects(
        asApplication(world.database, settings, (transaction) =>
          transaction.insertInto('people').values(row).execute(),
        ),
        /row-level security/,
      );
      const { numUpdatedRows } = await asApplication(world.database, settings, (transaction) =>
        transaction.updateTable('people').set({ name_masked: '' }).executeTakeFirstOrThrow(),
      );
      assert.equal(numUpdatedRows, 0n);
    });

    test('the database alone lets a landlord write one person at a time, at the own station', async () => {
      const { home, persons } = landlord();
      const elsewhere = world.premises('rongcheng', 0).stationId;
      const [person] = world.data.persons.filter((each) => each.stationId === stationId);
      const [foreign] = world.data.persons.filter((each) => each.stationId === elsewhere);
      assert.ok(person && foreign);
      const written = async (personId: string) => {
        const { numUpdatedRows } = await asApplication(
          world.database,
          { home, persons, person: personId },
          (transaction) => transaction.updateTable('people').set({ phone_masked: null }).executeTakeFirstOrThrow(),
        );
        return numUpdatedRows;
      };
      assert.equal(await written(person.id), 1n);
      assert.equal(await written(foreign.id), 0n);
      const row = { station_id: elsewhere, id: stationId, name_sealed: '', name_masked: '' };
      await assert.rejects(
        asApplication(world.database, { home, persons }, (transaction) =>
          transaction.insertInto('people').values(row).execute(),
        ),
        /row-level security/,
      );
    });
  });
}
