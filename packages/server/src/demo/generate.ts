import { makeDevices, makeEmbedSessions, makeInvitations } from './access-records.ts';
import { makeIntegrator, makeLandlordAccounts, makeSignIns, makeStaff, makeTenantAccounts } from './accounts.ts';
import { AddressBook, makeOtherAddresses } from './addresses.ts';
import { makeAlerts } from './alerts.ts';
import { readDivisions } from './divisions.ts';
import { makeDoorplates } from './doorplates.ts';
import { InventedCodes } from './invented-codes.ts';
import { makeMediations } from './mediations.ts';
import { makeObjections } from './objections.ts';
import { makePremises } from './premises.ts';
import { Random } from './random.ts';
import { makeRentalChecks } from './rental-checks.ts';
import { makeShiftHandovers } from './shift-handovers.ts';
import { stationPlans } from './station-plans.ts';
import { makeStation } from './stations.ts';
import { makeStays } from './stays.ts';
import type { DemoData, GenerateOptions } from './types.ts';

/** Plates and premises are dated from 2024 on to the middle of 2026: an earlier reference date would put them ahead. */
const earliestNow = Date.UTC(2026, 6, 1);

/** How many alerts of a station are told in full. */
const toldAlerts = 240;

/**
 * Invents the demo's data: three stations with their addresses, premises, people, stays, plates, checks, hazards and
 * objections, as plain rows in an order in which they can be stored. Places down to the community are real; all else is invented, and
 * no identity number, company code or telephone can belong to anybody.
 *
 * The same seed and `now` give the same data. Ids of places, premises, people, plates and accounts, and plate codes,
 * follow from the seed and scale alone, so that they stay the same from day to day.
 *
 * @param options `scale` small: 40 premises a station; town: 2,000 rentals and 1,260 stays over the three stations; city:
 *   49,863 premises, 114,090 stays and 6,292 organisations; village: a hundredth of the city
 * @throws RangeError when `now` is before July 2026
 * @example generate({ seed: 'wardkit', scale: 'small', now: new Date() }).stations.length // 3
 */
export function generate({ seed, scale, now }: GenerateOptions): DemoData {
  const time = now.getTime();
  if (!(time >= earliestNow)) throw new RangeError('The demo data needs a reference date from July 2026 on.');
  const root = new Random(`${seed}/${scale}`);
  const divisions = readDivisions();
  const counties = divisions.filter((division) => division.level === 'county').map((division) => division.code);
  const codes = new InventedCodes(root.fork('codes'), counties);

  const parts = stationPlans.map((plan, at) => {
    const size = plan.sizes[scale];
    const random = root.fork(plan.key);
    const station = makeStation(random.fork('station'), codes, plan);
    const communities = random
      .fork('communities')
      .shuffle(divisions.filter((division) => division.parentCode === plan.townshipCode))
      .slice(0, size.communities);
    const flats = Math.ceil(((size.rentals + size.others) * 2) / communities.length);
    const book = new AddressBook(random.fork('addresses'), plan, station, communities, flats, size.doorNumbers);
    const places = makePremises({ random: random.fork('premises'), codes, plan, size, station, book });
    const otherAddresses = makeOtherAddresses(book, places.addresses);
    const accounts = [
      ...makeStaff(random.fork('staff'), plan, station),
      ...makeLandlordAccounts(random.fork('landlords'), plan, station, places.landlords),
    ];
    const rentals = places.premises.filter((premises) => premises.use === 'let');
    const { stays, residents } = makeStays({
      random: random.fork('stays'),
      codes,
      station,
      rentals,
      dwellings: places.dwellings,
      accounts,
      count: size.stays,
      now: time,
    });
    const allAccounts = [
      ...accounts,
      ...makeTenantAccounts(random.fork('tenants'), plan, station, residents),
      makeIntegrator(random.fork('integrator'), plan, station),
    ];
    const of = (label: string) => ({ random: random.fork(label), station, accounts: allAccounts, now: time });
    const checks = makeRentalChecks({
      random: random.fork('rental-checks'),
      rentals,
      addresses: places.addresses,
      accounts,
      checkedShare: size.checkedShare,
      now: time,
    });
    const alerts = makeAlerts({
      ...of('alerts'),
      codes: new InventedCodes(root.fork(`alert codes of ${plan.key}`), counties),
      premises: places.premises,
      addresses: places.addresses,
      count: Math.min(size.alerts, toldAlerts),
    });
    const mediations = makeMediations({
      ...of('mediations'),
      codes: new InventedCodes(root.fork(`mediation codes of ${plan.key}`), counties),
      premises: places.premises,
      addresses: places.addresses,
      isMain: at === 0,
    });
    return {
      station,
      ...alerts,
      ...mediations,
      shiftHandovers: makeShiftHandovers({ ...of('shift-handovers'), alerts: alerts.alerts }),
      filedAlerts: { stationId: station.id, count: Math.max(0, size.alerts - alerts.alerts.length) },
      ...places,
      otherAddresses,
      accounts: allAccounts,
      devices: makeDevices(of('devices')),
      invitations: makeInvitations({ ...of('invitations'), landlords: places.landlords }),
      embedSessions: makeEmbedSessions(of('embed-sessions')),
      stays,
      residents,
      doorplates: makeDoorplates(random.fork('doorplates'), places.premises, accounts),
      rentalChecks: checks.rentalChecks,
      ...makeObjections({ random: random.fork('objections'), rentals, accounts, checks, now: time }),
    };
  });

  return {
    seed,
    scale,
    now: now.toISOString(),
    divisions,
    stations: parts.map((part) => part.station),
    addresses: parts.flatMap((part) => [...part.addresses, ...part.otherAddresses]),
    organisations: parts.flatMap((part) => part.organisations),
    persons: parts.flatMap((part) => [...part.landlords, ...part.residents, ...part.disputants]),
    accounts: parts.flatMap((part) => part.accounts),
    premises: parts.flatMap((part) => part.premises),
    dwellings: parts.flatMap((part) => part.dwellings),
    stays: parts.flatMap((part) => part.stays),
    doorplates: parts.flatMap((part) => part.doorplates),
    rentalChecks: parts.flatMap((part) => part.rentalChecks),
    hazards: parts.flatMap((part) => part.hazards),
    objections: parts.flatMap((part) => part.objections),
    responseUnits: parts.flatMap((part) => part.responseUnits),
    alerts: parts.flatMap((part) => part.alerts),
    alertRepeats: parts.flatMap((part) => part.alertRepeats),
    filedAlerts: parts.map((part) => part.filedAlerts),
    shiftHandovers: parts.flatMap((part) => part.shiftHandovers),
    mediations: parts.flatMap((part) => part.mediations),
    signIns: makeSignIns(stationPlans),
    devices: parts.flatMap((part) => part.devices),
    invitations: parts.flatMap((part) => part.invitations),
    embedSessions: parts.flatMap((part) => part.embedSessions),
  };
}
