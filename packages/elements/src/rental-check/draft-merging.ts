import { type Draft, type Section, type SectionEntry, sections } from './draft.ts';

type Entries = Readonly<Record<string, SectionEntry>>;

/** Two tabs' copies of one draft as one: of each entry the version that was changed last; the place stays `mine`. */
export function mergeDrafts(mine: Draft, theirs: Draft): Draft {
  const merged = Object.fromEntries(
    sections.map((section) => [section, mergeEntries(mine[section], theirs[section])]),
  ) as unknown as Pick<Draft, Section>;
  const { undo } = mine;
  const isUntouched =
    undo !== null &&
    Object.keys(undo.before).every(
      (key) => (merged[undo.section] as Entries)[key] === (mine[undo.section] as Entries)[key],
    );
  // The older draft gives the identity; version 7 ids sort by time.
  const first = mine.checkId <= theirs.checkId ? mine : theirs;
  return {
    ...mine,
    ...merged,
    checkId: first.checkId,
    startedAt: first.startedAt,
    standardVersion: first.standardVersion,
    previousCheckId: first.previousCheckId,
    undo: isUntouched ? undo : null,
    handedInAt: mine.handedInAt ?? theirs.handedInAt,
  };
}

/** Whether a draft lacks something that another one has entered. */
export function lacks(draft: Draft, other: Draft): boolean {
  return sections.some((section) => {
    const there: Entries = draft[section];
    return Object.entries(other[section] as Entries).some(
      ([key, entry]) => JSON.stringify(entry) !== JSON.stringify(there[key]),
    );
  });
}

function mergeEntries(mine: Entries, theirs: Entries): Entries {
  const entries = { ...theirs };
  for (const [key, entry] of Object.entries(mine)) {
    const other = entries[key];
    if (other === undefined || !isLater(other, entry)) entries[key] = entry;
  }
  return entries;
}

function isLater(one: SectionEntry, other: SectionEntry): boolean {
  if (one.changedAt !== other.changedAt) return one.changedAt > other.changedAt;
  // Any fixed order will do, as long as both tabs decide alike.
  return JSON.stringify(one) > JSON.stringify(other);
}
