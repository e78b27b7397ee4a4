import type { Schema } from '../database/schema.ts';

/** A column whose values are closed for their own cell (column-cipher.ts). */
export interface SealedColumn {
  readonly table: keyof Schema;
  /** Its name, which ends in `_sealed`. */
  readonly column: string;
  /** How the cell names the column. */
  readonly cell: string;
}

function sealed(table: keyof Schema, ...names: readonly string[]): SealedColumn[] {
  return names.map((name) => ({ table, column: `${name}_sealed`, cell: `${table}.${name}` }));
}

/**
 * Every sealed column of the database, each in a table whose rows are known by `station_id` and `id`. A change of keys goes
 * through them; a test compares the list with the catalogue, so that no column stays behind under an old key.
 */
export const sealedColumns: readonly SealedColumn[] = [
  ...sealed('people', 'name', 'identity', 'phone'),
  ...sealed('subscription_secrets', 'value'),
  ...sealed('person_requests', 'correct_value', 'statement', 'reason'),
  ...sealed('legal_holds', 'reason', 'lift_reason'),
  ...sealed('audit_reviews', 'reason', 'finding'),
  ...sealed('alerts', 'reporter_name', 'reporter_telephone', 'description'),
  ...sealed('mediation_parties', 'name', 'telephone', 'address'),
];
