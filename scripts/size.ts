import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { type OutputChunk, type RollupOutput, rollup } from 'rollup';
import { minify } from './minify.ts';
import { root } from './run.ts';

interface Entry {
  readonly name: string;
  /** The module to measure, as a portal would write it. */
  readonly code: string;
  /** Bytes after gzip. */
  readonly budget: number;
  /** Only these modules count, in bytes as they are. */
  readonly only?: RegExp;
}

const kilobyte = 1024;
const widgets = [
  'doorplate-scanner',
  'doorplate-viewer',
  'doorplate-sheet',
  'rental-check',
  'hazard-list',
  'rating-board',
  'stay-register',
  'access-log',
  'help-button',
  'alert-bulletin',
  'shift-handover',
  'alert-list',
  'alert-detail',
  'unit-board',
  'alert-map',
  'mediation-case',
  'mediation-tracker',
  'outbox-status',
];

const entries: readonly Entry[] = [
  ...widgets.map((name) => ({
    name,
    code: `import '@wardkit/elements/${name}/define';`,
    budget: 24 * kilobyte,
  })),
  { name: 'provider', code: `import '@wardkit/elements/provider/define';`, budget: 24 * kilobyte },
  {
    name: 'client',
    code: `import { createHandle } from '@wardkit/client/create-handle'; import * as places from '@wardkit/client/places'; console.log(createHandle, places);`,
    budget: 20 * kilobyte,
  },
  { name: 'cdn', code: `export * from '@wardkit/elements/cdn';`, budget: 96 * kilobyte },
  ...['contract', 'client', 'elements', 'react'].map((name) => ({
    name: `unused ${name}`,
    code: `import * as unused from '@wardkit/${name}';`,
    budget: 0,
  })),
  {
    name: 'deferred',
    code: widgets.map((name) => `import '@wardkit/elements/${name}/define';`).join(''),
    budget: 0,
    only: /node_modules\/(maplibre-gl|gcoord|zxing-wasm|signature_pad|qr)\//,
  },
];

/** What a page loads before a person does anything: the entry and all that it imports at once. */
async function measure(entry: Entry): Promise<number> {
  const bundle = await rollup({
    input: 'entry',
    onwarn: (warning) => {
      if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message);
    },
    plugins: [
      {
        name: 'entry',
        resolveId: (source) => (source === 'entry' ? `${root}portal/entry.js` : null),
        load: (id) => (id === `${root}portal/entry.js` ? entry.code : null),
      },
      nodeResolve({ browser: true, exportConditions: ['production'] }),
      minify(),
    ],
  });
  const made = await bundle.generate({ format: 'es' });
  await bundle.close();
  const { only } = entry;
  if (only === undefined) return atOnce(made).reduce((sum, chunk) => sum + compressed(chunk.code), 0);
  const modules = atOnce(made).flatMap((chunk) => Object.entries(chunk.modules));
  return modules.reduce((sum, [id, { renderedLength }]) => sum + (only.test(id) ? renderedLength : 0), 0);
}

function compressed(code: string): number {
  return code.trim() === '' ? 0 : gzipSync(code, { level: 9 }).length;
}

function atOnce({ output }: RollupOutput): OutputChunk[] {
  const chunks = new Map(output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each] as const] : [])));
  const wanted = output.filter((each): each is OutputChunk => each.type === 'chunk' && each.isEntry);
  for (const chunk of wanted) {
    for (const name of chunk.imports) {
      const imported = chunks.get(name);
      if (imported !== undefined && !wanted.includes(imported)) wanted.push(imported);
    }
  }
  return wanted;
}

const asJson = process.argv.includes('--json');
let over = 0;
for (const entry of entries) {
  const gzip = await measure(entry);
  if (gzip > entry.budget) over += 1;
  console.log(
    asJson
      ? JSON.stringify({ entry: entry.name, gzip, budget: entry.budget })
      : `${entry.name.padEnd(20)} ${String(gzip).padStart(7)} B gzip of ${String(entry.budget).padStart(6)} B${gzip > entry.budget ? '  over' : ''}`,
  );
}
if (!asJson) console.log(over === 0 ? 'every entry is within its budget' : `${over} entries are over their budget`);
process.exitCode = over === 0 ? 0 : 1;
