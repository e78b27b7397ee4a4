/** One way to look at a camera's frame. */
export interface FrameLook {
  /** The middle square, a little larger than the frame that helps to aim; or all of it. */
  readonly area: 'aim' | 'whole';
  /** Size of what the decoder is given, of the area's own: less takes out noise, more helps a small code. */
  readonly scale: number;
  readonly effort: 'quick' | 'thorough';
}

/**
 * What quality.md measured for photographs holds for frames: a code that isn't read at full size may be read at a half
 * or a third. A hand is still for a second at most, so the looks are spread over frames, the likeliest most often.
 */
const ROUND: readonly FrameLook[] = [
  { area: 'aim', scale: 1, effort: 'quick' },
  { area: 'whole', scale: 1, effort: 'quick' },
  { area: 'aim', scale: 1, effort: 'thorough' },
  { area: 'aim', scale: 1 / 2, effort: 'thorough' },
  { area: 'aim', scale: 1, effort: 'quick' },
  { area: 'whole', scale: 1, effort: 'thorough' },
  { area: 'aim', scale: 2, effort: 'thorough' },
  { area: 'aim', scale: 1 / 3, effort: 'thorough' },
];

/** Milliseconds that one look may hold up the page; a press is answered within a tenth of a second. */
const LONGEST_LOOK = 60;
/** Milliseconds between two looks even on a quick device: a camera gives some 30 frames a second. */
const SHORTEST_REST = 40;
const LARGEST = 960;
const SMALLEST = 320;

/** The size of an area's long side as the decoder gets it, in pixels. */
export interface PlannedLook extends FrameLook {
  readonly longestSide: number;
}

/**
 * Plans the looks at a camera's frames, one a frame, so that a slow phone stays usable: the decoder works on the main
 * thread, because under a policy with Trusted Types no library may start a worker. What looks too long gets a smaller
 * picture, and the page rests at least as long as a look took.
 */
export class FrameLooks {
  #count = 0;
  #limit = LARGEST;

  /** @param sides long side of each area in the frame, in pixels */
  next(sides: { readonly aim: number; readonly whole: number }): PlannedLook {
    const look = ROUND[this.#count % ROUND.length] as FrameLook;
    this.#count += 1;
    // Enlarging is for what is small in the frame; the limit holds for it too.
    const wanted = sides[look.area] * look.scale;
    return { ...look, longestSide: Math.round(Math.min(wanted, this.#limit * Math.min(1, look.scale))) };
  }

  /**
   * Learns how long a look took.
   *
   * @returns milliseconds to leave to the page before the next one
   */
  took(milliseconds: number): number {
    if (milliseconds > LONGEST_LOOK) this.#limit = Math.max(SMALLEST, Math.round(this.#limit * 0.8));
    else if (milliseconds < LONGEST_LOOK / 3) this.#limit = Math.min(LARGEST, Math.round(this.#limit * 1.1));
    return Math.max(SHORTEST_REST, milliseconds);
  }
}

/** How many looks a round has. */
export const LOOKS_A_ROUND = ROUND.length;
