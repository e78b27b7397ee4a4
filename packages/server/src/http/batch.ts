import type { OperationRecord } from '@wardkit/contract/operation';
import { isProblemCode } from '@wardkit/contract/problem';
import { asApplication } from '../database/transaction.ts';
import type { CallParts } from './call.ts';
import { describeFault, problemOf } from './faults.ts';
import type { Handler } from './handler.ts';
import { type CallKey, claimUnstored, fingerprintOf, limitWaiting } from './idempotency.ts';
import type { PreparedCall } from './prepare-call.ts';
import { type PlainAnswer, problemAnswer, RequestProblem } from './request-problem.ts';
import type { Route } from './routes.ts';
import { runInTransaction } from './run-call.ts';

interface Item {
  readonly id: string;
  readonly body: unknown;
}

/**
 * Carries out many creates, one after another and each as a call of its own: in a transaction of its own, with a record of
 * idempotency under the batch's key and the item's id. A repeated batch is thus taken up where it broke off, and what was
 * done, or refused for good, is answered as it was.
 *
 * @throws {RequestProblem} `invalid-input` when two items have the same id, `idempotency-key-reused`
 */
export async function runBatch(
  parts: CallParts,
  { derived }: Route,
  handler: Handler<OperationRecord>,
  prepared: PreparedCall,
): Promise<PlainAnswer> {
  const { call, input, now, reach } = prepared;
  if (derived === null || call === null) throw new Error('a batch is made from a create, by somebody with a key');
  const { items } = input.body as { items: readonly Item[] };
  refuseTwice(items, prepared.language);
  await asApplication(parts.database, { accounts: reach.accounts }, async (transaction) => {
    await limitWaiting(transaction, parts.duplicateWait);
    await claimUnstored(transaction, call, now);
  });
  const answers: PlainAnswer[] = [];
  for (const { id, body } of items) {
    const own = {
      ...prepared,
      input: { ...input, parameters: { ...(input.parameters as object), [derived.parameter]: id }, body },
      call: keyOfItem(call, derived.creates, id, body),
    };
    answers.push(await answerOf(parts, derived.creates, handler, own));
  }
  const isReplay = answers.every(({ headers }) => headers['idempotency-replayed'] === 'true');
  return {
    status: 207,
    headers: {
      'cache-control': 'no-store',
      'content-type': 'application/json',
      ...(isReplay ? { 'idempotency-replayed': 'true' } : {}),
    },
    body: JSON.stringify({ items: items.map(({ id }, at) => itemOf(id, answers[at])) }),
  };
}

/** A caller's own key never holds a space, so that nobody can name the key of an item. */
function keyOfItem(call: CallKey, creates: OperationRecord, id: string, body: unknown): CallKey {
  const item = id.toLowerCase();
  return { ...call, key: `${call.key} ${item}`, fingerprint: fingerprintOf([creates.id, item, body]) };
}

async function answerOf(
  parts: CallParts,
  creates: OperationRecord,
  handler: Handler<OperationRecord>,
  prepared: PreparedCall,
): Promise<PlainAnswer> {
  try {
    return await runInTransaction(parts, creates, handler, prepared);
  } catch (cause) {
    const { requestId, language } = prepared;
    if (cause instanceof RequestProblem) return problemAnswer(cause, requestId, language);
    parts.log.error({ requestId, operation: creates.id, fault: describeFault(cause) }, 'an item of a batch failed');
    return problemAnswer(new RequestProblem(problemOf(cause)), requestId, language);
  }
}

function itemOf(id: string, answer: PlainAnswer | undefined): object {
  const body: unknown = typeof answer?.body === 'string' ? JSON.parse(answer.body) : undefined;
  const isProblem =
    isProblemCode(String((body as { code?: unknown } | undefined)?.code)) && (answer?.status ?? 0) >= 400;
  return { id, status: answer?.status ?? 500, ...(isProblem ? { problem: body } : { body }) };
}

function refuseTwice(items: readonly Item[], language: 'zh-Hans' | 'en'): void {
  const seen = new Set<string>();
  const errors = items.flatMap(({ id }, at) => {
    const isNew = !seen.has(id.toLowerCase());
    seen.add(id.toLowerCase());
    const message = language === 'en' ? 'Another item has this id.' : '此编号与另一项重复。';
    return isNew ? [] : [{ pointer: `/items/${at}/id`, code: 'named-twice', message }];
  });
  if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
}
