import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { addModule } from './new-module/add-module.ts';
import { withLine } from './new-module/index-lines.ts';
import { moduleName, ruleLetters } from './new-module/module-name.ts';
import { root } from './run.ts';

const changes = async () => (await promisify(execFile)('git', ['status', '--porcelain'], { cwd: root })).stdout;

test('a name has its form for files, types, ids, tables and prose', () => {
  assert.deepEqual(moduleName('night-patrols'), {
    kebab: 'night-patrols',
    camel: 'nightPatrols',
    Pascal: 'NightPatrols',
    snake: 'night_patrols',
    words: 'night patrols',
    Words: 'Night patrols',
  });
});

for (const name of ['NightPatrols', 'night_patrols', '-patrols', 'patrols-', 'night--patrols', '夜巡', '../etc', '']) {
  test(`"${name}" is refused as no name, in words`, () => {
    assert.throws(() => moduleName(name), /such as night-patrols/);
  });
}

test('the letters of its rules are its own, and no other module’s', () => {
  assert.equal(ruleLetters(moduleName('volunteers'), ['WK-STA-01']), 'WK-VOL');
  assert.equal(ruleLetters(moduleName('volunteers'), ['WK-VOL-01']), 'WK-VOU');
});

for (const name of ['doorplates', 'alert-list', 'reveals']) {
  test(`${name} is taken, and nothing is written`, async () => {
    const before = await changes();
    await assert.rejects(addModule(root, name), /is taken: .* Nothing was written/);
    assert.equal(await changes(), before);
  });
}

test('an index that no longer looks as it did is told by its file', () => {
  const line = { file: 'some/index.ts', opens: 'const all = [', closes: '];', line: '  one,\n' };
  assert.equal(withLine('const all = [\n];', line), 'const all = [\n  one,\n];');
  assert.throws(() => withLine('const every = [];', line), /some\/index\.ts has no "const all = \["/);
});
