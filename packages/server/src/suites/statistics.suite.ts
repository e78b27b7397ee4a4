import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hazardStates } from '@wardkit/contract/hazards';
import { sql } from 'kysely';
import { countAll } from '../modules/statistics-counts.ts';
import { periodStart } from '../modules/statistics-dimensions.ts';
import { type Engine, type Loose, World } from './world.ts';

const chinaOffset = 8 * 3_600_000;

export function statisticsSuite(engine: Engine): void {
  describe('statistics', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const count = (query: string, as = 'puqian-supervisor-1') => world.call('GET', `/v1/statistics?${query}`, { as });
    const stationOf = (key: string) => world.premises(key, 0).stationId;
    const year = 'from=2026-01-01&to=2026-12-31';
    const dayOf = (time: string) => new Date(Date.parse(time) + chinaOffset).toISOString().slice(0, 10);
    const totals = (table: Loose) =>
      Object.fromEntries([...table.rows].map((row) => [String(row.key), row.total.count as unknown as number | null]));
    const every = (table: Loose) => [
      table.total,
      ...[...table.columns].map((each) => each.total),
      ...[...table.rows].flatMap((row) => [row.total, ...row.cells]),
    ];

    test('hazards by state are those of the station, each once, in the order of the contract', async () => {
      const reply = await count(`module=hazards&rows=state&${year}`);
      assert.equal(reply.status, 200, reply.text);
      const due = world.data.hazards.filter(
        (each) => each.stationId === stationOf('puqian') && each.observedAt >= '2026',
      );
      assert.deepEqual(
        totals(reply.json),
        Object.fromEntries(
          hazardStates.states.map((state) => [state, due.filter((each) => each.state === state).length]),
        ),
      );
      assert.deepEqual(
        [...reply.json.rows].map((row) => row.key),
        [...hazardStates.states] as unknown[],
      );
      assert.equal(reply.json.total.count, due.length as unknown);
      assert.equal(reply.json.timeZone, 'Asia/Shanghai');
    });

    test('a record falls into the day of the station, not into that of UTC, and every month has its row', async () => {
      const due = world.data.rentalChecks.filter((each) => each.stationId === stationOf('puqian'));
      const months = totals((await count(`module=rental-checks&rows=month&${year}`)).json);
      assert.equal(Object.keys(months).length, 12);
      for (const [month, total] of Object.entries(months)) {
        assert.equal(total, due.filter((each) => dayOf(each.finishedAt).startsWith(month.slice(0, 7))).length, month);
      }
      const [some] = due;
      assert.ok(some);
      const day = dayOf(some.finishedAt);
      const days = await count(`module=rental-checks&rows=day&from=${day}&to=${day}`);
      assert.deepEqual(totals(days.json), { [day]: due.filter((each) => dayOf(each.finishedAt) === day).length });
      const weeks = totals((await count('module=rental-checks&rows=week&from=2026-11-04&to=2026-11-18')).json);
      assert.deepEqual(Object.keys(weeks), ['2026-11-02', '2026-11-09', '2026-11-16']);
      const quarters = totals((await count(`module=rental-checks&rows=quarter&${year}`)).json);
      assert.deepEqual(Object.keys(quarters), ['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01']);
    });

    test('stays count by the day on which they began, plates by the day of their issue', async () => {
      for (const [module, records] of [
        ['stays', world.data.stays.map((each) => ({ ...each, day: each.startedOn }))],
        ['doorplates', world.data.doorplates.map((each) => ({ ...each, day: dayOf(each.issuedAt) }))],
      ] as const) {
        const { json } = await count(`module=${module}&rows=state&columns=month&from=2026-01-01&to=2026-12-31`);
        const due = records.filter((each) => each.stationId === stationOf('puqian') && each.day >= '2026');
        assert.equal(json.total.count, due.length as unknown, module);
        for (const [at, column] of [...json.columns].entries()) {
          const inMonth = due.filter((each) => each.day.startsWith(String(column.key).slice(0, 7)));
          assert.equal(column.total.count, inMonth.length as unknown, `${module} ${column.key}`);
          for (const row of json.rows) {
            const cell = row.cells[at];
            const is = inMonth.filter((each) => each.state === String(row.key)).length;
            assert.ok(cell && (cell.suppressed ? cell.count === null : Number(cell.count) === is), module);
          }
        }
      }
    });

    test('no small cell of a cross-table is told, and nothing but what is hidden has no number', async () => {
      for (const query of [
        `module=hazards&rows=community&columns=state&${year}`,
        `module=hazards&rows=state&columns=severity&${year}`,
        `module=stays&rows=township&columns=month&${year}`,
        `module=rental-checks&rows=state&columns=quarter&${year}&area=441602101`,
      ]) {
        const { json, status, text } = await count(query);
        assert.equal(status, 200, text);
        for (const each of every(json)) assert.equal(each?.count === null, each?.suppressed as unknown);
        for (const row of json.rows) {
          for (const cell of row.cells) {
            if (Boolean(cell.suppressed) === false)
              assert.ok(Number(cell.count) === 0 || Number(cell.count) >= 5, query);
          }
        }
        assert.equal(json.total.suppressed, false as unknown, 'a total of a whole station is always told');
      }
    });

    test('each community in use has its row, with its name, and a filter by area counts what lies in it', async () => {
      const years = 'from=2024-01-01&to=2026-12-31';
      const { json } = await count(`module=doorplates&rows=community&${years}`);
      const communities = world.data.divisions.filter(
        (each) => each.parentCode === '441602101' && each.lastYear === null,
      );
      assert.deepEqual(
        [...json.rows].map((row) => [row.key, row.label['zh-Hans']]),
        communities.map((each) => [each.code, each.name]).sort() as unknown[],
      );
      const [largest] = [...json.rows].sort((one, other) => Number(other.total.count) - Number(one.total.count));
      assert.ok(Number(largest?.total.count) >= 5);
      const inside = await count(`module=doorplates&rows=state&${years}&area=${largest?.key}`);
      assert.equal(inside.status, 200, inside.text);
      assert.equal(inside.json.total.count, largest?.total.count);
      const foreign = await count(`module=doorplates&rows=state&${years}&area=341723100`);
      assert.equal(foreign.json.total.count, 0, 'of another station nothing is told');
    });

    test('a span of weeks is cut by months, and one of months by weeks, as its days lie', async () => {
      const own = world.data.stays.filter((each) => each.stationId === stationOf('puqian'));
      for (const [rows, from, to] of [
        ['month', '2025-12-29', '2026-11-01'],
        ['week', '2026-01-01', '2026-06-30'],
        ['quarter', '2025-01-01', '2026-12-31'],
        ['year', '2024-01-01', '2026-12-31'],
      ] as const) {
        // The area is that of the station, so that no number is hidden.
        const { json, text } = await count(`module=stays&rows=${rows}&from=${from}&to=${to}&area=441602101`);
        const due = Map.groupBy(
          own.filter((each) => each.startedOn >= from && each.startedOn <= to),
          (each) => periodStart(rows, each.startedOn),
        );
        assert.ok(due.size > 1, text);
        assert.deepEqual(
          Object.entries(totals(json)).filter(([, number]) => number !== 0),
          [...due].map(([start, { length }]) => [start, length]).sort(),
          rows,
        );
      }
    });

    test('what is written is counted with it, and what belongs to premises goes with them to another community', async () => {
      const by = { as: 'puqian-supervisor-1', purpose: 'rental-check' };
      const plates = async () =>
        totals((await count('module=doorplates&rows=state&from=2000-01-01&to=2026-12-31')).json);
      const before = await plates();
      const plate = world.data.doorplates.find(
        (each) => each.stationId === stationOf('puqian') && each.state === 'in-force',
      );
      assert.ok(plate);
      const revoked = await world.call('POST', `/v1/doorplates/${plate.id}/revocation`, {
        ...by,
        body: { reason: 'The wall was torn down.' },
        headers: { 'if-match': '"1"' },
      });
      assert.equal(revoked.status, 200, revoked.text);
      assert.deepEqual(await plates(), {
        ...before,
        'in-force': Number(before['in-force']) - 1,
        revoked: Number(before.revoked) + 1,
      });

      const used = new Set(world.data.premises.map(({ addressId }) => addressId));
      const home = world.data.premises.find(({ id }) => id === plate.premisesId);
      const old = world.data.addresses.find(({ id }) => id === home?.addressId);
      const other = world.data.addresses.find(
        ({ id, stationId, state, divisionCode }) =>
          stationId === stationOf('puqian') &&
          state === 'in-use' &&
          !used.has(id) &&
          divisionCode !== old?.divisionCode,
      );
      const inside = async (community: string | undefined) =>
        Number(
          (await count(`module=doorplates&rows=year&from=2000-01-01&to=2026-12-31&area=${community}`)).json.total.count,
        );
      const [here, there] = [await inside(old?.divisionCode), await inside(other?.divisionCode)];
      const its = world.data.doorplates.filter(({ premisesId }) => premisesId === home?.id).length;
      const { json } = await world.call('GET', `/v1/premises/${home?.id}`, by);
      const moved = await world.call('PATCH', `/v1/premises/${home?.id}`, {
        ...by,
        body: { addressId: other?.id },
        headers: { 'if-match': `"${json.version}"` },
      });
      assert.equal(moved.status, 200, moved.text);
      assert.deepEqual([await inside(old?.divisionCode), await inside(other?.divisionCode)], [here - its, there + its]);
    });

    test('nobody counts another station', async () => {
      const { json } = await count(`module=stays&rows=station&${year}`, 'rongcheng-administrator-1');
      assert.deepEqual(
        [...json.rows].map((row) => row.key),
        ['341723100'] as unknown[],
      );
      const due = world.data.stays.filter(
        (each) => each.stationId === stationOf('rongcheng') && each.startedOn >= '2026',
      );
      assert.equal(json.total.count, due.length as unknown);
    });

    test('alerts are counted by kind, area and month, small cells hidden, and by nobody who handled them', async () => {
      const path = '/v1/statistics?module=alerts&from=2026-10-01&to=2026-11-30';
      const count = async (rest: string) => {
        const reply = await world.call('GET', `${path}&${rest}`, { as: 'puqian-duty-officer-1' });
        assert.equal(reply.status, 200, reply.text);
        return reply.json;
      };
      const own = world.data.alerts.filter((alert) => alert.stationId === stationOf('puqian'));
      const inSpan = own.filter(
        ({ receivedAt }) => receivedAt >= '2026-09-30T16:00' && receivedAt < '2026-11-30T16:00',
      );
      const table = await count('rows=category&columns=month');
      assert.equal(table.total?.count, inSpan.length as unknown);
      assert.equal(table.countedBy, 'receivedAt' as unknown);
      const row = [...table.rows].find(({ key }) => key === ('dispute' as unknown));
      assert.equal(row?.total?.count, inSpan.filter(({ category }) => category === 'dispute').length as unknown);
      const communities = await count('rows=community&columns=priority');
      const shown = [...communities.rows].flatMap(({ cells }) => [...(cells ?? [])].map(({ count }) => count));
      assert.ok(shown.length > 0 && shown.every((each) => each === null || Number(each) === 0 || Number(each) >= 5));
      for (const dimension of ['officer', 'unit', 'actor', 'account']) {
        const refused = await world.call('GET', `${path}&rows=${dimension}`, { as: 'puqian-duty-officer-1' });
        assert.equal(refused.status, 422, dimension);
      }
    });

    test('alerts fall into the hours of the day in China, also across kinds', async () => {
      const path = '/v1/statistics?module=alerts&rows=hour&columns=priority&from=2026-10-01&to=2026-11-30';
      const { json } = await world.call('GET', path, { as: 'puqian-duty-officer-1' });
      const due = world.data.alerts.filter(({ stationId }) => stationId === stationOf('puqian'));
      const hourOf = (time: string) => new Date(Date.parse(time) + chinaOffset).toISOString().slice(11, 13);
      const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
      assert.deepEqual(
        [...json.rows].map(({ key, total }) => [key, total?.count]),
        hours.map((hour) => [hour, due.filter(({ receivedAt }) => hourOf(receivedAt) === hour).length]) as never,
      );
      const wrong = await count(`module=hazards&rows=hour&${year}`);
      assert.equal(wrong.json.errors?.[0]?.code, 'unknown' as unknown);
    });

    test('what a version before has counted beside this one has no hour, is not lost, and gets one', async () => {
      const own = await World.open(engine);
      try {
        const { kysely } = own.database;
        const path = '/v1/statistics?module=alerts&rows=hour&from=2026-10-01&to=2026-11-30';
        const ask = async () => (await own.call('GET', path, { as: 'puqian-supervisor-1' })).json;
        const { countedAt: _, ...whole } = await ask();
        const station = sql`station_id = ${stationOf('puqian')}::uuid and module = 'alerts'`;
        await sql`update counted_records set codes = codes - 'hour' where ${station}`.execute(kysely);
        await sql`with gone as (delete from record_counts where ${station} returning *)
          insert into record_counts (station_id, module, period, starts_on, community_code, codes, count)
          select station_id, module, period, starts_on, community_code, codes - 'hour', sum(count)
          from gone group by 1, 2, 3, 4, 5, 6`.execute(kysely);
        const without = await ask();
        assert.equal(without.total?.count, whole.total?.count as unknown);
        assert.deepEqual(
          [...without.rows].filter(({ total }) => Number(total?.count) > 0).map(({ key }) => String(key)),
          ['unknown'],
        );
        await countAll(kysely);
        const { countedAt: __, ...again } = await ask();
        assert.deepEqual(again, whole);
      } finally {
        await own.close();
      }
    });

    test('a span may begin in a year that no database writes', async () => {
      const ancient = await count('module=stays&rows=state&from=0000-01-01&to=2026-12-31');
      assert.equal(ancient.status, 200, ancient.text);
      assert.equal(
        ancient.json.total?.count,
        world.data.stays.filter((each) => each.stationId === stationOf('puqian')).length as unknown,
      );
    });

    test('what is not counted is refused by its place', async () => {
      const cases: [string, string, string][] = [
        [`module=people&rows=state&${year}`, 'module', 'unknown'],
        [`module=constructor&rows=state&${year}`, 'module', 'unknown'],
        [`module=stays&rows=officer&${year}`, 'rows', 'unknown'],
        [`module=stays&rows=state&columns=severity&${year}`, 'columns', 'unknown'],
        [`module=stays&rows=month&columns=week&${year}`, 'columns', 'same-kind'],
        [`module=stays&rows=station&columns=community&${year}`, 'columns', 'same-kind'],
        [`module=stays&rows=day&${year}`, 'rows', 'too-large'],
        ['module=stays&rows=state&columns=day&from=2026-01-01&to=2026-02-11', 'columns', 'too-large'],
        ['module=stays&rows=day&from=0001-01-01&to=9999-12-31', 'rows', 'too-large'],
        ['module=stays&rows=state&from=2026-02-01&to=2026-01-01', 'to', 'before-start'],
        ['module=stays&rows=community&from=2026-01-02&to=2026-01-31', 'from', 'no-whole-period'],
        ['module=stays&rows=community&from=2026-01-01&to=2026-01-30', 'from', 'no-whole-period'],
        ['module=stays&rows=state&from=2026-01-01&to=2026-01-30&area=441602101', 'from', 'no-whole-period'],
        ['module=stays&rows=community&columns=day&from=2026-11-02&to=2026-11-08', 'columns', 'too-fine'],
      ];
      for (const [query, parameter, code] of cases) {
        const reply = await count(query);
        assert.equal(reply.status, 422, `${query} ${reply.text}`);
        assert.deepEqual(
          [reply.json.errors[0]?.pointer, reply.json.errors[0]?.code],
          [`#/query/${parameter}`, code],
          query,
        );
      }
      const week = await count('module=stays&rows=community&from=2026-11-02&to=2026-11-08');
      assert.equal(week.status, 200, week.text);
    });
  });
}
