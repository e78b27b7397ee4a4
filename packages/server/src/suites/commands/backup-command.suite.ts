import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openPostgres } from '../../database/open.ts';
import { everyRow } from '../every-row.ts';
import type { CommandWorld } from './command-world.ts';
import { assertFailed } from './plain-failure.ts';

export function backupCommandSuite(worldOf: () => CommandWorld): void {
  describe('seed, backup and restore on PostgreSQL', { concurrency: false }, () => {
    test('a database is seeded when it is asked for by name and never over what is there; its backup is restored whole and once', async () => {
      const place = await worldOf().emptyPlace('commands_seeded', 'keys');
      assertFailed(await place.run('seed'), 1, /only with --into-postgres/);
      const first = await place.run('seed', '--into-postgres');
      assert.equal(first.code, 0, first.errors);
      assert.match(first.output, /^seeded the PostgreSQL database \(small\) in \d+ s$/m);
      const people = await place.count('people');
      const second = await place.run('seed', '--into-postgres', '--seed', 'another');
      assertFailed(second, 1, /holds data already and was left as it is/);
      assert.equal(await place.count('people'), people);

      const file = join(worldOf().folder, 'seeded.tar');
      const nowhere = await place.run('backup', join(worldOf().folder, 'not-there', 'a.tar'));
      assertFailed(nowhere, 1, /^The backup .*not-there.* can't be written \(ENOENT\)\.$/m);
      const made = await place.run('backup', file);
      assert.equal(made.code, 0, made.errors);
      const [, rows] = /^backed up (\d+) rows and 0 attachments/m.exec(made.output) ?? [];

      const target = await worldOf().emptyPlace('commands_restored', 'no keys');
      assertFailed(await target.run('restore', file), 1, /^There is no key ring/);
      await copyFile(join(place.folder, 'keys.json'), join(target.folder, 'keys.json'));
      const restored = await target.run('restore', file);
      assert.equal(restored.code, 0, restored.errors);
      assert.match(restored.output, new RegExp(`^restored ${rows} rows and 0 attachments as of 20`, 'm'));
      assertFailed(await target.run('restore', file), 1, /^The database holds data already\./);

      const [from, to] = [await openPostgres(place.url), await openPostgres(target.url)];
      try {
        const [expected, actual] = [await everyRow(from), await everyRow(to)];
        assert.deepEqual([...actual.keys()].sort(), [...expected.keys()].sort());
        for (const [table, lines] of expected) assert.deepEqual(actual.get(table), lines, table);
      } finally {
        await from.close();
        await to.close();
      }
    });
  });
}
