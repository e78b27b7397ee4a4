import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type AnyWardError,
  ApiError,
  NetworkError,
  StorageError,
  TimeoutError,
  type WardClient,
} from '@wardkit/client';
import { failedReading } from './failed-reading.ts';

const clientThatIs = (online: boolean) => ({ outbox: { status: { online } } }) as WardClient;
const refused = (status: number, requestId: string) =>
  new ApiError(status, { type: '', code: 'x', title: '', status, detail: '', requestId, retryable: false }, null, {
    requestId,
  });

for (const [what, error, online, state] of [
  ['no answer', new NetworkError({}), true, { kind: 'offline' }],
  ['no answer in time', new TimeoutError(10_000, {}), true, { kind: 'offline' }],
  ['nobody known, with a network', new StorageError('no-identity', ''), true, { kind: 'sign-in' }],
  ['nobody known, without one', new StorageError('no-identity', ''), false, { kind: 'offline' }],
  ['a locked device', new StorageError('locked', ''), false, { kind: 'sign-in' }],
  ['a full device', new StorageError('quota', ''), true, { kind: 'error', requestId: null }],
  ['a sign-in that ended', refused(401, 'a'), true, { kind: 'sign-in' }],
  ['a right that is missing', refused(403, 'b'), true, { kind: 'forbidden' }],
  ['a server that fails', refused(500, 'c'), true, { kind: 'error', requestId: 'c' }],
] as const) {
  test(`${what} is told as ${state.kind}`, () => {
    assert.deepEqual(failedReading(error as AnyWardError, clientThatIs(online)), state);
  });
}
