import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ServerProcess, signInAt } from './suites/server-process.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const isBuilt = existsSync(join(root, 'packages/server/dist/cli/wardkit-server.js'));

describe('the packed server', { skip: isBuilt ? false : 'nothing is built; npm run build' }, () => {
  let folder: string;
  let command: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-packed-'));
    const modules = join(folder, 'node_modules');
    await mkdir(join(modules, '@wardkit'), { recursive: true });
    // Both packages as a registry would hand them out; what they depend on is installed already.
    for (const name of ['contract', 'server']) {
      await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
        cwd: join(root, 'packages', name),
      });
      const [tarball = ''] = (await readdir(folder)).filter((each) => each.startsWith(`wardkit-${name}-`));
      await mkdir(join(modules, '@wardkit', name));
      await run('tar', ['-xzf', join(folder, tarball), '-C', join(modules, '@wardkit', name), '--strip-components=1']);
    }
    for (const owner of ['contract', 'server']) {
      const { dependencies } = JSON.parse(await readFile(join(modules, '@wardkit', owner, 'package.json'), 'utf8')) as {
        dependencies: Record<string, string>;
      };
      for (const name of Object.keys(dependencies).filter((each) => !each.startsWith('@wardkit/'))) {
        const own = join(root, 'packages', owner, 'node_modules', name);
        if (existsSync(join(modules, name))) continue;
        await mkdir(join(modules, name, '..'), { recursive: true });
        await symlink(existsSync(own) ? own : join(root, 'node_modules', name), join(modules, name));
      }
    }
    const { bin } = JSON.parse(await readFile(join(modules, '@wardkit/server/package.json'), 'utf8')) as {
      bin: Record<string, string>;
    };
    command = join(modules, '@wardkit/server', bin['wardkit-server'] ?? '');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('its command starts, serves a signed-in caller with documents, stops, and backs up', async () => {
    const data = join(folder, 'data');
    const server = new ServerProcess({ PORT: '0', WARDKIT_DEV: '1', WARDKIT_DATA: data }, [command], []);
    const address = await server.listening();
    const token = await signInAt(address, 'puqian-officer-1');
    const reply = await fetch(`${address}/v1/session`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(reply.status, 200);
    assert.equal((await fetch(`${address}/docs/openapi.json`)).status, 200);
    assert.equal((await server.kill('SIGTERM')).code, 0);
    const file = join(folder, 'backup.tar');
    const made = await new ServerProcess({ WARDKIT_DATA: data }, [command, 'backup', file], []).run();
    assert.equal(made.code, 0, made.errors);
    assert.match(made.output, /backed up \d+ rows/);
  });

  test('it holds no tests, and every command that it names', async () => {
    const place = join(folder, 'node_modules/@wardkit/server');
    const names = await readdir(place, { recursive: true });
    assert.deepEqual(
      names.filter((name) => /\.test\.|suites/.test(name)),
      [],
    );
    assert.ok(names.some((name) => name.endsWith('.sql')));
    const { errors } = await new ServerProcess({}, [command, 'nonsense'], []).run();
    const commands = [...errors.matchAll(/^ {2}([\w:-]+) /gm)].map(([, name]) => name);
    assert.ok(commands.includes('restore') && commands.includes('migrate'));
  });
});
