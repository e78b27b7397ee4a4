import { alertTimeLimits } from '../alert-deadlines.ts';
import type { alertTimeLimitsOperations } from '../alert-time-limits.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const arrival = {
  id: 'alert-arrival',
  version: 1,
  stationId: invented.stationId,
  seconds: alertTimeLimits['alert-arrival'].seconds,
  remindSeconds: alertTimeLimits['alert-arrival'].remindSeconds,
  source: 'project default',
} as const;
const seconds = { immediate: 600, urgent: 1500, normal: 3600, low: 14_400 } as const;
const ofStation = { ...arrival, version: 2, seconds, source: 'station' } as const;

export const alertTimeLimitsExamples = {
  'alertTimeLimits.list': [
    {
      summary: 'One limit of the station and one of the project',
      request: {},
      status: 200,
      answer: {
        items: [
          ofStation,
          {
            ...arrival,
            id: 'alert-dispatch',
            seconds: alertTimeLimits['alert-dispatch'].seconds,
            remindSeconds: alertTimeLimits['alert-dispatch'].remindSeconds,
          },
        ],
        next: null,
      },
    },
  ],
  'alertTimeLimits.change': [
    {
      summary: 'A station with villages gives its units longer to arrive',
      request: { parameters: { limitId: 'alert-arrival' }, body: { seconds } },
      status: 200,
      answer: ofStation,
    },
    {
      summary: 'Back to the default',
      request: { parameters: { limitId: 'alert-arrival' }, body: { seconds: null } },
      status: 200,
      answer: { ...arrival, version: 3 },
    },
  ],
} as const satisfies ModuleExamples<typeof alertTimeLimitsOperations>;
