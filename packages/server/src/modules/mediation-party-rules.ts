import type { InputFaults } from './mediation-faults.ts';
import { isPrincipal, type PartyRow, standsForAnother } from './mediation-party-record.ts';
import type { MediationRow } from './mediation-record.ts';

/** What a party is entered or put right as. */
interface Entry {
  readonly id: string;
  readonly role: string;
  readonly form: string;
  readonly identityNumber: string | null;
  readonly creditCode: string | null;
  readonly standsForPartyId: string | null;
  readonly needsGuardian: boolean;
}

/** What can be wrong with a party by itself, and with whom it stands for (WK-MED-09). */
export function addFaultsOfParty(
  { kind }: Pick<MediationRow, 'kind'>,
  entry: Entry,
  others: readonly PartyRow[],
  faults: InputFaults,
): void {
  if (entry.form === 'person' && entry.creditCode !== null) {
    faults.add('/creditCode', 'of-organisations', 'A person has no credit code.', '自然人没有统一社会信用代码。');
  }
  if (entry.form === 'organisation' && entry.identityNumber !== null) {
    faults.add(
      '/identityNumber',
      'of-persons',
      'An organisation has a credit code and no identity number.',
      '单位请填写统一社会信用代码，不填公民身份号码。',
    );
  }
  if (entry.form === 'organisation' && entry.needsGuardian) {
    faults.add('/needsGuardian', 'of-persons', 'An organisation needs no guardian.', '单位不需要监护人。');
  }
  addFaultsOfStanding(kind, entry, others, faults);
}

function addFaultsOfStanding(kind: string, entry: Entry, others: readonly PartyRow[], faults: InputFaults): void {
  const pointer = '/standsForPartyId';
  const named = entry.standsForPartyId?.toLowerCase() ?? null;
  if (!standsForAnother(entry)) {
    if (named === null) return;
    faults.add(pointer, 'stands-for-nobody', 'This role stands for nobody.', '该身份不代表他人，请留空。');
    return;
  }
  const principal = others.find(({ id }) => id === named);
  if (principal === undefined || !isPrincipal(principal)) {
    faults.add(
      pointer,
      'no-principal',
      'Name the claimant or respondent whom they stand for.',
      '请选择其所代表的申请人或被申请人。',
    );
    return;
  }
  if (kind === 'public-security' && entry.role === 'representative' && principal.role !== 'claimant') {
    faults.add(
      pointer,
      'represents-suspect',
      'In public-security mediation a representative stands for the one who was harmed only.',
      '治安调解中只有被侵害人可以委托代理人。',
    );
  }
}

/**
 * What can be wrong with who a party is: nobody is entered twice in one role, and nobody is on both sides, be it for
 * themselves or for another. Who helps is on no side.
 */
export function addFaultsOfSides(
  entry: Entry & { readonly personId: string | null },
  others: readonly PartyRow[],
  faults: InputFaults,
): void {
  const same = others.filter(
    (other) =>
      (entry.personId !== null && other.person_id === entry.personId) ||
      (entry.creditCode !== null && other.credit_code === entry.creditCode),
  );
  const standsFor = entry.standsForPartyId?.toLowerCase() ?? null;
  if (same.some((other) => other.role === entry.role && other.stands_for_party_id === standsFor)) {
    faults.add('/role', 'entered-already', 'This party is entered already.', '该当事人已登记，请勿重复登记。');
    return;
  }
  const side = sideOf({ role: entry.role, stands_for_party_id: standsFor }, others);
  const sides = same.map((other) => sideOf(other, others)).filter((each) => each !== null);
  if (side !== null && sides.some((each) => each !== side)) {
    faults.add(
      '/role',
      'party-in-two-roles',
      'The same party is on the other side of this dispute: nobody is on both.',
      '同一当事人不能同时是纠纷的两方，请核对。',
    );
  }
}

function sideOf(
  { role, stands_for_party_id: standsFor }: Pick<PartyRow, 'role' | 'stands_for_party_id'>,
  parties: readonly PartyRow[],
): string | null {
  if (isPrincipal({ role })) return role;
  return parties.find(({ id }) => id === standsFor)?.role ?? null;
}
