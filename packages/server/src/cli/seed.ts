#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { readConfig, readScale } from '../config.ts';
import { demoScales } from '../demo/types.ts';
import { demoSeed, seedDemo } from '../start.ts';
import { StartFailure } from '../start-failure.ts';

const usage = `Usage: npm run seed -- --scale ${demoScales.join('|')} [--seed TEXT] [--into-postgres]`;

try {
  const { scale, seed, intoPostgres } = readArguments();
  const config = readConfig(process.env);
  const began = performance.now();
  const report = (line: string) => console.log(line);
  const seeded = await seedDemo(config, { seed, scale, intoPostgres, now: new Date(), report });
  const place = intoPostgres ? 'the PostgreSQL database' : config.dataFolder;
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    seeded
      ? `seeded ${place} (${scale}) in ${seconds} s`
      : `${place} holds data already and was left as it is. Choose an empty one${intoPostgres ? '.' : ' with WARDKIT_DATA, or remove this one.'}`,
  );
} catch (cause) {
  if (!(cause instanceof StartFailure)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { scale: { type: 'string' }, seed: { type: 'string' }, 'into-postgres': { type: 'boolean' } },
    });
    return {
      scale: readScale(values.scale ?? 'small'),
      seed: values.seed ?? demoSeed,
      intoPostgres: values['into-postgres'] ?? false,
    };
  } catch (cause) {
    if (cause instanceof StartFailure) throw new StartFailure(`${cause.message} ${usage}`);
    throw new StartFailure(usage);
  }
}
