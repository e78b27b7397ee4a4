import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { sources } from './message-modules.ts';
import { unusedMessages } from './unused-messages.ts';

test('every word is said by some widget', () => {
  const configuration = join(dirname(sources), 'tsconfig.json');
  const { config } = ts.readConfigFile(configuration, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(sources));
  const program = ts.createProgram({ rootNames: fileNames, options });
  assert.deepEqual(unusedMessages(program, sources), []);
});

/** What is unused in a folder of one file of words and one that says them. */
function unusedIn(words: string, widget: string): string[] {
  const files = new Map([
    ['/words/door.en.ts', `export const messages = ${words};\nexport type Messages = typeof messages;`],
    ['/words/door.ts', `import type { Messages } from './door.en.ts';\ndeclare const words: Messages;\n${widget}`],
    ['/words/object.d.ts', 'interface Array<T> { [at: number]: T }\ndeclare const Object: { keys(of: {}): string[] };'],
  ]);
  const options = { module: ts.ModuleKind.NodeNext, noLib: true, types: [], strict: true };
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram({
    rootNames: [...files.keys()],
    options,
    host: {
      ...host,
      directoryExists: () => true,
      fileExists: (path) => files.has(path),
      readFile: (path) => files.get(path),
      getSourceFile: (path, target) => {
        const text = files.get(path);
        return text === undefined ? undefined : ts.createSourceFile(path, text, target, true);
      },
    },
  });
  return unusedMessages(program, '/words').map((name) => name.replace('door.en.ts: ', ''));
}

test('a word that nothing says is found, however deep it stands', () => {
  assert.deepEqual(unusedIn("{ open: 'Open', more: { shut: 'Shut', lock: 'Lock' } }", 'words.open; words.more.shut;'), [
    'more.lock',
  ]);
});

test('a word that only another language says is unused', () => {
  assert.deepEqual(unusedIn("{ open: 'Open' }", "const german: Messages = { open: 'Offen' };"), ['open']);
});

test('a word of the same name as something else is unused all the same', () => {
  assert.deepEqual(unusedIn("{ open: 'Open' }", 'declare const dialog: { open(): void }; dialog.open();'), ['open']);
});

for (const [how, widget] of [
  ['taken apart', 'const { open } = words;'],
  ['taken apart under another name', 'const { open: opening } = words;'],
  [
    'by a function that knows only these words',
    'function view(of: { open: string }) { return of.open; }\nview(words);',
  ],
  [
    'through an object that holds the words',
    'function view(of: { words: { open: string } }) { of.words.open; }\nview({ words });',
  ],
  [
    'by a function of any such words',
    'function view<Some extends { open: string }>(of: Some) { return of.open; }\nview(words);',
  ],
  ['by a code', "declare const code: 'open'; words[code];"],
  ['by any code', 'declare const code: keyof Messages; words[code];'],
  ['by their keys', 'Object.keys(words);'],
] as const) {
  test(`a word that is said ${how} is used`, () => assert.deepEqual(unusedIn("{ open: 'Open' }", widget), []));
}

test('a function that takes words and does not say them does not use them', () => {
  assert.deepEqual(unusedIn("{ open: 'Open' }", 'function view(of: { open: string }) { return of; }\nview(words);'), [
    'open',
  ]);
});

test('by a code that can only be some of them, the others are unused', () => {
  assert.deepEqual(
    unusedIn("{ states: { used: 'In use', lost: 'Lost' } }", "declare const state: 'used'; words.states[state];"),
    ['states.lost'],
  );
});

test('a record by any code is used whole once it is read, and not at all before', () => {
  const record = "{ states: { used: 'In use', lost: 'Lost' } as { readonly [code: string]: string } }";
  assert.deepEqual(unusedIn(record, 'declare const state: string; words.states[state];'), []);
  assert.deepEqual(unusedIn(record, ''), ['states', 'states.used', 'states.lost']);
});
