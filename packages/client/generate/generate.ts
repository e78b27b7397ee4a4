import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OperationRecord } from '@wardkit/contract/operation';
import { operations } from '@wardkit/contract/operations';
import { readContractExports } from './contract-exports.ts';
import { withEntryPoints } from './entry-points.ts';
import { lateSource } from './late-file.ts';
import { fileOf, moduleSource } from './module-file.ts';
import { queueableSource, savedSource } from './saved-file.ts';

/** Modules whose calls need more than their records say; they are written by hand. */
const handWritten = new Set(['attachments', 'events']);
/** Modules whose way through the outbox is written by hand. */
const ownOutbox = new Set(['rentalChecks']);
/** Modules that a page has at once, since they are used where there is no network. */
const atOnce = ['meta', 'session', 'places', 'doorplates', 'stays', 'rentalChecks', 'hazards', 'ratings'];

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sources = join(root, 'packages/client/src');
const exported = await readContractExports();
const modules = Map.groupBy(Object.values(operations as Readonly<Record<string, OperationRecord>>), ({ id }) =>
  id.slice(0, id.indexOf('.')),
);
const made = new Map<string, string>();
for (const [module, records] of modules) {
  if (!handWritten.has(module)) made.set(`${fileOf(module)}.ts`, moduleSource(module, records, exported));
}
const late = [...modules].filter(([module]) => !handWritten.has(module) && !atOnce.includes(module));
const queued = (records: readonly OperationRecord[]) => records.filter(({ offline }) => offline.queue !== undefined);
const saved = [...modules].flatMap(([module, records]): [string, OperationRecord[]][] =>
  handWritten.has(module) || ownOutbox.has(module) || queued(records).length === 0 ? [] : [[module, queued(records)]],
);
made.set('saved-modules.ts', savedSource(new Map(saved)));
const waiting = [...modules].flatMap(([module, records]) => (handWritten.has(module) ? [] : queued(records)));
made.set('outbox/queueable.ts', queueableSource(waiting, exported));
made.set('late-modules.ts', lateSource(new Map(late)));
const manifest = 'package.json';
const pathOf = (name: string) => join(name === manifest ? dirname(sources) : sources, name);
made.set(manifest, withEntryPoints(await readFile(pathOf(manifest), 'utf8'), [...modules.keys()]));

// Formatted where the formatter's configuration holds, then compared or put in place.
const draft = await mkdtemp(join(sources, '.made-'));
try {
  for (const [name, text] of made) {
    await mkdir(dirname(join(draft, name)), { recursive: true });
    await writeFile(join(draft, name), text);
  }
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'check', '--write', '--vcs-enabled=false', draft],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the modules of the client could not be formatted:\n${stderr}`);
  const stale: string[] = [];
  for (const name of made.keys()) {
    const text = await readFile(join(draft, name), 'utf8');
    const path = pathOf(name);
    if ((await readFile(path, 'utf8').catch(() => '')) === text) continue;
    stale.push(name);
    if (!process.argv.includes('--check')) await writeFile(path, text);
  }
  if (stale.length === 0) console.log('the modules of the client are up to date');
  else if (!process.argv.includes('--check')) console.log(`wrote ${stale.join(', ')}`);
  else {
    console.error(`${stale.join(', ')} are stale. Run \`npm run client:generate\` and commit the result.`);
    process.exitCode = 1;
  }
} finally {
  await rm(draft, { recursive: true, force: true });
}
