import * as z from 'zod/mini';
import { LocalDate, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { everySignedIn } from './role.ts';

export const DeviceRegistration = z.object({ label: z.string().check(z.minLength(1), z.maxLength(100)) });
export type DeviceRegistration = z.output<typeof DeviceRegistration>;

/**
 * A device that keeps records for use offline. It says nothing of where it is, and of when it was used only the day.
 * A device reads it at each start, and does what `state` and `limits` say before it shows anything.
 */
export const Device = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  accountId: Uuid,
  label: z.string(),
  state: openEnum(['in-use', 'wipe-ordered', 'wiped']),
  limits: z.looseObject({
    /** Minutes without use after which it locks. */
    lockAfterMinutes: z.int().check(z.minimum(1)),
    /** Minutes for which it may keep what it read. */
    keepReadsMinutes: z.int().check(z.minimum(0)),
    /** Days for which it may keep what it has not yet sent, sealed. */
    keepUnsentDays: z.int().check(z.minimum(1)),
  }),
  registeredAt: Timestamp,
  lastSeenOn: z.nullable(LocalDate),
  wipeOrderedAt: z.nullable(Timestamp),
  wipeReason: z.nullable(z.string()),
  wipedAt: z.nullable(Timestamp),
  /** How many calls that were not yet sent went with the wipe. */
  unsentLost: z.nullable(z.int()),
});
export type Device = z.output<typeof Device>;

export const WipeOrder = z.object({ reason: z.string().check(z.minLength(10), z.maxLength(500)) });
export type WipeOrder = z.output<typeof WipeOrder>;

export const WipeReport = z.object({ unsentLost: z.int().check(z.minimum(0), z.maximum(1_000_000)) });
export type WipeReport = z.output<typeof WipeReport>;

const { integrator: _, ...people } = everySignedIn;
const ordering = { ...people, supervisor: 'same-station', administrator: 'same-station' } as const;
const DeviceId = z.object({ deviceId: Uuid });
const reading = { ...read, scope: 'devices:read', problems: [], offline: {} } as const;
const writing = { ...write, scope: 'devices:write', parameters: DeviceId, offline: {} } as const;

export const registerDevice = operation({
  ...writing,
  id: 'devices.register',
  method: 'PUT',
  path: '/v1/devices/{deviceId}',
  summary: 'Register a device that keeps records for use offline',
  callers: people,
  body: DeviceRegistration,
  answers: { 201: Device },
  problems: [],
  concurrency: 'if-none-match',
  requirements: ['WK-DEV-01', 'WK-DEV-02'],
});

export const listDevices = operation({
  ...reading,
  id: 'devices.list',
  method: 'GET',
  path: '/v1/devices',
  summary: 'Devices of the station, or the own ones',
  callers: ordering,
  query: z.object({ ...pageQuery, state: repeatable(FilterCode) }),
  answers: { 200: pageOf(Device) },
  requirements: ['WK-DEV-01'],
});

export const getDevice = operation({
  ...reading,
  id: 'devices.get',
  method: 'GET',
  path: '/v1/devices/{deviceId}',
  summary: 'What a device reads at its start: its limits, and whether it is to be wiped',
  callers: ordering,
  parameters: DeviceId,
  answers: { 200: Device },
  requirements: ['WK-DEV-01', 'WK-DEV-02', 'WK-DEV-03'],
});

export const orderWipe = operation({
  ...writing,
  id: 'devices.orderWipe',
  method: 'POST',
  path: '/v1/devices/{deviceId}/wipe-order',
  summary: 'Have a lost device wiped when it next reaches the server',
  callers: ordering,
  body: WipeOrder,
  answers: { 200: Device },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['device.wipe-ordered'],
  requirements: ['WK-DEV-03', 'WK-DEV-05'],
});

export const reportWipe = operation({
  ...writing,
  id: 'devices.reportWipe',
  method: 'POST',
  path: '/v1/devices/{deviceId}/wipe-report',
  summary: 'The device says that it has been wiped, and what was lost with it',
  callers: people,
  body: WipeReport,
  answers: { 200: Device },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['device.wiped'],
  requirements: ['WK-DEV-04', 'WK-DEV-05'],
});

/** The operations of devices by their ids. */
export const devicesOperations = {
  'devices.register': registerDevice,
  'devices.list': listDevices,
  'devices.get': getDevice,
  'devices.orderWipe': orderWipe,
  'devices.reportWipe': reportWipe,
} as const;
