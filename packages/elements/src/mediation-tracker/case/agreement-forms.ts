import type { AgreementSignature } from '@wardkit/contract/mediation-agreements';
import { awaitedSigners, isMain } from '../../mediations/mediation-roles.ts';
import { agreementOf } from './case.state.ts';
import { etagOf, optionsOf, partyName, partyOptions } from './case-words.ts';
import {
  type FormFacts,
  type FormSpec,
  fieldTarget,
  listOf,
  momentDraft,
  momentOf,
  type Option,
  textOf,
  textOrNull,
  todayOf,
} from './form-fields.ts';

/** Whose signatures are missing, as answers to choose from. */
function signers({ record, language: { words } }: FormFacts): Option[] {
  const { mediation } = record;
  const agreement = agreementOf(record);
  if (agreement === null) return [];
  return awaitedSigners(mediation.parties, mediation.mediators, agreement).map(({ signer, id }) => ({
    value: id,
    label:
      signer === 'party'
        ? partyName(record, id, words)
        : `${mediation.mediators.find((each) => each.id === id)?.displayName ?? ''} · ${words.leadMediator}`,
  }));
}

const sign: FormSpec = {
  start: (facts) => ({
    signerId: facts.target ?? signers(facts)[0]?.value ?? '',
    form: 'signature',
    ...momentDraft('signedAt', facts.now),
  }),
  fields: (facts) => {
    const { words } = facts.language;
    return [
      { kind: 'select', name: 'signerId', label: words.fields.signer ?? '', options: signers(facts) },
      { kind: 'one', name: 'form', label: words.fields.signatureForm ?? '', options: optionsOf(words.signatureForms) },
      { kind: 'moment', name: 'signedAt', label: words.fields.signedAt ?? '', past: true },
    ];
  },
  notes: ({ language: { words } }) => [{ text: words.signAsRead }],
  check: ({ record, draft, language: { words } }) => {
    const agreedAt = agreementOf(record)?.agreedAt;
    const at = momentOf(draft, 'signedAt');
    if (agreedAt === undefined || at === null || Date.parse(at) >= Math.floor(Date.parse(agreedAt) / 60_000) * 60_000) {
      return [];
    }
    return [{ message: words.signedBeforeAgreed, target: fieldTarget('signedAt') }];
  },
  send: async ({ mediations }, { record, draft }, how) => {
    const agreement = agreementOf(record);
    if (agreement === null) return;
    const signerId = textOf(draft, 'signerId');
    const body: AgreementSignature = {
      signer: record.mediation.mediators.some(({ id }) => id === signerId) ? 'mediator' : 'party',
      signerId,
      form: textOf(draft, 'form'),
      signedAt: momentOf(draft, 'signedAt') ?? '',
    };
    await mediations.signAgreement(record.mediation.id, body, { ...how, ifMatch: etagOf(agreement) });
  },
};

const bringIntoForce: FormSpec = {
  start: ({ record, now }) => (record.mediation.kind === 'civil' ? momentDraft('sealedAt', now) : {}),
  fields: ({ record, language: { words } }) => [
    {
      kind: 'moment',
      name: 'sealedAt',
      label: words.fields.sealedAt ?? '',
      hint: record.mediation.kind === 'civil' ? (words.hints.sealedAt ?? '') : (words.hints.sealOptional ?? ''),
      optional: record.mediation.kind !== 'civil',
      past: true,
    },
  ],
  notes: ({ record, language: { words } }) => [{ text: words.forceStarts(record.mediation.kind === 'civil') }],
  send: ({ mediations }, { record: { mediation }, draft }, how) =>
    mediations.bringIntoForce(
      mediation.id,
      { sealedAt: momentOf(draft, 'sealedAt') },
      { ...how, ifMatch: etagOf(mediation) },
    ),
};

/** The steps that nobody has performed yet. @param isDue only those whose day is past */
function openSteps({ record, language: { words, format }, now }: FormFacts, isDue: boolean): Option[] {
  const steps = agreementOf(record)?.steps ?? [];
  return steps
    .filter(({ performedOn, dueOn }) => performedOn === null && (!isDue || dueOn < todayOf(now)))
    .map(({ id, content, dueOn, byPartyId }) => ({
      value: id,
      label: content,
      sub: `${partyName(record, byPartyId, words)} · ${words.dueOn(format.date(dueOn))}`,
    }));
}

