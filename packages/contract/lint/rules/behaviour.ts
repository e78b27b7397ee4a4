import { isList, type OperationRecord } from '@wardkit/contract/operation';
import { definitionOf } from '@wardkit/contract/schema-definition';
import { everyOperation, type Fault, type Rule } from '../contract.ts';
import { answersOf, membersOf } from '../schema-places.ts';

/** How an operation behaves: its method, its safety, its conditions, its pages. */
export const behaviour: Rule[] = [
  each('unsafe-without-idempotency', 'a call that is sent again would be carried out twice', function* (operation) {
    const { safety, idempotency } = operation;
    if (safety === 'unsafe' && idempotency === 'none') yield ['idempotency', 'an unsafe operation needs a key'];
    if (safety === 'safe' && idempotency !== 'none') yield ['idempotency', 'a safe operation needs no key'];
  }),
  each('method-and-safety', 'caches, retries and crawlers go by the method', function* ({ method, safety, body }) {
    if ((method === 'GET') !== (safety === 'safe')) yield ['safety', `${method} is not ${safety}`];
    if ((method === 'GET' || method === 'DELETE') && body !== undefined) yield ['body', `${method} has no body`];
  }),
  each('scope-and-safety', 'a token that may only read must not write', function* ({ scope, safety, method }) {
    if (scope !== null && scope.endsWith(':read') !== (safety === 'safe')) {
      yield ['scope', `${scope} does not fit a ${method} that is ${safety}`];
    }
  }),
  each('list-without-cursor', 'a list that cannot be paged grows until it breaks', function* (operation) {
    if (operation.method !== 'GET' || operation.path.endsWith('}')) return;
    for (const { part, schema } of answersOf(operation)) {
      if (definitionOf(schema).type === 'array') yield [part, 'a list is an object with items and next'];
      if (!('items' in membersOf(schema))) continue;
      if (!isList(operation)) yield [part, 'a list tells the cursor of its next page'];
      const missing = ['limit', 'cursor'].filter((name) => !(name in membersOf(operation.query)));
      if (missing.length > 0) yield ['query', `a list takes ${missing.join(' and ')}`];
    }
  }),
  each(
    'change-without-condition',
    'two people who change one record would overwrite each other',
    function* (operation) {
      const { method, concurrency } = operation;
      if ((method === 'PATCH' || method === 'DELETE') && concurrency !== 'if-match') {
        yield ['concurrency', `${method} changes what is there, and needs If-Match`];
      }
      if (method === 'PUT' && concurrency !== 'if-none-match')
        yield ['concurrency', 'PUT creates, with If-None-Match: *'];
      if (method === 'GET' && concurrency !== 'none') yield ['concurrency', 'a reading needs no condition'];
    },
  ),
  each('empty-answer', 'no body is 204, and 204 is no body', function* ({ answers }) {
    for (const [status, answer] of Object.entries(answers)) {
      if ((status === '204') !== (answer === null)) yield [status, answer === null ? 'says nothing' : 'has a body'];
    }
    if (Object.keys(answers).length === 0) yield ['answers', 'there is no success'];
    for (const status of Object.keys(answers).filter((each) => !/^2\d\d$/.test(each))) yield [status, 'is no success'];
  }),
  each('parameters-of-path', 'a parameter that is not in the path is never sent', function* ({ path, parameters }) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
    const described = Object.keys(membersOf(parameters)).sort();
    if (named.join() !== described.join()) yield ['parameters', `the path has ${named.join(', ') || 'none'}`];
    if (!/^\/(v1(\/([a-z0-9]+(-[a-z0-9]+)*|\{[a-z][A-Za-z0-9]*\}))+|\.well-known\/[a-z]+)$/.test(path)) {
      yield ['path', 'is /v1, words in lower case with hyphens, and parameters'];
    }
  }),
  {
    name: 'offline',
    why: 'a call that is kept or queued where it must not be is lost or carried out at the wrong time',
    *check(contract) {
      const ids = new Set(everyOperation(contract).map(({ id }) => id as string));
      for (const operation of everyOperation(contract)) yield* offlineFaults(operation, ids);
    },
  },
];

function* offlineFaults(
  { id, safety, offline, body, parameters }: OperationRecord,
  ids: ReadonlySet<string>,
): Generator<Fault> {
  const { keep, queue } = offline;
  if (keep !== undefined && safety === 'unsafe')
    yield { operation: id, where: 'offline', message: 'an answer to a write is not kept' };
  if (queue === undefined) return;
  if (safety === 'safe') yield { operation: id, where: 'offline', message: 'a reading is not queued' };
  const known = [...Object.keys(membersOf(parameters)), ...Object.keys(membersOf(body))];
  for (const [, name = ''] of queue.lane.matchAll(/\{(\w+)\}/g)) {
    if (!known.includes(name))
      yield { operation: id, where: 'offline', message: `the lane names ${name}, which is not sent` };
  }
  for (const other of queue.after ?? []) {
    if (!ids.has(other)) yield { operation: id, where: 'offline', message: `waits for ${other}, which does not exist` };
  }
}

/** A rule that looks at one operation at a time. */
function each(
  name: string,
  why: string,
  faults: (operation: OperationRecord) => Iterable<readonly [where: string, message: string]>,
): Rule {
  return {
    name,
    why,
    *check(contract) {
      for (const operation of everyOperation(contract)) {
        for (const [where, message] of faults(operation)) yield { operation: operation.id, where, message };
      }
    },
  };
}
