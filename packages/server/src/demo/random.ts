import { createHash } from 'node:crypto';

/**
 * A seeded source of numbers for invented data: never for keys or tokens.
 *
 * Algorithm: xoshiro128** 1.1 by D. Blackman and S. Vigna, "Scrambled Linear Pseudorandom Number Generators" (2018,
 * public domain), its state taken from SHA-256 of the seed. Each subject takes a `fork`, so that a change in one leaves
 * the others as they were.
 */
export class Random {
  readonly #seed: string;
  #state: [number, number, number, number];

  constructor(seed: string) {
    this.#seed = seed;
    const digest = createHash('sha256').update(seed).digest();
    this.#state = [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8), digest.readUInt32LE(12)];
  }

  /** A generator in a given state, for checking against the published one. */
  static fromState(state: readonly [number, number, number, number]): Random {
    const random = new Random('');
    random.#state = [...state];
    return random;
  }

  /** Another generator that depends on the seed and the label only, not on what was drawn here. */
  fork(label: string | number): Random {
    return new Random(`${this.#seed}/${label}`);
  }

  /** 32 random bits as a number from 0 to 4294967295. */
  next(): number {
    const state = this.#state;
    const result = Math.imul(rotateLeft(Math.imul(state[1], 5), 7), 9) >>> 0;
    const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotateLeft(state[3], 11);
    return result;
  }

  /** An integer from `from` to `to`, both included. */
  integer(from: number, to: number): number {
    return from + Math.floor((this.next() / 0x1_0000_0000) * (to - from + 1));
  }

  /** True in `share` of all calls, 0 to 1. */
  chance(share: number): boolean {
    return this.next() / 0x1_0000_0000 < share;
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.integer(0, from.length - 1)];
    if (picked === undefined) throw new RangeError('Nothing to pick from.');
    return picked;
  }

  /** One of several by weight. */
  weighted<T>(from: readonly (readonly [value: T, weight: number])[]): T {
    const last = from.at(-1);
    if (last === undefined) throw new RangeError('Nothing to pick from.');
    let left = (this.next() / 0x1_0000_0000) * from.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of from) {
      if (left < weight) return value;
      left -= weight;
    }
    return last[0];
  }

  /** The same items in another order (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = this.integer(0, last);
      [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
    }
    return shuffled;
  }

  /** `length` decimal digits. */
  digits(length: number): string {
    return Array.from({ length }, () => this.integer(0, 9)).join('');
  }

  /**
   * An id in the form of UUIDv7 (RFC 9562, 5.7): a time in milliseconds, then 74 bits that follow from the seed.
   *
   * @param time milliseconds since 1970, of the moment the record came to be
   */
  uuid(time: number): string {
    const clock = Math.floor(time).toString(16).padStart(12, '0');
    const high = (0x7000 | (this.next() & 0x0fff)).toString(16);
    const low = ((0x8000 | (this.next() & 0x3fff)) >>> 0).toString(16);
    const rest = hexadecimal(this.next()) + hexadecimal(this.next()).slice(0, 4);
    return `${clock.slice(0, 8)}-${clock.slice(8)}-${high}-${low}-${rest}`;
  }
}

function rotateLeft(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function hexadecimal(value: number): string {
  return value.toString(16).padStart(8, '0');
}
