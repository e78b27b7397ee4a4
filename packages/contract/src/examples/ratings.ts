import type { ratingsOperations } from '../ratings.ts';
import { rating } from './checked-house.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { premises, rentalHouse } from './rental-house.ts';

export const ratingsExamples = {
  'ratings.get': [
    {
      summary: 'Why a house has one star: its score would give two, its open hazard leaves one',
      request: { parameters: { premisesId: invented.premisesId } },
      status: 200,
      answer: {
        ...rating,
        premisesId: invented.premisesId,
        checkId: invented.checkId,
        standardVersion: rentalHouse.standardVersion,
        ratedAt: invented.at,
        nextCheckDueOn: premises.nextCheckDueOn,
      },
    },
  ],
} as const satisfies ModuleExamples<typeof ratingsOperations>;
