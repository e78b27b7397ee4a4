/** Times of two things done by turns, so that whatever else the machine does falls on both. */
export interface Paired {
  readonly ours: number[];
  readonly theirs: number[];
}

/**
 * Runs both by turns, in blocks.
 *
 * @param blocks how many times each is timed
 * @returns milliseconds of each block
 */
export async function alternate(
  blocks: number,
  ours: () => Promise<void>,
  theirs: () => Promise<void>,
): Promise<Paired> {
  const times: Paired = { ours: [], theirs: [] };
  const timed = async (into: number[], work: () => Promise<void>) => {
    const started = performance.now();
    await work();
    into.push(performance.now() - started);
  };
  for (let block = 0; block < blocks; block += 1) {
    if (block % 2 === 0) {
      await timed(times.ours, ours);
      await timed(times.theirs, theirs);
    } else {
      await timed(times.theirs, theirs);
      await timed(times.ours, ours);
    }
  }
  return times;
}

/**
 * The ratio of the medians, with a 95 % interval by resampling the pairs (percentile bootstrap, fixed seed).
 */
export function ratioOf({ ours, theirs }: Paired): { ratio: number; ci95: [number, number] } {
  const ci95 = resampled(
    ours.length,
    (picked) => median(picked.map((at) => ours[at] ?? 0)) / median(picked.map((at) => theirs[at] ?? 0)),
  );
  return { ratio: median(ours) / median(theirs), ci95 };
}

/**
 * A 95 % interval of a figure by resampling what it was measured on (percentile bootstrap, fixed seed).
 *
 * @param amount how many things were measured
 * @param figureOf the figure of a sample, given which things are in it
 */
export function resampled(amount: number, figureOf: (picked: readonly number[]) => number): [number, number] {
  const random = mulberry32(20261122);
  const samples: number[] = [];
  for (let round = 0; round < 2000; round += 1) {
    samples.push(figureOf(Array.from({ length: amount }, () => Math.floor(random() * amount))));
  }
  samples.sort((a, b) => a - b);
  return [samples[50] ?? 0, samples[1949] ?? 0];
}

export function median(of: readonly number[]): number {
  const sorted = [...of].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Tommy Ettinger's mulberry32: small, and good enough to pick samples. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
