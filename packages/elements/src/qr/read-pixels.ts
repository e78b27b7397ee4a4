import type { QrEngine } from './engine.ts';
import { type Pixels, shrink } from './pixels.ts';

/** Long side, in pixels, of the first look at a large photograph: enough for a plate that fills a fair part of it. */
const FIRST_LOOK = 1600;
/** A picture is not shrunk below this short side: no code's modules would be left. */
const SMALLEST = 60;

/**
 * Looks for QR codes in a picture: a large one first at a moderate size, then whole, then at a half and at a third.
 *
 * @returns the texts of the first look that finds any; empty when no look does
 */
export async function readPixels(pixels: Pixels, engine: QrEngine, signal?: AbortSignal): Promise<readonly string[]> {
  for (const divisor of divisorsOf(pixels)) {
    signal?.throwIfAborted();
    const texts = await engine.read(divisor === 1 ? pixels : shrink(pixels, divisor), 'thorough');
    if (texts.length > 0) return texts;
    // The decoders work on the main thread: between two looks the page gets its turn.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return [];
}

function divisorsOf({ width, height }: Pixels): number[] {
  const first = Math.max(width, height) / FIRST_LOOK;
  const divisors = first > 1 ? [first, 1, 2, 3] : [1, 2, 3];
  return divisors.filter((divisor) => divisor === 1 || Math.min(width, height) / divisor >= SMALLEST);
}
