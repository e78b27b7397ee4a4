import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import MiniSearch from 'minisearch';
import { blockFaults } from './docs/check/all-blocks.ts';
import { blocksIn, blocksOf } from './docs/check/blocks.ts';
import { namedScriptFaults } from './docs/check/commands.ts';
import { checkLinks } from './docs/check/links.ts';
import { elementsOf, readManifest } from './docs/manifest.ts';
import { searchOptions } from './docs/search-options.ts';
import { addressOf, sources, tokensPage, widgetIndex } from './docs/sections.ts';
import { buildSite } from './docs/site.ts';
import { widgetReference } from './docs/widget-page.ts';
import { root } from './run.ts';

/** A page with a fault of each kind. */
const page = `
\`\`\`ts
const id: number = premisesId;
\`\`\`
\`\`\`js
const { unsent } = await ward.sign();
\`\`\`
\`\`\`html
<ward-hazard-list hazard="1" style="color: red"></ward-hazard-list>
<ward-hazards></ward-hazards>
\`\`\`
\`\`\`vue
<template><ward-hazard-list :hazardId="id" @ward-hazard-opened="open" /></template>
\`\`\`
\`\`\`jsx
const list = <ward-hazard-list hazard={1} />;
\`\`\`
\`\`\`sh
npm run nothing
WARDKIT_NOTHING=1 npm start
npm pack -w packages/nothing
\`\`\`
\`\`\`json
{ "a": 1, }
\`\`\`
\`\`\`sql
SELEKT 1;
\`\`\`
\`\`\`http
GET /v1/nothing HTTP/1.1
\`\`\`
\`\`\`css
:root { --ward-nothing: 1px; }
\`\`\`
\`\`\`csp
default-source 'none'
\`\`\`
\`\`\`
no language
\`\`\`
`;

describe('the blocks of the pages', () => {
  let faults: readonly string[] = [];
  let count = 0;

  // All at once, since the compiler takes seconds to start.
  before(async () => {
    const written = sources.filter((source) => source !== widgetIndex && source !== tokensPage);
    const readmes = globSync(['README.md', 'packages/*/README.md'], { cwd: root });
    const blocks = (await Promise.all([...new Set([...written, ...readmes])].map(blocksOf))).flat();
    count = blocks.length;
    faults = await blockFaults([...blocks, ...blocksIn('page.md', page)], await readManifest());
  });

  test('compile, parse, and name what there is', () => {
    assert.ok(count > 150, `${count} blocks were found`);
    assert.deepEqual(
      faults.filter((fault) => !fault.startsWith('page.md')),
      [],
    );
  });

  test('a fault of each kind is found at its line', () => {
    const told = faults
      .filter((fault) => fault.startsWith('page.md'))
      .map((fault) => fault.replace(/: (Type|Property).*/, ''))
      .sort((one, other) => lineOf(one) - lineOf(other));
    assert.deepEqual(told, [
      'page.md:3 error TS2322',
      'page.md:6 error TS2339',
      'page.md:9 style= does not run under the policy',
      'page.md:9 <ward-hazard-list> has no hazard',
      'page.md:9 <ward-hazard-list> has no style',
      'page.md:10 <ward-hazards> is not in the manifest',
      'page.md:13 <ward-hazard-list> has no @ward-hazard-opened',
      'page.md:16 <ward-hazard-list> has no hazard',
      'page.md:16 error TS2322',
      'page.md:19 there is no script nothing',
      'page.md:20 no setting is called WARDKIT_NOTHING',
      'page.md:21 there is no workspace packages/nothing',
      'page.md:24 Expected double-quoted property name in JSON at position 10 (line 1 column 11)',
      'page.md:27 syntax error at or near "SELEKT"',
      'page.md:30 no operation is GET /v1/nothing',
      'page.md:33 there is no token --ward-nothing',
      'page.md:36 no directive is called default-source',
      'page.md:39 nothing checks “”',
    ]);
  });

  test('the table of widgets in getting started names each widget with its events', async () => {
    const lines = (await readFile(join(root, 'docs/getting-started.md'), 'utf8')).split('\n');
    for (const [tag, { events = [] }] of await readManifest()) {
      const row = lines.find((line) => line.startsWith(`| \`${tag}\` |`)) ?? '';
      const told = [...row.matchAll(/`(ward-[a-z-]+)`/g)].map(([, name]) => name).slice(1);
      const names = events.map(({ name }) => name).filter((name) => name.startsWith('ward-'));
      assert.deepEqual(told.sort(), names.sort(), tag);
    }
  });

  test('the npm scripts that the prose names exist', async () => {
    const texts = sources.filter((source) => source !== widgetIndex && source !== tokensPage);
    const told = await Promise.all(
      texts.map(async (source) => namedScriptFaults(source, await readFile(join(root, source), 'utf8'))),
    );
    assert.deepEqual(told.flat(), []);
    assert.deepEqual(namedScriptFaults('page.md', 'Run `npm run nothing`.'), ['page.md:1 there is no script nothing']);
  });
});

const lineOf = (fault: string) => Number(/:(\d+) /.exec(fault)?.[1]);

