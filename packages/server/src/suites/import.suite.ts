import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { residentIdentityNumberCheck } from '@wardkit/contract/codes/resident-identity-number';
import { sql } from 'kysely';
import type { ImportKind } from '../import/columns.ts';
import { readTable } from '../import/read-table.ts';
import { readWorkbook } from '../import/read-workbook.ts';
import type { RowFault } from '../import/row-fault.ts';
import { runImport } from '../import/run-import.ts';
import { newUuid } from '../uuid.ts';
import { type Engine, testKeys, World } from './world.ts';
import { workbook, zipArchive } from './zip-archive.ts';

const samples = fileURLToPath(new URL('../../../../docs/registers/', import.meta.url));
/** A number whose check character is right and whose birth nobody lived to see registered. */
const identityNumber = (serial: string) => {
  const body = `44160218500101${serial}`;
  return body + residentIdentityNumberCheck(body);
};

export function importSuite(engine: Engine): void {
  describe('the import of registers', () => {
    let world: World;
    let stationId = '';
    let folder = '';
    before(async () => {
      world = await World.open(engine);
      folder = await mkdtemp(join(tmpdir(), 'wardkit-import-'));
      stationId = world.premises('puqian', 0).stationId;
      await register(40);
    });
    after(async () => {
      await rm(folder, { recursive: true, force: true });
      await world.close();
    });

    /** Addresses as the authority that gives out numbers has them: 样例路 4 号 and on; the sample holds those before. */
    const register = async (last: number) => {
      const lines = Array.from({ length: last - 3 }, (_, at) => `441602101200,样例路,${at + 4} 号`);
      const { counts, refused } = await bring(`社区代码,道路,门牌号\n${lines.join('\n')}\n`);
      assert.deepEqual([counts.created, refused], [last - 3, []]);
    };

    const bring = async (
      content: string | Buffer,
      options: { kind?: ImportKind; dryRun?: boolean; batchSize?: number; stopAfter?: number } = {},
    ) => {
      const path = join(folder, `${newUuid()}.csv`);
      await writeFile(path, content);
      return bringFile(path, options);
    };
    const bringFile = async (
      path: string,
      { kind, dryRun = false, batchSize = 7, stopAfter = Infinity }: Parameters<typeof bring>[1] = {},
    ) => {
      const refused: [number, RowFault][] = [];
      const counts = await runImport(world.database, testKeys, await readTable(path), {
        stationId,
        kind: kind ?? null,
        dryRun,
        language: 'en',
        now: () => world.clock.now(),
        batchSize,
        onProgress: ({ done }) => {
          if (done >= stopAfter) throw new Error('the process is killed');
        },
        onRefused: (line, faults) => refused.push(...faults.map((fault): [number, RowFault] => [line, fault])),
      });
      return { counts, refused };
    };
    const numbers = ({ counts }: Awaited<ReturnType<typeof bring>>) => {
      const { created, changed, unchanged, onRecord, refused } = counts;
      return [created, changed, unchanged, onRecord, refused];
    };
    const total = async (table: 'premises' | 'dwellings' | 'stays' | 'people' | 'events' | 'audit_queue') =>
      (
        await sql<{ count: number }>`select count(*)::integer as count from ${sql.table(table)}`.execute(
          world.database.kysely,
        )
      ).rows[0]?.count ?? 0;

    test('the sample files of the guide are brought in whole, and a second time nothing is made twice', async () => {
      for (const [file, created] of [
        ['addresses.csv', 5],
        ['premises.csv', 3],
        ['dwellings.csv', 2],
        ['landlords.csv', 1],
        ['stays.csv', 2],
      ] as const) {
        const first = await bringFile(join(samples, file));
        assert.deepEqual(first.refused, [], file);
        assert.deepEqual(numbers(first), [created, 0, 0, 0, 0], file);
        const before = [await total('premises'), await total('stays'), await total('people'), await total('events')];
        assert.deepEqual(numbers(await bringFile(join(samples, file))), [0, 0, created, 0, 0], file);
        assert.deepEqual(
          [await total('premises'), await total('stays'), await total('people'), await total('events')],
          before,
        );
      }
      const purpose = 'stay-registration';
      const found = await world.call('GET', '/v1/premises?limit=200', { as: 'puqian-officer-1', purpose });
      const made = [...(found.json.items ?? [])].find((each) => String(each.address?.text) === '样例路 1 号');
      assert.deepEqual(
        [made?.use, made?.storeys, made?.floorArea, made?.letSince, made?.landlord?.name?.masked],
        ['let', 3, 210, '2025-03-01', '白**'],
      );
      const stays = await world.call('GET', `/v1/stays?premisesId=${made?.id}`, { as: 'puqian-officer-1', purpose });
      assert.deepEqual([...(stays.json.items ?? [])].map(({ state }) => String(state)).sort(), ['current', 'ended']);
    });

    test('events and audit entries come with the rows, and hold no personal data', async () => {
      const [events, entries] = [await total('events'), await total('audit_queue')];
      const number = identityNumber('001');
      await bring(`地址,姓名,身份证号,电话,入住日期\n样例路 3 号,史予宁,${number},15400000007,2026-11-01\n`);
      assert.equal(await total('events'), events + 1);
      assert.equal(await total('audit_queue'), entries + 1);
      const { rows } = await sql<{ text: string }>`
        select to_jsonb(events)::text as text from events union all select to_jsonb(audit_queue)::text from audit_queue
        union all select to_jsonb(imported_rows)::text from imported_rows`.execute(world.database.kysely);
      for (const { text } of rows)
        assert.ok(!text.includes(number) && !text.includes('史予宁') && !text.includes('15400000007'));
    });

    test('a dry run says the same as the real one and writes nothing', async () => {
      const file = '编号,地址,用途,层数\nD-1,样例路 4 号,自住,2\nD-2,样例路 99 号,自住,2\nD-3,样例路 4 号,自住,1\n';
      const before = await Promise.all((['premises', 'events', 'audit_queue'] as const).map(total));
      const dry = await bring(file, { dryRun: true, batchSize: 1 });
      assert.deepEqual(await Promise.all((['premises', 'events', 'audit_queue'] as const).map(total)), before);
      const real = await bring(file, { batchSize: 1 });
      assert.deepEqual([numbers(dry), dry.refused], [numbers(real), real.refused]);
      assert.deepEqual(numbers(real), [1, 0, 0, 1, 1]);
    });

    test('a bad row is told by line, column and reason, never by what stands there, and the others go on', async () => {
      const wrong = `${identityNumber('003').slice(0, 17)}${identityNumber('003').endsWith('1') ? '2' : '1'}`;
      const { counts, refused } = await bring(
        [
          '地址,姓名,身份证号,电话,入住日期,备注',
          `样例路 5 号,钱,,15400000008,2026-11-01,x`,
          `样例路 4 号,钱云舟,${wrong},15400000008,2026-11-01,x`,
          '样例路 4 号,,,15400000008,2026-13-01,x',
          '样例路 4 号,钱云舟,,12,2026-11-01,x',
          '"样例路 4 号","钱云舟\n二",,15400000009,2027-06-01,x',
          `样例路 4 号,万修远,${identityNumber('005')},15400000010,2026-11-01,x`,
        ].join('\r\n'),
      );
      assert.deepEqual([counts.created, counts.refused], [1, 5]);
      assert.deepEqual(
        refused.map(([line, { column, code }]) => [line, column, code]),
        [
          [2, '地址', 'premises-unknown'],
          [3, '身份证号', refused[1]?.[1].code],
          [4, '姓名', 'missing'],
          [4, '入住日期', 'not-a-day'],
          [5, '电话', 'not-a-telephone'],
          [7, '入住日期', refused[5]?.[1].code],
        ],
      );
      const told = JSON.stringify(refused);
      assert.ok(!told.includes(wrong) && !told.includes('钱云舟') && !told.includes('15400000008'));
    });

    test('a file whose import was killed is brought in again: what was done is not done twice', async () => {
      const rows = Array.from({ length: 20 }, (_, at) => `K-${at},样例路 ${at + 10} 号,自住,2`);
      const file = `编号,地址,用途,层数\n${rows.join('\n')}\n`;
      const before = await total('premises');
      await assert.rejects(bring(file, { stopAfter: 14 }), /killed/);
      assert.equal(await total('premises'), before + 14);
      assert.deepEqual(numbers(await bring(file)), [6, 0, 14, 0, 0]);
      assert.equal(await total('premises'), before + 20);
    });

    test('a row that says something else changes the record that it made, by the same rules', async () => {
      const changed = await bring('编号,地址,用途,层数\nK-0,样例路 10 号,空置,3\nK-1,样例路 11 号,出租,2\n');
      assert.deepEqual(numbers(changed), [0, 1, 0, 0, 1]);
      assert.equal(changed.refused[0]?.[1].code, 'landlord-missing');
    });

    test('premises that were put on record by hand are left as they are', async () => {
      const premises = world.premises('puqian', 0);
      const { rows } = await sql<{ text: string }>`
        select address ->> 'text' as text from premises where id = ${premises.id}`.execute(world.database.kysely);
      const result = await bring(`地址,用途,层数\n${rows[0]?.text},空置,1\n`);
      assert.deepEqual(numbers(result), [0, 0, 0, 1, 0]);
    });

    test('GB18030, UTF-8 with a mark, tabs and English headings are read; what is no table is refused in a sentence', async () => {
      // 编号,地址,用途,层数 and a row, in GBK: what a Chinese spreadsheet writes.
      const gbk = Buffer.from(
        'b1e0bac52cb5d8d6b72cd3c3cdbe2cb2e3cafd0d0a472d312cd1f9c0fdc2b73331bac52cd7d4d7a12c320d0a',
        'hex',
      );
      assert.deepEqual(numbers(await bring(gbk)), [1, 0, 0, 0, 0]);
      const english = '\uFEFFkey\taddress\tuse\tstoreys\nG-2\t样例路３２号\tself-occupied\t2\n';
      assert.deepEqual(numbers(await bring(english)), [1, 0, 0, 0, 0]);
      await assert.rejects(bring('编号,地址,用途,层数\n"G-3,样例路 33 号,自住,2\n'), /no whole CSV file/);
      await assert.rejects(bring('a,b,c\n1,2,3\n'), /none of the headings that are known/);
      await assert.rejects(
        bring('编号,地址,室号\n1,2,3\n'),
        /nearest to dwellings, which also needs rooms \(间数\)\.$/,
      );
      await assert.rejects(bring('编号,地址\n1,2\n', { kind: 'premises' }), /needs the columns use.*storeys/);
    });

    test('a file whose lines end in two ways loses none; a cell too many and a heading that is not known are told', async () => {
      const rows = Array.from({ length: 5 }, (_, at) => `M-${at},样例路 ${at + 33} 号,自住,2`);
      const file = (lines: readonly string[]) => `编号,地址,用途,层数\r\n${lines.join('\n')}\n`;
      assert.deepEqual(numbers(await bring(file(rows))), [5, 0, 0, 0, 0]);
      const { refused } = await bring(file(['M-7,样例路 38 号,自住,2,x', 'M-8,样例路 38 号,自住,2,']));
      assert.deepEqual(
        refused.map(([line, { column, code }]) => [line, column, code]),
        [[2, null, 'too-many-cells']],
      );
      const ignored: string[] = [];
      const onRecord: number[] = [];
      const path = join(folder, `${newUuid()}.csv`);
      await writeFile(path, '地址,用途,层数,备注,户籍地\n样例路 38 号,自住,2,a,b\n');
      await runImport(world.database, testKeys, await readTable(path), {
        stationId,
        kind: null,
        dryRun: true,
        language: 'en',
        now: () => world.clock.now(),
        onIgnored: (headings) => ignored.push(...headings),
        onRefused: () => assert.fail('a row was refused'),
        onRecord: (line) => onRecord.push(line),
      });
      assert.deepEqual([ignored, onRecord], [['备注', '户籍地'], [2]]);
    });

    test('a workbook is read as a file is; a number that it has cut is refused, and one that unpacks to too much too', async () => {
      const result = await bring(
        workbook([
          ['地址', '姓名', '身份证号', '入住日期'],
          ['样例路 4 号', '程初棠', identityNumber('007'), '2026-11-02'],
          ['样例路 4 号', '程泊禾', Number('441602185001010150'), '2026-11-02'],
        ]),
      );
      assert.deepEqual(
        [result.counts.created, result.refused.map(([line, { column, code }]) => [line, column, code])],
        [1, [[3, '身份证号', 'number-not-text']]],
      );
      const megabyte = 1024 * 1024;
      const bomb = (claim?: number) => zipArchive({ 'xl/worksheets/sheet1.xml': Buffer.alloc(3 * megabyte) }, claim);
      await assert.rejects(readWorkbook('bomb', bomb(), 2 * megabyte), /unpacks to more than 2 MB/);
      await assert.rejects(readWorkbook('bomb', bomb(100), 2 * megabyte), /no whole XLSX workbook|more than 2 MB/);
      await assert.rejects(bring(Buffer.from('PK\x03\x04 and nothing more')), /no whole XLSX workbook/);
    });

    test('of another station nothing is found, and a station that is not there is refused', async () => {
      const other = world.premises('rongcheng', 0).stationId;
      const own = stationId;
      stationId = other;
      const { refused } = await bring('地址,用途,层数\n样例路 36 号,空置,1\n').finally(() => {
        stationId = own;
      });
      assert.equal(refused[0]?.[1].code, 'address-unknown');
    });
  });
}
