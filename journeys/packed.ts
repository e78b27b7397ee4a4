import assert from 'node:assert/strict';
import { mkdir, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe } from '../scripts/published.ts';
import { root, run } from '../scripts/run.ts';

/** Packs packages as `npm publish` would, into a folder, and tells their archives by the folders of the packages. */
export async function pack(names: readonly string[], folder: string): Promise<ReadonlyMap<string, string>> {
  await mkdir(folder, { recursive: true });
  const workspaces = names.flatMap((name) => ['-w', `packages/${name}`]);
  const { code, output } = await run('npm', ['pack', ...workspaces, '--pack-destination', folder, '--json'], {
    quiet: true,
  });
  assert.equal(code, 0, output);
  const archives = await readdir(folder);
  return new Map(
    names.map((name) => {
      const archive = archives.find((each) => new RegExp(`^(wardkit-)?${name}-\\d`).test(each));
      assert.ok(archive !== undefined, `npm packed no ${name}`);
      return [name, join(folder, archive)];
    }),
  );
}

/**
 * Installs archives into an empty project without a registry: what each package depends on is linked from this
 * repository, for that package alone, so that one that it does not name is not there.
 */
export async function install(archives: ReadonlyMap<string, string>, project: string): Promise<void> {
  for (const [name, archive] of archives) {
    const unpacked = join(project, 'unpacked');
    await mkdir(unpacked, { recursive: true });
    const { code, output } = await run('tar', ['-xzf', archive, '-C', unpacked], { quiet: true });
    assert.equal(code, 0, output);
    const description = await describe(join(unpacked, 'package'));
    const target = join(project, 'node_modules', description.name);
    await mkdir(dirname(target), { recursive: true });
    await rename(join(unpacked, 'package'), target);
    await rm(unpacked, { recursive: true });
    for (const needed of Object.keys({ ...description.dependencies, ...description.peerDependencies })) {
      if (!needed.startsWith('@wardkit/')) await link(name, needed, join(target, 'node_modules', needed));
    }
  }
}

/** Links what one of our packages gets in this repository. */
async function link(name: string, needed: string, target: string): Promise<void> {
  const own = join(root, 'packages', name, 'node_modules', needed);
  const source = (await stat(own).catch(() => null)) === null ? join(root, 'node_modules', needed) : own;
  await mkdir(dirname(target), { recursive: true });
  await symlink(source, target);
}

/** What a program can import of an unpacked package: each of its `exports`, with the files that a pattern stands for. */
export async function specifiers(folder: string): Promise<string[]> {
  const { name, exports = {} } = await describe(folder);
  const files = (await readdir(folder, { recursive: true })).map((each) => `./${each}`);
  const found = new Set<string>();
  for (const [key, given] of Object.entries(exports)) {
    const target = typeof given === 'string' ? given : (given.default ?? '');
    const [start = '', end = ''] = target.split('*');
    const fits = target.includes('*')
      ? files.filter((each) => each.startsWith(start) && each.endsWith(end))
      : files.filter((each) => each === target);
    assert.ok(fits.length > 0, `${name} exports ${key}, and ${target} is not in it`);
    for (const file of fits) {
      const inside = target.includes('*') ? key.replace('*', file.slice(start.length, file.length - end.length)) : key;
      found.add(name + inside.slice(1));
    }
  }
  return [...found].sort();
}
