import type { BuildingAddress, RegisteredAddress, StandardAddress } from '@wardkit/contract/places';
import type { Insertable, Selectable, Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import { atStations } from '../access/within-reach.ts';
import type { AddressDocument, Schema } from '../database/schema.ts';
import { foldedText, holdsText } from '../database/text-search.ts';
import { withinDivision } from '../database/within-division.ts';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';

/** An address as far as the building, without anything that stands behind its door. */
export function buildingAddress(address: AddressDocument): BuildingAddress {
  const { divisionCode, county, township, community, road, number, building, buildingText } = address;
  return { divisionCode, county, township, community, road, number, building, text: buildingText };
}

export function standardAddress(address: AddressDocument): StandardAddress {
  const { unit, floor, room, text } = address;
  return { ...buildingAddress(address), text, unit, floor, room };
}

/** The finest part that an address has. */
function levelOf({ building, unit, floor, room }: AddressDocument): string {
  if (room !== null) return 'room';
  if (floor !== null) return 'floor';
  if (unit !== null) return 'unit';
  return building === null ? 'number' : 'building';
}

/** A row of the register; its line is found by `gramRows` of its `folded_text`, which are written beside it. */
export function addressRow(
  stationId: string,
  id: string,
  address: AddressDocument,
  replacedBy: string | null,
  state: 'in-use' | 'withdrawn',
): Insertable<Schema['addresses']> & { folded_text: string } {
  return {
    station_id: stationId,
    id,
    version: 1,
    division_code: address.divisionCode,
    county: address.county,
    township: address.township,
    community: address.community,
    road: address.road,
    number: address.number,
    building: address.building,
    unit: address.unit,
    floor: address.floor,
    room: address.room,
    text: address.text,
    building_text: address.buildingText,
    folded_text: foldedText(address.text),
    level: levelOf(address),
    state,
    replaced_by: replacedBy,
  };
}

/** The address as premises keep it. */
export function documentOf(row: Selectable<Schema['addresses']>): AddressDocument {
  const { county, township, community, road, number, building, unit, floor, room, text } = row;
  return {
    divisionCode: row.division_code,
    county,
    township,
    community,
    road,
    number,
    building,
    text,
    buildingText: row.building_text,
    unit,
    floor,
    room,
  };
}

function selectAddresses(transaction: Transaction<Schema>, reach: Reach) {
  return transaction
    .selectFrom('addresses')
    .leftJoin('premises', (join) =>
      join.onRef('premises.station_id', '=', 'addresses.station_id').onRef('premises.address_id', '=', 'addresses.id'),
    )
    .selectAll('addresses')
    .select('premises.id as premises_id')
    .where(atStations('addresses.station_id', reach.stations));
}

type AddressRow = Awaited<ReturnType<ReturnType<typeof selectAddresses>['execute']>>[number];

function toAddress(row: AddressRow): RegisteredAddress {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    ...standardAddress(documentOf(row)),
    level: row.level,
    state: row.state,
    replacedById: row.replaced_by,
    premisesId: row.premises_id,
  };
}

/** An address of the register that the caller may know of; null where there is none. */
export async function findAddress(
  transaction: Transaction<Schema>,
  reach: Reach,
  id: string,
): Promise<AddressRow | null> {
  return (await selectAddresses(transaction, reach).where('addresses.id', '=', id).executeTakeFirst()) ?? null;
}

export const addressesHandlers = handlers<'places.listAddresses' | 'places.getAddress'>({
  'places.listAddresses': {
    async handle({ transaction, reach, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const states = repeated(query.state);
      let rows = selectAddresses(transaction, reach)
        .orderBy('addresses.id')
        .limit(limit + 1);
      if (query.community !== undefined) rows = rows.where(withinDivision('addresses.division_code', query.community));
      if (query.text !== undefined) rows = rows.where(holdsText('address', 'addresses', 'folded_text', query.text));
      if (states !== null) rows = rows.where('addresses.state', 'in', states);
      if (query.cursor !== undefined) rows = rows.where('addresses.id', '>', String(pages.read(query.cursor)[0]));
      const body = cutPage(await rows.execute(), limit, pages, (row) => [row.id], toAddress);
      return { status: 200, body };
    },
  },

  'places.getAddress': {
    async handle({ transaction, reach, parameters }) {
      const row = await findAddress(transaction, reach, parameters.addressId);
      if (row === null) throw new RequestProblem('not-found');
      return { status: 200, body: toAddress(row), version: row.version };
    },
  },
});
