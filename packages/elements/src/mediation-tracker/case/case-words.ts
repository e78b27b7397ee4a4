import type { MediationParty } from '@wardkit/contract/mediation-parties';
import { isMain } from '../../mediations/mediation-roles.ts';
import type { CaseMessages } from './case.en.ts';
import type { CaseRecord } from './case.state.ts';
import type { Option } from './form-fields.ts';

/** A word of a table, with another for codes of a later version. Only what the table itself has counts. */
export function wordOf(table: Readonly<Record<string, string>>, code: string, unknown: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? unknown) : unknown;
}

/** A party as it is called in a list. */
export function partyLabel({ name, role }: Pick<MediationParty, 'name' | 'role'>, words: CaseMessages): string {
  return `${name.masked} · ${wordOf(words.roles, role, words.unknownRole)}`;
}

/** Who a party is called; by their id where they are not there any more. */
export function partyName({ mediation }: CaseRecord, id: string, words: CaseMessages): string {
  const party = mediation.parties.find((each) => each.id === id);
  return party === undefined ? words.unknownParty : party.name.masked;
}

/** Parties to choose from. */
export function partyOptions(
  { parties, mediation }: CaseRecord,
  words: CaseMessages,
  isMeant: (party: { readonly id: string; readonly role: string }) => boolean = isMain,
): Option[] {
  if (parties === null) {
    return mediation.parties.filter(isMeant).map((party) => ({ value: party.id, label: partyLabel(party, words) }));
  }
  return parties.filter(isMeant).map((party) => ({
    value: party.id,
    label: partyLabel(party, words),
    ...(party.telephone === null ? {} : { sub: party.telephone.masked }),
  }));
}

/** Every word of a table as answers to choose from. */
export function optionsOf(table: Readonly<Record<string, string>>, only?: readonly string[]): Option[] {
  return Object.entries(table)
    .filter(([value]) => only?.includes(value) ?? true)
    .map(([value, label]) => ({ value, label }));
}

/** The ETag that the contract makes of a version. */
export function etagOf({ version }: { readonly version: number }): string {
  return `"${version}"`;
}
