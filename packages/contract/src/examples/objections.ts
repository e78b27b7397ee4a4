import type { objectionsOperations } from '../objections.ts';
import { supervisor } from './checked-house.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { rentalHouse, standardAddress } from './rental-house.ts';

const ObjectionId = { objectionId: rentalHouse.objectionId } as const;
const filing = {
  premisesId: invented.premisesId,
  target: { kind: 'hazard', id: invented.hazardId },
  statement: '充电处今年 6 月已装自动断电装置，检查时未通电演示，请复核。',
  photographIds: [],
} as const;
const objection = {
  id: rentalHouse.objectionId,
  version: 1,
  stationId: invented.stationId,
  ...filing,
  address: standardAddress,
  state: 'filed',
  filedAt: '2026-11-21T20:10:00+08:00',
  answerDueAt: '2026-12-06T23:59:59+08:00',
  answer: null,
} as const;
const reason = '经现场复核，自动断电装置有效，原认定撤销。';

export const objectionsExamples = {
  'objections.list': [
    {
      summary: 'Objections that wait for an answer',
      request: { query: { state: 'filed' } },
      status: 200,
      answer: { items: [objection], next: null },
    },
  ],
  'objections.get': [
    {
      summary: 'An objection that waits',
      request: { parameters: ObjectionId },
      status: 200,
      answer: objection,
    },
  ],
  'objections.file': [
    {
      summary: 'A landlord objects to a hazard',
      request: { parameters: ObjectionId, body: filing },
      status: 201,
      answer: objection,
    },
  ],
  'objections.answer': [
    {
      summary: 'The objection is upheld, which annuls the hazard',
      request: { parameters: ObjectionId, body: { decision: 'upheld', reason } },
      status: 200,
      answer: {
        ...objection,
        version: 2,
        state: 'answered',
        answer: { decision: 'upheld', reason, answeredBy: supervisor, answeredAt: '2026-11-24T15:00:00+08:00' },
      },
    },
  ],
  'objections.withdraw': [
    {
      summary: 'The landlord takes the objection back',
      request: { parameters: ObjectionId },
      status: 200,
      answer: { ...objection, version: 2, state: 'withdrawn' },
    },
  ],
} as const satisfies ModuleExamples<typeof objectionsOperations>;
