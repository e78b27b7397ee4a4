import { loadEngine } from './load-engine.ts';
import { nativeDetector } from './native-detector.ts';
import { pixelsOf } from './read-picture.ts';

/** Looks once at what a camera shows now. */
export type FrameReader = (video: HTMLVideoElement) => Promise<readonly string[]>;

// A frame need not be larger: a plate that is read at arm's length fills a good part of it.
const LONGEST_SIDE = 960;
const THOROUGH_EVERY = 4;

/**
 * A reader of camera frames: the browser's own detector, else the loaded decoder, which looks quickly most of the time
 * and thoroughly now and then.
 *
 * @throws TypeError when the decoder is needed and can't be fetched
 */
export async function frameReader(): Promise<FrameReader> {
  const native = await nativeDetector();
  if (native) return async (video) => (await native.detect(video).catch(() => [])).map((code) => code.rawValue);
  const engine = await loadEngine();
  let frames = 0;
  return async (video) => {
    frames += 1;
    return engine.read(pixelsOf(video, LONGEST_SIDE), frames % THOROUGH_EVERY === 0 ? 'thorough' : 'quick');
  };
}
