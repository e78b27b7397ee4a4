import assert from 'node:assert/strict';
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { CommandPlace, CommandWorld } from './command-world.ts';
import { assertFailed } from './plain-failure.ts';

const station = '018ce695-6680-78ae-8263-243313583535';

export function argumentsSuite(worldOf: () => CommandWorld): void {
  describe('a command that can not be done says so in a sentence', { concurrency: false }, () => {
    let empty: CommandPlace;
    let keyless: CommandPlace;
    let file: string;
    before(async () => {
      empty = await worldOf().emptyPlace('commands_empty', 'keys');
      keyless = await worldOf().emptyPlace('commands_keyless', 'no keys');
      file = join(worldOf().folder, 'there.csv');
      await writeFile(file, '地址,用途,层数\n');
    });

    test('called in a wrong way it ends with 2 and tries nothing', async () => {
      const cases: [RegExp, string, ...string[]][] = [
        [/^Unknown option '--fast'\.\nUsage: wardkit-server import/, 'import', '--fast'],
        [/^The station is missing: --station ID\.\nUsage/, 'import', file],
        [/^The report would take the place of the file itself/, 'import', '--station', station, file, '--report', file],
        [/^Say what to do: new, status, add/, 'keys', 'turn'],
        [/^The id of the key is missing/, 'keys', 'drop'],
        [/^The id of the record is missing, or is no id\.\nUsage/, 'hold', 'set', '441602185001010011'],
        [/^A reason is missing/, 'hold', 'lift', station],
        [/^Give --dry-run or --rules, not both/, 'retention', '--dry-run', '--rules'],
        [/^There is a word too many\.\nUsage: wardkit-server retention/, 'retention', 'now'],
        [/^What follows --url is no address/, 'audit-verify', '--url', 'ward'],
        [/there\.csv is there already\.\nUsage: wardkit-server backup/, 'backup', file],
        [/^The name of the backup is missing/, 'restore'],
        [/^The scale is "galaxy".*\nUsage: wardkit-server seed/, 'seed', '--scale', 'galaxy'],
        [/^Unknown option '--dry-run'\.\nUsage: wardkit-server migrate/, 'migrate', '--dry-run'],
        [/^Unknown option '--port'\.\nUsage: wardkit-server start/, 'serve', '--port', '80'],
      ];
      for (const [words, command, ...args] of cases) {
        const ended = await empty.run(command, ...args);
        assertFailed(ended, 2, words);
        assert.ok(!ended.errors.includes('44160218'), 'what may be a number of somebody is not repeated');
      }
      assert.deepEqual(await empty.query("select 1 from pg_class where relname = 'stations'"), []);
    });

    test('asked how it is called it says so, and ends with 0', async () => {
      for (const command of ['import', 'keys', 'stations', 'migrate']) {
        const { code, output } = await empty.run(command, '--help');
        assert.equal(code, 0);
        assert.match(output, new RegExp(`^Usage: wardkit-server ${command}`));
      }
    });

    test('a database that holds nothing is not taken for one without records', async () => {
      for (const args of [
        ['retention', '--dry-run'],
        ['backup', join(worldOf().folder, 'nothing.tar')],
        ['hold', 'list'],
        ['keys', 'status'],
        ['import', '--station', station, file],
      ] as const) {
        const [command, ...others] = args;
        assertFailed(await empty.run(command, ...others), 1, /^The database holds nothing of Wardkit yet/);
      }
      const elsewhere = { DATABASE_URL: '', WARDKIT_DATA: join(worldOf().folder, 'elsewhere') };
      assertFailed(
        await empty.runWith(elsewhere, 'retention'),
        1,
        /^There is no database in .*elsewhere.*WARDKIT_DATA/,
      );
      await assert.rejects(access(elsewhere.WARDKIT_DATA));
    });

    test('a command never makes a key ring: what it closes with it no server could open', async () => {
      for (const args of [
        ['hold', 'set', station, '--reason', '法院调取证据通知书〔2026〕7号'],
        ['keys', 'add'],
      ] as const) {
        const [command, ...others] = args;
        assertFailed(await keyless.run(command, ...others), 1, /^There is no key ring: neither WARDKIT_KEYS nor/);
      }
      await assert.rejects(access(join(keyless.folder, 'keys.json')));
    });
  });
}
