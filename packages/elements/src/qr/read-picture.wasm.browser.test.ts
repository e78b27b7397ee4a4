import { genuineLink } from '../doorplate-viewer/plate-client.fixtures.ts';
import { expect } from '../testing/expect.ts';
import { encodeQrSymbol } from './encode.ts';
import { loadEngine } from './load-engine.ts';
import { emptyPicture } from './picture.fixtures.ts';
import { readPicture } from './read-picture.ts';
import { syntheticPhotograph } from './synthetic-photograph.ts';
import { setZxingLocation } from './zxing-location.ts';

setZxingLocation('/node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');

const asked = () => performance.getEntriesByType('resource').map(({ name }) => name);

describe('reading a picture where the policy allows WebAssembly', () => {
  it('fetches the decoder from this server, and only when a picture is read', async () => {
    expect(asked().some((name) => /\.wasm$|zxing-engine|zxing-wasm/.test(name))).isFalse('it was fetched too early');
    const reading = await readPicture(await emptyPicture());
    expect(reading.ok).isFalse();
    const wasm = asked().filter((name) => name.endsWith('.wasm'));
    expect(wasm.length).equals(1);
    expect(asked().every((name) => new URL(name).origin === location.origin)).isTrue('something came from elsewhere');
    expect((await loadEngine()).name).equals('zxing');
  });

  it('reads turned and tilted photographs', async () => {
    const { dark } = encodeQrSymbol(genuineLink);
    for (const number of [0, 1, 2, 3]) {
      const { data, width, height } = syntheticPhotograph(dark, number, 'easy');
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
      const reading = await readPicture(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }));
      expect(reading.ok && reading.texts.join()).equals(genuineLink);
    }
  });
});
