import type { Pixels } from './pixels.ts';

/**
 * Hard photographs of plates that nobody took: each family is one thing that goes wrong at a door. The seed and the
 * figures below were committed before the decoder was tuned to anything, and stay as they are; tune with another seed.
 */
export const HARD_PHOTOGRAPHS_SEED = 20261129;

/** What is hard about a picture. */
export const FAMILIES = ['blur', 'tilt', 'low light', 'glare', 'small', 'curved'] as const;
export type Family = (typeof FAMILIES)[number];

/** The size of a frame of an ordinary camera. */
const WIDTH = 640;
const HEIGHT = 480;
/** Focal length in pixels: about 60 degrees from left to right, as a phone's main camera has. */
const FOCAL = 554;
const QUIET = 4;

type Range = readonly [low: number, high: number];

interface Conditions {
  /** Pixels a module, seen straight on. */
  readonly module: Range;
  /** Degrees that the plate is turned away from the camera, in any direction. */
  readonly away: Range;
  /** Degrees that the camera is held askew. */
  readonly askew: Range;
  /** Radius of the lens's blur, in modules. */
  readonly blur: Range;
  /** Length of the hand's movement while the picture is taken, in modules. */
  readonly motion: Range;
  /** What white paper gives, of 255. */
  readonly white: Range;
  /** What black ink gives, of white. */
  readonly ink: Range;
  /** Noise of a white pixel, in levels; darker ones have less. */
  readonly noise: Range;
  /** How unevenly it is lit: the change across the frame, of 1. */
  readonly shade: Range;
  /** How many lamps are mirrored in the plate, and their radius in plate widths. */
  readonly lamps: readonly [least: number, most: number];
  readonly lamp: Range;
  /** Radius of the post that the plate is bent around, in plate widths; none for a flat one. */
  readonly post?: Range;
}

const ordinary: Conditions = {
  module: [4, 6.5],
  away: [0, 20],
  askew: [-15, 15],
  blur: [0.1, 0.25],
  motion: [0, 0],
  white: [170, 235],
  ink: [0.12, 0.3],
  noise: [3, 7],
  shade: [0, 0.4],
  lamps: [0, 0],
  lamp: [0, 0],
};

const conditions: Readonly<Record<Family, Conditions>> = {
  blur: { ...ordinary, module: [3.5, 6], blur: [0.35, 0.85], motion: [0, 1.6] },
  tilt: { ...ordinary, module: [4.5, 7.5], away: [42, 66], askew: [-180, 180] },
  'low light': { ...ordinary, white: [26, 80], ink: [0.25, 0.5], noise: [6, 20], blur: [0.15, 0.4], shade: [0, 0.8] },
  glare: { ...ordinary, lamps: [1, 3], lamp: [0.05, 0.16], ink: [0.2, 0.45], shade: [0.2, 1] },
  small: { ...ordinary, module: [1.25, 2.3], blur: [0.2, 0.45], away: [0, 12] },
  curved: { ...ordinary, module: [3.5, 6], post: [0.7, 2.4], askew: [-40, 40] },
};

/**
 * A frame of a camera that looks at a plate: a white square with the symbol on a blue field on a wall. The same
 * symbol, family, number and seed give the same picture.
 *
 * @param dark the symbol's modules
 * @param number which picture of the series, from 0
 */
