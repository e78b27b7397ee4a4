import { genuineLink } from '../doorplate-viewer/plate-client.fixtures.ts';
import { expect } from '../testing/expect.ts';
import { encodeQrSymbol } from './encode.ts';
import { loadEngine, webAssemblyAllowed } from './load-engine.ts';
import { cutShort, emptyPicture, heicFile, pdfNamedJpg, qrFile } from './picture.fixtures.ts';
import { readPicture } from './read-picture.ts';
import { syntheticPhotograph } from './synthetic-photograph.ts';
import { setZxingLocation } from './zxing-location.ts';

setZxingLocation('/node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');

const reasonOf = async (file: Blob) => {
  const reading = await readPicture(file);
  return reading.ok ? 'read' : reading.failure.reason;
};

/** A photograph as large as a good camera makes it: noise, which JPEG can't make small, with a plate in it. */
async function largePhotograph(): Promise<Blob> {
  const [width, height] = [5600, 4200];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  const noise = new ImageData(512, 512);
  const words = new Uint32Array(noise.data.buffer);
  for (let start = 0; start < words.length; start += 16384)
    crypto.getRandomValues(words.subarray(start, start + 16384));
  for (let at = 3; at < noise.data.length; at += 4) noise.data[at] = 255;
  const tile = new OffscreenCanvas(512, 512);
  (tile.getContext('2d') as OffscreenCanvasRenderingContext2D).putImageData(noise, 0, 0);
  context.fillStyle = context.createPattern(tile, 'repeat') as CanvasPattern;
  context.fillRect(0, 0, width, height);
  const { data, width: side } = syntheticPhotograph(encodeQrSymbol(genuineLink).dark, 2, 'easy');
  const plate = await createImageBitmap(new ImageData(data, side, side));
  context.drawImage(plate, 1200, 700, 2200, 2200);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 1 });
}

describe('reading a picture in the browser', () => {
  it('uses the plain decoder where the policy allows no WebAssembly', async () => {
    expect(await webAssemblyAllowed()).isFalse('the strict policy should not allow WebAssembly');
    expect((await loadEngine()).name).equals('plain');
  });

  it('reads a PNG, a JPEG and a WebP', async () => {
    for (const type of ['image/png', 'image/jpeg', 'image/webp']) {
      const reading = await readPicture(await qrFile(genuineLink, { type }));
      expect(reading.ok && reading.texts.join()).equals(genuineLink);
    }
  });

  it('goes by the bytes and not by the name or the type', async () => {
    const picture = await qrFile(genuineLink);
    expect(await reasonOf(new File([picture], 'plate.pdf', { type: 'application/pdf' }))).equals('read');
    expect(await reasonOf(pdfNamedJpg())).equals('not-a-picture');
  });

  it('names every other failure', async () => {
    expect(await reasonOf(new File([], 'a.png'))).equals('empty-file');
    expect(await reasonOf(await emptyPicture())).equals('no-code');
    expect(await reasonOf(heicFile())).equals('heic');
    expect(await reasonOf(cutShort())).equals('undecodable');
  });

  it('reads a photograph of 25 MB', async () => {
    const file = await largePhotograph();
    expect(file.size).isAtLeast(25_000_000);
    const reading = await readPicture(file);
    expect(reading.ok && reading.texts.join()).equals(genuineLink);
  });

  it("uses the browser's own detector where it has one, and the decoder where that finds nothing", async () => {
    // Neither browser of the tests has a BarcodeDetector, so it is pretended.
    let answer: { rawValue: string }[] = [{ rawValue: 'from the browser' }];
    class Pretended {
      static getSupportedFormats = async () => ['qr_code'];
      detect = async () => answer;
    }
    Object.assign(globalThis, { BarcodeDetector: Pretended });
    try {
      const picture = await qrFile(genuineLink);
      const first = await readPicture(picture);
      expect(first.ok && first.texts.join()).equals('from the browser');
      answer = [];
      const second = await readPicture(picture);
      expect(second.ok && second.texts.join()).equals(genuineLink);
      Pretended.getSupportedFormats = async () => [];
      expect(await reasonOf(picture)).equals('read');
    } finally {
      Reflect.deleteProperty(globalThis, 'BarcodeDetector');
    }
  });

  it('is ended by its signal', async () => {
    let name = '';
    await readPicture(await qrFile(genuineLink), { signal: AbortSignal.abort() }).catch((error: Error) => {
      name = error.name;
    });
    expect(name).equals('AbortError');
  });
});
