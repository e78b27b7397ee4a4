import * as z from 'zod/mini';
import { closedEnum, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { stateMachine } from './state-machine.ts';

const keyStates = ['signing', 'retired', 'compromised'] as const;
const Reason = z.string().check(z.minLength(10), z.maxLength(500));

/** The life of a key: a retired one signs nothing more and its plates stay genuine; a compromised one vouches for none. */
export const doorplateKeyStates = stateMachine({
  resource: 'doorplate-key',
  states: keyStates,
  initial: 'signing',
  moves: {
    retire: {
      from: ['signing'],
      to: 'retired',
      operation: 'doorplates.retireKey',
      needs: ['reason', 'another-signing-key'],
      starts: [],
    },
    compromise: {
      from: ['signing', 'retired'],
      to: 'compromised',
      operation: 'doorplates.compromiseKey',
      needs: ['reason'],
      starts: [],
    },
  },
});

/** A key with which the station signs plates: its public half. The private half never leaves the server. */
export const DoorplateKey = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  /** The id that plates carry: the first 20 bits of the SHA-256 of the raw public key in Crockford base32. */
  keyId: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{4}$/)),
  algorithm: openEnum(['Ed25519']),
  /** The raw public key, base64url. */
  publicKey: z.string(),
  state: openEnum(keyStates),
  createdAt: Timestamp,
  endedAt: z.nullable(Timestamp),
  endReason: z.nullable(z.string()),
});
export type DoorplateKey = z.output<typeof DoorplateKey>;

/** Which kind of key is to be made. */
export const DoorplateKeyCreation = z.object({
  algorithm: closedEnum(['Ed25519'], 'a server could not sign by an algorithm that it does not know'),
});
export type DoorplateKeyCreation = z.output<typeof DoorplateKeyCreation>;

export const DoorplateKeyEnding = z.object({ reason: Reason });
export type DoorplateKeyEnding = z.output<typeof DoorplateKeyEnding>;

const keepers = { administrator: 'same-station' } as const;
const KeyId = z.object({ doorplateKeyId: Uuid });

export const listDoorplateKeys = operation({
  ...read,
  id: 'doorplates.listKeys',
  method: 'GET',
  path: '/v1/doorplate-keys',
  summary: 'The keys of the own station, the newest first, those that ended included',
  scope: 'doorplates:read',
  callers: { supervisor: 'same-station', administrator: 'same-station' },
  query: z.object({ ...pageQuery }),
  answers: { 200: pageOf(DoorplateKey) },
  problems: [],
  offline: {},
  requirements: ['WK-KEY-01'],
});

export const createDoorplateKey = operation({
  ...write,
  id: 'doorplates.createKey',
  method: 'PUT',
  path: '/v1/doorplate-keys/{doorplateKeyId}',
  summary: 'Make a new key, with which plates are signed from now on',
  scope: 'doorplates:write',
  callers: keepers,
  parameters: KeyId,
  body: DoorplateKeyCreation,
  answers: { 201: DoorplateKey },
  problems: [],
  concurrency: 'if-none-match',
  emits: ['doorplate-key.created'],
  offline: {},
  requirements: ['WK-KEY-01', 'WK-KEY-02', 'WK-KEY-03'],
});

export const retireDoorplateKey = operation({
  ...write,
  id: 'doorplates.retireKey',
  method: 'POST',
  path: '/v1/doorplate-keys/{doorplateKeyId}/retirement',
  summary: 'Let a key sign no more plates; those that it signed stay genuine',
  scope: 'doorplates:write',
  callers: keepers,
  parameters: KeyId,
  body: DoorplateKeyEnding,
  answers: { 200: DoorplateKey },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['doorplate-key.retired'],
  offline: {},
  requirements: ['WK-KEY-03', 'WK-KEY-04'],
});

export const compromiseDoorplateKey = operation({
  ...write,
  id: 'doorplates.compromiseKey',
  method: 'POST',
  path: '/v1/doorplate-keys/{doorplateKeyId}/compromise',
  summary: 'Say that a key is known to others: no plate that it signed is trusted any more',
  scope: 'doorplates:write',
  callers: keepers,
  parameters: KeyId,
  body: DoorplateKeyEnding,
  answers: { 200: DoorplateKey },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['doorplate-key.compromised', 'doorplate.revoked'],
  offline: {},
  requirements: ['WK-KEY-05', 'WK-KEY-06'],
});

/** The operations of doorplate keys by their ids. */
export const doorplateKeysOperations = {
  'doorplates.listKeys': listDoorplateKeys,
  'doorplates.createKey': createDoorplateKey,
  'doorplates.retireKey': retireDoorplateKey,
  'doorplates.compromiseKey': compromiseDoorplateKey,
} as const;
