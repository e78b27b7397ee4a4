import type { RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import {
  type Draft,
  type DraftAnswer,
  type DraftFact,
  type DraftResident,
  type DraftSignature,
  startDraft,
} from './draft.ts';

/** A draft to correct from what was handed in, where the device has no draft of it any more. */
export function draftFromSubmission(checkId: string, body: RentalCheckSubmission, writer: string): Draft {
  const { premisesId, previousCheckId, standardVersion, startedAt } = body;
  const draft = startDraft({ premisesId, checkId, previousCheckId, standardVersion, startedAt, writer });
  return {
    ...draft,
    answers: answersFrom(body),
    facts: factsFrom(body),
    residents: residentsFrom(body),
    signatures: signaturesFrom(body),
    handedInAt: body.finishedAt,
  };
}

/** The answers of a check as a draft has them. */
export function answersFrom({ answers }: Pick<RentalCheckSubmission, 'answers'>): Record<string, DraftAnswer> {
  const entries = answers.map(({ itemCode, outcome, observedAt, answeredTogether, note, photographIds }) => {
    const photographs = photographIds.map((id) => ({ id, size: 0 }));
    const changedAt = Date.parse(observedAt);
    const entry: DraftAnswer = { outcome, observedAt, answeredTogether, note: note ?? '', photographs, changedAt };
    return [itemCode, entry] as const;
  });
  return Object.fromEntries(entries);
}

function factsFrom({ facts, finishedAt }: RentalCheckSubmission): Draft['facts'] {
  const changedAt = Date.parse(finishedAt);
  const entries = Object.entries(facts ?? {}).flatMap(([name, fact]) => {
    // What was carried over is carried over anew.
    if (fact === undefined || fact.source === 'carried-over') return [];
    const { value, source, was } = fact;
    return [[name, { value, source, ...(was === undefined ? {} : { was }), changedAt } satisfies DraftFact] as const];
  });
  return Object.fromEntries(entries);
}

function residentsFrom({ residents = [], finishedAt }: RentalCheckSubmission): Record<string, DraftResident> {
  const changedAt = Date.parse(finishedAt);
  return Object.fromEntries(residents.map(({ stayId, state }) => [stayId, { state, changedAt }]));
}

function signaturesFrom({ signatures = [] }: RentalCheckSubmission): Draft['signatures'] {
  const entries = signatures.map(({ signer, form, attachmentId, reason, signedAt }) => {
    const changedAt = Date.parse(signedAt);
    const entry: DraftSignature = { form, attachmentId, reason: reason ?? '', signedAt, changedAt };
    return [signer, entry] as const;
  });
  return Object.fromEntries(entries);
}
