#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { readConfig, readScale } from '../config.ts';
import { demoSeed, seedDemo } from '../start.ts';
import { StartFailure } from '../start-failure.ts';

const usage = 'Usage: npm run seed -- --scale small|town [--seed TEXT]';

try {
  const { scale, seed } = readArguments();
  const config = readConfig(process.env);
  const seeded = await seedDemo(config, { seed, scale, now: new Date(), report: (line) => console.log(line) });
  console.log(
    seeded
      ? `seeded ${config.dataFolder} (${scale})`
      : `${config.dataFolder} holds data already and was left as it is. Choose another folder with WARDKIT_DATA, or remove this one.`,
  );
} catch (cause) {
  if (!(cause instanceof StartFailure)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
}

function readArguments() {
  try {
    const { values } = parseArgs({ options: { scale: { type: 'string' }, seed: { type: 'string' } } });
    return { scale: readScale(values.scale ?? 'small'), seed: values.seed ?? demoSeed };
  } catch (cause) {
    if (cause instanceof StartFailure) throw new StartFailure(`${cause.message} ${usage}`);
    throw new StartFailure(usage);
  }
}
