import type { auditOperations } from '../audit.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const entryId = '0190e0a0-0000-7000-8000-0000000000c1';
const reviewId = '0190e0a0-0000-7000-8000-0000000000c2';
const leafHash = '5e6b1b0d0a0f2f3f7a0b6a0e8f3a4d1c9b8e7d6c5b4a39281706f5e4d3c2b1a0';
const rootHash = '9d1f0c3b2a49586776859403a2b1c0dfeedccbbaa99887766554433221100ff1';
const sibling = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809';

const entry = {
  id: entryId,
  stationId: invented.stationId,
  index: 1026,
  at: invented.at,
  operation: 'stays.list',
  purpose: 'rental-check',
  accountId: invented.officerId,
  role: 'officer',
  outcome: 200,
  requestId: '0190e0a1-5c1b-7e4a-9a51-3f6f0f0b8a11',
  records: [invented.premisesId],
  leafHash,
};
const checkpoint = {
  stationId: invented.stationId,
  treeSize: 1027,
  rootHash,
  at: invented.later,
  note: 'portal.example/audit/0190e0a0-0000-7000-8000-000000000001\n1027\nnR8MOypJWGd2hZQDorHA3+7cy7qpmId2ZVRDMyEQD/E=\n\n— portal.example 2b0x9nR8MOypJWGd2hZQDorHA3/7cy7qpmId2ZVRDMyEQD/EBAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fIA==\n',
};
const review = {
  id: reviewId,
  version: 1,
  stationId: invented.stationId,
  entryId,
  occasion: 'reveal',
  state: 'open',
  purpose: 'hazard-rectification',
  reason: '隐患整改期限将至，需电话联系房东确认',
  openedAt: invented.at,
  decidedAt: null,
  finding: null,
};
const finding = '与当日隐患整改记录一致，用途属实。';
const station = { stationId: invented.stationId };

/** Examples of audit. */
export const auditExamples = {
  'audit.listEntries': [
    {
      summary: 'Who read the records of one house',
      request: { query: { recordId: invented.premisesId, since: '2026-11-20T00:00:00+08:00' } },
      status: 200,
      answer: { items: [entry], next: null },
    },
  ],
  'audit.getInclusionProof': [
    {
      summary: 'An entry in the newest tree',
      request: { parameters: { entryId }, query: { treeSize: 1027 } },
      status: 200,
      answer: { entryId, index: 1026, leafHash, treeSize: 1027, rootHash, hashes: [sibling] },
    },
  ],
  'audit.listCheckpoints': [
    {
      summary: 'What a witness keeps',
      request: { query: { ...station, limit: 1 } },
      status: 200,
      answer: { items: [checkpoint], next: 'eyJ2IjoxLCJhIjoxMDI3fQ' },
    },
  ],
  'audit.getLatestCheckpoint': [
    { summary: 'The newest', request: { query: station }, status: 200, answer: checkpoint },
  ],
  'audit.getConsistencyProof': [
    {
      summary: 'From yesterday to now',
      request: { query: { ...station, olderSize: 1024, newerSize: 1027 } },
      status: 200,
      answer: { ...station, olderSize: 1024, newerSize: 1027, hashes: [sibling, leafHash] },
    },
  ],
  'audit.listAccessLog': [
    {
      summary: 'What a tenant sees of it',
      request: {},
      status: 200,
      answer: {
        items: [
          {
            entryId,
            stationId: invented.stationId,
            stationName: invented.stationName,
            at: invented.at,
            role: 'officer',
            purpose: 'rental-check',
            operation: 'stays.list',
            revealed: false,
          },
        ],
        next: null,
      },
    },
  ],
  'audit.listReviews': [
    {
      summary: 'What waits',
      request: { query: { state: 'open' } },
      status: 200,
      answer: { items: [review], next: null },
    },
  ],
  'audit.getReview': [{ summary: 'A reveal', request: { parameters: { reviewId } }, status: 200, answer: review }],
  'audit.decideReview': [
    {
      summary: 'It was justified',
      request: { parameters: { reviewId }, body: { decision: 'justified', finding } },
      status: 200,
      answer: { ...review, version: 2, state: 'justified', decidedAt: invented.later, finding },
    },
  ],
} as const satisfies ModuleExamples<typeof auditOperations>;
