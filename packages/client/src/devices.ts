// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  type Device,
  type DeviceRegistration,
  getDevice as getDeviceRecord,
  listDevices as listDevicesRecord,
  orderWipe as orderWipeRecord,
  registerDevice as registerDeviceRecord,
  reportWipe as reportWipeRecord,
  type WipeOrder,
  type WipeReport,
} from '@wardkit/contract/devices';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * Register a device that keeps records for use offline.
 * Scope `devices:write`.
 * @example
 * const answer = await ward.devices.register(
 *   '0190e0a0-0000-7000-8000-000000000101',
 *   { label: '社区民警手机 3' },
 * );
 */
export function registerDevice(
  handle: ClientHandle,
  deviceId: string,
  body: DeviceRegistration,
  options?: WriteOptions,
): CallPromise<Device> {
  return handle.call(registerDeviceRecord, { parameters: { deviceId }, body }, options);
}

/**
 * What {@link listDevices} is asked with.
 * @example
 * const query: ListDevicesQuery = { state: 'wipe-ordered' };
 * for await (const each of ward.devices.list(query)) show(each);
 */
export type ListDevicesQuery = QueryOf<typeof listDevicesRecord>;

/**
 * Devices of the station, or the own ones.
 * Scope `devices:read`.
 * @example
 * for await (const each of ward.devices.list({ state: 'wipe-ordered' })) show(each);
 */
export function listDevices(
  handle: ClientHandle,
  query: ListDevicesQuery = {},
  options?: CallOptions,
): ListCall<Page<Device>> {
  return handle.list(listDevicesRecord, { query }, options);
}

/**
 * What a device reads at its start: its limits, and whether it is to be wiped.
 * Scope `devices:read`.
 * @example
 * const answer = await ward.devices.get('0190e0a0-0000-7000-8000-000000000101');
 */
export function getDevice(handle: ClientHandle, deviceId: string, options?: CallOptions): CallPromise<Device> {
  return handle.call(getDeviceRecord, { parameters: { deviceId } }, options);
}

/**
 * Have a lost device wiped when it next reaches the server.
 * Scope `devices:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.devices.orderWipe(
 *   '0190e0a0-0000-7000-8000-000000000101',
 *   { reason: '11 月 20 日入户途中遗失' },
 *   { ifMatch: etag },
 * );
 */
export function orderWipe(
  handle: ClientHandle,
  deviceId: string,
  body: WipeOrder,
  options: WriteOptions & WithMatch,
): CallPromise<Device> {
  return handle.call(orderWipeRecord, { parameters: { deviceId }, body }, options);
}

/**
 * The device says that it has been wiped, and what was lost with it.
 * Scope `devices:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.devices.reportWipe(
 *   '0190e0a0-0000-7000-8000-000000000101',
 *   { unsentLost: 1 },
 *   { ifMatch: etag },
 * );
 */
export function reportWipe(
  handle: ClientHandle,
  deviceId: string,
  body: WipeReport,
  options: WriteOptions & WithMatch,
): CallPromise<Device> {
  return handle.call(reportWipeRecord, { parameters: { deviceId }, body }, options);
}

/**
 * `ward.devices`
 * @example
 * const devices: DevicesModule = devicesModule(handle);
 * for await (const each of devices.list({ state: 'wipe-ordered' })) show(each);
 */
export interface DevicesModule {
  /** Register a device that keeps records for use offline. */
  readonly register: Bound<typeof registerDevice>;
  /** Devices of the station, or the own ones. */
  readonly list: Bound<typeof listDevices>;
  /** What a device reads at its start: its limits, and whether it is to be wiped. */
  readonly get: Bound<typeof getDevice>;
  /** Have a lost device wiped when it next reaches the server. */
  readonly orderWipe: Bound<typeof orderWipe>;
  /** The device says that it has been wiped, and what was lost with it. */
  readonly reportWipe: Bound<typeof reportWipe>;
}

/**
 * The functions of this module over one client.
 * @example
 * const devices = devicesModule(handle);
 * for await (const each of devices.list({ state: 'wipe-ordered' })) show(each);
 */
export function devicesModule(handle: ClientHandle): DevicesModule {
  return {
    register: (...rest) => registerDevice(handle, ...rest),
    list: (...rest) => listDevices(handle, ...rest),
    get: (...rest) => getDevice(handle, ...rest),
    orderWipe: (...rest) => orderWipe(handle, ...rest),
    reportWipe: (...rest) => reportWipe(handle, ...rest),
  };
}
