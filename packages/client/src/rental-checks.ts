// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  getStandard as getStandardRecord,
  listStandards as listStandardsRecord,
  publishStandard as publishStandardRecord,
  type RentalCheckStandard,
  type RentalCheckStandardPublication,
} from '@wardkit/contract/index';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import {
  getRentalCheck as getRentalCheckRecord,
  listRentalChecks as listRentalChecksRecord,
  type RentalCheck,
  type RentalCheckReview,
  type RentalCheckSubmission,
  type RentalCheckWithdrawal,
  reviewRentalCheck as reviewRentalCheckRecord,
  submitRentalCheck as submitRentalCheckRecord,
  withdrawRentalCheck as withdrawRentalCheckRecord,
} from '@wardkit/contract/rental-checks';
import { type BatchAnswer, type BatchItem, callBatch } from './batch.ts';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/** What {@link listStandards} is asked with. */
export type ListStandardsQuery = QueryOf<typeof listStandardsRecord>;

/**
 * Checklists, the current one first.
 * Scope `rental-checks:read`.
 * @example
 * for await (const each of ward.rentalChecks.listStandards()) show(each);
 */
export function listStandards(
  handle: ClientHandle,
  query: ListStandardsQuery = {},
  options?: CallOptions,
): ListCall<Page<RentalCheckStandard>> {
  return handle.list(listStandardsRecord, { query }, options);
}

/**
 * A checklist by its version.
 * Scope `rental-checks:read`.
 * @example
 * const answer = await ward.rentalChecks.getStandard('2026-11-yuancheng');
 */
export function getStandard(
  handle: ClientHandle,
  version: string,
  options?: CallOptions,
): CallPromise<RentalCheckStandard> {
  return handle.call(getStandardRecord, { parameters: { version } }, options);
}

/**
 * Publish a checklist of the own station; it is never changed after.
 * Scope `rental-checks:write`. Errors: `already-exists`.
 * @example
 * const answer = await ward.rentalChecks.publishStandard(body);
 */
export function publishStandard(
  handle: ClientHandle,
  body: RentalCheckStandardPublication,
  options?: WriteOptions,
): CallPromise<RentalCheckStandard> {
  return handle.call(publishStandardRecord, { body }, options);
}

/**
 * Hand in a finished check.
 * Scope `rental-checks:write`. Errors: `check-incomplete`, `photograph-missing`, `standard-unknown`, `version-stale`.
 * @example
 * const answer = await ward.rentalChecks.submit('0190e0a0-0000-7000-8000-000000000061', body);
 */
export function submitRentalCheck(
  handle: ClientHandle,
  checkId: string,
  body: RentalCheckSubmission,
  options?: WriteOptions,
): CallPromise<RentalCheck> {
  return handle.call(submitRentalCheckRecord, { parameters: { checkId }, body }, options);
}

/**
 * Hand in a finished check: up to 200 in one call. Each has its own answer and status; one that fails does not undo another.
 * @example
 * const { items } = await ward.rentalChecks.submitBatch([{ id: newIdentifier(), body }]);
 */
export function submitRentalCheckBatch(
  handle: ClientHandle,
  items: readonly BatchItem<RentalCheckSubmission>[],
  options?: WriteOptions,
): CallPromise<BatchAnswer<RentalCheck>> {
  return callBatch(handle, submitRentalCheckRecord, items, options);
}

/**
 * A check on record.
 * Scope `rental-checks:read`.
 * @example
 * const answer = await ward.rentalChecks.get('0190e0a0-0000-7000-8000-000000000061');
 */
export function getRentalCheck(handle: ClientHandle, checkId: string, options?: CallOptions): CallPromise<RentalCheck> {
  return handle.call(getRentalCheckRecord, { parameters: { checkId } }, options);
}

/** What {@link listRentalChecks} is asked with. */
export type ListRentalChecksQuery = QueryOf<typeof listRentalChecksRecord>;

/**
 * Checks on record, the newest first.
 * Scope `rental-checks:read`.
 * @example
 * for await (const each of ward.rentalChecks.list({ premisesId: '0190e0a0-0000-7000-8000-000000000031' })) show(each);
 */
export function listRentalChecks(
  handle: ClientHandle,
  query: ListRentalChecksQuery = {},
  options?: CallOptions,
): ListCall<Page<RentalCheck>> {
  return handle.list(listRentalChecksRecord, { query }, options);
}

/**
 * Accept a check, or send it back with a reason.
 * Scope `rental-checks:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.rentalChecks.review('0190e0a0-0000-7000-8000-000000000061', { decision: 'accept', reason: null }, { ifMatch: etag });
 */
export function reviewRentalCheck(
  handle: ClientHandle,
  checkId: string,
  body: RentalCheckReview,
  options: WriteOptions & WithMatch,
): CallPromise<RentalCheck> {
  return handle.call(reviewRentalCheckRecord, { parameters: { checkId }, body }, options);
}

/**
 * Take a check back, with a reason.
 * Scope `rental-checks:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.rentalChecks.withdraw('0190e0a0-0000-7000-8000-000000000061', { reason: '误将 20 号登记为 18 号，现撤回' }, { ifMatch: etag });
 */
export function withdrawRentalCheck(
  handle: ClientHandle,
  checkId: string,
  body: RentalCheckWithdrawal,
  options: WriteOptions & WithMatch,
): CallPromise<RentalCheck> {
  return handle.call(withdrawRentalCheckRecord, { parameters: { checkId }, body }, options);
}

/** `ward.rentalChecks` */
export interface RentalChecksModule {
  /** Checklists, the current one first. */
  readonly listStandards: Bound<typeof listStandards>;
  /** A checklist by its version. */
  readonly getStandard: Bound<typeof getStandard>;
  /** Publish a checklist of the own station; it is never changed after. */
  readonly publishStandard: Bound<typeof publishStandard>;
  /** Hand in a finished check. */
  readonly submit: Bound<typeof submitRentalCheck>;
  /** Hand in a finished check: up to 200 in one call. */
  readonly submitBatch: Bound<typeof submitRentalCheckBatch>;
  /** A check on record. */
  readonly get: Bound<typeof getRentalCheck>;
  /** Checks on record, the newest first. */
  readonly list: Bound<typeof listRentalChecks>;
  /** Accept a check, or send it back with a reason. */
  readonly review: Bound<typeof reviewRentalCheck>;
  /** Take a check back, with a reason. */
  readonly withdraw: Bound<typeof withdrawRentalCheck>;
}

/** The functions of this module over one client. */
export function rentalChecksModule(handle: ClientHandle): RentalChecksModule {
  return {
    listStandards: (...rest) => listStandards(handle, ...rest),
    getStandard: (...rest) => getStandard(handle, ...rest),
    publishStandard: (...rest) => publishStandard(handle, ...rest),
    submit: (...rest) => submitRentalCheck(handle, ...rest),
    submitBatch: (...rest) => submitRentalCheckBatch(handle, ...rest),
    get: (...rest) => getRentalCheck(handle, ...rest),
    list: (...rest) => listRentalChecks(handle, ...rest),
    review: (...rest) => reviewRentalCheck(handle, ...rest),
    withdraw: (...rest) => withdrawRentalCheck(handle, ...rest),
  };
}
