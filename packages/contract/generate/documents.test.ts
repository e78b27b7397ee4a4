import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventTypes } from '@wardkit/contract/events';
import { allOperations } from '@wardkit/contract/operations';
import { problems } from '@wardkit/contract/problems';
import { requirements } from '@wardkit/contract/requirements';
import { makeDocument } from './make-document.ts';
import { documentFiles } from './write-documents.ts';

const document = await makeDocument();
const files = await documentFiles(document);
const pages = new Map([...files].filter(([name]) => name.endsWith('.html')));
const anchors = new Map([...pages].map(([name, text]) => [name, idsOf(text)]));

function idsOf(page: string): ReadonlySet<string> {
  return new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id));
}

function linksOf(page: string): readonly string[] {
  return [...page.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
}

/** The file and anchor that a link of a page leads to. */
function target(from: string, href: string): { file: string; anchor: string | null } {
  const { pathname, hash } = new URL(href, new URL(from, 'https://reference.invalid/'));
  return {
    file: decodeURIComponent(pathname.slice(1)),
    anchor: hash === '' ? null : decodeURIComponent(hash.slice(1)),
  };
}

test('no link of the reference is dead, and none leads to another host', () => {
  const dead: string[] = [];
  let checked = 0;
  for (const [name, text] of pages) {
    for (const href of linksOf(text)) {
      checked += 1;
      const { file, anchor } = target(name, href);
      if (/^[a-z]+:/.test(href) || !files.has(file)) dead.push(`${name}: ${href}`);
      else if (anchor !== null && !anchors.get(file)?.has(anchor)) dead.push(`${name}: ${href} (no such anchor)`);
    }
  }
  assert.ok(checked > 5000);
  assert.deepEqual(dead, []);
});

test('every requirement, problem, event and operation has its place', () => {
  const has = (file: string, id: string) => anchors.get(`reference/${file}`)?.has(id) === true;
  const missing = [
    ...Object.keys(requirements).filter((id) => !has('requirements.html', id)),
    ...Object.keys(problems).filter((code) => !has('problems.html', code)),
    ...Object.keys(eventTypes).filter((name) => !has('event-types.html', name)),
    ...allOperations.map(({ id }) => id).filter((id) => ![...anchors.values()].some((ids) => ids.has(id))),
  ];
  assert.deepEqual(missing, []);
});

test('the help link of every problem leads to the rule that it comes from', () => {
  for (const [code, { requirement }] of Object.entries(problems)) {
    assert.ok(anchors.get('reference/requirements.html')?.has(requirement), `${code} -> ${requirement}`);
  }
});

test('every rule, and every area of rules, that a page names exists', () => {
  const areas = new Set(Object.keys(requirements).map((id) => id.slice(0, 6)));
  for (const [name, text] of pages) {
    for (const [id = '', number] of text.matchAll(/WK-[A-Z]{3}(-\d\d)?/g)) {
      assert.ok(number === undefined ? areas.has(id) : Object.hasOwn(requirements, id), `${name}: ${id}`);
    }
  }
});

test('no id stands twice on a page', () => {
  for (const [name, text] of pages) {
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
      name,
    );
  }
});

test('pages need no script, no inline style and no other host', () => {
  for (const [name, text] of pages) {
    assert.doesNotMatch(text, /<script|<style| style="| on[a-z]+="|<iframe|url\(http/i, name);
  }
  assert.doesNotMatch(files.get('reference/style.css') ?? '@import', /@import|url\(/);
});

test('no page is larger than a megabyte', () => {
  for (const [name, text] of pages) assert.ok(Buffer.byteLength(text) < 1_000_000, name);
});

test('the documents are the same each time they are made', async () => {
  assert.deepEqual(await makeDocument(), document);
  assert.deepEqual(await documentFiles(document), files);
});

test('the 3.2 twin types each event of the stream, and differs in nothing else', () => {
  const twin = JSON.parse(files.get('reference/openapi-3.2.json') ?? '{}');
  assert.equal(twin.openapi, '3.2.0');
  const media = twin.paths['/v1/events'].get.responses[200].content['text/event-stream'];
  assert.equal(media.itemSchema.anyOf[0].properties.data.contentSchema.$ref, '#/components/schemas/WardEvent');
  assert.deepEqual(Object.keys(media), ['itemSchema']);
  const plain = structuredClone(document) as typeof twin;
  plain.openapi = '3.2.0';
  plain.paths['/v1/events'].get.responses[200].content['text/event-stream'] = media;
  assert.deepEqual(twin, plain);
});

test('each resource and event has a JSON Schema that stands by itself', () => {
  const schemas = [...files].filter(([name]) => name.startsWith('reference/schemas/'));
  for (const name of Object.keys(eventTypes)) assert.ok(files.has(`reference/schemas/event.${name}.json`), name);
  for (const [name, text] of schemas) {
    const schema = JSON.parse(text);
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema', name);
    assert.equal(schema.$id, `https://wardkit.dev/schemas/v1/${name.slice('reference/schemas/'.length)}`);
    for (const [, reference = ''] of text.matchAll(/"\$ref": ?"([^"]+)"/g)) {
      const [, inner = ''] = /^#\/\$defs\/(.+)$/.exec(reference) ?? [];
      assert.ok(Object.hasOwn(schema.$defs ?? {}, inner), `${name}: ${reference}`);
    }
  }
});
