import { type JsonObject, objectAt } from '../json.ts';
import { fileName } from '../json-schemas.ts';
import type { Addresses } from './addresses.ts';
import { schemaSection } from './field-table.ts';
import { html, join } from './html.ts';
import type { Page } from './layout.ts';

/** The page of schemas that no module's page shows, and of all schema files. */
export function schemasPage(document: JsonObject, addresses: Addresses, files: ReadonlySet<string>): Page {
  const components = objectAt(document, 'components', 'schemas');
  const names = Object.keys(components).filter((name) => !name.startsWith('event.'));
  const here = names.filter((name) => addresses.address(name).startsWith('schemas.html'));
  const file = (name: string) =>
    files.has(fileName(name)) && html`<a class="file" href="schemas/${fileName(name)}">JSON Schema</a>`;
  return {
    path: 'schemas.html',
    title: 'Schemas',
    lead: html`<p>Parts that several modules share. An object may always hold fields that a program does not know, and an open list a value that it does not know: both are kept and passed over, never refused.</p>`,
    body: html`<h2 id="shared">Shared parts</h2>
${here.map((name) => schemaSection(name, components[name], addresses, file(name)))}
<h2 id="files">JSON Schema files</h2>
<p>JSON Schema 2020-12; each file stands by itself.</p>
<p class="files">${join(
      [...files].sort().map((name) => html`<a href="schemas/${name}">${name.replace(/\.json$/, '')}</a>`),
      ' ',
    )}</p>`,
    contents: [...here.map((name) => ({ anchor: name, text: name })), { anchor: 'files', text: 'JSON Schema files' }],
  };
}
