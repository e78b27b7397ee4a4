import type { Masked } from '@wardkit/contract/field';
import type { MediationParty } from '@wardkit/contract/mediation-parties';
import type { Selectable } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { applySettings } from '../database/transaction.ts';
import type { Context, ServerParts } from '../http/handler.ts';
import { openCell, sealCell } from '../privacy/column-cipher.ts';
import { deletedName, isRevealable, maskedIdentityNumber, type ShownPerson } from '../privacy/masked-person.ts';
import { maskName, maskPhone } from '../privacy/masks.ts';

export type PartyRow = Selectable<Schema['mediation_parties']>;

/** A party with as much of its person as an answer shows. */
export type NamedParty = PartyRow & { readonly person: ShownPerson | null };

/** Whose consent and signature is needed. */
export function isPrincipal({ role }: Pick<PartyRow, 'role'>): boolean {
  return role === 'claimant' || role === 'respondent';
}

/** Who acts in the name of somebody else. */
export function standsForAnother({ role }: Pick<PartyRow, 'role'>): boolean {
  return role === 'representative' || role === 'guardian';
}

/** The parties of mediations that the caller may know of, in the order in which they were entered, with their people. */
export async function partiesOf(
  { transaction, reach }: Pick<Context, 'transaction' | 'reach'>,
  stations: readonly string[],
  mediationIds: readonly string[],
): Promise<NamedParty[]> {
  const rows = await transaction
    .selectFrom('mediation_parties')
    .selectAll()
    .where('station_id', 'in', stations)
    .where('mediation_id', 'in', mediationIds)
    .orderBy('entered_at')
    .orderBy('id')
    .execute();
  const guests = [...new Set(rows.flatMap((row) => row.person_id ?? []))];
  if (guests.length === 0) return rows.map((row) => ({ ...row, person: null }));
  // A party is shown the others, masked: only while they are told are their people read.
  if (reach.persons.length > 0) await applySettings(transaction, { guests });
  const people = await transaction
    .selectFrom('people')
    .select(['id', 'name_masked', 'identity_masked', 'phone_masked', 'restricted'])
    .where('station_id', 'in', stations)
    .where('id', 'in', guests)
    .execute();
  const personOf = new Map(people.map((person) => [person.id, person]));
  return rows.map((row) => ({
    ...row,
    person: row.person_id === null ? null : (personOf.get(row.person_id) ?? unknownPerson),
  }));
}

/** Stands in where the person of a party is gone. */
const unknownPerson: ShownPerson = { name_masked: null, restricted: ['name', 'identity', 'phone'] };

/** A cell of the party's own, as it was entered: shown no more where its person asked for that. */
function shown({ person }: NamedParty, text: string | null, column: 'name' | 'phone'): Masked | null {
  return text === null ? null : { masked: text, revealable: person === null || isRevealable(person, column) };
}

export function partyName(party: NamedParty): Masked {
  return shown(party, party.name_masked, 'name') ?? { masked: deletedName.name_masked, revealable: false };
}

/**
 * A party as it is answered.
 *
 * @param linked persons whose link is told: `all` to staff; to a party the own ones, since a link holds across mediations (WK-MED-37)
 */
export function toParty(party: NamedParty, linked: 'all' | readonly string[]): MediationParty {
  const { person } = party;
  const isLinked = linked === 'all' || (party.person_id !== null && linked.includes(party.person_id));
  const consent = party.consent as (MediationParty['consent'] & { note?: string | null }) | null;
  return {
    id: party.id,
    version: party.version,
    stationId: party.station_id,
    mediationId: party.mediation_id,
    personId: isLinked ? party.person_id : null,
    role: party.role,
    form: party.form,
    name: partyName(party),
    identityNumber: person === null ? null : maskedIdentityNumber(person),
    creditCode: party.credit_code,
    telephone: shown(party, party.telephone_masked, 'phone'),
    // Where somebody lives is shown no more when they asked for their name to be shown no more.
    address: shown(party, party.address_masked, 'name'),
    standsForPartyId: party.stands_for_party_id,
    needsGuardian: party.needs_guardian,
    consent: consent === null ? null : { answer: consent.answer, form: consent.form, givenAt: consent.givenAt },
  };
}

/**
 * An address with all but its first six characters hidden. The number of stars says nothing about the length.
 *
 * @example maskAddress('源城区上城街道竹影路 8 号') // '源城区上城街****'
 */
function maskAddress(address: string): string {
  return `${[...address.trim()].slice(0, 6).join('')}****`;
}

type PartyKey = { readonly stationId: string; readonly id: string };

function seal(keys: ServerParts['keys'], { stationId, id }: PartyKey, column: string, value: string): string {
  return sealCell(keys, { stationId, column: `mediation_parties.${column}`, rowId: id }, value);
}

/** The columns of an address, closed for its cell and masked beside. */
export function addressColumns(
  keys: ServerParts['keys'],
  key: PartyKey,
  address: string | null,
): Pick<PartyRow, 'address_sealed' | 'address_masked'> {
  if (address === null) return { address_sealed: null, address_masked: null };
  return { address_sealed: seal(keys, key, 'address', address), address_masked: maskAddress(address) };
}

/** The columns of what a party is called in the mediation, whatever their own record says. */
export function nameColumns(
  keys: ServerParts['keys'],
  key: PartyKey,
  name: string,
): Pick<PartyRow, 'name_sealed' | 'name_masked'> {
  return { name_sealed: seal(keys, key, 'name', name), name_masked: maskName(name) };
}

/** The columns of how a party is reached. */
export function telephoneColumns(
  keys: ServerParts['keys'],
  key: PartyKey,
  telephone: string | null,
): Pick<PartyRow, 'telephone_sealed' | 'telephone_masked'> {
  if (telephone === null) return { telephone_sealed: null, telephone_masked: null };
  return { telephone_sealed: seal(keys, key, 'telephone', telephone), telephone_masked: maskPhone(telephone) };
}

/** What a party was entered with, opened: for who enters them anew. */
export function openParty(
  keys: ServerParts['keys'],
  party: PartyRow,
): { readonly name: string; readonly telephone: string | null; readonly address: string | null } {
  const open = (column: string, sealed: string | null) =>
    sealed === null
      ? null
      : openCell(keys, { stationId: party.station_id, column: `mediation_parties.${column}`, rowId: party.id }, sealed);
  return {
    name: open('name', party.name_sealed) ?? deletedName.name_masked,
    telephone: open('telephone', party.telephone_sealed),
    address: open('address', party.address_sealed),
  };
}
