import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { analyze } from '../../elements/scripts/manifest/analyze.ts';
import { formatted } from '../../elements/scripts/manifest/formatted.ts';
import { listenerName, wrappers } from './wrappers.ts';

const folder = fileURLToPath(new URL('../src', import.meta.url));

it('the wrappers are those of the widgets; else run `npm run generate -w packages/react`', async () => {
  const expected = wrappers(await analyze({ write: false }));
  assert.deepEqual(readdirSync(folder).sort(), [...expected.keys()].sort());
  for (const [name, text] of expected) {
    assert.equal(readFileSync(`${folder}/${name}`, 'utf8'), formatted(`${folder}/${name}`, text), name);
  }
});

it('an event has a property with its whole name', () => {
  assert.equal(listenerName('ward-alert-open'), 'onWardAlertOpen');
  assert.equal(listenerName('change'), 'onChange');
});
