// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  type AlertTimeLimit,
  type AlertTimeLimitChange,
  changeAlertTimeLimit as changeAlertTimeLimitRecord,
  listAlertTimeLimits as listAlertTimeLimitsRecord,
} from '@wardkit/contract/alert-time-limits';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link listAlertTimeLimits} is asked with.
 * @example
 * const query: ListAlertTimeLimitsQuery = { limit: 50 };
 * for await (const each of ward.alertTimeLimits.list(query)) show(each);
 */
export type ListAlertTimeLimitsQuery = QueryOf<typeof listAlertTimeLimitsRecord>;

/**
 * The time limits of alerts at the own station.
 * Scope `alerts:read`.
 * @example
 * for await (const each of ward.alertTimeLimits.list()) show(each);
 */
export function listAlertTimeLimits(
  handle: ClientHandle,
  query: ListAlertTimeLimitsQuery = {},
  options?: CallOptions,
): ListCall<Page<AlertTimeLimit>> {
  return handle.list(listAlertTimeLimitsRecord, { query }, options);
}

/**
 * Set a time limit for the own station, or go back to the default.
 * Scope `alerts:write`.
 * @example
 * const answer = await ward.alertTimeLimits.change(
 *   'alert-arrival',
 *   { seconds: { immediate: 600, urgent: 1500, normal: 3600, low: 14400 } },
 *   { ifMatch: etag },
 * );
 */
export function changeAlertTimeLimit(
  handle: ClientHandle,
  limitId: string,
  body: AlertTimeLimitChange,
  options: WriteOptions & WithMatch,
): CallPromise<AlertTimeLimit> {
  return handle.call(changeAlertTimeLimitRecord, { parameters: { limitId }, body }, options);
}

/**
 * `ward.alertTimeLimits`
 * @example
 * const alertTimeLimits: AlertTimeLimitsModule = alertTimeLimitsModule(handle);
 * for await (const each of alertTimeLimits.list()) show(each);
 */
export interface AlertTimeLimitsModule {
  /** The time limits of alerts at the own station. */
  readonly list: Bound<typeof listAlertTimeLimits>;
  /** Set a time limit for the own station, or go back to the default. */
  readonly change: Bound<typeof changeAlertTimeLimit>;
}

/**
 * The functions of this module over one client.
 * @example
 * const alertTimeLimits = alertTimeLimitsModule(handle);
 * for await (const each of alertTimeLimits.list()) show(each);
 */
export function alertTimeLimitsModule(handle: ClientHandle): AlertTimeLimitsModule {
  return {
    list: (...rest) => listAlertTimeLimits(handle, ...rest),
    change: (...rest) => changeAlertTimeLimit(handle, ...rest),
  };
}
