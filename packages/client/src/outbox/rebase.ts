import type { OperationRecord } from '@wardkit/contract/operation';
import { ContractError } from '../errors.ts';
import type { StoredItem } from './item.ts';

type Fields = Record<string, unknown>;

/**
 * How ours is put on top of theirs, for operations whose body says what it builds on.
 * A check names the last check that its officer knew of.
 */
const bases: Readonly<Record<string, (body: Fields, current: Fields) => Fields>> = {
  'rentalChecks.submit': (body, current) => ({ ...body, previousCheckId: current.id ?? body.previousCheckId }),
};

/** Refusals that meet the same request again: it rests on a version that is gone, on none, or on a state that the record has left. */
const refusedForVersion = new Set(['version-stale', 'precondition-required', 'state-conflict']);

/**
 * The item to send instead, after a person chose ours or a merged body over the server's copy. It is a new request, so
 * it has a new key; the server would otherwise replay its refusal.
 *
 * @param ifMatch the ETag of the record as it is now, where somebody has read it again
 * @throws {ContractError} where it would only be refused again: the item stays as it is
 */
export function rebase(
  item: StoredItem,
  record: OperationRecord,
  body: unknown,
  idempotencyKey: string,
  ifMatch: string | undefined,
): StoredItem {
  const current = item.current as Fields | null;
  const base = bases[item.operationId];
  const version = current?.version;
  const known = ifMatch ?? (typeof version === 'number' ? `"${version}"` : null);
  const code = item.problem?.code ?? '';
  if (record.concurrency === 'if-match' && known === null && refusedForVersion.has(code)) {
    throw unresolvable(
      item,
      '#/headers/if-match',
      'expected the ETag of now: read the record, resolve with its ifMatch',
    );
  }
  if (item.state === 'conflict' && code === 'already-exists') {
    throw unresolvable(item, '#/path', 'the id is taken: take theirs, or save it under a new id');
  }
  return {
    ...item,
    // A record cannot build on itself: then it is ours that is there already.
    body: base !== undefined && current !== null && current.id !== item.id ? base(body as Fields, current) : body,
    ifMatch: record.concurrency === 'if-match' ? (known ?? item.ifMatch) : item.ifMatch,
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

function unresolvable({ operationId }: StoredItem, pointer: string, message: string): ContractError {
  return new ContractError('request', [{ pointer, message }], { operationId });
}
