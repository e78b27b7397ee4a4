import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What a leg of a drill found. */
export interface Leg {
  readonly cycles: number;
  /** Writes that whoever made them was told are kept. */
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicated: number;
}

const inOneLeg = 20;

/**
 * Runs the cycles of a drill in legs, each over a database of its own and reconciled at its end. With a file the legs that were
 * done are remembered, so that a drill which was broken off goes on with the next.
 *
 * @param file one JSON object a line; null keeps nothing
 */
export async function runLegs(
  cycles: number,
  file: string | null,
  run: (cycles: number) => Promise<Leg>,
): Promise<Leg> {
  const done: Leg[] =
    file === null || !existsSync(file)
      ? []
      : readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Leg);
  for (let left = cycles - sumOf(done, 'cycles'); left > 0; left -= inOneLeg) {
    const leg = await run(Math.min(left, inOneLeg));
    done.push(leg);
    if (file !== null) appendFileSync(file, `${JSON.stringify(leg)}\n`);
    console.error(JSON.stringify(leg));
  }
  return {
    cycles: sumOf(done, 'cycles'),
    acknowledged: sumOf(done, 'acknowledged'),
    lost: sumOf(done, 'lost'),
    duplicated: sumOf(done, 'duplicated'),
  };
}

function sumOf(legs: readonly Leg[], what: keyof Leg): number {
  return legs.reduce((sum, leg) => sum + leg[what], 0);
}
