import { readSocialCreditCode } from '@wardkit/contract/codes/social-credit-code';
import { longestStatement, mostParties } from '@wardkit/contract/mediation-record';
import type { Fault } from '../../foundation/forms/error-summary.ts';
import { readIdentityNumber } from '../../foundation/forms/identity-number.ts';
import type { TelephoneReader } from '../../foundation/forms/telephone-reader.ts';
import { standsForAnother } from '../../mediations/mediation-roles.ts';
import { gap } from './dispute-templates.ts';
import type { IntakeWords } from './intake.en.ts';
import { factsOf, type IntakeDraft, isEntered, type PartyDraft, type PartyNumbers } from './intake-draft.ts';

/** A field that was found wrong, with what to do about it. */
export interface FieldFault extends Fault {
  readonly field: string;
}

const longest = { subject: 120, name: 100, address: 300 } as const;

/** The id of a field of a party. */
export const partyField = (name: string, partyId: string) => `party-${name}-${partyId}`;

/** What a party's numbers are, read on this device; `wrong` names those that are none. */
export function readNumbers(
  party: PartyDraft,
  telephones: Pick<TelephoneReader, 'read'>,
  today: string,
): PartyNumbers & { readonly wrong: readonly ('identityNumber' | 'telephone' | 'creditCode')[] } {
  const isPerson = party.form === 'person';
  const identity =
    isPerson && party.identityNumber.trim() !== '' ? readIdentityNumber(party.identityNumber, today) : null;
  const credit =
    !isPerson && party.creditCode.trim() !== ''
      ? readSocialCreditCode(party.creditCode.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase())
      : null;
  const telephone = party.telephone.trim() === '' ? null : telephones.read(party.telephone);
  return {
    identityNumber: identity?.ok ? identity.number : null,
    creditCode: credit?.ok ? credit.code : null,
    telephone: telephone?.ok ? telephone.telephone : null,
    wrong: [
      ...(identity?.ok === false ? (['identityNumber'] as const) : []),
      ...(credit?.ok === false ? (['creditCode'] as const) : []),
      ...(telephone?.ok === false ? (['telephone'] as const) : []),
    ],
  };
}

/** What is to be put right before a dispute can be registered, in the order of the form; dates are checked by their fields. */
export function intakeFaults(
  draft: IntakeDraft,
  words: IntakeWords,
  telephones: Pick<TelephoneReader, 'read'>,
  today: string,
): FieldFault[] {
  const { faults: said } = words;
  const found: FieldFault[] = [];
  const tell = (field: string, message: string) => found.push({ field, message, target: `#${field}` });
  if (draft.disputeType === '') tell('intake-type', said.disputeType);
  if (draft.arisenOn !== null && draft.appliedOn !== null && draft.appliedOn < draft.arisenOn) {
    found.push({ field: 'applied-on', message: said.appliedBeforeDispute, target: '#applied-on-day' });
  }
  const subject = [...draft.subject.trim()].length;
  if (subject === 0) tell('intake-subject', said.subjectMissing);
  else if (subject < 2) tell('intake-subject', said.subjectShort);
  else if (draft.subject.trim().length > longest.subject) tell('intake-subject', said.subjectLong(longest.subject));
  if (draft.facts.trim() === '') tell('intake-facts', said.factsMissing);
  else if (draft.facts.includes(gap)) tell('intake-facts', said.factsOpen);
  else if (factsOf(draft).length > longestStatement) tell('intake-facts', said.factsLong(longestStatement));
  return [...found, ...partyFaults(draft.parties, words, telephones, today)];
}

function partyFaults(
  all: readonly PartyDraft[],
  { faults: said }: IntakeWords,
  telephones: Pick<TelephoneReader, 'read'>,
  today: string,
): FieldFault[] {
  const found: FieldFault[] = [];
  const parties = all.map((party, at) => ({ party, number: at + 1 })).filter(({ party }) => isEntered(party));
  const tell = (name: string, { id }: PartyDraft, message: string) => {
    const field = partyField(name, id);
    found.push({ field, message, target: `#${field}` });
  };
  if (parties.length > mostParties) {
    found.push({ field: 'parties', message: said.tooManyParties(mostParties), target: '#intake-parties' });
  }
  for (const { party, number } of parties) {
    const { wrong } = readNumbers(party, telephones, today);
    if (party.name.trim() === '') tell('name', party, said.nameMissing(number));
    else if (party.name.trim().length > longest.name) tell('name', party, said.nameLong(number, longest.name));
    if (wrong.includes('identityNumber')) tell('identity', party, said.identity(number));
    if (wrong.includes('creditCode')) tell('credit', party, said.creditCode(number));
    if (wrong.includes('telephone')) tell('telephone', party, said.telephone(number));
    if (party.address.trim().length > longest.address)
      tell('address', party, said.addressLong(number, longest.address));
    if (standsForAnother(party) && !parties.some(({ party: other }) => other.id === party.standsForPartyId)) {
      tell('stands-for', party, said.standsFor(number));
    }
  }
  for (const [at, one] of parties.entries()) {
    const same = parties.slice(0, at).find((other) => isSame(other.party, one.party));
    if (same === undefined) continue;
    const message = same.party.role === one.party.role ? said.twice : said.twoRoles;
    tell('name', one.party, message(same.number, one.number));
  }
  return found;
}

/** Whether two entries are one and the same: by a number that both have, else by a name that nothing tells apart. */
export function isSame(one: PartyDraft, other: PartyDraft): boolean {
  if (one.form !== other.form) return false;
  const number = one.form === 'person' ? 'identityNumber' : 'creditCode';
  const [mine, theirs] = [plain(one[number]), plain(other[number])];
  if (mine !== '' && theirs !== '') return mine === theirs;
  if (plain(one.name) === '' || plain(one.name) !== plain(other.name)) return false;
  const [call, called] = [plain(one.telephone), plain(other.telephone)];
  return call === '' || called === '' || call === called;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s·-]/gu, '')
    .toUpperCase();
}
