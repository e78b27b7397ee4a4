import { problemBody } from '@wardkit/contract/problem';
import { fixtures as wire } from '@wardkit/testing';
import type { Fixture } from '../testing/element-suite.ts';
import { checkId, keep, premises, readBefore, sendingNow, settledAs } from './check-client.fixtures.ts';
import { click, finished, fixture, now, standard } from './check-states.fixtures.ts';
import type { Draft } from './draft.ts';
import { toSubmission } from './submission.ts';

/** Hands the finished check in before the widget looks. */
async function handIn(ward: Parameters<typeof keep>[0], draft: Draft): Promise<void> {
  const whole = await keep(ward, draft, { 'FIR-03': 2 });
  const { submission, photographIds } = toSubmission({ standard, premises, history: [], draft: whole }, now);
  await ward.rentalChecks.submit(submission, {
    checkId,
    photos: photographIds,
    premisesLabel: '兴埔路18号2栋 1单元 302',
  });
}

/** Another officer's check came in between. */
const inBetween = wire.checkFrom(
  wire.ids.check,
  wire.submissionOf(
    {
      answers: standard.items.map((item) => ({
        itemCode: item.code,
        outcome: item.code === 'FIR-09' ? 'fault' : 'conforms',
        observedAt: '2026-11-22T13:40:00+08:00',
        answeredTogether: false,
        note: item.code === 'FIR-09' ? '二楼有一处私拉电线' : null,
        photographIds: [],
      })),
    },
    [],
  ),
  '2026-11-22T13:52:00+08:00',
);

/** A check that was handed in, and what became of it. */
export const handedIn: readonly Fixture[] = [
  fixture('receipt, offline', {
    before: async ({ ward, setOnline }) => {
      await readBefore(ward);
      setOnline(false);
      await handIn(ward, finished);
    },
  }),
  fixture('receipt, being sent', {
    before: async ({ ward, setOnline }) => {
      await readBefore(ward);
      setOnline(false);
      await handIn(ward, finished);
    },
    over: sendingNow,
  }),
  fixture('receipt, sign in to send', {
    before: async ({ ward, server }) => {
      server.fault('rentalChecks.submit', { kind: 'problem', code: 'unauthenticated' }, 9);
      await handIn(ward, finished);
      await settledAs(ward, 'waiting-for-sign-in');
    },
  }),
  fixture('receipt, on record', {
    before: async ({ ward }) => {
      await handIn(ward, finished);
      await settledAs(ward, 'accepted');
    },
  }),
  fixture('conflict', {
    before: async ({ ward, server }) => {
      server.records.checks.push(inBetween);
      await handIn(ward, finished);
      await settledAs(ward, 'conflict');
    },
  }),
  fixture(
    'conflict, drop asked',
    {
      before: async ({ ward, server }) => {
        server.records.checks.push(inBetween);
        await handIn(ward, finished);
        await settledAs(ward, 'conflict');
      },
    },
    click('[data-drop]'),
  ),
  fixture(
    'conflict, theirs chosen',
    {
      before: async ({ ward, server }) => {
        server.records.checks.push(inBetween);
        await handIn(ward, finished);
        await settledAs(ward, 'conflict');
      },
    },
    click('input[name="differs-FIR-09"][value="theirs"]'),
  ),
  fixture('rejected', {
    answers: {
      'rentalChecks.submit': () =>
        new Response(
          JSON.stringify(
            problemBody('invalid-input', {
              requestId: 'request-7',
              language: 'zh-Hans',
              errors: [
                { pointer: '/answers/10/note', code: 'too_big', message: '备注最多 2000 字' },
                { pointer: '/finishedAt', code: 'custom', message: '结束时间晚于服务器时间' },
              ],
            }),
          ),
          { status: 422, headers: { 'content-type': 'application/problem+json' } },
        ),
    },
    before: async ({ ward }) => {
      await handIn(ward, finished);
      await settledAs(ward, 'rejected');
    },
  }),
];
