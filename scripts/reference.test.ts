import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { entryPoints } from './reference/entry-points.ts';
import { examplesIn, examplesOf, faultsOf } from './reference/examples.ts';
import { lacksOf, readModel } from './reference/model.ts';
import { root } from './run.ts';

test('every name that an integrator may import says what it is, and shows it', async () => {
  const { project } = await readModel(entryPoints, 'scripts/reference/tsconfig.json');
  assert.equal(project.children?.length, entryPoints.length);
  assert.deepEqual(lacksOf(project), []);
});

test('a public name without a summary or an example is found', async (t) => {
  await mkdir(join(root, '.cache'), { recursive: true });
  const folder = await mkdtemp(join(root, '.cache', 'reference-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const source = `
    /**
     * Whole.
     * @example
     * whole();
     */
    export function whole(): void {}
    /** Without an example. */
    export interface Shown { readonly a: number }
    /** @example const bare: Bare = 1; */
    export type Bare = number;
    export const silent = 1;
    /**
     * An example that says nothing.
     * @example
     */
    export class Empty {}
  `;
  await writeFile(join(folder, 'index.ts'), source);
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ extends: join(root, 'tsconfig.base.json') }));
  const specifier = '@wardkit/invented';
  const config = relative(root, join(folder, 'tsconfig.json'));
  const { project } = await readModel([{ specifier, file: join(folder, 'index.ts') }], config);
  const lacks = lacksOf(project).sort((one, other) => (one.name < other.name ? -1 : 1));
  assert.deepEqual(lacks, [
    { name: `${specifier} Bare`, lacks: ['summary'] },
    { name: `${specifier} Empty`, lacks: ['example'] },
    { name: `${specifier} Shown`, lacks: ['example'] },
    { name: `${specifier} silent`, lacks: ['summary', 'example'] },
  ]);
});

test('every example compiles', async () => {
  // Webhooks are handed on by the client as the contract has them.
  const sources = ['packages/client/src', 'packages/testing/src'].map((path) => examplesOf(path));
  const examples = (await Promise.all([...sources, examplesOf('packages/contract/src', 'webhooks.ts')])).flat();
  assert.ok(examples.length > 400, `${examples.length} examples were found`);
  assert.deepEqual(await faultsOf(examples), []);
});

test('an example that does not compile is found, with its place', async () => {
  const examples = examplesIn(
    'packages/client/src/identifier.ts',
    `
/**
 * Two.
 *
 * @example
 * const id: number = newIdentifier();
 * const own = ward.places.getPremises(id);
 * @example await ward.session.get();
 */
export function newIdentifier(): string {}
`,
  );
  const faults = await faultsOf(examples);
  assert.deepEqual(
    faults.map((fault) => fault.replace(/ error.*/, '')),
    ['packages/client/src/identifier.ts:6', 'packages/client/src/identifier.ts:7'],
  );
  assert.match(faults[0] ?? '', /'string' is not assignable to type 'number'/);
  assert.match(faults[1] ?? '', /Expected 2 arguments/);
});
