import { cp } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { checkLinks } from './docs/check/links.ts';
import { buildSite } from './docs/site.ts';
import { entryPoints } from './reference/entry-points.ts';
import { writeReference } from './reference/write-reference.ts';
import { root } from './run.ts';

// Builds the site of the documentation: its pages, the reference of the contract and that of the SDK.
const started = performance.now();
const folder = join(root, 'dist/docs');
const pages = await buildSite(folder);
await cp(join(root, 'packages/contract/dist/documents/reference'), join(folder, 'contract/reference'), {
  recursive: true,
});
await writeReference(entryPoints, join(folder, 'client/reference'));
const { internal, external, dead } = await checkLinks(folder);
for (const link of external) console.log(`leads to another host: ${link}`);
for (const link of dead) console.error(`leads to nothing: ${link}`);
if (dead.length > 0) process.exitCode = 1;
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `${pages.length} pages with ${internal} links, ${dead.length} of them dead, are in ${relative(root, folder)}/index.html (${seconds} s)`,
);
