import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { minify } from './scripts/minify.ts';

const require = createRequire(import.meta.url);

/** Rollup leaves `new URL(…wasm, import.meta.url)` as it is and does not copy the file. */
function decoderWasm(folder) {
  return {
    name: 'decoder-wasm',
    writeBundle() {
      mkdirSync(folder, { recursive: true });
      copyFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'), `${folder}/zxing_reader.wasm`);
    },
  };
}

export default [
  {
    // For pages without a build step: `<script type="module" src="…/wardkit.js">`.
    input: { wardkit: 'packages/elements/dist/cdn.js' },
    output: {
      dir: 'packages/elements/dist/cdn',
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunk-[name]-[hash].js',
      plugins: [minify()],
    },
    plugins: [
      nodeResolve({ browser: true, exportConditions: ['production'] }),
      decoderWasm('packages/elements/dist/cdn'),
    ],
  },
  {
    // A service worker that is no module, because Firefox takes none.
    input: 'portal/service-worker/service-worker.js',
    output: { file: 'portal/dist/service-worker.js', format: 'iife', plugins: [minify()] },
    plugins: [nodeResolve({ browser: true, exportConditions: ['production'] })],
  },
];
