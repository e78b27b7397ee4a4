import type { Language } from '../../foundation/language.ts';
import type { CaseMessages } from './case.en.ts';
import { agreementOf, type CaseRecord } from './case.state.ts';
import { partyName, wordOf } from './case-words.ts';

/** Something that happened, or a day on which it did. */
export interface CaseEvent {
  /** RFC 3339, or `YYYY-MM-DD` where only the day is known. */
  readonly at: string;
  readonly text: string;
  readonly note: string | null;
}

/** What happened to a mediation, from its own dated facts: the newest first. */
export function timelineOf(record: CaseRecord, { words }: Language<CaseMessages>): CaseEvent[] {
  const { mediation, parties, sessions, followUps, papers, objections } = record;
  const { happened } = words;
  const agreement = agreementOf(record);
  const events: CaseEvent[] = [];
  const add = (at: string | null | undefined, text: string, note: string | null = null) => {
    if (at != null) events.push({ at, text, note });
  };
  add(mediation.registeredAt, happened.registered, wordOf(words.origins, mediation.origin, words.unknownOrigin));
  const { eligibility, confirmation, ending } = mediation;
  if (eligibility !== null) {
    add(eligibility.assessedAt, wordOf(words.assessed, eligibility.outcome, happened.assessed), eligibility.reason);
  }
  for (const { consent, name } of parties ?? []) {
    if (consent !== null)
      add(consent.givenAt, happened.answered(name.masked, wordOf(words.answers, consent.answer, '')));
  }
  add(mediation.acceptedAt, happened.accepted);
  for (const { state, number, startedAt, plannedFor, place, outcome } of sessions ?? []) {
    const called = number === null ? happened.sessionCancelled : happened.session(number);
    if (state === 'held') add(startedAt ?? plannedFor, called, wordOf(words.sessionOutcomes, outcome ?? '', ''));
    else add(plannedFor, state === 'planned' ? happened.sessionPlanned(number ?? 1) : called, place);
  }
  if (agreement !== null) {
    add(agreement.agreedAt, happened.agreed, wordOf(words.forms, agreement.form, ''));
    for (const { signerId, signer, signedAt } of agreement.signatures) {
      const lead = mediation.mediators.find(({ id }) => id === signerId)?.displayName ?? words.leadMediator;
      add(signedAt, happened.signed(signer === 'mediator' ? lead : partyName(record, signerId, words)));
    }
    add(agreement.sealedAt, happened.sealed);
    for (const { performedOn, content, note } of agreement.steps) {
      if (performedOn !== null) add(performedOn, happened.performed(content), note);
    }
  }
  add(mediation.inForceAt, happened.inForce);
  if (confirmation !== null) {
    add(confirmation.appliedOn, happened.applied(confirmation.court));
    add(confirmation.decidedOn, happened.decided, wordOf(words.confirmations, confirmation.outcome ?? '', ''));
  }
  if (ending !== null) {
    const outcome = wordOf(words.outcomes, mediation.outcome ?? '', happened.ended);
    add(ending.at, [outcome, ending.transferredTo].filter(Boolean).join(' · '), ending.reason);
    add(ending.rightsToldAt, happened.rightsTold);
  }
  for (const { followedUpAt, way, note } of followUps ?? []) {
    add(followedUpAt, happened.followedUp(wordOf(words.followUpWays, way, '')), note);
  }
  for (const { filedAt, paper, note } of papers ?? []) {
    add(filedAt, happened.filed(wordOf(words.needs, paper, words.otherPaper)), note);
  }
  for (const { filedAt, byPartyId, statement, answer } of objections ?? []) {
    add(filedAt, happened.objected(partyName(record, byPartyId, words)), statement);
    if (answer !== null) add(answer.answeredAt, wordOf(words.objectionDecisions, answer.decision, ''), answer.reason);
  }
  add(mediation.archivedAt, happened.archived);
  return events.sort((one, other) => moment(other.at) - moment(one.at));
}

function moment(at: string): number {
  return Date.parse(at.length === 10 ? `${at}T12:00:00+08:00` : at);
}
