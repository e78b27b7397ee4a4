import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allExamples } from '@wardkit/contract/examples/index';
import { documentText } from './document-text.ts';
import type { JsonObject } from './json.ts';
import { jsonSchemas } from './json-schemas.ts';
import { openApi32 } from './openapi-3.2.ts';
import { referencePages } from './reference/reference-pages.ts';

/** The folder of all built documents; the reference in it is what a server serves at `/docs`. */
export const documentsFolder = fileURLToPath(new URL('../dist/documents', import.meta.url));

/** Every built document by its path under {@link documentsFolder}: the same bytes for the same source. */
export async function documentFiles(document: JsonObject): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  files.set('reference/openapi.json', documentText(document));
  files.set('reference/openapi-3.2.json', documentText(openApi32(document)));
  for (const [name, schema] of jsonSchemas(document)) {
    files.set(`reference/schemas/${name}`, documentText(schema));
  }
  for (const [name, page] of await referencePages(document, allExamples)) files.set(`reference/${name}`, page);
  return files;
}

/** Builds all documents anew. */
export async function writeDocuments(document: JsonObject): Promise<{ files: number; bytes: number }> {
  const files = await documentFiles(document);
  await rm(documentsFolder, { recursive: true, force: true });
  let bytes = 0;
  for (const [name, text] of files) {
    const path = join(documentsFolder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    bytes += Buffer.byteLength(text);
  }
  return { files: files.size, bytes };
}
