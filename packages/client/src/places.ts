// Made from the operation records by `npm run client:generate`: change the record, not this file.

import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import {
  changeDwelling as changeDwellingRecord,
  changeOrganisation as changeOrganisationRecord,
  changePremises as changePremisesRecord,
  createDwelling as createDwellingRecord,
  createOrganisation as createOrganisationRecord,
  createPremises as createPremisesRecord,
  type Division,
  type DwellingChange,
  type DwellingRecord,
  type DwellingRegistration,
  getAddress as getAddressRecord,
  getDwelling as getDwellingRecord,
  getOrganisation as getOrganisationRecord,
  getPremises as getPremisesRecord,
  getStation as getStationRecord,
  listAddresses as listAddressesRecord,
  listDivisions as listDivisionsRecord,
  listDwellings as listDwellingsRecord,
  listOrganisations as listOrganisationsRecord,
  listPremises as listPremisesRecord,
  listStaff as listStaffRecord,
  listStations as listStationsRecord,
  type OrganisationChange,
  type OrganisationRecord,
  type OrganisationRegistration,
  type Premises,
  type PremisesChange,
  type PremisesRegistration,
  type RegisteredAddress,
  type StaffMember,
  type Station,
} from '@wardkit/contract/places';
import { type BatchAnswer, type BatchItem, callBatch } from './batch.ts';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WithPurpose, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link listDivisions} is asked with.
 * @example
 * const query: ListDivisionsQuery = { parent: '441602' };
 * for await (const each of ward.places.listDivisions(query)) show(each);
 */
export type ListDivisionsQuery = QueryOf<typeof listDivisionsRecord>;

/**
 * Divisions, streets and communities below a parent.
 * @example
 * for await (const each of ward.places.listDivisions({ parent: '441602' })) show(each);
 */
export function listDivisions(
  handle: ClientHandle,
  query: ListDivisionsQuery = {},
  options?: CallOptions,
): ListCall<Page<Division>> {
  return handle.list(listDivisionsRecord, { query }, options);
}

/**
 * What {@link listStations} is asked with.
 * @example
 * const query: ListStationsQuery = { division: '441602' };
 * for await (const each of ward.places.listStations(query)) show(each);
 */
export type ListStationsQuery = QueryOf<typeof listStationsRecord>;

/**
 * Stations by their ids, all or those of a division.
 * @example
 * for await (const each of ward.places.listStations({ division: '441602' })) show(each);
 */
export function listStations(
  handle: ClientHandle,
  query: ListStationsQuery = {},
  options?: CallOptions,
): ListCall<Page<Station>> {
  return handle.list(listStationsRecord, { query }, options);
}

/**
 * A station with its telephone and services.
 * @example
 * const answer = await ward.places.getStation('0190e0a0-0000-7000-8000-000000000001');
 */
export function getStation(handle: ClientHandle, stationId: string, options?: CallOptions): CallPromise<Station> {
  return handle.call(getStationRecord, { parameters: { stationId } }, options);
}

/**
 * What {@link listStaff} is asked with.
 * @example
 * const query: ListStaffQuery = { role: ['officer', 'supervisor'] };
 * for await (const each of ward.places.listStaff(query)) show(each);
 */
export type ListStaffQuery = QueryOf<typeof listStaffRecord>;

/**
 * Staff of the own station by their ids, to whom work can be given.
 * Scope `places:read`.
 * @example
 * for await (const each of ward.places.listStaff({ role: ['officer', 'supervisor'] })) show(each);
 */
export function listStaff(
  handle: ClientHandle,
  query: ListStaffQuery = {},
  options?: CallOptions,
): ListCall<Page<StaffMember>> {
  return handle.list(listStaffRecord, { query }, options);
}

/**
 * What {@link listAddresses} is asked with.
 * @example
 * const query: ListAddressesQuery = { community: '441602001002', text: '示范路 1', state: 'in-use' };
 * for await (const each of ward.places.listAddresses(query)) show(each);
 */
