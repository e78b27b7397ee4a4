// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  answerObjection as answerObjectionRecord,
  fileObjection as fileObjectionRecord,
  getObjection as getObjectionRecord,
  listObjections as listObjectionsRecord,
  type Objection,
  type ObjectionAnswer,
  type ObjectionFiling,
  withdrawObjection as withdrawObjectionRecord,
} from '@wardkit/contract/objections';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link listObjections} is asked with.
 * @example
 * const query: ListObjectionsQuery = { state: 'filed' };
 * for await (const each of ward.objections.list(query)) show(each);
 */
export type ListObjectionsQuery = QueryOf<typeof listObjectionsRecord>;

/**
 * Objections by the time by which they are to be answered, the nearest first.
 * Scope `objections:read`.
 * @example
 * for await (const each of ward.objections.list({ state: 'filed' })) show(each);
 */
export function listObjections(
  handle: ClientHandle,
  query: ListObjectionsQuery = {},
  options?: CallOptions,
): ListCall<Page<Objection>> {
  return handle.list(listObjectionsRecord, { query }, options);
}

/**
 * An objection with its answer.
 * Scope `objections:read`.
 * @example
 * const answer = await ward.objections.get('0190e0a0-0000-7000-8000-000000000111');
 */
export function getObjection(handle: ClientHandle, objectionId: string, options?: CallOptions): CallPromise<Objection> {
  return handle.call(getObjectionRecord, { parameters: { objectionId } }, options);
}

/**
 * Object to a hazard, a check or a rating of the own premises.
 * Scope `objections:write`. Errors: `already-recorded`, `state-conflict`, `photograph-missing`.
 * This function sends at once; `ward.objections.file` saves it on the device first and gives a receipt.
 * @example
 * const answer = await fileObjection(handle, '0190e0a0-0000-7000-8000-000000000111', {
 *   premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *   target: { kind: 'hazard', id: '0190e0a0-0000-7000-8000-000000000071' },
 *   statement: '充电处今年 6 月已装自动断电装置，检查时未通电演示，请复核。',
 *   photographIds: [],
 * });
 */
export function fileObjection(
  handle: ClientHandle,
  objectionId: string,
  body: ObjectionFiling,
  options?: WriteOptions,
): CallPromise<Objection> {
  return handle.call(fileObjectionRecord, { parameters: { objectionId }, body }, options);
}

/**
 * Answer an objection with a reason.
 * Scope `objections:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.objections.answer(
 *   '0190e0a0-0000-7000-8000-000000000111',
 *   { decision: 'upheld', reason: '经现场复核，自动断电装置有效，原认定撤销。' },
 *   { ifMatch: etag },
 * );
 */
export function answerObjection(
  handle: ClientHandle,
  objectionId: string,
  body: ObjectionAnswer,
  options: WriteOptions & WithMatch,
): CallPromise<Objection> {
  return handle.call(answerObjectionRecord, { parameters: { objectionId }, body }, options);
}

/**
 * Take an objection back.
 * Scope `objections:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.objections.withdraw(
 *   '0190e0a0-0000-7000-8000-000000000111',
 *   { ifMatch: etag },
 * );
 */
export function withdrawObjection(
  handle: ClientHandle,
  objectionId: string,
  options: WriteOptions & WithMatch,
): CallPromise<Objection> {
  return handle.call(withdrawObjectionRecord, { parameters: { objectionId } }, options);
}

/**
 * `ward.objections`
 * @example
 * const objections: ObjectionsModule = objectionsModule(handle);
 * for await (const each of objections.list({ state: 'filed' })) show(each);
 */
export interface ObjectionsModule {
  /** Objections by the time by which they are to be answered, the nearest first. */
  readonly list: Bound<typeof listObjections>;
  /** An objection with its answer. */
  readonly get: Bound<typeof getObjection>;
  /** Object to a hazard, a check or a rating of the own premises. */
  readonly file: Bound<typeof fileObjection>;
  /** Answer an objection with a reason. */
  readonly answer: Bound<typeof answerObjection>;
  /** Take an objection back. */
  readonly withdraw: Bound<typeof withdrawObjection>;
}

/**
 * The functions of this module over one client.
 * @example
 * const objections = objectionsModule(handle);
 * for await (const each of objections.list({ state: 'filed' })) show(each);
 */
export function objectionsModule(handle: ClientHandle): ObjectionsModule {
  return {
    list: (...rest) => listObjections(handle, ...rest),
    get: (...rest) => getObjection(handle, ...rest),
    file: (...rest) => fileObjection(handle, ...rest),
    answer: (...rest) => answerObjection(handle, ...rest),
    withdraw: (...rest) => withdrawObjection(handle, ...rest),
  };
}
