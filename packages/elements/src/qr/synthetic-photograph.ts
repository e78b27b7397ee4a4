import type { Pixels } from './pixels.ts';

/**
 * Photographs of plates that nobody took: the twin of the public photograph set, for tests that must run without it.
 * The seed and the limits below were committed before the decoder was tuned, and stay as they are.
 */
export const PHOTOGRAPH_SEED = 20261122;

/** How hard a picture may get; each figure is the largest that is drawn for it. */
const limits = {
  easy: { turn: 12, tilt: 0.06, blur: 0.15, noise: 6, shade: 0.15, module: [5, 8], contrast: [0.8, 1] },
  medium: { turn: 180, tilt: 0.18, blur: 0.35, noise: 16, shade: 0.4, module: [3.5, 6], contrast: [0.5, 0.9] },
  hard: { turn: 180, tilt: 0.3, blur: 0.6, noise: 34, shade: 0.6, module: [2.4, 4], contrast: [0.3, 0.6] },
} as const;
export type Difficulty = keyof typeof limits;

/**
 * A picture of a plate lying somewhere in a larger scene: turned, tilted, unevenly lit, out of focus and noisy.
 * The same number, difficulty and seed give the same picture.
 *
 * @param dark the symbol's modules
 * @param number which picture of the series
 */
export function syntheticPhotograph(
  dark: readonly (readonly boolean[])[],
  number: number,
  difficulty: Difficulty,
  seed: number = PHOTOGRAPH_SEED,
): Pixels {
  const limit = limits[difficulty];
  const random = randomOf(seed ^ Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(difficulty.length, 0x85ebca6b));
  const between = (low: number, high: number) => low + (high - low) * random();
  const around = (most: number) => between(-most, most);
  const side = (dark.length + 8) * between(limit.module[0], limit.module[1]);
  const room = Math.ceil(side * (1.45 + limit.tilt));
  const toPlate = placement(side, room, (around(limit.turn) * Math.PI) / 180, around(limit.tilt), around(limit.tilt));
  const contrast = between(limit.contrast[0], limit.contrast[1]);
  const shadeX = around(limit.shade);
  const shadeY = around(limit.shade);
  const wall = [between(60, 210), between(60, 210), between(60, 210)];
  const grain = between(2, 14);
  const light = new Float32Array(room * room);
  const plate = new Uint8Array(room * room);
  const modules = dark.length + 8;
  for (let y = 0; y < room; y++) {
    for (let x = 0; x < room; x++) {
      let value = 0;
      let inside = 0;
      for (let sample = 0; sample < 4; sample++) {
        const [u, v] = toPlate(x + 0.25 + (sample & 1) / 2, y + 0.25 + (sample >> 1) / 2);
        if (u < 0 || v < 0 || u >= 1 || v >= 1) continue;
        inside += 1;
        value += dark[Math.floor(v * modules) - 4]?.[Math.floor(u * modules) - 4]
          ? 0.5 - contrast / 2
          : 0.5 + contrast / 2;
      }
      light[y * room + x] = inside > 0 ? value / inside : 0.5;
      plate[y * room + x] = inside * 64 - (inside > 3 ? 1 : 0);
    }
  }
  const blurred = blur(light, room, limit.blur * between(0.4, 1) * (side / modules));
  const data = new Uint8ClampedArray(room * room * 4);
  for (let y = 0; y < room; y++) {
    for (let x = 0; x < room; x++) {
      const at = y * room + x;
      const shade = 1 + shadeX * (x / room - 0.5) + shadeY * (y / room - 0.5);
      const cover = (plate[at] ?? 0) / 255;
      const noise = around(limit.noise);
      for (let channel = 0; channel < 3; channel++) {
        const behind = (wall[channel] ?? 0) + grain * Math.sin(x / 3.1 + channel) * Math.cos(y / 4.3);
        const shown = (blurred[at] ?? 0) * 255 * cover + behind * (1 - cover);
        data[at * 4 + channel] = shown * shade + noise;
      }
      data[at * 4 + 3] = 255;
    }
  }
  return { data, width: room, height: room };
}

/** From a pixel to the plate's own square (0 to 1), by rotation about the middle and a projective tilt. */
function placement(side: number, room: number, angle: number, tiltX: number, tiltY: number) {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return (x: number, y: number): [number, number] => {
    const left = (x - room / 2) / side;
    const down = (y - room / 2) / side;
    const depth = 1 + tiltX * left + tiltY * down;
    return [(left * cos + down * sin) / depth + 0.5, (down * cos - left * sin) / depth + 0.5];
  };
}

/** Three box blurs one after the other: close to a lens that is out of focus. */
function blur(light: Float32Array, room: number, radius: number): Float32Array {
  const reach = Math.round(radius);
  if (reach < 1) return light;
  let from = light;
  for (let pass = 0; pass < 3; pass++) {
    for (const [step, across] of [
      [1, room],
      [room, 1],
    ] as const) {
      const into = new Float32Array(from.length);
      for (let lane = 0; lane < room; lane++) {
        for (let at = 0; at < room; at++) {
          let sum = 0;
          for (let near = -reach; near <= reach; near++) {
            sum += from[lane * across + Math.min(room - 1, Math.max(0, at + near)) * step] ?? 0;
          }
          into[lane * across + at * step] = sum / (2 * reach + 1);
        }
      }
      from = into;
    }
  }
  return from;
}

/** mulberry32: small, seeded, good enough for noise. */
function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
