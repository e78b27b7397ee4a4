#!/usr/bin/env node
import { resolve } from 'node:path';
import { restore } from '../backup/restore.ts';
import { readConfig } from '../config.ts';
import { openForCommand } from './open-for-command.ts';
import { runCommand } from './run-command.ts';
import { usageOf } from './usage.ts';
import { parseCommand, UsageFailure } from './usage-failure.ts';

const usage = usageOf('restore', 'FILE (into an empty database; the key ring has to be there before)');

await runCommand(async () => {
  const path = readPath();
  const config = readConfig(process.env);
  const result = await openForCommand(config, new Date(), 'nothing', (parts) =>
    restore(path, { ...parts, report: (line) => console.log(line) }),
  );
  for (const name of result.migrated) console.log(`migrated ${name}`);
  if (result.missing.length > 0)
    console.log(`${result.missing.length} attachments were lost before the backup was made`);
  console.log(`restored ${result.rows} rows and ${result.attachments} attachments as of ${result.madeAt}`);
});

function readPath(): string {
  const [path, ...others] = parseCommand(usage, { allowPositionals: true, options: {} }).positionals;
  if (path === undefined) throw new UsageFailure('The name of the backup is missing.', usage);
  if (others.length > 0) throw new UsageFailure('One backup is restored, and more names were given.', usage);
  return resolve(path);
}
