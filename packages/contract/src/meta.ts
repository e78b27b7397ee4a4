import * as z from 'zod/mini';
import { openEnum, Timestamp, Uuid } from './field.ts';
import { operation, read } from './operation.ts';
import { everybody } from './role.ts';

/** What a server is and can do. Sizes are in bytes, times in seconds. */
export const Meta = z.looseObject({
  /** What the server calls itself. */
  name: z.string(),
  /** The release of the server's own program. */
  version: z.string(),
  /** The version of the contract: `1`, as in the paths. */
  contract: z.string(),
  /** The ids of the operations that this server offers. What is not among them answers not-served. */
  operations: z.array(z.string()),
  /** The server's clock, so that a device can tell how far off its own is. */
  serverTime: Timestamp,
  limits: z.looseObject({
    /** The most items of a page. */
    pageSize: z.int(),
    /** The largest body of JSON. */
    bodyBytes: z.int(),
    /** The largest attachment. */
    attachmentBytes: z.int(),
    /** The largest piece of an upload. */
    attachmentChunkBytes: z.int(),
    /** How long the answer to a key is kept. */
    idempotencySeconds: z.int(),
  }),
});
export type Meta = z.output<typeof Meta>;

/** A public key of plates. `keyId` is the first 20 bits of the SHA-256 of the raw key in Crockford base32. */
export const PublishedPlateKey = z.looseObject({
  keyId: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{4}$/)),
  algorithm: openEnum(['Ed25519']),
  /** The raw key, base64url. */
  publicKey: z.string(),
  stationId: Uuid,
  stationName: z.string(),
});
export type PublishedPlateKey = z.output<typeof PublishedPlateKey>;

/**
 * A public key that checkpoints of a station's audit log are or were signed with. It stays published for as long as there are
 * checkpoints of it.
 */
export const PublishedAuditKey = z.looseObject({
  /** The first 4 bytes of the key id that the note names (https://c2sp.org/signed-note), as hexadecimal digits. */
  keyId: z.string().check(z.regex(/^[0-9a-f]{8}$/)),
  /** The name of the key in a note. */
  name: z.string(),
  algorithm: openEnum(['Ed25519']),
  /** The raw key, base64url. */
  publicKey: z.string(),
  stationId: Uuid,
});
export type PublishedAuditKey = z.output<typeof PublishedAuditKey>;

/** What a device needs in order to tell a genuine plate without a network, and a witness a genuine checkpoint. */
export const Discovery = z.looseObject({
  baseUrl: z.string(),
  /** Bases that a plate's link may have, upper case, each ending in a slash. Any other link is foreign. */
  plateBases: z.array(z.string()),
  plateKeys: z.array(PublishedPlateKey),
  /** Of a server that offers checkpoints. */
  auditKeys: z.optional(z.array(PublishedAuditKey)),
});
export type Discovery = z.output<typeof Discovery>;

export const getMeta = operation({
  id: 'meta.get',
  method: 'GET',
  path: '/v1/meta',
  summary: 'Versions, capabilities, limits and the time of the server',
  scope: null,
  callers: everybody,
  answers: { 200: Meta },
  problems: [],
  ...read,
  offline: { keep: 7 * 24 * 60 },
  requirements: ['WK-DSC-01'],
});

export const discover = operation({
  id: 'meta.discover',
  method: 'GET',
  path: '/.well-known/wardkit',
  summary: 'Public keys of plates and of checkpoints, and the bases of plate links',
  scope: null,
  callers: everybody,
  answers: { 200: Discovery },
  problems: [],
  ...read,
  offline: { keep: 30 * 24 * 60 },
  requirements: ['WK-DSC-02'],
});

/** The operations of meta by their ids. */
export const metaOperations = {
  'meta.get': getMeta,
  'meta.discover': discover,
} as const;
