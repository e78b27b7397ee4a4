// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  type AlertRepeat,
  type AlertRepeatChange,
  type AlertRepeatCreation,
  changeAlertRepeat as changeAlertRepeatRecord,
  createAlertRepeat as createAlertRepeatRecord,
  deleteAlertRepeat as deleteAlertRepeatRecord,
  getAlertRepeat as getAlertRepeatRecord,
  listAlertRepeats as listAlertRepeatsRecord,
} from '@wardkit/contract/alert-repeats';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link listAlertRepeats} is asked with.
 * @example
 * const query: ListAlertRepeatsQuery = { state: 'proposed' };
 * for await (const each of ward.alertRepeats.list(query)) show(each);
 */
export type ListAlertRepeatsQuery = QueryOf<typeof listAlertRepeatsRecord>;

/**
 * Groups of repeated alerts, that with the newest alert first.
 * Scope `alerts:read`.
 * @example
 * for await (const each of ward.alertRepeats.list({ state: 'proposed' })) show(each);
 */
export function listAlertRepeats(
  handle: ClientHandle,
  query: ListAlertRepeatsQuery = {},
  options?: CallOptions,
): ListCall<Page<AlertRepeat>> {
  return handle.list(listAlertRepeatsRecord, { query }, options);
}

/**
 * A group of repeated alerts.
 * Scope `alerts:read`.
 * @example
 * const answer = await ward.alertRepeats.get('0190e0a0-0000-7000-8000-000000000086');
 */
export function getAlertRepeat(
  handle: ClientHandle,
  repeatId: string,
  options?: CallOptions,
): CallPromise<AlertRepeat> {
  return handle.call(getAlertRepeatRecord, { parameters: { repeatId } }, options);
}

/**
 * Put alerts of the same place or matter into a group.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.alertRepeats.create('0190e0a0-0000-7000-8000-000000000086', {
 *   basis: 'same-matter',
 *   alertIds: ['0190e0a0-0000-7000-8000-000000000081', '0190e0a0-0000-7000-8000-000000000084'],
 *   note: '同一楼道两次充电冒烟，请社区民警上门核查。',
 * });
 */
export function createAlertRepeat(
  handle: ClientHandle,
  repeatId: string,
  body: AlertRepeatCreation,
  options?: WriteOptions,
): CallPromise<AlertRepeat> {
  return handle.call(createAlertRepeatRecord, { parameters: { repeatId }, body }, options);
}

/**
 * Confirm a group, or change what belongs to it.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.alertRepeats.change(
 *   '0190e0a0-0000-7000-8000-000000000086',
 *   { note: '同一楼道两次充电冒烟，请社区民警上门核查。' },
 *   { ifMatch: etag },
 * );
 */
export function changeAlertRepeat(
  handle: ClientHandle,
  repeatId: string,
  body: AlertRepeatChange,
  options: WriteOptions & WithMatch,
): CallPromise<AlertRepeat> {
  return handle.call(changeAlertRepeatRecord, { parameters: { repeatId }, body }, options);
}

/**
 * Dissolve a group; its alerts stay.
 * Scope `alerts:write`.
 * @example
 * await ward.alertRepeats.delete(
 *   '0190e0a0-0000-7000-8000-000000000086',
 *   { ifMatch: etag },
 * );
 */
export function deleteAlertRepeat(
  handle: ClientHandle,
  repeatId: string,
  options: WriteOptions & WithMatch,
): CallPromise<undefined> {
  return handle.call(deleteAlertRepeatRecord, { parameters: { repeatId } }, options);
}

/**
 * `ward.alertRepeats`
 * @example
 * const alertRepeats: AlertRepeatsModule = alertRepeatsModule(handle);
 * for await (const each of alertRepeats.list({ state: 'proposed' })) show(each);
 */
export interface AlertRepeatsModule {
  /** Groups of repeated alerts, that with the newest alert first. */
  readonly list: Bound<typeof listAlertRepeats>;
  /** A group of repeated alerts. */
  readonly get: Bound<typeof getAlertRepeat>;
  /** Put alerts of the same place or matter into a group. */
  readonly create: Bound<typeof createAlertRepeat>;
  /** Confirm a group, or change what belongs to it. */
  readonly change: Bound<typeof changeAlertRepeat>;
  /** Dissolve a group; its alerts stay. */
  readonly delete: Bound<typeof deleteAlertRepeat>;
}

/**
 * The functions of this module over one client.
 * @example
 * const alertRepeats = alertRepeatsModule(handle);
 * for await (const each of alertRepeats.list({ state: 'proposed' })) show(each);
 */
export function alertRepeatsModule(handle: ClientHandle): AlertRepeatsModule {
  return {
    list: (...rest) => listAlertRepeats(handle, ...rest),
    get: (...rest) => getAlertRepeat(handle, ...rest),
    create: (...rest) => createAlertRepeat(handle, ...rest),
    change: (...rest) => changeAlertRepeat(handle, ...rest),
    delete: (...rest) => deleteAlertRepeat(handle, ...rest),
  };
}
