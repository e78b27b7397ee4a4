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
  const random = mulberry32(20261122);
  const samples: number[] = [];
  for (let round = 0; round < 2000; round += 1) {
    const picked = ours.map(() => Math.floor(random() * ours.length));
    samples.push(median(picked.map((at) => ours[at] ?? 0)) / median(picked.map((at) => theirs[at] ?? 0)));
  }
  samples.sort((a, b) => a - b);
  return { ratio: median(ours) / median(theirs), ci95: [samples[50] ?? 0, samples[1949] ?? 0] };
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
