import type { helpRequestsOperations } from '../help-requests.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const requestId = '0190e0a0-0000-7000-8000-000000000301';
const parameters = { requestId } as const;
const headers = { 'wardkit-receipt': 'YW4taW52ZW50ZWQtcmVjZWlwdC1mb3ItZXhhbXBsZXM' } as const;
const received = {
  id: requestId,
  version: 1,
  stationId: invented.stationId,
  kind: 'help',
  state: 'received',
  stateSince: '2026-11-20T21:40:05+08:00',
  receivedAt: '2026-11-20T21:40:05+08:00',
  cancelledAt: null,
} as const;
const onTheWay = { ...received, version: 3, state: 'on-the-way', stateSince: '2026-11-20T21:43:10+08:00' } as const;

/** Examples of calls for help. */
export const helpRequestsExamples = {
  'helpRequests.create': [
    {
      summary: 'Somebody at the door calls for help and consents to send the position',
      request: {
        parameters,
        headers,
        body: {
          kind: 'help',
          plateCode: '7Q4M2XK90P3C',
          message: '老人在楼梯上摔倒，请派人协助。',
          telephone: '+8615400000041',
          consentedPoint: {
            point: { type: 'Point', coordinates: [114.7003, 23.7461] },
            consentedAt: '2026-11-20T21:40:00+08:00',
          },
        },
      },
      status: 201,
      answer: received,
    },
  ],
  'helpRequests.get': [
    { summary: 'A unit is on its way', request: { parameters, headers }, status: 200, answer: onTheWay },
  ],
  'helpRequests.cancel': [
    {
      summary: 'The sender says that nobody needs to come',
      request: { parameters, headers },
      status: 200,
      answer: { ...onTheWay, version: 4, cancelledAt: '2026-11-20T21:44:30+08:00' },
    },
  ],
} as const satisfies ModuleExamples<typeof helpRequestsOperations>;
