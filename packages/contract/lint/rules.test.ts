import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedEnum, Masked, openEnum, Uuid, Version } from '@wardkit/contract/field';
import { type OperationRecord, operation, read, type Schema, write } from '@wardkit/contract/operation';
import { pageOf, pageQuery } from '@wardkit/contract/page';
import { everybody } from '@wardkit/contract/role';
import { stateMachine } from '@wardkit/contract/state-machine';
import * as z from 'zod/mini';
import type { Contract } from './contract.ts';
import { lint, rules } from './lint.ts';

const Thing = z.looseObject({ id: Uuid, version: Version });
const ThingId = z.object({ thingId: Uuid });
const own = 'WK-SES-01';

const reading = operation({
  ...read,
  id: 'things.get',
  method: 'GET',
  path: '/v1/things/{thingId}',
  summary: 'A thing',
  scope: 'things:read',
  callers: { officer: 'same-station' },
  parameters: ThingId,
  answers: { 200: Thing },
  problems: [],
  offline: {},
  requirements: [own],
});
const listing = operation({
  ...read,
  id: 'things.list',
  method: 'GET',
  path: '/v1/things',
  summary: 'Things',
  scope: 'things:read',
  callers: { officer: 'same-station' },
  query: z.object(pageQuery),
  answers: { 200: pageOf(Thing) },
  problems: [],
  offline: {},
  requirements: [own],
});
const changing = operation({
  ...write,
  id: 'things.change',
  method: 'PATCH',
  path: '/v1/things/{thingId}',
  summary: 'Change a thing',
  scope: 'things:write',
  callers: { officer: 'same-station' },
  parameters: ThingId,
  body: z.object({ note: z.optional(z.string().check(z.maxLength(10))) }),
  answers: { 200: Thing },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  offline: {},
  requirements: [own],
});
const strangers = { scope: null, callers: everybody } as const;

/** A record that differs in a few facts, also in such as the types would not allow. */
function but(record: OperationRecord, facts: Readonly<Record<string, unknown>>): OperationRecord {
  return { ...record, ...facts } as OperationRecord;
}

function contractOf(...operations: readonly OperationRecord[]): Contract {
  return {
    operations: Object.fromEntries(operations.map((record) => [record.id, record])),
    derived: [],
    requirements: {},
    problems: {},
    events: {},
    machines: [],
    clocks: [],
  };
}

const answering = (schema: Schema, facts: object = {}) =>
  contractOf(but(reading, { answers: { 200: schema }, ...facts }));
const taking = (shape: Record<string, Schema>, facts: object = {}) =>
  contractOf(but(changing, { body: z.object(shape), ...facts }));
const bounded = z.string().check(z.maxLength(10));
const problem = { status: 409, retryable: false, title: { en: '', 'zh-Hans': '' }, advice: { en: '', 'zh-Hans': '' } };
const event = (data: Schema, readWith: `${string}.${string}` = 'things.get') => ({
  ...contractOf(reading),
  events: { 'thing.changed': { summary: 'A thing changed', data, readWith } },
});
const machine = (facts: object) => ({
  ...contractOf(changing),
  machines: [
    {
      ...stateMachine({
        resource: 'thing',
        states: ['new', 'old'],
        initial: 'new',
        moves: { age: { from: ['new'], to: 'old', operation: 'things.change', needs: [], starts: [] } },
      }),
      ...facts,
    },
  ],
});
const move = (facts: object) => ({
  moves: { age: { from: ['new'], to: 'old', operation: 'things.change', needs: [], starts: [], ...facts } },
});

interface Case {
  readonly rule: string;
  readonly bad: Readonly<Record<string, Contract>>;
  readonly good: Readonly<Record<string, Contract>>;
}

