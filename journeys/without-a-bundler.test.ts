import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import { version } from '../packages/elements/src/foundation/version.ts';
import { integrityOf } from '../scripts/integrity.ts';
import { root } from '../scripts/run.ts';
import { chromiumOptions } from './browser.ts';
import { PageServer, strictPolicy } from './page-server.ts';

const built = join(root, 'packages/elements/dist/cdn');
const otherVersion = '99.0.0';

let folder: string;
let browser: Browser;
let hashes: Readonly<Record<string, string>>;

before(async () => {
  hashes = JSON.parse(await readFile(join(built, 'integrity.json'), 'utf8'));
  folder = await mkdtemp(join(tmpdir(), 'wardkit-pages-'));
  // Another build of another version: the same code, which says another one of itself.
  const other = join(folder, 'other');
  await cp(built, other, { recursive: true });
  let changed = 0;
  for (const name of await readdir(other)) {
    if (!name.endsWith('.js')) continue;
    const text = await readFile(join(other, name), 'utf8');
    const told = text.replaceAll(`"${version}"`, `"${otherVersion}"`);
    if (told !== text) changed += 1;
    await writeFile(join(other, name), told);
  }
  assert.ok(changed > 0, 'no file of the build says its version');
  browser = await chromium.launch(chromiumOptions());
});

after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const htmlOf = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><title>A portal</title>${head}</head><body>${body}<script type="module" src="/page.js"></script></body></html>`;

/** Opens a page with both builds beside it, and tells what went wrong in it. */
async function open(given: {
  head: string;
  body: string;
  script: string;
  policy?: string;
  paths?: Map<string, string>;
}) {
  const texts = new Map([['/', htmlOf(given.head, given.body)], ['/page.js', given.script], ...(given.paths ?? [])]);
  const folders = new Map([
    ['/wardkit/', built],
    ['/other/', join(folder, 'other')],
  ]);
  const policy = given.policy === undefined ? {} : { policy: given.policy };
  const server = await PageServer.start({ texts, folders, ...policy });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !message.text().includes('404')) errors.push(message.text());
  });
  await page.goto(server.url);
  return {
    page,
    errors,
    asked: server.asked,
    async close() {
      await page.close();
      await server.stop();
    },
  };
}

const givesClient = (module: string, provider: string) => `
  import { createClient } from '${module}';
  document.querySelector('${provider}').client = createClient({ baseUrl: location.origin, getToken: async () => null });
