import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allExamples } from '@wardkit/contract/examples/index';
import { asksForPurpose, isBinary, isList, isStream, type OperationRecord } from '@wardkit/contract/operation';
import { derivedOperations, type OperationId, operations } from '@wardkit/contract/operations';
import { type Role, roles } from '@wardkit/contract/role';
import { createScriptedClient } from '@wardkit/testing';
import { createHandle } from './create-handle.ts';
import type { Receipt } from './outbox/outbox.types.ts';
import { rentalChecksModule } from './rental-checks.ts';

type Verb = (...rest: unknown[]) => Promise<unknown>;

// The twins of creates are for callers that can't make ids: this one can.
const batches = derivedOperations.map(({ record }) => record).filter(({ id }) => id.endsWith('Batch'));
const records: readonly OperationRecord[] = [...Object.values(operations), ...batches];
const calls = records.filter(({ answers }) => !Object.values(answers).some(isStream));

/** Arguments as every function of a module takes them: those of the path, the body, the query, and how to call. */
function argumentsOf(record: OperationRecord): unknown[] {
  const request = allExamples.get(record.id)?.[0]?.request ?? {};
  const path = [...record.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => request.parameters?.[name]);
  const body = isBinary(record.body) ? [new Uint8Array([1, 2, 3])] : record.body === undefined ? [] : [request.body];
  if (record.id.endsWith('Batch')) body[0] = (request.body as { items: unknown }).items;
  const query = record.query === undefined ? [] : [request.query ?? {}];
  const options = {
    ...(asksForPurpose(record) ? { purpose: 'supervision' } : {}),
    ...(record.concurrency === 'if-match' ? { ifMatch: '"1"' } : {}),
  };
  // What goes out as a header of its own is told before the body.
  const headers = Object.values(request.headers ?? {});
  return [...path, ...headers, ...body, ...query, options];
}

/** The highest role that may call it. */
const callerOf = ({ id, callers }: OperationRecord): Role =>
  roles.findLast((role) => callers[role] !== undefined) ?? assert.fail(`nobody may call ${id}`);

describe('every operation of the contract', () => {
  it('is reached as ward.<module>.<verb>, asks what its record says, and gives what the contract shows', async () => {
    for (const record of calls) {
      const id = record.id as OperationId;
      const [module = '', verb = ''] = id.split('.');
      const example = allExamples.get(id)?.[0];
      const isBytes = isBinary(Object.values(record.answers)[0]);
      const answer = isBytes ? new Blob(['picture'], { type: 'image/jpeg' }) : example?.answer;
      const { ward, server } = createScriptedClient({ role: callerOf(record), answers: { [id]: answer } });
      // What a person hands in goes through the outbox: here it is called past it.
      const direct = rentalChecksModule(
        createHandle({ baseUrl: 'https://ward.example', getToken: () => 'token', transport: server.transport }),
      );
      const owner = id === 'rentalChecks.submit' ? direct : (ward as unknown as Record<string, object>)[module];
      const call = (owner as Record<string, Verb> | undefined)?.[verb];
      assert.equal(typeof call, 'function', `${id} is not reached`);
      const given = await call?.(...argumentsOf(record));
      // What may wait for a network gives a receipt, which tells what came of it.
      const isSaved = record.offline.queue !== undefined && module !== 'attachments' && owner !== direct;
      const settled = isSaved ? await (given as Receipt).settled : null;
      const data = settled === null ? given : settled.state === 'accepted' ? settled.data : assert.fail(id);

      const sent = server.calls.findLast((each) => each.id === id) ?? assert.fail(`${id} was not sent`);
      const { parameters = {}, body = null } = example?.request ?? {};
      assert.deepEqual(sent.parameters, { ...parameters }, id);
      if (!isBinary(record.body)) assert.deepEqual(sent.body, body, id);
      assert.equal(sent.headers['wardkit-purpose'], asksForPurpose(record) ? 'supervision' : undefined, id);
      assert.equal(sent.headers['idempotency-key'] !== undefined, record.idempotency !== 'none', id);
      const precondition = { 'if-match': ['"1"', undefined], 'if-none-match': [undefined, '*'], none: [] }[
        record.concurrency
      ];
      assert.deepEqual(
        [sent.headers['if-match'], sent.headers['if-none-match']],
        [precondition[0], precondition[1]],
        id,
      );
      if (isBytes) assert.equal((data as Blob).size, 7, id);
      else assert.deepEqual(data, answer === null ? undefined : answer, id);
      ward.close();
    }
    assert.ok(calls.length > 180, String(calls.length));
  });

  it('that answers pages gives their items one by one, also where its module comes late', async () => {
    for (const record of calls.filter(isList)) {
      const id = record.id as OperationId;
      const [module = '', verb = ''] = id.split('.');
      const page = allExamples.get(id)?.[0]?.answer as { items: object[] } | undefined;
      const row = page?.items[0] ?? assert.fail(`${id} has no example with a row`);
      const answers = {
        [id]: ({ query }: { query: Record<string, unknown> }) =>
          query.cursor === undefined ? { items: [row, row], next: 'two' } : { items: [row], next: null },
      };
      const { ward } = createScriptedClient({ role: callerOf(record), answers });
      const list = (ward as unknown as Record<string, Record<string, Verb>>)[module]?.[verb];
      let count = 0;
      assert.ok(list, id);
      for await (const item of list(...argumentsOf(record)) as unknown as AsyncIterable<object>) {
        assert.deepEqual(item, row);
        count += 1;
      }
      assert.equal(count, 3, id);
      ward.close();
    }
  });
});
