import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { isStream } from '@wardkit/contract/operation';
import { sql } from 'kysely';
import { openCell } from '../privacy/column-cipher.ts';
import { EveryCall, everybody, servedOperations } from './every-call.ts';
import { SeededSecrets } from './seeded-secrets.ts';
import { type Engine, testKeys, World } from './world.ts';

export function privacySuite(engine: Engine): void {
  describe('privacy', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());
    beforeEach(async () => {
      await world.database.kysely.deleteFrom('audit_queue').execute();
    });

    const entries = () => world.database.kysely.selectFrom('audit_queue').selectAll().execute();

    const secrets = (): string[] => {
      const staffNames = new Set(world.data.accounts.map((account) => account.displayName));
      return world.data.persons.flatMap((person) => [
        person.identityNumber,
        person.telephone.replace('+86', ''),
        ...(staffNames.has(person.name) ? [] : [person.name]),
      ]);
    };

    test('the search finds each seeded name and number wherever it stands', () => {
      const seeded = new SeededSecrets(world.data);
      for (const secret of secrets()) {
        for (const text of [secret, `{"a":"${secret}"}`, `+86${secret}`, `住户${secret}在家`, `1${secret}2`]) {
          assert.equal(seeded.findIn(text) === null, false, text);
        }
      }
      assert.equal(seeded.findIn('张** 138****1234 4****************X 2026-11-22T04:00:00.000Z'), null);
    });

    test('no seeded name, identity number or telephone leaves by any answer, nor does it come to lie open', async () => {
      const own = await World.open(engine, { requestsPerMinute: 1_000_000 });
      const seeded = new SeededSecrets(own.data);
      const met = new Map<string, Set<number>>();
      const calls = new EveryCall(own, (record, reply, options) => {
        met.set(record.id, (met.get(record.id) ?? new Set()).add(reply.status));
        // A reveal shows one, which is what it is for.
        if (record.personalData === 'revealed' && reply.status === 200) return;
        const sent = reply.text + JSON.stringify([...reply.headers]);
        const found = seeded.findIn(sent);
        assert.equal(found, null, `${record.id} as ${options.as} answered ${reply.status} with ${found}`);
      });
      try {
        const [person] = own.data.persons;
        assert.ok(person);
        await own.audit.settle();
        await calls.readEverything(everybody);
        for (const record of servedOperations) {
          if (record.method === 'GET' && record.parameters === undefined && !isStream(record.answers[200])) {
            assert.ok(met.get(record.id)?.has(200), `${record.id} was never answered`);
          }
        }

        // Input that is refused is not sent back: every text of every body, then paths and queries.
        const given = [person.identityNumber, person.telephone, person.name];
        const staff = ['puqian-officer-1', 'puqian-administrator-1', 'puqian-landlord-1'];
        for (const secret of given) await calls.writeEverything(staff, () => `${secret}\0`);
        // Where a person is given, each text of them: of what is taken only the mask comes back.
        for (const secret of given) {
          await calls.writeEverything(staff.slice(0, 1), (text, beside) => ('telephone' in beside ? secret : text));
        }
        for (const secret of given) {
          for (const record of servedOperations.filter(({ answers }) => !isStream(answers[200]))) {
            const path = record.path.replaceAll(/\{\w+\}/g, encodeURIComponent(secret));
            await calls.call(record, path, { as: 'puqian-officer-1' });
            const query = `cursor=${encodeURIComponent(secret)}&limit=${encodeURIComponent(secret)}&x=${encodeURIComponent(secret)}`;
            await calls.call(record, `${record.path.replaceAll(/\{\w+\}/g, person.id)}?${query}`, {
              as: 'puqian-officer-1',
            });
          }
        }

        // What a database says of a fault is not passed on.
        await sql`revoke select on people, stays from wardkit_app`.execute(own.database.kysely);
        await calls.readEverything(staff);
        await sql`grant select on people, stays to wardkit_app`.execute(own.database.kysely);

        // Records that name people are written, stale versions are met, and upkeep does its work.
        await calls.writeEverything(
          ['puqian-officer-1', 'puqian-supervisor-1', 'puqian-administrator-1'],
          (text) => text,
        );
        await own.upkeep.runDue();
        await calls.readEverything([...staff, 'puqian-supervisor-1', 'puqian-audit-reviewer-1', 'puqian-resident-1']);

        const lines = own.log.join('\n');
        assert.equal(seeded.findIn(lines), null, 'a line of the log');
        assert.ok(own.log.length > 500);
        const { rows } = await sql<{ name: string }>`
          select tablename as name from pg_tables where schemaname = 'public'`.execute(own.database.kysely);
        for (const { name } of rows) {
          const table = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(
            own.database.kysely,
          );
          const found = seeded.findIn(table.rows.map(({ row }) => row).join('\n'));
          assert.equal(found, null, `the table ${name} holds ${found}`);
        }
        assert.equal(seeded.findIn(await own.metrics()), null, 'the metrics');
      } finally {
        await own.close();
      }
    });

    test('what was sealed can be opened with the key, and found by its hash', async () => {
      const [person] = world.data.persons;
      assert.ok(person);
      const row = await world.database.kysely
        .selectFrom('people')
        .selectAll()
        .where('identity_hash', '=', testKeys.hash('people.identity', person.identityNumber))
        .executeTakeFirstOrThrow();
      const place = { stationId: row.station_id, column: 'people.identity', rowId: row.id };
      assert.equal(openCell(testKeys, place, row.identity_sealed ?? ''), person.identityNumber);
    });

    test('personal data needs a purpose of the list', async () => {
      const path = `/v1/premises/${world.premises('puqian', 0).id}`;
      for (const purpose of [undefined, 'curiosity', '']) {
        const reply = await world.call('GET', path, {
          as: 'puqian-officer-1',
          ...(purpose === undefined ? {} : { purpose }),
        });
        assert.equal(reply.status, 403);
        assert.equal(reply.json.code, 'purpose-required');
      }
      assert.deepEqual(await entries(), [], 'what was not read is not logged');
    });

    test('a reading leaves one entry that names records and holds no personal data', async () => {
      const premises = world.premises('puqian', 0);
      const reply = await world.call('GET', `/v1/stays?premisesId=${premises.id}`, {
        as: 'puqian-officer-1',
        purpose: 'rental-check',
      });
      const [entry, ...others] = await entries();
      assert.deepEqual(others, []);
      assert.ok(entry);
      const account = world.data.accounts.find((each) => each.subject === 'puqian-officer-1');
      assert.equal(entry.operation, 'stays.list');
      assert.equal(entry.purpose, 'rental-check');
      assert.equal(entry.account_id, account?.id);
      assert.equal(entry.role, 'officer');
      assert.equal(entry.station_id, premises.stationId);
      assert.equal(entry.request_id, reply.headers.get('request-id'));
      assert.ok(entry.records.includes(premises.id));
      for (const item of reply.json.items) assert.ok(entry.records.includes(String(item.person?.id)));
      const text = JSON.stringify(entry);
      for (const secret of secrets()) assert.ok(!text.includes(secret));
    });

    test('a reading of premises names the landlord whose name it told', async () => {
      const premises = world.premises('puqian', 0);
      assert.ok(premises.landlordPersonId);
      const officer = { as: 'puqian-officer-1', purpose: 'rental-check' };
      for (const path of [`/v1/premises/${premises.id}`, '/v1/premises?limit=200']) {
        await world.database.kysely.deleteFrom('audit_queue').execute();
        await world.call('GET', path, officer);
        const [entry] = await entries();
        assert.ok(entry?.records.includes(premises.landlordPersonId), path);
      }
    });

    test('a reading of a check is logged, and so is one of personal data that is refused', async () => {
      const premises = world.premises('puqian', 0);
      const check = world.data.rentalChecks.find((each) => each.premisesId === premises.id);
      await world.call('GET', `/v1/rental-checks/${check?.id}`, { as: 'puqian-officer-1' });
      const [read] = await entries();
      assert.deepEqual([read?.operation, read?.outcome], ['rentalChecks.get', 200]);
      assert.ok(read?.records.includes(premises.id));
      await world.database.kysely.deleteFrom('audit_queue').execute();
      const prying = { as: 'rongcheng-officer-1', purpose: 'rental-check' };
      assert.equal((await world.call('GET', `/v1/premises/${premises.id}`, prying)).status, 404);
      assert.equal((await world.call('GET', `/v1/stays?premisesId=${premises.id}`, prying)).status, 404);
      for (const entry of await entries()) {
        assert.equal(entry.outcome, 404);
        assert.equal(entry.station_id, world.premises('rongcheng', 0).stationId);
        assert.deepEqual(entry.records, [premises.id]);
      }
      assert.equal((await entries()).length, 2);
    });

    test('the log tells what was called, and neither by whom nor about whom', async () => {
      const premises = world.premises('puqian', 0);
      const [person] = world.data.persons;
      assert.ok(person);
      const { token } = await world.direct('puqian-officer-1');
      const from = world.log.length;
      const query = `premisesId=${premises.id}&state=${encodeURIComponent(person.name)}`;
      const officer = { as: 'puqian-officer-1', purpose: 'rental-check' };
      assert.equal((await world.call('GET', `/v1/stays?${query}`, officer)).status, 200);
      await world.call('GET', `/v1/premises/${premises.id}`, officer);
      await world.call('GET', `/v1/${person.identityNumber}`, officer);
      await world.call('PUT', `/v1/rental-checks/${person.telephone}`, { ...officer, body: { note: person.name } });
      const lines = world.log.slice(from);
      assert.deepEqual(
        lines.map((line) => JSON.parse(line).route),
        ['/v1/stays', '/v1/premises/{premisesId}', 'other', '/v1/rental-checks/{checkId}'],
      );
      const text = lines.join('');
      for (const secret of [
        ...secrets(),
        token,
        token.split('.')[2] ?? token,
        premises.id,
        'premisesId=',
        '127.0.0.1',
      ]) {
        assert.ok(!text.includes(secret));
      }
    });

    test('a fault in the log holds no row of the database', async () => {
      const { kysely } = world.database;
      const [person] = world.data.persons;
      const from = world.log.length;
      await sql`revoke insert on audit_queue from wardkit_app`.execute(kysely);
      const path = `/v1/stays?premisesId=${world.premises('puqian', 0).id}`;
      await world.call('GET', path, { as: 'puqian-officer-1', purpose: 'rental-check' });
      await sql`grant insert on audit_queue to wardkit_app`.execute(kysely);
      const [fault = ''] = world.log.slice(from);
      assert.match(fault, /"code":"42501"/);
      assert.ok(person !== undefined && !fault.includes(world.premises('puqian', 0).id));
    });

    test('when the entry can not be written, nothing is told', async () => {
      const { kysely } = world.database;
      await sql`revoke insert on audit_queue from wardkit_app`.execute(kysely);
      try {
        const premises = world.premises('puqian', 0);
        const reply = await world.call('GET', `/v1/premises/${premises.id}`, {
          as: 'puqian-officer-1',
          purpose: 'rental-check',
        });
        assert.equal(reply.status, 500);
        assert.equal(reply.json.code, 'internal-error');
        assert.ok(!reply.text.includes('audit'), 'nor how the server is made');
        assert.ok(!reply.text.includes(premises.id));
      } finally {
        await sql`grant insert on audit_queue to wardkit_app`.execute(kysely);
      }
    });
  });
}
