import { problemBody } from '@wardkit/contract/problem';
import { fixtures as wire } from '@wardkit/testing';
import type { Fixture } from '../testing/element-suite.ts';
import type { CheckScript } from './check-client.fixtures.ts';
import { click, fixture, note, standard } from './check-states.fixtures.ts';

/** A check on record with what a reviewer looks at. */
const recorded = {
  ...wire.checkFrom(
    wire.ids.check,
    wire.submissionOf(
      {
        startedAt: '2026-11-20T09:05:00+08:00',
        finishedAt: '2026-11-20T09:25:00+08:00',
        answers: standard.items.map(({ code, aspect }) => ({
          itemCode: code,
          outcome: code === 'FIR-03' ? 'fault' : code === 'FIR-08' ? 'not-applicable' : 'conforms',
          observedAt: '2026-11-20T09:12:00+08:00',
          answeredTogether: aspect === 'security',
          note: code === 'FIR-03' ? note : null,
          photographIds: [],
        })),
        facts: {
          use: { value: 'let', source: 'confirmed' },
          storeys: { value: 7, source: 'changed', was: 6 },
          dwellingCount: { value: 3, source: 'carried-over' },
        },
        signatures: [
          {
            signer: 'officer',
            form: 'refused',
            attachmentId: null,
            reason: '在纸上签: 纸质件已存档',
            signedAt: '2026-11-20T09:24:00+08:00',
          },
          {
            signer: 'landlord',
            form: 'refused',
            attachmentId: null,
            reason: '不愿签字: 需先咨询家人',
            signedAt: '2026-11-20T09:24:30+08:00',
          },
        ],
      },
      [],
    ),
    '2026-11-20T09:30:00+08:00',
  ),
  checkedBy: { role: 'officer', displayName: '民警 李**' },
};
const reviewer = { role: 'supervisor', displayName: '督导 赵**' };
const sentBack = {
  ...recorded,
  state: 'sent-back',
  version: 2,
  review: {
    decision: 'send-back',
    reason: '楼道充电处没有照片，请补拍并写明位置。',
    reviewedBy: reviewer,
    reviewedAt: '2026-11-21T10:00:00+08:00',
  },
};

const refused = (code: Parameters<typeof problemBody>[0], status: number) =>
  new Response(JSON.stringify(problemBody(code, { requestId: 'request-9', language: 'en' })), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

/** A check on record, opened by its id. */
function onRecord(
  name: string,
  over: Partial<typeof recorded> & Record<string, unknown>,
  prepare?: Fixture['prepare'],
  answers: CheckScript['answers'] = {},
): Fixture {
  return {
    ...fixture(
      name,
      {
        before: ({ server }) => {
          server.records.checks.push({ ...recorded, ...over } as typeof recorded);
        },
        answers,
      },
      prepare,
    ),
    properties: { checkId: recorded.id },
  };
}

/** A check on record: reviewed, sent back, taken back. */
export const recordStates: readonly Fixture[] = [
  fixture('sent back to its maker', {
    before: ({ server }) => {
      server.records.checks.push(sentBack);
    },
  }),
  onRecord('on record, to be reviewed', { isOwn: false }),
  onRecord(
    'on record, send back asked',
    { isOwn: false },
    click('[data-record-action="send-back"]', '[data-reason-yes]'),
  ),
  onRecord('on record, own', {}),
  onRecord('on record, own and sent back', sentBack),
  onRecord('on record, withdrawn', {
    state: 'withdrawn',
    withdrawal: { reason: '误将 20 号登记为 18 号，现撤回', withdrawnAt: '2026-11-22T12:00:00+08:00' },
  }),
  onRecord('on record, somebody was quicker', { isOwn: false }, click('[data-record-action="accept"]', '.failure'), {
    'rentalChecks.review': () => refused('state-conflict', 409),
  }),
  onRecord(
    'on record, accepted here',
    { isOwn: false },
    click('[data-record-action="accept"]', '[data-record="reviewed"]'),
    {
      'rentalChecks.review': () => ({
        ...recorded,
        isOwn: false,
        state: 'reviewed',
        version: 2,
        review: { decision: 'accept', reason: null, reviewedBy: reviewer, reviewedAt: '2026-11-22T14:31:00+08:00' },
      }),
    },
  ),
];
