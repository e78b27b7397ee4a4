import type { Outcome } from '@wardkit/contract/rental-checks';

/** The number of the form in which a draft is kept; {@link readDraft} takes older ones along. */
export const draftFormat = 2;

/** A photograph of an item, as `ward.drafts.putPhoto` named it. */
export interface DraftPhotograph {
  readonly id: string;
  /** Bytes. */
  readonly size: number;
}

/** What is entered on one item. It stays, without an outcome, when an answer was taken back. */
export interface DraftAnswer {
  readonly outcome: Outcome | null;
  /** When the outcome was chosen on this device, RFC 3339; a fault's deadline runs from it. */
  readonly observedAt: string;
  readonly answeredTogether: boolean;
  readonly note: string;
  readonly photographs: readonly DraftPhotograph[];
  /** Milliseconds since 1970. Of two tabs' versions of an item the later one holds. */
  readonly changedAt: number;
}

export type DraftAnswers = Readonly<Record<string, DraftAnswer>>;

/** Where the person is, to resume there. */
export interface DraftPlace {
  readonly aspect: string | null;
  readonly itemCode: string | null;
}

/** The last change, so that it can be taken back once. A null had no answer before. */
export interface DraftUndo {
  readonly kind: 'answer' | 'together' | 'note' | 'photograph';
  readonly before: Readonly<Record<string, DraftAnswer | null>>;
}

/** A check that is being filled in. Plain JSON, kept encrypted on the device. */
export interface Draft {
  readonly format: typeof draftFormat;
  readonly premisesId: string;
  /** UUIDv7 that the check will have on the server: handing it in twice is one check. */
  readonly checkId: string;
  readonly previousCheckId: string | null;
  readonly standardVersion: string;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly answers: DraftAnswers;
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
    place: { aspect: null, itemCode: null },
    undo: null,
    handedInAt: null,
  };
}

/** Whether anything was entered that would be missed. */
export function hasContent(draft: Draft): boolean {
  return Object.values(draft.answers).some(
    (answer) => answer.outcome !== null || answer.note.trim() !== '' || answer.photographs.length > 0,
  );
}

/** The outcome of an item, or null. */
export function outcomeOf(draft: Draft, itemCode: string): Outcome | null {
  return draft.answers[itemCode]?.outcome ?? null;
}

/** The ids of all photographs that the draft, or taking back its last change, still needs. */
export function photographIdsOf(draft: Draft): Set<string> {
  const answers = [...Object.values(draft.answers), ...Object.values(draft.undo?.before ?? {})];
  return new Set(answers.flatMap((answer) => answer?.photographs.map((photograph) => photograph.id) ?? []));
}
