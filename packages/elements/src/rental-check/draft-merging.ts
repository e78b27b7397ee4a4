import type { Draft, DraftAnswer } from './draft.ts';

/** Two tabs' copies of one draft as one: of each item the version that was changed last; the place stays `mine`. */
export function mergeDrafts(mine: Draft, theirs: Draft): Draft {
  const answers = { ...theirs.answers };
  for (const [code, entry] of Object.entries(mine.answers)) {
    const other = answers[code];
    if (other === undefined || !isLater(other, entry)) answers[code] = entry;
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
