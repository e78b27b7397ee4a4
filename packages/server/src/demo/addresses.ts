import { shortCommunityName } from '../divisions/community-name.ts';
import type { Division } from '../divisions/division-list.ts';
import type { Random } from './random.ts';
import type { StationPlan } from './station-plans.ts';
import { demoBegan } from './stations.ts';
import type { DemoAddress, DemoStation } from './types.ts';

/** What stands at an address, as far as the address must know. */
export type BuildingKind = 'house' | 'flat' | 'shop';

/** A quarter of a community: some roads, each with the next free door number, and the flats of its estate. */
interface Quarter {
  readonly division: Division;
  readonly community: string;
  readonly roads: { readonly name: string; nextNumber: number }[];
  readonly estate: { readonly name: string; readonly road: string; readonly number: number };
  readonly flats: { readonly building: number; readonly unit: number; readonly floor: number; readonly room: string }[];
  readonly center: readonly [number, number];
}

/** Gives out the standard addresses of one station, none twice. */
export class AddressBook {
  readonly #random: Random;
  readonly #plan: StationPlan;
  readonly #station: DemoStation;
  readonly #quarters: Quarter[];
  /** Door numbers that a road has within one community; the last is the estate's. */
  readonly #roadStretch: number;

  constructor(
    random: Random,
    plan: StationPlan,
    station: DemoStation,
    communities: readonly Division[],
    flatsPerCommunity: number,
    roadStretch = 80,
  ) {
    this.#roadStretch = roadStretch;
    this.#random = random;
    this.#plan = plan;
    this.#station = station;
    this.#quarters = communities.map((division, index) => this.#quarter(division, index, flatsPerCommunity));
  }

  /** The next free address for a building of this kind; a flat's goes down to its room. */
  next(kind: BuildingKind): DemoAddress {
    const quarter = this.#random.pick(this.#quarters);
    if (kind === 'flat') {
      const flat = quarter.flats.pop();
      if (flat !== undefined) {
        return this.#address(quarter, {
          road: quarter.estate.road,
          number: quarter.estate.number,
          estate: quarter.estate.name,
          building: `${flat.building} 栋`,
          unit: `${flat.unit} 单元`,
          floor: flat.floor,
          room: `${flat.room} 室`,
        });
      }
    }
    const road = this.#random.pick(quarter.roads);
    const number = road.nextNumber;
    road.nextNumber += this.#random.integer(1, 2);
    return this.#address(quarter, {
      road: road.name,
      number,
      estate: null,
      building: null,
      unit: null,
      floor: null,
      room: null,
    });
  }

  #quarter(division: Division, index: number, flatCount: number): Quarter {
    const roads = [0, 1, 2].map((offset) => {
      const place = index * 3 + offset;
      const name = this.#plan.roads[place % this.#plan.roads.length] ?? '新街';
      // A road that runs through several communities goes on counting there, so that no number comes twice.
      return { name, firstNumber: Math.floor(place / this.#plan.roads.length) * this.#roadStretch };
    });
    const estateRoad = this.#random.pick(roads);
    const [longitude, latitude] = this.#plan.center;
    const estateName = this.#plan.estates[index % this.#plan.estates.length] ?? '新村';
    const phase = Math.floor(index / this.#plan.estates.length);
    const flats = [];
    for (let place = 0; place < flatCount; place += 1) {
      const floor = (Math.floor(place / 2) % 6) + 1;
      const unit = (Math.floor(place / 12) % 3) + 1;
      const building = Math.floor(place / 36) + 1;
      flats.push({ building, unit, floor, room: `${floor}0${(place % 2) + 1}` });
    }
    return {
      division,
      community: shortCommunityName(division.name, this.#plan.county, this.#plan.township),
      roads: roads.map((road) => ({ name: road.name, nextNumber: road.firstNumber + this.#random.integer(1, 9) })),
      estate: {
        name: phase === 0 ? estateName : `${estateName}${'二三四五六七八九十'.charAt(phase - 1)}期`,
        road: estateRoad.name,
        number: estateRoad.firstNumber + this.#roadStretch,
      },
      flats: this.#random.shuffle(flats),
      center: [
        longitude + this.#random.integer(-200, 200) / 10_000,
        latitude + this.#random.integer(-150, 150) / 10_000,
      ],
    };
  }

  #address(
    quarter: Quarter,
    place: Pick<DemoAddress, 'road' | 'estate' | 'building' | 'unit' | 'floor' | 'room'> & {
      readonly number: number;
    },
  ): DemoAddress {
    const number = `${place.number} 号`;
    const buildingText = [place.road, number, place.estate, place.building].filter((part) => part !== null).join(' ');
    return {
      id: this.#random.uuid(demoBegan),
      stationId: this.#station.id,
      divisionCode: quarter.division.code,
      province: this.#plan.province,
      city: this.#plan.city,
      county: this.#plan.county,
      township: this.#plan.township,
      community: quarter.community,
      road: place.road,
      number,
      estate: place.estate,
      building: place.building,
      unit: place.unit,
      floor: place.floor,
      room: place.room,
      buildingText,
      fullText: [buildingText, place.unit, place.room].filter((part) => part !== null).join(' '),
      coordinates: [
        round(quarter.center[0] + this.#random.integer(-30, 30) / 10_000),
        round(quarter.center[1] + this.#random.integer(-30, 30) / 10_000),
      ],
      state: 'in-use',
      replacedByAddressId: null,
    };
  }
}

/** Addresses at which nothing is recorded yet: a building in three is a flat. */
const spareAddresses = 40;
/** Old numbers of houses that got a new one. */
const withdrawnAddresses = 2;

/** Addresses without premises: those that premises may still be put at, and old numbers of houses that stand elsewhere now. */
export function makeOtherAddresses(book: AddressBook, taken: readonly DemoAddress[]): DemoAddress[] {
  const spare = Array.from({ length: spareAddresses }, (_, at) => book.next(at % 3 === 0 ? 'flat' : 'house'));
  const withdrawn = taken
    .filter((address) => address.room === null)
    .slice(0, withdrawnAddresses)
    .map(({ id }): DemoAddress => ({ ...book.next('house'), state: 'withdrawn', replacedByAddressId: id }));
  return [...spare, ...withdrawn];
}

/** Six decimals of a degree are a decimetre: float dust below that says nothing. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
