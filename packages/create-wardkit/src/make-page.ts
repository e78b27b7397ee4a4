import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Template } from './templates.ts';
import { UsageFailure } from './usage-failure.ts';

/** What a page is made from. */
export interface PageChoices {
  /** The folder, absolute or from where one stands; it is made where it is missing. */
  readonly folder: string;
  readonly template: Template;
  /** The origin of the demo server. */
  readonly server: string;
}

/** What was made. */
export interface MadePage {
  readonly folder: string;
  /** The files, from the folder on, with `/` between. */
  readonly files: readonly string[];
}

const templatesFolder = fileURLToPath(new URL('../templates', import.meta.url));
const packageFile = new URL('../package.json', import.meta.url);

/**
 * Makes a page. It writes all of its files or, where one of them is there already, none.
 *
 * @throws {UsageFailure} when a file would be overwritten, or the folder can't be made or written to
 * @example await makePage({ folder: 'ward-page', template: 'plain', server: 'http://127.0.0.1:8787' })
 */
export async function makePage({ folder, template, server }: PageChoices): Promise<MadePage> {
  const target = resolve(folder);
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
  const values = { name: packageName(basename(target)), server, version };
  const files = new Map<string, string>();
  for (const source of ['shared', template]) {
    for (const [path, text] of await readTemplate(join(templatesFolder, source))) files.set(path, fill(text, values));
  }
  await refuseToOverwrite(target, [...files.keys()]);
  try {
    for (const [path, text] of files) {
      const file = join(target, path);
      await mkdir(dirname(file), { recursive: true });
      // `wx` once more, for a file that came between the look and the writing.
      await writeFile(file, text, { flag: 'wx' });
    }
  } catch (cause) {
    const { code, path = target } = cause as NodeJS.ErrnoException;
    throw new UsageFailure(`${path} could not be written (${code}). Choose a folder that you may write to.`);
  }
  return { folder: target, files: [...files.keys()].sort() };
}

async function readTemplate(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    // npm packs no file of the name .gitignore, so a template has it with another first character.
    const path = relative(folder, file).replaceAll('\\', '/').replace(/^_/, '.');
    found.set(path, await readFile(file, 'utf8'));
  }
  return found;
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** A name that npm takes, from the folder's; one that leaves nothing, such as a Chinese one, has the default. */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '')
    .replace(/-+$/, '');
  return name === '' ? 'ward-page' : name.slice(0, 200);
}

async function refuseToOverwrite(target: string, paths: readonly string[]): Promise<void> {
  const taken: string[] = [];
  for (const path of paths) if (await isThere(join(target, path))) taken.push(path);
  if (taken.length > 0) {
    throw new UsageFailure(
      `${target} has ${taken.length === 1 ? 'a file' : 'files'} that would be overwritten: ${taken.join(', ')}. Nothing was written. Choose another folder, or move ${taken.length === 1 ? 'it' : 'them'} away.`,
    );
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    if (code === 'ENOTDIR') throw new UsageFailure(`${path} would go through a file. Choose another folder.`);
    throw new UsageFailure(`${path} can't be looked at (${code}). Choose a folder that you may write to.`);
  }
}
