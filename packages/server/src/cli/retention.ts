#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { countPastTime, deletePastTime } from '../retention/run-retention.ts';
import { StartFailure } from '../start-failure.ts';
import { openForCommand } from './open-for-command.ts';

const usage = `Usage: npm run retention -- [--dry-run | --rules]
  without a word   deletes what is past its time
  --dry-run        says how much would go, for each station and class
  --rules          says how long each class is kept, and by which rule`;

try {
  const { isDry, asksForRules } = readArguments();
  const config = readConfig(process.env);
  if (asksForRules) {
    for (const rule of config.retention.rules) {
      const source = [rule.source.en, rule.article].filter((part) => part !== null).join(' ');
      console.log(
        `${rule.id}: ${rule.days} days (${source}${rule.isDuty ? ', a duty to keep' : ''}). ${rule.sentence.en}`,
      );
    }
  } else {
    const now = new Date();
    await openForCommand(config, now, async ({ database, attachments }) => {
      const { kysely } = database;
      const counts = isDry
        ? await countPastTime(kysely, config.retention, now)
        : await deletePastTime(kysely, attachments, config.retention, now);
      for (const { stationId, classId, count } of counts) console.log(`station ${stationId}  ${classId}: ${count}`);
      const sum = counts.reduce((total, { count }) => total + count, 0);
      console.log(isDry ? `${sum} would be deleted; nothing was` : `${sum} deleted`);
    });
  }
} catch (cause) {
  if (!(cause instanceof StartFailure)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
}

function readArguments() {
  try {
    const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' }, rules: { type: 'boolean' } } });
    return { isDry: values['dry-run'] === true, asksForRules: values.rules === true };
  } catch {
    throw new StartFailure(usage);
  }
}