describe('the site', () => {
  let folder = '';
  let index: MiniSearch;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-docs-'));
    await buildSite(folder);
    await cp(join(root, 'packages/contract/dist/documents/reference'), join(folder, 'contract/reference'), {
      recursive: true,
    });
    index = MiniSearch.loadJSON(await readFile(join(folder, 'search-index.json'), 'utf8'), searchOptions);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('holds every Markdown of docs/', () => {
    const written = globSync('docs/**/*.md', { cwd: root });
    assert.deepEqual(
      written.filter((source) => !sources.includes(source)),
      [],
    );
  });

  test('says on each page which it is, and holds nothing that the policy refuses', async () => {
    for (const source of sources) {
      const page = await readFile(join(folder, addressOf(source)), 'utf8');
      assert.match(page, /<title>[^<]+<\/title>/);
      assert.equal(page.match(/aria-current="page"/g)?.length, 1, source);
      assert.doesNotMatch(page, /<[a-z][^>]* (style|on[a-z]+)="|<script>|<style>/, source);
    }
  });

  test('has no dead link', async () => {
    // The reference of the SDK takes long to write; `npm run docs` looks at the links into it.
    const { internal, dead } = await checkLinks(folder, ['client/reference/']);
    assert.ok(internal > 5000, `${internal} links were found`);
    assert.deepEqual(dead, []);
  });

  const firstOf = (text: string) => index.search(text).map(({ id }) => String(id).replace(/#.*/, ''));

  for (const [text, page] of [
    ['身份证号', 'zh-Hans/privacy.html'],
    ['加密保存在本机', 'zh-Hans/privacy.html'],
    // Pieces that no dictionary takes for words.
    ['别人登', 'zh-Hans/privacy.html'],
    ['密保存在', 'zh-Hans/privacy.html'],
    ['十分钟', 'zh-Hans/getting-started.html'],
    ['ward-alert-list', 'widgets/alert-list.html'],
    ['idempotncy', 'implementing/idempotency.html'],
    ['Trusted Types', 'security.html'],
    ['alerts.dispatch', 'contract/reference/alerts.html'],
    ['version-stale', 'contract/reference/problems.html'],
  ] as const) {
    test(`finds ${text}`, () => assert.ok(firstOf(text).slice(0, 8).includes(page), `${firstOf(text).slice(0, 8)}`));
  }

  test('finds nothing where nothing stands', () => assert.deepEqual(firstOf('龘靐齉'), []));

  test('is told to programs that read text, each page with a sentence', async () => {
    const lines = (await readFile(join(folder, 'llms.txt'), 'utf8')).split('\n');
    for (const source of sources) {
      const line = lines.find((each) => each.includes(`](${addressOf(source)}): `));
      assert.match(line ?? '', /\): \S/u, `${source} is in llms.txt`);
    }
    const full = await readFile(join(folder, 'llms-full.txt'), 'utf8');
    assert.match(full, /## The identity number/);
  });
});

test('a link to a page or an anchor that is not there is found', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'wardkit-links-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'inner'));
  await writeFile(
    join(folder, 'inner/a.html'),
    '<a href="../b.html#there">b</a> <a href="../b.html#gone">b</a> <img src="../c.png">',
  );
  await writeFile(
    join(folder, 'b.html'),
    '<h2 id="there">There</h2> <a href="https://ward.example/">out</a> <a href="#nowhere">up</a>',
  );
  const { internal, external, dead } = await checkLinks(folder);
  assert.equal(internal, 4);
  assert.deepEqual(external, ['https://ward.example/']);
  assert.deepEqual([...dead].sort(), ['b.html: #nowhere', 'inner/a.html: ../b.html#gone', 'inner/a.html: ../c.png']);
});

test('the reference of a widget is made from the manifest and the operation records', () => {
  const manifest = elementsOf({
    modules: [
      {
        declarations: [
          {
            tagName: 'ward-outbox-status',
            attributes: [{ name: 'wait', fieldName: 'wait' }],
            members: [
              {
                kind: 'field',
                name: 'wait',
                type: { text: "'long' | 'short'" },
                attribute: 'wait',
                description: 'How long.',
              },
              { kind: 'field', name: 'inside', privacy: 'private' },
              { kind: 'method', name: 'refresh', parameters: [{ name: 'whole' }] },
            ],
            events: [{ name: 'ward-outbox-discard', fields: [{ name: 'id', type: 'string' }], cancelable: true }],
            cssParts: [{ name: 'root', description: 'all of it' }],
          },
        ],
      },
    ],
  });
  const text = widgetReference('ward-outbox-status', manifest);
  assert.match(text, /\| `wait` \| `wait` \| `'long' \\\| 'short'` \| {2}\| How long\. \|/);
  assert.match(text, /\| `refresh\(whole\)` \|/);
  assert.match(text, /\| `ward-outbox-discard` \| `id`: `string` \| yes \|/);
  assert.match(text, /\[`rentalChecks\.submit`\]\(\S+rental-checks\.html#rentalChecks\.submit\) \| `PUT \/v1/);
  assert.match(text, /\[`session\.get`\]/);
  assert.doesNotMatch(text, /inside|### Slots/);
});
