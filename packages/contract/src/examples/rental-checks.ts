import type { rentalChecksOperations } from '../rental-checks.ts';
import { check, hazard, submission, supervisor } from './checked-house.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const again = '第 4 项未附照片，请补查后重新提交';
const wrongDoor = '误将 20 号登记为 18 号，现撤回';

const sentBack = {
  ...check,
  version: 2,
  state: 'sent-back',
  review: { decision: 'send-back', reason: again, reviewedBy: supervisor, reviewedAt: invented.later },
} as const;

export const rentalChecksExamples = {
  'rentalChecks.submit': [
    {
      summary: 'A check with one fault: the hazard and the rating follow in the answer',
      request: { parameters: { checkId: invented.checkId }, body: submission },
      status: 201,
      answer: check,
    },
  ],
  'rentalChecks.get': [
    {
      summary: 'A check on record',
      request: { parameters: { checkId: invented.checkId } },
      status: 200,
      answer: check,
    },
  ],
  'rentalChecks.list': [
    {
      summary: 'The checks of a house, the newest first',
      request: { query: { premisesId: invented.premisesId } },
      status: 200,
      answer: { items: [check], next: null },
    },
    {
      summary: 'What of the own checks was sent back',
      request: { query: { own: 'true', state: 'sent-back' } },
      status: 200,
      answer: { items: [sentBack], next: null },
    },
  ],
  'rentalChecks.review': [
    {
      summary: 'A supervisor accepts a check',
      request: { parameters: { checkId: invented.checkId }, body: { decision: 'accept', reason: null } },
      status: 200,
      answer: {
        ...check,
        version: 2,
        isOwn: false,
        state: 'reviewed',
        review: { decision: 'accept', reason: null, reviewedBy: supervisor, reviewedAt: invented.later },
      },
    },
    {
      summary: 'A supervisor sends a check back',
      request: { parameters: { checkId: invented.checkId }, body: { decision: 'send-back', reason: again } },
      status: 200,
      answer: { ...sentBack, isOwn: false },
    },
  ],
  'rentalChecks.withdraw': [
    {
      summary: 'An officer takes back a check that was made at the wrong door: its hazard falls with it',
      request: { parameters: { checkId: invented.checkId }, body: { reason: wrongDoor } },
      status: 200,
      answer: {
        ...check,
        version: 2,
        state: 'withdrawn',
        hazards: [{ ...hazard, version: 2, state: 'annulled' }],
        withdrawal: { reason: wrongDoor, withdrawnAt: invented.later },
      },
    },
  ],
} as const satisfies ModuleExamples<typeof rentalChecksOperations>;
