import { cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeIntegrity } from './integrity.ts';
import { publishedPackages } from './published.ts';
import { root, run, runScript } from './run.ts';

const stamp = join(root, '.cache', 'built');
const sources = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'rollup.config.mjs',
  'portal/public',
  'docs/implementing',
  'packages/contract/generate',
  'packages/elements/custom-elements-manifest.config.mjs',
  'packages/elements/scripts',
  ...['contract', 'tokens', 'client', 'testing', 'elements', 'react', 'server', 'conformance', 'create-wardkit'].map(
    (name) => `packages/${name}/src`,
  ),
];

/**
 * Builds what `npm start` serves: the packages, the bundle for pages, and the demo portal's folder.
 *
 * @param options `force` builds even what is up to date
 */
export async function build(options: { force: boolean; report: (line: string) => void }): Promise<void> {
  if (!options.force && (await isUpToDate())) return;
  options.report('building the packages …');
  await step(
    run(process.execPath, ['--conditions=wardkit-source', 'packages/tokens/scripts/generate.ts'], { quiet: true }),
  );
  await step(runScript('typescript-native/bin/tsc', ['-b', 'tsconfig.build.json'], { quiet: true }));

  options.report('describing the widgets …');
  await step(
    run(process.execPath, ['--conditions=wardkit-source', 'packages/elements/scripts/manifest.ts'], { quiet: true }),
  );
  options.report('writing the documents of the contract …');
  await step(
    run(process.execPath, ['--conditions=wardkit-source', 'packages/contract/generate/generate.ts', '--documents'], {
      quiet: true,
    }),
  );
  await copyBesideModules();
  await layLicences();
  options.report('bundling for pages …');
  await rm(join(root, 'packages/elements/dist/cdn'), { recursive: true, force: true });
  await step(runScript('rollup/dist/bin/rollup', ['-c', '--silent'], { quiet: true }));
  await writeIntegrity(join(root, 'packages/elements/dist/cdn'));
  options.report('laying out the demo portal …');
  await layOutPortal();
  await mkdir(join(root, '.cache'), { recursive: true });
  await writeFile(stamp, '');
}

async function step(running: Promise<{ code: number; output: string }>): Promise<void> {
  const { code, output } = await running;
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
}

/** What a module names by `new URL(…, import.meta.url)` lies beside it, because neither tsc nor rollup takes it along. */
async function copyBesideModules(): Promise<void> {
  for (const [from, to] of [
    ['zxing-wasm/dist/reader/zxing_reader.wasm', 'qr/zxing_reader.wasm'],
    ['maplibre-gl/dist/maplibre-gl-worker.mjs', 'alert-map/maplibre-gl-worker.mjs'],
    ['maplibre-gl/LICENSE.txt', 'alert-map/maplibre-gl-LICENSE.txt'],
  ] as const) {
    const target = join(root, 'packages/elements/dist', to);
    await mkdir(dirname(target), { recursive: true });
    await cp(join(root, 'node_modules', from), target);
  }
}

/** npm packs the licence that lies in a package's own folder, and no other. */
async function layLicences(): Promise<void> {
  for (const folder of (await publishedPackages()).keys()) {
    await cp(join(root, 'LICENSE'), join(root, 'packages', folder, 'LICENSE'));
  }
}

async function layOutPortal(): Promise<void> {
  const target = join(root, 'portal/dist');
  await rm(join(target, 'wardkit'), { recursive: true, force: true });
  await cp(join(root, 'portal/public'), target, { recursive: true });
  await cp(join(root, 'packages/elements/dist/cdn'), join(target, 'wardkit'), { recursive: true });
}

async function isUpToDate(): Promise<boolean> {
  const built = await stat(stamp).catch(() => null);
  const portal = await stat(join(root, 'portal/dist/wardkit/wardkit.js')).catch(() => null);
  if (built === null || portal === null) return false;
  for (const source of sources) if ((await newestChange(join(root, source))) > built.mtimeMs) return false;
  return true;
}

async function newestChange(path: string): Promise<number> {
  const entry = await stat(path).catch(() => null);
  if (entry === null) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  const inner = await readdir(path, { recursive: true, withFileTypes: true });
  const times = await Promise.all(
    inner.filter((each) => each.isFile()).map(async (each) => (await stat(join(each.parentPath, each.name))).mtimeMs),
  );
  return Math.max(entry.mtimeMs, ...times);
}
