import * as z from 'zod/mini';
import { StandardAddress } from './addresses.ts';
import { PlateCode } from './doorplates.ts';
import { DivisionCode, LocalDate, openEnum, Telephone, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { GivenIdentityNumber, GivenName, GivenPerson, MaskedPerson } from './people.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { registrarsOfStation, roles, staffAndOwnLandlord } from './role.ts';
import { stateMachine } from './state-machine.ts';

export { MaskedPerson } from './people.ts';

const stateNames = ['current', 'sign-off-overdue', 'ended'] as const;

/** The life of a stay: come, change, leave. */
export const stayStates = stateMachine({
  resource: 'stay',
  states: stateNames,
  initial: 'current',
  moves: {
    /** The server makes it: the day on which the stay was to end is past. */
    fallOverdue: {
      from: ['current'],
      to: 'sign-off-overdue',
      operation: null,
      needs: ['expected-end-past'],
      starts: [],
    },
    /** The expected end is moved to today or later, or taken away. */
    extend: {
      from: ['sign-off-overdue'],
      to: 'current',
      operation: 'stays.change',
      needs: ['expected-end-ahead'],
      starts: [],
    },
    signOff: {
      from: ['current', 'sign-off-overdue'],
      to: 'ended',
      operation: 'stays.signOff',
      needs: ['last-day'],
      starts: [],
    },
  },
});

/** A stay of a person in premises. Days are those of the station's clock, China Standard Time. */
export const Stay = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: z.optional(Uuid),
  premisesId: Uuid,
  /** Where the premises stand now: a person who stays there may not read the premises themselves. */
  address: z.optional(StandardAddress),
  dwellingId: z.nullable(Uuid),
  /** What is written at the door of the dwelling; null where the stay names none. */
  dwellingLabel: z.optional(z.nullable(z.string())),
  person: MaskedPerson,
  state: openEnum(stateNames),
  startedOn: LocalDate,
  /** The last day on which the person means to stay; null where it is open. */
  expectedEndOn: z.nullable(LocalDate),
  endedOn: z.nullable(LocalDate),
  registeredAt: z.optional(Timestamp),
  /** As whom somebody registered it. */
  registeredByRole: z.optional(openEnum(roles)),
});
export type Stay = z.output<typeof Stay>;

/**
 * A stay as it is registered. It names its premises by `premisesId`, or by the `plateCode` of the plate at the door where
 * the caller knows no more than that: exactly one of them. A resident registers the own person, with the own number.
 */
export const StayRegistration = z.object({
  premisesId: z.optional(Uuid),
  plateCode: z.optional(PlateCode),
  dwellingId: z.nullable(Uuid),
  person: GivenPerson,
  startedOn: LocalDate,
  expectedEndOn: z.nullable(LocalDate),
});
export type StayRegistration = z.output<typeof StayRegistration>;

/** What is to be other of a stay. Only staff put a name or an identity number right. */
export const StayChange = z.object({
  dwellingId: z.optional(z.nullable(Uuid)),
  startedOn: z.optional(LocalDate),
  expectedEndOn: z.optional(z.nullable(LocalDate)),
  person: z.optional(
    z.object({
      name: z.optional(GivenName),
      identityNumber: z.optional(z.nullable(GivenIdentityNumber)),
      telephone: z.optional(z.nullable(Telephone)),
    }),
  ),
});
export type StayChange = z.output<typeof StayChange>;

/** The last day of a stay. */
export const StaySignOff = z.object({ endedOn: LocalDate });
export type StaySignOff = z.output<typeof StaySignOff>;

/** The person who stays, the landlord, and the staff. */
const concerned = { resident: 'own', ...staffAndOwnLandlord } as const;
const registering = { resident: 'own', landlord: 'own', ...registrarsOfStation } as const;
const StayId = z.object({ stayId: Uuid });

export const listStays = operation({
  id: 'stays.list',
  method: 'GET',
  path: '/v1/stays',
  summary: 'Stays in premises by their ids, with masked persons',
  scope: 'stays:read',
  callers: staffAndOwnLandlord,
  query: z.object({ ...pageQuery, premisesId: Uuid, state: repeatable(FilterCode) }),
  answers: { 200: pageOf(Stay) },
  problems: ['not-found'],
  ...read,
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-STY-01', 'WK-PSN-06', 'WK-PRM-11'],
});

