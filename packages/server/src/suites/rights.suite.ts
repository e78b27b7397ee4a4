import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { allExamples } from '@wardkit/contract/examples/index';
import { isBinary, isStream, type OperationRecord } from '@wardkit/contract/operation';
import { operations } from '@wardkit/contract/operations';
import { type Relation, type Role, roles } from '@wardkit/contract/role';
import type { DemoAccount } from '../demo/types.ts';
import { mayCall } from './access.suite.ts';
import { type RightsRecord, type RightsRecords, rightsReceipt, rightsRecords, type Served } from './rights-records.ts';
import { newId } from './submission.ts';
import { type Engine, type Reply, World } from './world.ts';

/** How a record stands to a caller: theirs, another's at the same station, or at another station. */
type Standing = 'own' | 'same-station' | 'elsewhere';
type Outcome = 'reached' | '401' | '403' | '404';

const standings = ['own', 'same-station', 'elsewhere'] as const;
const records = Object.keys(mayCall).map((id) => operations[id as Served]) as readonly OperationRecord[];

/** Lists that name the premises they are of in their query, as others do in their path. */
const premisesInQuery: readonly string[] = ['stays.list'];
/** Where others may know the record and only whoever made it works with it. */
const makersAlone: readonly string[] = ['attachments.append', 'attachments.delete'];

/** What serves mediations too: a mediator works with what belongs to those that are assigned, whatever is at the station. */
const narrowedToMediations: readonly string[] = [
  'attachments.get',
  'attachments.getContent',
  'attachments.append',
  'attachments.delete',
  'invitations.get',
  'invitations.revoke',
];

/** Parameters that are named as those of other records, by the beginning of their paths. */
const sameWord: readonly (readonly [start: string, names: Readonly<Record<string, keyof RightsRecords>>])[] = [
  ['/v1/help-requests/', { requestId: 'helpRequestId' }],
  ['/v1/mediations/', { sessionId: 'mediationSessionId', objectionId: 'mediationObjectionId' }],
];

/** What a relation opens, by hand: the rows of the table of rights. */
const opens: Readonly<Record<Relation, readonly Standing[]>> = {
  any: ['own', 'same-station', 'elsewhere'],
  'same-station': ['own', 'same-station'],
  own: ['own'],
  // What a mediator is assigned to counts as their own.
  assigned: ['own'],
};

function expectedOf(operation: OperationRecord, role: Role, standing: Standing): Outcome {
  // The table by hand says who may call; the record must say the same.
  const isNamed = mayCall[operation.id as Served].includes(role);
  assert.equal(
    Object.hasOwn(operation.callers, role),
    isNamed,
    `${operation.id} names ${role}, by hand and by its record`,
  );
  if (!isNamed) return role === 'stranger' ? '401' : '403';
  const isNarrowed = role === 'mediator' && narrowedToMediations.includes(operation.id);
  const relation = isNarrowed ? 'assigned' : operation.callers[role];
  return relation !== undefined && opens[relation].includes(standing) ? 'reached' : '404';
}

function outcomeOf({ status }: Reply): Outcome | string {
  if (status === 401 || status === 403 || status === 404) return String(status) as Outcome;
  // Whatever else it is, it was said by what works with the record.
  return status < 500 ? 'reached' : String(status);
}

function standingOf(record: RightsRecord, account: DemoAccount | undefined): Standing {
  if (record.stationId !== account?.stationId) return 'elsewhere';
  const isOwn =
    (account.personId !== null && record.about.includes(account.personId)) || record.by.includes(account.id);
  return isOwn ? 'own' : 'same-station';
}

