#!/usr/bin/env node
import { readConfig } from '../config.ts';
import { leastReason, liftHold, listHolds, setHold } from '../retention/legal-holds.ts';
import { isUuid } from '../uuid.ts';
import { openForCommand } from './open-for-command.ts';
import { runCommand } from './run-command.ts';
import { usageOf } from './usage.ts';
import { parseCommand, UsageFailure } from './usage-failure.ts';

const usage = `${usageOf('hold', 'list | set ID --reason TEXT | lift ID --reason TEXT')}
  ID is that of a record, a person or premises; what belongs to a person or to premises is held with them.`;

await runCommand(async () => {
  const { command, id, reason } = readArguments();
  const config = readConfig(process.env);
  const now = new Date();
  await openForCommand(config, now, 'newest', async ({ database: { kysely }, keys }) => {
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
});

function readArguments() {
  const { values, positionals } = parseCommand(usage, {
    allowPositionals: true,
    options: { reason: { type: 'string' } },
  });
  const [command = '', id = '', ...rest] = positionals;
  if (!['list', 'set', 'lift'].includes(command)) throw new UsageFailure('Say what to do: list, set or lift.', usage);
  if (rest.length > 0 || (command === 'list' && id !== '')) throw new UsageFailure('There is a word too many.', usage);
  if (command === 'list') return { command, id, reason: '' };
  // What was typed in its place may be an identity number: it is not repeated.
  if (!isUuid(id)) throw new UsageFailure('The id of the record is missing, or is no id.', usage);
  if (values.reason === undefined) throw new UsageFailure('A reason is missing.', usage);
  if (values.reason.trim().length < leastReason) {
    throw new UsageFailure(`A reason has ${leastReason} characters or more.`, usage);
  }
  return { command, id, reason: values.reason };
}
