#!/usr/bin/env node
import { readConfig, readScale } from '../config.ts';
import { type DemoScale, demoScales } from '../demo/types.ts';
import { demoSeed, seedDemo } from '../start.ts';
import { StartFailure } from '../start-failure.ts';
import { runCommand } from './run-command.ts';
import { usageOf } from './usage.ts';
import { parseCommand, UsageFailure } from './usage-failure.ts';

const usage = usageOf('seed', `--scale ${demoScales.join('|')} [--seed TEXT] [--into-postgres]`);

await runCommand(async () => {
  const { scale, seed, intoPostgres } = readArguments();
  const config = readConfig(process.env);
  const began = performance.now();
  const report = (line: string) => console.log(line);
  const seeded = await seedDemo(config, { seed, scale, intoPostgres, now: new Date(), report });
  const place = intoPostgres ? 'the PostgreSQL database' : config.dataFolder;
  const seconds = Math.round((performance.now() - began) / 1000);
  if (!seeded) {
    throw new StartFailure(
      `${place} holds data already and was left as it is. Choose an empty one${intoPostgres ? '.' : ' with WARDKIT_DATA, or remove this one.'}`,
    );
  }
  console.log(`seeded ${place} (${scale}) in ${seconds} s`);
});

function readArguments() {
  const { values } = parseCommand(usage, {
    options: { scale: { type: 'string' }, seed: { type: 'string' }, 'into-postgres': { type: 'boolean' } },
  });
  return {
    scale: scaleOf(values.scale ?? 'small'),
    seed: values.seed ?? demoSeed,
    intoPostgres: values['into-postgres'] ?? false,
  };
}

function scaleOf(text: string): DemoScale {
  try {
    return readScale(text);
  } catch (cause) {
    throw cause instanceof StartFailure ? new UsageFailure(cause.message, usage) : cause;
  }
}
