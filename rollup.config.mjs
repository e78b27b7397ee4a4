import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { minify } from './scripts/minify.ts';

const require = createRequire(import.meta.url);

/** Rollup leaves `new URL(…, import.meta.url)` as it is and does not copy the file. */
function filesBeside(folder) {
  return {
    name: 'files-beside',
    writeBundle() {
      mkdirSync(folder, { recursive: true });
      copyFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'), `${folder}/zxing_reader.wasm`);
      const maplibre = fileURLToPath(import.meta.resolve('maplibre-gl'));
      copyFileSync(join(dirname(maplibre), 'maplibre-gl-worker.mjs'), `${folder}/maplibre-gl-worker.mjs`);
      copyFileSync(join(dirname(maplibre), '../LICENSE.txt'), `${folder}/maplibre-gl-LICENSE.txt`);
      copyFileSync('packages/tokens/dist/themes.css', `${folder}/themes.css`);
      cpSync('packages/tokens/dist/themes', `${folder}/themes`, { recursive: true });
    },
  };
}

/** The files of the portal's shell as a module, with a version that changes when any of them does. */
function shell(folders) {
  const name = 'virtual:shell';
  return {
    name: 'shell',
    resolveId: (source) => (source === name ? source : null),
    load(id) {
      if (id !== name) return null;
      const files = [];
      const hash = createHash('sha256');
      for (const [path, folder] of Object.entries(folders)) {
        for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
          if (!entry.isFile()) continue;
          const file = `${entry.parentPath}/${entry.name}`;
          files.push(path + file.slice(folder.length + 1));
          hash.update(file).update(readFileSync(file));
        }
      }
      const version = hash.digest('hex').slice(0, 16);
      return `export const files = ${JSON.stringify(files.sort())};\nexport const version = ${JSON.stringify(version)};`;
    },
  };
}

const cdn = 'packages/elements/dist/cdn';

/** An entry for pages without a build step; what two of them have alike is one file, since its name is its content's. */
const forPages = (input, manualChunks = {}) => ({
  input,
  output: {
    dir: cdn,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk-[name]-[hash].js',
    manualChunks,
    plugins: [minify()],
  },
  plugins: [nodeResolve({ browser: true, exportConditions: ['production'] }), filesBeside(cdn)],
});

export default [
  // `<script type="module" src="…/wardkit.js">`.
  forPages({ wardkit: 'packages/elements/dist/cdn.js' }),
  {
    // A service worker that is no module, because Firefox takes none.
    input: 'portal/service-worker/service-worker.js',
    output: { file: 'portal/dist/service-worker.js', format: 'iife', plugins: [minify()] },
    plugins: [
      shell({ '/': 'portal/public', '/wardkit/': cdn }),
      nodeResolve({ browser: true, exportConditions: ['production'] }),
    ],
  },
  // Bundled by itself, since beside the other entry it would take that one apart into forty files; and after the shell of
  // the demo portal, which does without it.
  forPages(
    { 'wardkit-autoloader': 'packages/elements/dist/autoloader.js' },
    { autoloading: ['packages/elements/dist/autoloading.js'] },
  ),
];
