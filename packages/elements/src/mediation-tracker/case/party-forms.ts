import type { PartyEntry, PartyPatch } from '@wardkit/contract/mediation-parties';
import { readIdentityNumber } from '../../foundation/forms/identity-number.ts';
import { newIdentifier } from '../../foundation/new-identifier.ts';
import { isMain } from '../../mediations/mediation-roles.ts';
import { etagOf, optionsOf, partyName, partyOptions } from './case-words.ts';
import {
  type Field,
  type FormFacts,
  type FormSpec,
  fieldTarget,
  isTicked,
  momentDraft,
  momentOf,
  textOf,
  textOrNull,
  todayOf,
} from './form-fields.ts';

/** The states in which claimants and respondents are still entered, by the contract. */
const statesBeforeConsent: readonly string[] = ['registered', 'eligible'];

function identityOf({ draft, now }: FormFacts): string | null {
  const read = readIdentityNumber(textOf(draft, 'identityNumber'), todayOf(now));
  return read.ok ? read.number : null;
}

function telephoneOf({ draft, telephones }: FormFacts): string | null {
  const read = telephones.read(textOf(draft, 'telephone'));
  return read.ok ? read.telephone : null;
}

function partyOf({ record, target }: FormFacts) {
  return record.parties?.find(({ id }) => id === target) ?? null;
}

/** What identifies and reaches a party. @param isKnown whether it is on record: what is left empty then stays */
function personFields({ language: { words } }: FormFacts, isOrganisation: boolean, isKnown: boolean): Field[] {
  const { fields, hints } = words;
  const kept = isKnown ? { hint: hints.leftEmpty ?? '' } : {};
  return [
    { kind: 'text', name: 'name', label: fields.name ?? '', most: 100, optional: isKnown, ...kept },
    isOrganisation
      ? { kind: 'credit-code', name: 'creditCode', label: fields.creditCode ?? '', optional: true, ...kept }
      : { kind: 'identity', name: 'identityNumber', label: fields.identityNumber ?? '', optional: true, ...kept },
    { kind: 'telephone', name: 'telephone', label: fields.telephone ?? '', optional: true, ...kept },
    { kind: 'text', name: 'address', label: fields.address ?? '', optional: true, most: 300, ...kept },
  ];
}

function standsFor(role: string): boolean {
  return role === 'representative' || role === 'guardian';
}

/** Those for whom a party of this role may stand: in public-security mediation who was harmed may be represented alone. */
function stoodFor({ record, language: { words } }: FormFacts, role: string) {
  const isPolice = record.mediation.kind === 'public-security';
  return partyOptions(record, words, (party) =>
    isPolice && role === 'representative' ? party.role === 'claimant' : isMain(party),
  );
}

/** Whether somebody of this name is there in another role: the same person can not be on both sides. */
function isInTwoRoles({ record, draft }: FormFacts): boolean {
  const [first = ''] = textOf(draft, 'name');
  const role = textOf(draft, 'role');
  const last = textOf(draft, 'telephone').replaceAll(/\D/g, '').slice(-4);
  if (first === '' || last.length < 4) return false;
  return (record.parties ?? []).some(
    (party) => party.role !== role && party.name.masked.startsWith(first) && party.telephone?.masked.endsWith(last),
  );
}

function needsGuardianFirst({ record }: FormFacts) {
  return (record.parties ?? []).filter(
    ({ id, needsGuardian }) =>
      needsGuardian &&
      !record.parties?.some(({ role, standsForPartyId }) => role === 'guardian' && standsForPartyId === id),
  );
}

const addParty: FormSpec = {
  queued: true,
  start: ({ record }) => {
    const roles = record.mediation.parties.map(({ role }) => role);
    const isOpen = statesBeforeConsent.includes(record.mediation.state);
    const role = isOpen
      ? roles.includes('claimant')
        ? roles.includes('respondent')
          ? ''
          : 'respondent'
        : 'claimant'
      : '';
    return { role, form: 'person' };
  },
  fields: (facts) => {
    const { record, draft, language } = facts;
    const { words } = language;
    const role = textOf(draft, 'role');
    const isOrganisation = textOf(draft, 'form') === 'organisation';
    const isLate = !statesBeforeConsent.includes(record.mediation.state);
    const roles = isLate ? ['representative', 'guardian', 'helper'] : undefined;
    return [
      { kind: 'select', name: 'role', label: words.fields.role ?? '', options: optionsOf(words.roles, roles) },
      ...(standsFor(role)
        ? [
            {
              kind: 'select',
              name: 'standsForPartyId',
              label: words.fields.standsFor ?? '',
              options: stoodFor(facts, role),
            } as const,
          ]
        : []),
      { kind: 'one', name: 'form', label: words.fields.form ?? '', options: optionsOf(words.partyForms) },
      ...personFields(facts, isOrganisation, false),
      ...(isMain({ role }) && !isOrganisation
        ? [
            {
              kind: 'yes',
              name: 'needsGuardian',
              label: words.fields.needsGuardian ?? '',
              hint: words.hints.needsGuardian ?? '',
              optional: true,
            } as const,
          ]
        : []),
    ];
  },
  notes: (facts) => {
    const { draft, record, language } = facts;
    const { words } = language;
    const isPolice = record.mediation.kind === 'public-security' && textOf(draft, 'role') === 'representative';
    const waiting = needsGuardianFirst(facts).map(({ name }) => words.guardianWanted(name.masked));
    return [
      ...(isTicked(draft, 'needsGuardian') ? [{ text: words.guardianNext }] : []),
      ...waiting.map((text) => ({ text, isWarning: true })),
      ...(isInTwoRoles(facts) ? [{ text: words.twoRoles, isWarning: true }] : []),
      ...(isPolice ? [{ text: words.onlyHarmedRepresented }] : []),
    ];
  },
  send: ({ mediations }, facts, how) => {
    const { draft, record, now } = facts;
    const isOrganisation = textOf(draft, 'form') === 'organisation';
    const role = textOf(draft, 'role');
    const body = {
      role,
      form: isOrganisation ? 'organisation' : 'person',
      name: textOf(draft, 'name'),
      identityNumber: isOrganisation ? null : identityOf(facts),
      telephone: telephoneOf(facts),
      creditCode: isOrganisation ? (textOrNull(draft, 'creditCode')?.toUpperCase() ?? null) : null,
      address: textOrNull(draft, 'address'),
      standsForPartyId: standsFor(role) ? textOrNull(draft, 'standsForPartyId') : null,
      needsGuardian: isMain({ role }) && !isOrganisation && isTicked(draft, 'needsGuardian'),
    } as PartyEntry;
    const { purpose } = how;
    const label = record.mediation.number;
    return mediations.addParty(record.mediation.id, newIdentifier(now), body, { purpose, label });
  },
};

