import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { type Content, isBinary, isJson, isStream, type OperationRecord, problemsOf } from '../operation.ts';
import { allOperations } from '../operations.ts';
import { Problem } from '../problem.ts';
import type { OperationExample } from './example.ts';
import { allExamples } from './index.ts';
import { problemExample } from './problem-example.ts';
import { unknownMembers } from './unknown-members.ts';

const examplesOf = (record: OperationRecord): readonly OperationExample[] => allExamples.get(record.id) ?? [];

/** What is wrong with a value by a schema, members included that the schema does not know. */
function faults(schema: Content, value: unknown): readonly unknown[] {
  if (schema === undefined || schema === null) return value === undefined || value === null ? [] : ['there is no body'];
  if (isBinary(schema)) return typeof value === 'string' && value !== '' ? [] : ['bytes are described in words'];
  if (isStream(schema)) return Array.isArray(value) ? value.flatMap((each) => faults(schema.event, each)) : ['no list'];
  const result = z.safeParse(schema, value);
  return result.success ? unknownMembers(schema, value) : result.error.issues;
}

test('every operation has an example for each status of success', () => {
  const missing = allOperations.flatMap((record) => {
    const shown = new Set(examplesOf(record).map(({ status }) => String(status)));
    return Object.keys(record.answers).flatMap((status) => (shown.has(status) ? [] : [`${record.id} ${status}`]));
  });
  assert.deepEqual(missing, []);
});

test('no example is of an operation or a status that does not exist', () => {
  const records = new Map(allOperations.map((record) => [record.id as string, record]));
  for (const [id, examples] of allExamples) {
    const record = records.get(id) ?? assert.fail(`no operation ${id}`);
    for (const { status } of examples) assert.ok(status in record.answers, `${id} answers no ${status}`);
  }
});

for (const record of allOperations) {
  test(`examples of ${record.id} keep its schemas`, () => {
    for (const { summary, request, status, answer } of examplesOf(record)) {
      assert.notEqual(summary.trim(), '');
      const { parameters, query, headers, body } = record;
      const found = {
        parameters: faults(parameters, parameters === undefined ? request.parameters : (request.parameters ?? {})),
        query: faults(query, query === undefined ? request.query : (request.query ?? {})),
        headers: faults(headers, headers === undefined ? request.headers : (request.headers ?? {})),
        body: faults(body, request.body),
        answer: faults(record.answers[status], answer),
      };
      assert.deepEqual(found, { parameters: [], query: [], headers: [], body: [], answer: [] }, summary);
    }
  });
}

test('every problem of every operation has an example that keeps the schema of problems', () => {
  for (const record of allOperations) {
    for (const code of problemsOf(record)) {
      const problem = problemExample(record, code, allExamples);
      assert.deepEqual(faults(Problem, problem), [], `${record.id} ${code}`);
      assert.equal(problem.code, code);
    }
  }
});

test('a stale version is answered with the record as it stands, and a fault of the input with its place', () => {
  for (const record of allOperations) {
    const codes = problemsOf(record);
    if (codes.includes('version-stale')) {
      const { current } = problemExample(record, 'version-stale', allExamples);
      assert.ok(typeof current === 'object' && current !== null, record.id);
    }
    if (!codes.includes('invalid-input') || isEmptyRequest(record)) continue;
    const [error] = problemExample(record, 'invalid-input', allExamples).errors ?? [];
    assert.match(error?.pointer ?? '', /^(#\/(query|path|headers))?(\/[^/]+)+$/, record.id);
  }
});

/** A list whose filters may all be left out, and whose example leaves them out. */
function isEmptyRequest(record: OperationRecord): boolean {
  return examplesOf(record).every(
    ({ request }) =>
      Object.keys({ ...request.parameters, ...request.query, ...request.headers }).length === 0 && !isJson(record.body),
  );
}

test('nobody alive stands in an example: numbers of no subscriber, identity numbers of births before 1900', () => {
  const text = JSON.stringify([...allExamples.values()]);
  const numbers = [...text.matchAll(/(?:\+86|\b)1[3-9]\d{9}\b/g)].map(([number]) => number);
  assert.ok(numbers.length > 0);
  assert.deepEqual(
    numbers.filter((number) => !/^(\+86)?154/.test(number)),
    [],
  );
  const identities = [...text.matchAll(/\b\d{6}(\d{4})\d{7}[\dX]\b/g)].map(([, year]) => Number(year));
  assert.ok(identities.length > 0);
  assert.ok(identities.every((year) => year < 1900));
});

test('a member that a schema does not know is found, however deep', () => {
  const schema = z.looseObject({
    items: z.array(
      z.union([z.looseObject({ a: z.number() }), z.looseObject({ b: z.nullable(z.looseObject({ c: z.int() })) })]),
    ),
    open: z.looseObject({}),
  });
  const value = { items: [{ a: 1 }, { b: { c: 2, d: 3 } }, { a: 1, e: 4 }], open: { anything: true }, more: 1 };
  assert.deepEqual(unknownMembers(schema, value), ['/items/1/b/d', '/items/2/e', '/more']);
});
