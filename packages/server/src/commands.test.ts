import { after, before, describe } from 'node:test';
import { argumentsSuite } from './suites/commands/arguments.suite.ts';
import { backupCommandSuite } from './suites/commands/backup-command.suite.ts';
import { CommandWorld } from './suites/commands/command-world.ts';
import { importCommandSuite } from './suites/commands/import-command.suite.ts';
import { installationSuite } from './suites/commands/installation.suite.ts';
import { keyRingCommandSuite } from './suites/commands/key-ring-command.suite.ts';
import { keysCommandSuite } from './suites/commands/keys-command.suite.ts';
import { migrateCommandSuite } from './suites/commands/migrate-command.suite.ts';
import { retentionCommandSuite } from './suites/commands/retention-command.suite.ts';
import { startPostgres } from './suites/postgres-cluster.ts';

const cluster = await startPostgres();

// Each suite has databases of its own, and waits for processes most of the time; its tests go one after another.
describe('commands as an operator runs them', {
  concurrency: 2,
  skip: cluster === null ? 'no PostgreSQL of 15 or later was found' : false,
}, () => {
  const found = cluster as NonNullable<typeof cluster>;
  let world: CommandWorld;
  before(async () => {
    world = await CommandWorld.open(found);
  });
  after(async () => {
    await world.close();
    await found.stop();
  });
  const worldOf = () => world;
  argumentsSuite(worldOf);
  importCommandSuite(worldOf);
  keyRingCommandSuite(worldOf);
  keysCommandSuite(worldOf);
  installationSuite(worldOf);
  retentionCommandSuite(worldOf);
  backupCommandSuite(worldOf);
  migrateCommandSuite(worldOf);
});
