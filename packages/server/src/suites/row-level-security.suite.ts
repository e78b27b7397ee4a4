import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { asApplication, type Settings } from '../database/transaction.ts';
import { newId } from './submission.ts';
import { type Engine, startOfTests, World } from './world.ts';

const guarded = [
  'accounts',
  'people',
  'organisations',
  'premises',
  'dwellings',
  'stays',
  'doorplates',
  'rental_checks',
  'hazards',
  'ratings',
  'objections',
  'record_stations',
  'plate_codes',
] as const satisfies readonly (keyof Schema)[];

/** The database alone, without any condition of the code: what the policies let through. */
export function rowLevelSecuritySuite(engine: Engine): void {
  describe('row-level security', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const stationsSeen = (table: keyof Schema, settings: Settings) =>
      asApplication(world.database, settings, async (transaction) => {
        const { rows } = await sql<{ station_id: string }>`
          select distinct station_id from ${sql.table(table)}`.execute(transaction);
        return rows.map((row) => row.station_id);
      });

    test('work is done under a role that owns nothing and is no superuser', async () => {
      const role = await asApplication(world.database, {}, async (transaction) => {
        const { rows } = await sql<{ name: string; powerful: boolean; owns: number }>`
          select current_user as name, r.rolsuper or r.rolbypassrls as powerful,
            (select count(*)::integer from pg_class c where c.relowner = r.oid) as owns
          from pg_roles r where r.rolname = current_user`.execute(transaction);
        return rows[0];
      });
      assert.deepEqual(role, { name: 'wardkit_app', powerful: false, owns: 0 });
    });

    test('without settings no row of any station is there', async () => {
      for (const table of guarded) assert.deepEqual(await stationsSeen(table, {}), [], table);
    });

    test('with a station only its rows are there, though no condition asks for it', async () => {
      const stationId = world.premises('puqian', 0).stationId;
      for (const table of guarded) {
        assert.deepEqual(await stationsSeen(table, { stations: [stationId] }), [stationId], table);
      }
    });

    test('a landlord reaches own rows only', async () => {
      const landlord = world.data.accounts.find((each) => each.subject === 'puqian-landlord-1');
      assert.ok(landlord?.personId);
      const own = world.data.premises.filter((each) => each.landlordPersonId === landlord.personId).map(({ id }) => id);
      const settings = { persons: [landlord.personId], home: [landlord.stationId], premises: own };
      const count = (table: keyof Schema) =>
        asApplication(world.database, settings, async (transaction) => {
          const { rows } = await sql<{ count: number }>`
            select count(*)::integer as count from ${sql.table(table)}`.execute(transaction);
          return rows[0]?.count;
        });
      assert.equal(await count('premises'), own.length);
      assert.equal(await count('people'), 1);
      assert.equal(await count('stays'), world.data.stays.filter((each) => own.includes(each.premisesId)).length);
      assert.equal(await count('hazards'), world.data.hazards.filter((each) => own.includes(each.premisesId)).length);
      assert.equal(await count('doorplates'), 0);
      assert.equal(await count('accounts'), 0);
    });

    test('a landlord writes uploads and objections of the own premises under the own account, and nothing else', async () => {
      const landlord = world.data.accounts.find((each) => each.subject === 'puqian-landlord-1');
      assert.ok(landlord?.personId);
      const own = world.data.premises.filter((each) => each.landlordPersonId === landlord.personId).map(({ id }) => id);
      const [premisesId = ''] = own;
      const settings = {
        persons: [landlord.personId],
        home: [landlord.stationId],
        accounts: [landlord.id],
        premises: own,
      };
      const other = world.data.premises.find(
        (each) => each.stationId === landlord.stationId && !own.includes(each.id) && each.use === 'let',
      );
      const officer = world.data.accounts.find((each) => each.subject === 'puqian-officer-1');
      assert.ok(other && officer);
      const attempt = (work: (transaction: Transaction<Schema>) => Promise<unknown>) =>
        asApplication(world.database, settings, work).then(
          () => 'done',
          (cause: { code?: string }) => cause.code,
        );
      const upload = (to: object) => ({
        station_id: landlord.stationId,
        id: newId(),
        premises_id: premisesId,
        size: 1,
        sha256: '0'.repeat(64),
        media_type: 'image/jpeg',
        state: 'receiving',
        created_at: startOfTests,
        created_by: landlord.id,
        secret_id: 'test',
        ...to,
      });
      const insufficient = '42501';
      const insert = (to: object) =>
        attempt((transaction) => transaction.insertInto('attachments').values(upload(to)).execute());
      assert.equal(await insert({}), 'done');
      assert.equal(await insert({ premises_id: other.id }), insufficient);
      assert.equal(await insert({ created_by: officer.id }), insufficient);
      const officers = upload({ created_by: officer.id });
      await asApplication(world.database, { stations: [landlord.stationId] }, (transaction) =>
        transaction.insertInto('attachments').values(officers).execute(),
      );
      const changed = await attempt((transaction) =>
        transaction.updateTable('attachments').set({ state: 'deleted' }).where('id', '=', officers.id).execute(),
      );
      assert.equal(changed, insufficient, 'an upload of somebody else is held at most');

      const check = world.data.rentalChecks.find((each) => each.premisesId === premisesId);
      assert.ok(check);
      const withdrawn = await attempt((transaction) =>
        transaction.updateTable('rental_checks').set({ state: 'withdrawn' }).where('id', '=', check.id).execute(),
      );
      assert.equal(withdrawn, insufficient);
      const rated = await attempt((transaction) =>
        transaction.updateTable('ratings').set({ stars: 3 }).where('premises_id', '=', premisesId).execute(),
      );
      assert.equal(rated, insufficient);
      const objection = (to: object) => ({
        station_id: landlord.stationId,
        id: newId(),
        premises_id: premisesId,
        target_kind: 'rental-check',
        target_id: newId(),
        check_id: check.id,
        state: 'filed',
        statement: 'x'.repeat(10),
        photograph_ids: [],
        filed_at: startOfTests,
        filed_by: landlord.id,
        answer_due_at: startOfTests,
        ...to,
      });
      const file = (to: object) =>
        attempt((transaction) => transaction.insertInto('objections').values(objection(to)).execute());
      assert.equal(await file({}), 'done');
      assert.equal(await file({ premises_id: other.id }), insufficient);
      assert.equal(await file({ filed_by: officer.id }), insufficient);
    });

    test('a checklist of a station is not there for another one', async () => {
      const [one, other] = ['puqian', 'rongcheng'].map((key) => world.premises(key, 0).stationId);
      assert.ok(one && other);
      await asApplication(world.database, { stations: [one] }, (transaction) =>
        transaction
          .insertInto('rental_check_standards')
          .values({ version: 'of-one', document: '{}', station_id: one, published_at: startOfTests })
          .execute(),
      );
      const versions = (settings: Settings) =>
        asApplication(world.database, settings, (transaction) =>
          transaction.selectFrom('rental_check_standards').select('version').orderBy('version').execute(),
        );
      assert.equal((await versions({ home: [one] })).length, 2);
      assert.equal((await versions({ stations: [other], home: [other] })).length, 1);
      assert.equal((await versions({})).length, 1);
    });

    test('a program reads the rows of its station, and of no person', async () => {
      const stationId = world.premises('puqian', 0).stationId;
      const settings = { stations: [stationId], machines: [stationId] };
      assert.deepEqual(await stationsSeen('premises', settings), [stationId]);
      assert.deepEqual(await stationsSeen('people', settings), []);
      const both = { stations: [stationId, world.premises('rongcheng', 0).stationId], machines: [stationId] };
      assert.deepEqual(await stationsSeen('people', both), both.stations.slice(1));
    });

    test('a stranger gets a plate by its exact code and no other', async () => {
      const [plate] = world.data.doorplates;
      assert.ok(plate);
      const codes = (code: string) =>
        asApplication(world.database, { plate: code }, (transaction) =>
          transaction.selectFrom('doorplates').select('code').execute(),
        );
      assert.deepEqual(await codes(plate.code), [{ code: plate.code }]);
      for (const wrong of [plate.code.slice(0, 11), '%', `${plate.code}' or '1'='1`, '']) {
        assert.deepEqual(await codes(wrong), [], wrong);
      }
    });

    test('a row can not be put into another station', async () => {
      const [own, other] = [world.premises('puqian', 0), world.premises('rongcheng', 0)];
      const insert = asApplication(world.database, { stations: [own.stationId] }, (transaction) =>
        transaction
          .insertInto('record_stations')
          .values({ record_id: own.stationId, station_id: other.stationId })
          .execute(),
      );
      await assert.rejects(insert, /row-level security/);
    });

    test('the audit queue can only be added to', async () => {
      const stationId = world.premises('puqian', 0).stationId;
      for (const statement of [
        'select * from audit_queue',
        'delete from audit_queue',
        "update audit_queue set role = ''",
      ]) {
        const work = asApplication(world.database, { stations: [stationId] }, (transaction) =>
          sql.raw(statement).execute(transaction),
        );
        await assert.rejects(work, /permission denied/, statement);
      }
    });

    test('settings end with their transaction', async () => {
      await stationsSeen('premises', { stations: [world.premises('puqian', 0).stationId] });
      assert.deepEqual(await stationsSeen('premises', {}), []);
      const { rows } = await sql<{ name: string }>`select current_user as name`.execute(world.database.kysely);
      assert.notEqual(rows[0]?.name, 'wardkit_app');
    });
  });
}
