import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { residentIdentityNumberCheck } from '@wardkit/contract/codes/resident-identity-number';
import type { CommandPlace, CommandWorld } from './command-world.ts';
import { assertFailed } from './plain-failure.ts';

/** A number whose check character is right and whose birth nobody lived to see registered. */
const identityNumber = (serial: string) => {
  const body = `44160218500101${serial}`;
  return body + residentIdentityNumberCheck(body);
};

export function importCommandSuite(worldOf: () => CommandWorld): void {
  describe('import', { concurrency: false }, () => {
    let place: CommandPlace;
    let stationId: string;
    let addresses: readonly string[];
    before(async () => {
      place = await worldOf().place('commands_import');
      stationId = worldOf().data.stations[0]?.id ?? assert.fail();
      const rows = await place.query<{ text: string }>(
        "select distinct address ->> 'text' as text from premises where station_id = $1 order by 1 limit 20",
        [stationId],
      );
      addresses = rows.map(({ text }) => text);
      assert.ok(addresses.length > 3);
    });
    const write = async (name: string, lines: readonly string[]) => {
      const path = join(worldOf().folder, name);
      await writeFile(path, `${lines.join('\n')}\n`);
      return path;
    };
    const start = (path: string) => place.start('import', ['--station', stationId, path]);
    const bring = (path: string, ...options: string[]) => place.run('import', '--station', stationId, path, ...options);

    test('a dry run tells the bad rows and writes nothing; the run takes the good ones; put right, the file is whole', async () => {
      const right = identityNumber('017');
      const wrong = `${right.slice(0, 17)}${right.endsWith('1') ? '2' : '1'}`;
      const lines = [
        '编号,地址,姓名,身份证号,电话,入住日期',
        `C-1,${addresses[0]},史予宁,${right},15400000017,2026-11-01`,
        `C-2,${addresses[1]},钱云舟,${wrong},15400000018,2026-11-02`,
        `C-3,${addresses[2]},万修远,,15400000019,2026-13-01`,
      ];
      const path = await write('stays.csv', lines);
      const before = [await place.count('stays'), await place.count('events'), await place.count('imported_rows')];

      const dry = await bring(path, '--dry-run');
      assert.equal(dry.code, 3, dry.errors);
      assert.match(dry.output, /^dry run, nothing was written: stays\.csv \(stays\): 1 new, .* 2 refused, of 3 rows/m);
      assert.match(dry.errors, /^line 3, 身份证号: .+: .+\nline 4, 入住日期: not-a-day: This is no day that exists/m);
      assert.deepEqual(
        [await place.count('stays'), await place.count('events'), await place.count('imported_rows')],
        before,
      );
      const report = await readFile(`${path}.report.csv`, 'utf8');
      assert.match(report, /^\uFEFFline,column,code,message\r?\n3,身份证号,.+\r?\n4,入住日期,not-a-day,.+\r?\n$/);
      assert.equal((await stat(`${path}.report.csv`)).mode & 0o777, 0o600);

      const real = await bring(path);
      assert.equal(real.code, 3);
      assert.match(real.output, /^stays\.csv \(stays\): 1 new, 0 changed, 0 unchanged, 0 on record before, 2 refused/m);
      assert.equal(await readFile(`${path}.report.csv`, 'utf8'), report);
      assert.equal(await place.count('stays'), (before[0] ?? 0) + 1);
      for (const { output, errors } of [dry, real]) {
        const told = output + errors + report;
        for (const secret of [right, wrong, '15400000018', '钱云舟', '万修远']) assert.ok(!told.includes(secret));
      }

      const corrected = lines.map((line) =>
        line.replace(wrong, identityNumber('018')).replace('2026-13-01', '2026-11-03'),
      );
      const whole = await bring(await write('stays.csv', corrected));
      assert.equal(whole.code, 0, whole.errors);
      assert.match(whole.output, /: 2 new, 0 changed, 1 unchanged, 0 on record before, 0 refused/);
      assert.equal(await place.count('stays'), (before[0] ?? 0) + 3);
    });

    test('interrupted and killed it leaves whole batches, and the same file brings the rest, nothing twice', async () => {
      const many = 500;
      const lines = Array.from(
        { length: many },
        (_, at) => `W-${at},${addresses[at % addresses.length]},导入${at},${1 + (at % 3)}`,
      );
      const path = await write('dwellings.csv', ['编号,地址,室号,间数', ...lines]);
      const made = () => place.count("dwellings where label like '导入%'");

      const first = start(path);
      await first.says(/^1\d\d of 500 rows, 0 refused, \d+ rows a second$/m);
      const interrupted = await first.kill('SIGINT');
      assert.equal(interrupted.code, 130, interrupted.errors);
      const [, done] =
        /^interrupted after (\d+) of 500 rows; bring the same file in again/m.exec(interrupted.errors) ?? [];
      assert.equal(await made(), Number(done));
      assert.ok(Number(done) >= 100 && Number(done) < many);

      const second = start(path);
      await second.says(new RegExp(`^${Number(done) + 100} of 500 rows`, 'm'));
      assert.equal((await second.kill('SIGKILL')).code, null);
      const kept = await made();
      assert.ok(kept > Number(done) && kept % 100 === 0, String(kept));

      const third = await bring(path);
      assert.equal(third.code, 0, third.errors);
      assert.match(
        third.output,
        new RegExp(`: ${many - kept} new, 0 changed, ${kept} unchanged, 0 on record before, 0 refused`),
      );
      assert.equal(await made(), many);
      assert.equal(await place.count("events where type = 'dwelling.registered'"), many);
    });

    test('what can not be brought in is told in a sentence, with exit code 1', async () => {
      const headings = await write('headings.csv', ['a,b', '1,2']);
      const good = await write('good.csv', ['地址,室号,间数', `${addresses[0]},九〇九,1`]);
      const other = ['--station', '018ce695-6680-78ae-8263-243313583535', good];
      const report = join(worldOf().folder, 'none', 'report.csv');
      assertFailed(await bring(headings), 1, /^The first line has none of the headings/m);
      assertFailed(await bring(join(worldOf().folder, 'none.csv')), 1, /none\.csv can't be read \(ENOENT\)/);
      assertFailed(await place.run('import', ...other), 1, /^There is no station 018ce695-/);
      const unwritable = await bring(good, '--report', report);
      assertFailed(unwritable, 1, /^The report .* can't be written \(ENOENT\)\. Name another file with --report/);
    });
  });
}
