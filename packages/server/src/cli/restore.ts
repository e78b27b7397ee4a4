#!/usr/bin/env node
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restore } from '../backup/restore.ts';
import { readConfig } from '../config.ts';
import { requireKeyRing } from '../privacy/key-ring.ts';
import { StartFailure } from '../start-failure.ts';
import { openForCommand } from './open-for-command.ts';

const usage = 'Usage: npm run restore -- FILE (into an empty database; the key ring has to be there before)';

try {
  const path = readPath();
  const config = readConfig(process.env);
  requireKeyRing(config.dataFolder, config.keyRing);
  const result = await openForCommand(config, new Date(), (parts) =>
    restore(path, { ...parts, report: (line) => console.log(line) }),
  );
  for (const name of result.migrated) console.log(`migrated ${name}`);
  if (result.missing.length > 0)
    console.log(`${result.missing.length} attachments were lost before the backup was made`);
  console.log(`restored ${result.rows} rows and ${result.attachments} attachments as of ${result.madeAt}`);
} catch (cause) {
  if (!(cause instanceof StartFailure)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
}

function readPath(): string {
  try {
    const [path, ...others] = parseArgs({ allowPositionals: true, options: {} }).positionals;
    if (path !== undefined && others.length === 0) return resolve(path);
  } catch {
    // An option: there are none.
  }
  throw new StartFailure(usage);
}
