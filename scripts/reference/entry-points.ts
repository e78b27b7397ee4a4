import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run.ts';

/** What an integrator may import: the entry points of these packages, as their manifests name them. */
export interface EntryPoint {
  /** As it is imported: `@wardkit/client/places`. */
  readonly specifier: string;
  /** Its source, as a path of this machine. */
  readonly file: string;
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, { readonly 'wardkit-source': string }>>;
}

/** The entry points of the packages that have a reference. */
export const entryPoints: readonly EntryPoint[] = ['client', 'testing'].flatMap((name) => {
  const folder = join(root, 'packages', name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  return Object.entries(manifest.exports).map(([path, target]) => ({
    specifier: `${manifest.name}${path.slice(1)}`,
    file: join(folder, target['wardkit-source']),
  }));
});
