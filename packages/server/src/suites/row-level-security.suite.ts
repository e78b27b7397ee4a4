import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isStream } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import { sql, type Transaction } from 'kysely';
import { developmentIssuer } from '../access/development-issuer.ts';
import { makePartitions } from '../audit/partitions.ts';
import type { Schema } from '../database/schema.ts';
import { asApplication, type Settings } from '../database/transaction.ts';
import { notServed } from '../modules/not-served.ts';
import { countAll } from '../modules/statistics-counts.ts';
import { withPoliciesOfOneStation } from './policies-alone.ts';
import { rightsRecords } from './rights-records.ts';
import { newId } from './submission.ts';
import { type Engine, startOfTests, World } from './world.ts';

/** Tables whose rows name a station and are everybody's to read: public keys, and what a witness of the audit log needs. */
const publicTables: readonly string[] = ['plate_keys', 'audit_keys', 'audit_logs', 'audit_tiles', 'audit_checkpoints'];
/** A station that has set no limit of its own has those of the contract, which are no secret. */
const ofPublicTables: readonly string[] = ['doorplates.listKeys', 'alertTimeLimits.list'];
/** Entries of the log are added at whatever station is concerned, and nobody changes or removes one. */
const appendedAnywhere: readonly string[] = ['audit_queue'];

/** A value that a column of a type takes, told apart by nothing. */
const sampleOf: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: 'gen_random_uuid()::text',
  int4: '1',
  int8: '1',
  float8: '1',
  bool: 'false',
  date: "date '2026-01-01'",
  timestamptz: "timestamptz '2026-01-01'",
  json: "'{}'::json",
  jsonb: "'[]'::jsonb",
  bytea: "'\\x00'::bytea",
  _text: "'{}'::text[]",
  _uuid: "'{}'::uuid[]",
};

