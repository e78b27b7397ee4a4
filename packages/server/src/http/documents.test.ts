import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Hono } from 'hono';
import { contractDocuments, documentRoutes } from './documents.ts';

describe('the documents', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-documents-'));
    await mkdir(join(folder, 'built', 'schemas'), { recursive: true });
    await writeFile(join(folder, 'built', 'index.html'), '<!doctype html><title>Reference</title>');
    await writeFile(join(folder, 'built', 'style.css'), 'body{}');
    await writeFile(join(folder, 'built', 'openapi.json'), '{"openapi":"3.1.1"}');
    await writeFile(join(folder, 'built', 'schemas', 'alert.json'), '{}');
    await writeFile(join(folder, 'secret.txt'), 'outside');
  });
  after(() => rm(folder, { recursive: true }));

  const below = async (path: string, init: RequestInit = {}, name = 'built') =>
    new Hono().route('/docs', documentRoutes(join(folder, name))).request(path, init);

  test('are pages, styles and JSON by their types, under a policy that lets nothing else in', async () => {
    const types = {
      '/docs/': 'text/html; charset=utf-8',
      '/docs/style.css': 'text/css; charset=utf-8',
      '/docs/openapi.json': 'application/json',
      '/docs/schemas/alert.json': 'application/json',
    };
    for (const [path, type] of Object.entries(types)) {
      const reply = await below(path);
      assert.equal(reply.status, 200, path);
      assert.equal(reply.headers.get('content-type'), type);
      const policy = reply.headers.get('content-security-policy') ?? '';
      assert.match(policy, /^default-src 'none'; style-src 'self'; img-src 'self';/);
      assert.doesNotMatch(policy, /script-src|unsafe|http/);
    }
  });

  test('begin at /docs/, where their links fit', async () => {
    const reply = await below('/docs?x=1');
    assert.equal(reply.status, 308);
    assert.equal(reply.headers.get('location'), '/docs/?x=1');
  });

  test('are not sent again to who has them', async () => {
    const etag = (await below('/docs/openapi.json')).headers.get('etag') ?? '';
    assert.match(etag, /^".+"$/);
    const again = await below('/docs/openapi.json', { headers: { 'if-none-match': etag } });
    assert.equal(again.status, 304);
    assert.equal(await again.text(), '');
  });

  test('are read and never written, and nothing lies beside them', async () => {
    const reply = await below('/docs/', { method: 'POST' });
    assert.equal(reply.status, 405);
    assert.equal(reply.headers.get('allow'), 'GET, HEAD');
    for (const path of ['/docs/none.html', '/docs/..%2fsecret.txt', '/docs/%2e%2e/secret.txt', '/docs/d/x']) {
      const missing = await below(path);
      assert.equal(missing.status, 404, path);
      assert.doesNotMatch(await missing.text(), /outside/);
    }
  });

  test('that are not built are said to be so, to a person and to a program', async () => {
    const person = await below('/docs/', { headers: { accept: 'text/html', 'accept-language': 'zh-CN' } }, 'none');
    assert.equal(person.status, 404);
    assert.match(person.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(await person.text(), /npm run build/);
    const program = await below('/docs/openapi.json', {}, 'none');
    assert.equal(program.headers.get('content-type'), 'application/problem+json');
    assert.match(((await program.json()) as { detail: string }).detail, /npm run build/);
  });

  test('of the contract ask nothing of another host', { skip: !existsSync(contractDocuments) }, async () => {
    const names = (await readdir(contractDocuments, { recursive: true })).filter((name) => /\.(html|css)$/.test(name));
    assert.ok(names.includes('index.html'));
    for (const name of names) {
      const text = await readFile(join(contractDocuments, name), 'utf8');
      assert.doesNotMatch(
        text,
        /<script|\son\w+=|@import|url\(\s*['"]?(https?:)?\/\/|<(img|link|iframe)[^>]+(src|href)="(https?:)?\/\//i,
        name,
      );
    }
  });
});
