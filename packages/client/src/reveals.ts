// Made from the operation records by `npm run client:generate`: change the record, not this file.

import { type Reveal, type RevealRequest, reveal as revealRecord } from '@wardkit/contract/reveals';
import type { Bound } from './bound.ts';
import type { WithPurpose, WriteOptions } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * Show one masked field for a few minutes, with a reason.
 * Scope `reveals:write`. Errors: `not-found`.
 * @example
 * const answer = await ward.reveals.create(
 *   {
 *     record: '/v1/premises/0190e0a0-0000-7000-8000-000000000031',
 *     field: '/landlord/telephone',
 *     reason: '隐患整改期限将至，需电话联系房东确认',
 *   },
 *   { purpose: 'rental-check' },
 * );
 */
export function reveal(
  handle: ClientHandle,
  body: RevealRequest,
  options: WriteOptions & WithPurpose,
): CallPromise<Reveal> {
  return handle.call(revealRecord, { body }, options);
}

/**
 * `ward.reveals`
 * @example
 * const reveals: RevealsModule = revealsModule(handle);
 * const answer = await reveals.create(
 *   {
 *     record: '/v1/premises/0190e0a0-0000-7000-8000-000000000031',
 *     field: '/landlord/telephone',
 *     reason: '隐患整改期限将至，需电话联系房东确认',
 *   },
 *   { purpose: 'rental-check' },
 * );
 */
export interface RevealsModule {
  /** Show one masked field for a few minutes, with a reason. */
  readonly create: Bound<typeof reveal>;
}

/**
 * The functions of this module over one client.
 * @example
 * const reveals = revealsModule(handle);
 * const answer = await reveals.create(
 *   {
 *     record: '/v1/premises/0190e0a0-0000-7000-8000-000000000031',
 *     field: '/landlord/telephone',
 *     reason: '隐患整改期限将至，需电话联系房东确认',
 *   },
 *   { purpose: 'rental-check' },
 * );
 */
export function revealsModule(handle: ClientHandle): RevealsModule {
  return {
    create: (...rest) => reveal(handle, ...rest),
  };
}
