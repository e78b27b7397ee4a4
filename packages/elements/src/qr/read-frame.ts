import { FrameLooks, type PlannedLook } from './frame-looks.ts';
import { loadEngine } from './load-engine.ts';
import { nativeDetector } from './native-detector.ts';
import type { Pixels } from './pixels.ts';

/** What one look at a camera's frame gave. */
export interface FrameReading {
  readonly texts: readonly string[];
  /** Mean brightness of what was looked at, 0 to 255; null where only the browser's own detector looked. */
  readonly brightness: number | null;
  /** Milliseconds that the page should have to itself before the next look. */
  readonly rest: number;
}

/** Looks once at what a camera shows now. */
export type FrameReader = (video: HTMLVideoElement) => Promise<FrameReading>;

/** The side of the middle square, of the frame's short side: more than the corners drawn on the screen show. */
const AIM = 0.85;

/**
 * A reader of camera frames: the browser's own detector first where there is one, and the loaded decoder whenever that
 * finds nothing, by another look at each frame.
 *
 * @throws TypeError when the decoder can't be fetched and the browser has none of its own
 */
export async function frameReader(): Promise<FrameReader> {
  const native = await nativeDetector();
  const engine = await loadEngine().catch((cause: unknown) => {
    if (native === null) throw cause;
    return null; // offline before its first use: the browser's own still looks
  });
  const looks = new FrameLooks();
  const canvas = new OffscreenCanvas(1, 1);
  return async (video) => {
    const seen = (await native?.detect(video).catch(() => [])) ?? [];
    if (seen.length > 0 || engine === null) {
      return { texts: seen.map((code) => code.rawValue), brightness: null, rest: looks.took(0) };
    }
    const started = performance.now();
    const { videoWidth: width, videoHeight: height } = video;
    const aim = Math.round(Math.min(width, height) * AIM);
    const look = looks.next({ aim, whole: Math.max(width, height) });
    const pixels = pixelsOfFrame(video, look, aim, canvas);
    const texts = await engine.read(pixels, look.effort);
    return { texts, brightness: brightnessOf(pixels), rest: looks.took(performance.now() - started) };
  };
}

function pixelsOfFrame(video: HTMLVideoElement, look: PlannedLook, aim: number, canvas: OffscreenCanvas): Pixels {
  const { videoWidth, videoHeight } = video;
  const [width, height] = look.area === 'aim' ? [aim, aim] : [videoWidth, videoHeight];
  const scale = look.longestSide / Math.max(width, height);
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new DOMException('no 2d canvas here', 'NotSupportedError');
  const [left, top] = [(videoWidth - width) / 2, (videoHeight - height) / 2];
  context.drawImage(video, left, top, width, height, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** The mean of some hundred pixels' green, which is most of what an eye sees. */
function brightnessOf({ data }: Pixels): number {
  const step = 4 * Math.max(1, Math.floor(data.length / 4 / 997));
  let sum = 0;
  let count = 0;
  for (let at = 1; at < data.length; at += step) {
    sum += data[at] ?? 0;
    count += 1;
  }
  return sum / Math.max(1, count);
}
