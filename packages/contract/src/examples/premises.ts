import type { premisesOperations } from '../premises.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { buildingAddress, premises, rentalHouse } from './rental-house.ts';

export const premisesExamples = {
  'places.listPremises': [
    {
      summary: 'Premises that are let and have an open hazard, the nearest deadline first',
      request: { query: { use: 'let', openHazards: 'true', limit: 20 } },
      status: 200,
      answer: { items: [premises], next: null },
    },
  ],
  'places.getPremises': [
    {
      summary: 'Premises after a check',
      request: { parameters: { premisesId: invented.premisesId } },
      status: 200,
      answer: premises,
    },
  ],
  'places.createPremises': [
    {
      summary: 'A flat that is let, with its landlord in plain; the answer masks him',
      request: {
        parameters: { premisesId: rentalHouse.newPremisesId },
        body: {
          addressId: rentalHouse.emptyAddressId,
          use: 'let',
          storeys: 1,
          floorArea: 88.6,
          landlord: { name: '吴示范', identityNumber: '441602187103021180', telephone: '+8615400000023' },
          organisationId: null,
          letSince: '2026-11-01',
        },
      },
      status: 201,
      answer: {
        id: rentalHouse.newPremisesId,
        version: 1,
        stationId: invented.stationId,
        addressId: rentalHouse.emptyAddressId,
        address: {
          ...buildingAddress,
          number: '16 号',
          building: '3 栋',
          text: '示范路 16 号 3 栋 1 单元 502 室',
          unit: '1 单元',
          floor: 5,
          room: '502 室',
        },
        use: 'let',
        storeys: 1,
        floorArea: 88.6,
        dwellings: [],
        landlord: {
          personId: rentalHouse.newLandlordPersonId,
          name: { masked: '吴**', revealable: true },
          telephone: { masked: '154****0023', revealable: true },
        },
        organisation: null,
        rating: null,
        openHazards: { count: 0, highestSeverity: null, nextDueAt: null },
        lastCheck: null,
        nextCheckDueOn: null,
        letSince: '2026-11-01',
        updatedAt: invented.at,
      },
    },
  ],
  'places.changePremises': [
    {
      summary:
        'The owner lives there himself now: the use changes, letSince goes with it, and the rating is no longer told',
      request: { parameters: { premisesId: invented.premisesId }, body: { use: 'self-occupied' } },
      status: 200,
      answer: {
        ...premises,
        version: 5,
        use: 'self-occupied',
        rating: null,
        nextCheckDueOn: null,
        letSince: null,
        updatedAt: invented.later,
      },
    },
  ],
} as const satisfies ModuleExamples<typeof premisesOperations>;
