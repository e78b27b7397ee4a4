import { eventTypes } from '@wardkit/contract/events';
import type { Examples } from '@wardkit/contract/examples/problem-example';
import { allOperations } from '@wardkit/contract/operations';
import { problems } from '@wardkit/contract/problems';
import { requirements } from '@wardkit/contract/requirements';
import { moduleOf, moduleSlug, modules, moduleText } from '../modules.ts';
import { guides } from './guides.ts';
import { type Html, html } from './html.ts';
import type { Page } from './layout.ts';
import { machines } from './machines.ts';

const conventions: readonly (readonly [string, string, Html])[] = [
  [
    'Form',
    'WK-INP',
    html`JSON in UTF-8, camelCase; times RFC 3339 with offset, dates <code>YYYY-MM-DD</code>; coordinates GeoJSON, WGS-84; telephones E.164. Objects and lists of values are open: what one does not know one passes over.`,
  ],
  [
    'Making',
    'WK-CON',
    html`<code>PUT</code> under an id that the caller made (UUIDv7), with <code>If-None-Match: *</code>; a <code>POST</code> twin for callers that can’t make ids. <a href="guides/concurrency.html">Concurrency</a>`,
  ],
  [
    'Changing',
    'WK-CON',
    html`<code>PATCH</code> with a merge patch and <code>If-Match</code>; a move to another state is a <code>POST</code> to a noun below the record. <a href="states.html">States</a>`,
  ],
  [
    'Repeating',
    'WK-IDM',
    html`An <code>Idempotency-Key</code> with each unsafe call: the same call again gets the stored answer. <a href="guides/idempotency.html">Idempotency</a>`,
  ],
  [
    'Lists',
    'WK-PAG',
    html`An opaque cursor, <code>{ items, next }</code>, <code>limit</code> 1 to 200, no total. <a href="guides/paging.html">Paging</a>`,
  ],
  [
    'Errors',
    'WK-ERR',
    html`RFC 9457 problems of a <a href="problems.html">closed registry</a>; the same body tells a person and a program what to do. <a href="guides/errors.html">Errors</a>`,
  ],
  [
    'Personal data',
    'WK-PER',
    html`Masked, for a stated purpose, and on record before it is sent. <a href="guides/personal-data.html">Personal data</a>`,
  ],
  [
    'What changes',
    'WK-EVT',
    html`One durable log, read as a stream that resumes, or sent as webhooks. <a href="guides/events.html">Events</a> · <a href="guides/webhooks.html">webhooks</a>`,
  ],
  [
    'Versions',
    'WK-VER',
    html`Only additions within <code>/v1</code>; what is to go says so long before. <a href="guides/versions.html">Versions</a>`,
  ],
];

/** The first page: what the contract is, how big, and where to begin. */
export function indexPage(examples: Examples): Page {
  const count = [...examples.values()].reduce((sum, list) => sum + list.length, 0);
  return {
    path: 'index.html',
    title: 'The REST contract, version 1',
    lead: html`<p>What portals, programs and servers of neighbourhood policing agree on: rental checks, doorplates, stays, alerts and mediations. This page and all below it are made from the operation records that the reference server runs on.</p>`,
    body: html`<ul class="figures">
<li><b>${allOperations.length}</b> <a href="#modules">operations</a></li>
<li><b>${Object.keys(requirements).length}</b> <a href="requirements.html">requirements</a></li>
<li><b>${Object.keys(problems).length}</b> <a href="problems.html">problems</a></li>
<li><b>${Object.keys(eventTypes).length}</b> <a href="event-types.html">events</a></li>
<li><b>${machines.length}</b> <a href="states.html">state machines</a></li>
<li><b>${count}</b> examples</li>
</ul>
<h2 id="begin">Where to begin</h2>
<div class="ways">
<section><h3>You call a server</h3><p>Ask <a href="meta.html#meta.get"><code>GET /v1/meta</code></a> what it offers. Read <a href="guides/errors.html">errors</a> and <a href="guides/idempotency.html">idempotency</a>; then the page of the module that you need. The client SDK does all of this for you.</p></section>
<section><h3>You implement the contract</h3><p>Take the <a href="openapi.json" download>OpenAPI document</a> and the <a href="#guides">guides</a>, in their order. Claim in <code>/v1/meta</code> what you serve; run the conformance kit; it names each rule that is not kept by the id that stands <a href="requirements.html">here</a>.</p></section>
<section><h3>You judge a server</h3><p>Every rule has an id and a test. <a href="guides/personal-data.html">What happens to personal data</a>, <a href="rules.html">which rules of law stand behind it</a>, and <a href="audit.html">how the log proves it</a>.</p></section>
</div>
<h2 id="conventions">Conventions</h2>
<div class="scroll" tabindex="0" role="group" aria-label="Conventions"><table class="conventions"><tbody>
${conventions.map(([topic, area, text]) => html`<tr><th scope="row">${topic}</th><td>${text}</td><td><a class="rule-id" href="requirements.html#${area.slice(3)}">${area}</a></td></tr>\n`)}
</tbody></table></div>
<h2 id="modules">Modules</h2>
<ul class="cards">${modules.map((module) => {
      const mine = allOperations.filter(({ id }) => moduleOf(id) === module).length;
      return html`<li><a href="${moduleSlug(module)}.html">${moduleText(module).title}</a> <span class="count">${mine}</span><p>${moduleText(module).text}</p></li>\n`;
    })}</ul>
<h2 id="guides">Guides for implementers</h2>
<ol class="guides">${guides.map(({ name, title }) => html`<li><a href="guides/${name}.html">${title}</a></li>`)}</ol>
<h2 id="files">Files</h2>
<ul class="plain">
<li><a href="openapi.json" download>openapi.json</a>: OpenAPI 3.1</li>
<li><a href="openapi-3.2.json" download>openapi-3.2.json</a>: its twin for OpenAPI 3.2, which types the items of the event stream</li>
<li><a href="schemas.html#files">JSON Schema 2020-12</a> of each resource and event</li>
<li><a href="webhook-vectors.json" download>webhook-vectors.json</a>: signatures to test a receiver with</li>
</ul>
<h2 id="never">What no operation does</h2>
<p>No biometrics. No scoring, ranking, profiling or watch list of persons. No tracking of anybody’s movements. No camera feeds. A stranger who scans a doorplate never learns who lives there, how many, or whether it is let.</p>`,
    contents: [],
  };
}
