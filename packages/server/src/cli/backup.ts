#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { backUp } from '../backup/backup.ts';
import { readConfig } from '../config.ts';
import { openForCommand } from './open-for-command.ts';
import { runCommand } from './run-command.ts';
import { usageOf } from './usage.ts';
import { parseCommand, UsageFailure } from './usage-failure.ts';

const usage = usageOf('backup', 'FILE (such as wardkit-2026-11-28.tar; it must not be there yet)');

await runCommand(async () => {
  const path = readPath();
  const config = readConfig(process.env);
  const result = await openForCommand(config, new Date(), 'any', (parts) =>
    backUp(path, { ...parts, now: new Date(), report: (line) => console.log(line) }),
  );
  console.log(
    `THE KEYS ARE NOT IN IT. Without the key ${result.keyIds.join(', ') || 'ring'} nobody can restore this backup: keep a copy of the key ring, apart from it.`,
  );
  console.log(`backed up ${result.rows} rows and ${result.attachments} attachments to ${path}`);
  if (result.missing.length === 0) return 0;
  console.error(
    `${result.missing.length} attachments have a record and no file; the backup is whole but for them: ${result.missing.join(', ')}`,
  );
  return 1;
});

function readPath(): string {
  const [path, ...others] = parseCommand(usage, { allowPositionals: true, options: {} }).positionals;
  if (path === undefined) throw new UsageFailure('The name of the file to write is missing.', usage);
  if (others.length > 0) throw new UsageFailure('A backup is one file, and more names were given.', usage);
  if (existsSync(path)) throw new UsageFailure(`${path} is there already.`, usage);
  return resolve(path);
}
