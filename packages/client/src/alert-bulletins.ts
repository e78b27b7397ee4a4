// Made from the operation records by `npm run client:generate`: change the record, not this file.

import { type AlertBulletin, getAlertBulletin as getAlertBulletinRecord } from '@wardkit/contract/alert-bulletins';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Bound } from './bound.ts';
import type { CallOptions } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link getAlertBulletin} is asked with.
 * @example
 * const query: GetAlertBulletinQuery = {};
 * const answer = await ward.alertBulletins.get('week', '2026-11-16', query);
 */
export type GetAlertBulletinQuery = QueryOf<typeof getAlertBulletinRecord>;

/**
 * The bulletin of a day, a week or a month by its first day.
 * Scope `alerts:read`.
 * @example
 * const answer = await ward.alertBulletins.get('week', '2026-11-16');
 */
export function getAlertBulletin(
  handle: ClientHandle,
  period: string,
  from: string,
  query: GetAlertBulletinQuery = {},
  options?: CallOptions,
): CallPromise<AlertBulletin> {
  return handle.call(getAlertBulletinRecord, { parameters: { period, from }, query }, options);
}

/**
 * `ward.alertBulletins`
 * @example
 * const alertBulletins: AlertBulletinsModule = alertBulletinsModule(handle);
 * const answer = await alertBulletins.get('week', '2026-11-16');
 */
export interface AlertBulletinsModule {
  /** The bulletin of a day, a week or a month by its first day. */
  readonly get: Bound<typeof getAlertBulletin>;
}

/**
 * The functions of this module over one client.
 * @example
 * const alertBulletins = alertBulletinsModule(handle);
 * const answer = await alertBulletins.get('week', '2026-11-16');
 */
export function alertBulletinsModule(handle: ClientHandle): AlertBulletinsModule {
  return {
    get: (...rest) => getAlertBulletin(handle, ...rest),
  };
}
