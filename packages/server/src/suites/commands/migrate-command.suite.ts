import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ownMigrations } from '../../database/migrate.ts';
import type { CommandWorld } from './command-world.ts';
import { assertFailed } from './plain-failure.ts';

export function migrateCommandSuite(worldOf: () => CommandWorld): void {
  describe('migrate', { concurrency: false }, () => {
    test('two at once run each migration once; then nothing is to be done', async () => {
      const place = await worldOf().emptyPlace('commands_migrate', 'no keys');
      const both = await Promise.all([place.start('migrate').run(), place.start('migrate').run()]);
      for (const { code, errors } of both) assert.equal(code, 0, errors);
      const ran = both.flatMap(({ output }) => [...output.matchAll(/^migrated (\S+)$/gm)].map(([, name]) => name));
      assert.deepEqual(ran.sort(), await ownMigrations());
      assert.match((await place.run('migrate')).output, /the schema is the newest; nothing was to be done/);
    });

    test('a command on a database of the version before asks for the migration', async () => {
      const place = await worldOf().place('commands_before');
      const newest = (await ownMigrations()).at(-1) ?? '';
      await place.query('delete from schema_migrations where name = $1', [newest]);
      const told = new RegExp(`^The database lacks the migration ${newest} of this version\\. Back it up, run`);
      assertFailed(await place.run('retention', '--dry-run'), 1, told);
    });
  });
}