export type ListAddressesQuery = QueryOf<typeof listAddressesRecord>;

/**
 * Standard addresses of the own station by their ids: of a community, or with a part of their line.
 * Scope `places:read`.
 * @example
 * const list = ward.places.listAddresses(
 *   { community: '441602001002', text: '示范路 1', state: 'in-use' },
 * );
 * for await (const each of list) show(each);
 */
export function listAddresses(
  handle: ClientHandle,
  query: ListAddressesQuery = {},
  options?: CallOptions,
): ListCall<Page<RegisteredAddress>> {
  return handle.list(listAddressesRecord, { query }, options);
}

/**
 * A standard address.
 * Scope `places:read`.
 * @example
 * const answer = await ward.places.getAddress('0190e0a0-0000-7000-8000-000000000033');
 */
export function getAddress(
  handle: ClientHandle,
  addressId: string,
  options?: CallOptions,
): CallPromise<RegisteredAddress> {
  return handle.call(getAddressRecord, { parameters: { addressId } }, options);
}

/**
 * What {@link listPremises} is asked with.
 * @example
 * const query: ListPremisesQuery = { use: 'let', openHazards: 'true' };
 * for await (const each of ward.places.listPremises(query, { purpose: 'rental-check' })) show(each);
 */
export type ListPremisesQuery = QueryOf<typeof listPremisesRecord>;

/**
 * Premises of the own station, or of the own person.
 * Scope `places:read`.
 * @example
 * const list = ward.places.listPremises(
 *   { use: 'let', openHazards: 'true' },
 *   { purpose: 'rental-check' },
 * );
 * for await (const each of list) show(each);
 */
export function listPremises(
  handle: ClientHandle,
  query: ListPremisesQuery = {},
  options: CallOptions & WithPurpose,
): ListCall<Page<Premises>> {
  return handle.list(listPremisesRecord, { query }, options);
}

/**
 * Premises with dwellings, rating and open hazards.
 * Scope `places:read`.
 * @example
 * const answer = await ward.places.getPremises(
 *   '0190e0a0-0000-7000-8000-000000000031',
 *   { purpose: 'rental-check' },
 * );
 */
export function getPremises(
  handle: ClientHandle,
  premisesId: string,
  options: CallOptions & WithPurpose,
): CallPromise<Premises> {
  return handle.call(getPremisesRecord, { parameters: { premisesId } }, options);
}

/**
 * Put premises on record.
 * Scope `places:write`. Errors: `already-recorded`.
 * @example
 * const answer = await ward.places.createPremises(
 *   '0190e0a0-0000-7000-8000-000000000035',
 *   {
 *     addressId: '0190e0a0-0000-7000-8000-000000000034',
 *     use: 'let',
 *     storeys: 1,
 *     floorArea: 88.6,
 *     landlord: {
 *       name: '吴示范',
 *       identityNumber: '441602187103021180',
 *       telephone: '+8615400000023',
 *     },
 *     organisationId: null,
 *     letSince: '2026-11-01',
 *   },
 *   { purpose: 'rental-check' },
 * );
 */
export function createPremises(
  handle: ClientHandle,
  premisesId: string,
  body: PremisesRegistration,
  options: WriteOptions & WithPurpose,
): CallPromise<Premises> {
  return handle.call(createPremisesRecord, { parameters: { premisesId }, body }, options);
}

/**
 * Put premises on record: up to 200 in one call. Each has its own answer and status; one that fails does not undo another.
 * @example
 * const { items } = await ward.places.createPremisesBatch(
 *   [
 *     {
 *       id: '0190e0a0-0000-7000-8000-000000000035',
 *       body: {
 *         addressId: '0190e0a0-0000-7000-8000-000000000034',
 *         use: 'let',
 *         storeys: 1,
 *         floorArea: 88.6,
 *         landlord: {
 *           name: '吴示范',
 *           identityNumber: '441602187103021180',
 *           telephone: '+8615400000023',
 *         },
 *         organisationId: null,
 *         letSince: '2026-11-01',
 *       },
 *     },
 *   ],
 *   { purpose: 'rental-check' },
 * );
 */
