import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze } from '../../elements/scripts/manifest/analyze.ts';
import { formatted } from '../../elements/scripts/manifest/formatted.ts';
import { wrappers } from './wrappers.ts';

const folder = fileURLToPath(new URL('../src', import.meta.url));

await rm(folder, { recursive: true, force: true });
await mkdir(folder);
for (const [name, text] of wrappers(await analyze({ write: false }))) {
  const path = join(folder, name);
  await writeFile(path, formatted(path, text));
}