export const listOverdueStays = operation({
  ...read,
  id: 'stays.listOverdue',
  method: 'GET',
  path: '/v1/overdue-stays',
  summary: 'Stays whose sign-off is overdue, the longest overdue first',
  scope: 'stays:read',
  callers: staffAndOwnLandlord,
  query: z.object({ ...pageQuery, community: z.optional(DivisionCode) }),
  answers: { 200: pageOf(Stay) },
  problems: [],
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-PLC-07', 'WK-STY-07', 'WK-STY-09', 'WK-STY-13', 'WK-PSN-06', 'WK-PRM-11'],
});

export const listOwnStays = operation({
  ...read,
  id: 'stays.listOwn',
  method: 'GET',
  path: '/v1/own-stays',
  summary: 'The stays of the own person, the newest first',
  scope: 'stays:read',
  callers: { resident: 'own', landlord: 'own' },
  query: z.object({ ...pageQuery }),
  answers: { 200: pageOf(Stay) },
  problems: [],
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-STY-10', 'WK-PSN-06', 'WK-PRM-11'],
});

export const getStay = operation({
  ...read,
  id: 'stays.get',
  method: 'GET',
  path: '/v1/stays/{stayId}',
  summary: 'A stay, with its masked person',
  scope: 'stays:read',
  callers: concerned,
  parameters: StayId,
  answers: { 200: Stay },
  problems: [],
  personalData: 'masked',
  offline: { keep: 12 * 60 },
  requirements: ['WK-STY-01', 'WK-STY-07', 'WK-PSN-06', 'WK-PRM-11'],
});

export const registerStay = operation({
  ...write,
  id: 'stays.register',
  method: 'PUT',
  path: '/v1/stays/{stayId}',
  summary: 'Register a stay',
  scope: 'stays:write',
  callers: registering,
  parameters: StayId,
  body: StayRegistration,
  answers: { 201: Stay },
  problems: ['plate-unknown', 'already-recorded'],
  personalData: 'masked',
  concurrency: 'if-none-match',
  batch: true,
  emits: ['stay.registered', 'stay.overdue'],
  offline: { queue: { lane: 'stay:{stayId}' } },
  requirements: [
    'WK-STY-01',
    'WK-STY-02',
    'WK-STY-03',
    'WK-STY-04',
    'WK-STY-05',
    'WK-STY-06',
    'WK-STY-07',
    'WK-STY-12',
    'WK-PRM-09',
    'WK-PSN-01',
    'WK-PSN-02',
    'WK-PSN-03',
    'WK-PSN-04',
    'WK-PSN-05',
    'WK-PSN-06',
    'WK-PSN-07',
  ],
});

export const changeStay = operation({
  ...write,
  id: 'stays.change',
  method: 'PATCH',
  path: '/v1/stays/{stayId}',
  summary: 'Change a stay: its dwelling, its days, how the person can be reached',
  scope: 'stays:write',
  callers: registering,
  parameters: StayId,
  body: StayChange,
  answers: { 200: Stay },
  problems: ['state-conflict'],
  personalData: 'masked',
  concurrency: 'if-match',
  emits: ['stay.changed', 'stay.overdue'],
  offline: {},
  requirements: [
    'WK-STY-04',
    'WK-STY-05',
    'WK-STY-07',
    'WK-STY-08',
    'WK-STY-11',
    'WK-PSN-01',
    'WK-PSN-02',
    'WK-PSN-03',
    'WK-PSN-06',
    'WK-PSN-07',
  ],
});

export const signOffStay = operation({
  ...write,
  id: 'stays.signOff',
  method: 'POST',
  path: '/v1/stays/{stayId}/sign-off',
  summary: 'Sign a stay off: the person left',
  scope: 'stays:write',
  callers: registering,
  parameters: StayId,
  body: StaySignOff,
  answers: { 200: Stay },
  problems: ['state-conflict'],
  personalData: 'masked',
  concurrency: 'if-match',
  emits: ['stay.ended', 'stay.overdue'],
  offline: { queue: { lane: 'stay:{stayId}', after: ['stays.register'] } },
  requirements: ['WK-STY-04', 'WK-STY-08'],
});

/** The operations of stays by their ids. */
export const staysOperations = {
  'stays.list': listStays,
  'stays.listOverdue': listOverdueStays,
  'stays.listOwn': listOwnStays,
  'stays.get': getStay,
  'stays.register': registerStay,
  'stays.change': changeStay,
  'stays.signOff': signOffStay,
} as const;
