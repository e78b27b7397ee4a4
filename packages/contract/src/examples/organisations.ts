import type { organisationsOperations } from '../organisations.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { rentalHouse } from './rental-house.ts';

/** The registering division 990000 in its code was never assigned: no body can have it. */
const organisation = {
  id: rentalHouse.organisationId,
  name: '示范公寓管理有限公司',
  socialCreditCode: '91990000MA12345696',
  version: 1,
  stationId: invented.stationId,
  kind: 'enterprise',
  endedOn: null,
} as const;

export const organisationsExamples = {
  'places.listOrganisations': [
    {
      summary: 'Organisations whose name holds 公寓',
      request: { query: { text: '公寓' } },
      status: 200,
      answer: { items: [organisation], next: null },
    },
  ],
  'places.getOrganisation': [
    {
      summary: 'An organisation',
      request: { parameters: { organisationId: rentalHouse.organisationId } },
      status: 200,
      answer: organisation,
    },
  ],
  'places.createOrganisation': [
    {
      summary: 'A company that lets flats',
      request: {
        parameters: { organisationId: rentalHouse.organisationId },
        body: { name: '示范公寓管理有限公司', socialCreditCode: '91990000MA12345696', kind: 'enterprise' },
      },
      status: 201,
      answer: organisation,
    },
  ],
  'places.changeOrganisation': [
    {
      summary: 'A company that has moved away',
      request: { parameters: { organisationId: rentalHouse.organisationId }, body: { endedOn: '2026-11-20' } },
      status: 200,
      answer: { ...organisation, version: 2, endedOn: '2026-11-20' },
    },
  ],
} as const satisfies ModuleExamples<typeof organisationsOperations>;
