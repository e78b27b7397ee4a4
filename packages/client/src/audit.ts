// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  type AccessLogEntry,
  type AuditEntry,
  type AuditReview,
  type AuditReviewDecision,
  type Checkpoint,
  type ConsistencyProof,
  decideAuditReview as decideAuditReviewRecord,
  getAuditReview as getAuditReviewRecord,
  getConsistencyProof as getConsistencyProofRecord,
  getInclusionProof as getInclusionProofRecord,
  getLatestCheckpoint as getLatestCheckpointRecord,
  type InclusionProof,
  listAccessLog as listAccessLogRecord,
  listAuditEntries as listAuditEntriesRecord,
  listAuditReviews as listAuditReviewsRecord,
  listCheckpoints as listCheckpointsRecord,
} from '@wardkit/contract/audit';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WithPurpose, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link listAuditEntries} is asked with.
 * @example
 * const query: ListAuditEntriesQuery = {
 *   recordId: '0190e0a0-0000-7000-8000-000000000031',
 *   since: '2026-11-20T00:00:00+08:00',
 * };
 * for await (const each of ward.audit.listEntries(query)) show(each);
 */
export type ListAuditEntriesQuery = QueryOf<typeof listAuditEntriesRecord>;

/**
 * The log of the own station, the newest entry first.
 * Scope `audit:read`.
 * @example
 * const list = ward.audit.listEntries({
 *   recordId: '0190e0a0-0000-7000-8000-000000000031',
 *   since: '2026-11-20T00:00:00+08:00',
 * });
 * for await (const each of list) show(each);
 */
export function listAuditEntries(
  handle: ClientHandle,
  query: ListAuditEntriesQuery = {},
  options?: CallOptions,
): ListCall<Page<AuditEntry>> {
  return handle.list(listAuditEntriesRecord, { query }, options);
}

/**
 * What {@link getInclusionProof} is asked with.
 * @example
 * const query: GetInclusionProofQuery = { treeSize: 1027 };
 * const answer = await ward.audit.getInclusionProof('0190e0a0-0000-7000-8000-0000000000c1', query);
 */
export type GetInclusionProofQuery = QueryOf<typeof getInclusionProofRecord>;

/**
 * The proof that an entry is in the tree.
 * Scope `audit:read`.
 * @example
 * const answer = await ward.audit.getInclusionProof(
 *   '0190e0a0-0000-7000-8000-0000000000c1',
 *   { treeSize: 1027 },
 * );
 */
export function getInclusionProof(
  handle: ClientHandle,
  entryId: string,
  query: GetInclusionProofQuery,
  options?: CallOptions,
): CallPromise<InclusionProof> {
  return handle.call(getInclusionProofRecord, { parameters: { entryId }, query }, options);
}

/**
 * What {@link listCheckpoints} is asked with.
 * @example
 * const query: ListCheckpointsQuery = { stationId: '0190e0a0-0000-7000-8000-000000000001' };
 * for await (const each of ward.audit.listCheckpoints(query)) show(each);
 */
export type ListCheckpointsQuery = QueryOf<typeof listCheckpointsRecord>;

/**
 * Checkpoints of a station, the newest first; anybody may keep them as a witness.
 * Errors: `not-found`.
 * @example
 * const list = ward.audit.listCheckpoints(
 *   { stationId: '0190e0a0-0000-7000-8000-000000000001' },
 * );
 * for await (const each of list) show(each);
 */
export function listCheckpoints(
  handle: ClientHandle,
  query: ListCheckpointsQuery,
  options?: CallOptions,
): ListCall<Page<Checkpoint>> {
  return handle.list(listCheckpointsRecord, { query }, options);
}

/**
 * What {@link getLatestCheckpoint} is asked with.
 * @example
 * const query: GetLatestCheckpointQuery = { stationId: '0190e0a0-0000-7000-8000-000000000001' };
 * const answer = await ward.audit.getLatestCheckpoint(query);
 */
export type GetLatestCheckpointQuery = QueryOf<typeof getLatestCheckpointRecord>;

/**
 * The newest checkpoint of a station.
 * Errors: `not-found`.
 * @example
 * const answer = await ward.audit.getLatestCheckpoint(
 *   { stationId: '0190e0a0-0000-7000-8000-000000000001' },
 * );
 */
export function getLatestCheckpoint(
  handle: ClientHandle,
  query: GetLatestCheckpointQuery,
  options?: CallOptions,
): CallPromise<Checkpoint> {
  return handle.call(getLatestCheckpointRecord, { query }, options);
}

/**
 * What {@link getConsistencyProof} is asked with.
 * @example
 * const query: GetConsistencyProofQuery = {
 *   stationId: '0190e0a0-0000-7000-8000-000000000001',
 *   olderSize: 1024,
 *   newerSize: 1027,
 * };
 * const answer = await ward.audit.getConsistencyProof(query);
 */
export type GetConsistencyProofQuery = QueryOf<typeof getConsistencyProofRecord>;

/**
 * The proof that nothing was removed between two checkpoints.
 * Errors: `not-found`.
 * @example
 * const answer = await ward.audit.getConsistencyProof({
 *   stationId: '0190e0a0-0000-7000-8000-000000000001',
 *   olderSize: 1024,
 *   newerSize: 1027,
 * });
 */
