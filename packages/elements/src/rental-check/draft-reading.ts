import { type Draft, type DraftAnswer, type DraftPhotograph, draftFormat, startDraft } from './draft.ts';

/** What was found where a draft is kept. */
export type DraftReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'draft'; readonly draft: Draft }
  /** Written by a later version of Wardkit, or damaged: kept as it is, never overwritten. */
  | { readonly kind: 'unreadable' };

type Loose = Readonly<Record<string, unknown>>;
const outcomes = ['conforms', 'fault', 'not-applicable'] as const;

/**
 * Reads a draft that this or an older version kept. Format 1 had its answers in an array and photographs as bare ids.
 * @param stored what `ward.drafts.get` gave
 */
export function readDraft(stored: unknown): DraftReading {
  if (stored === null || stored === undefined) return { kind: 'none' };
  if (!isRecord(stored)) return { kind: 'unreadable' };
  if (stored.format !== 1 && stored.format !== draftFormat) return { kind: 'unreadable' };
  const { premisesId, checkId, standardVersion, startedAt } = stored;
  if (!isText(premisesId) || !isText(checkId) || !isText(standardVersion) || !isTime(startedAt)) {
    return { kind: 'unreadable' };
  }
  const answers = stored.format === 1 ? answersOfFormat1(stored.answers) : answersOf(stored.answers);
  if (answers === null) return { kind: 'unreadable' };
  const draft = startDraft({
    premisesId,
    checkId,
    standardVersion,
    startedAt,
    previousCheckId: isText(stored.previousCheckId) ? stored.previousCheckId : null,
    writer: isText(stored.writer) ? stored.writer : '',
  });
  return {
    kind: 'draft',
    draft: {
      ...draft,
      answers,
      place: placeOf(stored.place),
      undo: undoOf(stored.undo),
      handedInAt: isTime(stored.handedInAt) ? stored.handedInAt : null,
    },
  };
}

function answersOfFormat1(stored: unknown): Record<string, DraftAnswer> | null {
  if (!Array.isArray(stored)) return null;
  const entries = stored.map((entry) => (isRecord(entry) && isText(entry.itemCode) ? [entry.itemCode, entry] : null));
  return entries.includes(null) ? null : answersOf(Object.fromEntries(entries as [string, Loose][]));
}

function answersOf(stored: unknown): Record<string, DraftAnswer> | null {
  if (!isRecord(stored)) return null;
  const entries = Object.entries(stored).map(([code, entry]) => [code, answerOf(entry)] as const);
  if (entries.some(([, entry]) => entry === null)) return null;
  return Object.fromEntries(entries) as Record<string, DraftAnswer>;
}

function answerOf(stored: unknown): DraftAnswer | null {
  if (!isRecord(stored) || !isTime(stored.observedAt)) return null;
  const outcome = outcomes.find((known) => known === stored.outcome) ?? null;
  // An outcome that this version does not know must not silently become 'not answered'.
  if (outcome === null && stored.outcome !== null) return null;
  const photographs = Array.isArray(stored.photographs) ? stored.photographs.map(photographOf) : [];
  if (photographs.includes(null)) return null;
  return {
    outcome,
    observedAt: stored.observedAt,
    answeredTogether: stored.answeredTogether === true,
    note: typeof stored.note === 'string' ? stored.note : '',
    photographs: photographs as DraftPhotograph[],
    changedAt: typeof stored.changedAt === 'number' ? stored.changedAt : Date.parse(stored.observedAt),
  };
}

function photographOf(stored: unknown): DraftPhotograph | null {
  if (isText(stored)) return { id: stored, size: 0 };
  if (!isRecord(stored) || !isText(stored.id)) return null;
  return { id: stored.id, size: typeof stored.size === 'number' ? stored.size : 0 };
}

function placeOf(stored: unknown): Draft['place'] {
  if (!isRecord(stored)) return { aspect: null, itemCode: null };
  return {
    aspect: isText(stored.aspect) ? stored.aspect : null,
    itemCode: isText(stored.itemCode) ? stored.itemCode : null,
  };
}

function undoOf(stored: unknown): Draft['undo'] {
  if (!isRecord(stored) || !isRecord(stored.before)) return null;
  const kind = (['answer', 'together', 'note', 'photograph'] as const).find((known) => known === stored.kind);
  const before = Object.entries(stored.before).map(([code, entry]) => [code, entry === null ? null : answerOf(entry)]);
  return kind === undefined ? null : { kind, before: Object.fromEntries(before) };
}

const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTime = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));
