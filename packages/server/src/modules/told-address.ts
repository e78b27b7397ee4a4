import type { StandardAddress } from '@wardkit/contract/places';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { standardAddress } from './addresses.ts';

/** A record that belongs to premises. */
interface OfPremises {
  readonly station_id: string;
  readonly premises_id: string;
}

/** The standard addresses of the premises of some records, by the id of the premises: one reading, however many they are. */
export async function addressesOf(
  transaction: Transaction<Schema>,
  records: readonly OfPremises[],
): Promise<ReadonlyMap<string, StandardAddress>> {
  if (records.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('premises')
    .select(['id', 'address'])
    .where('station_id', 'in', [...new Set(records.map((record) => record.station_id))])
    .where('id', 'in', [...new Set(records.map((record) => record.premises_id))])
    .execute();
  return new Map(rows.map((row) => [row.id, standardAddress(row.address)]));
}

/** The member `address` of a record, left out where the caller may not know of the premises. */
export function toldAddress(
  addresses: ReadonlyMap<string, StandardAddress>,
  { premises_id }: OfPremises,
): { address?: StandardAddress } {
  const address = addresses.get(premises_id);
  return address === undefined ? {} : { address };
}
