// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  type AlertRepeatRule,
  type AlertRepeatRuleChange,
  changeAlertRepeatRule as changeAlertRepeatRuleRecord,
  getAlertRepeatRule as getAlertRepeatRuleRecord,
} from '@wardkit/contract/alert-repeat-rules';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * How near in place and time alerts of a station are for a group to be proposed.
 * Scope `alerts:read`.
 * @example
 * const answer = await ward.alertRepeatRules.get('0190e0a0-0000-7000-8000-000000000001');
 */
export function getAlertRepeatRule(
  handle: ClientHandle,
  stationId: string,
  options?: CallOptions,
): CallPromise<AlertRepeatRule> {
  return handle.call(getAlertRepeatRuleRecord, { parameters: { stationId } }, options);
}

/**
 * Set how near alerts of the own station are for a group, or go back to the default.
 * Scope `alerts:write`.
 * @example
 * const answer = await ward.alertRepeatRules.change(
 *   '0190e0a0-0000-7000-8000-000000000001',
 *   { days: 90, metres: 60 },
 *   { ifMatch: etag },
 * );
 */
export function changeAlertRepeatRule(
  handle: ClientHandle,
  stationId: string,
  body: AlertRepeatRuleChange,
  options: WriteOptions & WithMatch,
): CallPromise<AlertRepeatRule> {
  return handle.call(changeAlertRepeatRuleRecord, { parameters: { stationId }, body }, options);
}

/**
 * `ward.alertRepeatRules`
 * @example
 * const alertRepeatRules: AlertRepeatRulesModule = alertRepeatRulesModule(handle);
 * const answer = await alertRepeatRules.get('0190e0a0-0000-7000-8000-000000000001');
 */
export interface AlertRepeatRulesModule {
  /** How near in place and time alerts of a station are for a group to be proposed. */
  readonly get: Bound<typeof getAlertRepeatRule>;
  /** Set how near alerts of the own station are for a group, or go back to the default. */
  readonly change: Bound<typeof changeAlertRepeatRule>;
}

/**
 * The functions of this module over one client.
 * @example
 * const alertRepeatRules = alertRepeatRulesModule(handle);
 * const answer = await alertRepeatRules.get('0190e0a0-0000-7000-8000-000000000001');
 */
export function alertRepeatRulesModule(handle: ClientHandle): AlertRepeatRulesModule {
  return {
    get: (...rest) => getAlertRepeatRule(handle, ...rest),
    change: (...rest) => changeAlertRepeatRule(handle, ...rest),
  };
}
