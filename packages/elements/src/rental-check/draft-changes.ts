import type { Outcome } from '@wardkit/contract/rental-checks';
import type { Draft, DraftAnswer, DraftPlace, DraftUndo, Section, SectionEntry } from './draft.ts';

/** The longest note on an item, in characters; the compiler keeps it equal to the contract's. */
export const longestNote: typeof import('@wardkit/contract/rental-checks').longestNote = 2000;

/**
 * Answers one item. The same answer again changes nothing, so that a second tap does not move a fault's deadline.
 * @param now milliseconds since 1970
 */
export function answer(draft: Draft, itemCode: string, outcome: Outcome, now: number): Draft {
  if (draft.answers[itemCode]?.outcome === outcome) return draft;
  const next = { ...entryOf(draft, itemCode, now), outcome, observedAt: moment(now), answeredTogether: false };
  return changeAnswer(draft, 'answer', itemCode, next, now);
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
  return change(draft, 'together', 'answers', Object.fromEntries(entries), now);
}

/** Writes the note of an item, cut at {@link longestNote}. Keystrokes on one item are one change to take back. */
export function writeNote(draft: Draft, itemCode: string, note: string, now: number): Draft {
  const entry = entryOf(draft, itemCode, now);
  const text = note.slice(0, longestNote);
  if (entry.note === text) return draft;
  const next = changeAnswer(draft, 'note', itemCode, { ...entry, note: text }, now);
  const sameNote = draft.undo?.kind === 'note' && Object.hasOwn(draft.undo.before, itemCode);
  return sameNote ? { ...next, undo: draft.undo } : next;
}

/** Takes the last change back, once. */
export function undoLast(draft: Draft, now: number): Draft {
  if (draft.undo === null) return draft;
  const { section, before } = draft.undo;
  const entries: Record<string, SectionEntry> = { ...draft[section] };
  for (const [key, entry] of Object.entries(before)) {
    // A tombstone and not a deletion: another tab's copy must learn that it was taken back.
    entries[key] = { ...(entry ?? blank(section, now)), changedAt: now };
  }
  const itemCode = section === 'answers' ? Object.keys(before)[0] : undefined;
  const place = { ...draft.place, itemCode: itemCode ?? draft.place.itemCode };
  return { ...draft, [section]: entries, undo: null, place };
}

/** Remembers where the person is. */
export function moveTo(draft: Draft, place: DraftPlace): Draft {
  return draft.place.aspect === place.aspect && draft.place.itemCode === place.itemCode ? draft : { ...draft, place };
}

/** What is entered on an item so far, as changed now. */
export function entryOf(draft: Draft, itemCode: string, now: number): DraftAnswer {
  return { ...(draft.answers[itemCode] ?? (blank('answers', now) as DraftAnswer)), changedAt: now };
}

/** Changes one item, so that it can be taken back, and remembers that the person is there. */
export function changeAnswer(
  draft: Draft,
  kind: DraftUndo['kind'],
  itemCode: string,
  entry: DraftAnswer,
  now: number,
): Draft {
  const next = change(draft, kind, 'answers', { [itemCode]: entry }, now);
  return { ...next, place: { ...draft.place, itemCode } };
}

/** Puts entries into a draft, so that they can be taken back. */
export function change(
  draft: Draft,
  kind: DraftUndo['kind'],
  section: Section,
  entries: Readonly<Record<string, SectionEntry>>,
  now: number,
): Draft {
  const there: Readonly<Record<string, SectionEntry>> = draft[section];
  const before = Object.fromEntries(Object.keys(entries).map((key) => [key, there[key] ?? null]));
  const changed = Object.entries(entries).map(([key, entry]) => [key, { ...entry, changedAt: now }]);
  return { ...draft, [section]: { ...there, ...Object.fromEntries(changed) }, undo: { kind, section, before } };
}

/** What nothing was entered into. */
function blank(section: Section, now: number): SectionEntry {
  const changedAt = now;
  switch (section) {
    case 'answers':
      return { outcome: null, observedAt: moment(now), answeredTogether: false, note: '', photographs: [], changedAt };
    case 'facts':
      return { value: null, source: null, changedAt };
    case 'residents':
      return { state: null, changedAt };
    case 'signatures':
      return { form: null, attachmentId: null, reason: '', signedAt: moment(now), changedAt };
  }
}

const moment = (now: number) => new Date(now).toISOString();
