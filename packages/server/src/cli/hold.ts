#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { liftHold, listHolds, setHold } from '../retention/legal-holds.ts';
import { StartFailure } from '../start-failure.ts';
import { isUuid } from '../uuid.ts';
import { openForCommand } from './open-for-command.ts';

const usage = `Usage: npm run hold -- list | set ID --reason TEXT | lift ID --reason TEXT
  ID is that of a record, a person or premises; what belongs to a person or to premises is held with them.`;

try {
  const { command, id, reason } = readArguments();
  const config = readConfig(process.env);
  const now = new Date();
  await openForCommand(config, now, async ({ database: { kysely }, keys }) => {
    if (command === 'list') {
      const holds = await listHolds(kysely, keys);
      for (const hold of holds) console.log(`${hold.setAt.toISOString()}  ${hold.recordId}  ${hold.reason}`);
      console.log(holds.length === 0 ? 'no hold lies on anything' : `${holds.length} held`);
    } else if (command === 'set') {
      const { stationId } = await setHold(kysely, keys, id, reason, now);
      console.log(`held ${id} of station ${stationId}`);
    } else {
      await liftHold(kysely, keys, id, reason, now);
      console.log(`lifted the hold on ${id}`);
    }
  });
} catch (cause) {
  if (!(cause instanceof StartFailure)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { reason: { type: 'string' } } });
    const [command = '', id = '', ...rest] = positionals;
    const isKnown = command === 'list' ? id === '' : ['set', 'lift'].includes(command) && isUuid(id);
    if (isKnown && rest.length === 0) return { command, id, reason: values.reason ?? '' };
  } catch {
    // As for any other slip: how it is used.
  }
  throw new StartFailure(usage);
}
