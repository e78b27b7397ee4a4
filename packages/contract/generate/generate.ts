import { readFile, writeFile } from 'node:fs/promises';
import { documentText } from './document-text.ts';
import { makeDocument } from './make-document.ts';
import { writeDocuments } from './write-documents.ts';

// Without an argument: writes openapi.json. --check: fails when it is stale. --documents: writes what is built from it.
const target = new URL('../../../openapi.json', import.meta.url);
const document = await makeDocument();
const made = documentText(document);

if (process.argv.includes('--check')) {
  const committed = await readFile(target, 'utf8').catch(() => '');
  if (committed !== made) {
    console.error('openapi.json is stale. Run `npm run contract:generate` and commit the result.');
    process.exitCode = 1;
  } else {
    console.log('openapi.json is up to date');
  }
} else if (process.argv.includes('--documents')) {
  const { files, bytes } = await writeDocuments(document);
  console.log(`wrote ${files} documents (${bytes} bytes) into packages/contract/dist/documents`);
} else {
  await writeFile(target, made);
  console.log(`wrote openapi.json (${made.length} bytes)`);
}
