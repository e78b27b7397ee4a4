import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { startDraft } from './draft.ts';
import { answer, writeNote } from './draft-changes.ts';
import { readDraft } from './draft-reading.ts';
import { addPhotograph } from './photograph-changes.ts';

const now = Date.parse('2026-11-22T04:00:00Z');
const blank = startDraft({
  premisesId: 'p',
  checkId: 'c',
  previousCheckId: 'b',
  standardVersion: '2026-11',
  startedAt: '2026-11-22T04:00:00.000Z',
  writer: 'one',
});

test('a draft survives being kept and read', () => {
  const draft = writeNote(
    addPhotograph(answer(blank, 'FIR-01', 'fault', now), 'FIR-01', { id: 'a', size: 7 }, now),
    'FIR-01',
    'smoke',
    now,
  );
  assert.deepEqual(readDraft(JSON.parse(JSON.stringify(draft))), { kind: 'draft', draft });
});

test('a draft of format 1 is taken along: answers in an array, photographs as bare ids', () => {
  const stored = {
    format: 1,
    premisesId: 'p',
    checkId: 'c',
    standardVersion: '2025-12',
    startedAt: '2026-01-02T03:04:05Z',
    answers: [{ itemCode: 'FIR-01', outcome: 'fault', observedAt: '2026-01-02T03:05:00Z', photographs: ['a'] }],
  };
  const reading = readDraft(stored);
  assert.equal(reading.kind, 'draft');
  const entry = reading.kind === 'draft' ? reading.draft.answers['FIR-01'] : undefined;
  assert.deepEqual(entry, {
    outcome: 'fault',
    observedAt: '2026-01-02T03:05:00Z',
    answeredTogether: false,
    note: '',
    photographs: [{ id: 'a', size: 0 }],
    changedAt: Date.parse('2026-01-02T03:05:00Z'),
  });
  assert.equal(reading.kind === 'draft' ? reading.draft.standardVersion : '', '2025-12');
});

test('a draft of format 2 is taken along: answers only, and what was changed last can be taken back', () => {
  const {
    facts: _facts,
    residents: _residents,
    signatures: _signatures,
    ...of2
  } = answer(blank, 'FIR-01', 'fault', now);
  const reading = readDraft(
    JSON.parse(JSON.stringify({ ...of2, format: 2, undo: { kind: 'answer', before: { 'FIR-01': null } } })),
  );
  assert.deepEqual(reading, { kind: 'draft', draft: answer(blank, 'FIR-01', 'fault', now) });
});

test('facts, residents and signatures survive being kept and read; one that is damaged is never dropped in silence', () => {
  const draft = {
    ...blank,
    facts: {
      storeys: { value: 4, source: 'changed' as const, was: 3, changedAt: now },
      floorArea: { value: null, source: null, changedAt: now },
    },
    residents: { s: { state: 'left' as const, changedAt: now } },
    signatures: {
      landlord: {
        form: 'refused' as const,
        attachmentId: null,
        reason: '先咨询',
        signedAt: '2026-11-22T04:00:00.000Z',
        changedAt: now,
      },
    },
    undo: { kind: 'resident' as const, section: 'residents' as const, before: { s: null } },
  };
  assert.deepEqual(readDraft(JSON.parse(JSON.stringify(draft))), { kind: 'draft', draft });
  for (const damaged of [
    { facts: { colour: { value: 'red', source: 'changed', changedAt: now } } },
    { facts: { storeys: { value: 4, source: 'guessed', changedAt: now } } },
    { residents: { s: { state: 'away', changedAt: now } } },
    { signatures: { landlord: { ...draft.signatures.landlord, form: 'thumb' } } },
    { signatures: { neighbour: draft.signatures.landlord } },
  ]) {
    assert.deepEqual(readDraft({ ...draft, ...damaged }), { kind: 'unreadable' });
  }
});

test('what a later version wrote, or what is damaged, is told apart from nothing and never taken as empty', () => {
  assert.deepEqual(readDraft(null), { kind: 'none' });
  for (const stored of [
    { ...blank, format: 99 },
    { ...blank, answers: { A: { outcome: 'perhaps', observedAt: '2026-01-02T03:05:00Z' } } },
    { ...blank, answers: { A: { outcome: 'fault' } } },
    { ...blank, answers: null },
    { ...blank, checkId: undefined },
    'text',
    [],
  ]) {
    assert.deepEqual(readDraft(stored), { kind: 'unreadable' });
  }
});

test('no stored value makes it throw', () => {
  fc.assert(fc.property(fc.anything(), (stored) => typeof readDraft(stored).kind === 'string'));
  fc.assert(
    fc.property(
      fc.record({ format: fc.constantFrom(2, 3), answers: fc.anything(), facts: fc.anything() }),
      (stored) => {
        assert.ok(['unreadable', 'draft'].includes(readDraft({ ...blank, ...stored }).kind));
      },
    ),
  );
});
