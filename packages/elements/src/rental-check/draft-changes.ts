import type { Outcome } from '@wardkit/contract/rental-checks';
import type { Draft, DraftAnswer, DraftPlace, DraftUndo } from './draft.ts';

/** The longest note on an item, in characters; the compiler keeps it equal to the contract's. */
export const longestNote: typeof import('@wardkit/contract/rental-checks').longestNote = 2000;
/**
 * Answers one item. The same answer again changes nothing, so that a second tap does not move a fault's deadline.
 * @param now milliseconds since 1970
 */
export function answer(draft: Draft, itemCode: string, outcome: Outcome, now: number): Draft {
  if (draft.answers[itemCode]?.outcome === outcome) return draft;
  const next = { ...entryOf(draft, itemCode, now), outcome, observedAt: moment(now), answeredTogether: false };
  return change(draft, 'answer', { [itemCode]: next }, now, itemCode);
}

/**
 * 'The rest conforms': answers those of the items that have no answer yet, and keeps on record that it was together.
 * @param itemCodes the items of one aspect
 */
export function answerTogether(draft: Draft, itemCodes: readonly string[], now: number): Draft {
  const open = itemCodes.filter((code) => (draft.answers[code]?.outcome ?? null) === null);
  if (open.length === 0) return draft;
  const entries = open.map((code) => {
    const next = { ...entryOf(draft, code, now), outcome: 'conforms' as const, observedAt: moment(now) };
    return [code, { ...next, answeredTogether: true }] as const;
  });
  return change(draft, 'together', Object.fromEntries(entries), now, draft.place.itemCode);
}

/** Writes the note of an item, cut at {@link longestNote}. Keystrokes on one item are one change to take back. */
export function writeNote(draft: Draft, itemCode: string, note: string, now: number): Draft {
  const entry = entryOf(draft, itemCode, now);
  const text = note.slice(0, longestNote);
  if (entry.note === text) return draft;
  const next = change(draft, 'note', { [itemCode]: { ...entry, note: text } }, now, itemCode);
  const sameNote = draft.undo?.kind === 'note' && Object.hasOwn(draft.undo.before, itemCode);
  return sameNote ? { ...next, undo: draft.undo } : next;
}

/** Takes the last change back, once. */
export function undoLast(draft: Draft, now: number): Draft {
  if (draft.undo === null) return draft;
  const answers = { ...draft.answers };
  for (const [code, before] of Object.entries(draft.undo.before)) {
    // A tombstone and not a deletion: another tab's copy must learn that the answer was taken back.
    answers[code] = { ...(before ?? entryOf({ ...draft, answers: {} }, code, now)), changedAt: now };
  }
  const itemCode = Object.keys(draft.undo.before)[0] ?? draft.place.itemCode;
  return { ...draft, answers, undo: null, place: { ...draft.place, itemCode } };
}

/** Remembers where the person is. */
export function moveTo(draft: Draft, place: DraftPlace): Draft {
  return draft.place.aspect === place.aspect && draft.place.itemCode === place.itemCode ? draft : { ...draft, place };
}

/** What is entered on an item so far, as changed now. */
export function entryOf(draft: Draft, itemCode: string, now: number): DraftAnswer {
  const empty = { outcome: null, observedAt: moment(now), answeredTogether: false, note: '', photographs: [] };
  return { ...(draft.answers[itemCode] ?? empty), changedAt: now };
}

/** Puts entries into a draft, so that they can be taken back. */
export function change(
  draft: Draft,
  kind: DraftUndo['kind'],
  entries: Readonly<Record<string, DraftAnswer>>,
  now: number,
  itemCode: string | null,
): Draft {
  const before = Object.fromEntries(Object.keys(entries).map((code) => [code, draft.answers[code] ?? null]));
  const answers = { ...draft.answers };
  for (const [code, entry] of Object.entries(entries)) answers[code] = { ...entry, changedAt: now };
  return { ...draft, answers, undo: { kind, before }, place: { ...draft.place, itemCode } };
}

const moment = (now: number) => new Date(now).toISOString();
