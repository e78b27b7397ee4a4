#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from '../backup/backup.ts';
import { readConfig } from '../config.ts';
import { requireKeyRing } from '../privacy/key-ring.ts';
import { StartFailure } from '../start-failure.ts';
import { openForCommand } from './open-for-command.ts';

const usage = 'Usage: npm run backup -- FILE (such as wardkit-2026-11-28.tar; it must not be there yet)';

try {
  const path = readPath();
  const config = readConfig(process.env);
  requireKeyRing(config.dataFolder, config.keyRing);
  const result = await openForCommand(config, new Date(), (parts) =>
    backUp(path, { ...parts, now: new Date(), report: (line) => console.log(line) }),
  );
  console.log(
    `THE KEYS ARE NOT IN IT. Without the key ${result.keyIds.join(', ') || 'ring'} nobody can restore this backup: keep a copy of the key ring, apart from it.`,
  );
  console.log(`backed up ${result.rows} rows and ${result.attachments} attachments to ${path}`);
  if (result.missing.length > 0) {
    console.error(
      `${result.missing.length} attachments have a record and no file; the backup is whole but for them: ${result.missing.join(', ')}`,
    );
    process.exitCode = 1;
  }
} catch (cause) {
  if (!(cause instanceof StartFailure)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
}

function readPath(): string {
  let given: readonly string[];
  try {
    given = parseArgs({ allowPositionals: true, options: {} }).positionals;
  } catch {
    throw new StartFailure(usage);
  }
  const [path, ...others] = given;
  if (path === undefined || others.length > 0) throw new StartFailure(usage);
  if (existsSync(path)) throw new StartFailure(`${path} is there already. ${usage}`);
  return resolve(path);
}
