import type { dwellingsOperations } from '../dwellings.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { dwelling, rentalHouse } from './rental-house.ts';

const ground = {
  ...dwelling,
  version: 1,
  stationId: invented.stationId,
  premisesId: invented.premisesId,
  floor: 1,
  endedOn: null,
} as const;
const upper = {
  id: rentalHouse.upperDwellingId,
  label: '201',
  rooms: 1,
  floorArea: 22,
  version: 1,
  stationId: invented.stationId,
  premisesId: invented.premisesId,
  floor: 2,
  endedOn: null,
} as const;

export const dwellingsExamples = {
  'places.listDwellings': [
    {
      summary: 'The dwellings of a house',
      request: { query: { premisesId: invented.premisesId } },
      status: 200,
      answer: { items: [ground, upper], next: null },
    },
  ],
  'places.getDwelling': [
    {
      summary: 'A dwelling',
      request: { parameters: { dwellingId: invented.dwellingId } },
      status: 200,
      answer: ground,
    },
  ],
  'places.createDwelling': [
    {
      summary: 'A room on the first storey above the ground',
      request: {
        parameters: { dwellingId: rentalHouse.upperDwellingId },
        body: { premisesId: invented.premisesId, label: '201', floor: 2, rooms: 1, floorArea: 22 },
      },
      status: 201,
      answer: upper,
    },
  ],
  'places.changeDwelling': [
    {
      summary: 'A room that was joined with its neighbour ends',
      request: { parameters: { dwellingId: rentalHouse.upperDwellingId }, body: { endedOn: '2026-11-20' } },
      status: 200,
      answer: { ...upper, version: 2, endedOn: '2026-11-20' },
    },
  ],
} as const satisfies ModuleExamples<typeof dwellingsOperations>;
