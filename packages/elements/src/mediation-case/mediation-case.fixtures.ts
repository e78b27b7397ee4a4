import type { MediationParty } from '@wardkit/contract/mediation-parties';
import { fixtures as invented, problemResponse } from '@wardkit/testing';
import { type MediationScript, mediationServer } from '../mediations/mediation-client.fixtures.ts';
import {
  composed,
  consenting,
  type MediationCaseRecord,
  mediationId,
  now,
  objection,
  partyId,
} from '../mediations/mediation-records.fixtures.ts';
import { crowded, hostile as hostileCase, several } from '../mediations/mediation-set.fixtures.ts';
import { appears, pressed, still, typed } from '../testing/acting.ts';
import type { Fixture } from '../testing/element-suite.ts';
import { fakeClock } from '../testing/fake-clock.ts';

/** The mediation of the set under a number, as the own one of its claimant or its respondent. */
export function ownCase(number: number, as: 1 | 2 = 1, change: Partial<MediationCaseRecord> = {}): MediationCaseRecord {
  const record = several.find(({ mediation }) => mediation.id === mediationId(number));
  if (record === undefined) throw new Error(`there is no mediation ${number}`);
  const parties = record.parties.map((each, at) => owned(each, at + 1 === as));
  return composed({ ...record, parties, ...change });
}

function owned(party: MediationParty, isOwn: boolean): MediationParty {
  return { ...party, personId: isOwn ? invented.ids.landlord : null };
}

/** A client of a party to these mediations. */
export function partyServer(cases: readonly MediationCaseRecord[], script: MediationScript = {}) {
  return mediationServer({ role: 'party', cases, ...script });
}

type Prepare = NonNullable<Fixture['prepare']>;

function state(
  name: string,
  cases: readonly MediationCaseRecord[],
  prepare?: Prepare,
  script: MediationScript = {},
): Fixture {
  return {
    name,
    client: () => partyServer(cases, script).ward,
    clock: () => fakeClock(script.now ?? now),
    prepare: async (element) => {
      if (!name.includes('loading')) await appears(element, '[data-state]:not([data-state="loading"])');
      await prepare?.(element);
      await still(element);
    },
  };
}

const begin =
  (task: string): Prepare =>
  (element) =>
    pressed(element, `[data-begin="${task}"]`);

/** Writes an objection and sends it. */
export async function object(element: HTMLElement): Promise<void> {
  await begin('object')(element);
  await typed(element, '#case-object', '调解员与对方是亲属，请换一位调解员。');
  await pressed(element, '[data-send]');
  await appears(element, '.done');
}

const failing = (code: 'forbidden' | 'internal-error' | 'unauthenticated') => ({
  answers: { 'mediations.list': () => problemResponse(code) },
});

const answered = objection(6, 2, {
  byPartyId: partyId(6, 1),
  about: 'record',
  state: 'answered',
  answer: {
    decision: 'upheld',
    reason: '笔录确有遗漏，已补正并送双方核对。',
    answeredBy: { role: 'officer', displayName: '民警 王**' },
    answeredAt: '2026-11-21T10:00:00+08:00',
  },
});

/** In force in the last days of a year, so that the thirty days run into one without a calendar of days off. */
const lateInYear = (() => {
  const record = ownCase(10);
  const inForceAt = '2026-12-20T17:00:00+08:00';
  const agreement = record.agreement === null ? null : { ...record.agreement, agreedAt: inForceAt, inForceAt };
  return composed({ ...record, agreement, mediation: { ...record.mediation, inForceAt } });
})();

const asked = ownCase(3);
const ended = (number: number) => [ownCase(number)];

/** One fixture for each state of `<ward-mediation-case>`. */
export const fixtures: readonly Fixture[] = [
  state('consent is asked', [asked]),
  state('about to consent', [asked], begin('consent')),
  state('about to refuse', [asked], begin('refuse')),
  state('about to withdraw, no reason', [ownCase(6)], async (element) => {
    await begin('withdraw')(element);
    await pressed(element, '[data-send]');
  }),
  state('withdrawn in this moment', [ownCase(6)], async (element) => {
    // Taken off the page and put back it is withdrawn already.
    const first = await appears(element, '[data-begin="withdraw"], .told');
    if (!first.matches('button')) return;
    await begin('withdraw')(element);
    await typed(element, '#case-withdraw', '双方已经自行和解。');
    await pressed(element, '[data-send]');
    await appears(element, '.done');
  }),
  state(
    'changed meanwhile',
    [asked],
    async (element) => {
      await begin('consent')(element);
      await pressed(element, '[data-send]');
      await appears(element, '.task-fault');
    },
    { answers: { 'mediations.recordConsent': () => problemResponse('version-stale') } },
  ),
  state('nothing is asked', [ownCase(5)]),
  state('a session is planned', [
    ownCase(6, 1, { objections: [answered, objection(6, 1, { byPartyId: partyId(6, 1) })] }),
  ]),
  state('about to object', [ownCase(6)], begin('object')),
  state('to be signed', [ownCase(9, 2)]),
  state('in force, a court may be asked', [ownCase(10)]),
  state('in force, with steps that are owed', [ownCase(10, 2)]),
  state('in force, no calendar of days off', [lateInYear], undefined, { now: '2026-12-22T10:00:00+08:00' }),
  state('confirmed by a court', ended(12)),
  state('not kept', ended(13)),
  state('failed', ended(16)),
  state('not eligible', ended(17)),
  state('refused', ended(18)),
  state('transferred', ended(20)),
  state('archived', ended(15)),
  state('several of the own', [asked, ownCase(6), ownCase(10)]),
  state('hundreds of parties', [
    composed({ ...crowded, parties: crowded.parties.map((each, index) => owned(consenting(each, now), index === 0)) }),
  ]),
  state('empty', []),
  state('loading', [], undefined, { answers: { 'mediations.list': () => new Promise(() => {}) } }),
  state('offline', [], undefined, { online: false }),
  state('forbidden', [], undefined, failing('forbidden')),
  state('error', [], undefined, failing('internal-error')),
];

/** A case with a text that somebody wrote who wants to break the page. */
export function hostile(words: string): Fixture {
  const parties = hostileCase.parties.map((each, index) => owned(each, index === 0));
  const mediation = { ...hostileCase.mediation, subject: words, facts: words };
  return state('hostile', [composed({ ...hostileCase, parties, mediation })]);
}
