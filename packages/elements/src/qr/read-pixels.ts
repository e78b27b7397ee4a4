import type { QrEngine } from './engine.ts';
import { enlarge, evenOut, type Pixels, shrink } from './pixels.ts';

/** Long side, in pixels, of the first look at a large photograph: enough for a plate that fills a fair part of it. */
const FIRST_LOOK = 1600;
/** A picture is not shrunk below this short side: no code's modules would be left. */
const SMALLEST = 60;
/** Reach of evening out, in pixels: some modules of a code that fills a fair part of the first look. */
const REACH = 12;

type Look = (pixels: Pixels) => Pixels;

/**
 * Looks for QR codes in a picture: a large one first at a moderate size, then whole, at a half and at a third; then a
 * moderate one with its contrast evened out and at twice its size. An engine looks in all these ways before the next.
 *
 * @param engines the likeliest first
 * @returns the texts of the first look that finds any; empty when no look does
 */
export async function readPixels(
  pixels: Pixels,
  engines: readonly QrEngine[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  for (const engine of engines) {
    for (const look of looksAt(pixels)) {
      signal?.throwIfAborted();
      const texts = await engine.read(look(pixels), 'thorough');
      if (texts.length > 0) return texts;
      // The decoders work on the main thread: between two looks the page gets its turn.
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return [];
}

function looksAt({ width, height }: Pixels): Look[] {
  const first = Math.max(1, Math.max(width, height) / FIRST_LOOK);
  const shrinking = (first > 1 ? [first, 1, 2, 3] : [1, 2, 3])
    .filter((divisor) => divisor === 1 || Math.min(width, height) / divisor >= SMALLEST)
    .map((divisor): Look => (divisor === 1 ? asItIs : (pixels) => shrink(pixels, divisor)));
  const moderate: Look = first > 1 ? (pixels) => shrink(pixels, first) : asItIs;
  return [...shrinking, (pixels) => evenOut(moderate(pixels), REACH), (pixels) => enlarge(moderate(pixels))];
}

const asItIs: Look = (pixels) => pixels;
