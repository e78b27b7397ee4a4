import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyFaults, type Spoken } from './message-keys.ts';
import { type LanguageName, languages, messageModules } from './message-modules.ts';

test('every language has the words of every other', async () => {
  const subjects = Map.groupBy(await messageModules(), ({ subject }) => subject);
  assert.ok(subjects.size > 20, 'the words of all widgets are looked at');
  const faults = [...subjects].flatMap(([subject, modules]) =>
    keyFaults({ subject, words: new Map(modules.map(({ language, exports }) => [language, exports])) }),
  );
  assert.deepEqual(faults, []);
});

const english = { heading: 'Plates', states: { used: 'In use', revoked: 'Withdrawn' }, many: () => '', steps: ['One'] };

function spoken(japanese: unknown, left: readonly LanguageName[] = languages): Spoken {
  return {
    subject: 'plates',
    words: new Map(left.map((language) => [language, language === 'ja' ? japanese : english])),
  };
}

test('words that are whole have no fault', () => {
  assert.deepEqual(keyFaults(spoken({ ...english })), []);
});

test('a missing word is found, in a record by code too', () => {
  assert.deepEqual(keyFaults(spoken({ ...english, states: { used: '使用中' } })), ['plates: ja lacks states.revoked']);
});

test('a word that only one language has is found', () => {
  assert.deepEqual(keyFaults(spoken({ ...english, states: { ...english.states, lost: '紛失' } })), [
    'plates: only ja has states.lost',
  ]);
});

test('a list that lost a line is found', () => {
  assert.deepEqual(keyFaults(spoken({ ...english, steps: [] })), ['plates: ja lacks steps.0']);
});

test('a text where English takes a number is found', () => {
  assert.deepEqual(keyFaults(spoken({ ...english, many: '多数' })), [
    'plates: many is a string in ja and a function in en',
  ]);
});

test('a language without a file is found', () => {
  assert.deepEqual(
    keyFaults(
      spoken(
        english,
        languages.filter((language) => language !== 'ko'),
      ),
    ),
    ['plates: there is no file for ko'],
  );
});
