import type { rentalCheckStandardsOperations } from '../rental-check-standards.ts';
import { checklist, standard } from './checked-house.ts';
import type { ModuleExamples } from './example.ts';
import { rentalHouse } from './rental-house.ts';

export const rentalCheckStandardsExamples = {
  'rentalChecks.listStandards': [
    {
      summary: 'The checklists that a station may use, the newest first',
      request: { query: { limit: 1 } },
      status: 200,
      answer: { items: [standard], next: 'eyJ2IjoiMjAyNi0xMSJ9' },
    },
  ],
  'rentalChecks.getStandard': [
    {
      summary: 'The checklist of a check that was made under it',
      request: { parameters: { version: rentalHouse.standardVersion } },
      status: 200,
      answer: standard,
    },
  ],
  'rentalChecks.publishStandard': [
    {
      summary: 'A short checklist of four items',
      request: { body: checklist },
      status: 201,
      answer: standard,
    },
  ],
} as const satisfies ModuleExamples<typeof rentalCheckStandardsOperations>;
