import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LanguageName, messageModules } from './message-modules.ts';
import { readTexts } from './message-texts.ts';
import { textFaults } from './text-faults.ts';

test('every text is of its language, and says what English says', async () => {
  const subjects = Map.groupBy(await messageModules(), ({ subject }) => subject);
  const faults = [...subjects].flatMap(([, modules]) => {
    const english = modules.find(({ language }) => language === 'en');
    if (english === undefined) return [];
    return modules.flatMap(({ file, language, source }) =>
      textFaults(language, readTexts(source), readTexts(english.source)).map((fault) => `${file}: ${fault}`),
    );
  });
  assert.deepEqual(faults, []);
});

function faultsIn(language: LanguageName, words: string, english = "heading: 'Plates'"): string[] {
  return textFaults(
    language,
    readTexts(`export const messages = { ${words} };`),
    readTexts(`export const messages = { ${english} };`),
  );
}

for (const [language, words] of [
  ['zh-hans', "heading: '门牌'"],
  ['zh-hant', "heading: '門牌「甲」'"],
  ['ja', "heading: '人民調停委員会'"],
  ['ko', "heading: '문패'"],
] as const) {
  test(`a text as ${language} writes it has no fault`, () => assert.deepEqual(faultsIn(language, words), []));
}

for (const [what, language, words, fault] of [
  ['simplified characters in traditional Chinese', 'zh-hant', "heading: '门牌'", '门 is of another script'],
  ['traditional characters in simplified Chinese', 'zh-hans', "heading: '門牌'", '門 is of another script'],
  ['simplified characters in Japanese', 'ja', "heading: '门の札'", '门 is of another script'],
  [
    'quotes of the mainland in traditional Chinese',
    'zh-hant',
    "heading: '門牌“甲”'",
    'holds what another language writes',
  ],
  ['Japanese in Korean', 'ko', "heading: 'ドアの札'", 'holds what another language writes'],
  [
    'Chinese where Japanese is expected',
    'ja',
    "heading: '此門牌由轄區派出所簽發登記請當面核對住址無誤後使用'",
    'holds nothing',
  ],
  ['another text in English', 'ko', "heading: 'Door plates'", 'holds nothing of its language'],
  ['the English text', 'ko', "heading: 'Plates'", 'is the English text'],
  ['a note that the text is to be written', 'ko', "heading: 'TODO 문패'", 'is not written yet'],
  [
    'such a text inside of a function',
    'ko',
    "heading: (code) => (code ? 'Door plate ' + code : '문패')",
    'holds nothing',
  ],
] as const) {
  test(`${what}: found`, () => {
    const faults = faultsIn(language, words);
    assert.ok(
      faults.some((each) => each.includes(fault)),
      faults.join('\n'),
    );
  });
}

test('a translation that leaves out what English is given is found', () => {
  const english = 'many: (count: number, name: string, format: Formats) => name + format.number(count)';
  assert.deepEqual(faultsIn('ko', 'many: (count, name, format) => name + format.number(count)', english), []);
  assert.deepEqual(faultsIn('ko', "many: (count) => '문패 ' + count", english), [
    'many: leaves out what it is given as 2, 3',
  ]);
});

test('formats that choose a plural in English are of no use to a language that has none', () => {
  const english =
    "many: (count: number, format: Formats) => format.plural(count, { one: 'One', other: 'Many' }) + count";
  assert.deepEqual(faultsIn('ko', "many: (count) => '문패 ' + count", english), []);
});

test('a plural that is chosen by hand is found', () => {
  const english = "many: (count: number) => (count === 1 ? 'One plate' : 'Many plates')";
  assert.deepEqual(faultsIn('en', english, english), ['many: chooses a plural by hand']);
});

test('codes that a text is chosen by are no texts', () => {
  assert.deepEqual(faultsIn('ko', "state: (code) => (code === 'in-force' ? '유효' : '무효')"), []);
});
