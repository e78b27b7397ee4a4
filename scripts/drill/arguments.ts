import { parseArgs } from 'node:util';

/** How a drill in legs was asked for. */
export interface DrillArguments {
  readonly cycles: number;
  /** Where the legs that are done are remembered. */
  readonly file: string | null;
  /** Spoils what was found before it is reconciled: then the drill must fail. */
  readonly sabotage: boolean;
}

/** Reads the arguments of a drill; ends the process with 2 for wrong ones. */
export function drillArguments(name: string): DrillArguments {
  const { values } = parseArgs({
    options: {
      cycles: { type: 'string', default: '200' },
      resume: { type: 'string' },
      sabotage: { type: 'boolean', default: false },
    },
  });
  const cycles = Number(values.cycles);
  if (!Number.isInteger(cycles) || cycles < 1) {
    console.error(`Usage: npm run drill:${name} -- [--cycles N] [--resume FILE] [--sabotage]`);
    process.exit(2);
  }
  return { cycles, file: values.resume ?? null, sabotage: values.sabotage };
}
