import type { OperationExample } from '@wardkit/contract/examples/example';
import {
  asksForPurpose,
  isBinary,
  isJson,
  isStream,
  type OperationRecord,
  problemsOf,
} from '@wardkit/contract/operation';
import { problemRecord } from '@wardkit/contract/problem';
import { type RequirementId, requirements } from '@wardkit/contract/requirements';
import { requirementsOf } from '@wardkit/contract/requirements-of';
import { headersOf } from '../answer-headers.ts';
import { isObject, type Json, type JsonObject, objectAt } from '../json.ts';
import { statusText } from '../status-text.ts';
import { type Addresses, referredName } from './addresses.ts';
import { exampleSection } from './example-section.ts';
import { fieldTable } from './field-table.ts';
import { type Html, html, join, type Part, prose } from './html.ts';
import { typeText } from './type-text.ts';

/** What a section is made from, beside the record. */
export interface Given {
  readonly document: JsonObject;
  readonly addresses: Addresses;
  readonly examples: readonly OperationExample[];
}

/** All that an implementer or a caller needs of one operation. */
export function operationSection(record: OperationRecord, given: Given): Html {
  const operation = objectAt(given.document, 'paths', record.path, record.method.toLowerCase());
  return html`<section class="operation" id="${record.id}">
<h3><a class="anchor" href="#${record.id}">${record.summary}</a></h3>
<p class="line"><span class="method ${record.method.toLowerCase()}">${record.method}</span> <code class="path">${record.path}</code> <code class="id">${record.id}</code>${record.deprecation !== undefined && html` <span class="tag severe">deprecated since ${record.deprecation.since}, gone on ${record.deprecation.sunset}</span>`}</p>
${facts(record)}
${parametersPart(operation, given)}
${bodyPart(record, operation, given)}
${answersPart(record, operation, given)}
${problemsPart(record)}
${rulesPart(record)}
${exampleSection(record, given.examples)}
</section>
`;
}

function facts(record: OperationRecord): Html {
  const { idempotency, concurrency, personalData, offline, emits } = record;
  const callers = Object.entries(record.callers);
  return html`<dl class="facts">
<dt>Scope</dt><dd>${record.scope === null ? 'none: no token is needed' : html`<code>${record.scope}</code>`}</dd>
<dt>Who may</dt><dd>${callers.length === 12 && callers.every(([, relation]) => relation === 'any') ? 'everybody, strangers too' : callerText(callers)}</dd>
<dt>Personal data</dt><dd>${personalDataText(personalData)}${asksForPurpose(record) && html`; asks for <code>Wardkit-Purpose</code>`}</dd>
<dt>Repeating it</dt><dd>${idempotencyText(idempotency)}</dd>
<dt>Concurrency</dt><dd>${concurrencyText(concurrency)}</dd>
<dt>Offline</dt><dd>${offlineText(offline)}</dd>
${emits !== undefined && html`<dt>Events</dt><dd>${join(emits.map((type) => html`<a href="event-types.html#${type}">${type}</a>`))}</dd>`}
</dl>`;
}

function callerText(callers: readonly (readonly [string, string])[]): Part {
  const relations = [...new Set(callers.map(([, relation]) => relation))];
  return join(
    relations.map((relation) => [
      join(callers.filter(([, each]) => each === relation).map(([role]) => role)),
      html` <em>(<a href="codes.html#relation-${relation}">${relation}</a>)</em>`,
    ]),
    '; ',
  );
}

function personalDataText(kind: OperationRecord['personalData']): string {
  return { none: 'none in the answer', masked: 'masked', revealed: 'one field revealed' }[kind];
}

function idempotencyText(kind: OperationRecord['idempotency']): Part {
  if (kind === 'none') return 'changes nothing, so it can be repeated at will';
  const key = html`<a href="guides/idempotency.html"><code>Idempotency-Key</code></a>`;
  return kind === 'required'
    ? [key, ': the same call again gets the stored answer']
    : [key, ' is needed, and the answer is never stored: the same call again is made again'];
}

function concurrencyText(kind: OperationRecord['concurrency']): Part {
  const guide = (text: string) => html`<a href="guides/concurrency.html"><code>${text}</code></a>`;
  if (kind === 'if-match') return [guide('If-Match'), ' with the version that the change rests on'];
  return kind === 'if-none-match' ? [guide('If-None-Match: *'), ': the id must be free'] : 'no precondition';
}

function offlineText({ keep, queue }: OperationRecord['offline']): Part {
  if (queue !== undefined) {
    const after = queue.after === undefined ? '' : `, after ${queue.after.join(' and ')}`;
    return ['may be queued on the device, in order within ', html`<code>${queue.lane}</code>`, after];
  }
  if (keep === undefined) return 'needs the network';
  const hours = keep / 60;
  return `the answer may be kept on the device for ${hours >= 48 ? `${hours / 24} days` : `${hours} hours`}`;
}

