import type { addressesOperations } from '../addresses.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { buildingAddress, rentalHouse, standardAddress } from './rental-house.ts';

const house = {
  id: rentalHouse.addressId,
  version: 1,
  stationId: invented.stationId,
  ...standardAddress,
  level: 'number',
  state: 'in-use',
  replacedById: null,
  premisesId: invented.premisesId,
} as const;

export const addressesExamples = {
  'places.listAddresses': [
    {
      summary:
        'Addresses of a community whose line holds 示范路 1: a house, and a flat at which nothing is recorded yet',
      request: { query: { community: invented.communityCode, text: '示范路 1', state: 'in-use' } },
      status: 200,
      answer: {
        items: [
          house,
          {
            id: rentalHouse.emptyAddressId,
            version: 1,
            stationId: invented.stationId,
            ...buildingAddress,
            number: '16 号',
            building: '3 栋',
            text: '示范路 16 号 3 栋 1 单元 502 室',
            unit: '1 单元',
            floor: 5,
            room: '502 室',
            level: 'room',
            state: 'in-use',
            replacedById: null,
            premisesId: null,
          },
        ],
        next: null,
      },
    },
  ],
  'places.getAddress': [
    {
      summary: 'The address of a house',
      request: { parameters: { addressId: rentalHouse.addressId } },
      status: 200,
      answer: house,
    },
  ],
} as const satisfies ModuleExamples<typeof addressesOperations>;
