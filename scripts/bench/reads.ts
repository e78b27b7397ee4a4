import type { DemoData } from '@wardkit/server/demo/types';

/** One kind of call, with a way to each of many records, so that no two calls in a row read the same row. */
export interface Read {
  readonly operation: string;
  readonly subject: string;
  pathAt(turn: number): string;
}

const station = 'puqian';

/** What people do all day at a station, over the demo's data at any scale. */
export function readsOver(data: DemoData): Read[] {
  const officer = data.accounts.find(({ subject }) => subject === `${station}-officer-1`);
  if (officer === undefined) throw new Error('the demo data has no officer');
  const here = <T extends { readonly stationId: string }>(all: readonly T[]) =>
    all.filter(({ stationId }) => stationId === officer.stationId);
  const premises = here(data.premises);
  const rented = premises.filter(({ use }) => use === 'let');
  const addresses = here(data.addresses);
  const communities = [...new Set(addresses.map(({ divisionCode }) => divisionCode))];
  /** Spreads the turns over a list, far apart. */
  const one = <T>(of: readonly T[], turn: number): T => {
    const found = of[(turn * 7919) % of.length];
    if (found === undefined) throw new Error('the demo data lacks records of a kind');
    return found;
  };
  const read = (operation: string, pathAt: (turn: number) => string, role = 'officer'): Read => ({
    operation,
    subject: `${station}-${role}-1`,
    pathAt,
  });
  const checks = here(data.rentalChecks);
  const hazards = here(data.hazards);
  const plates = here(data.doorplates);
  const stays = here(data.stays);
  const alerts = here(data.alerts);
  const organisations = here(data.organisations);
  const dwellings = here(data.dwellings);
  const inPremises = (path: string) => (turn: number) => `${path}?premisesId=${one(rented, turn).id}`;
  return [
    read('places.listPremises', () => '/v1/premises?limit=50'),
    // Pages that the smallest place fills too: a page that is half empty there would be compared with a full one.
    read('places.listPremises by community', (turn) => `/v1/premises?limit=5&community=${one(communities, turn)}`),
    read('places.listPremises with hazards', () => '/v1/premises?limit=5&openHazards=true'),
    read('places.getPremises', (turn) => `/v1/premises/${one(premises, turn).id}`),
    read('places.getDwelling', (turn) => `/v1/dwellings/${one(dwellings, turn).id}`),
    read('places.listOrganisations', () => '/v1/organisations?limit=50'),
    read('places.getOrganisation', (turn) => `/v1/organisations/${one(organisations, turn).id}`),
    read('places.listAddresses', (turn) => `/v1/addresses?text=${encodeURIComponent(one(addresses, turn).fullText)}`),
    read('places.getAddress', (turn) => `/v1/addresses/${one(addresses, turn).id}`),
    read('stays.list', inPremises('/v1/stays')),
    read('stays.get', (turn) => `/v1/stays/${one(stays, turn).id}`),
    read('stays.listOverdue', () => '/v1/overdue-stays?limit=50'),
    read('hazards.list', () => '/v1/hazards?limit=50'),
    read('hazards.list of premises', inPremises('/v1/hazards')),
    read('hazards.get', (turn) => `/v1/hazards/${one(hazards, turn).id}`),
    read('rentalChecks.list', inPremises('/v1/rental-checks')),
    read('rentalChecks.get', (turn) => `/v1/rental-checks/${one(checks, turn).id}`),
    read('ratings.get', (turn) => `/v1/premises/${one(checks, turn).premisesId}/rating`),
    read('doorplates.list', inPremises('/v1/doorplates')),
    read('doorplates.scan', (turn) => `/v1/doorplate-scans/${one(plates, turn).code}`),
    read('alerts.list', () => '/v1/alerts?limit=50', 'duty-officer'),
    read('alerts.list by category', () => '/v1/alerts?limit=50&category=dispute', 'duty-officer'),
    read('alerts.list by area', (turn) => `/v1/alerts?limit=5&area=${one(alerts, turn).place.divisionCode}`),
    read('alerts.list that are escalated', () => '/v1/alerts?limit=5&escalated=true', 'supervisor'),
    read('alerts.get', (turn) => `/v1/alerts/${one(alerts, turn).id}`),
    read('alerts.timeline', (turn) => `/v1/alerts/${one(alerts, turn).id}/timeline`),
    read('alerts.due', () => '/v1/alert-deadlines?limit=50', 'duty-officer'),
    read('alertRepeats.list', () => '/v1/alert-repeats?limit=50'),
    read('shiftHandovers.list', () => '/v1/shift-handovers?limit=50', 'duty-officer'),
    read('alertBulletins.get', () => '/v1/alert-bulletins/month/2026-10-01', 'duty-officer'),
    read('statistics.count', () => '/v1/statistics?module=stays&rows=state&from=2026-01-01&to=2026-11-30'),
    read('audit.listEntries', () => '/v1/audit-entries?limit=50', 'audit-reviewer'),
  ];
}
