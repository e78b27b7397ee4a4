import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import {
  type Division,
  getPremises as getPremisesRecord,
  getStation as getStationRecord,
  listDivisions as listDivisionsRecord,
  listPremises as listPremisesRecord,
  type Premises,
  type Station,
} from '@wardkit/contract/places';
import type { CallOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/** Which divisions: `parent` is a code of GB/T 2260; without one, the provinces. */
export type DivisionFilter = QueryOf<typeof listDivisionsRecord>;
/** Which premises: by use, community, or with an open hazard. */
export type PremisesFilter = QueryOf<typeof listPremisesRecord>;

/** Divisions, streets and communities below a parent. Needs no sign-in. */
export function listDivisions(
  handle: ClientHandle,
  filter: DivisionFilter = {},
  options?: CallOptions,
): ListCall<Page<Division>> {
  return handle.list(listDivisionsRecord, { query: filter }, options);
}

/** A station with its telephone and services. Needs no sign-in. Errors: `not-found`. */
export function getStation(handle: ClientHandle, stationId: string, options?: CallOptions): CallPromise<Station> {
  return handle.call(getStationRecord, { parameters: { stationId } }, options);
}

/** Premises of the own station, or of the own person. Needs a purpose. */
export function listPremises(
  handle: ClientHandle,
  filter: PremisesFilter = {},
  options?: CallOptions,
): ListCall<Page<Premises>> {
  return handle.list(listPremisesRecord, { query: filter }, options);
}

/** Premises with dwellings, rating and open hazards. Needs a purpose. Errors: `not-found` (also when not yours to see). */
export function getPremises(handle: ClientHandle, premisesId: string, options?: CallOptions): CallPromise<Premises> {
  return handle.call(getPremisesRecord, { parameters: { premisesId } }, options);
}

/** `ward.places` */
export interface PlacesModule {
  /** Divisions, streets and communities below a parent. */
  listDivisions(filter?: DivisionFilter, options?: CallOptions): ListCall<Page<Division>>;
  /** A station with its telephone and services. */
  getStation(stationId: string, options?: CallOptions): CallPromise<Station>;
  /** Premises of the own station, or of the own person; say the purpose. */
  listPremises(filter?: PremisesFilter, options?: CallOptions): ListCall<Page<Premises>>;
  /** Premises with dwellings, rating and open hazards; say the purpose. */
  getPremises(premisesId: string, options?: CallOptions): CallPromise<Premises>;
}

export function placesModule(handle: ClientHandle): PlacesModule {
  return {
    listDivisions: (filter, options) => listDivisions(handle, filter, options),
    getStation: (stationId, options) => getStation(handle, stationId, options),
    listPremises: (filter, options) => listPremises(handle, filter, options),
    getPremises: (premisesId, options) => getPremises(handle, premisesId, options),
  };
}
