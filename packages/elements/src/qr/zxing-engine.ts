import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import type { QrEngine } from './engine.ts';

const common: ReaderOptions = { formats: ['QRCode'], textMode: 'Plain', maxNumberOfSymbols: 8 };
const looks: Record<'thorough' | 'quick', ReaderOptions> = {
  thorough: { ...common, tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true, tryDenoise: true },
  quick: { ...common, tryHarder: false, tryRotate: true, tryInvert: false, tryDownscale: true, tryDenoise: false },
};

/**
 * The decoder in WebAssembly. The binary is given and never fetched by the library, which would ask a public CDN.
 *
 * @throws WebAssembly.CompileError when the page's CSP has no `wasm-unsafe-eval`
 */
export async function zxingEngine(wasmBinary: ArrayBuffer): Promise<QrEngine> {
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return {
    name: 'zxing',
    async read({ data, width, height }, look) {
      const found = await readBarcodes({ data, width, height, colorSpace: 'srgb' } as ImageData, looks[look]);
      return found.filter((result) => result.isValid).map((result) => result.text);
    },
  };
}
