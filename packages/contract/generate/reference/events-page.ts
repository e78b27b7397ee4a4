import { type EventType, eventTypeBase, eventTypes } from '@wardkit/contract/events';
import { eventExamples } from '@wardkit/contract/examples/events';
import { allOperations } from '@wardkit/contract/operations';
import { type JsonObject, objectAt } from '../json.ts';
import { fileName } from '../json-schemas.ts';
import type { Addresses } from './addresses.ts';
import { fieldTable } from './field-table.ts';
import { type Html, html, join } from './html.ts';
import { jsonMarkup } from './json-markup.ts';
import type { Page } from './layout.ts';
import { operationLink } from './states-page.ts';

/** The registry of events. */
export function eventsPage(document: JsonObject, addresses: Addresses): Page {
  const names = Object.keys(eventTypes) as EventType[];
  const groups = [...new Set(names.map((name) => name.slice(0, name.indexOf('.'))))];
  return {
    path: 'event-types.html',
    title: 'Types of events',
    lead: html`<p>What the stream and webhooks carry: a ${addresses.link('WardEvent')} each, whose <code>type</code> is <code>${eventTypeBase}</code> and the name here. An event holds ids, versions and times, and no personal data; who wants more reads the record with their own rights. <a href="guides/events.html">The stream</a> · <a href="guides/webhooks.html">webhooks</a>.</p>`,
    body: groups.map(
      (group) => html`<h2 id="${group}"><a class="anchor" href="#${group}">${group}</a></h2>
${names.filter((name) => name.startsWith(`${group}.`)).map((name) => event(name, document, addresses))}`,
    ),
    contents: groups.map((group) => ({ anchor: group, text: group })),
  };
}

function event(name: EventType, document: JsonObject, addresses: Addresses): Html {
  const schema = objectAt(document, 'components', 'schemas', `event.${name}`);
  const record = eventTypes[name];
  const emitting = allOperations.filter(({ emits }) => emits?.includes(name));
  return html`<section class="event" id="${name}">
<h3><a class="anchor" href="#${name}"><code>${name}</code></a> <a class="file" href="schemas/${fileName(`event.${name}`)}">JSON Schema</a></h3>
<p>${record.summary}.</p>
<dl class="facts"><dt>Written by</dt><dd>${
    emitting.length === 0
      ? 'the server itself'
      : join(
          emitting.map(({ id }) => operationLink(id)),
          ' ',
        )
  }</dd>
<dt>Seen by</dt><dd>whoever may call ${operationLink(record.readWith)} for the record</dd></dl>
${dataPart(objectAt(schema, 'properties').data, addresses)}
<details class="example"><summary>Example</summary><pre tabindex="0">${jsonMarkup(eventExamples[name])}</pre></details>
</section>
`;
}

function dataPart(data: JsonObject[string] | undefined, addresses: Addresses): Html {
  const name =
    typeof objectAt(data ?? null).$ref === 'string'
      ? String(objectAt(data ?? null).$ref)
          .split('/')
          .at(-1)
      : undefined;
  return name === undefined ? fieldTable(data, addresses, 'Data') : html`<p>Data: ${addresses.link(name)}</p>`;
}
