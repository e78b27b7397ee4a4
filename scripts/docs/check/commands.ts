import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settings } from '../../../packages/server/src/settings.ts';
import { root } from '../../run.ts';
import { type Block, faultAt } from './blocks.ts';

interface Manifest {
  readonly name: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest;
const { scripts = {} } = read('package.json');
const packages = globSync('packages/*/package.json', { cwd: root }).map(read);
const programs = new Set(packages.flatMap(({ bin = {} }) => Object.keys(bin)));
/** Programs of others that pages use. */
const others = new Set(['curl', 'jq', 'umask', 'createuser', 'createdb', 'systemctl']);
/** What npm does by itself. */
const verbs = new Set(['ci', 'start', 'test', 'install', 'pack', 'create']);

/** What of the commands of a block does not exist: npm scripts, workspaces, programs, packages, variables. */
export function commandFaults(block: Block): string[] {
  const faults: string[] = [];
  // Behind a `cd` the scripts are those of another project.
  const [own = ''] = block.code.split(/^cd .*$/m);
  for (const [at, line] of own.split('\n').entries()) {
    for (const command of line.replace(/(^|\s)#.*/, '').split(/&&|\||;/)) {
      faults.push(...wordsFaults(command.trim().split(/\s+/)).map((each) => faultAt(block, each, at)));
    }
  }
  return faults;
}

function wordsFaults(words: readonly string[]): string[] {
  const faults: string[] = [];
  let at = 0;
  for (; /^[A-Z_0-9]+=/.test(words[at] ?? ''); at += 1) {
    const [name = ''] = (words[at] ?? '').split('=');
    if (name.startsWith('WARDKIT_') && !settingNames.has(name)) faults.push(`no setting is called ${name}`);
    // A value in quotes may hold blanks.
    if (/="[^"]*$/.test(words[at] ?? '')) while (!(words[at + 1] ?? '"').endsWith('"')) at += 1;
    if (/="[^"]*$/.test(words[at] ?? '') || !/^[A-Z_0-9]+=/.test(words[at] ?? '')) at += 1;
  }
  const [program = '', verb = '', ...rest] = words.slice(at);
  if (program === '') return faults;
  if (program === 'npm') return [...faults, ...npmFaults(verb, rest)];
  if (program === 'npx') return programs.has(verb) ? faults : [...faults, `no package has a program ${verb}`];
  if (program === 'node') return existsSync(join(root, verb)) ? faults : [...faults, `there is no ${verb}`];
  if (!programs.has(program) && !others.has(program)) faults.push(`${program} is not known`);
  return faults;
}

function npmFaults(verb: string, rest: readonly string[]): string[] {
  const faults: string[] = [];
  if (verb === 'run') return rest[0] !== undefined && rest[0] in scripts ? [] : [`there is no script ${rest[0]}`];
  if (!verbs.has(verb)) faults.push(`npm ${verb} is not known`);
  if (verb === 'create' && !packages.some(({ name }) => name === `create-${rest[0]?.replace(/@.*/, '')}`))
    faults.push(`there is no package create-${rest[0]}`);
  for (const [at, word] of rest.entries()) {
    if (word === '-w' && !existsSync(join(root, rest[at + 1] ?? '', 'package.json')))
      faults.push(`there is no workspace ${rest[at + 1]}`);
    const [own] = /^@wardkit\/[a-z]+/.exec(word) ?? [];
    if (own !== undefined && !packages.some(({ name }) => name === own)) faults.push(`there is no package ${own}`);
  }
  return faults;
}

/** What the server reads; a secret may come from a file. */
const settingNames = new Set(settings.flatMap(({ name, isSecret }) => (isSecret ? [name, `${name}_FILE`] : [name])));

/** The npm scripts that a text names in passing, and that do not exist; `-w` names the workspace that has one. */
export function namedScriptFaults(source: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, at) =>
      [...line.matchAll(/`npm run ([\w:-]+)(?: -w ([\w/-]+))?/g)]
        .filter(([, name = '', workspace]) => !hasScript(name, workspace))
        .map(([, name]) => `${source}:${at + 1} there is no script ${name}`),
    );
}

function hasScript(name: string, workspace: string | undefined): boolean {
  if (workspace !== undefined && !existsSync(join(root, workspace, 'package.json'))) return false;
  const own = workspace === undefined ? scripts : (read(`${workspace}/package.json`).scripts ?? {});
  // `npm run bench:*` stands for several.
  return name in own || (name.endsWith(':') && Object.keys(own).some((each) => each.startsWith(name)));
}
