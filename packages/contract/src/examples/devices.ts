import type { devicesOperations } from '../devices.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const deviceId = '0190e0a0-0000-7000-8000-000000000101';
const parameters = { deviceId };
const label = '社区民警手机 3';
const device = {
  id: deviceId,
  version: 1,
  stationId: invented.stationId,
  accountId: invented.officerId,
  label,
  state: 'in-use',
  limits: { lockAfterMinutes: 5, keepReadsMinutes: 720, keepUnsentDays: 14 },
  registeredAt: invented.at,
  lastSeenOn: '2026-11-20',
  wipeOrderedAt: null,
  wipeReason: null,
  wipedAt: null,
  unsentLost: null,
};
const reason = '11 月 20 日入户途中遗失';
const ordered = { ...device, version: 2, state: 'wipe-ordered', wipeOrderedAt: invented.later, wipeReason: reason };

/** Examples of devices. */
export const devicesExamples = {
  'devices.register': [
    { summary: 'A phone of the station', request: { parameters, body: { label } }, status: 201, answer: device },
  ],
  'devices.list': [
    {
      summary: 'Devices that wait to be wiped',
      request: { query: { state: 'wipe-ordered' } },
      status: 200,
      answer: { items: [ordered], next: null },
    },
  ],
  'devices.get': [
    { summary: 'What it reads at each start', request: { parameters }, status: 200, answer: device },
    { summary: 'It was lost: it wipes itself', request: { parameters }, status: 200, answer: ordered },
  ],
  'devices.orderWipe': [
    { summary: 'A phone was lost', request: { parameters, body: { reason } }, status: 200, answer: ordered },
  ],
  'devices.reportWipe': [
    {
      summary: 'It has wiped itself; one check had not been sent',
      request: { parameters, body: { unsentLost: 1 } },
      status: 200,
      answer: { ...ordered, version: 3, state: 'wiped', wipedAt: '2026-11-20T11:40:00+08:00', unsentLost: 1 },
    },
  ],
} as const satisfies ModuleExamples<typeof devicesOperations>;
