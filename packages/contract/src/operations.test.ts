import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { makeDocument } from '../generate/make-document.ts';
import { type OperationRecord, problemsOf } from './operation.ts';
import { allOperations, operations } from './operations.ts';
import { isProblemCode, problemBody, problemRecord } from './problem.ts';
import { problems } from './problems.ts';
import { requirements } from './requirements.ts';
import { requirementsOf } from './requirements-of.ts';

const records = Object.entries(operations) as [string, OperationRecord][];

test('each record stands under its own id, and no two share method and path', () => {
  for (const [id, record] of records) assert.equal(record.id, id);
  const places = records.map(([, record]) => `${record.method} ${record.path}`);
  assert.equal(new Set(places).size, places.length);
});

test('an unsafe operation is idempotent, and a safe one is a GET', () => {
  for (const [id, record] of records) {
    assert.equal(record.idempotency, record.safety === 'unsafe' ? 'required' : 'none', id);
    assert.equal(record.method === 'GET', record.safety === 'safe', id);
  }
});

test('what returns personal data is masked, asks for a purpose and is never open to strangers', () => {
  for (const [id, record] of records) {
    if (record.personalData === 'none') continue;
    assert.equal(record.callers.stranger, undefined, id);
    assert.notEqual(record.scope, null, id);
  }
});

test('a path parameter in braces is a field of the parameters', () => {
  for (const [id, record] of records) {
    const named = [...record.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const shape = record.parameters === undefined ? {} : (record.parameters as unknown as { shape: object }).shape;
    assert.deepEqual(Object.keys(shape).sort(), named.sort(), id);
  }
});

test('every problem and requirement is used', () => {
  const answered = new Set(records.flatMap(([, record]) => problemsOf(record)));
  const ofRouting = ['not-served', 'method-not-allowed'];
  assert.deepEqual(
    Object.keys(problems).filter((code) => isProblemCode(code) && !answered.has(code)),
    ofRouting,
  );
  const used = new Set(allOperations.flatMap(requirementsOf));
  assert.deepEqual(
    Object.keys(requirements).filter((id) => ![...used].includes(id as never)),
    [],
  );
});

test('a problem leads to the rule that it comes from', () => {
  for (const code of Object.keys(problems).filter(isProblemCode)) {
    assert.ok(Object.hasOwn(requirements, problemRecord(code).requirement), code);
    const { help } = problemBody(code, { requestId: 'x' });
    assert.equal(help, `/docs/requirements.html#${problemRecord(code).requirement}`);
  }
});

test('a retryable problem is one that the same call may outlive', () => {
  for (const code of problemsOf(operations['rentalChecks.submit'])) {
    const record = problemRecord(code);
    assert.equal(record.retryable, [409, 429, 500, 503].includes(record.status) && code !== 'state-conflict', code);
  }
});

test('no field is of a kind that Wardkit never keeps', async () => {
  const forbidden =
    /face|voiceprint|gait|biometric|fingerprint|ethnic|religio|politic|health|ranking|leaderboard|watchlist|bornOn|birth|creditScore|riskScore|trajectory/i;
  const names: string[] = [];
  JSON.stringify(await makeDocument(), (key, value) => {
    if (key === 'properties') names.push(...Object.keys(value));
    return value;
  });
  assert.ok(names.length > 100);
  assert.deepEqual(
    names.filter((name) => forbidden.test(name)),
    [],
  );
});

test('the committed OpenAPI document is the one that the records make', async () => {
  const committed = readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8');
  assert.equal(committed, `${JSON.stringify(await makeDocument(), null, 2)}\n`);
});
