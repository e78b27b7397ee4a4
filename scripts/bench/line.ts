import { median, type Paired, ratioOf } from '../ratio.ts';

/** The line of a case: the ratio of what is counted in a second, ours to theirs, so that more is better. */
export function printRate(
  bench: string,
  name: string,
  unit: string,
  peer: string,
  times: Paired,
  countEach: number,
): void {
  // Times of equal work: theirs divided by ours is the ratio of the speeds.
  const { ratio, ci95 } = ratioOf({ ours: times.theirs, theirs: times.ours });
  const rate = (of: readonly number[]) => Math.round((countEach / median(of)) * 1000);
  console.log(
    JSON.stringify({
      bench,
      case: name,
      unit,
      ours: rate(times.ours),
      peer,
      theirs: rate(times.theirs),
      ratio: Number(ratio.toFixed(3)),
      ci95: ci95.map((bound) => Number(bound.toFixed(3))),
      n: countEach * times.ours.length,
    }),
  );
}
