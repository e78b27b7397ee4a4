// Made from the operation records by `npm run client:generate`: change the record, not this file.

import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import {
  answerPersonRequest as answerPersonRequestRecord,
  createPersonRequest as createPersonRequestRecord,
  getPersonRequest as getPersonRequestRecord,
  listOwnRecords as listOwnRecordsRecord,
  listPersonRequests as listPersonRequestsRecord,
  type OwnRecord,
  type PersonRequest,
  type PersonRequestAnswer,
  type PersonRequestFiling,
  withdrawPersonRequest as withdrawPersonRequestRecord,
} from '@wardkit/contract/person-requests';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WithPurpose, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link listOwnRecords} is asked with.
 * @example
 * const query: ListOwnRecordsQuery = { limit: 50 };
 * for await (const each of ward.personRequests.listOwnRecords(query)) show(each);
 */
export type ListOwnRecordsQuery = QueryOf<typeof listOwnRecordsRecord>;

/**
 * What is recorded about the caller, and where.
 * Scope `person-requests:read`.
 * @example
 * for await (const each of ward.personRequests.listOwnRecords()) show(each);
 */
export function listOwnRecords(
  handle: ClientHandle,
  query: ListOwnRecordsQuery = {},
  options?: CallOptions,
): ListCall<Page<OwnRecord>> {
  return handle.list(listOwnRecordsRecord, { query }, options);
}

/**
 * Ask for correction, deletion or restriction of what is recorded; staff file it for a person at the counter.
 * Scope `person-requests:write`.
 * @example
 * const answer = await ward.personRequests.create(
 *   '0190e0a0-0000-7000-8000-0000000000f1',
 *   {
 *     personId: '0190e0a0-0000-7000-8000-000000000022',
 *     kind: 'correction',
 *     record: '/v1/stays/0190e0a0-0000-7000-8000-0000000000a1',
 *     field: '/person/telephone',
 *     correctValue: '+8615400000024',
 *     statement: '登记的手机号已停用，请更正。',
 *   },
 *   { purpose: 'own-record' },
 * );
 */
export function createPersonRequest(
  handle: ClientHandle,
  requestId: string,
  body: PersonRequestFiling,
  options: WriteOptions & WithPurpose,
): CallPromise<PersonRequest> {
  return handle.call(createPersonRequestRecord, { parameters: { requestId }, body }, options);
}

/**
 * What {@link listPersonRequests} is asked with.
 * @example
 * const query: ListPersonRequestsQuery = { state: 'received' };
 * for await (const each of ward.personRequests.list(query, { purpose: 'own-record' })) show(each);
 */
export type ListPersonRequestsQuery = QueryOf<typeof listPersonRequestsRecord>;

/**
 * Requests of persons concerned, the earliest deadline first.
 * Scope `person-requests:read`.
 * @example
 * for await (const each of ward.personRequests.list({ state: 'received' }, { purpose: 'own-record' })) show(each);
 */
export function listPersonRequests(
  handle: ClientHandle,
  query: ListPersonRequestsQuery = {},
  options: CallOptions & WithPurpose,
): ListCall<Page<PersonRequest>> {
  return handle.list(listPersonRequestsRecord, { query }, options);
}

/**
 * A request, its deadline and its answer.
 * Scope `person-requests:read`.
 * @example
 * const answer = await ward.personRequests.get(
 *   '0190e0a0-0000-7000-8000-0000000000f1',
 *   { purpose: 'own-record' },
 * );
 */
export function getPersonRequest(
  handle: ClientHandle,
  requestId: string,
  options: CallOptions & WithPurpose,
): CallPromise<PersonRequest> {
  return handle.call(getPersonRequestRecord, { parameters: { requestId } }, options);
}

/**
 * Answer a request, with the reason.
 * Scope `person-requests:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.personRequests.answer(
 *   '0190e0a0-0000-7000-8000-0000000000f1',
 *   { decision: 'granted', reason: '已核对本人证件，号码已更正。', legalBasis: null },
 *   { purpose: 'own-record', ifMatch: etag },
 * );
 */
export function answerPersonRequest(
  handle: ClientHandle,
  requestId: string,
  body: PersonRequestAnswer,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<PersonRequest> {
  return handle.call(answerPersonRequestRecord, { parameters: { requestId }, body }, options);
}

/**
 * Take a request back.
 * Scope `person-requests:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.personRequests.withdraw(
 *   '0190e0a0-0000-7000-8000-0000000000f1',
 *   { purpose: 'own-record', ifMatch: etag },
 * );
 */
export function withdrawPersonRequest(
  handle: ClientHandle,
  requestId: string,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<PersonRequest> {
  return handle.call(withdrawPersonRequestRecord, { parameters: { requestId } }, options);
}

/**
 * `ward.personRequests`
 * @example
 * const personRequests: PersonRequestsModule = personRequestsModule(handle);
 * for await (const each of personRequests.listOwnRecords()) show(each);
 */
export interface PersonRequestsModule {
  /** What is recorded about the caller, and where. */
  readonly listOwnRecords: Bound<typeof listOwnRecords>;
  /** Ask for correction, deletion or restriction of what is recorded; staff file it for a person at the counter. */
  readonly create: Bound<typeof createPersonRequest>;
  /** Requests of persons concerned, the earliest deadline first. */
  readonly list: Bound<typeof listPersonRequests>;
  /** A request, its deadline and its answer. */
  readonly get: Bound<typeof getPersonRequest>;
  /** Answer a request, with the reason. */
  readonly answer: Bound<typeof answerPersonRequest>;
  /** Take a request back. */
  readonly withdraw: Bound<typeof withdrawPersonRequest>;
}

/**
 * The functions of this module over one client.
 * @example
 * const personRequests = personRequestsModule(handle);
 * for await (const each of personRequests.listOwnRecords()) show(each);
 */
export function personRequestsModule(handle: ClientHandle): PersonRequestsModule {
  return {
    listOwnRecords: (...rest) => listOwnRecords(handle, ...rest),
    create: (...rest) => createPersonRequest(handle, ...rest),
    list: (...rest) => listPersonRequests(handle, ...rest),
    get: (...rest) => getPersonRequest(handle, ...rest),
    answer: (...rest) => answerPersonRequest(handle, ...rest),
    withdraw: (...rest) => withdrawPersonRequest(handle, ...rest),
  };
}
