import type { Masked } from '@wardkit/contract/field';

/** What a record may show of a person, by the beginning of its columns in `people`. */
export type PersonColumn = 'name' | 'identity' | 'phone';

/** As much of a person's row as an answer needs: no sealed column is read for it. */
export interface ShownPerson {
  readonly name_masked: string | null;
  readonly identity_masked?: string | null;
  readonly phone_masked?: string | null;
  /** Columns that are never revealed again, as the person asked for it. */
  readonly restricted: readonly string[] | null;
}

/** What stands in place of a name that was deleted: nothing is sealed behind it. */
export const deletedName = { name_sealed: '', name_masked: '**' } as const;

/** Whether a column of a person may be revealed. Answers and reveals go by this and by nothing else. */
export function isRevealable(person: Pick<ShownPerson, 'restricted' | 'name_masked'>, column: PersonColumn): boolean {
  if (column === 'name' && (person.name_masked ?? deletedName.name_masked) === deletedName.name_masked) return false;
  return person.restricted?.includes(column) !== true;
}

/** The name of a person as it leaves the server; every record has one. */
export function maskedName(person: ShownPerson): Masked {
  return maskedColumn(person, 'name', person.name_masked ?? deletedName.name_masked);
}

/** The identity number of a person as it leaves the server; null for somebody without one. */
export function maskedIdentityNumber(person: ShownPerson): Masked | null {
  return person.identity_masked == null ? null : maskedColumn(person, 'identity', person.identity_masked);
}

/** The telephone number of a person as it leaves the server; null where none is on record. */
export function maskedTelephone(person: ShownPerson): Masked | null {
  return person.phone_masked == null ? null : maskedColumn(person, 'phone', person.phone_masked);
}

function maskedColumn(person: ShownPerson, column: PersonColumn, text: string): Masked {
  return { masked: text, revealable: isRevealable(person, column) };
}
