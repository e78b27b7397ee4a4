import type { stationsOperations } from '../stations.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { rentalHouse, station } from './rental-house.ts';

export const stationsExamples = {
  'places.listStations': [
    {
      summary: 'The stations of 源城区',
      request: { query: { division: invented.divisionCode } },
      status: 200,
      answer: { items: [station], next: null },
    },
  ],
  'places.getStation': [
    {
      summary: 'A station, for anybody',
      request: { parameters: { stationId: invented.stationId } },
      status: 200,
      answer: station,
    },
  ],
  'places.listStaff': [
    {
      summary: 'The officers to whom a hazard can be given',
      request: { query: { role: ['officer', 'supervisor'] } },
      status: 200,
      answer: {
        items: [
          {
            id: invented.officerId,
            stationId: invented.stationId,
            displayName: rentalHouse.officerName,
            roles: ['officer'],
          },
          {
            id: rentalHouse.supervisorId,
            stationId: invented.stationId,
            displayName: rentalHouse.supervisorName,
            roles: ['supervisor'],
          },
        ],
        next: null,
      },
    },
  ],
} as const satisfies ModuleExamples<typeof stationsOperations>;
