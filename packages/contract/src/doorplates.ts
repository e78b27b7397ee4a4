import * as z from 'zod/mini';
import { BuildingAddress, StandardAddress } from './addresses.ts';
import { doorplateKeysOperations } from './doorplate-keys.ts';
import { openEnum, Sha256, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode } from './repeatable.ts';
import { everybody, roles, staffOfStation } from './role.ts';
import { stateMachine } from './state-machine.ts';
import { Station } from './stations.ts';

/** The code of a plate: 12 characters of Crockford base32, the last one a check character (see `plate.ts`). */
export const PlateCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{12}$/));
export type PlateCode = z.output<typeof PlateCode>;

const plateStates = ['in-force', 'revoked', 'replaced'] as const;
const PlateState = openEnum(plateStates);
const Reason = z.string().check(z.minLength(10), z.maxLength(500));

/** The life of a plate. A plate that lost its force never gets it back: another one is issued. */
export const doorplateStates = stateMachine({
  resource: 'doorplate',
  states: plateStates,
  initial: 'in-force',
  moves: {
    replace: { from: ['in-force'], to: 'replaced', operation: 'doorplates.replace', needs: ['reason'], starts: [] },
    /** Another plate is issued for the same premises. */
    supersede: { from: ['in-force'], to: 'replaced', operation: 'doorplates.issue', needs: [], starts: [] },
    revoke: { from: ['in-force'], to: 'revoked', operation: 'doorplates.revoke', needs: ['reason'], starts: [] },
    /** The key that signed it is no longer to be trusted. */
    compromise: {
      from: ['in-force'],
      to: 'revoked',
      operation: 'doorplates.compromiseKey',
      needs: ['reason'],
      starts: [],
    },
  },
});

/** A doorplate as its station keeps it. */
export const Doorplate = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  premisesId: Uuid,
  code: PlateCode,
  state: PlateState,
  /** The signed link that the QR holds. */
  link: z.string(),
  address: StandardAddress,
  issuedAt: Timestamp,
  endedAt: z.nullable(Timestamp),
  endReason: z.nullable(z.string()),
  /** The plate that took its place. */
  replacedById: z.optional(z.nullable(Uuid)),
});
export type Doorplate = z.output<typeof Doorplate>;

/** What a scan tells. For a stranger `premisesId` and `fullAddress` are null: nothing about people or letting. */
export const DoorplateScan = z.looseObject({
  code: PlateCode,
  state: PlateState,
  /** As whom the server answers. */
  caller: openEnum(roles),
  address: BuildingAddress,
  fullAddress: z.nullable(StandardAddress),
  premisesId: z.nullable(Uuid),
  station: Station,
  checkedAt: Timestamp,
});
export type DoorplateScan = z.output<typeof DoorplateScan>;

export const DoorplateIssue = z.object({ premisesId: Uuid });
export type DoorplateIssue = z.output<typeof DoorplateIssue>;

export const DoorplateRevocation = z.object({ reason: Reason });
export type DoorplateRevocation = z.output<typeof DoorplateRevocation>;

/** Why a plate gives way to another: it is worn, the address was renumbered. `newDoorplateId` is made by the caller. */
export const DoorplateReplacement = z.object({ newDoorplateId: Uuid, reason: Reason });
export type DoorplateReplacement = z.output<typeof DoorplateReplacement>;

/** Both plates after a replacement. */
export const DoorplateReplaced = z.looseObject({ replaced: Doorplate, issued: Doorplate });
export type DoorplateReplaced = z.output<typeof DoorplateReplaced>;

/**
 * A plate that is no longer in force. The list is public, so it names a plate by the SHA-256 of its 12 upper-case ASCII
 * characters: a device can find a code that it holds in it, and nobody can scan their way from the list to addresses.
 */
export const RevokedPlate = z.looseObject({ codeHash: Sha256, state: PlateState, endedAt: Timestamp });
export type RevokedPlate = z.output<typeof RevokedPlate>;

export const scanDoorplate = operation({
  ...read,
  id: 'doorplates.scan',
  method: 'GET',
  path: '/v1/doorplate-scans/{code}',
  summary: 'What a plate says to the caller',
  scope: null,
  callers: everybody,
  parameters: z.object({ code: PlateCode }),
  answers: { 200: DoorplateScan },
  problems: ['plate-unknown'],
  offline: { keep: 12 * 60 },
  requirements: ['WK-PLT-01', 'WK-PLT-02', 'WK-PLT-03', 'WK-PLT-09', 'WK-PLT-10'],
});

