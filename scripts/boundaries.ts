import { readdir, readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import { root } from './run.ts';

/** What each package may import of the others: imports point one way (contract <- client <- elements, contract <- server). */
const allowed: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  tokens: [],
  client: ['contract'],
  testing: ['contract', 'client'],
  elements: ['contract', 'client', 'tokens'],
  react: ['elements'],
  server: ['contract'],
  conformance: ['contract', 'client'],
  'create-wardkit': [],
};
/** In tests a package may also use the fakes. */
const allowedInTests = ['testing'];
/** Packages whose code runs in a browser, where Node's own modules do not exist. */
const browserPackages = ['contract', 'client', 'elements', 'react', 'testing'];

const importPattern = /(?:from\s+|import\s*\(\s*|import\s+|export\s+\*\s+from\s+)['"]([^'"]+)['"]/g;

/** Every import that points the wrong way, as a line each. */
export async function boundaryFaults(): Promise<string[]> {
  const faults: string[] = [];
  for (const name of Object.keys(allowed)) {
    const folder = join(root, 'packages', name, 'src');
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(ts|mjs|js)$/.test(entry.name)) continue;
      const file = join(entry.parentPath, entry.name);
      faults.push(...faultsOf(name, relative(root, file), await readFile(file, 'utf8')));
    }
  }
  return faults;
}

/** The faults of one file's imports. */
export function faultsOf(packageName: string, file: string, text: string): string[] {
  const isTest = /\.test\.ts$|src\/testing\/|fixtures|suite/.test(file);
  const faults: string[] = [];
  // An example in a comment imports as an integrator does.
  const code = text.replace(/^[ \t]*\/\*\*[\s\S]*?\*\//gm, '');
  for (const [, specifier = ''] of code.matchAll(importPattern)) {
    const other = /^@wardkit\/([a-z]+)/.exec(specifier)?.[1];
    if (other !== undefined && other !== packageName) {
      const may = [...(allowed[packageName] ?? []), ...(isTest ? allowedInTests : [])];
      if (!may.includes(other)) faults.push(`${file}: ${packageName} must not import @wardkit/${other}`);
    }
    if (isBuiltin(specifier) && browserPackages.includes(packageName) && !isTest) {
      faults.push(`${file}: ${packageName} also runs in browsers and must not import ${specifier}`);
    }
    if (/^\.\.?\//.test(specifier) && /packages\/|stories\//.test(join(file, '..', specifier)) === false) {
      faults.push(`${file}: reaches out of its package by ${specifier}`);
    }
  }
  return faults;
}
