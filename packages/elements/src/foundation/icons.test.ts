import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { it } from 'node:test';

it('every icon that is kept is drawn somewhere', () => {
  const source = new URL('..', import.meta.url).pathname;
  const kept = readFileSync(new URL('icons.generated.ts', import.meta.url), 'utf8').matchAll(/export const (\w+Icon)/g);
  const texts = globSync(`${source}**/*.ts`)
    .filter((file) => !file.endsWith('.generated.ts'))
    .map((file) => readFileSync(file, 'utf8'));
  const unused = [...kept].flatMap(([, name]) => (texts.some((text) => text.includes(`${name}`)) ? [] : [name]));
  assert.deepEqual(unused, []);
});