export const listDoorplates = operation({
  ...read,
  id: 'doorplates.list',
  method: 'GET',
  path: '/v1/doorplates',
  summary: 'Plates of the own station, by their ids',
  scope: 'doorplates:read',
  callers: staffOfStation,
  query: z.object({ ...pageQuery, premisesId: z.optional(Uuid), state: z.optional(FilterCode) }),
  answers: { 200: pageOf(Doorplate) },
  problems: [],
  offline: {},
  requirements: ['WK-PLT-01'],
});

export const getDoorplate = operation({
  ...read,
  id: 'doorplates.get',
  method: 'GET',
  path: '/v1/doorplates/{doorplateId}',
  summary: 'A plate of the own station',
  scope: 'doorplates:read',
  callers: staffOfStation,
  parameters: z.object({ doorplateId: Uuid }),
  answers: { 200: Doorplate },
  problems: [],
  offline: {},
  requirements: ['WK-PLT-01'],
});

export const issueDoorplate = operation({
  id: 'doorplates.issue',
  method: 'PUT',
  path: '/v1/doorplates/{doorplateId}',
  summary: 'Issue a signed plate for premises; one still in force there becomes replaced',
  scope: 'doorplates:write',
  callers: { supervisor: 'same-station', administrator: 'same-station' },
  parameters: z.object({ doorplateId: Uuid }),
  body: DoorplateIssue,
  answers: { 201: Doorplate },
  problems: [],
  ...write,
  concurrency: 'if-none-match',
  emits: ['doorplate.issued', 'doorplate.replaced'],
  offline: {},
  requirements: ['WK-PLT-01', 'WK-PLT-03', 'WK-PLT-05', 'WK-PLT-11', 'WK-PLT-12', 'WK-KEY-02'],
});

export const revokeDoorplate = operation({
  id: 'doorplates.revoke',
  method: 'POST',
  path: '/v1/doorplates/{doorplateId}/revocation',
  summary: 'Revoke a plate, with a reason',
  scope: 'doorplates:write',
  callers: { supervisor: 'same-station', administrator: 'same-station' },
  parameters: z.object({ doorplateId: Uuid }),
  body: DoorplateRevocation,
  answers: { 200: Doorplate },
  problems: ['state-conflict'],
  ...write,
  concurrency: 'if-match',
  emits: ['doorplate.revoked'],
  offline: {},
  requirements: ['WK-PLT-03', 'WK-PLT-06'],
});

export const replaceDoorplate = operation({
  id: 'doorplates.replace',
  method: 'POST',
  path: '/v1/doorplates/{doorplateId}/replacement',
  summary: 'Replace a plate in force by a new one for the same premises, with a reason',
  scope: 'doorplates:write',
  callers: { supervisor: 'same-station', administrator: 'same-station' },
  parameters: z.object({ doorplateId: Uuid }),
  body: DoorplateReplacement,
  answers: { 200: DoorplateReplaced },
  problems: ['state-conflict', 'already-exists'],
  ...write,
  concurrency: 'if-match',
  emits: ['doorplate.replaced', 'doorplate.issued'],
  offline: {},
  requirements: ['WK-PLT-03', 'WK-PLT-05', 'WK-PLT-06', 'WK-PLT-07', 'WK-PLT-11', 'WK-PLT-12'],
});

export const listRevocations = operation({
  ...read,
  id: 'doorplates.listRevocations',
  method: 'GET',
  path: '/v1/doorplate-revocations',
  summary: 'Plates that are no longer in force, by the hash of their code, in the order in which they ended',
  scope: null,
  callers: everybody,
  query: z.object({ ...pageQuery }),
  answers: { 200: pageOf(RevokedPlate) },
  problems: [],
  offline: { keep: 7 * 24 * 60 },
  requirements: ['WK-PLT-04', 'WK-PLT-08'],
});

/** The operations of doorplates by their ids. */
export const doorplatesOperations = {
  'doorplates.scan': scanDoorplate,
  'doorplates.list': listDoorplates,
  'doorplates.get': getDoorplate,
  'doorplates.issue': issueDoorplate,
  'doorplates.revoke': revokeDoorplate,
  'doorplates.replace': replaceDoorplate,
  'doorplates.listRevocations': listRevocations,
  ...doorplateKeysOperations,
} as const;
