import * as z from 'zod/mini';
import { closedEnum, openEnum, Sha256, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { everybody, roles } from './role.ts';

/**
 * A call that read or wrote records, as the log keeps it for ever. It names accounts, persons and records by id only.
 *
 * The leaf of the tree is the canonical JSON (RFC 8785) of all members but `leafHash`.
 */
export const AuditEntry = z.looseObject({
  id: Uuid,
  stationId: Uuid,
  /** The place in the station's tree, from 0. */
  index: z.int().check(z.minimum(0)),
  at: Timestamp,
  /** The id of the operation that was called. */
  operation: z.string(),
  purpose: z.nullable(z.string()),
  /** Who called; null for a stranger. */
  accountId: z.nullable(Uuid),
  role: openEnum(roles),
  /** The status that was answered. */
  outcome: z.int(),
  requestId: z.string(),
  /** The records that the call was about, by id. */
  records: z.array(Uuid),
  /** Of a reveal: the field that was shown, as a JSON Pointer into the first of the records. Other entries have no such member. */
  field: z.optional(z.string()),
  /** SHA-256 over a zero byte and the leaf (RFC 6962, section 2.1). */
  leafHash: Sha256,
});
export type AuditEntry = z.output<typeof AuditEntry>;

/** The size and root of a station's tree at a moment, signed. */
export const Checkpoint = z.looseObject({
  stationId: Uuid,
  treeSize: z.int().check(z.minimum(0)),
  rootHash: Sha256,
  at: Timestamp,
  /** The same as a signed note (https://c2sp.org/tlog-checkpoint), for witnesses. */
  note: z.string(),
});
export type Checkpoint = z.output<typeof Checkpoint>;

/** That an entry is in the tree of a checkpoint: the hashes from its leaf to the root (RFC 6962, section 2.1.1). */
export const InclusionProof = z.looseObject({
  entryId: Uuid,
  index: z.int(),
  leafHash: Sha256,
  treeSize: z.int(),
  rootHash: Sha256,
  hashes: z.array(Sha256),
});
export type InclusionProof = z.output<typeof InclusionProof>;

/** That one tree begins with all of an older one: nothing was removed or changed (RFC 6962, section 2.1.2). */
export const ConsistencyProof = z.looseObject({
  stationId: Uuid,
  olderSize: z.int(),
  newerSize: z.int(),
  hashes: z.array(Sha256),
});
export type ConsistencyProof = z.output<typeof ConsistencyProof>;

/** A reading of the caller's own data by somebody, as the person concerned sees it. */
export const AccessLogEntry = z.looseObject({
  /** The entry of the audit log, for its inclusion proof. */
  entryId: Uuid,
  stationId: Uuid,
  stationName: z.string(),
  at: Timestamp,
  role: openEnum(roles),
  purpose: z.nullable(z.string()),
  operation: z.string(),
  /** Whether a field was shown unmasked. */
  revealed: z.boolean(),
});
export type AccessLogEntry = z.output<typeof AccessLogEntry>;

/** A reading that somebody else looks at again. */
export const AuditReview = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  entryId: Uuid,
  occasion: openEnum(['reveal', 'many-records', 'outside-duty', 'sample']),
  state: openEnum(['open', 'justified', 'not-justified']),
  /** The purpose and the reason that were given for the reading. */
  purpose: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  openedAt: Timestamp,
  decidedAt: z.nullable(Timestamp),
  finding: z.nullable(z.string()),
});
export type AuditReview = z.output<typeof AuditReview>;

export const AuditReviewDecision = z.object({
  decision: closedEnum(['justified', 'not-justified'], 'a decision decides, or the queue would never end'),
  finding: z.string().check(z.minLength(10), z.maxLength(1000)),
});
export type AuditReviewDecision = z.output<typeof AuditReviewDecision>;

const reviewers = { 'audit-reviewer': 'same-station' } as const;
const readers = { ...reviewers, supervisor: 'same-station' } as const;
const concerned = { resident: 'own', party: 'own', landlord: 'own' } as const;
const TreeSize = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER));
const reading = { ...read, scope: 'audit:read', problems: [], offline: {} } as const;
const open = { ...read, scope: null, callers: everybody, problems: ['not-found'], offline: {} } as const;

