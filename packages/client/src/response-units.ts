// Made from the operation records by `npm run client:generate`: change the record, not this file.

import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import {
  changeResponseUnit as changeResponseUnitRecord,
  changeUnitAvailability as changeUnitAvailabilityRecord,
  createResponseUnit as createResponseUnitRecord,
  deleteResponseUnit as deleteResponseUnitRecord,
  getResponseUnit as getResponseUnitRecord,
  listResponseUnits as listResponseUnitsRecord,
  type ResponseUnit,
  type ResponseUnitChange,
  type ResponseUnitCreation,
  type UnitAvailability,
} from '@wardkit/contract/response-units';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link listResponseUnits} is asked with.
 * @example
 * const query: ListResponseUnitsQuery = { state: ['available', 'committed'] };
 * for await (const each of ward.responseUnits.list(query)) show(each);
 */
export type ListResponseUnitsQuery = QueryOf<typeof listResponseUnitsRecord>;

/**
 * Response units of the own station, by their labels.
 * Scope `response-units:read`.
 * @example
 * for await (const each of ward.responseUnits.list({ state: ['available', 'committed'] })) show(each);
 */
export function listResponseUnits(
  handle: ClientHandle,
  query: ListResponseUnitsQuery = {},
  options?: CallOptions,
): ListCall<Page<ResponseUnit>> {
  return handle.list(listResponseUnitsRecord, { query }, options);
}

/**
 * A response unit.
 * Scope `response-units:read`.
 * @example
 * const answer = await ward.responseUnits.get('0190e0a0-0000-7000-8000-000000000201');
 */
export function getResponseUnit(
  handle: ClientHandle,
  unitId: string,
  options?: CallOptions,
): CallPromise<ResponseUnit> {
  return handle.call(getResponseUnitRecord, { parameters: { unitId } }, options);
}

/**
 * Set a response unit up.
 * Scope `response-units:write`.
 * @example
 * const answer = await ward.responseUnits.create('0190e0a0-0000-7000-8000-000000000201', {
 *   label: '示范 01 组',
 *   kind: 'patrol',
 *   strength: 3,
 *   post: {
 *     divisionCode: '441602001002',
 *     text: '示范社区警务室',
 *     point: { type: 'Point', coordinates: [114.7052, 23.7489] },
 *   },
 * });
 */
export function createResponseUnit(
  handle: ClientHandle,
  unitId: string,
  body: ResponseUnitCreation,
  options?: WriteOptions,
): CallPromise<ResponseUnit> {
  return handle.call(createResponseUnitRecord, { parameters: { unitId }, body }, options);
}

/**
 * Change the label, kind, strength or post of a response unit.
 * Scope `response-units:write`.
 * @example
 * const answer = await ward.responseUnits.change(
 *   '0190e0a0-0000-7000-8000-000000000201',
 *   { strength: 2 },
 *   { ifMatch: etag },
 * );
 */
export function changeResponseUnit(
  handle: ClientHandle,
  unitId: string,
  body: ResponseUnitChange,
  options: WriteOptions & WithMatch,
): CallPromise<ResponseUnit> {
  return handle.call(changeResponseUnitRecord, { parameters: { unitId }, body }, options);
}

/**
 * Take a response unit off the list.
 * Scope `response-units:write`. Errors: `state-conflict`.
 * @example
 * await ward.responseUnits.delete(
 *   '0190e0a0-0000-7000-8000-000000000201',
 *   { ifMatch: etag },
 * );
 */
export function deleteResponseUnit(
  handle: ClientHandle,
  unitId: string,
  options: WriteOptions & WithMatch,
): CallPromise<undefined> {
  return handle.call(deleteResponseUnitRecord, { parameters: { unitId } }, options);
}

/**
 * Say whether a unit can be sent.
 * Scope `response-units:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.responseUnits.changeAvailability(
 *   '0190e0a0-0000-7000-8000-000000000201',
 *   { state: 'unavailable', expectedBackAt: '2026-11-21T12:00:00+08:00' },
 *   { ifMatch: etag },
 * );
 */
export function changeUnitAvailability(
  handle: ClientHandle,
  unitId: string,
  body: UnitAvailability,
  options: WriteOptions & WithMatch,
): CallPromise<ResponseUnit> {
  return handle.call(changeUnitAvailabilityRecord, { parameters: { unitId }, body }, options);
}

/**
 * `ward.responseUnits`
 * @example
 * const responseUnits: ResponseUnitsModule = responseUnitsModule(handle);
 * for await (const each of responseUnits.list({ state: ['available', 'committed'] })) show(each);
 */
export interface ResponseUnitsModule {
  /** Response units of the own station, by their labels. */
  readonly list: Bound<typeof listResponseUnits>;
  /** A response unit. */
  readonly get: Bound<typeof getResponseUnit>;
  /** Set a response unit up. */
  readonly create: Bound<typeof createResponseUnit>;
  /** Change the label, kind, strength or post of a response unit. */
  readonly change: Bound<typeof changeResponseUnit>;
  /** Take a response unit off the list. */
  readonly delete: Bound<typeof deleteResponseUnit>;
  /** Say whether a unit can be sent. */
  readonly changeAvailability: Bound<typeof changeUnitAvailability>;
}

/**
 * The functions of this module over one client.
 * @example
 * const responseUnits = responseUnitsModule(handle);
 * for await (const each of responseUnits.list({ state: ['available', 'committed'] })) show(each);
 */
export function responseUnitsModule(handle: ClientHandle): ResponseUnitsModule {
  return {
    list: (...rest) => listResponseUnits(handle, ...rest),
    get: (...rest) => getResponseUnit(handle, ...rest),
    create: (...rest) => createResponseUnit(handle, ...rest),
    change: (...rest) => changeResponseUnit(handle, ...rest),
    delete: (...rest) => deleteResponseUnit(handle, ...rest),
    changeAvailability: (...rest) => changeUnitAvailability(handle, ...rest),
  };
}
