import { AccessLogEntry, AuditEntry, AuditReview } from '@wardkit/contract/audit';
import { pageOf } from '@wardkit/contract/page';
import { longestReveal, Reveal } from '@wardkit/contract/reveals';
import type * as z from 'zod/mini';
import { type Answer, memberOf } from '../engine/answer.ts';
import { type Caller, recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { carryOut } from './person-requests.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus, pointersOf } from './refusal.ts';
import { leave, nobody, premisesOf, registered, registrationIn, type StayBody } from './stays-scene.ts';

const refusing = { operations: ['reveals.create', 'places.listPremises'], roles: ['officer'] } as const;
/** What is revealed is of somebody invented: no run of the kit shows what a real person has told. */
const showing = {
  operations: ['reveals.create', 'places.listPremises', 'stays.register', 'stays.get', 'stays.signOff'],
  roles: ['officer'],
  writesRecords: true,
} as const;
const reviewing = {
  ...showing,
  operations: [...showing.operations, 'audit.listReviews'],
  roles: ['officer', 'audit-reviewer'],
} as const;
const deciding = { ...reviewing, operations: [...reviewing.operations, 'audit.getReview', 'audit.decideReview'] };

const digits = '15400000055';
const nameOfNobody = '试行无名';
const telephonePath = '/person/telephone';
/** Another one than calls of the kit usually have, so that a reading of a check here is told from theirs. */
const purpose = 'hazard-rectification';
const reason = 'Wardkit conformance: a telephone of nobody';
const decision = { decision: 'justified', finding: 'Wardkit conformance: an invented reading' };
/** Entries are in the log within a second; a busy machine has some more. */
const patience = 8000;

function reveal(caller: Caller, record: string, field: string, why = reason): Promise<Answer> {
  return caller.call('reveals.create', {
    headers: { 'wardkit-purpose': purpose },
    body: { record, field, reason: why },
  });
}

/** Premises with a field of the landlord that may be revealed. @throws {NotExamined} */
async function revealablePremises(context: Context, caller: Caller): Promise<{ record: string; field: string }> {
  for (const premises of await context.finder.items(caller, 'places.listPremises')) {
    const landlord = memberOf(premises, 'landlord');
    const name = ['name', 'telephone'].find((each) => memberOf(memberOf(landlord, each), 'revealable') === true);
    if (name !== undefined) return { record: `/v1/premises/${memberOf(premises, 'id')}`, field: `/landlord/${name}` };
  }
  throw new NotExamined('the officer sees no premises with a field that may be revealed');
}

interface Shown {
  readonly revealer: Caller;
  readonly stay: StayBody;
  readonly answer: Answer;
}

/** Registers somebody invented and reveals their telephone number. */
async function show(context: Context, revealer = context.as('officer')): Promise<Shown> {
  const officer = context.as('officer');
  const [premisesId] = await premisesOf(context, officer);
  const person = nobody({ name: nameOfNobody, telephone: `+86${digits}` });
  const stay = await registered(officer, await registrationIn(context, premisesId, { person }));
  context.ledger.leave('stay of somebody invented (--write-records)');
  const answer = await reveal(revealer, `/v1/stays/${stay.id}`, telephonePath);
  expectStatus(answer, 200);
  context.ledger.leave('entry and review of a reveal (--write-records)');
  await leave(context, officer, stay);
  return { revealer, stay, answer };
}

/** Looks again until something is there; null when it is not within {@link patience}. */
async function awaited<T>(look: () => Promise<T | undefined>): Promise<T | null> {
  const deadline = performance.now() + patience;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) return null;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function entryOf(context: Context, { stay, answer }: Shown): Promise<z.output<typeof AuditEntry>> {
  const { entryId } = bodyOf(answer, Reveal);
  const entry = await awaited(async () => {
    const query = { recordId: stay.id, limit: 50 };
    const page = bodyOf(await context.as('audit-reviewer').call('audit.listEntries', { query }), pageOf(AuditEntry));
    return page.items.find(({ id }) => id === entryId);
  });
  expect(entry !== null, 'the entry that the reveal names, in the log', 'none');
  return entry;
}

/** The most pages of the queue that are turned, the oldest review first. */
const mostPages = 50;

/** The review of a reveal, from the queue. */
async function reviewOf(context: Context, { answer }: Shown): Promise<AuditReview> {
  const { entryId } = bodyOf(answer, Reveal);
  const reviewer = context.as('audit-reviewer');
  let cursor: string | null = null;
  for (let turned = 0; turned < mostPages; turned += 1) {
    const query = { state: 'open', limit: 200, ...(cursor === null ? {} : { cursor }) };
    const page: { items: AuditReview[]; next: string | null } = bodyOf(
      await reviewer.call('audit.listReviews', { query }),
      pageOf(AuditReview),
    );
    const review = page.items.find((each) => each.entryId === entryId);
    if (review !== undefined) return review;
    cursor = page.next;
    expect(cursor !== null, 'an open review of the reveal in the queue', 'none');
  }
  throw new NotExamined(`more than ${mostPages} pages of reviews wait to be decided`);
}

function decide(caller: Caller, review: Pick<AuditReview, 'id' | 'version'>): Promise<Answer> {
  return caller.call('audit.decideReview', {
    parameters: { reviewId: review.id },
    headers: matching({ body: review }),
    body: decision,
  });
}

async function accessLogOf(caller: Caller): Promise<readonly AccessLogEntry[]> {
  const answer = await caller.call('audit.listAccessLog', { query: { limit: 200 } });
  return bodyOf(answer, pageOf(AccessLogEntry)).items;
}

/** A reviewer who has another role too, and so may have readings of their own in the queue. @throws {NotExamined} */
async function revealingReviewer(context: Context): Promise<Caller> {
  const { callers } = recordOf('reveals.create');
  for (const caller of context.callersOf('audit.decideReview')) {
    const roles = memberOf((await caller.call('session.get')).body, 'roles');
    if (Array.isArray(roles) && roles.some((role) => Object.hasOwn(callers, role))) return caller;
  }
  throw new NotExamined('no account may both reveal and decide');
}

async function expectOpen(context: Context, { id }: AuditReview): Promise<void> {
  const answer = await context.as('audit-reviewer').call('audit.getReview', { parameters: { reviewId: id } });
  const { state } = bodyOf(answer, AuditReview);
  expect(state === 'open', 'a review that is open', state);
}

/** An officer reads premises of a landlord, and the landlord looks for it. */
async function readingOf(context: Context, landlord: Caller) {
  const officer = context.as('officer');
  const [premisesId] = await premisesOf(context, landlord);
  const known = new Set((await accessLogOf(landlord)).map(({ entryId }) => entryId));
  const read = await officer.call('places.getPremises', {
    parameters: { premisesId },
    headers: { 'wardkit-purpose': purpose },
  });
  expectStatus(read, 200);
  const entry = await awaited(async () =>
    (await accessLogOf(landlord)).find(
      (each) => !known.has(each.entryId) && each.operation === 'places.getPremises' && each.purpose === purpose,
    ),
  );
  expect(entry !== null, 'the reading with its purpose, in the access log', 'none');
  return { officer, read, entry };
}

/** What would tell who an officer is. */
async function namesOf(officer: Caller): Promise<readonly string[]> {
  const { body } = await officer.call('session.get');
  const names = ['subject', 'personId', 'displayName'].map((name) => memberOf(body, name));
  return names.filter((name): name is string => typeof name === 'string' && name.length > 1);
}

export const revealsChecks = checks([
  {
    requirement: 'WK-REV-01',
    title: 'a pointer to what is not there or not masked is refused as invalid-input, by the fault /field',
    needs: refusing,
    async run(context) {
      const officer = context.as('officer');
      const { record, field } = await revealablePremises(context, officer);
      await everyOf(
        ['/landlord', '/landlord/personId', '/address/text', '/conformance', `${field}/masked`],
        (pointer) => pointer,
        async (pointer) => {
          const answer = await reveal(officer, record, pointer);
          expectRefusal(answer, 'invalid-input');
          const pointers = pointersOf(answer);
          expect(pointers.includes('/field'), 'the fault /field', pointers.join(', ') || 'none');
        },
      );
    },
  },
  {
    requirement: 'WK-REV-01',
    title: 'a field that is masked and revealable is answered, the one that was asked for and no other',
    needs: showing,
    async run(context) {
      const { stay, answer } = await show(context);
      const { value, record, field } = bodyOf(answer, Reveal);
      // Neither is told in a report, though the number is nobody's.
      expect(value.endsWith(digits), 'the telephone number of the registration', 'another value');
      expect(record === `/v1/stays/${stay.id}` && field === telephonePath, 'the field asked for', 'another');
      expect(!answer.text.includes(nameOfNobody), 'one field', 'the name besides');
    },
  },
  {
    requirement: 'WK-REV-01',
    title: 'a field that is masked and not revealable is refused as forbidden',
    needs: {
      operations: [
        ...['reveals.create', 'places.listPremises', 'stays.register', 'stays.get'],
        ...['create', 'get', 'answer'].map((verb) => `personRequests.${verb}`),
      ],
      roles: ['officer'],
      writesRecords: true,
    },
    async run(context) {
      // A restriction that was granted is the one way to a field that may not be revealed.
      const { caller, registered: made } = await carryOut(context, { kind: 'restriction' });
      expectRefusal(await reveal(caller, `/v1/stays/${memberOf(made.body, 'id')}`, telephonePath), 'forbidden');
    },
  },
  {
    requirement: 'WK-REV-02',
    title: 'a reason of 9 characters, and one that is longer only by blanks at its ends, are refused as invalid-input',
    needs: refusing,
    async run(context) {
      const officer = context.as('officer');
      const { record, field } = await revealablePremises(context, officer);
      for (const short of ['too short', '     too short     ', '\n\t too short \t\n', ' '.repeat(20)]) {
        expectRefusal(await reveal(officer, record, field, short), 'invalid-input');
      }
    },
  },
  {
    requirement: 'WK-REV-03',
    title: `a revealed value may be shown for a time that is told, of at most ${longestReveal} seconds`,
    needs: showing,
    async run(context) {
      const { revealedAt, expiresAt } = bodyOf((await show(context)).answer, Reveal);
      const seconds = (Date.parse(expiresAt) - Date.parse(revealedAt)) / 1000;
      expect(seconds > 0 && seconds <= longestReveal, `up to ${longestReveal} s`, `${seconds} s`);
    },
  },
  {
    requirement: 'WK-REV-04',
    title: 'the entry of a reveal has its field, and neither the value nor the reason',
    needs: {
      ...showing,
      operations: [...showing.operations, 'audit.listEntries'],
      roles: ['officer', 'audit-reviewer'],
    },
    async run(context) {
      const entry = await entryOf(context, await show(context));
      expect(entry.field === telephonePath, `the field ${telephonePath}`, entry.field ?? 'none');
      const text = JSON.stringify(entry);
      expect(!text.includes(digits), 'an entry without the value', 'one that holds it');
      expect(!text.includes(reason), 'an entry without the reason', 'one that holds it');
    },
  },
  {
    requirement: 'WK-AUD-08',
    title: "a landlord finds an officer's reading of their premises, with time, role, station and purpose, and no name",
    needs: {
      operations: ['audit.listAccessLog', 'places.getPremises', 'places.listPremises', 'session.get'],
      roles: ['landlord', 'officer'],
    },
    async run(context) {
      const { officer, read, entry } = await readingOf(context, context.as('landlord'));
      expect(entry.role === 'officer', 'the role officer', entry.role);
      const isStation = entry.stationId === memberOf(read.body, 'stationId') && entry.stationName !== '';
      expect(isStation, 'the station of the premises, with its name', 'another or none');
      expect(!entry.revealed, 'a reading that revealed nothing', 'one that did');
      // Both times are the server's own, so that no clock is compared with another.
      const answeredAt = need(read.headers.get('date'), 'the answer to the reading has no Date');
      const seconds = Math.abs(Date.parse(entry.at) - Date.parse(answeredAt)) / 1000;
      expect(seconds < 60, 'the time of the reading', `one ${Math.round(seconds)} s off`);
      const text = JSON.stringify(entry);
      const isNamed = (await namesOf(officer)).some((name) => text.includes(name));
      expect(!isNamed, 'an entry that does not tell who read', 'one that does');
    },
  },
  {
    requirement: 'WK-AUD-09',
    title: 'a reveal is in the queue of the audit reviewers with the purpose and the reason that were given',
    needs: reviewing,
    async run(context) {
      const review = await reviewOf(context, await show(context));
      expect(review.occasion === 'reveal', 'the occasion reveal', review.occasion);
      expect(review.purpose === purpose, `the purpose ${purpose}`, review.purpose ?? 'none');
      expect(review.reason === reason, 'the reason that was given', review.reason === null ? 'none' : 'another');
    },
  },
  {
    requirement: 'WK-AUD-10',
    title: 'an officer who revealed is refused as forbidden where they decide on it, and the reading stays open',
    needs: deciding,
    async run(context) {
      const shown = await show(context);
      const review = await reviewOf(context, shown);
      expectRefusal(await decide(shown.revealer, review), 'forbidden');
      await expectOpen(context, review);
    },
  },
  {
    requirement: 'WK-AUD-10',
    title: 'an audit reviewer who revealed, in another role, is refused as forbidden where they decide on it',
    needs: { ...deciding, operations: [...deciding.operations, 'session.get'] },
    async run(context) {
      const revealer = await revealingReviewer(context);
      const review = await reviewOf(context, await show(context, revealer));
      expectRefusal(await decide(revealer, review), 'forbidden');
      await expectOpen(context, review);
    },
  },
  {
    requirement: 'WK-AUD-11',
    title: 'a reading is decided once, and a second decision on its newest version is refused as state-conflict',
    needs: deciding,
    async run(context) {
      const reviewer = context.as('audit-reviewer');
      const review = await reviewOf(context, await show(context));
      const decided = bodyOf(await decide(reviewer, review), AuditReview);
      expect(decided.state === 'justified' && decided.decidedAt !== null, 'justified, and when', decided.state);
      expectRefusal(await decide(reviewer, decided), 'state-conflict');
    },
  },
]);
