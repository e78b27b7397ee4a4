import type { Examples } from '@wardkit/contract/examples/problem-example';
import { allOperations } from '@wardkit/contract/operations';
import type { StateMachine } from '@wardkit/contract/state-machine';
import { type JsonObject, objectAt } from '../json.ts';
import { fileName } from '../json-schemas.ts';
import { moduleOf, moduleSlug, moduleText } from '../modules.ts';
import type { Addresses } from './addresses.ts';
import { schemaSection } from './field-table.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';
import { machines } from './machines.ts';
import { operationSection } from './operation-section.ts';
import { machineSection } from './states-page.ts';

/** The page of a module: its operations, then the schemas that they take and answer. */
export function modulePage(module: string, document: JsonObject, addresses: Addresses, examples: Examples): Page {
  const records = allOperations.filter(({ id }) => moduleOf(id) === module);
  const schemas = addresses.ofModule.get(module) ?? [];
  const components = objectAt(document, 'components', 'schemas');
  const own = machines.filter((machine) => homeOf(machine) === module);
  return {
    path: `${moduleSlug(module)}.html`,
    title: moduleText(module).title,
    lead: html`<p>${moduleText(module).text}</p>`,
    body: html`<h2 id="operations">Operations</h2>
${records.map((record) => operationSection(record, { document, addresses, examples: examples.get(record.id) ?? [] }))}
${own.length > 0 && html`<h2 id="states">States</h2>${own.map((machine) => machineSection(machine))}`}
${
  schemas.length > 0 &&
  html`<h2 id="schemas">What is sent and answered</h2>
${schemas.map((name) =>
  schemaSection(
    name,
    components[name],
    addresses,
    html`<a class="file" href="schemas/${fileName(name)}">JSON Schema</a>`,
  ),
)}`
}`,
    contents: [
      ...records.map((record) => ({
        anchor: record.id,
        text: record.id.slice(module.length + 1),
        mark: record.method,
      })),
      ...(own.length > 0 ? [{ anchor: 'states', text: 'States' }] : []),
      ...schemas.map((name) => ({ anchor: name, text: name })),
    ],
  };
}

/** The module whose operations make most of a machine's moves. */
function homeOf({ moves }: StateMachine): string | undefined {
  const counts = new Map<string, number>();
  for (const { operation } of Object.values(moves)) {
    if (operation === null) continue;
    counts.set(moduleOf(operation), (counts.get(moduleOf(operation)) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
