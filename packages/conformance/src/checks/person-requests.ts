import { dayInShanghai } from '@wardkit/contract/working-days';
import { type Answer, memberOf } from '../engine/answer.ts';
import type { Caller } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { matching } from './playground.ts';
import { expectRefusal, expectStatus, pointersOf } from './refusal.ts';

const filing = {
  operations: ['personRequests.create', 'personRequests.withdraw', 'session.get'],
  writesRecords: true as const,
};
const answering = {
  operations: ['personRequests.create', 'personRequests.answer', 'session.get'],
  writesRecords: true as const,
};
/** A stay of somebody invented, on which a request may be carried out. */
const carriedOut = {
  operations: [
    'places.listPremises',
    'stays.register',
    'stays.get',
    'personRequests.create',
    'personRequests.get',
    'personRequests.answer',
  ],
  writesRecords: true as const,
};
const telephonePath = '/person/telephone';
const reason = 'Wardkit conformance: an invented request';
const remains = 'request of a person concerned (--write-records)';

/** Somebody who is no staff, with the own person. @throws {NotExamined} */
async function concerned(context: Context): Promise<{ caller: Caller; personId: string }> {
  for (const caller of context.callersOf('personRequests.listOwnRecords')) {
    const personId = memberOf((await caller.call('session.get')).body, 'personId');
    if (typeof personId === 'string') return { caller, personId };
  }
  throw new NotExamined('no account of a person concerned');
}

function asking(personId: string, about: object): object {
  return { personId, record: null, field: null, correctValue: null, statement: reason, ...about };
}

function file(caller: Caller, body: object): Promise<Answer> {
  return caller.call('personRequests.create', { parameters: { requestId: newId() }, body });
}

async function filed(context: Context, caller: Caller, body: object): Promise<Answer> {
  const answer = await file(caller, body);
  expectStatus(answer, 201);
  context.ledger.leave(remains);
  return answer;
}

function answer(context: Context, request: Answer, body: object): Promise<Answer> {
  return context.callerOf('personRequests.answer').call('personRequests.answer', {
    parameters: { requestId: String(memberOf(request.body, 'id')) },
    headers: matching(request),
    body: { decision: 'granted', reason, legalBasis: null, ...body },
  });
}

/** Registers a stay of somebody invented, and lets staff ask for something about the telephone number in it. */
export async function carryOut(context: Context, about: object) {
  const staff = context.callersOf('personRequests.create').find(({ account }) => account.role === 'officer');
  const caller = need(staff, 'no account of an officer');
  const premisesId = need(await context.finder.value(caller, 'premisesId'), 'the station has no premises');
  const stayId = newId();
  const person = { name: '示范住户', identityNumber: null, telephone: '+8615400000077' };
  const startedOn = dayInShanghai(new Date().toISOString());
  const registered = await caller.call('stays.register', {
    parameters: { stayId },
    body: { premisesId, dwellingId: null, person, startedOn, expectedEndOn: null },
  });
  expectStatus(registered, 201);
  context.ledger.leave('stay of somebody invented (--write-records)');
  const personId = String(memberOf(memberOf(registered.body, 'person'), 'id'));
  const subject = { record: `/v1/stays/${stayId}`, field: telephonePath };
  const request = await filed(context, caller, asking(personId, { ...subject, ...about }));
  const granted = await answer(context, request, {});
  expectStatus(granted, 200);
  const read = await caller.call('stays.get', { parameters: { stayId } });
  expectStatus(read, 200);
  const telephone = memberOf(memberOf(read.body, 'person'), 'telephone');
  return { caller, registered, request, granted, read, telephone };
}

