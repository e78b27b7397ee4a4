// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  cancelHelpRequest as cancelHelpRequestRecord,
  createHelpRequest as createHelpRequestRecord,
  getHelpRequest as getHelpRequestRecord,
  type HelpRequest,
  type HelpRequestCreation,
} from '@wardkit/contract/help-requests';
import type { Bound } from './bound.ts';
import type { CallOptions, WriteOptions } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * Call for help or advice from a doorplate.
 * Errors: `plate-unknown`.
 * @example
 * const answer = await ward.helpRequests.create(
 *   '0190e0a0-0000-7000-8000-000000000301',
 *   'YW4taW52ZW50ZWQtcmVjZWlwdC1mb3ItZXhhbXBsZXM',
 *   {
 *     kind: 'help',
 *     plateCode: '7Q4M2XK90P3C',
 *     message: '老人在楼梯上摔倒，请派人协助。',
 *     telephone: '+8615400000041',
 *     consentedPoint: {
 *       point: { type: 'Point', coordinates: [114.7003, 23.7461] },
 *       consentedAt: '2026-11-20T21:40:00+08:00',
 *     },
 *   },
 * );
 */
export function createHelpRequest(
  handle: ClientHandle,
  requestId: string,
  receipt: string,
  body: HelpRequestCreation,
  options?: WriteOptions,
): CallPromise<HelpRequest> {
  return handle.call(
    createHelpRequestRecord,
    { parameters: { requestId }, headers: { 'wardkit-receipt': receipt }, body },
    options,
  );
}

/**
 * How far the help is, for its sender.
 * @example
 * const answer = await ward.helpRequests.get(
 *   '0190e0a0-0000-7000-8000-000000000301',
 *   'YW4taW52ZW50ZWQtcmVjZWlwdC1mb3ItZXhhbXBsZXM',
 * );
 */
export function getHelpRequest(
  handle: ClientHandle,
  requestId: string,
  receipt: string,
  options?: CallOptions,
): CallPromise<HelpRequest> {
  return handle.call(
    getHelpRequestRecord,
    { parameters: { requestId }, headers: { 'wardkit-receipt': receipt } },
    options,
  );
}

/**
 * Say that nobody needs to come.
 * Errors: `state-conflict`.
 * @example
 * const answer = await ward.helpRequests.cancel(
 *   '0190e0a0-0000-7000-8000-000000000301',
 *   'YW4taW52ZW50ZWQtcmVjZWlwdC1mb3ItZXhhbXBsZXM',
 * );
 */
export function cancelHelpRequest(
  handle: ClientHandle,
  requestId: string,
  receipt: string,
  options?: WriteOptions,
): CallPromise<HelpRequest> {
  return handle.call(
    cancelHelpRequestRecord,
    { parameters: { requestId }, headers: { 'wardkit-receipt': receipt } },
    options,
  );
}

/**
 * `ward.helpRequests`
 * @example
 * const helpRequests: HelpRequestsModule = helpRequestsModule(handle);
 * const answer = await helpRequests.create(
 *   '0190e0a0-0000-7000-8000-000000000301',
 *   'YW4taW52ZW50ZWQtcmVjZWlwdC1mb3ItZXhhbXBsZXM',
 *   {
 *     kind: 'help',
 *     plateCode: '7Q4M2XK90P3C',
 *     message: '老人在楼梯上摔倒，请派人协助。',
 *     telephone: '+8615400000041',
 *     consentedPoint: {
 *       point: { type: 'Point', coordinates: [114.7003, 23.7461] },
 *       consentedAt: '2026-11-20T21:40:00+08:00',
 *     },
 *   },
 * );
 */
export interface HelpRequestsModule {
  /** Call for help or advice from a doorplate. */
  readonly create: Bound<typeof createHelpRequest>;
  /** How far the help is, for its sender. */
  readonly get: Bound<typeof getHelpRequest>;
  /** Say that nobody needs to come. */
  readonly cancel: Bound<typeof cancelHelpRequest>;
}

/**
 * The functions of this module over one client.
 * @example
 * const helpRequests = helpRequestsModule(handle);
 * const answer = await helpRequests.create(
 *   '0190e0a0-0000-7000-8000-000000000301',
 *   'YW4taW52ZW50ZWQtcmVjZWlwdC1mb3ItZXhhbXBsZXM',
 *   {
 *     kind: 'help',
 *     plateCode: '7Q4M2XK90P3C',
 *     message: '老人在楼梯上摔倒，请派人协助。',
 *     telephone: '+8615400000041',
 *     consentedPoint: {
 *       point: { type: 'Point', coordinates: [114.7003, 23.7461] },
 *       consentedAt: '2026-11-20T21:40:00+08:00',
 *     },
 *   },
 * );
 */
export function helpRequestsModule(handle: ClientHandle): HelpRequestsModule {
  return {
    create: (...rest) => createHelpRequest(handle, ...rest),
    get: (...rest) => getHelpRequest(handle, ...rest),
    cancel: (...rest) => cancelHelpRequest(handle, ...rest),
  };
}
