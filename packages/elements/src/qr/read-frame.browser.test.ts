import { genuineLink } from '../doorplate-viewer/plate-client.fixtures.ts';
import { expect } from '../testing/expect.ts';
import { LOOKS_A_ROUND } from './frame-looks.ts';
import { qrFile } from './picture.fixtures.ts';
import { type FrameReading, frameReader } from './read-frame.ts';
import { setZxingLocation } from './zxing-location.ts';

setZxingLocation('/node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');

/** A video that shows a QR, or nothing but grey of a level. */
async function videoOf(shown: 'plate' | number): Promise<{ video: HTMLVideoElement; stop: () => void }> {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const level = shown === 'plate' ? 140 : shown;
  context.fillStyle = `rgb(${level} ${level} ${level})`;
  context.fillRect(0, 0, 640, 480);
  if (shown === 'plate') context.drawImage(await createImageBitmap(await qrFile(genuineLink)), 150, 70, 340, 340);
  const stream = canvas.captureStream(10);
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  // A canvas that is not drawn on gives no frame, and WebKit counts only what is drawn in a later turn.
  const drawing = setInterval(() => context.fillRect(0, 0, 1, 1), 20);
  await video.play();
  clearInterval(drawing);
  return { video, stop: () => stream.getTracks().map((track) => track.stop()) };
}

/** Looks until something is read, for two rounds at most. */
async function looked(video: HTMLVideoElement): Promise<FrameReading> {
  const read = await frameReader();
  let last = await read(video);
  for (let look = 1; look < 2 * LOOKS_A_ROUND && last.texts.length === 0; look += 1) last = await read(video);
  return last;
}

describe('reading a camera frame', () => {
  it('reads a plate within two rounds, and says how bright it was and how long to rest', async () => {
    const { video, stop } = await videoOf('plate');
    const { texts, brightness, rest } = await looked(video);
    stop();
    expect(texts.join()).equals(genuineLink);
    expect(brightness).isAtLeast(60);
    expect(rest).isAtLeast(40);
  });

  it('reads nothing from a dark wall, and tells that it is dark', async () => {
    const { video, stop } = await videoOf(12);
    const { texts, brightness } = await looked(video);
    stop();
    expect(texts.length).equals(0);
    expect((brightness ?? 255) < 30).isTrue(`${brightness}`);
  });

  it("asks the browser's own detector first, and looks itself where that finds nothing", async () => {
    // Neither browser of the tests has a BarcodeDetector, so it is pretended.
    let answer: { rawValue: string }[] = [{ rawValue: 'from the browser' }];
    class Pretended {
      static getSupportedFormats = async () => ['qr_code'];
      detect = async () => answer;
    }
    Object.assign(globalThis, { BarcodeDetector: Pretended });
    const { video, stop } = await videoOf('plate');
    try {
      expect((await looked(video)).texts.join()).equals('from the browser');
      answer = [];
      expect((await looked(video)).texts.join()).equals(genuineLink);
    } finally {
      stop();
      Reflect.deleteProperty(globalThis, 'BarcodeDetector');
    }
  });
});
