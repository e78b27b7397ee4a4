#!/usr/bin/env node
import { readConfig } from '../config.ts';
import { migrateDatabase } from '../start.ts';
import { StartFailure } from '../start-failure.ts';

try {
  const ran = await migrateDatabase(readConfig(process.env), new Date());
  for (const name of ran) console.log(`migrated ${name}`);
  console.log(ran.length === 0 ? 'the schema is the newest; nothing was to be done' : `${ran.length} migrations ran`);
} catch (cause) {
  if (!(cause instanceof StartFailure)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
}
