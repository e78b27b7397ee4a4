import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../run.ts';
import type { Framework } from './frameworks.ts';

/** Makes the pages of an example as its developer would, with Vite and the example's own configuration. */
export async function buildExample({ folder }: Pick<Framework, 'folder'>): Promise<void> {
  const example = join(root, 'examples', folder);
  await buildPages(example, [join(example, 'index.html'), join(example, 'checks/index.html')]);
}

/** Makes the script that takes over what the server of that example has drawn. */
export async function buildServerRendering(): Promise<void> {
  await buildPages(join(root, 'examples/server-rendering'), undefined);
}

/** @param input the pages; without it what the example's configuration names */
async function buildPages(example: string, input: string[] | undefined): Promise<void> {
  await build({
    root: example,
    base: './',
    logLevel: 'error',
    build: {
      outDir: join(example, 'dist/pages'),
      emptyOutDir: true,
      // Quicker, and an error names what it is about.
      minify: false,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      ...(input === undefined ? {} : { rolldownOptions: { input } }),
    },
  });
}
