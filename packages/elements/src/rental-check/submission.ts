import type { GivenSignature } from '@wardkit/contract/rental-check-facts';
import type { RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import type { Draft, Signer } from './draft.ts';
import { givenFacts } from './house-facts.ts';
import { type AskedCheck, askedItems } from './progress.ts';

/** A submission, and the pictures that this device sends before it. */
export interface HandIn {
  readonly submission: RentalCheckSubmission;
  readonly photographIds: readonly string[];
}

/**
 * A finished draft as it is handed in: the answers to what is asked in the order of the checklist, then any to what is not
 * asked or not on this checklist, so that nothing a person entered is dropped.
 * @param now milliseconds since 1970
 * @throws RangeError while an item that is asked has no answer
 */
export function toSubmission(check: AskedCheck, now: number): HandIn {
  const { draft } = check;
  const codes = askedItems(check).map((item) => item.code);
  const others = Object.keys(draft.answers).filter((code) => !codes.includes(code));
  const answers: RentalCheckSubmission['answers'] = [];
  for (const itemCode of [...codes, ...others]) {
    const entry = draft.answers[itemCode];
    if (entry?.outcome == null) {
      if (codes.includes(itemCode)) throw new RangeError(`item ${itemCode} has no answer`);
      continue;
    }
    const note = entry.note.trim();
    answers.push({
      itemCode,
      outcome: entry.outcome,
      observedAt: entry.observedAt,
      answeredTogether: entry.answeredTogether,
      note: note === '' ? null : note,
      photographIds: entry.photographs.map((photograph) => photograph.id),
    });
  }
  const residents = residentsOf(draft);
  const signatures = signaturesOf(draft);
  const times = [
    draft.startedAt,
    ...answers.map((each) => each.observedAt),
    ...signatures.map((each) => each.signedAt),
  ].map((time) => Date.parse(time));
  return {
    submission: {
      premisesId: draft.premisesId,
      previousCheckId: draft.previousCheckId,
      standardVersion: draft.standardVersion,
      startedAt: draft.startedAt,
      // A clock that was set back must not end a check before what was seen in it.
      finishedAt: new Date(Math.max(now, ...times)).toISOString(),
      answers,
      facts: givenFacts(check, draft),
      ...(residents.length === 0 ? {} : { residents }),
      ...(signatures.length === 0 ? {} : { signatures }),
    },
    photographIds: [
      ...answers.flatMap(({ itemCode, photographIds }) => {
        const sent = new Set(sentBefore(draft, itemCode));
        return photographIds.filter((id) => !sent.has(id));
      }),
      ...signatures.flatMap((each) => each.attachmentId ?? []),
    ],
  };
}

/** The photographs of an item that the server has from an earlier check. */
function sentBefore({ answers }: Draft, itemCode: string): string[] {
  return (answers[itemCode]?.photographs ?? []).flatMap(({ id, isOnServer }) => (isOnServer ? id : []));
}

function residentsOf({ residents }: Draft): NonNullable<RentalCheckSubmission['residents']> {
  return Object.entries(residents).flatMap(([stayId, { state }]) => (state === null ? [] : [{ stayId, state }]));
}

function signaturesOf({ signatures }: Draft): GivenSignature[] {
  return (Object.keys(signatures) as Signer[]).flatMap((signer) => {
    const entry = signatures[signer];
    if (entry === undefined || entry.form === null) return [];
    const { form, attachmentId, signedAt } = entry;
    const reason = form === 'refused' ? entry.reason.trim() : null;
    return [{ signer, form, attachmentId: form === 'signature' ? attachmentId : null, reason, signedAt }];
  });
}

/** A fault that the server found, and the item that it is about; null where it is about the check as a whole. */
export interface ServerFault {
  readonly itemCode: string | null;
  readonly code: string;
  readonly message: string;
}

/** What a problem says of one fault: a server may name the item or the photograph beside the pointer. */
export interface NamedError {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  readonly itemCode?: unknown;
  readonly photographId?: unknown;
}

/**
 * Maps the errors of a problem to items: by the item or photograph that they name, else by the pointer into the
 * submission (`/answers/3/note`).
 */
export function faultsByItem(
  errors: readonly NamedError[],
  submission: Pick<RentalCheckSubmission, 'answers'>,
): ServerFault[] {
  return errors.map((error) => {
    const { code, message } = error;
    return { itemCode: itemOf(error, submission), code, message };
  });
}

function itemOf({ pointer, itemCode, photographId }: NamedError, { answers }: Pick<RentalCheckSubmission, 'answers'>) {
  if (typeof itemCode === 'string') return itemCode;
  if (typeof photographId === 'string') {
    return answers.find((answer) => answer.photographIds.includes(photographId))?.itemCode ?? null;
  }
  const index = /^#?\/answers\/(\d+)(?:\/|$)/.exec(pointer)?.[1];
  return index === undefined ? null : (answers[Number(index)]?.itemCode ?? null);
}
