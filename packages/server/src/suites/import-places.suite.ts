import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readTable } from '../import/read-table.ts';
import { runImport } from '../import/run-import.ts';
import { newUuid } from '../uuid.ts';
import { type Engine, testKeys, World } from './world.ts';

export function importPlacesSuite(engine: Engine): void {
  describe('the import of communities and addresses', { concurrency: false }, () => {
    let world: World;
    let stationId = '';
    let folder = '';
    before(async () => {
      world = await World.open(engine);
      folder = await mkdtemp(join(tmpdir(), 'wardkit-import-places-'));
      stationId = world.premises('puqian', 0).stationId;
    });
    after(async () => {
      await rm(folder, { recursive: true, force: true });
      await world.close();
    });

    const bring = async (
      content: string,
      { dryRun = false, batchSize = 3, station = stationId as string | null } = {},
    ) => {
      const path = join(folder, `${newUuid()}.csv`);
      await writeFile(path, content);
      const refused: [number, string | null, string][] = [];
      const { created, changed, unchanged, onRecord } = await runImport(
        world.database,
        testKeys,
        await readTable(path),
        {
          stationId: station,
          kind: null,
          dryRun,
          language: 'en',
          now: () => world.clock.now(),
          batchSize,
          onRefused: (line, faults) =>
            refused.push(...faults.map(({ column, code }): [number, string | null, string] => [line, column, code])),
        },
      );
      return { counts: [created, changed, unchanged, onRecord], refused };
    };
    const divisions = (code: string) =>
      world.database.kysely
        .selectFrom('divisions')
        .select(['name', 'parent_code', 'level', 'first_year', 'last_year'])
        .where('code', '=', code)
        .orderBy('first_year')
        .execute();
    const search = async (text: string) => {
      const path = `/v1/addresses?text=${encodeURIComponent(text)}`;
      const { json } = await world.call('GET', path, { as: 'puqian-officer-1', purpose: 'premises-registration' });
      // Ids of one batch are of one millisecond: they say nothing about the order of lines.
      return [...(json.items ?? [])].sort((one, other) => (String(one.text) < String(other.text) ? -1 : 1));
    };

    test('communities come after their town, whatever the order of the lines, and a second time nothing changes', async () => {
      const file = '代码,名称\n441602901001,新河村村民委员会\n441602901,新河镇\n';
      assert.deepEqual(await bring(file, { dryRun: true, batchSize: 1, station: null }), {
        counts: [2, 0, 0, 0],
        refused: [],
      });
      assert.deepEqual(await divisions('441602901'), []);
      assert.deepEqual(await bring(file, { station: null }), { counts: [2, 0, 0, 0], refused: [] });
      assert.deepEqual(await bring(file, { station: null }), { counts: [0, 0, 2, 0], refused: [] });
      assert.deepEqual(await divisions('441602901001'), [
        { name: '新河村村民委员会', parent_code: '441602901', level: 'community', first_year: 0, last_year: null },
      ]);
    });

    test('a name of a year ends the one before; without a year the newest is put right', async () => {
      assert.deepEqual(
        (await bring('代码,名称,起用年份\n441602901001,新河社区居民委员会,2025\n')).counts,
        [1, 0, 0, 0],
      );
      assert.deepEqual((await bring('代码,名称\n441602901001,新河社区居委会\n')).counts, [0, 1, 0, 0]);
      assert.deepEqual(
        (await divisions('441602901001')).map(({ name, first_year: from, last_year: to }) => [name, from, to]),
        [
          ['新河村村民委员会', 0, 2024],
          ['新河社区居委会', 2025, null],
        ],
      );
    });

    test('a code that no place of the county can have is refused', async () => {
      const { refused } = await bring(
        '代码,名称,起用年份,停用年份\n4416029,a,,\n441602,b,,\n449999001,c,,\n441602902001,d,,\n441602901002,e,2020,2019\n',
      );
      assert.deepEqual(refused.toSorted(), [
        [2, '代码', 'not-a-division'],
        [3, '代码', 'not-a-division'],
        [4, '代码', 'county-unknown'],
        [5, '代码', 'township-unknown'],
        [6, '停用年份', 'years-reversed'],
      ]);
    });

    test('addresses are found as the API finds them, from the line on which they came', async () => {
      const file = [
        '编号,社区代码,道路,门牌号,小区,楼栋,单元,楼层,室号',
        'N-1,441602101200,导入路,88 号,,,,,',
        'N-2,441602101200,导入路,90 号,导入花园,3 栋,2 单元,4,402 室',
        'N-3,441602101200,导入路,92 号,,,,5,',
      ].join('\n');
      assert.deepEqual(await bring(file), { counts: [3, 0, 0, 0], refused: [] });
      assert.deepEqual(await bring(file), { counts: [0, 0, 3, 0], refused: [] });
      assert.deepEqual(
        (await search('导入路')).map(({ text, building, level, community, township, county, version }) => [
          text,
          building,
          level,
          community,
          township,
          county,
          version,
        ]),
        [
          ['导入路 88 号', null, 'number', '河背村', '埔前镇', '源城区', 1],
          ['导入路 90 号 导入花园 3 栋 2 单元 402 室', '导入花园 3 栋', 'room', '河背村', '埔前镇', '源城区', 1],
          ['导入路 92 号 5 层', null, 'floor', '河背村', '埔前镇', '源城区', 1],
        ],
      );
    });

    test('what is not of the station, of no community, or said twice is refused with its column', async () => {
      const { counts, refused } = await bring(
        [
          '编号,社区代码,道路,门牌号,状态,新编号',
          'B-1,110101001001,导入路,1 号,,',
          'B-2,441602101999,导入路,1 号,,',
          'B-3,441602101200,,1 号,坏了,',
          'B-4,441602101200,导入路,2 号,在用,N-1',
          'B-5,441602101200,导入路,2 号,,B-9',
          'B-6,441602101200,导入路,4 号,,',
          'B-6,441602101200,导入路,6 号,,',
          'B-7,441602101200,导入路,88 号,,',
        ].join('\n'),
      );
      assert.deepEqual(counts, [1, 0, 0, 1]);
      assert.deepEqual(
        refused.toSorted(([one], [other]) => one - other),
        [
          [2, '社区代码', 'not-of-station'],
          [3, '社区代码', 'community-unknown'],
          [4, '道路', 'missing'],
          [4, '状态', 'not-a-state'],
          [5, '状态', 'replaced-but-in-use'],
          [6, '新编号', 'replacement-unknown'],
          [8, '编号', 'key-twice'],
        ],
      );
    });

    test('an address is rewritten only while nothing is recorded at it; withdrawn it names what took its place', async () => {
      assert.deepEqual(
        (await bring('编号,社区代码,道路,门牌号\nN-3,441602101200,导入路,94 号\n')).counts,
        [0, 1, 0, 0],
      );
      const [rewritten] = await search('导入路 94');
      assert.deepEqual([rewritten?.text, rewritten?.version], ['导入路 94 号', 2]);
      assert.deepEqual(await search('导入路 92'), []);

      assert.deepEqual((await bring('地址,用途,层数\n导入路 94 号,自住,2\n')).counts, [1, 0, 0, 0]);
      const late = await bring('编号,社区代码,道路,门牌号\nN-3,441602101200,导入路,96 号\n');
      assert.deepEqual(late.refused, [[2, '编号', 'address-in-use']]);
      const moved =
        '编号,社区代码,道路,门牌号,状态,新编号\nN-3,441602101200,导入路,94 号,停用,N-4\nN-4,441602101200,导入路,96 号,在用,\n';
      assert.deepEqual(await bring(moved, { dryRun: true, batchSize: 1 }), { counts: [1, 1, 0, 0], refused: [] });
      assert.deepEqual(await bring(moved, { batchSize: 1 }), { counts: [1, 1, 0, 0], refused: [] });
      const [old] = await search('导入路 94');
      const [now] = await search('导入路 96');
      assert.deepEqual([old?.state, old?.replacedById, now?.state], ['withdrawn', now?.id, 'in-use']);
    });

    test('two imports of one file at once make nothing twice', async () => {
      const lines = Array.from({ length: 20 }, (_, at) => `T-${at},441602101200,同时路,${at + 1} 号`);
      const file = `编号,社区代码,道路,门牌号\n${lines.join('\n')}\n`;
      const both = await Promise.all([bring(file), bring(file)]);
      assert.deepEqual(
        both.map(({ counts: [created = 0, , unchanged = 0] }) => created + unchanged),
        [20, 20],
      );
      assert.equal((await search('同时路')).length, 20);
    });

    test('a file of addresses belongs to a station', async () => {
      await assert.rejects(
        bring('社区代码,道路,门牌号\n441602101200,a,1\n', { station: null }),
        /is for one station: --station ID/,
      );
      await assert.rejects(
        bring('社区代码,道路,门牌号\n441602101200,a,1\n', { station: newUuid() }),
        /There is no station/,
      );
    });
  });
}
