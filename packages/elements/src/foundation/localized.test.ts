import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localized } from './localized.ts';

test('a text is said in the language that is spoken, and needs no mark then, whatever characters it is written in', () => {
  const text = { 'zh-Hans': '消防隐患', en: 'Fire hazards', 'zh-Hant': '消防隱患', ja: '火災の危険', ko: '화재 위험' };
  for (const [tag, said] of Object.entries(text)) assert.deepEqual(localized(text, tag), { text: said, lang: null });
});

test('a text that lacks the language is said in simplified Chinese and marked as such, beside Traditional Chinese too', () => {
  const text = { 'zh-Hans': '楼道堆放杂物', en: 'Things are stored in the stairway' };
  for (const tag of ['zh-Hant', 'ja', 'ko']) {
    assert.deepEqual(localized(text, tag), { text: '楼道堆放杂物', lang: 'zh-Hans' });
  }
});

test('what a server has put in the place of a text is not shown', () => {
  assert.deepEqual(localized({ 'zh-Hans': '登记', ja: { text: '登録' } as never }, 'ja'), {
    text: '登记',
    lang: 'zh-Hans',
  });
});