const cases: readonly Case[] = [
  {
    rule: 'address-once',
    bad: {
      'the same address': contractOf(reading, but(reading, { id: 'things.read' })),
      'the same address by another parameter': contractOf(
        reading,
        but(reading, { id: 'things.read', path: '/v1/things/{id}', parameters: z.object({ id: Uuid }) }),
      ),
    },
    good: { 'another method': contractOf(reading, changing) },
  },
  {
    rule: 'id-once',
    bad: {
      'another name in the index': { ...contractOf(), operations: { 'things.read': reading } },
      'declared and derived': { ...contractOf(reading), derived: [reading] },
    },
    good: { 'its own name': contractOf(reading) },
  },
  {
    rule: 'problem-follows',
    bad: {
      'from the parameters': contractOf(but(reading, { problems: ['not-found'] })),
      'from If-Match': contractOf(but(changing, { problems: ['version-stale'] })),
      'twice in the list': contractOf(but(changing, { problems: ['state-conflict', 'state-conflict'] })),
    },
    good: {
      'its own': contractOf(changing),
      'not-found without parameters': contractOf(but(listing, { problems: ['not-found'] })),
    },
  },
  {
    rule: 'requirement-follows',
    bad: {
      'from the list': contractOf(but(listing, { requirements: ['WK-PAG-01'] })),
      'twice in the list': contractOf(but(listing, { requirements: [own, own] })),
    },
    good: { 'its own': contractOf(listing) },
  },
  {
    rule: 'event-once',
    bad: { 'twice in the list': contractOf(but(changing, { emits: ['doorplate.issued', 'doorplate.issued'] })) },
    good: { once: contractOf(but(changing, { emits: ['doorplate.issued', 'doorplate.revoked'] })) },
  },
  {
    rule: 'sentence-once',
    bad: {
      'the same words': {
        ...contractOf(),
        requirements: {
          'WK-ABC-01': 'A plate that was revoked is told as such to everybody.',
          'WK-ABD-01': 'A plate that was revoked is told, as such, to everybody.',
        },
      },
    },
    good: {
      'another rule': {
        ...contractOf(),
        requirements: {
          'WK-ABC-01': 'A plate that was revoked is told as such to everybody.',
          'WK-ABC-02': 'A plate that was replaced leads to the one that took its place.',
        },
      },
    },
  },
  {
    rule: 'summary-once',
    bad: { 'of another operation': contractOf(reading, but(listing, { summary: reading.summary })) },
    good: { 'its own': contractOf(reading, listing) },
  },
  {
    rule: 'input-once',
    bad: {
      'in path and body': taking({ thingId: Uuid }),
      'the purpose in the body': taking({ purpose: bounded }, { personalData: 'masked' }),
    },
    good: { 'in one part': taking({ otherId: Uuid, purpose: bounded }) },
  },
  {
    rule: 'unsafe-without-idempotency',
    bad: {
      'an unsafe one without a key': contractOf(but(changing, { idempotency: 'none' })),
      'a safe one with a key': contractOf(but(reading, { idempotency: 'required' })),
    },
    good: {
      'an unsafe one with a key': contractOf(changing, reading),
      'one whose answer is not stored': contractOf(but(changing, { idempotency: 'unstored' })),
    },
  },
  {
    rule: 'method-and-safety',
    bad: {
      'a POST that is safe': contractOf(but(changing, { method: 'POST', safety: 'safe' })),
      'a PATCH that is safe': contractOf(but(changing, { safety: 'safe' })),
      'a DELETE that is safe': contractOf(but(changing, { method: 'DELETE', safety: 'safe', body: undefined })),
      'a GET that is unsafe': contractOf(but(reading, { safety: 'unsafe' })),
      'a GET with a body': contractOf(but(reading, { body: Thing })),
      'a DELETE with a body': contractOf(but(changing, { method: 'DELETE' })),
    },
    good: { 'as the method says': contractOf(changing, reading) },
  },
  {
    rule: 'scope-and-safety',
    bad: {
      'writing with a scope to read': contractOf(but(changing, { scope: 'things:read' })),
      'reading with a scope to write': contractOf(but(reading, { scope: 'things:write' })),
    },
    good: { 'as the safety says': contractOf(changing, reading), 'no scope': contractOf(but(reading, strangers)) },
  },
  {
    rule: 'list-without-cursor',
    bad: {
      'no next': contractOf(but(listing, { answers: { 200: z.looseObject({ items: z.array(Thing) }) } })),
      'no cursor': contractOf(but(listing, { query: z.object({ limit: pageQuery.limit }) })),
      'no query': contractOf(but(listing, { query: undefined })),
      'a bare list': contractOf(but(listing, { answers: { 200: z.array(Thing) } })),
    },
    good: {
      'a page': contractOf(listing),
      'one record with items of its own': answering(z.looseObject({ items: z.array(Thing) })),
    },
  },
  {
    rule: 'change-without-condition',
    bad: {
      'a PATCH': contractOf(but(changing, { concurrency: 'none' })),
      'a DELETE': contractOf(but(changing, { method: 'DELETE', concurrency: 'none' })),
      'a PUT': contractOf(but(changing, { method: 'PUT', concurrency: 'none' })),
      'a GET with a condition': contractOf(but(reading, { concurrency: 'if-match' })),
    },
    good: {
      'with its condition': contractOf(changing, but(changing, { method: 'PUT', concurrency: 'if-none-match' })),
    },
  },
  {
    rule: 'empty-answer',
    bad: {
      'a body with 204': contractOf(but(changing, { answers: { 204: Thing } })),
      'no body with 200': contractOf(but(changing, { answers: { 200: null } })),
      'no success': contractOf(but(changing, { answers: {} })),
      'a problem among the answers': contractOf(but(changing, { answers: { 200: Thing, 409: Thing } })),
    },
    good: { 'no body with 204': contractOf(but(changing, { answers: { 204: null } })) },
  },
  {
    rule: 'parameters-of-path',
    bad: {
      'one that is not in the path': contractOf(but(reading, { path: '/v1/things' })),
      'one that is not described': contractOf(but(reading, { parameters: undefined })),
      'a path in camel case': contractOf(but(listing, { path: '/v1/manyThings' })),
      'a path without a version': contractOf(but(listing, { path: '/things' })),
    },
    good: { 'the same in both': contractOf(reading, listing) },
  },
  {
    rule: 'offline',
    bad: {
      'a reading in the queue': contractOf(but(reading, { offline: { queue: { lane: 'thing' } } })),
      'a write that is kept': contractOf(but(changing, { offline: { keep: 10 } })),
      'a lane of nothing': contractOf(but(changing, { offline: { queue: { lane: 'thing:{otherId}' } } })),
      'after nothing': contractOf(but(changing, { offline: { queue: { lane: 'thing', after: ['things.find'] } } })),
    },
    good: {
      'a reading that is kept': contractOf(but(reading, { offline: { keep: 10 } })),
      'a write in a lane': contractOf(but(changing, { offline: { queue: { lane: 'thing:{thingId}' } } })),
    },
  },
  {
    rule: 'personal-field-without-mask',
    bad: {
      'a telephone number': answering(z.looseObject({ telephone: z.string() })),
      'a nullable one in a list': answering(
        z.looseObject({ items: z.array(z.looseObject({ telephone: z.nullable(z.string()) })) }),
      ),
      'an identity number': answering(z.looseObject({ identityNumber: z.optional(z.string()) })),
      'the name of a person': answering(z.looseObject({ tenant: z.looseObject({ name: z.string() }) })),
      'the names of several': answering(z.looseObject({ parties: z.array(z.looseObject({ name: z.string() })) })),
      'a name beside an identity number': answering(z.looseObject({ name: z.string(), identityNumber: Masked })),
      'in one of two answers': answering(z.union([Thing, z.looseObject({ landlordName: z.string() })])),
    },
    good: {
      'masked ones': answering(z.looseObject({ telephone: z.nullable(Masked), phone: z.optional(Masked) })),
      'the masked name of a person': answering(z.looseObject({ tenant: z.looseObject({ name: Masked }) })),
      'the name of a place': answering(z.looseObject({ name: z.string() })),
      'the name of an officer at work': answering(z.looseObject({ role: z.string(), displayName: z.string() })),
    },
  },
  {
    rule: 'masked-without-purpose',
    bad: { 'a mask, and no class': answering(z.looseObject({ telephone: Masked })) },
    good: { 'a mask and its class': answering(z.looseObject({ telephone: Masked }), { personalData: 'masked' }) },
  },
  {
    rule: 'masked-input',
    bad: { 'a mask in a body': taking({ telephone: Masked }) },
    good: { 'plain text in a body': taking({ telephone: bounded }) },
  },
  {
    rule: 'personal-input',
    bad: { 'an answer without a class': taking({ telephone: bounded }) },
    good: {
      'an answer that is masked': taking({ telephone: bounded }, { personalData: 'masked' }),
      'no answer': taking({ telephone: bounded }, { answers: { 204: null } }),
    },
  },
  {
    rule: 'personal-data-in-address',
    bad: {
      'a number in the query': contractOf(
        but(listing, { query: z.object({ ...pageQuery, telephone: z.optional(bounded) }) }),
      ),
      'a name in the query': contractOf(but(listing, { query: z.object({ ...pageQuery, name: z.optional(bounded) }) })),
      'a code in the path': contractOf(
        but(reading, { path: '/v1/invitations/{code}', parameters: z.object({ code: bounded }) }),
      ),
    },
    good: { 'an id': contractOf(reading, listing), 'a number in a body': taking({ telephone: bounded }) },
  },
  {
    rule: 'personal-data-in-event',
    bad: {
      'a number': event(z.looseObject({ telephone: z.string() })),
      'a masked one': event(z.looseObject({ caller: Masked })),
    },
    good: { 'an id and a version': event(Thing) },
  },
  {
    rule: 'personal-data-for-strangers',
    bad: { 'without a token': contractOf(but(reading, { ...strangers, personalData: 'masked' })) },
    good: {
      'with one': contractOf(but(reading, { personalData: 'masked' })),
      'nothing personal': contractOf(but(reading, strangers)),
    },
  },
  {
    rule: 'secret-that-is-stored',
    bad: {
      'a token that can be read': answering(z.looseObject({ token: z.string() })),
      'a secret that is replayed': contractOf(
        but(changing, { answers: { 200: z.looseObject({ secret: z.string() }) } }),
      ),
      'a revealed value that is replayed': contractOf(but(changing, { personalData: 'revealed' })),
    },
    good: {
      'a secret that is told once': contractOf(
        but(changing, { idempotency: 'unstored', answers: { 200: z.looseObject({ secret: z.string() }) } }),
      ),
      'an id of a secret': answering(z.looseObject({ secretId: Uuid })),
    },
  },
  {
    rule: 'forbidden-field',
    bad: {
      'in an answer': answering(z.looseObject({ ethnicity: z.string() })),
      'deep in an answer': answering(z.looseObject({ items: z.array(z.looseObject({ faceTemplate: z.string() })) })),
      'in a body': taking({ religion: z.optional(bounded) }),
      'in a query': contractOf(but(listing, { query: z.object({ ...pageQuery, bornOn: z.optional(bounded) }) })),
      'in an event': event(z.looseObject({ gpsTrack: z.string() })),
      'a list of persons': answering(z.looseObject({ onWatchlist: z.optional(z.boolean()), blacklist: z.boolean() })),
      'as several words': answering(z.looseObject({ healthCode: z.string() })),
      ...Object.fromEntries(
        ['suspects', 'profiles', 'watchlists', 'fingerprints', 'religions', 'ages', 'diseases', 'ethnicities'].map(
          (name) => [`more than one: ${name}`, answering(z.looseObject({ [name]: z.array(z.string()) }))],
        ),
      ),
      'by another word': answering(z.looseObject({ riskLevel: z.int(), minority: z.boolean(), selfieId: Uuid })),
      'where somebody is': taking({ lastLocation: bounded, latitude: z.number() }),
      'a score of a person': answering(z.looseObject({ person: z.looseObject({ score: z.int() }) })),
    },
    good: {
      'the score of a house': answering(z.looseObject({ rating: z.looseObject({ stars: z.int(), score: z.int() }) })),
      'words that only look alike': answering(
        z.looseObject({
          surface: z.string(),
          postage: z.string(),
          partyId: Uuid,
          creditCode: z.string(),
          traceId: Uuid,
        }),
      ),
    },
  },
  {
    rule: 'stranger-looks-indoors',
    bad: {
      'how many live there': answering(z.looseObject({ residentCount: z.int() }), strangers),
      'whether it is let': answering(z.looseObject({ place: z.looseObject({ letting: z.boolean() }) }), strangers),
      'who the landlord is': answering(z.looseObject({ landlord: Masked }), strangers),
    },
    good: {
      'for an officer': answering(z.looseObject({ residentCount: z.int() })),
      'the address for a stranger': answering(z.looseObject({ road: z.string(), building: z.string() }), strangers),
    },
  },
  {
    rule: 'closed-enum',
    bad: {
      'in a body': taking({ kind: z.enum(['a', 'b']) }),
      'deep in a body': taking({
        items: z.array(z.object({ kind: z.optional(z.nullable(z.enum(['a', 'b']))) })).check(z.maxLength(2)),
      }),
      'as a literal of several values': taking({ kind: z.literal(['a', 'b']) }),
      'in a query': contractOf(
        but(listing, { query: z.object({ ...pageQuery, kind: z.optional(z.enum(['a', 'b'])) }) }),
      ),
      'in an event': event(z.looseObject({ kind: z.enum(['a', 'b']) })),
    },
    good: {
      'with a reason': taking({ kind: closedEnum(['a', 'b'], 'a server must understand it') }),
      open: answering(z.looseObject({ kind: openEnum(['a', 'b']) })),
      'one literal': taking({ kind: z.literal('a') }),
    },
  },
  {
    rule: 'closed-answer',
    bad: {
      'an enumeration, even with a reason': answering(z.looseObject({ kind: closedEnum(['a', 'b'], 'for input') })),
      'an object': answering(z.looseObject({ inner: z.object({ id: Uuid }) })),
    },
    good: { open: answering(z.looseObject({ inner: z.looseObject({ kind: openEnum(['a', 'b']) }) })) },
  },
  {
    rule: 'unbounded-input',
    bad: {
      'a text': taking({ note: z.string().check(z.minLength(1)) }),
      'a text in a list': taking({ notes: z.array(z.string()).check(z.maxLength(5)) }),
      'a list': taking({ notes: z.array(bounded) }),
      'a pattern without an end': taking({ note: z.string().check(z.regex(/^[a-z]+$/)) }),
      'a pattern within a text': taking({ note: z.string().check(z.regex(/[a-z]{3}/)) }),
      'an address': taking({ url: z.url() }),
      'a filter': contractOf(but(listing, { query: z.object({ ...pageQuery, state: z.optional(z.string()) }) })),
      anything: taking({ note: z.unknown() }),
      'members that nobody has named': taking({ more: z.looseObject({ note: bounded }) }),
      'a record of any keys': taking({ more: z.record(bounded, bounded) }),
    },
    good: {
      'a longest length': taking({ note: bounded, notes: z.array(bounded).check(z.maxLength(5)) }),
      'a pattern with an end': taking({ note: z.string().check(z.regex(/^\d{6}([a-z*+]{3}){0,2}$/)) }),
      'a format with an end': taking({ id: Uuid, on: z.iso.date(), at: z.iso.datetime({ offset: true }) }),
      'an answer': answering(z.looseObject({ note: z.string(), notes: z.array(z.string()) })),
    },
  },
  {
    rule: 'operation-without-requirement',
    bad: { none: contractOf(but(reading, { requirements: [] })) },
    good: { one: contractOf(reading) },
  },
  {
    rule: 'unknown-name',
    bad: {
      'a requirement': contractOf(but(reading, { requirements: ['WK-NIL-01'] })),
      'a problem': { ...contractOf(but(reading, { problems: ['odd'] })), requirements: { [own]: 'A.' } },
      'an event': {
        ...contractOf(but(changing, { problems: [], emits: ['odd.thing'] })),
        requirements: { [own]: 'A.' },
      },
      'a reading of an event': { ...event(Thing, 'things.find'), requirements: { [own]: 'A.' } },
      'the rule of a problem': {
        ...contractOf(),
        problems: { odd: { ...problem, requirement: 'WK-NIL-01' as typeof own } },
      },
    },
    good: { 'known ones': { ...event(Thing), requirements: { [own]: 'A.' } } },
  },
  {
    rule: 'requirement-unused',
    bad: { 'kept by nobody': { ...contractOf(reading), requirements: { 'WK-NIL-01': 'A.' } } },
    good: { 'kept by one': { ...contractOf(reading), requirements: { [own]: 'A.', 'WK-ERR-01': 'B.' } } },
  },
  {
    rule: 'problem-unused',
    bad: {
      'answered by nobody': {
        ...contractOf(reading),
        problems: { 'state-conflict': { ...problem, requirement: own } },
      },
    },
    good: {
      'answered by one': { ...contractOf(changing), problems: { 'state-conflict': { ...problem, requirement: own } } },
    },
  },
  {
    rule: 'event-unused',
    bad: { 'written by nobody': event(Thing) },
    good: {
      'written by one': {
        ...event(Thing),
        operations: { 'things.change': but(changing, { emits: ['thing.changed'] }) },
      },
    },
  },
  {
    rule: 'requirement-form',
    bad: {
      'an id of another form': { ...contractOf(), requirements: { 'WK-LONG-1': 'A rule.' } },
      'no full stop': { ...contractOf(), requirements: { 'WK-ABC-01': 'A rule' } },
    },
    good: { 'id and sentence': { ...contractOf(), requirements: { 'WK-ABC-01': 'A rule.' } } },
  },
  {
    rule: 'open-to-strangers',
    bad: {
      'strangers with a scope': contractOf(but(reading, { callers: everybody })),
      'no scope without strangers': contractOf(but(reading, { scope: null })),
      'less for those who sign in': contractOf(
        but(reading, { scope: null, callers: { ...everybody, officer: 'own' } }),
      ),
    },
    good: {
      'everybody without a scope': contractOf(but(reading, strangers)),
      'officers with one': contractOf(reading),
    },
  },
  {
    rule: 'nobody-may',
    bad: { 'no role': contractOf(but(reading, { callers: {} })) },
    good: { 'one role': contractOf(reading) },
  },
  {
    rule: 'relation-of-role',
    bad: {
      'a landlord of the station': contractOf(but(reading, { callers: { landlord: 'same-station' } })),
      'an officer of every station': contractOf(but(reading, { callers: { officer: 'any' } })),
    },
    good: {
      'a landlord to their own': contractOf(but(reading, { callers: { landlord: 'own', officer: 'same-station' } })),
      'everybody to what is public': contractOf(but(reading, strangers)),
    },
  },
  {
    rule: 'state-machine',
    bad: {
      'an operation that does not exist': machine(move({ operation: 'things.age' })),
      'a reading': { ...machine(move({ operation: 'things.get' })), operations: { 'things.get': reading } },
      'a state that does not exist': machine(move({ to: 'ancient' })),
      'a beginning that does not exist': machine({ initial: 'unborn' }),
      'a state that cannot be reached': machine({ states: ['new', 'old', 'lost'] }),
      'a state twice': machine({ states: ['new', 'old', 'old'] }),
      'a clock that does not exist': machine(move({ starts: ['a-month'] })),
      'a clock of the record that does not exist': machine({ starts: ['a-month'] }),
      'a move that cannot be refused': {
        ...machine({}),
        operations: { 'things.change': but(changing, { problems: [] }) },
      },
    },
    good: {
      'a whole table': machine({}),
      'a move in its time': { ...machine(move({ operation: null, starts: ['a-month'] })), clocks: ['a-month'] },
    },
  },
  {
    rule: 'clock-unused',
    bad: { 'started by nothing': { ...machine({}), clocks: ['a-month'] } },
    good: {
      'started by a move': { ...machine(move({ starts: ['a-month'] })), clocks: ['a-month'] },
      'started with the record': { ...machine({ starts: ['a-month'] }), clocks: ['a-month'] },
    },
  },
];

