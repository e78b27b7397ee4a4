import { readdir, readFile } from 'node:fs/promises';
import { renderStylesheet } from '../../../tokens/src/render.ts';
import type { Examples } from '../examples-of.ts';
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
import { legalRulesIn, rulesPage } from './rules-page.ts';
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
    rulesPage(legalRulesIn(await exportsOfSource())),
    codesPage(),
    schemasPage(document, addresses, new Set(jsonSchemas(document).keys())),
    ...(await guidePages()),
  ];
  const files = new Map(pages.map((page) => [page.path, layOut(page, version)]));
  files.set('style.css', renderStylesheet() + (await readFile(new URL('style.css', import.meta.url), 'utf8')));
  files.set('webhook-vectors.json', await readFile(new URL('webhook-vectors.json', source), 'utf8'));
  return files;
}

/** What every module of the contract exports: rows of law are loaded only where they are needed, not by its index. */
async function exportsOfSource(): Promise<readonly unknown[]> {
  const names = (await readdir(source)).filter((name) => /^[\w-]+(?<!\.test)\.ts$/.test(name)).sort();
  const loaded = await Promise.all(names.map((name) => import(new URL(name, source).href)));
  return loaded.flatMap((each) => Object.values(each));
}
