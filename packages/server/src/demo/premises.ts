import type { AddressBook, BuildingKind } from './addresses.ts';
import type { InventedCodes } from './invented-codes.ts';
import { lettingCompanyName, personName, shopName } from './invented-names.ts';
import { day, localDate } from './moments.ts';
import type { Random } from './random.ts';
import type { StationPlan, StationSize } from './station-plans.ts';
import { demoBegan } from './stations.ts';
import type { DemoAddress, DemoDwelling, DemoOrganisation, DemoPerson, DemoPremises, DemoStation } from './types.ts';

export interface StationPremises {
  readonly addresses: DemoAddress[];
  readonly premises: DemoPremises[];
  readonly dwellings: DemoDwelling[];
  readonly organisations: DemoOrganisation[];
  readonly landlords: DemoPerson[];
}

/** Rentals of the first landlord of each station: the demo's landlord has several, in different states. */
export const rentalsOfFirstLandlord = 4;

/** The premises of one station with their dwellings, landlords and organisations; rentals come first. */
export function makePremises(of: {
  readonly random: Random;
  readonly codes: InventedCodes;
  readonly plan: StationPlan;
  readonly size: StationSize;
  readonly station: DemoStation;
  readonly book: AddressBook;
}): StationPremises {
  const { random, codes, plan, size, station, book } = of;
  const made: StationPremises = { addresses: [], premises: [], dwellings: [], organisations: [], landlords: [] };

  const add = (use: DemoPremises['use'], kind: BuildingKind, owner: Partial<DemoPremises>): void => {
    const address = book.next(kind);
    // An estate may have run out of flats: then the address is a house's, and so is the building.
    const building = kind === 'flat' && address.room === null ? 'house' : kind;
    const premises: DemoPremises = {
      id: random.uuid(demoBegan + random.integer(0, 300) * day),
      stationId: station.id,
      addressId: address.id,
      use,
      ...measures(random, building),
      landlordPersonId: null,
      landlordOrganisationId: null,
      organisationId: null,
      letSince: use === 'let' ? localDate(demoBegan - random.integer(30, 2500) * day) : null,
      createdAt: new Date(demoBegan + random.integer(0, 300) * day).toISOString(),
      ...owner,
    };
    made.addresses.push(address);
    made.premises.push(premises);
    if (use !== 'business') made.dwellings.push(...dwellingsOf(random, premises, building, address));
  };
  const home = (): BuildingKind => (random.chance(plan.houseShare) ? 'house' : 'flat');
  const organisation = (name: string, kind: DemoOrganisation['kind']): DemoOrganisation => {
    const one: DemoOrganisation = {
      id: random.uuid(demoBegan),
      stationId: station.id,
      name,
      kind,
      socialCreditCode: codes.socialCreditCode(kind),
      telephone: codes.landline(plan.areaCode),
    };
    made.organisations.push(one);
    return one;
  };

  const company = organisation(lettingCompanyName(random, plan.county), 'enterprise');
  let rentals = 0;
  while (rentals < size.rentals) {
    const isCompany = made.landlords.length > 0 && random.chance(0.04);
    const landlord = isCompany ? null : person(random, codes, station);
    if (landlord !== null) made.landlords.push(landlord);
    const wanted =
      made.landlords.length === 1 && rentals === 0 ? rentalsOfFirstLandlord : random.weighted(ownedRentals);
    for (let owned = 0; owned < wanted && rentals < size.rentals; owned += 1) {
      // The demo's landlord begins with a house of several dwellings, which shows the most.
      const kind = rentals === 0 ? 'house' : home();
      add('let', kind, landlord === null ? { landlordOrganisationId: company.id } : { landlordPersonId: landlord.id });
      rentals += 1;
    }
  }
  // With a number of organisations businesses stand at even distances among the others.
  const businesses = size.organisations === undefined ? null : size.organisations - 1;
  for (let other = 0; other < size.others; other += 1) {
    const use =
      businesses === null
        ? random.weighted(otherUses)
        : Math.floor(((other + 1) * businesses) / size.others) > Math.floor((other * businesses) / size.others)
          ? 'business'
          : random.weighted(homeUses);
    if (use === 'business') {
      const shop = organisation(shopName(random, plan.county), 'individual-business');
      add(use, 'shop', { organisationId: shop.id });
    } else add(use, home(), {});
  }
  return made;
}

const ownedRentals = [
  [1, 60],
  [2, 25],
  [3, 10],
  [4, 5],
] as const;

const otherUses = [
  ['self-occupied', 45],
  ['business', 35],
  ['empty', 20],
] as const;

const homeUses = [
  ['self-occupied', 70],
  ['empty', 30],
] as const;

/** An invented adult with a number that was never issued and a telephone that nobody has. */
export function person(random: Random, codes: InventedCodes, station: DemoStation): DemoPerson {
  return {
    id: random.uuid(demoBegan),
    stationId: station.id,
    name: personName(random),
    identityNumber: codes.identityNumber(),
    telephone: codes.mobile(),
  };
}

function measures(random: Random, kind: BuildingKind): Pick<DemoPremises, 'floorArea' | 'rooms' | 'storeys'> {
  if (kind === 'house') {
    const storeys = random.integer(2, 5);
    const rooms = storeys * random.integer(2, 4);
    return { storeys, rooms, floorArea: rooms * random.integer(18, 28) };
  }
  if (kind === 'flat') {
    const rooms = random.integer(1, 4);
    return { storeys: 6, rooms, floorArea: 30 + rooms * random.integer(16, 24) };
  }
  return { storeys: random.integer(1, 3), rooms: random.integer(1, 3), floorArea: random.integer(25, 180) };
}

function dwellingsOf(random: Random, premises: DemoPremises, kind: BuildingKind, address: DemoAddress): DemoDwelling[] {
  const dwelling = (label: string, floor: number, rooms: number): DemoDwelling => ({
    id: random.uuid(demoBegan),
    stationId: premises.stationId,
    premisesId: premises.id,
    label,
    floor,
    rooms,
    floorArea: Math.round((premises.floorArea * rooms) / premises.rooms),
  });
  const floor = address.floor ?? 1;
  if (premises.use !== 'let') return [dwelling('整套', floor, premises.rooms)];
  if (kind === 'flat') {
    if (premises.rooms < 3 || random.chance(0.6)) return [dwelling('整套', floor, premises.rooms)];
    return ['东间', '西间', '南间', '北间'].slice(0, premises.rooms).map((label) => dwelling(label, floor, 1));
  }
  const rooms = premises.rooms / premises.storeys;
  return Array.from({ length: premises.storeys }, (_, storey) =>
    Array.from({ length: rooms }, (_, room) => dwelling(`${storey + 1}0${room + 1} 室`, storey + 1, 1)),
  ).flat();
}
