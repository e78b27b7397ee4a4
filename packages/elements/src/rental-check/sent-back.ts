import type { RentalCheck } from '@wardkit/contract/rental-checks';
import { type Draft, type DraftFact, startDraft } from './draft.ts';
import { answersFrom } from './draft-from-submission.ts';
import { carriedFact, type FactName, factNames, onRecord } from './house-facts.ts';
import type { CheckSubject } from './rental-check.state.ts';

/** A check that goes on for longer would not be taken: it is made anew. Ten days short of what a server takes. */
const oldest = 50 * 24 * 3_600_000;

/** The check of these premises that came back to its maker, where nothing came after it. */
export function sentBackCheck({ history }: Pick<CheckSubject, 'history'>): RentalCheck | null {
  const newest = history[0];
  return newest !== undefined && newest.isOwn === true && newest.state === 'sent-back' ? newest : null;
}

/**
 * A draft that goes on from what was handed in: its answers, notes and photographs, and the house as it was met. Who lives
 * there is said by no record, and a signature stood under the other check.
 * @param writer which tab begins it
 */
export function draftFromSentBack(
  subject: CheckSubject,
  sentBack: RentalCheck,
  given: Pick<Draft, 'checkId' | 'startedAt' | 'writer'>,
): Draft {
  const { premises, standard } = subject;
  const goesOn = Date.parse(given.startedAt) - Date.parse(sentBack.startedAt) < oldest;
  const draft = startDraft({
    premisesId: premises.id,
    previousCheckId: sentBack.id,
    standardVersion: standard.version,
    ...given,
    startedAt: goesOn ? sentBack.startedAt : given.startedAt,
  });
  if (!goesOn) return draft;
  const answers = Object.entries(answersFrom(sentBack as Parameters<typeof answersFrom>[0])).map(([code, entry]) => {
    const photographs = entry.photographs.map(({ id, size }) => ({ id, size, isOnServer: true as const }));
    return [code, { ...entry, photographs }] as const;
  });
  return { ...draft, answers: Object.fromEntries(answers), facts: factsOf(subject, sentBack) };
}

function factsOf(subject: CheckSubject, { facts, finishedAt }: RentalCheck): Draft['facts'] {
  const changedAt = Date.parse(finishedAt);
  const entries: Partial<Record<FactName, DraftFact>> = {};
  for (const name of factNames) {
    const fact = facts?.[name];
    if (fact === undefined || fact.source === 'carried-over') continue;
    const { value } = fact;
    const was = onRecord(subject, name);
    // What it changed is in the register by now, as long as nobody else was quicker.
    entries[name] =
      value === carriedFact(subject, name).value
        ? { value, source: 'confirmed', changedAt }
        : { value, source: 'changed', ...(was === undefined ? {} : { was }), changedAt };
  }
  return entries;
}
