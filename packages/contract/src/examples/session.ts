import type { sessionOperations } from '../session.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { rentalHouse } from './rental-house.ts';

export const sessionExamples = {
  'session.get': [
    {
      summary: 'An officer of a station',
      request: {},
      status: 200,
      answer: {
        subject: invented.officerId,
        personId: null,
        displayName: rentalHouse.officerName,
        roles: ['officer'],
        station: { id: invented.stationId, name: invented.stationName, divisionCode: '441602001' },
        scopes: ['places:read', 'rental-checks:read', 'rental-checks:write', 'session:read'],
        expiresAt: '2026-11-20T10:30:00+08:00',
      },
    },
    {
      summary: 'A landlord, known by an invitation on paper: his name is masked already',
      request: {},
      status: 200,
      answer: {
        subject: '0190e0a0-0000-7000-8000-000000000014',
        personId: invented.landlordPersonId,
        displayName: '陈**',
        roles: ['landlord'],
        station: { id: invented.stationId, name: invented.stationName, divisionCode: '441602001' },
        scopes: ['places:read', 'rental-checks:read', 'session:read'],
        expiresAt: '2026-11-20T10:30:00+08:00',
      },
    },
  ],
} as const satisfies ModuleExamples<typeof sessionOperations>;
