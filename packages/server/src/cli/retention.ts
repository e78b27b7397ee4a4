#!/usr/bin/env node
import { readConfig } from '../config.ts';
import { countPastTime, deletePastTime } from '../retention/run-retention.ts';
import { openForCommand } from './open-for-command.ts';
import { runCommand } from './run-command.ts';
import { usageOf } from './usage.ts';
import { parseCommand, UsageFailure } from './usage-failure.ts';

const usage = `${usageOf('retention', '[--dry-run | --rules]')}
  without a word   deletes what is past its time
  --dry-run        says how much would go, for each station and class
  --rules          says how long each class is kept, and by which rule`;

await runCommand(async () => {
  const { isDry, asksForRules } = readArguments();
  const config = readConfig(process.env);
  if (asksForRules) {
    for (const rule of config.retention.rules) {
      const source = [rule.source.en, rule.article].filter((part) => part !== null).join(' ');
      console.log(
        `${rule.id}: ${rule.days} days (${source}${rule.isDuty ? ', a duty to keep' : ''}). ${rule.sentence.en}`,
      );
    }
    return;
  }
  const now = new Date();
  await openForCommand(config, now, 'newest', async ({ database: { kysely }, attachments }) => {
    const counts = isDry
      ? await countPastTime(kysely, config.retention, now)
      : await deletePastTime(kysely, attachments, config.retention, now);
    for (const { stationId, classId, count } of counts) console.log(`station ${stationId}  ${classId}: ${count}`);
    const sum = counts.reduce((total, { count }) => total + count, 0);
    console.log(isDry ? `${sum} would be deleted; nothing was` : `${sum} deleted`);
  });
});

function readArguments() {
  const { values } = parseCommand(usage, { options: { 'dry-run': { type: 'boolean' }, rules: { type: 'boolean' } } });
  const [isDry, asksForRules] = [values['dry-run'] === true, values.rules === true];
  if (isDry && asksForRules) throw new UsageFailure('Give --dry-run or --rules, not both.', usage);
  return { isDry, asksForRules };
}
