import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { alertCategories, alertPriorities, codesOf } from '@wardkit/contract/alert-codes';
import { sql } from 'kysely';
import { receive } from './alert-records.ts';
import { newId } from './submission.ts';
import { type CallOptions, type Engine, type Loose, type Reply, World } from './world.ts';

const duty = { as: 'puqian-duty-officer-1', purpose: 'alert-handling' } as const;
const officer = { as: 'puqian-officer-1' } as const;

export function alertBulletinsSuite(engine: Engine): void {
  describe('bulletins of alerts', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const stationOf = (key: string) => world.premises(key, 0).stationId;
    const get = (period: string, from: string, query = '', options: CallOptions = officer) =>
      world.call('GET', `/v1/alert-bulletins/${period}/${from}${query}`, options);
    const bulletin = async (period: string, from: string, query = '', options: CallOptions = officer) => {
      const reply = await get(period, from, query, options);
      assert.equal(reply.status, 200, reply.text);
      return reply.json;
    };
    const communities = () =>
      world.data.divisions
        .filter((each) => each.parentCode === '441602101' && each.lastYear === null)
        .map(({ code }) => code)
        .sort();
    const take = async (receivedAt: string, divisionCode = communities()[0], changes: object = {}) => {
      const place = { divisionCode, text: '竹影路 8 号一楼楼道', point: null, premisesId: null };
      return receive(world, duty.as, { receivedAt, place, ...changes });
    };
    const totals = (table: Loose | undefined) =>
      Object.fromEntries([...(table?.rows ?? [])].map(({ key, total }) => [String(key), total?.count as unknown]));
    const notZero = (table: Loose | undefined) =>
      Object.fromEntries(Object.entries(totals(table)).filter(([, count]) => count !== 0));
    const faultOf = ({ status, json }: Reply) => {
      assert.equal(status, 422);
      const [{ pointer, code, message }] = [...json.errors] as [Loose];
      return { fault: `${pointer} ${code}`, message: String(message) };
    };

    test('a day of the demo is counted as its alerts say, and every table has the same total', async () => {
      const [day, dayBefore] = ['2026-11-20', '2026-11-19'];
      const own = world.data.alerts.filter(({ stationId }) => stationId === stationOf('puqian'));
      const dayOf = (moment: string) => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString();
      const due = own.filter(({ receivedAt }) => dayOf(receivedAt).startsWith(day));
      assert.ok(due.length > 0);
      const json = await bulletin('day', day);
      assert.equal(json.received, due.length as unknown);
      assert.equal(
        json.receivedBefore,
        own.filter(({ receivedAt }) => dayOf(receivedAt).startsWith(dayBefore)).length as unknown,
      );
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from alerts
        where station_id = ${stationOf('puqian')}::uuid and closed_at is not null
          and received_at >= '2026-11-19T16:00:00Z' and received_at < '2026-11-20T16:00:00Z'`.execute(
        world.database.kysely,
      );
      assert.equal(json.closed, rows[0]?.count as unknown);
      const countBy = (key: (alert: (typeof due)[number]) => string) =>
        Object.fromEntries([...Map.groupBy(due, key)].map(([name, alerts]) => [name, alerts.length]).sort());
      const sorted = (table: Loose | undefined) => Object.fromEntries(Object.entries(notZero(table)).sort());
      assert.deepEqual(
        sorted(json.byCategory),
        countBy(({ category }) => category),
      );
      assert.deepEqual(
        sorted(json.byPriority),
        countBy(({ priority }) => priority),
      );
      assert.deepEqual(
        sorted(json.byHour),
        countBy(({ receivedAt }) => dayOf(receivedAt).slice(11, 13)),
      );
      assert.equal(json.byArea, null);
      assert.deepEqual([json.stationId, json.period, json.from, json.to, json.timeZone, json.complete], [
        stationOf('puqian'),
        'day',
        day,
        day,
        'Asia/Shanghai',
        true,
      ] as never);
      for (const table of [json.byCategory, json.byPriority, json.byHour]) {
        assert.equal(table?.total?.count, due.length as unknown);
        assert.deepEqual([table?.columnDimension, [...(table?.columns ?? [])]], [null, []] as never);
      }
      assert.deepEqual(Object.keys(totals(json.byCategory)), codesOf(alertCategories) as string[]);
      assert.deepEqual(Object.keys(totals(json.byPriority)), codesOf(alertPriorities) as string[]);
      assert.deepEqual(
        [...(json.byHour?.rows ?? [])].map(({ key }) => String(key)),
        Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')),
      );
    });

    test('the tables are those of the statistics', async () => {
      const json = await bulletin('month', '2026-10-01');
      for (const [name, rows] of [
        ['byCategory', 'category'],
        ['byPriority', 'priority'],
        ['byHour', 'hour'],
        ['byArea', 'community'],
      ] as const) {
        const query = `module=alerts&rows=${rows}&from=2026-10-01&to=2026-10-31`;
        const table = await world.call('GET', `/v1/statistics?${query}`, officer);
        assert.deepEqual(json[name], table.json, name);
      }
    });

    test('an hour, a day and a month end with their last second in China', async () => {
      await take('2026-02-10T23:59:59+08:00');
      await take('2026-02-11T00:00:00+08:00');
      await take('2026-02-10T08:59:59.999+08:00');
      await take('2026-02-10T01:00:00Z');
      const [one, next] = [await bulletin('day', '2026-02-10'), await bulletin('day', '2026-02-11')];
      assert.deepEqual(notZero(one.byHour), { '08': 1, '09': 1, '23': 1 });
      assert.deepEqual([one.received, one.receivedBefore], [3, 0] as never);
      assert.deepEqual(notZero(next.byHour), { '00': 1 });
      assert.deepEqual([next.received, next.receivedBefore], [1, 3] as never);
      const week = await bulletin('week', '2026-02-09');
      assert.deepEqual(notZero(week.byHour), { '00': 1, '08': 1, '09': 1, '23': 1 });
      assert.equal(week.to, '2026-02-15' as unknown);

      await take('2026-02-28T23:59:59+08:00');
      await take('2026-03-01T00:00:00+08:00');
      const [february, march] = [await bulletin('month', '2026-02-01'), await bulletin('month', '2026-03-01')];
      assert.deepEqual([february.to, february.received], ['2026-02-28', 5] as never);
      assert.deepEqual([march.to, march.received, march.receivedBefore], ['2026-03-31', 1, 5] as never);
      await take('2026-03-31T23:59:59+08:00');
      assert.equal((await bulletin('month', '2026-03-01')).received, 2 as unknown);
      assert.deepEqual(
        [(await bulletin('month', '2026-04-01')).received, (await bulletin('month', '2026-04-01')).receivedBefore],
        [0, 2] as never,
      );
      assert.equal((await bulletin('month', '2024-02-01')).to, '2024-02-29' as unknown);
    });

    test('small counts of communities are hidden with what would tell them; those of the station are shown', async () => {
      const [a = '', b = '', c = ''] = communities();
      const put = async (day: string, code: string, count: number) => {
        for (let made = 0; made < count; made += 1) await take(`${day}T10:00:00+08:00`, code, { category: 'fraud' });
      };
      await put('2026-05-04', a, 3);
      await put('2026-05-05', b, 2);
      await put('2026-05-06', c, 9);
      const week = await bulletin('week', '2026-05-04');
      assert.deepEqual(notZero(week.byArea), { [a]: null, [b]: null, [c]: 9 });
      const hidden = [...(week.byArea?.rows ?? [])].filter(({ total }) => total?.suppressed === (true as unknown));
      assert.equal(hidden.length, 2);
      assert.equal(week.byArea?.total?.count, 14 as unknown);
      assert.deepEqual(
        [...(week.byArea?.rows ?? [])].map(({ key }) => key),
        communities() as unknown[],
      );

      // One small count alone would be what is left of the total: the next larger is hidden with it.
      await put('2026-05-11', a, 3);
      await put('2026-05-12', c, 9);
      const next = await bulletin('week', '2026-05-11');
      assert.deepEqual(notZero(next.byArea), { [a]: null, [c]: null });
      assert.deepEqual([next.received, next.receivedBefore], [12, 14] as never);
      assert.deepEqual(notZero(next.byHour), { 10: 12 });
      const day = await bulletin('day', '2026-05-11');
      assert.deepEqual(notZero(day.byCategory), { fraud: 3 });
      assert.equal(day.byArea, null);
    });

    test('an empty period has every row, and a total of nothing', async () => {
      for (const [period, from] of [
        ['day', '2025-01-01'],
        ['week', '2024-12-30'],
        ['month', '2025-01-01'],
        ['day', '0001-01-01'],
        ['week', '0001-01-01'],
        ['month', '0000-01-01'],
      ] as const) {
        const json = await bulletin(period, from);
        assert.deepEqual([json.received, json.closed, json.receivedBefore, json.complete], [0, 0, 0, true] as never);
        for (const table of [json.byCategory, json.byPriority, json.byHour]) assert.deepEqual(notZero(table), {});
        assert.equal(Object.keys(totals(json.byHour)).length, 24);
        if (period !== 'day') assert.deepEqual(Object.keys(totals(json.byArea)), communities());
      }
    });

    test('a period begins on its first day and has begun; what is refused names the day that is right', async () => {
      const wednesday = faultOf(
        await get('week', '2026-11-18', '', { ...officer, headers: { 'accept-language': 'en' } }),
      );
      assert.deepEqual(wednesday, {
        fault: '#/path/from no-first-day',
        message: 'A week begins on a Monday: 2026-11-16.',
      });
      const month = faultOf(await get('month', '2026-02-02'));
      assert.equal(month.fault, '#/path/from no-first-day');
      assert.match(month.message, /2026-02-01/);
      for (const [period, from, newest] of [
        ['day', '2026-11-23', '2026-11-22'],
        ['week', '2026-11-23', '2026-11-16'],
        ['month', '2026-12-01', '2026-11-01'],
        ['day', '9999-12-31', '2026-11-22'],
      ] as const) {
        const { fault, message } = faultOf(await get(period, from));
        assert.equal(fault, '#/path/from not-begun', period);
        assert.ok(message.includes(newest), message);
      }
      for (const path of ['year/2026-01-01', 'Day/2026-11-20', 'day/2026-02-30', 'day/today']) {
        assert.equal((await world.call('GET', `/v1/alert-bulletins/${path}`, officer)).status, 422, path);
      }
      const [today, thisWeek] = [await bulletin('day', '2026-11-22'), await bulletin('week', '2026-11-16')];
      assert.deepEqual([today.complete, thisWeek.complete, thisWeek.to], [false, false, '2026-11-22'] as never);
      world.clock.time = new Date('2026-11-22T16:00:00.000Z');
      try {
        const [over, began] = [await bulletin('week', '2026-11-16'), await bulletin('day', '2026-11-23')];
        assert.deepEqual([over.complete, began.complete, began.received], [true, false, 0] as never);
      } finally {
        world.clock.time = new Date('2026-11-22T04:00:00.000Z');
      }
    });

    test('the own station is told by its id as well, and another one to nobody', async () => {
      const own = await bulletin('month', '2026-11-01', `?stationId=${stationOf('puqian').toUpperCase()}`);
      assert.deepEqual(own, await bulletin('month', '2026-11-01'));
      for (const id of [stationOf('rongcheng'), newId()]) {
        const { fault } = faultOf(await get('month', '2026-11-01', `?stationId=${id}`));
        assert.equal(fault, '#/query/stationId other-station');
      }
      const theirs = await bulletin('month', '2026-11-01', '', { as: 'rongcheng-officer-1' });
      assert.equal(theirs.stationId, stationOf('rongcheng') as unknown);
      assert.ok(Object.keys(totals(theirs.byArea)).every((code) => code.startsWith('341723100')));
      assert.equal((await get('month', '2026-11-01', '', { as: 'puqian-mediator-1' })).status, 403);
      assert.equal((await get('month', '2026-11-01', '', {})).status, 401);
    });

    test('a station without communities has a table of none, and who works at two stations asks for either', async () => {
      const both = await World.open(engine);
      try {
        const { kysely } = both.database;
        const station = { id: newId(), name: '无社区派出所', division_code: '441602999' };
        await kysely
          .insertInto('stations')
          .values({ ...station, telephone: '0762-0000000', address: '样例路 1 号', service_links: '[]' })
          .execute();
        const account = { station_id: station.id, id: newId(), display_name: '张示范', person_id: null };
        await kysely
          .insertInto('accounts')
          .values({ ...account, roles: ['officer'] })
          .execute();
        const link = await kysely
          .selectFrom('sign_in_links')
          .select('issuer')
          .where('subject', '=', officer.as)
          .executeTakeFirstOrThrow();
        await kysely
          .insertInto('sign_in_links')
          .values({ issuer: link.issuer, subject: officer.as, station_id: station.id, account_id: account.id })
          .execute();
        const ask = (stationId: string) =>
          both.call('GET', `/v1/alert-bulletins/month/2026-11-01?stationId=${stationId}`, officer);
        const empty = await ask(station.id);
        assert.equal(empty.status, 200, empty.text);
        assert.deepEqual([...(empty.json.byArea?.rows ?? [])], []);
        assert.deepEqual([empty.json.received, empty.json.byArea?.total?.count], [0, 0] as never);
        const full = await ask(stationOf('puqian'));
        assert.ok(Number(full.json.received) > 0);
        assert.equal(full.json.stationId, stationOf('puqian') as unknown);
      } finally {
        await both.close();
      }
    });

    test('an alert that was handed over counts where it was received, here as closed and there anew', async () => {
      const there = { as: 'rongcheng-officer-1' };
      const today = async (options: CallOptions) => {
        const { received, closed } = await bulletin('day', '2026-11-22', '', options);
        return [Number(received), Number(closed)];
      };
      const [here = [], over = []] = [await today(officer), await today(there)];
      const alert = await receive(world, duty.as);
      assert.deepEqual(await today(officer), [Number(here[0]) + 1, here[1]]);
      const reason = '地点属蓉城派出所管辖';
      const moved = await world.call('POST', `/v1/alerts/${alert.id}/transfer`, {
        ...duty,
        headers: { 'if-match': `"${alert.version}"` },
        body: { toStationId: stationOf('rongcheng'), newAlertId: newId(), reason },
      });
      assert.equal(moved.status, 200, moved.text);
      assert.deepEqual(await today(officer), [Number(here[0]) + 1, Number(here[1]) + 1]);
      assert.deepEqual(await today(there), [Number(over[0]) + 1, over[1]]);
    });

    test('nothing that was said, no address, unit or person is in a bulletin', async () => {
      const said = '只在警情里的话';
      await take('2026-06-02T10:00:00+08:00', communities()[0], { summary: said, description: said });
      const week = await bulletin('week', '2026-06-01');
      const month = await bulletin('month', '2026-11-01');
      assert.ok(Number(week.received) === 1 && Number(month.received) > 0);
      const names = new Set(world.data.divisions.map(({ name }) => name));
      const codes = new Set<string>([
        ...codesOf(alertCategories),
        ...codesOf(alertPriorities),
        ...['alerts', 'receivedAt', 'week', 'month', 'category', 'priority', 'community', 'hour'],
        ...['Asia/Shanghai', stationOf('puqian')],
      ]);
      const isTold = (text: string) =>
        codes.has(text) ||
        names.has(text) ||
        /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(text) ||
        /^([01]\d|2[0-3]|441602101\d{3})$/.test(text);
      const walk = (value: unknown): string[] => {
        if (typeof value === 'string') return [value];
        if (value === null || typeof value !== 'object') return [];
        return Object.values(value).flatMap(walk);
      };
      for (const json of [week, month]) {
        const texts = walk(json);
        assert.ok(texts.length > 50);
        assert.deepEqual(
          texts.filter((text) => !isTold(text)),
          [],
        );
      }
      const whole = JSON.stringify([week, month]);
      const { alerts, responseUnits, persons, accounts } = world.data;
      for (const text of [
        said,
        ...alerts.flatMap(({ id, summary, place, reporter }) => [id, summary, place.text, reporter?.name ?? summary]),
        ...responseUnits.flatMap(({ id, label }) => [id, label]),
        ...persons.flatMap(({ id, name }) => [id, name]),
        ...accounts.flatMap(({ id, displayName }) => [id, displayName]),
      ]) {
        assert.ok(!whole.includes(text), text);
      }
    });
  });
}