export function getConsistencyProof(
  handle: ClientHandle,
  query: GetConsistencyProofQuery,
  options?: CallOptions,
): CallPromise<ConsistencyProof> {
  return handle.call(getConsistencyProofRecord, { query }, options);
}

/**
 * What {@link listAccessLog} is asked with.
 * @example
 * const query: ListAccessLogQuery = { limit: 50 };
 * for await (const each of ward.audit.listAccessLog(query)) show(each);
 */
export type ListAccessLogQuery = QueryOf<typeof listAccessLogRecord>;

/**
 * Who read what is recorded about the caller, the newest first.
 * Scope `audit:read`.
 * @example
 * for await (const each of ward.audit.listAccessLog()) show(each);
 */
export function listAccessLog(
  handle: ClientHandle,
  query: ListAccessLogQuery = {},
  options?: CallOptions,
): ListCall<Page<AccessLogEntry>> {
  return handle.list(listAccessLogRecord, { query }, options);
}

/**
 * What {@link listAuditReviews} is asked with.
 * @example
 * const query: ListAuditReviewsQuery = { state: 'open' };
 * for await (const each of ward.audit.listReviews(query, { purpose: 'audit' })) show(each);
 */
export type ListAuditReviewsQuery = QueryOf<typeof listAuditReviewsRecord>;

/**
 * Readings to look at again, the oldest open one first.
 * Scope `audit:read`.
 * @example
 * for await (const each of ward.audit.listReviews({ state: 'open' }, { purpose: 'audit' })) show(each);
 */
export function listAuditReviews(
  handle: ClientHandle,
  query: ListAuditReviewsQuery = {},
  options: CallOptions & WithPurpose,
): ListCall<Page<AuditReview>> {
  return handle.list(listAuditReviewsRecord, { query }, options);
}

/**
 * A reading to look at again.
 * Scope `audit:read`.
 * @example
 * const answer = await ward.audit.getReview(
 *   '0190e0a0-0000-7000-8000-0000000000c2',
 *   { purpose: 'audit' },
 * );
 */
export function getAuditReview(
  handle: ClientHandle,
  reviewId: string,
  options: CallOptions & WithPurpose,
): CallPromise<AuditReview> {
  return handle.call(getAuditReviewRecord, { parameters: { reviewId } }, options);
}

/**
 * Decide whether a reading was justified.
 * Scope `audit:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.audit.decideReview(
 *   '0190e0a0-0000-7000-8000-0000000000c2',
 *   { decision: 'justified', finding: '与当日隐患整改记录一致，用途属实。' },
 *   { purpose: 'audit', ifMatch: etag },
 * );
 */
export function decideAuditReview(
  handle: ClientHandle,
  reviewId: string,
  body: AuditReviewDecision,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<AuditReview> {
  return handle.call(decideAuditReviewRecord, { parameters: { reviewId }, body }, options);
}

/**
 * `ward.audit`
 * @example
 * const audit: AuditModule = auditModule(handle);
 * const list = audit.listEntries({
 *   recordId: '0190e0a0-0000-7000-8000-000000000031',
 *   since: '2026-11-20T00:00:00+08:00',
 * });
 * for await (const each of list) show(each);
 */
export interface AuditModule {
  /** The log of the own station, the newest entry first. */
  readonly listEntries: Bound<typeof listAuditEntries>;
  /** The proof that an entry is in the tree. */
  readonly getInclusionProof: Bound<typeof getInclusionProof>;
  /** Checkpoints of a station, the newest first; anybody may keep them as a witness. */
  readonly listCheckpoints: Bound<typeof listCheckpoints>;
  /** The newest checkpoint of a station. */
  readonly getLatestCheckpoint: Bound<typeof getLatestCheckpoint>;
  /** The proof that nothing was removed between two checkpoints. */
  readonly getConsistencyProof: Bound<typeof getConsistencyProof>;
  /** Who read what is recorded about the caller, the newest first. */
  readonly listAccessLog: Bound<typeof listAccessLog>;
  /** Readings to look at again, the oldest open one first. */
  readonly listReviews: Bound<typeof listAuditReviews>;
  /** A reading to look at again. */
  readonly getReview: Bound<typeof getAuditReview>;
  /** Decide whether a reading was justified. */
  readonly decideReview: Bound<typeof decideAuditReview>;
}

/**
 * The functions of this module over one client.
 * @example
 * const audit = auditModule(handle);
 * const list = audit.listEntries({
 *   recordId: '0190e0a0-0000-7000-8000-000000000031',
 *   since: '2026-11-20T00:00:00+08:00',
 * });
 * for await (const each of list) show(each);
 */
export function auditModule(handle: ClientHandle): AuditModule {
  return {
    listEntries: (...rest) => listAuditEntries(handle, ...rest),
    getInclusionProof: (...rest) => getInclusionProof(handle, ...rest),
    listCheckpoints: (...rest) => listCheckpoints(handle, ...rest),
    getLatestCheckpoint: (...rest) => getLatestCheckpoint(handle, ...rest),
    getConsistencyProof: (...rest) => getConsistencyProof(handle, ...rest),
    listAccessLog: (...rest) => listAccessLog(handle, ...rest),
    listReviews: (...rest) => listAuditReviews(handle, ...rest),
    getReview: (...rest) => getAuditReview(handle, ...rest),
    decideReview: (...rest) => decideAuditReview(handle, ...rest),
  };
}
