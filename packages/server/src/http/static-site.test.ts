import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serveSite } from './static-site.ts';

describe('the portal', () => {
  let root: string;
  let folder: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'wardkit-site-'));
    folder = join(root, 'site');
    await mkdir(join(folder, 'assets'), { recursive: true });
    await writeFile(join(folder, 'index.html'), 'start page');
    await writeFile(join(folder, 'doorplate.html'), 'plate page');
    await writeFile(join(folder, 'assets', 'app.js'), 'code');
    await writeFile(join(folder, '.secret'), 'hidden');
    await writeFile(join(root, 'outside.txt'), 'outside');
    await symlink(join(root, 'outside.txt'), join(folder, 'link.txt'));
    await mkdir(join(folder, 'linked'));
    await symlink(join(root, 'outside.txt'), join(folder, 'linked', 'index.html'));
  });
  after(() => rm(root, { recursive: true }));

  const get = (pathname: string, headers: Record<string, string> = {}) =>
    serveSite({ folder }, new Request('http://localhost/', { headers }), pathname);
  const textOf = async (pathname: string) => {
    const answer = await get(pathname);
    return answer === null ? null : new TextDecoder().decode(answer.body as Uint8Array);
  };

  test('answers pages, and the link of a plate in any case', async () => {
    assert.equal(await textOf('/'), 'start page');
    assert.equal(await textOf('/assets/app.js'), 'code');
    for (const path of ['/D/1ABC', '/d/1abc', '/D/x/y']) assert.equal(await textOf(path), 'plate page', path);
  });

  test('lets nobody out of its folder', async () => {
    const paths = [
      '/../outside.txt',
      '/..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/assets/../../outside.txt',
      '/..\\outside.txt',
      '/link.txt',
      '/linked',
      '/.secret',
      '/%00',
      '/%ff',
      '/assets',
      '/missing.html',
    ];
    for (const path of paths) assert.equal(await get(path), null, path);
  });

  test('sends its strict policy, and nothing that has not changed', async () => {
    const answer = await get('/');
    assert.match(
      answer?.headers['content-security-policy'] ?? '',
      /default-src 'none'.*require-trusted-types-for 'script'/,
    );
    assert.equal(answer?.headers['content-type'], 'text/html; charset=utf-8');
    const again = await get('/', { 'if-none-match': answer?.headers.etag ?? '' });
    assert.equal(again?.status, 304);
    assert.equal(again?.body, null);
  });
});
