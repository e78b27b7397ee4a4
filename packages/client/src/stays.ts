// Made from the operation records by `npm run client:generate`: change the record, not this file.

import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import {
  changeStay as changeStayRecord,
  getStay as getStayRecord,
  listOverdueStays as listOverdueStaysRecord,
  listOwnStays as listOwnStaysRecord,
  listStays as listStaysRecord,
  registerStay as registerStayRecord,
  type Stay,
  type StayChange,
  type StayRegistration,
  type StaySignOff,
  signOffStay as signOffStayRecord,
} from '@wardkit/contract/stays';
import { type BatchAnswer, type BatchItem, callBatch } from './batch.ts';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WithPurpose, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link listStays} is asked with.
 * @example
 * const query: ListStaysQuery = {
 *   premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *   state: ['current', 'sign-off-overdue'],
 * };
 * for await (const each of ward.stays.list(query, { purpose: 'stay-registration' })) show(each);
 */
export type ListStaysQuery = QueryOf<typeof listStaysRecord>;

/**
 * Stays in premises by their ids, with masked persons.
 * Scope `stays:read`. Errors: `not-found`.
 * @example
 * const list = ward.stays.list(
 *   {
 *     premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *     state: ['current', 'sign-off-overdue'],
 *   },
 *   { purpose: 'stay-registration' },
 * );
 * for await (const each of list) show(each);
 */
export function listStays(
  handle: ClientHandle,
  query: ListStaysQuery,
  options: CallOptions & WithPurpose,
): ListCall<Page<Stay>> {
  return handle.list(listStaysRecord, { query }, options);
}

/**
 * What {@link listOverdueStays} is asked with.
 * @example
 * const query: ListOverdueStaysQuery = { community: '441602001002' };
 * for await (const each of ward.stays.listOverdue(query, { purpose: 'stay-registration' })) show(each);
 */
export type ListOverdueStaysQuery = QueryOf<typeof listOverdueStaysRecord>;

/**
 * Stays whose sign-off is overdue, the longest overdue first.
 * Scope `stays:read`.
 * @example
 * const list = ward.stays.listOverdue(
 *   { community: '441602001002' },
 *   { purpose: 'stay-registration' },
 * );
 * for await (const each of list) show(each);
 */
export function listOverdueStays(
  handle: ClientHandle,
  query: ListOverdueStaysQuery = {},
  options: CallOptions & WithPurpose,
): ListCall<Page<Stay>> {
  return handle.list(listOverdueStaysRecord, { query }, options);
}

/**
 * What {@link listOwnStays} is asked with.
 * @example
 * const query: ListOwnStaysQuery = { limit: 50 };
 * for await (const each of ward.stays.listOwn(query, { purpose: 'stay-registration' })) show(each);
 */
export type ListOwnStaysQuery = QueryOf<typeof listOwnStaysRecord>;

/**
 * The stays of the own person, the newest first.
 * Scope `stays:read`.
 * @example
 * for await (const each of ward.stays.listOwn({}, { purpose: 'stay-registration' })) show(each);
 */
export function listOwnStays(
  handle: ClientHandle,
  query: ListOwnStaysQuery = {},
  options: CallOptions & WithPurpose,
): ListCall<Page<Stay>> {
  return handle.list(listOwnStaysRecord, { query }, options);
}

/**
 * A stay, with its masked person.
 * Scope `stays:read`.
 * @example
 * const answer = await ward.stays.get(
 *   '0190e0a0-0000-7000-8000-000000000101',
 *   { purpose: 'stay-registration' },
 * );
 */
export function getStay(handle: ClientHandle, stayId: string, options: CallOptions & WithPurpose): CallPromise<Stay> {
  return handle.call(getStayRecord, { parameters: { stayId } }, options);
}

/**
 * Register a stay.
 * Scope `stays:write`. Errors: `plate-unknown`, `already-recorded`.
 * This function sends at once; `ward.stays.register` saves it on the device first and gives a receipt.
 * @example
 * const answer = await registerStay(
 *   handle,
 *   '0190e0a0-0000-7000-8000-000000000101',
 *   {
 *     premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *     dwellingId: '0190e0a0-0000-7000-8000-000000000032',
 *     person: {
 *       name: '刘示范',
 *       identityNumber: '441621186509232070',
 *       telephone: '+8615400000022',
 *     },
 *     startedOn: '2026-11-20',
 *     expectedEndOn: '2027-05-31',
 *   },
 *   { purpose: 'stay-registration' },
 * );
 */
