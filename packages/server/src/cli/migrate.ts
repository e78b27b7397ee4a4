#!/usr/bin/env node
import { readConfig } from '../config.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../open-database.ts';
import { runCommand } from './run-command.ts';
import { usageOf } from './usage.ts';
import { parseCommand } from './usage-failure.ts';

await runCommand(async () => {
  parseCommand(usageOf('migrate', ''), {});
  const ran = await openDatabase(readConfig(process.env), new Date(), (database) => migrate(database));
  for (const name of ran) console.log(`migrated ${name}`);
  console.log(ran.length === 0 ? 'the schema is the newest; nothing was to be done' : `${ran.length} migrations ran`);
});
