import { readFile, writeFile } from 'node:fs/promises';
import { openApiDocument } from './openapi-document.ts';

const root = new URL('../../../', import.meta.url);
const target = new URL('openapi.json', root);
const { version } = JSON.parse(await readFile(new URL('packages/contract/package.json', root), 'utf8'));
const made = `${JSON.stringify(openApiDocument(version), null, 2)}\n`;

if (process.argv.includes('--check')) {
  const committed = await readFile(target, 'utf8').catch(() => '');
  if (committed !== made) {
    console.error('openapi.json is stale. Run `npm run contract:generate` and commit the result.');
    process.exitCode = 1;
  } else {
    console.log('openapi.json is up to date');
  }
} else {
  await writeFile(target, made);
  console.log(`wrote openapi.json (${made.length} bytes)`);
}