export function hardPhotograph(
  dark: readonly (readonly boolean[])[],
  family: Family,
  number: number,
  seed: number = HARD_PHOTOGRAPHS_SEED,
): Pixels {
  const limits = conditions[family];
  const random = randomOf(
    seed ^ Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(FAMILIES.indexOf(family) + 1, 0x85ebca6b),
  );
  const within = ([low, high]: Range) => low + (high - low) * random();
  const modules = dark.length + 2 * QUIET;
  const modulePixels = within(limits.module);
  const toPlate = view({
    distance: FOCAL / (modulePixels * modules),
    away: radians(within(limits.away)),
    direction: random() * 2 * Math.PI,
    askew: radians(within(limits.askew)),
    aside: [(random() - 0.5) * 40, (random() - 0.5) * 30],
    post: limits.post ? within(limits.post) : null,
  });
  const ink = within(limits.ink);
  const wall = [0.2 + 0.5 * random(), 0.2 + 0.5 * random(), 0.2 + 0.5 * random()] as const;
  const field = [0.07, 0.2, 0.5] as const;
  const grain = 0.02 + 0.06 * random();

  // The plate itself, as light from 0 to 1, four samples a pixel.
  let light = new Float32Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const at = (y * WIDTH + x) * 3;
      for (let sample = 0; sample < 4; sample++) {
        const [u, v] = toPlate(x + 0.25 + (sample & 1) / 2, y + 0.25 + (sample >> 1) / 2);
        let shown: readonly [number, number, number];
        if (u >= 0 && v >= 0 && u < 1 && v < 1) {
          const isDark = dark[Math.floor(v * modules) - QUIET]?.[Math.floor(u * modules) - QUIET] === true;
          shown = isDark ? [ink, ink, ink] : [1, 1, 1];
        } else if (Math.abs(u - 0.5) < 0.62 && v > -0.35 && v < 1.12) shown = field;
        else {
          const rough = grain * Math.sin(x / 3.1) * Math.cos(y / 4.3);
          shown = [wall[0] + rough, wall[1] + rough, wall[2] + rough];
        }
        for (let channel = 0; channel < 3; channel++) {
          light[at + channel] = (light[at + channel] ?? 0) + (shown[channel] ?? 0) / 4;
        }
      }
    }
  }
  light = spread(light, disc(within(limits.blur) * modulePixels));
  light = spread(light, stroke(within(limits.motion) * modulePixels, random() * Math.PI));

  const white = within(limits.white);
  const noise = within(limits.noise);
  const shade = within(limits.shade);
  const shadeDirection = random() * 2 * Math.PI;
  const lamps = Array.from({ length: Math.round(within(limits.lamps)) }, () => {
    const radius = within(limits.lamp);
    return { u: random(), v: random(), wide: radius * (1 + random()), high: radius, strength: 1.2 + 2 * random() };
  });
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const at = y * WIDTH + x;
      const across = (x / WIDTH - 0.5) * Math.cos(shadeDirection) + (y / HEIGHT - 0.5) * Math.sin(shadeDirection);
      const lit = Math.max(0.05, 1 + shade * across);
      let mirrored = 0;
      if (lamps.length > 0) {
        const [u, v] = toPlate(x + 0.5, y + 0.5);
        for (const lamp of lamps) {
          const off = ((u - lamp.u) / lamp.wide) ** 2 + ((v - lamp.v) / lamp.high) ** 2;
          // A core that is burnt out, and a veil around it.
          mirrored += lamp.strength * (Math.exp(-(off ** 2)) + 0.12 / (1 + off));
        }
      }
      for (let channel = 0; channel < 3; channel++) {
        const level = ((light[at * 3 + channel] ?? 0) * lit + mirrored) * white;
        data[at * 4 + channel] = level + bell(random) * noise * Math.sqrt(0.15 + Math.min(1, level / white));
      }
      data[at * 4 + 3] = 255;
    }
  }
  return { data, width: WIDTH, height: HEIGHT };
}

interface Placement {
  /** In plate widths. */
  readonly distance: number;
  readonly away: number;
  readonly direction: number;
  readonly askew: number;
  /** How far the plate's middle is from the frame's, in pixels. */
  readonly aside: readonly [x: number, y: number];
  readonly post: number | null;
}