export function createPremisesBatch(
  handle: ClientHandle,
  items: readonly BatchItem<PremisesRegistration>[],
  options: WriteOptions & WithPurpose,
): CallPromise<BatchAnswer<Premises>> {
  return callBatch(handle, createPremisesRecord, items, options);
}

/**
 * Change premises: their use, their landlord, their building.
 * Scope `places:write`. Errors: `already-recorded`, `state-conflict`.
 * @example
 * const answer = await ward.places.changePremises(
 *   '0190e0a0-0000-7000-8000-000000000031',
 *   { use: 'self-occupied' },
 *   { purpose: 'rental-check', ifMatch: etag },
 * );
 */
export function changePremises(
  handle: ClientHandle,
  premisesId: string,
  body: PremisesChange,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Premises> {
  return handle.call(changePremisesRecord, { parameters: { premisesId }, body }, options);
}

/**
 * What {@link listDwellings} is asked with.
 * @example
 * const query: ListDwellingsQuery = { premisesId: '0190e0a0-0000-7000-8000-000000000031' };
 * for await (const each of ward.places.listDwellings(query)) show(each);
 */
export type ListDwellingsQuery = QueryOf<typeof listDwellingsRecord>;

/**
 * Dwellings in premises by their ids, those that ended included.
 * Scope `places:read`. Errors: `not-found`.
 * @example
 * const list = ward.places.listDwellings(
 *   { premisesId: '0190e0a0-0000-7000-8000-000000000031' },
 * );
 * for await (const each of list) show(each);
 */
export function listDwellings(
  handle: ClientHandle,
  query: ListDwellingsQuery,
  options?: CallOptions,
): ListCall<Page<DwellingRecord>> {
  return handle.list(listDwellingsRecord, { query }, options);
}

/**
 * A dwelling.
 * Scope `places:read`.
 * @example
 * const answer = await ward.places.getDwelling('0190e0a0-0000-7000-8000-000000000032');
 */
export function getDwelling(
  handle: ClientHandle,
  dwellingId: string,
  options?: CallOptions,
): CallPromise<DwellingRecord> {
  return handle.call(getDwellingRecord, { parameters: { dwellingId } }, options);
}

/**
 * Put a dwelling on record.
 * Scope `places:write`. Errors: `already-recorded`.
 * @example
 * const answer = await ward.places.createDwelling('0190e0a0-0000-7000-8000-000000000036', {
 *   premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *   label: '201',
 *   floor: 2,
 *   rooms: 1,
 *   floorArea: 22,
 * });
 */
export function createDwelling(
  handle: ClientHandle,
  dwellingId: string,
  body: DwellingRegistration,
  options?: WriteOptions,
): CallPromise<DwellingRecord> {
  return handle.call(createDwellingRecord, { parameters: { dwellingId }, body }, options);
}

/**
 * Put a dwelling on record: up to 200 in one call. Each has its own answer and status; one that fails does not undo another.
 * @example
 * const { items } = await ward.places.createDwellingBatch([
 *   {
 *     id: '0190e0a0-0000-7000-8000-000000000036',
 *     body: {
 *       premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *       label: '201',
 *       floor: 2,
 *       rooms: 1,
 *       floorArea: 22,
 *     },
 *   },
 * ]);
 */
export function createDwellingBatch(
  handle: ClientHandle,
  items: readonly BatchItem<DwellingRegistration>[],
  options?: WriteOptions,
): CallPromise<BatchAnswer<DwellingRecord>> {
  return callBatch(handle, createDwellingRecord, items, options);
}

/**
 * Change a dwelling, or end it.
 * Scope `places:write`. Errors: `already-recorded`, `state-conflict`.
 * @example
 * const answer = await ward.places.changeDwelling(
 *   '0190e0a0-0000-7000-8000-000000000036',
 *   { endedOn: '2026-11-20' },
 *   { ifMatch: etag },
 * );
 */
export function changeDwelling(
  handle: ClientHandle,
  dwellingId: string,
  body: DwellingChange,
  options: WriteOptions & WithMatch,
): CallPromise<DwellingRecord> {
  return handle.call(changeDwellingRecord, { parameters: { dwellingId }, body }, options);
}

/**
 * What {@link listOrganisations} is asked with.
 * @example
 * const query: ListOrganisationsQuery = { text: '公寓' };
 * for await (const each of ward.places.listOrganisations(query)) show(each);
 */
export type ListOrganisationsQuery = QueryOf<typeof listOrganisationsRecord>;

/**
 * Organisations of the own station, by their ids.
 * Scope `places:read`.
 * @example
 * for await (const each of ward.places.listOrganisations({ text: '公寓' })) show(each);
 */
export function listOrganisations(
  handle: ClientHandle,
  query: ListOrganisationsQuery = {},
  options?: CallOptions,
): ListCall<Page<OrganisationRecord>> {
  return handle.list(listOrganisationsRecord, { query }, options);
}

/**
 * An organisation.
 * Scope `places:read`.
 * @example
 * const answer = await ward.places.getOrganisation('0190e0a0-0000-7000-8000-000000000037');
 */
export function getOrganisation(
  handle: ClientHandle,
  organisationId: string,
  options?: CallOptions,
): CallPromise<OrganisationRecord> {
  return handle.call(getOrganisationRecord, { parameters: { organisationId } }, options);
}

/**
 * Put an organisation on record.
 * Scope `places:write`. Errors: `already-recorded`.
 * @example
 * const answer = await ward.places.createOrganisation('0190e0a0-0000-7000-8000-000000000037', {
 *   name: '示范公寓管理有限公司',
 *   socialCreditCode: '91990000MA12345696',
 *   kind: 'enterprise',
 * });
 */
export function createOrganisation(
  handle: ClientHandle,
  organisationId: string,
  body: OrganisationRegistration,
  options?: WriteOptions,
): CallPromise<OrganisationRecord> {
  return handle.call(createOrganisationRecord, { parameters: { organisationId }, body }, options);
}

/**
 * Put an organisation on record: up to 200 in one call. Each has its own answer and status; one that fails does not undo another.
 * @example
 * const { items } = await ward.places.createOrganisationBatch([
 *   {
 *     id: '0190e0a0-0000-7000-8000-000000000037',
 *     body: {
 *       name: '示范公寓管理有限公司',
 *       socialCreditCode: '91990000MA12345696',
 *       kind: 'enterprise',
 *     },
 *   },
 * ]);
 */
export function createOrganisationBatch(
  handle: ClientHandle,
  items: readonly BatchItem<OrganisationRegistration>[],
  options?: WriteOptions,
): CallPromise<BatchAnswer<OrganisationRecord>> {
  return callBatch(handle, createOrganisationRecord, items, options);
}

/**
 * Change an organisation, or end it.
 * Scope `places:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.places.changeOrganisation(
 *   '0190e0a0-0000-7000-8000-000000000037',
 *   { endedOn: '2026-11-20' },
 *   { ifMatch: etag },
 * );
 */
export function changeOrganisation(
  handle: ClientHandle,
  organisationId: string,
  body: OrganisationChange,
  options: WriteOptions & WithMatch,
): CallPromise<OrganisationRecord> {
  return handle.call(changeOrganisationRecord, { parameters: { organisationId }, body }, options);
}

/**
 * `ward.places`
 * @example
 * const places: PlacesModule = placesModule(handle);
 * for await (const each of places.listDivisions({ parent: '441602' })) show(each);
 */
export interface PlacesModule {
  /** Divisions, streets and communities below a parent. */
  readonly listDivisions: Bound<typeof listDivisions>;
  /** Stations by their ids, all or those of a division. */
  readonly listStations: Bound<typeof listStations>;
  /** A station with its telephone and services. */
  readonly getStation: Bound<typeof getStation>;
  /** Staff of the own station by their ids, to whom work can be given. */
  readonly listStaff: Bound<typeof listStaff>;
  /** Standard addresses of the own station by their ids: of a community, or with a part of their line. */
  readonly listAddresses: Bound<typeof listAddresses>;
  /** A standard address. */
  readonly getAddress: Bound<typeof getAddress>;
  /** Premises of the own station, or of the own person. */
  readonly listPremises: Bound<typeof listPremises>;
  /** Premises with dwellings, rating and open hazards. */
  readonly getPremises: Bound<typeof getPremises>;
  /** Put premises on record. */
  readonly createPremises: Bound<typeof createPremises>;
  /** Put premises on record: up to 200 in one call. */
  readonly createPremisesBatch: Bound<typeof createPremisesBatch>;
  /** Change premises: their use, their landlord, their building. */
  readonly changePremises: Bound<typeof changePremises>;
  /** Dwellings in premises by their ids, those that ended included. */
  readonly listDwellings: Bound<typeof listDwellings>;
  /** A dwelling. */
  readonly getDwelling: Bound<typeof getDwelling>;
  /** Put a dwelling on record. */
  readonly createDwelling: Bound<typeof createDwelling>;
  /** Put a dwelling on record: up to 200 in one call. */
  readonly createDwellingBatch: Bound<typeof createDwellingBatch>;
  /** Change a dwelling, or end it. */
  readonly changeDwelling: Bound<typeof changeDwelling>;
  /** Organisations of the own station, by their ids. */
  readonly listOrganisations: Bound<typeof listOrganisations>;
  /** An organisation. */
  readonly getOrganisation: Bound<typeof getOrganisation>;
  /** Put an organisation on record. */
  readonly createOrganisation: Bound<typeof createOrganisation>;
  /** Put an organisation on record: up to 200 in one call. */
  readonly createOrganisationBatch: Bound<typeof createOrganisationBatch>;
  /** Change an organisation, or end it. */
  readonly changeOrganisation: Bound<typeof changeOrganisation>;
}

/**
 * The functions of this module over one client.
 * @example
 * const places = placesModule(handle);
 * for await (const each of places.listDivisions({ parent: '441602' })) show(each);
 */
export function placesModule(handle: ClientHandle): PlacesModule {
  return {
    listDivisions: (...rest) => listDivisions(handle, ...rest),
    listStations: (...rest) => listStations(handle, ...rest),
    getStation: (...rest) => getStation(handle, ...rest),
    listStaff: (...rest) => listStaff(handle, ...rest),
    listAddresses: (...rest) => listAddresses(handle, ...rest),
    getAddress: (...rest) => getAddress(handle, ...rest),
    listPremises: (...rest) => listPremises(handle, ...rest),
    getPremises: (...rest) => getPremises(handle, ...rest),
    createPremises: (...rest) => createPremises(handle, ...rest),
    createPremisesBatch: (...rest) => createPremisesBatch(handle, ...rest),
    changePremises: (...rest) => changePremises(handle, ...rest),
    listDwellings: (...rest) => listDwellings(handle, ...rest),
    getDwelling: (...rest) => getDwelling(handle, ...rest),
    createDwelling: (...rest) => createDwelling(handle, ...rest),
    createDwellingBatch: (...rest) => createDwellingBatch(handle, ...rest),
    changeDwelling: (...rest) => changeDwelling(handle, ...rest),
    listOrganisations: (...rest) => listOrganisations(handle, ...rest),
    getOrganisation: (...rest) => getOrganisation(handle, ...rest),
    createOrganisation: (...rest) => createOrganisation(handle, ...rest),
    createOrganisationBatch: (...rest) => createOrganisationBatch(handle, ...rest),
    changeOrganisation: (...rest) => changeOrganisation(handle, ...rest),
  };
}
