import type { staysOperations } from '../stays.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { dwelling, rentalHouse, standardAddress, tenant } from './rental-house.ts';

const stay = {
  id: rentalHouse.stayId,
  version: 1,
  stationId: invented.stationId,
  premisesId: invented.premisesId,
  address: standardAddress,
  dwellingId: invented.dwellingId,
  dwellingLabel: dwelling.label,
  person: tenant,
  state: 'current',
  startedOn: '2026-11-20',
  expectedEndOn: '2027-05-31',
  endedOn: null,
  registeredAt: invented.at,
  registeredByRole: 'landlord',
} as const;
const overdue = {
  ...stay,
  id: rentalHouse.overdueStayId,
  version: 2,
  dwellingId: rentalHouse.upperDwellingId,
  dwellingLabel: '201',
  person: {
    id: '0190e0a0-0000-7000-8000-000000000024',
    name: { masked: '黄**', revealable: true },
    identityNumber: null,
    telephone: { masked: '154****0024', revealable: true },
  },
  state: 'sign-off-overdue',
  startedOn: '2026-05-01',
  expectedEndOn: '2026-10-31',
  registeredAt: '2026-05-01T18:20:00+08:00',
} as const;

export const staysExamples = {
  'stays.list': [
    {
      summary: 'Who stays in a house now, masked',
      request: { query: { premisesId: invented.premisesId, state: ['current', 'sign-off-overdue'] } },
      status: 200,
      answer: { items: [stay, overdue], next: null },
    },
  ],
  'stays.listOverdue': [
    {
      summary: 'Sign-offs that are overdue in a community',
      request: { query: { community: invented.communityCode } },
      status: 200,
      answer: { items: [overdue], next: null },
    },
  ],
  'stays.listOwn': [
    {
      summary: 'A tenant reads the own stays',
      request: { query: {} },
      status: 200,
      answer: { items: [stay], next: null },
    },
  ],
  'stays.get': [
    {
      summary: 'A stay',
      request: { parameters: { stayId: rentalHouse.stayId } },
      status: 200,
      answer: stay,
    },
  ],
  'stays.register': [
    {
      summary: 'A landlord registers a tenant in his house',
      request: {
        parameters: { stayId: rentalHouse.stayId },
        body: {
          premisesId: invented.premisesId,
          dwellingId: invented.dwellingId,
          person: { name: '刘示范', identityNumber: '441621186509232070', telephone: '+8615400000022' },
          startedOn: '2026-11-20',
          expectedEndOn: '2027-05-31',
        },
      },
      status: 201,
      answer: stay,
    },
    {
      summary: 'A tenant registers herself by the plate at the door, without knowing the dwelling',
      request: {
        parameters: { stayId: rentalHouse.stayId },
        body: {
          plateCode: '7K3M9QX2ABC5',
          dwellingId: null,
          person: { name: '刘示范', identityNumber: '441621186509232070', telephone: '+8615400000022' },
          startedOn: '2026-11-20',
          expectedEndOn: null,
        },
      },
      status: 201,
      answer: { ...stay, dwellingId: null, dwellingLabel: null, expectedEndOn: null, registeredByRole: 'resident' },
    },
  ],
  'stays.change': [
    {
      summary: 'An overdue stay goes on: it is current again',
      request: {
        parameters: { stayId: rentalHouse.overdueStayId },
        body: { expectedEndOn: '2027-04-30', person: { telephone: null } },
      },
      status: 200,
      answer: {
        ...overdue,
        version: 3,
        person: { ...overdue.person, telephone: null },
        state: 'current',
        expectedEndOn: '2027-04-30',
      },
    },
  ],
  'stays.signOff': [
    {
      summary: 'The tenant left',
      request: { parameters: { stayId: rentalHouse.overdueStayId }, body: { endedOn: '2026-11-19' } },
      status: 200,
      answer: { ...overdue, version: 3, state: 'ended', endedOn: '2026-11-19' },
    },
  ],
} as const satisfies ModuleExamples<typeof staysOperations>;