/** From a pixel to the plate's own square (0 to 1): a ray through a pinhole that meets a plane, or a post. */
function view({ distance, away, direction, askew, aside, post }: Placement) {
  const turned = rotation(direction, away, askew);
  // The camera in the plate's frame, where the plate's middle is the origin and its face looks at -z.
  const [originX, originY, originZ] = turned(0, 0, -distance);
  return (x: number, y: number): readonly [u: number, v: number] => {
    const [rayX, rayY, rayZ] = turned((x - WIDTH / 2 - aside[0]) / FOCAL, (y - HEIGHT / 2 - aside[1]) / FOCAL, 1);
    if (post === null) {
      const reach = -originZ / rayZ;
      return [originX + rayX * reach + 0.5, originY + rayY * reach + 0.5];
    }
    // x² + (z - post)² = post², the nearer of the two meetings.
    const a = rayX * rayX + rayZ * rayZ;
    const b = originX * rayX + (originZ - post) * rayZ;
    const c = originX * originX + (originZ - post) ** 2 - post * post;
    const root = b * b - a * c;
    if (root < 0) return [-9, -9];
    const reach = (-b - Math.sqrt(root)) / a;
    const angle = Math.atan2(originX + rayX * reach, post - (originZ + rayZ * reach));
    return [angle * post + 0.5, originY + rayY * reach + 0.5];
  };
}

/** Turns about the line of sight, then away from it about an axis in the picture's plane. */
function rotation(direction: number, away: number, askew: number) {
  const axis = [Math.cos(direction), Math.sin(direction)] as const;
  const [cosAway, sinAway] = [Math.cos(away), Math.sin(away)];
  const [cosAskew, sinAskew] = [Math.cos(askew), Math.sin(askew)];
  return (x: number, y: number, z: number): readonly [number, number, number] => {
    // Rodrigues' rotation about (axis, 0), then about z.
    const along = (axis[0] * x + axis[1] * y) * (1 - cosAway);
    const turnedX = x * cosAway + axis[1] * z * sinAway + axis[0] * along;
    const turnedY = y * cosAway - axis[0] * z * sinAway + axis[1] * along;
    const turnedZ = z * cosAway + (axis[0] * y - axis[1] * x) * sinAway;
    return [turnedX * cosAskew - turnedY * sinAskew, turnedX * sinAskew + turnedY * cosAskew, turnedZ];
  };
}

type Kernel = readonly (readonly [x: number, y: number, weight: number])[];

function disc(radius: number): Kernel {
  const reach = Math.ceil(radius);
  const taps: [number, number, number][] = [];
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) {
      const weight = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(x, y)));
      if (weight > 0) taps.push([x, y, weight]);
    }
  }
  return taps;
}

function stroke(length: number, angle: number): Kernel {
  const steps = Math.max(1, Math.round(length * 2));
  const weights = new Map<string, number>();
  for (let step = 0; step < steps; step++) {
    const along = steps === 1 ? 0 : (step / (steps - 1) - 0.5) * length;
    const place = `${Math.round(along * Math.cos(angle))} ${Math.round(along * Math.sin(angle))}`;
    weights.set(place, (weights.get(place) ?? 0) + 1);
  }
  return [...weights].map(([place, weight]) => [...(place.split(' ').map(Number) as [number, number]), weight]);
}

function spread(light: Float32Array<ArrayBuffer>, kernel: Kernel): Float32Array<ArrayBuffer> {
  if (kernel.length <= 1) return light;
  const total = kernel.reduce((sum, [, , weight]) => sum + weight, 0);
  const across = Int32Array.from(kernel, ([right]) => right);
  const down = Int32Array.from(kernel, ([, below]) => below);
  const shares = Float64Array.from(kernel, ([, , weight]) => weight / total);
  const into = new Float32Array(light.length);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      let [red, green, blue] = [0, 0, 0];
      for (let tap = 0; tap < shares.length; tap++) {
        const nearX = Math.min(WIDTH - 1, Math.max(0, x + (across[tap] as number)));
        const nearY = Math.min(HEIGHT - 1, Math.max(0, y + (down[tap] as number)));
        const from = (nearY * WIDTH + nearX) * 3;
        const share = shares[tap] as number;
        red += (light[from] as number) * share;
        green += (light[from + 1] as number) * share;
        blue += (light[from + 2] as number) * share;
      }
      const at = (y * WIDTH + x) * 3;
      into[at] = red;
      into[at + 1] = green;
      into[at + 2] = blue;
    }
  }
  return into;
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Close to a normal distribution of variance 1. */
function bell(random: () => number): number {
  return (random() + random() + random() - 1.5) * 2;
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
