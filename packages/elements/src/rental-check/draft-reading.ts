import {
  type Draft,
  type DraftAnswer,
  type DraftFact,
  type DraftPhotograph,
  type DraftResident,
  type DraftSignature,
  draftFormat,
  type Section,
  type SectionEntry,
  sections,
  startDraft,
} from './draft.ts';
import { factNames } from './house-facts.ts';

/** What was found where a draft is kept. */
export type DraftReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'draft'; readonly draft: Draft }
  /** Written by a later version of Wardkit, or damaged: kept as it is, never overwritten. */
  | { readonly kind: 'unreadable' };

type Loose = Readonly<Record<string, unknown>>;
const outcomes = ['conforms', 'fault', 'not-applicable'] as const;

/**
 * Reads a draft that this or an older version kept. Format 1 had its answers in an array and photographs as bare ids;
 * format 2 had answers only: no facts of the house, residents or signatures.
 * @param stored what `ward.drafts.get` gave
 */
export function readDraft(stored: unknown): DraftReading {
  if (stored === null || stored === undefined) return { kind: 'none' };
  if (!isRecord(stored)) return { kind: 'unreadable' };
  if (![1, 2, draftFormat].includes(stored.format as number)) return { kind: 'unreadable' };
  const { premisesId, checkId, standardVersion, startedAt } = stored;
  if (!isText(premisesId) || !isText(checkId) || !isText(standardVersion) || !isTime(startedAt)) {
    return { kind: 'unreadable' };
  }
  const answers = stored.format === 1 ? answersOfFormat1(stored.answers) : entriesOf(stored.answers, readers.answers);
  const facts = entriesOf(stored.facts ?? {}, readers.facts);
  const residents = entriesOf(stored.residents ?? {}, readers.residents);
  const signatures = entriesOf(stored.signatures ?? {}, readers.signatures);
  if (answers === null || facts === null || residents === null || signatures === null) return { kind: 'unreadable' };
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
      facts,
      residents,
      signatures,
      place: placeOf(stored.place),
      undo: undoOf(stored.undo),
      handedInAt: isTime(stored.handedInAt) ? stored.handedInAt : null,
    },
  };
}

function answersOfFormat1(stored: unknown): Record<string, DraftAnswer> | null {
  if (!Array.isArray(stored)) return null;
  const entries = stored.map((entry) => (isRecord(entry) && isText(entry.itemCode) ? [entry.itemCode, entry] : null));
  return entries.includes(null) ? null : entriesOf(Object.fromEntries(entries as [string, Loose][]), readers.answers);
}

function entriesOf<Entry>(
  stored: unknown,
  read: (stored: unknown, key: string) => Entry | null,
): Record<string, Entry> | null {
  if (!isRecord(stored)) return null;
  const entries = Object.entries(stored).map(([key, entry]) => [key, read(entry, key)] as const);
  if (entries.some(([, entry]) => entry === null)) return null;
  return Object.fromEntries(entries) as Record<string, Entry>;
}

/** How an entry of each section is read; null where it can't be. */
const readers = {
  answers: answerOf,
  facts: factOf,
  residents: residentOf,
  signatures: signatureOf,
} as const satisfies Record<Section, (stored: unknown, key: string) => SectionEntry | null>;

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

function factOf(stored: unknown, name: string): DraftFact | null {
  if (!isRecord(stored) || !isNumber(stored.changedAt) || !factNames.some((known) => known === name)) return null;
  const { value, was, changedAt } = stored;
  const source = ([null, 'confirmed', 'changed'] as const).find((known) => known === stored.source);
  if (source === undefined || !isFactValue(value) || !(was === undefined || isFactValue(was))) return null;
  return { value, source, ...(was === undefined ? {} : { was }), changedAt };
}

function residentOf(stored: unknown): DraftResident | null {
  if (!isRecord(stored) || !isNumber(stored.changedAt)) return null;
  const state = ([null, 'lives-here', 'left'] as const).find((known) => known === stored.state);
  return state === undefined ? null : { state, changedAt: stored.changedAt };
}

function signatureOf(stored: unknown, signer: string): DraftSignature | null {
  if (!isRecord(stored) || !isNumber(stored.changedAt) || !isTime(stored.signedAt)) return null;
  const form = ([null, 'signature', 'refused'] as const).find((known) => known === stored.form);
  const { attachmentId, reason, signedAt, changedAt } = stored;
  if (form === undefined || !['officer', 'landlord'].includes(signer)) return null;
  if (!(attachmentId === null || isText(attachmentId)) || typeof reason !== 'string') return null;
  return { form, attachmentId, reason, signedAt, changedAt };
}

function photographOf(stored: unknown): DraftPhotograph | null {
  if (isText(stored)) return { id: stored, size: 0 };
  if (!isRecord(stored) || !isText(stored.id)) return null;
  const size = typeof stored.size === 'number' ? stored.size : 0;
  return { id: stored.id, size, ...(stored.isOnServer === true ? { isOnServer: true } : {}) };
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
  const kind = undoKinds.find((known) => known === stored.kind);
  // Before format 3 there were answers only.
  const section = sections.find((known) => known === (stored.section ?? 'answers'));
  if (kind === undefined || section === undefined) return null;
  const read: (stored: unknown, key: string) => SectionEntry | null = readers[section];
  const before = Object.entries(stored.before).map(([key, entry]) => [key, entry === null ? null : read(entry, key)]);
  return { kind, section, before: Object.fromEntries(before) };
}

const undoKinds = ['answer', 'together', 'note', 'photograph', 'fact', 'resident', 'signature'] as const;

const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isFactValue = (value: unknown): value is string | number | null =>
  value === null || isNumber(value) || isText(value);
const isTime = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));
