import type { revealsOperations } from '../reveals.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const place = { record: `/v1/premises/${invented.premisesId}`, field: '/landlord/telephone' };

/** Examples of reveals. The number is of no subscriber: 154 is a range that was given to nobody. */
export const revealsExamples = {
  'reveals.create': [
    {
      summary: 'A landlord’s number, to have a hazard put right',
      request: { body: { ...place, reason: '隐患整改期限将至，需电话联系房东确认' } },
      status: 200,
      answer: {
        stationId: invented.stationId,
        ...place,
        value: '+8615400000023',
        revealedAt: invented.at,
        expiresAt: '2026-11-20T09:35:00+08:00',
        entryId: '0190e0a0-0000-7000-8000-0000000000c1',
      },
    },
  ],
} as const satisfies ModuleExamples<typeof revealsOperations>;