export const personRequestsChecks = checks([
  {
    requirement: 'WK-PRQ-01',
    title: 'a landlord finds the own premises among the own records, each with the fields that it holds',
    needs: { operations: ['personRequests.listOwnRecords', 'places.listPremises'] },
    async run(context) {
      const landlord = context.as('landlord');
      const premises = (await context.finder.items(landlord, 'places.listPremises')).slice(0, 20);
      const records = new Map<string, readonly string[]>();
      for (let cursor: string | null = ''; cursor !== null; ) {
        const query = { limit: 200, ...(cursor === '' ? {} : { cursor }) };
        const page: Answer = await landlord.call('personRequests.listOwnRecords', { query });
        expectStatus(page, 200);
        for (const item of memberOf(page.body, 'items') as unknown[]) {
          records.set(String(memberOf(item, 'record')), memberOf(item, 'fields') as readonly string[]);
        }
        const next = memberOf(page.body, 'next');
        cursor = typeof next === 'string' ? next : null;
      }
      const own = premises.filter((each) => memberOf(each, 'landlord') !== null);
      if (own.length === 0) throw new NotExamined('the landlord has no premises');
      await everyOf(
        own,
        () => 'premises',
        async (each) => {
          const fields = records.get(`/v1/premises/${memberOf(each, 'id')}`);
          expect(fields !== undefined, 'the own premises among the own records', 'premises that are missing there');
          expect(fields?.includes('/landlord/name') === true, '/landlord/name among the fields', String(fields));
        },
      );
    },
  },
  {
    requirement: 'WK-PRQ-02',
    title: 'a request tells a day by which it is answered, at most 30 days after its receipt',
    needs: filing,
    async run(context) {
      const { caller, personId } = await concerned(context);
      const request = await filed(context, caller, asking(personId, { kind: 'restriction' }));
      const received = String(memberOf(request.body, 'receivedAt'));
      const dueOn = String(memberOf(request.body, 'dueOn'));
      const latest = dayInShanghai(new Date(Date.parse(received) + 30 * 86_400_000).toISOString());
      const first = dayInShanghai(received);
      expect(first <= dueOn && dueOn <= latest, `a day from ${first} to ${latest}`, dueOn);
      const parameters = { requestId: String(memberOf(request.body, 'id')) };
      expectStatus(await caller.call('personRequests.withdraw', { parameters, headers: matching(request) }), 200);
    },
  },
  {
    requirement: 'WK-PRQ-03',
    title:
      'a correction without a field or value, and a request about a record of others, are refused as invalid-input',
    needs: { operations: ['personRequests.listOwnRecords', 'personRequests.create', 'session.get'] },
    async run(context) {
      const { caller, personId } = await concerned(context);
      const page = await caller.call('personRequests.listOwnRecords');
      const [item] = memberOf(page.body, 'items') as unknown[];
      const record = String(memberOf(need(item, 'nothing is recorded of the person'), 'record'));
      const correction = { kind: 'correction', record, field: telephonePath, correctValue: '+8615400000078' };
      for (const name of ['record', 'field', 'correctValue']) {
        const refused = await file(caller, asking(personId, { ...correction, [name]: null }));
        expectRefusal(refused, 'invalid-input');
        expect(pointersOf(refused).includes(`/${name}`), `a fault at /${name}`, pointersOf(refused).join(', '));
      }
      const strange = { kind: 'deletion', record: `/v1/stays/${newId()}` };
      expectRefusal(await file(caller, asking(personId, strange)), 'invalid-input');
    },
  },
  {
    requirement: 'WK-PRQ-04',
    title: 'a refusal without the rule that it rests on is refused as invalid-input, whole or in part',
    needs: answering,
    async run(context) {
      const { caller, personId } = await concerned(context);
      const request = await filed(context, caller, asking(personId, { kind: 'restriction' }));
      for (const decision of ['refused', 'partly-granted']) {
        expectRefusal(await answer(context, request, { decision }), 'invalid-input');
      }
      const refused = await answer(context, request, { decision: 'refused', legalBasis: '个人信息保护法第四十四条' });
      expectStatus(refused, 200);
    },
  },
  {
    requirement: 'WK-PRQ-05',
    title: 'after a granted correction the record has a new version with the correct value, masked',
    needs: carriedOut,
    async run(context) {
      const { registered, read, telephone } = await carryOut(context, {
        kind: 'correction',
        correctValue: '+8615400000099',
      });
      expect(String(memberOf(telephone, 'masked')).endsWith('0099'), 'the correct value, masked', 'another one');
      const [before, after] = [registered, read].map(({ body }) => Number(memberOf(body, 'version')));
      expect(Number(after) > Number(before), `a version after ${before}`, String(after));
    },
  },
  {
    requirement: 'WK-PRQ-06',
    title: 'after a granted deletion no answer holds the field, and the request remains as its record',
    needs: carriedOut,
    async run(context) {
      const { request, read, telephone } = await carryOut(context, { kind: 'deletion' });
      expect(telephone === null, 'null in place of the field', 'a value');
      expect(!read.text.includes('0077'), 'nothing of what was deleted', 'a part of it');
      const parameters = { requestId: String(memberOf(request.body, 'id')) };
      const kept = await context.callerOf('personRequests.answer').call('personRequests.get', { parameters });
      expectStatus(kept, 200);
      const is = `${memberOf(kept.body, 'kind')} ${memberOf(kept.body, 'state')}`;
      expect(is === 'deletion granted', 'a deletion that was granted', is);
    },
  },
  {
    requirement: 'WK-PRQ-07',
    title: 'after a granted restriction the field stays masked and is not revealable',
    needs: carriedOut,
    async run(context) {
      const { telephone } = await carryOut(context, { kind: 'restriction' });
      expect(String(memberOf(telephone, 'masked')).includes('*'), 'the field, masked', 'another value');
      expect(
        memberOf(telephone, 'revealable') === false,
        'revealable false',
        String(memberOf(telephone, 'revealable')),
      );
    },
  },
]);