function parametersPart(operation: JsonObject, { document, addresses }: Given): Part {
  const list = (Array.isArray(operation.parameters) ? operation.parameters : []).map((parameter) => {
    const name =
      isObject(parameter) && typeof parameter.$ref === 'string' ? parameter.$ref.split('/').at(-1) : undefined;
    return name === undefined ? objectAt(parameter) : objectAt(document, 'components', 'parameters', name);
  });
  if (list.length === 0) return null;
  const order = ['path', 'query', 'header'];
  const sorted = [...list].sort((one, other) => order.indexOf(String(one.in)) - order.indexOf(String(other.in)));
  return html`<h4>Parameters</h4>
<div class="scroll" tabindex="0" role="group" aria-label="Parameters"><table class="fields">
<thead><tr><th scope="col">Name</th><th scope="col">In</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${sorted.map(
    (each) =>
      html`<tr><th scope="row"><code>${String(each.name)}</code>${each.required !== true && html` <span class="optional">optional</span>`}</th><td class="in">${String(each.in)}</td><td>${typeText(each.schema, addresses)}</td><td class="meaning">${typeof each.description === 'string' && prose(each.description)}</td></tr>
`,
  )}</tbody></table></div>`;
}

function bodyPart(record: OperationRecord, operation: JsonObject, given: Given): Part {
  if (record.body === undefined) return null;
  if (isBinary(record.body)) {
    return html`<h4>Body</h4><p>Bytes, as ${join(
      record.body.mediaTypes.map((type) => html`<code>${type}</code>`),
      ' or ',
    )}.</p>`;
  }
  const schema = objectAt(operation, 'requestBody', 'content', 'application/json').schema;
  return html`<h4>Body</h4>${schemaPart(schema, given, `Body of ${record.id}`)}`;
}

/** A named schema is shown on its module's page; a nameless one right here. */
function schemaPart(schema: Json | undefined, { addresses }: Given, caption: string): Part {
  const name = referredName(schema);
  if (name !== undefined) return html`<p><code>application/json</code>, ${addresses.link(name)}</p>`;
  return fieldTable(schema, addresses, caption);
}

function answersPart(record: OperationRecord, operation: JsonObject, { addresses }: Given): Html {
  return html`<h4>Answers</h4>
<div class="scroll" tabindex="0" role="group" aria-label="Answers"><table class="answers">
<thead><tr><th scope="col">Status</th><th scope="col">Body</th><th scope="col">Headers</th></tr></thead>
<tbody>${Object.entries(record.answers).map(([status, answer]) => {
    const schema = objectAt(operation, 'responses', status, 'content', 'application/json').schema;
    return html`<tr><th scope="row"><span class="status good">${status}</span> ${statusText(Number(status))}</th><td>${answerText(answer, schema, addresses)}</td><td>${join(headersOf(record, Number(status)).map((name) => html`<code>${name}</code>`))}</td></tr>
`;
  })}</tbody></table></div>`;
}

function answerText(answer: OperationRecord['answers'][number], schema: Json | undefined, addresses: Addresses): Part {
  if (answer === null) return 'no body';
  if (isStream(answer))
    return html`a stream of <a href="guides/events.html">events</a>, <code>${answer.mediaType}</code>`;
  if (!isJson(answer))
    return [
      'bytes: ',
      join(
        answer.mediaTypes.map((type) => html`<code>${type}</code>`),
        ' or ',
      ),
    ];
  const items = objectAt(schema ?? null, 'properties', 'items').items;
  if (objectAt(schema ?? null, 'properties').next !== undefined) {
    return [html`<a href="guides/paging.html">page</a> of `, typeText(items, addresses)];
  }
  if (items !== undefined) return ['list of results: ', fieldTable(schema, addresses, 'Results')];
  const named = referredName(schema) !== undefined;
  return named ? typeText(schema, addresses) : fieldTable(schema, addresses, 'Fields of the answer');
}

function problemsPart(record: OperationRecord): Html {
  const codes = problemsOf(record);
  const statuses = [...new Set(codes.map((code) => problemRecord(code).status))].sort((one, other) => one - other);
  return html`<h4>Problems</h4>
<ul class="problems">${statuses.map(
    (status) =>
      html`<li><span class="status bad">${status}</span> ${join(
        codes
          .filter((code) => problemRecord(code).status === status)
          .map((code) => html`<a href="problems.html#${code}" title="${problemRecord(code).title.en}">${code}</a>`),
      )}</li>`,
  )}</ul>`;
}

function rulesPart(record: OperationRecord): Html {
  const general = requirementsOf(record).filter((id) => !record.requirements.includes(id));
  const link = (id: RequirementId) => html`<a class="rule-id" href="requirements.html#${id}">${id}</a>`;
  return html`<h4>Rules</h4>
<ul class="rules">${record.requirements.map((id) => html`<li>${link(id)} ${prose(requirements[id])}</li>`)}</ul>
<p class="general-rules">And those that follow from the facts above: ${join(general.map(link), ' ')}</p>`;
}
