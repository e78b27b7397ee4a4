import type { Outcome } from '@wardkit/contract/rental-checks';
import type { Draft, DraftAnswer, DraftPhotograph, DraftPlace, DraftUndo } from './draft.ts';

/** The longest note on an item, in characters; the compiler keeps it equal to the contract's. */
export const longestNote: typeof import('@wardkit/contract/rental-checks').longestNote = 2000;
/** The most photographs of an item; the compiler keeps it equal to the contract's. */
export const mostPhotographs: typeof import('@wardkit/contract/rental-checks').mostPhotographs = 12;

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

/** Adds a photograph to an item; one more than {@link mostPhotographs} changes nothing. */
export function addPhotograph(draft: Draft, itemCode: string, photograph: DraftPhotograph, now: number): Draft {
  const entry = entryOf(draft, itemCode, now);
  if (entry.photographs.length >= mostPhotographs) return draft;
  const photographs = [...entry.photographs, photograph];
  return change(draft, 'photograph', { [itemCode]: { ...entry, photographs } }, now, itemCode);
}

/** Takes a photograph off an item. */
export function removePhotograph(draft: Draft, itemCode: string, photographId: string, now: number): Draft {
  const entry = entryOf(draft, itemCode, now);
  const photographs = entry.photographs.filter((photograph) => photograph.id !== photographId);
  if (photographs.length === entry.photographs.length) return draft;
  return change(draft, 'photograph', { [itemCode]: { ...entry, photographs } }, now, itemCode);
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

/** Two tabs' copies of one draft as one: of each item the version that was changed last; the place stays `mine`. */
export function mergeDrafts(mine: Draft, theirs: Draft): Draft {
  const answers = { ...theirs.answers };
  for (const [code, entry] of Object.entries(mine.answers)) {
    const other = answers[code];
    if (other === undefined || isLater(entry, other)) answers[code] = entry;
  }
  const untouched = Object.keys(mine.undo?.before ?? {}).every((code) => answers[code] === mine.answers[code]);
  // The older draft gives the identity; version 7 ids sort by time.
  const first = mine.checkId <= theirs.checkId ? mine : theirs;
  return {
    ...mine,
    checkId: first.checkId,
    startedAt: first.startedAt,
    standardVersion: first.standardVersion,
    previousCheckId: first.previousCheckId,
    answers,
    undo: untouched ? mine.undo : null,
    handedInAt: mine.handedInAt ?? theirs.handedInAt,
  };
}

function isLater(one: DraftAnswer, other: DraftAnswer): boolean {
  if (one.changedAt !== other.changedAt) return one.changedAt > other.changedAt;
  // Any fixed order will do, as long as both tabs decide alike.
  return JSON.stringify(one) > JSON.stringify(other);
}

function entryOf(draft: Draft, itemCode: string, now: number): DraftAnswer {
  const empty = { outcome: null, observedAt: moment(now), answeredTogether: false, note: '', photographs: [] };
  return { ...(draft.answers[itemCode] ?? empty), changedAt: now };
}

function change(
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
