// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  assignHazard as assignHazardRecord,
  getHazard as getHazardRecord,
  type Hazard,
  type HazardAssignment,
  type HazardRectification,
  type HazardReferral,
  type HazardVerification,
  listHazards as listHazardsRecord,
  rectifyHazard as rectifyHazardRecord,
  referHazard as referHazardRecord,
  verifyHazard as verifyHazardRecord,
} from '@wardkit/contract/hazards';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link listHazards} is asked with.
 * @example
 * const query: ListHazardsQuery = { state: ['open', 'referred', 'rectified'] };
 * for await (const each of ward.hazards.list(query)) show(each);
 */
export type ListHazardsQuery = QueryOf<typeof listHazardsRecord>;

/**
 * Hazards by deadline, the nearest first.
 * Scope `rental-checks:read`.
 * @example
 * for await (const each of ward.hazards.list({ state: ['open', 'referred', 'rectified'] })) show(each);
 */
export function listHazards(
  handle: ClientHandle,
  query: ListHazardsQuery = {},
  options?: CallOptions,
): ListCall<Page<Hazard>> {
  return handle.list(listHazardsRecord, { query }, options);
}

/**
 * A hazard.
 * Scope `rental-checks:read`.
 * @example
 * const answer = await ward.hazards.get('0190e0a0-0000-7000-8000-000000000071');
 */
export function getHazard(handle: ClientHandle, hazardId: string, options?: CallOptions): CallPromise<Hazard> {
  return handle.call(getHazardRecord, { parameters: { hazardId } }, options);
}

/**
 * Give the following up of a hazard to somebody.
 * Scope `rental-checks:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.hazards.assign(
 *   '0190e0a0-0000-7000-8000-000000000071',
 *   { assigneeId: '0190e0a0-0000-7000-8000-000000000013' },
 *   { ifMatch: etag },
 * );
 */
export function assignHazard(
  handle: ClientHandle,
  hazardId: string,
  body: HazardAssignment,
  options: WriteOptions & WithMatch,
): CallPromise<Hazard> {
  return handle.call(assignHazardRecord, { parameters: { hazardId }, body }, options);
}

/**
 * Report a hazard as put right.
 * Scope `rental-checks:write`. Errors: `state-conflict`, `photograph-missing`.
 * This function sends at once; `ward.hazards.rectify` saves it on the device first and gives a receipt.
 * @example
 * const answer = await rectifyHazard(
 *   handle,
 *   '0190e0a0-0000-7000-8000-000000000071',
 *   {
 *     rectifiedAt: '2026-11-23T16:00:00+08:00',
 *     note: '已加装自动断电装置',
 *     photographIds: ['0190e0a0-0000-7000-8000-000000000052'],
 *   },
 *   { ifMatch: etag },
 * );
 */
export function rectifyHazard(
  handle: ClientHandle,
  hazardId: string,
  body: HazardRectification,
  options: WriteOptions & WithMatch,
): CallPromise<Hazard> {
  return handle.call(rectifyHazardRecord, { parameters: { hazardId }, body }, options);
}

/**
 * Re-inspect a hazard: close it, or open it again.
 * Scope `rental-checks:write`. Errors: `state-conflict`, `photograph-missing`.
 * This function sends at once; `ward.hazards.verify` saves it on the device first and gives a receipt.
 * @example
 * const answer = await verifyHazard(
 *   handle,
 *   '0190e0a0-0000-7000-8000-000000000071',
 *   {
 *     outcome: 'put-right',
 *     inspectedAt: '2026-11-24T10:30:00+08:00',
 *     note: null,
 *     photographIds: ['0190e0a0-0000-7000-8000-000000000053'],
 *   },
 *   { ifMatch: etag },
 * );
 */
export function verifyHazard(
  handle: ClientHandle,
  hazardId: string,
  body: HazardVerification,
  options: WriteOptions & WithMatch,
): CallPromise<Hazard> {
  return handle.call(verifyHazardRecord, { parameters: { hazardId }, body }, options);
}

/**
 * Refer a hazard to the authority in charge.
 * Scope `rental-checks:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.hazards.refer(
 *   '0190e0a0-0000-7000-8000-000000000071',
 *   {
 *     authority: 'fire-rescue',
 *     name: '源城区消防救援大队',
 *     reason: '房东拒绝整改，请依法处理',
 *     reference: '源示公函〔2026〕12号',
 *   },
 *   { ifMatch: etag },
 * );
 */
export function referHazard(
  handle: ClientHandle,
  hazardId: string,
  body: HazardReferral,
  options: WriteOptions & WithMatch,
): CallPromise<Hazard> {
  return handle.call(referHazardRecord, { parameters: { hazardId }, body }, options);
}

/**
 * `ward.hazards`
 * @example
 * const hazards: HazardsModule = hazardsModule(handle);
 * for await (const each of hazards.list({ state: ['open', 'referred', 'rectified'] })) show(each);
 */
export interface HazardsModule {
  /** Hazards by deadline, the nearest first. */
  readonly list: Bound<typeof listHazards>;
  /** A hazard. */
  readonly get: Bound<typeof getHazard>;
  /** Give the following up of a hazard to somebody. */
  readonly assign: Bound<typeof assignHazard>;
  /** Report a hazard as put right. */
  readonly rectify: Bound<typeof rectifyHazard>;
  /** Re-inspect a hazard: close it, or open it again. */
  readonly verify: Bound<typeof verifyHazard>;
  /** Refer a hazard to the authority in charge. */
  readonly refer: Bound<typeof referHazard>;
}

/**
 * The functions of this module over one client.
 * @example
 * const hazards = hazardsModule(handle);
 * for await (const each of hazards.list({ state: ['open', 'referred', 'rectified'] })) show(each);
 */
export function hazardsModule(handle: ClientHandle): HazardsModule {
  return {
    list: (...rest) => listHazards(handle, ...rest),
    get: (...rest) => getHazard(handle, ...rest),
    assign: (...rest) => assignHazard(handle, ...rest),
    rectify: (...rest) => rectifyHazard(handle, ...rest),
    verify: (...rest) => verifyHazard(handle, ...rest),
    refer: (...rest) => referHazard(handle, ...rest),
  };
}
