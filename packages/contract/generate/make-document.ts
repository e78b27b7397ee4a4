import { readFile } from 'node:fs/promises';
import { allExamples } from '@wardkit/contract/examples/index';
import type { JsonObject } from './json.ts';
import { openApiDocument } from './openapi-document.ts';
import { readSourceComments } from './source-comments.ts';

/** Makes the OpenAPI 3.1 document from the source as it lies there. */
export async function makeDocument(): Promise<JsonObject> {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  return openApiDocument({ version, comments: await readSourceComments(), examples: allExamples });
}