export const listAuditEntries = operation({
  ...reading,
  id: 'audit.listEntries',
  method: 'GET',
  path: '/v1/audit-entries',
  summary: 'The log of the own station, the newest entry first',
  callers: { 'audit-reviewer': 'same-station' },
  query: z.object({
    ...pageQuery,
    // No filter by account: with it the log would tell where one person was, and when.
    operation: z.optional(z.string().check(z.maxLength(80))),
    recordId: z.optional(Uuid),
    since: z.optional(Timestamp),
    until: z.optional(Timestamp),
  }),
  answers: { 200: pageOf(AuditEntry) },
  requirements: ['WK-AUD-01', 'WK-AUD-02', 'WK-AUD-03', 'WK-AUD-12'],
});

export const getInclusionProof = operation({
  ...reading,
  id: 'audit.getInclusionProof',
  method: 'GET',
  path: '/v1/audit-entries/{entryId}/inclusion-proof',
  summary: 'The proof that an entry is in the tree',
  callers: { ...concerned, ...readers },
  parameters: z.object({ entryId: Uuid }),
  query: z.object({ treeSize: TreeSize }),
  answers: { 200: InclusionProof },
  requirements: ['WK-AUD-04'],
});

export const listCheckpoints = operation({
  ...open,
  id: 'audit.listCheckpoints',
  method: 'GET',
  path: '/v1/audit-checkpoints',
  summary: 'Checkpoints of a station, the newest first; anybody may keep them as a witness',
  query: z.object({ ...pageQuery, stationId: Uuid }),
  answers: { 200: pageOf(Checkpoint) },
  requirements: ['WK-AUD-05', 'WK-AUD-06'],
});

export const getLatestCheckpoint = operation({
  ...open,
  id: 'audit.getLatestCheckpoint',
  method: 'GET',
  path: '/v1/audit-checkpoints/latest',
  summary: 'The newest checkpoint of a station',
  query: z.object({ stationId: Uuid }),
  answers: { 200: Checkpoint },
  requirements: ['WK-AUD-05', 'WK-AUD-06'],
});

export const getConsistencyProof = operation({
  ...open,
  id: 'audit.getConsistencyProof',
  method: 'GET',
  path: '/v1/audit-checkpoints/consistency-proof',
  summary: 'The proof that nothing was removed between two checkpoints',
  query: z.object({ stationId: Uuid, olderSize: TreeSize, newerSize: TreeSize }),
  answers: { 200: ConsistencyProof },
  requirements: ['WK-AUD-07'],
});

export const listAccessLog = operation({
  ...reading,
  id: 'audit.listAccessLog',
  method: 'GET',
  path: '/v1/access-log',
  summary: 'Who read what is recorded about the caller, the newest first',
  callers: concerned,
  query: z.object({ ...pageQuery, since: z.optional(Timestamp), until: z.optional(Timestamp) }),
  answers: { 200: pageOf(AccessLogEntry) },
  requirements: ['WK-AUD-08'],
});

export const listAuditReviews = operation({
  ...reading,
  id: 'audit.listReviews',
  method: 'GET',
  path: '/v1/audit-reviews',
  summary: 'Readings to look at again, the oldest open one first',
  callers: reviewers,
  query: z.object({ ...pageQuery, state: repeatable(FilterCode) }),
  answers: { 200: pageOf(AuditReview) },
  personalData: 'masked',
  requirements: ['WK-AUD-09'],
});

export const getAuditReview = operation({
  ...reading,
  id: 'audit.getReview',
  method: 'GET',
  path: '/v1/audit-reviews/{reviewId}',
  summary: 'A reading to look at again',
  callers: reviewers,
  parameters: z.object({ reviewId: Uuid }),
  answers: { 200: AuditReview },
  personalData: 'masked',
  requirements: ['WK-AUD-09'],
});

export const decideAuditReview = operation({
  ...write,
  id: 'audit.decideReview',
  method: 'POST',
  path: '/v1/audit-reviews/{reviewId}/decision',
  summary: 'Decide whether a reading was justified',
  scope: 'audit:write',
  callers: reviewers,
  parameters: z.object({ reviewId: Uuid }),
  body: AuditReviewDecision,
  answers: { 200: AuditReview },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  personalData: 'masked',
  emits: ['audit-review.decided'],
  offline: {},
  requirements: ['WK-AUD-10', 'WK-AUD-11'],
});

/** The operations of audit by their ids. */
export const auditOperations = {
  'audit.listEntries': listAuditEntries,
  'audit.getInclusionProof': getInclusionProof,
  'audit.listCheckpoints': listCheckpoints,
  'audit.getLatestCheckpoint': getLatestCheckpoint,
  'audit.getConsistencyProof': getConsistencyProof,
  'audit.listAccessLog': listAccessLog,
  'audit.listReviews': listAuditReviews,
  'audit.getReview': getAuditReview,
  'audit.decideReview': decideAuditReview,
} as const;