`;
const showsHeading = (page: Page, tag: string) => page.locator(tag).locator('h2').first().waitFor();
const versionOf = (page: Page, tag: string) =>
  page.evaluate((name) => (customElements.get(name) as unknown as { wardkitVersion: string }).wardkitVersion, tag);

test('each file for pages has its hash, and the hash is of it', async () => {
  const entries = await readdir(built, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(built, join(entry.parentPath, entry.name)))
    .filter((name) => !['integrity.json', 'importmap.json'].includes(name))
    .sort();
  assert.deepEqual(Object.keys(hashes), files);
  for (const name of files) assert.equal(hashes[name], integrityOf(await readFile(join(built, name))), name);
});

test('with its hash a script is loaded; one that was changed is refused', async () => {
  const genuine = `<script type="module" src="/wardkit/wardkit.js" integrity="${hashes['wardkit.js']}"></script>`;
  const body = '<ward-provider><ward-outbox-status></ward-outbox-status></ward-provider>';
  const right = await open({ head: genuine, body, script: givesClient('/wardkit/wardkit.js', 'ward-provider') });
  await showsHeading(right.page, 'ward-outbox-status');
  assert.deepEqual(right.errors, []);
  await right.close();

  const altered = `${await readFile(join(built, 'wardkit.js'), 'utf8')}\nglobalThis.altered = true;`;
  const paths = new Map([['/altered.js', altered]]);
  const head = `<script type="module" src="/altered.js" integrity="${hashes['wardkit.js']}"></script>`;
  const wrong = await open({ head, body, script: '', paths });
  assert.equal(await wrong.page.evaluate('globalThis.altered'), undefined);
  assert.ok(
    wrong.errors.some((each) => each.includes('integrity')),
    wrong.errors.join('\n'),
  );
  await wrong.close();
});

test('by the import map a page imports the packages by their names, and each of their files is checked', async () => {
  const map = await readFile(join(built, 'importmap.json'), 'utf8');
  const body = '<ward-provider><ward-outbox-status></ward-outbox-status></ward-provider>';
  const script = `import '@wardkit/elements';${givesClient('@wardkit/client', 'ward-provider')}`;
  const withMap = (text: string) => ({
    head: `<script type="importmap" nonce="portal">${text}</script>`,
    policy: strictPolicy.replace("script-src 'self'", "script-src 'self' 'nonce-portal'"),
  });
  const right = await open({ ...withMap(map), body, script });
  await showsHeading(right.page, 'ward-outbox-status');
  assert.deepEqual(right.errors, []);
  await right.close();

  // One hash of a file that is loaded later does not fit.
  const [, chunk = ''] = /from"\.\/(chunk-[^"]+)"/.exec(await readFile(join(built, 'wardkit.js'), 'utf8')) ?? [];
  assert.ok(hashes[chunk], 'wardkit.js imports no chunk');
  const wrong = await open({
    ...withMap(map.replace(hashes[chunk] ?? '', integrityOf(Buffer.from('other')))),
    body,
    script,
  });
  assert.equal(await wrong.page.evaluate('customElements.get("ward-provider") === undefined'), true);
  assert.ok(
    wrong.errors.some((each) => each.includes('integrity')),
    wrong.errors.join('\n'),
  );
  await wrong.close();
});

test('the autoloader fetches the widgets of the page and no others', async () => {
  const { page, errors, asked, close } = await open({
    head: '<script type="module" src="/wardkit/wardkit-autoloader.js"></script>',
    body: '<ward-provider><ward-outbox-status></ward-outbox-status></ward-provider>',
    script: givesClient('/wardkit/wardkit-autoloader.js', 'ward-provider'),
  });
  await showsHeading(page, 'ward-outbox-status');
  assert.deepEqual(errors, []);
  assert.equal(
    asked.some((path) => /chunk-outbox-status/.test(path)),
    true,
  );
  assert.deepEqual(
    asked.filter((path) => /alert-list|rental-check|maplibre|zxing|doorplate/.test(path)),
    [],
  );
  await page.evaluate(() => {
    document.querySelector('ward-provider')?.append(document.createElement('ward-help-button'));
  });
  await page.waitForFunction(() => customElements.get('ward-help-button') !== undefined);
  await close();
});

for (const [what, place] of [
  ['a second copy', '/wardkit/'],
  ['a second version', '/other/'],
] as const) {
  test(`${what} under another prefix works beside the first, each with its own provider`, async () => {
    const tags = (prefix: string) =>
      `<${prefix}-provider><${prefix}-outbox-status></${prefix}-outbox-status></${prefix}-provider>`;
    const second = `${place}wardkit-autoloader.js?prefix=street`;
    const { page, errors, close } = await open({
      head: `<script type="module" src="/wardkit/wardkit.js"></script><script type="module" src="${second}"></script>`,
      body: tags('ward') + tags('street'),
      script: `${givesClient('/wardkit/wardkit.js', 'ward-provider')}
        const other = await import('${second}');
        document.querySelector('street-provider').client =
          other.createClient({ baseUrl: location.origin, getToken: async () => null });`,
    });
    for (const prefix of ['ward', 'street']) await showsHeading(page, `${prefix}-outbox-status`);
    assert.equal(await versionOf(page, 'ward-outbox-status'), version);
    assert.equal(await versionOf(page, 'street-outbox-status'), place === '/other/' ? otherVersion : version);
    assert.deepEqual(errors, []);
    await close();
  });
}

test('a second version under the same prefix leaves the first as it is, and the console names both', async () => {
  const { page, errors, close } = await open({
    head: '<script type="module" src="/wardkit/wardkit.js"></script><script type="module" src="/other/wardkit.js"></script>',
    body: '<ward-provider><ward-outbox-status></ward-outbox-status></ward-provider>',
    script: givesClient('/wardkit/wardkit.js', 'ward-provider'),
  });
  await showsHeading(page, 'ward-outbox-status');
  assert.equal(await versionOf(page, 'ward-provider'), version);
  assert.ok(
    errors.some((each) => each.includes(version) && each.includes(otherVersion)),
    errors.join('\n'),
  );
  await close();
});
