import type { OperationRecord } from '@wardkit/contract/operation';
import { isProblemCode } from '@wardkit/contract/problem';
import { asApplication } from '../database/transaction.ts';
import type { CallParts } from './call.ts';
import { describeFault } from './faults.ts';
import type { Handler } from './handler.ts';
import { type CallKey, claimUnstored, fingerprintOf, limitWaiting } from './idempotency.ts';
import { fingerprintOfCall, type PreparedCall } from './prepare-call.ts';
import { type PlainAnswer, RequestProblem } from './request-problem.ts';
import type { Route } from './routes.ts';
import { answerOfFault, runInOneTransaction, runInTransaction } from './run-call.ts';

interface Item {
  readonly id: string;
  readonly idempotencyKey?: string | undefined;
  readonly body: unknown;
}

/**
 * Calls brought to the disk together: enough that the disk is no longer what takes the time, few enough that who waits for a
 * row which they hold hardly notices.
 */
const together = 25;

/**
 * Carries out many creates, one after another and each as a call of its own: one that fails undoes no other. Each has a record
 * of idempotency, under its own key or else under the batch's and its id. A repeated batch is thus taken up where it broke off,
 * and what was done, or refused for good, is answered as it was.
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
  const calls = items.map((item) => ({
    ...prepared,
    input: { ...input, parameters: { ...(input.parameters as object), [derived.parameter]: item.id }, body: item.body },
    call: keyOfItem(prepared, call, derived.creates, item),
  }));
  for (let from = 0; from < calls.length; from += together) {
    answers.push(...(await answersOf(parts, derived.creates, handler, calls.slice(from, from + together))));
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

/**
 * An item with a key of its own is the very call that it would be alone, so that either may be repeated as the other. A caller's
 * own key never holds a space, so that nobody can name the key of an item without one.
 */
function keyOfItem(
  { request, input }: PreparedCall,
  call: CallKey,
  creates: OperationRecord,
  { id, idempotencyKey, body }: Item,
): CallKey {
  const item = id.toLowerCase();
  if (idempotencyKey === undefined) {
    return { ...call, key: `${call.key} ${item}`, fingerprint: fingerprintOf([creates.id, item, body]) };
  }
  const path = new URL(request.url).pathname.toLowerCase().replace(/batch$/, item);
  return { ...call, key: idempotencyKey, fingerprint: fingerprintOfCall(creates, { path }, { ...input, body }) };
}

async function answersOf(
  parts: CallParts,
  creates: OperationRecord,
  handler: Handler<OperationRecord>,
  calls: readonly PreparedCall[],
): Promise<PlainAnswer[]> {
  // What is found before a transaction takes its time, in which no other call should hold anything.
  if (handler.early === undefined && calls.length > 1) {
    try {
      return await runInOneTransaction(parts, creates, handler, calls);
    } catch (cause) {
      const { requestId } = calls[0] as PreparedCall;
      parts.log.warn({ requestId, operation: creates.id, fault: describeFault(cause) }, 'a batch goes on one by one');
    }
  }
  const answers: PlainAnswer[] = [];
  for (const prepared of calls) {
    const done = runInTransaction(parts, creates, handler, prepared);
    answers.push(await done.catch((cause) => answerOfFault(parts, creates, prepared, cause)));
  }
  return answers;
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
