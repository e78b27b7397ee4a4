import { readFile } from 'node:fs/promises';
import type { Examples } from '@wardkit/contract/examples/problem-example';
import { renderStylesheet } from '../../../tokens/src/render.ts';
import { type JsonObject, objectAt } from '../json.ts';
import { jsonSchemas } from '../json-schemas.ts';
import { modules } from '../modules.ts';
import { addressesOf } from './addresses.ts';
import { codesPage } from './codes-page.ts';
import { eventsPage } from './events-page.ts';
import { guidePages } from './guides.ts';
import { indexPage } from './index-page.ts';
import { layOut } from './layout.ts';
import { modulePage } from './module-page.ts';
import { problemsPage } from './problems-page.ts';
import { requirementsPage } from './requirements-page.ts';
import { rulesPage } from './rules-page.ts';
import { schemasPage } from './schemas-page.ts';
import { statesPage } from './states-page.ts';

const source = new URL('../../src/', import.meta.url);

/** The files of the reference by their path: pages, the stylesheet, and the vectors of webhooks. */
export async function referencePages(document: JsonObject, examples: Examples): Promise<Map<string, string>> {
  const addresses = addressesOf(document);
  const version = String(objectAt(document, 'info').version);
  const pages = [
    indexPage(examples),
    ...modules.map((module) => modulePage(module, document, addresses, examples)),
    requirementsPage(),
    problemsPage(document),
    eventsPage(document, addresses),
    statesPage(),
    rulesPage(),
    codesPage(),
    schemasPage(document, addresses, new Set(jsonSchemas(document).keys())),
    ...(await guidePages()),
  ];
  const files = new Map(pages.map((page) => [page.path, layOut(page, version)]));
  files.set('style.css', renderStylesheet() + (await readFile(new URL('style.css', import.meta.url), 'utf8')));
  files.set('webhook-vectors.json', await readFile(new URL('webhook-vectors.json', source), 'utf8'));
  return files;
}
