import type { OperationExample } from '@wardkit/contract/examples/example';
import { isJson, isStream, type OperationRecord } from '@wardkit/contract/operation';
import { behaviourHeaders, behaviourHeadersOf, headerName } from '../behaviour-headers.ts';
import { isObject } from '../json.ts';
import { type Html, html, type Part } from './html.ts';
import { jsonMarkup } from './json-markup.ts';

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  207: 'Multi-Status',
};

/** The examples of an operation as they go over the wire, folded. */
export function exampleSection(record: OperationRecord, examples: readonly OperationExample[]): Part {
  return examples.map(
    (example) => html`<details class="example"><summary>Example: ${example.summary}</summary>
<pre tabindex="0" aria-label="Request">${requestHead(record, example)}${body(example.request.body)}</pre>
<pre tabindex="0" aria-label="Answer">HTTP/1.1 ${example.status} ${reasons[example.status]}
${versionOf(example) !== null && `ETag: "${versionOf(example)}"\n`}${answerBody(record, example)}</pre>
</details>
`,
  );
}

function requestHead(record: OperationRecord, example: OperationExample): Html {
  const { request } = example;
  const path = record.path.replace(/\{(\w+)\}/g, (whole, name) => request.parameters?.[name] ?? whole);
  const query = new URLSearchParams(
    Object.entries(request.query ?? {}).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((each): [string, string] => [name, String(each)]),
    ),
  ).toString();
  const given = Object.entries(request.headers ?? {}).map(([name, value]) => [
    headerName(name.toLowerCase()),
    String(value),
  ]);
  const names = given.map(([name]) => name?.toLowerCase());
  const headers = [
    ...(record.scope === null ? [] : [['Authorization', 'Bearer …']]),
    ...behaviourHeadersOf(record)
      .filter((name) => !names.includes(name.toLowerCase()))
      .map((name) => [name, name === 'If-Match' ? before(example) : behaviourHeaders[name].example]),
    ...given,
    ...(isJson(record.body) ? [['Content-Type', 'application/json']] : []),
  ];
  return html`<b>${record.method} ${decodeURI(path)}${query !== '' && `?${decodeURIComponent(query)}`}</b>
${headers.map(([name, value]) => html`${name}: ${value}\n`)}`;
}

function versionOf({ answer }: OperationExample): number | null {
  return isObject(answer) && typeof answer.version === 'number' ? answer.version : null;
}

/** The version that the change in an example rests on: the one before its answer's. */
function before(example: OperationExample): string {
  const version = versionOf(example);
  return version === null || version < 2 ? behaviourHeaders['If-Match'].example : `"${version - 1}"`;
}

function body(value: unknown): Part {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? html`\n(${value})` : html`\n${jsonMarkup(value)}`;
}

function answerBody(record: OperationRecord, example: OperationExample): Part {
  const answer = record.answers[example.status];
  if (answer !== undefined && isStream(answer) && Array.isArray(example.answer)) {
    return html`Content-Type: text/event-stream\n\n${example.answer.map(
      (event) =>
        html`${isObject(event) && typeof event.id === 'string' && `id: ${event.id}\n`}data: ${JSON.stringify(event)}\n\n`,
    )}`;
  }
  return body(example.answer);
}