export function registerStay(
  handle: ClientHandle,
  stayId: string,
  body: StayRegistration,
  options: WriteOptions & WithPurpose,
): CallPromise<Stay> {
  return handle.call(registerStayRecord, { parameters: { stayId }, body }, options);
}

/**
 * Register a stay: up to 200 in one call. Each has its own answer and status; one that fails does not undo another.
 * @example
 * const { items } = await ward.stays.registerBatch(
 *   [
 *     {
 *       id: '0190e0a0-0000-7000-8000-000000000101',
 *       body: {
 *         premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *         dwellingId: '0190e0a0-0000-7000-8000-000000000032',
 *         person: {
 *           name: '刘示范',
 *           identityNumber: '441621186509232070',
 *           telephone: '+8615400000022',
 *         },
 *         startedOn: '2026-11-20',
 *         expectedEndOn: '2027-05-31',
 *       },
 *     },
 *   ],
 *   { purpose: 'stay-registration' },
 * );
 */
export function registerStayBatch(
  handle: ClientHandle,
  items: readonly BatchItem<StayRegistration>[],
  options: WriteOptions & WithPurpose,
): CallPromise<BatchAnswer<Stay>> {
  return callBatch(handle, registerStayRecord, items, options);
}

/**
 * Change a stay: its dwelling, its days, how the person can be reached.
 * Scope `stays:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.stays.change(
 *   '0190e0a0-0000-7000-8000-000000000102',
 *   { expectedEndOn: '2027-04-30', person: { telephone: null } },
 *   { purpose: 'stay-registration', ifMatch: etag },
 * );
 */
export function changeStay(
  handle: ClientHandle,
  stayId: string,
  body: StayChange,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Stay> {
  return handle.call(changeStayRecord, { parameters: { stayId }, body }, options);
}

/**
 * Sign a stay off: the person left.
 * Scope `stays:write`. Errors: `state-conflict`.
 * This function sends at once; `ward.stays.signOff` saves it on the device first and gives a receipt.
 * @example
 * const answer = await signOffStay(
 *   handle,
 *   '0190e0a0-0000-7000-8000-000000000102',
 *   { endedOn: '2026-11-19' },
 *   { purpose: 'stay-registration', ifMatch: etag },
 * );
 */
export function signOffStay(
  handle: ClientHandle,
  stayId: string,
  body: StaySignOff,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Stay> {
  return handle.call(signOffStayRecord, { parameters: { stayId }, body }, options);
}

/**
 * `ward.stays`
 * @example
 * const stays: StaysModule = staysModule(handle);
 * const list = stays.list(
 *   {
 *     premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *     state: ['current', 'sign-off-overdue'],
 *   },
 *   { purpose: 'stay-registration' },
 * );
 * for await (const each of list) show(each);
 */
export interface StaysModule {
  /** Stays in premises by their ids, with masked persons. */
  readonly list: Bound<typeof listStays>;
  /** Stays whose sign-off is overdue, the longest overdue first. */
  readonly listOverdue: Bound<typeof listOverdueStays>;
  /** The stays of the own person, the newest first. */
  readonly listOwn: Bound<typeof listOwnStays>;
  /** A stay, with its masked person. */
  readonly get: Bound<typeof getStay>;
  /** Register a stay. */
  readonly register: Bound<typeof registerStay>;
  /** Register a stay: up to 200 in one call. */
  readonly registerBatch: Bound<typeof registerStayBatch>;
  /** Change a stay: its dwelling, its days, how the person can be reached. */
  readonly change: Bound<typeof changeStay>;
  /** Sign a stay off: the person left. */
  readonly signOff: Bound<typeof signOffStay>;
}

/**
 * The functions of this module over one client.
 * @example
 * const stays = staysModule(handle);
 * const list = stays.list(
 *   {
 *     premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *     state: ['current', 'sign-off-overdue'],
 *   },
 *   { purpose: 'stay-registration' },
 * );
 * for await (const each of list) show(each);
 */
export function staysModule(handle: ClientHandle): StaysModule {
  return {
    list: (...rest) => listStays(handle, ...rest),
    listOverdue: (...rest) => listOverdueStays(handle, ...rest),
    listOwn: (...rest) => listOwnStays(handle, ...rest),
    get: (...rest) => getStay(handle, ...rest),
    register: (...rest) => registerStay(handle, ...rest),
    registerBatch: (...rest) => registerStayBatch(handle, ...rest),
    change: (...rest) => changeStay(handle, ...rest),
    signOff: (...rest) => signOffStay(handle, ...rest),
  };
}