export function rightsSuite(engine: Engine): void {
  describe('the table of rights', () => {
    let world: World;
    let known: RightsRecords;
    before(async () => {
      world = await World.open(engine, { requestsPerMinute: 1_000_000 });
      known = await rightsRecords(world);
    });
    after(() => world.close());

    const accountOf = (role: Role) => world.data.accounts.find(({ subject }) => subject === `puqian-${role}-1`);
    const parametersOf = ({ path }: OperationRecord) =>
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => nameOf(path, name));
    const nameOf = (path: string, name: string) => {
      const [, others] = sameWord.find(([start]) => path.startsWith(start)) ?? [];
      return (others?.[name] ?? name) as keyof RightsRecords;
    };
    /** The parameter that says which record an operation is about; undefined for a list, and for what is only made. */
    const subjectOf = (operation: OperationRecord): keyof RightsRecords | undefined => {
      if (premisesInQuery.includes(operation.id)) return 'premisesId';
      return operation.concurrency === 'if-none-match' ? undefined : parametersOf(operation).at(0);
    };
    /** A record in a standing; of what is no station's any will do. */
    const recordIn = (name: keyof RightsRecords, role: Role, standing: Standing): RightsRecord | undefined => {
      const account = accountOf(role);
      const ofNoStation = known[name].filter(({ stationId }) => stationId === null);
      if (ofNoStation.length > 0) return ofNoStation[0];
      return known[name].find((record) => standingOf(record, account) === standing);
    };
    const call = (operation: OperationRecord, role: Role, ids: Partial<Record<keyof RightsRecords, string>>) => {
      const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) => ids[nameOf(operation.path, name)] ?? newId());
      const [example] = allExamples.get(operation.id) ?? [];
      const ofPremises = premisesInQuery.includes(operation.id) ? `?premisesId=${ids.premisesId ?? newId()}` : '';
      const query = operation.id === 'audit.getInclusionProof' ? '?treeSize=1' : ofPremises;
      const bytes = isBinary(operation.body) ? { bytes: new Uint8Array([0]) } : {};
      const isOfJson = operation.body !== undefined && !isBinary(operation.body);
      return world.call(isStream(operation.answers[200]) ? 'HEAD' : operation.method, `${path}${query}`, {
        ...(role === 'stranger' ? {} : { as: `puqian-${role}-1` }),
        purpose: 'supervision',
        headers: {
          ...(operation.concurrency === 'if-match' ? { 'if-match': '"999999999"' } : {}),
          ...(operation.concurrency === 'if-none-match' ? { 'if-none-match': '*' } : {}),
          ...(operation.id.startsWith('helpRequests.') ? { 'wardkit-receipt': rightsReceipt } : {}),
          ...(operation.id === 'attachments.append' ? { 'upload-offset': '0' } : {}),
        },
        ...(isOfJson ? { body: example?.request.body ?? {} } : {}),
        ...bytes,
      });
    };
    const idsOf = (operation: OperationRecord, record: RightsRecord) => {
      const ids: Partial<Record<keyof RightsRecords, string>> = {};
      for (const name of [
        ...parametersOf(operation),
        ...(premisesInQuery.includes(operation.id) ? (['premisesId'] as const) : []),
      ]) {
        const same = known[name].find(
          (each) => each.stationId === record.stationId && (each.within ?? record.id) === record.id,
        );
        ids[name] = name === subjectOf(operation) ? record.id : (same?.id ?? newId());
      }
      return ids;
    };

    test('every record that the table needs is there', () => {
      for (const operation of records) {
        const name = subjectOf(operation);
        if (name === undefined) continue;
        assert.ok(known[name].length > 0, name);
        for (const role of roles) {
          const relation = operation.callers[role];
          if (relation === 'own') assert.ok(recordIn(name, role, 'own'), `${operation.id}: one of a ${role}'s own`);
          if (relation !== undefined && relation !== 'any') {
            assert.ok(recordIn(name, role, 'elsewhere'), `${operation.id}: one elsewhere`);
          }
        }
      }
    });

    for (const operation of records) {
      test(`${operation.id}: every role, and every relation to the record`, async () => {
        const name = subjectOf(operation);
        const wrong: string[] = [];
        for (const role of roles) {
          for (const standing of standings) {
            const record = name === undefined ? undefined : recordIn(name, role, standing);
            // A list, and what is made, is about no record: it is asked for once.
            if (name === undefined ? standing !== 'own' : record === undefined) continue;
            const isOfNoStation = name !== undefined && record?.stationId === null;
            if (isOfNoStation && standing !== 'own') continue;
            const opened = expectedOf(operation, role, name === undefined || isOfNoStation ? 'own' : standing);
            const isMakers = record?.by.includes(accountOf(role)?.id ?? null) === true;
            const isRefused = makersAlone.includes(operation.id) && !isMakers;
            const expected = opened === 'reached' && isRefused ? '403' : opened;
            const reply = await call(operation, role, record === undefined ? {} : idsOf(operation, record));
            // Of what is made the body names other records, which the example's are not: to say so is past the access.
            const isPast = name === undefined && expected === 'reached' && reply.status === 404;
            if (outcomeOf(reply) !== expected && !isPast) {
              wrong.push(`${role} ${standing}: ${expected} and not ${reply.status} ${reply.text.slice(0, 200)}`);
            }
            if (expected !== '404') continue;
            const missing = await call(operation, role, {});
            if (!isSame(reply, missing)) wrong.push(`${role} ${standing} is told apart from what is not there`);
          }
        }
        assert.deepEqual(wrong, []);
      });
    }

    test('a list of those who work at a station holds its records alone', async () => {
      const own = accountOf('officer')?.stationId;
      for (const operation of records.filter(({ path, scope }) => !path.includes('{') && scope !== null)) {
        if (operation.method !== 'GET' || isStream(operation.answers[200])) continue;
        for (const role of roles.filter((each) => operation.callers[each] === 'same-station')) {
          const subject = subjectOf(operation);
          const record = subject === undefined ? undefined : recordIn(subject, role, 'same-station');
          const reply = await call(operation, role, record === undefined ? {} : idsOf(operation, record));
          // A list of some premises asks for them first.
          if (reply.status === 422) continue;
          assert.equal(reply.status, 200, `${operation.id} ${reply.text.slice(0, 300)}`);
          const stations = [...(reply.json.items ?? [])].flatMap(({ stationId }) =>
            stationId === undefined ? [] : [stationId],
          );
          assert.ok(
            stations.every((stationId) => stationId === (own as never)),
            `${operation.id} ${role}`,
          );
        }
      }
    });
  });
}

/** Whether two answers are the same byte for byte, but for the id of the request and what counts calls. */
function isSame(one: Reply, other: Reply): boolean {
  return told(one) === told(other);
}

function told({ status, text, headers }: Reply): string {
  const requestId = headers.get('request-id') ?? '';
  const kept = [...headers].filter(([name]) => !['request-id', 'ratelimit'].includes(name));
  return JSON.stringify([status, text.replaceAll(requestId, 'the request'), kept]);
}
