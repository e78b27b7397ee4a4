import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { documentText } from '../generate/document-text.ts';
import { makeDocument } from '../generate/make-document.ts';
import { problemsOf } from './operation.ts';
import { operations } from './operations.ts';
import { isProblemCode, problemBody, problemRecord } from './problem.ts';
import { problems } from './problems.ts';
import { requirements } from './requirements.ts';

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

test('the committed OpenAPI document is the one that the records make', async () => {
  const committed = readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8');
  assert.equal(committed, documentText(await makeDocument()));
});
