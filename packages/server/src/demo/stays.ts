import type { InventedCodes } from './invented-codes.ts';
import { day, duringWork, localDate, timestamp } from './moments.ts';
import { person } from './premises.ts';
import type { Random } from './random.ts';
import type { DemoAccount, DemoDwelling, DemoPerson, DemoPremises, DemoStation, DemoStay } from './types.ts';

/** Stays in the first rental of each station, so that the one that everybody opens first is never empty. */
const staysInFirstRental = 4;

/** Exactly `count` stays in a station's rentals, each of an adult of its own. */
export function makeStays(of: {
  readonly random: Random;
  readonly codes: InventedCodes;
  readonly station: DemoStation;
  readonly rentals: readonly DemoPremises[];
  readonly dwellings: readonly DemoDwelling[];
  readonly accounts: readonly DemoAccount[];
  readonly count: number;
  readonly now: number;
}): { stays: DemoStay[]; residents: DemoPerson[] } {
  const { random, codes, station, now } = of;
  const dwellings = new Map<string, DemoDwelling[]>();
  for (const dwelling of of.dwellings) {
    const same = dwellings.get(dwelling.premisesId);
    if (same === undefined) dwellings.set(dwelling.premisesId, [dwelling]);
    else same.push(dwelling);
  }
  const registrars = of.accounts.filter((account) =>
    account.roles.some((role) => role === 'officer' || role === 'auxiliary'),
  );
  const landlordAccounts = new Map(of.accounts.map((account) => [account.personId, account.id]));
  const stays: DemoStay[] = [];
  const residents: DemoPerson[] = [];

  for (let index = 0; index < of.count; index += 1) {
    const premises = index < staysInFirstRental ? of.rentals[0] : random.pick(of.rentals);
    if (premises === undefined) break;
    const dwelling = random.pick(dwellings.get(premises.id) ?? []);
    const resident = person(random, codes, station);
    // The first four show every state at one door: two current, one overdue, one ended.
    const state = index < staysInFirstRental ? firstStates[index] : random.weighted(states);
    const days = daysOf(random, state ?? 'current');
    const registeredAt = duringWork(now - days.started * day, random.integer(0, 500));
    const registrar = random.pick(registrars).id;
    const ownRegistrar = random.chance(0.5) ? landlordAccounts.get(premises.landlordPersonId) : undefined;
    residents.push(resident);
    stays.push({
      id: random.uuid(registeredAt),
      stationId: station.id,
      premisesId: premises.id,
      dwellingId: dwelling.id,
      personId: resident.id,
      state: state ?? 'current',
      startedOn: localDate(now - days.started * day),
      expectedEndOn: days.expectedEnd === null ? null : localDate(now - days.expectedEnd * day),
      endedOn: days.ended === null ? null : localDate(now - days.ended * day),
      registeredAt: timestamp(registeredAt),
      registeredByAccountId: premises.landlordPersonId === null ? registrar : (ownRegistrar ?? registrar),
    });
  }
  return { stays, residents };
}

const firstStates: readonly DemoStay['state'][] = ['current', 'current', 'sign-off-overdue', 'ended'];

const states = [
  ['current', 74],
  ['sign-off-overdue', 9],
  ['ended', 17],
] as const satisfies readonly (readonly [DemoStay['state'], number])[];

interface Days {
  /** Days before now; negative lies ahead. */
  readonly started: number;
  readonly expectedEnd: number | null;
  readonly ended: number | null;
}

function daysOf(random: Random, state: DemoStay['state']): Days {
  const stayed = random.integer(20, 700);
  const ago = random.integer(1, 40);
  const left = random.integer(3, 360);
  const openEnded = random.chance(0.1);
  if (state === 'ended') return { started: stayed + ago * 5, expectedEnd: ago * 5, ended: ago * 5 };
  if (state === 'sign-off-overdue') return { started: stayed + ago, expectedEnd: ago, ended: null };
  return { started: stayed, expectedEnd: openEnded ? null : -left, ended: null };
}