const perform: FormSpec = {
  start: (facts) => ({
    stepId: facts.target ?? openSteps(facts, false)[0]?.value ?? '',
    performedOn: todayOf(facts.now),
  }),
  fields: (facts) => {
    const { words } = facts.language;
    return [
      { kind: 'select', name: 'stepId', label: words.fields.step ?? '', options: openSteps(facts, false) },
      { kind: 'date', name: 'performedOn', label: words.fields.performedOn ?? '', past: true },
      { kind: 'area', name: 'note', label: words.fields.note ?? '', optional: true, most: 500 },
      { kind: 'photographs', name: 'attachmentIds', label: words.fields.proof ?? '', optional: true },
    ];
  },
  send: async (client, { record: { mediation }, draft }, how) => {
    // Not before it is sent: it can't be sent without a network anyway, and uploading is heavy.
    const { sendPhotographs } = await import('../../foundation/photographs/send-photographs.ts');
    const attachmentIds = await sendPhotographs(client, draft.photographs, { mediationId: mediation.id }, how.signal);
    const body = { performedOn: textOf(draft, 'performedOn'), note: textOrNull(draft, 'note'), attachmentIds };
    return client.mediations.recordPerformance(mediation.id, textOf(draft, 'stepId'), body, {
      ...how,
      ifMatch: etagOf(mediation),
    });
  },
};

const breach: FormSpec = {
  danger: true,
  start: (facts) => ({
    stepIds: openSteps(facts, true).map(({ value }) => value),
    ...momentDraft('rightsToldAt', facts.now),
  }),
  fields: (facts) => {
    const { fields, hints } = facts.language.words;
    return [
      { kind: 'many', name: 'stepIds', label: fields.breachedSteps ?? '', options: openSteps(facts, true) },
      { kind: 'area', name: 'reason', label: fields.breachReason ?? '', most: 500 },
      { kind: 'moment', name: 'urgedAt', label: fields.urgedAt ?? '', past: true },
      {
        kind: 'moment',
        name: 'rightsToldAt',
        label: fields.rightsToldAt ?? '',
        hint: hints.breachRights ?? '',
        past: true,
      },
    ];
  },
  notes: (facts) =>
    openSteps(facts, true).length === 0 ? [{ text: facts.language.words.nothingDue, isWarning: true }] : [],
  send: ({ mediations }, { record: { mediation }, draft }, how) => {
    const body = {
      stepIds: [...listOf(draft, 'stepIds')],
      reason: textOf(draft, 'reason'),
      urgedAt: momentOf(draft, 'urgedAt') ?? '',
      rightsToldAt: momentOf(draft, 'rightsToldAt') ?? '',
    };
    return mediations.recordBreach(mediation.id, body, { ...how, ifMatch: etagOf(mediation) });
  },
};

const applyForConfirmation: FormSpec = {
  start: ({ record, now }) => ({
    appliedOn: todayOf(now),
    partyIds: record.mediation.parties.filter(isMain).map(({ id }) => id),
  }),
  fields: ({ record, language: { words } }) => [
    {
      kind: 'text',
      name: 'court',
      label: words.fields.court ?? '',
      hint: words.hints.court ?? '',
      least: 2,
      most: 120,
    },
    { kind: 'date', name: 'appliedOn', label: words.fields.appliedOn ?? '', past: true },
    { kind: 'many', name: 'partyIds', label: words.fields.applicants ?? '', options: partyOptions(record, words) },
  ],
  notes: ({ record, language: { words, format } }) => {
    const limit = record.deadlines?.find(({ ruleId }) => ruleId === 'judicial-confirmation');
    if (limit === undefined) return [];
    if (limit.dueAt === null) return [{ text: words.calendarMissing(limit.missingCalendarYear), isWarning: true }];
    return [{ text: words.confirmUntil(format.date(limit.dueAt)) }];
  },
  check: ({ record, draft, language: { words } }) => {
    const those = listOf(draft, 'partyIds');
    const isWhole = record.mediation.parties.filter(isMain).every(({ id }) => those.includes(id));
    return isWhole ? [] : [{ message: words.allApply, target: fieldTarget('partyIds') }];
  },
  send: ({ mediations }, { record: { mediation }, draft }, how) => {
    const body = {
      court: textOf(draft, 'court'),
      appliedOn: textOf(draft, 'appliedOn'),
      partyIds: [...listOf(draft, 'partyIds')],
    };
    return mediations.applyForConfirmation(mediation.id, body, { ...how, ifMatch: etagOf(mediation) });
  },
};

const decideConfirmation: FormSpec = {
  start: ({ now }) => ({ decidedOn: todayOf(now) }),
  fields: ({ language: { words } }) => [
    { kind: 'one', name: 'outcome', label: words.fields.decision ?? '', options: optionsOf(words.confirmations) },
    { kind: 'date', name: 'decidedOn', label: words.fields.decidedOn ?? '', past: true },
  ],
  send: ({ mediations }, { record: { mediation }, draft }, how) => {
    const outcome = textOf(draft, 'outcome') as 'confirmed' | 'dismissed' | 'withdrawn';
    const body = { outcome, decidedOn: textOf(draft, 'decidedOn') };
    return mediations.recordConfirmationDecision(mediation.id, body, { ...how, ifMatch: etagOf(mediation) });
  },
};

export const agreementForms = { sign, bringIntoForce, perform, breach, applyForConfirmation, decideConfirmation };
