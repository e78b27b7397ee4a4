import { batchOf } from '@wardkit/contract/created-resource';
import type { OperationRecord } from '@wardkit/contract/operation';
import type { Problem } from '@wardkit/contract/problem';
import type { BatchAnswer } from '../batch.ts';
import { ApiError, NetworkError } from '../errors.ts';
import { newIdentifier } from '../identifier.ts';
import { runCall } from '../pipeline.ts';
import type { Runtime } from '../runtime.ts';
import type { TokenGate } from '../token-gate.ts';
import type { StoredItem } from './item.ts';
import { loadQueueable } from './queueable.ts';
import { collectionOf } from './together.ts';

/** What became of one item of several; null where the answer does not say. */
export type Sent = { readonly data: unknown } | { readonly error: ApiError } | null;

async function recordOf(operationId: string): Promise<OperationRecord> {
  return loadQueueable(operationId).catch(() => {
    // Its code is on the server too: not there is no network.
    throw new NetworkError({ operationId });
  });
}

/** Sends one item as it was frozen, and gives what the server answered. */
export async function sendItem(runtime: Runtime, tokens: TokenGate, item: StoredItem): Promise<unknown> {
  const { parameters: _filled, ...record } = await recordOf(item.operationId);
  // The path and the method are those of the day it was saved.
  const frozen = { ...record, path: item.path as `/${string}` };
  const ifMatch = item.ifMatch ?? undefined;
  const purpose = item.purpose ?? undefined;
  const options = { idempotencyKey: item.idempotencyKey, ifMatch, purpose, maxAttempts: 1 };
  return (await runCall(runtime, frozen, { body: item.body, checked: true, tokens }, options)).data;
}

/**
 * Sends items of one kind in one call. Each keeps its own key, so that it is the same request alone, now or later.
 *
 * @returns what became of each, in their order
 */
export async function sendTogether(
  runtime: Runtime,
  tokens: TokenGate,
  items: readonly StoredItem[],
): Promise<readonly Sent[]> {
  const [first] = items;
  if (first === undefined) return [];
  const { parameters: _filled, ...record } = batchOf(await recordOf(first.operationId)).record;
  const frozen = { ...record, path: `${collectionOf(first.path)}/batch` as const };
  const body = { items: items.map(({ id, idempotencyKey, body: own }) => ({ id, idempotencyKey, body: own })) };
  const purpose = first.purpose ?? undefined;
  const options = { idempotencyKey: newIdentifier(runtime.clock.now()), purpose, maxAttempts: 1 };
  const { data, requestId } = await runCall(runtime, frozen, { body, checked: true, tokens }, options);
  const answers = (data as Partial<BatchAnswer<unknown>> | null)?.items;
  const byId = new Map(Array.isArray(answers) ? answers.map((answer) => [answer?.id, answer] as const) : []);
  return items.map(({ id, operationId }) => sentOf(byId.get(id), { operationId, requestId }));
}

function sentOf(
  answer: BatchAnswer<unknown>['items'][number] | undefined,
  details: { operationId: string; requestId: string | null },
): Sent {
  if (answer === undefined) return null;
  const { status, body, problem } = answer;
  if (status >= 200 && status < 300 && typeof body === 'object' && body !== null) return { data: body };
  if (!isProblem(problem)) return null;
  return { error: new ApiError(status, problem, null, { ...details, attempts: 1, retryable: problem.retryable }) };
}

function isProblem(problem: Problem | undefined): problem is Problem {
  return typeof problem?.code === 'string' && typeof problem.title === 'string';
}
