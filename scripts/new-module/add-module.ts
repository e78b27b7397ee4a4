import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { indexLines, withLine } from './index-lines.ts';
import { type ModuleName, moduleName, ruleLetters } from './module-name.ts';

const templateFolder = fileURLToPath(new URL('template/', import.meta.url));

/** What was written, from the root on. */
export interface AddedModule {
  readonly made: readonly string[];
  readonly changed: readonly string[];
}

/**
 * Makes the files of a new module in every package, and adds it to each index. It writes all or, where the name is taken, nothing.
 *
 * @param root the folder of the repository
 * @param given the module's name, in kebab case
 * @throws Error with a sentence for a person when the name is taken or is none
 */
export async function addModule(root: string, given: string): Promise<AddedModule> {
  const name = moduleName(given);
  const made = await filledTemplates(root, name);
  for (const path of made.keys()) {
    if (await isThere(join(root, path))) {
      throw new Error(`The name ${name.kebab} is taken: ${path} is there. Nothing was written. Choose another name.`);
    }
  }
  const changed = new Map<string, string>();
  for (const line of indexLines(name)) {
    const text = changed.get(line.file) ?? (await readFile(join(root, line.file), 'utf8'));
    if (text.includes(line.line.trim())) {
      throw new Error(
        `The name ${name.kebab} is taken: ${line.file} has it. Nothing was written. Choose another name.`,
      );
    }
    changed.set(line.file, withLine(text, line));
  }
  for (const [path, text] of [...made, ...changed]) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return { made: [...made.keys()], changed: [...changed.keys()] };
}

async function filledTemplates(root: string, name: ModuleName): Promise<Map<string, string>> {
  const values: Readonly<Record<string, string>> = { ...name, RULE: ruleLetters(name, await ruleIds(root)) };
  const number = await nextMigration(join(root, 'packages/server/migrations'));
  const found = new Map<string, string>();
  for (const entry of await readdir(templateFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(templateFolder, file)
      .replaceAll('\\', '/')
      .replace(/\.template$/, '');
    const text = await readFile(file, 'utf8');
    found.set(
      path.replaceAll('_name_', name.kebab).replace('_number_', number),
      text.replaceAll(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole),
    );
  }
  return found;
}

/** The ids of the rules as they are written, so that a repository that does not build can be added to. */
async function ruleIds(root: string): Promise<string[]> {
  const folder = join(root, 'packages/contract/src/requirements');
  const texts = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((text) => text.match(/WK-[A-Z]{3}-\d+/g) ?? []);
}

async function nextMigration(folder: string): Promise<string> {
  const numbers = (await readdir(folder)).map((file) => Number.parseInt(file, 10)).filter(Number.isInteger);
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
