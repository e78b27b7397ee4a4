import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import pg from 'pg';
import { migrate, ownMigrations } from '../database/migrate.ts';
import { type Database, openPostgres } from '../database/open.ts';
import { StartFailure } from '../start-failure.ts';
import { assertCounted } from './assert-counted.ts';
import type { PostgresCluster } from './postgres-cluster.ts';
import { accountId, earlierMigration, fillAsOwner, idOf, premisesId, recordCheck, stationId } from './rows-of-0007.ts';

/** Columns whose values a migration is meant to change, and the rows that it may. */
const meantToChange = new Map([['premises', ['organisation_id']]]);

export function migrationSuite(cluster: PostgresCluster): void {
  describe('migrations of a database that holds records', () => {
    const onEarlier = async (name: string, work: (database: Database, client: pg.Client) => Promise<void>) => {
      await cluster.createDatabase(name);
      const database = await openPostgres(cluster.urlOf(name));
      const client = new pg.Client(cluster.urlOf(name));
      await client.connect();
      try {
        await migrate(database, earlierMigration);
        await fillAsOwner(client);
        await recordCheck(client, 1, 1);
        await work(database, client);
      } finally {
        await client.end();
        await database.close();
      }
    };
    const rowsOf = async (client: pg.Client, text: string) => (await client.query(text)).rows;

    test('every row is what it was, what is new is filled from it, and no constraint or index is left invalid', async () => {
      await onEarlier('migrated_whole', async (database, client) => {
        const tables = await rowsOf(
          client,
          `select c.relname::text as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
           from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
           where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relispartition
             and c.relname <> 'schema_migrations'
           group by c.relname`,
        );
        const read = async () => {
          const found = new Map<string, readonly string[]>();
          for (const { name, columns } of tables as { name: string; columns: string[] }[]) {
            const kept = columns.filter((column) => !meantToChange.get(name)?.includes(column));
            const rows = await rowsOf(client, `select (${kept.join(', ')})::text as line from ${name}`);
            found.set(name, rows.map(({ line }) => String(line)).sort());
          }
          return found;
        };
        const before = await read();
        assert.ok([...before.values()].flat().length > 20);
        const ran = await migrate(database);
        assert.ok(ran.length > 0 && !ran.includes(earlierMigration));
        const after = await read();
        for (const [table, lines] of before) {
          const left = after.get(table) ?? [];
          // Which station an address or a plate key is at has become a row of its own.
          if (table === 'record_stations') for (const line of lines) assert.ok(left.includes(line));
          else assert.deepEqual(left, lines, table);
        }

        const filled = await rowsOf(
          client,
          `select premises.id, addresses.folded_text as text, addresses.state,
             (select count(*)::integer from search_grams where record_id = addresses.id and kind = 'address') as grams,
             (select count(*)::integer from record_stations where record_id = addresses.id) as places,
             premises.organisation_id is not null as "hasOrganisation"
           from premises join addresses on addresses.station_id = premises.station_id and addresses.id = premises.address_id
           order by premises.id`,
        );
        assert.deepEqual(
          filled,
          [1, 2, 3].map((number) => ({
            id: premisesId(number),
            text: `样例路${number}号`,
            state: 'in-use',
            // Four pairs and the number.
            grams: 5,
            places: 1,
            hasOrganisation: number === 3,
          })),
        );
        const [check] = await rowsOf(
          client,
          `select c.state, h.assigned_to_name as name, p.premises_id as premises, k.state as key
           from rental_checks c join hazards h on h.check_id = c.id join rental_check_photographs p on p.check_id = c.id
           cross join plate_keys k`,
        );
        assert.deepEqual(check, { state: 'confirmed', name: '史予宁', premises: premisesId(1), key: 'signing' });
        const invalid = await rowsOf(
          client,
          `select conname::text as name from pg_constraint where not convalidated
           union all select indexrelid::regclass::text from pg_index where not indisvalid`,
        );
        assert.deepEqual(invalid, []);
      });
    });

    test('after each of them a server of the version before records a check as before, under its role', async () => {
      await onEarlier('migrated_beside', async (database, client) => {
        let number = 1;
        for (const name of await ownMigrations()) {
          if (name <= earlierMigration) continue;
          assert.deepEqual(await migrate(database, name), [name]);
          number += 1;
          await client.query('begin');
          await client.query(`set local role wardkit_app; set local wardkit.stations = '${stationId}';
            set local wardkit.home = '${stationId}'; set local wardkit.accounts = '${accountId}'`);
          await recordCheck(client, 2, number);
          await client.query('commit');
        }
        assert.ok(number > 2);
        const [found] = await rowsOf(
          client,
          `select (select count(*)::integer from rental_checks where state = 'submitted') as checks,
             (select position::integer from event_logs) as position,
             (select version from premises where id = '${premisesId(2)}') as version`,
        );
        assert.deepEqual(found, { checks: number - 1, position: number, version: number });
      });
    });

    test('alerts that were counted without their hour are counted with it', async () => {
      await cluster.createDatabase('migrated_hours');
      const database = await openPostgres(cluster.urlOf('migrated_hours'));
      const client = new pg.Client(cluster.urlOf('migrated_hours'));
      await client.connect();
      try {
        await migrate(database, '0018-alerts.sql');
        const received = [
          '2026-02-10T15:59:59Z',
          '2026-02-10T16:00:00Z',
          '2026-02-10T16:30:00Z',
          '2026-02-28T16:00:00Z',
        ];
        for (const [at, moment] of received.entries()) {
          await client.query(
            `insert into alerts (station_id, id, number, state, state_since, moved_at, priority, category, channel, summary,
               division_code, place_text, received_at)
             values ($1, $2, $3, 'received', $4, $4, 'normal', 'help', 'walk-in', 'x', '441602101201', 'x', $4)`,
            [stationId, idOf(5, at), `JQ-${at}`, moment],
          );
        }
        // As the version before counts them, with a count that has gone down to nothing.
        const codes = '{"state": "received", "channel": "walk-in", "category": "help", "priority": "normal"}';
        await client.query(
          `insert into counted_records (station_id, module, record_id, day, community_code, codes)
           select station_id, 'alerts', id, (received_at at time zone 'Asia/Shanghai')::date, division_code, $1 from alerts`,
          [codes],
        );
        await client.query(
          `insert into record_counts (station_id, module, period, starts_on, community_code, codes, count)
           select station_id, module, 'day', day, '', codes, count(*) from counted_records group by 1, 2, 4, 6
           union all select $1::uuid, 'alerts', 'day', '2026-02-01', '', $2::jsonb, 0`,
          [stationId, codes],
        );
        await migrate(database);
        await assertCounted(database.kysely);
        const hours = await rowsOf(
          client,
          `select codes->>'hour' as hour, sum(count)::integer as count from record_counts
           where module = 'alerts' and period = 'month' and community_code = '' group by 1 order by 1`,
        );
        assert.deepEqual(hours, [
          { hour: '00', count: 3 },
          { hour: '23', count: 1 },
        ]);
      } finally {
        await client.end();
        await database.close();
      }
    });

    test('one that fails leaves the database as it was, says why without a row, and goes on when that is put right', async () => {
      await onEarlier('migrated_refused', async (database, client) => {
        // Nothing kept that version from two dwellings of one label; the next has a rule against it.
        const twin = idOf(4, 9);
        await client.query(
          'insert into dwellings (station_id, id, premises_id, label, rooms) values ($1, $2, $3, $4, 1)',
          [stationId, twin, premisesId(1), '101'],
        );
        const schema = () =>
          rowsOf(
            client,
            `select c.relname::text, a.attname::text from pg_attribute a join pg_class c on c.oid = a.attrelid
             where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped order by 1, 2`,
          );
        const before = await schema();
        await assert.rejects(migrate(database), (cause: Error) => {
          assert.ok(cause instanceof StartFailure);
          assert.match(cause.message, /^Migration 0008-\S+ failed \(23505: .*one_dwelling_a_label.*left as it was/);
          assert.ok(!cause.message.includes(stationId) && !cause.message.includes('101'));
          return true;
        });
        assert.deepEqual(await schema(), before);
        const [{ last }] = (await rowsOf(client, 'select max(name) as last from schema_migrations')) as [
          { last: string },
        ];
        assert.equal(last, earlierMigration);
        await recordCheck(client, 2, 2);

        await client.query('update dwellings set label = $2 where id = $1', [twin, '101-2']);
        assert.deepEqual((await migrate(database)).at(-1), (await ownMigrations()).at(-1));
      });
    });
  });
}