/** The database alone, without any condition of the code: what the policies let through. */
export function rowLevelSecuritySuite(engine: Engine): void {
  describe('row-level security', () => {
    let world: World;
    /** The same with rows of no meaning, so that no table is empty at a station. */
    let planted: World;
    before(async () => {
      world = await World.open(engine);
      planted = await World.open(engine);
    });
    after(async () => {
      await planted.close();
      await world.close();
    });

    /** Every table with a station, from the catalogue, so that a new one can't be forgotten. */
    let guarded: readonly (keyof Schema)[];
    before(async () => {
      const { rows } = await sql<{ name: keyof Schema }>`
        select c.relname as name from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'station_id' and a.attnum > 0
          join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
        where c.relkind in ('r', 'p') and not c.relispartition order by 1`.execute(planted.database.kysely);
      // The log is cut by time: the month of the sample must be there.
      await planted.database.kysely.transaction().execute((transaction) => makePartitions(transaction, ['2026-01']));
      guarded = rows.map(({ name }) => name).filter((name) => !publicTables.includes(name));
      for (const table of guarded) {
        for (const key of ['puqian', 'rongcheng']) await plant(table, planted.premises(key, 0).stationId);
      }
      // What was put in past the code is counted as any load past the code is.
      await countAll(planted.database.kysely);
    });

    const columnsOf = async (table: string) => {
      const { rows } = await sql<{ name: string; type: string }>`
        select a.attname as name, t.typname as type from pg_attribute a join pg_type t on t.oid = a.atttypid
        where a.attrelid = ${`public.${table}`}::regclass and a.attnum > 0 and not a.attisdropped
          and a.attgenerated = '' order by a.attnum`.execute(planted.database.kysely);
      return rows;
    };
    /** The statement that puts a row of no meaning into a table, at a station. */
    const insertion = async (table: string, stationId: string) => {
      const columns = await columnsOf(table);
      const values = columns.map(({ name, type }) =>
        name === 'station_id' ? `'${stationId}'` : (sampleOf[type] ?? 'null'),
      );
      return `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values (${values.join(', ')})`;
    };
    /** Puts such a row in as the owner, past policies and foreign keys: no table may be empty at a station. */
    const plant = async (table: string, stationId: string) => {
      const statement = await insertion(table, stationId);
      await planted.database.runScript(
        `begin; set local session_replication_role = replica; ${statement} on conflict do nothing; commit;`,
      );
    };
    const mayRead = async (table: string) => {
      const { rows } = await sql<{ may: boolean }>`
        select has_table_privilege('wardkit_app', ${table}, 'select') as may`.execute(planted.database.kysely);
      return rows[0]?.may === true;
    };
    const mayUpdate = async (table: string, column: string) => {
      const { rows } = await sql<{ may: boolean }>`
        select has_column_privilege('wardkit_app', ${table}, ${column}, 'update') as may`.execute(
        planted.database.kysely,
      );
      return rows[0]?.may === true;
    };
    const readable = async () => {
      const found: (keyof Schema)[] = [];
      for (const table of guarded) if (await mayRead(table)) found.push(table);
      return found;
    };

    const stationsSeen = (table: keyof Schema, settings: Settings, { database }: World = world) =>
      asApplication(database, settings, async (transaction) => {
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
      for (const table of await readable()) {
        // What has no station, such as the national checklist, is everybody's.
        const stations = (await stationsSeen(table, {}, planted)).filter((each) => each !== null);
        assert.deepEqual(stations, [], table);
      }
    });

    test('with a station only its rows are there, though no condition asks for it', async () => {
      const stationId = world.premises('puqian', 0).stationId;
      const seen: string[] = [];
      for (const table of await readable()) {
        const settings = { stations: [stationId], home: [stationId] };
        const stations = (await stationsSeen(table, settings, planted)).filter((each) => each !== null);
        assert.deepEqual(
          stations.filter((each) => each !== stationId),
          [],
          table,
        );
        if (stations.length > 0) seen.push(table);
      }
      for (const table of [
        'people',
        'premises',
        'stays',
        'rental_checks',
        'devices',
        'invitations',
        'embed_sessions',
      ]) {
        assert.ok(seen.includes(table), `${table} is there for its own station`);
      }
    });

    test('nothing is written, changed or removed at another station, though no condition asks for it', async () => {
      const [own, other] = [world.premises('puqian', 0).stationId, world.premises('rongcheng', 0).stationId];
      const settings = { stations: [own], home: [own] };
      const attempt = async (statement: string): Promise<number> => {
        try {
          return await asApplication(planted.database, settings, async (transaction) => {
            const { numAffectedRows } = await sql.raw(statement).execute(transaction);
            return Number(numAffectedRows ?? 0);
          });
        } catch (cause) {
          const code = cause instanceof Error && 'code' in cause ? cause.code : cause;
          // 42501: insufficient privilege, which is what a policy says of a row as well.
          assert.equal(code, '42501', `${statement} ${String(cause)}`);
          return 0;
        }
      };
      for (const table of guarded) {
        if (!appendedAnywhere.includes(table)) {
          assert.equal(await attempt(await insertion(table, other)), 0, `insert into ${table}`);
        }
        assert.equal(await attempt(`delete from ${table} where station_id = '${other}'`), 0, `delete from ${table}`);
        for (const { name } of await columnsOf(table)) {
          if (!(await mayUpdate(table, name))) continue;
          const statement = `update ${table} set ${name} = ${name} where station_id = '${other}'`;
          assert.equal(await attempt(statement), 0, statement);
        }
      }
    });

    test('with the code’s own condition dropped the policies hold, in every call, reading or writing', async () => {
      const database = await engine.open();
      const plain = await World.open({ ...engine, open: async () => database }, { requestsPerMinute: 1_000_000 });
      const own = plain.premises('puqian', 0).stationId;
      const alone = await World.open(
        { ...engine, open: async () => withPoliciesOfOneStation(database, own) },
        { requestsPerMinute: 1_000_000 },
      );
      try {
        const as = 'puqian-supervisor-1';
        const elsewhere = plain.premises('rongcheng', 0).stationId;
        // One account more before the first sign-in, so that the code itself reaches both stations.
        const account = { station_id: elsewhere, id: newId(), display_name: 'x', person_id: null };
        await database.kysely
          .insertInto('accounts')
          .values({ ...account, roles: ['administrator', 'supervisor', 'officer', 'auxiliary'] })
          .execute();
        const link = { issuer: developmentIssuer, subject: as, station_id: elsewhere, account_id: account.id };
        await database.kysely.insertInto('sign_in_links').values(link).execute();
        const known = await rightsRecords(plain);
        const call = (world: World, method: string, path: string) =>
          world.call(method, path, {
            as,
            purpose: 'supervision',
            headers: { 'if-match': '"999999999"' },
          });
        const strays: string[] = [];
        let compared = 0;
        for (const [name, records] of Object.entries(known)) {
          const record = records.find(({ stationId }) => stationId === elsewhere);
          const operation = allOperations.find(
            ({ id, path, method }) =>
              method === 'GET' &&
              path.endsWith(`/{${name}}`) &&
              path.includes('{mediationId}/') === (record?.within !== undefined) &&
              !(notServed as readonly string[]).includes(id),
          );
          if (record === undefined || operation === undefined) continue;
          if (!('supervisor' in operation.callers) || operation.callers.supervisor !== 'same-station') continue;
          const path = operation.path.replace(`{${name}}`, record.id).replace('{mediationId}', record.within ?? '');
          assert.equal((await call(plain, 'GET', path)).status, 200, `${path}: the code lets it through`);
          assert.equal((await call(alone, 'GET', path)).status, 404, `${path}: the policy does not`);
          compared += 1;
        }
        assert.ok(compared >= 10, `${compared} kinds of records`);
        for (const operation of allOperations) {
          if (operation.method !== 'GET' || operation.path.includes('{') || operation.scope === null) continue;
          if ((notServed as readonly string[]).includes(operation.id) || isStream(operation.answers[200])) continue;
          const reply = await call(alone, 'GET', `${operation.path}?limit=200`);
          // The own accounts are the caller's to see at whatever station.
          const items = [...(reply.json?.items ?? [])].filter(({ id }) => id !== (account.id as never));
          const stations = items.map(({ stationId }) => stationId);
          const isHeld = stations.every((stationId) => stationId === undefined || stationId === (own as never));
          if (!isHeld && !ofPublicTables.includes(operation.id)) strays.push(operation.id);
        }
        assert.deepEqual(strays, []);
        const premises = known.premisesId.find(({ stationId }) => stationId === elsewhere)?.id ?? '';
        const rows = async () => {
          const { rows: found } = await sql<{ count: number }>`
            select (select count(*) from attachments where station_id = ${elsewhere}::uuid)::integer
              + (select count(*) from doorplates where station_id = ${elsewhere}::uuid)::integer as count`.execute(
            database.kysely,
          );
          return found[0]?.count;
        };
        const before = await rows();
        for (const [path, body] of [
          [
            `/v1/attachments/${newId()}`,
            { premisesId: premises, mediaType: 'image/jpeg', size: 9, sha256: 'a'.repeat(64) },
          ],
          [`/v1/doorplates/${newId()}`, { premisesId: premises }],
        ] as const) {
          const reply = await alone.call('PUT', path, { as, headers: { 'if-none-match': '*' }, body });
          assert.ok(reply.status >= 400 && reply.status < 500, `${path} ${reply.status} ${reply.text}`);
        }
        assert.equal(await rows(), before);
      } finally {
        await alone.close();
        await plain.close();
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
