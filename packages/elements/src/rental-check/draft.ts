import type { Outcome } from '@wardkit/contract/rental-checks';
import type { FactName } from './house-facts.ts';

/** The number of the form in which a draft is kept; {@link readDraft} takes older ones along. */
export const draftFormat = 3;

/** A photograph of an item, as `ward.drafts.putPhoto` named it. */
export interface DraftPhotograph {
  readonly id: string;
  /** Bytes. */
  readonly size: number;
  /** Set where an earlier check sent it: the device need not have it. */
  readonly isOnServer?: true;
}

/** What is entered somewhere. It stays as a tombstone when it was taken back, so that another tab learns of it. */
interface DraftEntry {
  /** Milliseconds since 1970. Of two tabs' versions the later one holds. */
  readonly changedAt: number;
}

/** What is entered on one item. It stays, without an outcome, when an answer was taken back. */
export interface DraftAnswer extends DraftEntry {
  readonly outcome: Outcome | null;
  /** When the outcome was chosen on this device, RFC 3339; a fault's deadline runs from it. */
  readonly observedAt: string;
  readonly answeredTogether: boolean;
  readonly note: string;
  readonly photographs: readonly DraftPhotograph[];
}

/** A fact of the house that was looked at; a null source was not, and the fact is carried over. */
export interface DraftFact extends DraftEntry {
  readonly value: string | number | null;
  readonly source: 'confirmed' | 'changed' | null;
  /** What the register said when it was changed; left out where the register has no such fact. */
  readonly was?: string | number | null;
}

/** What the door said of a stay on record: the state of the registration, and not who was met. */
export interface DraftResident extends DraftEntry {
  readonly state: 'lives-here' | 'left' | null;
}

/** A signature or its refusal; a null form is neither. */
export interface DraftSignature extends DraftEntry {
  readonly form: 'signature' | 'refused' | null;
  /** The picture, as `ward.drafts.putPhoto` named it. */
  readonly attachmentId: string | null;
  readonly reason: string;
  /** RFC 3339. */
  readonly signedAt: string;
}

/** Who signs. */
export type Signer = 'officer' | 'landlord';

/** What a draft holds by key: items by their codes, facts by name, stays by id, signatures by who signs. */
export interface DraftSections {
  readonly answers: Readonly<Record<string, DraftAnswer>>;
  readonly facts: Readonly<Partial<Record<FactName, DraftFact>>>;
  readonly residents: Readonly<Record<string, DraftResident>>;
  readonly signatures: Readonly<Partial<Record<Signer, DraftSignature>>>;
}
export type Section = keyof DraftSections;
export const sections = ['answers', 'facts', 'residents', 'signatures'] as const satisfies readonly Section[];
export type SectionEntry = DraftAnswer | DraftFact | DraftResident | DraftSignature;

/** Where the person is, to resume there. */
export interface DraftPlace {
  readonly aspect: string | null;
  readonly itemCode: string | null;
}

/** The last change, so that it can be taken back once. A null had nothing before. */
export interface DraftUndo {
  readonly kind: 'answer' | 'together' | 'note' | 'photograph' | 'fact' | 'resident' | 'signature';
  readonly section: Section;
  readonly before: Readonly<Record<string, SectionEntry | null>>;
}

/** A check that is being filled in. Plain JSON, kept encrypted on the device. */
export interface Draft extends DraftSections {
  readonly format: typeof draftFormat;
  readonly premisesId: string;
  /** UUIDv7 that the check will have on the server: handing it in twice is one check. */
  readonly checkId: string;
  readonly previousCheckId: string | null;
  readonly standardVersion: string;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly place: DraftPlace;
  readonly undo: DraftUndo | null;
  /** Which tab wrote it last. */
  readonly writer: string;
  /** Set when it was handed in: it is kept until the server has accepted it. RFC 3339. */
  readonly handedInAt: string | null;
}

/** A new draft in which nothing is answered. Facts of the last check are shown beside it and never put into it. */
export function startDraft(
  given: Pick<Draft, 'premisesId' | 'checkId' | 'previousCheckId' | 'standardVersion' | 'startedAt' | 'writer'>,
): Draft {
  return {
    format: draftFormat,
    ...given,
    answers: {},
    facts: {},
    residents: {},
    signatures: {},
    place: { aspect: null, itemCode: null },
    undo: null,
    handedInAt: null,
  };
}

/** Whether anything was entered that would be missed. */
export function hasContent(draft: Draft): boolean {
  return (
    Object.values(draft.answers).some(
      (answer) => answer.outcome !== null || answer.note.trim() !== '' || answer.photographs.length > 0,
    ) ||
    Object.values(draft.facts).some((fact) => fact.source !== null) ||
    Object.values(draft.residents).some((resident) => resident.state !== null) ||
    Object.values(draft.signatures).some((signature) => signature.form !== null)
  );
}

/** The outcome of an item, or null. */
export function outcomeOf(draft: Draft, itemCode: string): Outcome | null {
  return draft.answers[itemCode]?.outcome ?? null;
}

/** The ids of all pictures that the draft, or taking back its last change, still needs. */
export function photographIdsOf(draft: Draft): Set<string> {
  const entries: readonly (SectionEntry | null)[] = [
    ...Object.values(draft.answers),
    ...Object.values(draft.signatures),
    ...Object.values(draft.undo?.before ?? {}),
  ];
  return new Set(
    entries.flatMap((entry) => {
      if (entry === null) return [];
      if ('photographs' in entry) return entry.photographs.map((photograph) => photograph.id);
      return 'attachmentId' in entry ? (entry.attachmentId ?? []) : [];
    }),
  );
}
