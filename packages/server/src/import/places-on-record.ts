import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { foldedText } from '../database/text-search.ts';

/** Two addresses of a station that are written alike. */
export const ambiguous = Symbol('ambiguous');

/** What rows name by words, and the ids that stand for it: the addresses of a station, and the premises at them. */
export class PlacesOnRecord {
  readonly #addresses = new Map<string, string | typeof ambiguous>();
  readonly #premises = new Map<string, string>();

  /** Reads the register of a station once: some ten thousand lines. */
  static async read(transaction: Transaction<Schema>, stationId: string): Promise<PlacesOnRecord> {
    const places = new PlacesOnRecord();
    const addresses = await transaction
      .selectFrom('addresses')
      .select(['id', 'county', 'township', 'community', 'folded_text'])
      .where('station_id', '=', stationId)
      .where('state', '=', 'in-use')
      .execute();
    for (const { id, county, township, community, folded_text: line } of addresses) {
      const [inCommunity, inTownship] = [foldedText(community) + line, foldedText(township)];
      // People write an address from the county, the township, the community or the road on.
      for (const text of [
        line,
        inCommunity,
        inTownship + line,
        inTownship + inCommunity,
        foldedText(county) + inTownship + line,
        foldedText(county) + inTownship + inCommunity,
      ]) {
        const known = places.#addresses.get(text);
        places.#addresses.set(text, known === undefined || known === id ? id : ambiguous);
      }
    }
    const premises = await transaction
      .selectFrom('premises')
      .select(['id', 'address_id'])
      .where('station_id', '=', stationId)
      .execute();
    for (const { id, address_id: addressId } of premises) if (addressId !== null) places.#premises.set(addressId, id);
    return places;
  }

  /** The address that a text names, whatever stands before the county. */
  addressOf(text: string): string | typeof ambiguous | null {
    const folded = foldedText(text);
    const whole = this.#addresses.get(folded);
    if (whole !== undefined) return whole;
    // A province and a city may stand before it.
    const shorter = folded.replace(/^.{2,9}?(省|自治区)/u, '').replace(/^.{2,12}?(市|自治州|盟|地区)/u, '');
    return this.#addresses.get(shorter) ?? null;
  }

  premisesAt(addressId: string): string | null {
    return this.#premises.get(addressId) ?? null;
  }

  /** Notes premises that were made now, so that a later row finds them. */
  note(addressId: string, premisesId: string): void {
    this.#premises.set(addressId, premisesId);
  }
}