const findingsOf = (contract: Contract, rule: string) => lint(contract, []).filter((finding) => finding.rule === rule);

test('every rule has a case here, and says why it is there', () => {
  assert.deepEqual(cases.map(({ rule }) => rule).sort(), rules.map(({ name }) => name).sort());
  for (const { why } of rules) assert.match(why, /\w/);
});

for (const { rule, bad, good } of cases) {
  for (const [name, contract] of Object.entries(bad)) {
    test(`${rule} refuses: ${name}`, () => {
      const findings = findingsOf(contract, rule);
      assert.notDeepEqual(findings, []);
      for (const { where, message } of findings) assert.ok(where !== '' && message !== '');
    });
  }
  for (const [name, contract] of Object.entries(good)) {
    test(`${rule} passes: ${name}`, () => assert.deepEqual(findingsOf(contract, rule), []));
  }
}

test('an exemption with its reason takes one finding away, and one that takes none away is a finding', () => {
  const contract = contractOf(but(changing, { idempotency: 'none' }));
  const exemption = { rule: 'unsafe-without-idempotency', of: 'things.change', where: 'idempotency', reason: 'a test' };
  const findings = findingsOf(contract, 'unsafe-without-idempotency');
  assert.equal(findings.length, 1);
  const without = lint(contract, [exemption]).map(({ rule }) => rule);
  assert.ok(!without.includes('unsafe-without-idempotency') && !without.includes('idle-exemption'));
  const idle = lint(contract, [exemption, { ...exemption, of: 'things.get' }]).filter(
    ({ rule }) => rule === 'idle-exemption',
  );
  assert.deepEqual(
    idle.map(({ operation }) => operation),
    ['things.get'],
  );
});
