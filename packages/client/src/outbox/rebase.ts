import type { OperationRecord } from '@wardkit/contract/operation';
import type { StoredItem } from './item.ts';

type Fields = Record<string, unknown>;

/**
 * How ours is put on top of theirs, for operations whose body says what it builds on.
 * A check names the last check that its officer knew of.
 */
const bases: Readonly<Record<string, (body: Fields, current: Fields) => Fields>> = {
  'rentalChecks.submit': (body, current) => ({ ...body, previousCheckId: current.id ?? body.previousCheckId }),
};

/**
 * The item to send instead, after a person chose ours or a merged body over the server's copy. It is a new request, so
 * it has a new key; the server would otherwise replay its refusal.
 */
export function rebase(item: StoredItem, record: OperationRecord, body: unknown, idempotencyKey: string): StoredItem {
  const current = item.current as Fields | null;
  const base = bases[item.operationId];
  const version = current?.version;
  return {
    ...item,
    // A record cannot build on itself: then it is ours that is there already.
    body: base !== undefined && current !== null && current.id !== item.id ? base(body as Fields, current) : body,
    ifMatch: record.concurrency === 'if-match' && typeof version === 'number' ? `"${version}"` : item.ifMatch,
    idempotencyKey,
    state: 'pending',
    problem: null,
    current: null,
    nextAttemptAt: null,
    asked: false,
    failingSince: null,
    settledAt: null,
  };
}
