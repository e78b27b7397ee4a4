// Made from the operation records by `npm run client:generate`: change the record, not this file.

import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import {
  changeShiftHandover as changeShiftHandoverRecord,
  getShiftHandover as getShiftHandoverRecord,
  listShiftHandovers as listShiftHandoversRecord,
  type ShiftHandover,
  type ShiftHandoverChange,
  type ShiftHandoverCreation,
  takeOverShift as takeOverShiftRecord,
  writeShiftHandover as writeShiftHandoverRecord,
} from '@wardkit/contract/shift-handovers';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WithPurpose, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link listShiftHandovers} is asked with.
 * @example
 * const query: ListShiftHandoversQuery = { state: 'written' };
 * for await (const each of ward.shiftHandovers.list(query, { purpose: 'alert-handling' })) show(each);
 */
export type ListShiftHandoversQuery = QueryOf<typeof listShiftHandoversRecord>;

/**
 * Notes between shifts, the newest shift first.
 * Scope `alerts:read`.
 * @example
 * for await (const each of ward.shiftHandovers.list({ state: 'written' }, { purpose: 'alert-handling' })) show(each);
 */
export function listShiftHandovers(
  handle: ClientHandle,
  query: ListShiftHandoversQuery = {},
  options: CallOptions & WithPurpose,
): ListCall<Page<ShiftHandover>> {
  return handle.list(listShiftHandoversRecord, { query }, options);
}

/**
 * A note between shifts, with its alerts as they stand now.
 * Scope `alerts:read`.
 * @example
 * const answer = await ward.shiftHandovers.get(
 *   '0190e0a0-0000-7000-8000-000000000311',
 *   { purpose: 'alert-handling' },
 * );
 */
export function getShiftHandover(
  handle: ClientHandle,
  handoverId: string,
  options: CallOptions & WithPurpose,
): CallPromise<ShiftHandover> {
  return handle.call(getShiftHandoverRecord, { parameters: { handoverId } }, options);
}

/**
 * Write a note for the next shift.
 * Scope `alerts:write`.
 * @example
 * const answer = await ward.shiftHandovers.write(
 *   '0190e0a0-0000-7000-8000-000000000311',
 *   {
 *     shiftStart: '2026-11-20T08:00:00+08:00',
 *     shiftEnd: '2026-11-20T20:00:00+08:00',
 *     note: '示范路 18 号楼道冒烟一事消防已到场，夜班请回访疏散住户是否已返回。',
 *     alerts: [{ alertId: '0190e0a0-0000-7000-8000-000000000081', remark: '等消防出具意见后结案。' }],
 *   },
 *   { purpose: 'alert-handling' },
 * );
 */
export function writeShiftHandover(
  handle: ClientHandle,
  handoverId: string,
  body: ShiftHandoverCreation,
  options: WriteOptions & WithPurpose,
): CallPromise<ShiftHandover> {
  return handle.call(writeShiftHandoverRecord, { parameters: { handoverId }, body }, options);
}

/**
 * Change a note that nobody has taken over yet.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.shiftHandovers.change(
 *   '0190e0a0-0000-7000-8000-000000000311',
 *   { alerts: [] },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function changeShiftHandover(
  handle: ClientHandle,
  handoverId: string,
  body: ShiftHandoverChange,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<ShiftHandover> {
  return handle.call(changeShiftHandoverRecord, { parameters: { handoverId }, body }, options);
}

/**
 * Take a shift over: the note was read.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.shiftHandovers.takeOver(
 *   '0190e0a0-0000-7000-8000-000000000311',
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function takeOverShift(
  handle: ClientHandle,
  handoverId: string,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<ShiftHandover> {
  return handle.call(takeOverShiftRecord, { parameters: { handoverId } }, options);
}

/**
 * `ward.shiftHandovers`
 * @example
 * const shiftHandovers: ShiftHandoversModule = shiftHandoversModule(handle);
 * for await (const each of shiftHandovers.list({ state: 'written' }, { purpose: 'alert-handling' })) show(each);
 */
export interface ShiftHandoversModule {
  /** Notes between shifts, the newest shift first. */
  readonly list: Bound<typeof listShiftHandovers>;
  /** A note between shifts, with its alerts as they stand now. */
  readonly get: Bound<typeof getShiftHandover>;
  /** Write a note for the next shift. */
  readonly write: Bound<typeof writeShiftHandover>;
  /** Change a note that nobody has taken over yet. */
  readonly change: Bound<typeof changeShiftHandover>;
  /** Take a shift over: the note was read. */
  readonly takeOver: Bound<typeof takeOverShift>;
}

/**
 * The functions of this module over one client.
 * @example
 * const shiftHandovers = shiftHandoversModule(handle);
 * for await (const each of shiftHandovers.list({ state: 'written' }, { purpose: 'alert-handling' })) show(each);
 */
export function shiftHandoversModule(handle: ClientHandle): ShiftHandoversModule {
  return {
    list: (...rest) => listShiftHandovers(handle, ...rest),
    get: (...rest) => getShiftHandover(handle, ...rest),
    write: (...rest) => writeShiftHandover(handle, ...rest),
    change: (...rest) => changeShiftHandover(handle, ...rest),
    takeOver: (...rest) => takeOverShift(handle, ...rest),
  };
}
