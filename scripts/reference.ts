import { join, relative } from 'node:path';
import { entryPoints } from './reference/entry-points.ts';
import { writeReference } from './reference/write-reference.ts';
import { root } from './run.ts';

// The reference of the SDK alone, into a folder that is not committed.
const folder = join(root, 'dist/reference');
await writeReference(entryPoints, folder);
console.log(`the reference is in ${relative(root, folder)}/index.html`);
