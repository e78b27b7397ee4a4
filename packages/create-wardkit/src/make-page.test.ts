import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makePage } from './make-page.ts';
import { templates } from './templates.ts';
import { UsageFailure } from './usage-failure.ts';

const root = new URL('../../../', import.meta.url);
const server = 'http://127.0.0.1:8787';
const isTemplate = (name: string): name is keyof typeof templates => Object.hasOwn(templates, name);
const names = Object.keys(templates).filter(isTemplate);
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'create-wardkit-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const packageOf = async (place: string) =>
  JSON.parse(await readFile(join(place, 'package.json'), 'utf8')) as {
    name: string;
    dependencies: Record<string, string>;
    devDependencies?: Record<string, string>;
  };

for (const template of names) {
  test(`${template}: every gap is filled, and versions are those that this repository is tested with`, async () => {
    const { folder: made, files } = await makePage({ folder: join(folder, `Street ${template}`), template, server });
    assert.ok(files.includes('.gitignore') && files.includes('development/portal-token.js'));
    for (const file of files) {
      assert.doesNotMatch(await readFile(join(made, file), 'utf8'), /\{\{\w+\}\}/, file);
    }
    const { name, dependencies, devDependencies } = await packageOf(made);
    assert.equal(name, `street-${template}`);
    const lock = JSON.parse(await readFile(new URL('package-lock.json', root), 'utf8')) as {
      packages: Record<string, { version: string; resolved?: string; link?: boolean }>;
    };
    for (const [dependency, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      const entry = lock.packages[`node_modules/${dependency}`];
      const tested = entry?.link === true ? lock.packages[entry.resolved ?? ''] : entry;
      assert.equal(version, tested?.version, dependency);
    }
  });

  test(`${template}: the policy is the one of the start page, and nothing of the development sign-in is shipped`, async () => {
    const { folder: made, files } = await makePage({ folder: join(folder, `policy-${template}`), template, server });
    const page = files.find((file) => file.endsWith('index.html')) ?? '';
    const [, policy = ''] =
      /Content-Security-Policy"\s+content="([^"]+)"/.exec(await readFile(join(made, page), 'utf8')) ?? [];
    const guide = await readFile(new URL('docs/getting-started.md', root), 'utf8');
    const [, least = ''] = /```csp\n(default-src 'none'[^`]+)```/.exec(guide) ?? [];
    const rules = (text: string) => text.split(';').map((rule) => rule.trim().replaceAll(/\s+/g, ' '));
    assert.ok(rules(least).length > 5);
    assert.deepEqual(
      rules(least).filter((rule) => !rules(policy).includes(rule)),
      [],
    );
    const shipped = files.filter((file) => /^(public|src|index\.html)/.test(file));
    for (const file of shipped) assert.doesNotMatch(await readFile(join(made, file), 'utf8'), /\/dev\/|8787/, file);
  });
}

test('where one of its files is there already, nothing is written', async () => {
  const taken = join(folder, 'taken');
  await mkdir(join(taken, 'public'), { recursive: true });
  await writeFile(join(taken, 'public/page.css'), 'mine');
  await assert.rejects(
    makePage({ folder: taken, template: 'plain', server }),
    (cause) => cause instanceof UsageFailure && /public\/page\.css\. Nothing was written/.test(cause.message),
  );
  assert.deepEqual(await readdir(taken, { recursive: true }), ['public', 'public/page.css']);
  assert.equal(await readFile(join(taken, 'public/page.css'), 'utf8'), 'mine');
});

test('it is made beside files of other names', async () => {
  const beside = join(folder, 'beside');
  await mkdir(beside);
  await writeFile(join(beside, 'LICENSE'), 'mine');
  await makePage({ folder: beside, template: 'vite', server });
  assert.equal(await readFile(join(beside, 'LICENSE'), 'utf8'), 'mine');
  assert.ok((await readdir(beside)).includes('vite.config.ts'));
});

test('a folder below a file is refused in words', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  await assert.rejects(
    makePage({ folder: join(file, 'page'), template: 'plain', server }),
    (cause) => cause instanceof UsageFailure && /would go through a file/.test(cause.message),
  );
});

test('a folder with a Chinese name makes a package that npm takes', async () => {
  const { folder: made } = await makePage({ folder: join(folder, '街区'), template: 'plain', server });
  assert.equal((await packageOf(made)).name, 'ward-page');
});