const changeParty: FormSpec = {
  start: (facts) => ({ needsGuardian: partyOf(facts)?.needsGuardian ? 'yes' : '' }),
  fields: (facts) => {
    const party = partyOf(facts);
    const isOrganisation = party?.form === 'organisation';
    const { words } = facts.language;
    return [
      ...personFields(facts, isOrganisation, true),
      ...(party !== null && isMain(party) && !isOrganisation
        ? [{ kind: 'yes', name: 'needsGuardian', label: words.fields.needsGuardian ?? '', optional: true } as const]
        : []),
    ];
  },
  send: async ({ mediations }, facts, how) => {
    const party = partyOf(facts);
    if (party === null) return;
    const { draft, record } = facts;
    const [name, address, creditCode] = ['name', 'address', 'creditCode'].map((each) => textOrNull(draft, each));
    const [identityNumber, telephone] = [identityOf(facts), telephoneOf(facts)];
    const body: PartyPatch = {
      ...(name == null ? {} : { name }),
      ...(address == null ? {} : { address }),
      ...(creditCode == null ? {} : { creditCode: creditCode.toUpperCase() }),
      ...(identityNumber === null ? {} : { identityNumber }),
      ...(telephone === null ? {} : { telephone }),
      needsGuardian: isTicked(draft, 'needsGuardian'),
    };
    await mediations.changeParty(record.mediation.id, party.id, body, { ...how, ifMatch: etagOf(party) });
  },
};

const removeParty: FormSpec = {
  danger: true,
  fields: () => [],
  notes: (facts) => [{ text: facts.language.words.removes(partyOf(facts)?.name.masked ?? '') }],
  send: async ({ mediations }, facts, how) => {
    const party = partyOf(facts);
    if (party === null) return;
    await mediations.removeParty(facts.record.mediation.id, party.id, { ...how, ifMatch: etagOf(party) });
  },
};

const consent: FormSpec = {
  start: ({ record, target, now }) => ({
    partyId: target ?? record.mediation.parties.find((each) => isMain(each) && each.consent === null)?.id ?? '',
    form: 'written',
    ...momentDraft('givenAt', now),
  }),
  fields: ({ record, language: { words } }) => [
    {
      kind: 'select',
      name: 'partyId',
      label: words.fields.party ?? '',
      options: partyOptions(record, words, (party) => isMain(party)),
    },
    { kind: 'one', name: 'answer', label: words.fields.answer ?? '', options: optionsOf(words.answers) },
    { kind: 'one', name: 'form', label: words.fields.answerForm ?? '', options: optionsOf(words.forms) },
    { kind: 'moment', name: 'givenAt', label: words.fields.givenAt ?? '', past: true },
    { kind: 'area', name: 'note', label: words.fields.note ?? '', optional: true, most: 500 },
  ],
  notes: ({ record, draft, language: { words } }) => {
    const party = record.parties?.find(({ id }) => id === textOf(draft, 'partyId'));
    return [
      ...(textOf(draft, 'answer') === 'refuses' ? [{ text: words.refusalEnds, isWarning: true }] : []),
      ...(party?.needsGuardian ? [{ text: words.guardianAnswers(partyName(record, party.id, words)) }] : []),
    ];
  },
  check: ({ record, draft, language: { words } }) => {
    const id = textOf(draft, 'partyId');
    const party = record.parties?.find((each) => each.id === id);
    const hasGuardian = record.parties?.some(
      ({ role, standsForPartyId }) => role === 'guardian' && standsForPartyId === id,
    );
    if (!party?.needsGuardian || hasGuardian) return [];
    return [{ message: words.guardianWanted(party.name.masked), target: fieldTarget('partyId') }];
  },
  send: ({ mediations }, { record: { mediation }, draft }, how) => {
    const body = {
      answer: textOf(draft, 'answer') === 'refuses' ? 'refuses' : 'consents',
      form: textOf(draft, 'form'),
      givenAt: momentOf(draft, 'givenAt') ?? '',
      note: textOrNull(draft, 'note'),
    } as const;
    return mediations.recordConsent(mediation.id, textOf(draft, 'partyId'), body, {
      ...how,
      ifMatch: etagOf(mediation),
    });
  },
};

export const partyForms = { addParty, changeParty, removeParty, consent };
