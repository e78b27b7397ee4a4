import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ShiftHandover } from '@wardkit/contract/shift-handovers';
import { type AlertChoice, bodyOf, draftOfNote, handedOver, proposedDraft, readDraft } from './note-draft.ts';

const now = Date.parse('2026-11-22T19:45:00+08:00');
const last = {
  id: 'last',
  version: 3,
  shiftStart: '2026-11-21T20:00:00+08:00',
  shiftEnd: '2026-11-22T08:00:00+08:00',
  note: '夜班平稳。',
  alerts: [
    { alertId: 'a', number: 'JQ-1', state: 'on-scene', priority: 'urgent', category: 'dispute', remark: '请回访。' },
    { alertId: 'b', number: 'JQ-2', state: 'resolved', priority: 'low', category: 'theft', remark: null },
  ],
} as unknown as ShiftHandover;

const choice = (alertId: string, isProposed: boolean): AlertChoice => ({
  alertId,
  number: alertId,
  state: 'received',
  priority: 'normal',
  category: 'help',
  summary: null,
  place: null,
  isProposed,
});

describe('a draft of a note', () => {
  it('proposes the shift that follows the last one, as long as that', () => {
    const { startDate, startTime, endDate, endTime } = proposedDraft('new', last, now);
    assert.deepEqual([startDate, startTime, endDate, endTime], ['2026-11-22', '08:00', '2026-11-22', '20:00']);
  });

  it('proposes no times from a shift of days ago, of the future, or of none', () => {
    for (const note of [
      null,
      { ...last, shiftStart: '2026-11-19T20:00:00+08:00', shiftEnd: '2026-11-20T08:00:00+08:00' },
      { ...last, shiftEnd: '2026-11-23T08:00:00+08:00' },
    ]) {
      const { startDate, startTime, endTime } = proposedDraft('new', note, now);
      assert.deepEqual([startDate, startTime, endTime], ['2026-11-22', '', '']);
    }
  });

  it('hands over what is proposed unless somebody says otherwise, and what has a remark', () => {
    const draft = {
      ...proposedDraft('new', last, now),
      chosen: { b: false, d: true },
      remarks: { c: '请回访', e: ' ' },
    };
    const choices = [choice('a', true), choice('b', true), choice('c', false), choice('d', false), choice('e', false)];
    assert.deepEqual(
      handedOver(draft, choices).map(({ alertId }) => alertId),
      ['a', 'c', 'd'],
    );
    assert.deepEqual(bodyOf(draft, choices)?.alerts, [
      { alertId: 'a', remark: null },
      { alertId: 'c', remark: '请回访' },
      { alertId: 'd', remark: null },
    ]);
  });

  it('is no note before both ends of the shift are days and times', () => {
    const draft = { ...proposedDraft('new', last, now), note: '  平稳。 ' };
    assert.deepEqual(bodyOf(draft, []), {
      shiftStart: '2026-11-22T08:00:00+08:00',
      shiftEnd: '2026-11-22T20:00:00+08:00',
      note: '平稳。',
      alerts: [],
    });
    assert.equal(bodyOf({ ...draft, endTime: '25:00' }, []), null);
    assert.equal(bodyOf({ ...draft, startDate: null }, []), null);
  });

  it('of a change begins with what the note says', () => {
    const draft = draftOfNote(last);
    assert.equal(draft.version, 3);
    assert.equal(draft.endTime, '08:00');
    assert.deepEqual(draft.chosen, { a: true, b: true });
    assert.deepEqual(draft.remarks, { a: '请回访。' });
  });

  it('is read back as it was kept, and from another version without what is odd', () => {
    const draft = { ...draftOfNote(last), remarks: { a: '写到一半' } };
    assert.deepEqual(readDraft(JSON.parse(JSON.stringify(draft))), draft);
    for (const odd of [null, 'text', 7, {}, { handoverId: 5 }]) assert.equal(readDraft(odd), null);
    assert.deepEqual(
      readDraft({ handoverId: 'x', startDate: 'soon', endTime: 8, note: ['a'], chosen: { a: 'yes' }, remarks: null }),
      {
        handoverId: 'x',
        version: null,
        startDate: null,
        startTime: '',
        endDate: null,
        endTime: '',
        note: '',
        chosen: {},
        remarks: {},
      },
    );
  });
});
