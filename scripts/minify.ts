import { transform } from 'esbuild';
import type { Plugin } from 'rollup';

/** Minifies each chunk, for the oldest browsers that Wardkit supports. */
export function minify(): Plugin {
  return {
    name: 'minify',
    async renderChunk(code) {
      const made = await transform(code, {
        minify: true,
        format: 'esm',
        target: ['chrome111', 'firefox115', 'safari16.4'],
        legalComments: 'none',
      });
      return { code: made.code, map: null };
    },
  };
}
