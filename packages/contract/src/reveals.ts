import * as z from 'zod/mini';
import { Timestamp, Uuid } from './field.ts';
import { operation, write } from './operation.ts';
import { staffRoles } from './role.ts';

/** The longest time for which a revealed value may be shown, in seconds. */
export const longestReveal = 300;

/**
 * One masked field of one record: the record by its path, the field by a JSON Pointer (RFC 6901) into its answer.
 * What it is for stands in `Wardkit-Purpose`, as for each reading.
 *
 * @example { "record": "/v1/stays/0190e0a0-0000-7000-8000-0000000000a1", "field": "/person/telephone", "reason": "…" }
 */
export const RevealRequest = z.object({
  record: z.string().check(z.maxLength(200), z.regex(/^\/v1(\/[a-z]+(-[a-z]+)*\/[0-9a-f-]{36})+$/)),
  field: z.string().check(z.maxLength(200), z.regex(/^(\/[A-Za-z0-9]+)+$/)),
  reason: z.string().check(z.maxLength(500), z.regex(/^\s*\S(.*\S)?\s*$/s), z.minLength(10)),
});
export type RevealRequest = z.output<typeof RevealRequest>;

/** A revealed value. It may be shown until `expiresAt` and is kept nowhere. */
export const Reveal = z.looseObject({
  stationId: Uuid,
  record: z.string(),
  field: z.string(),
  value: z.string(),
  revealedAt: Timestamp,
  expiresAt: Timestamp,
  /** The entry of the audit log. */
  entryId: Uuid,
});
export type Reveal = z.output<typeof Reveal>;

const staff = Object.fromEntries(
  staffRoles.filter((role) => role !== 'audit-reviewer').map((role) => [role, 'same-station']),
) as Record<Exclude<(typeof staffRoles)[number], 'audit-reviewer'>, 'same-station'>;

export const reveal = operation({
  ...write,
  id: 'reveals.create',
  method: 'POST',
  path: '/v1/reveals',
  summary: 'Show one masked field for a few minutes, with a reason',
  scope: 'reveals:write',
  callers: staff,
  body: RevealRequest,
  answers: { 200: Reveal },
  problems: ['not-found'],
  idempotency: 'unstored',
  concurrency: 'none',
  personalData: 'revealed',
  emits: ['audit-review.opened'],
  offline: {},
  requirements: ['WK-REV-01', 'WK-REV-02', 'WK-REV-03', 'WK-REV-04', 'WK-AUD-09'],
});

/** The operations of reveals by their ids. */
export const revealsOperations = { 'reveals.create': reveal } as const;
