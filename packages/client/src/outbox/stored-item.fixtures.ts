import { itemVersion, type StoredItem } from './item.ts';
import type { Shelved } from './shelf.ts';

/** An item that was saved and not yet tried, at its place in the order. */
export function shelvedItem(sequence: number, over: Partial<StoredItem> = {}): Shelved {
  const id = over.id ?? `item-${sequence}`;
  const item: StoredItem = {
    version: itemVersion,
    id,
    operationId: 'rentalChecks.submit',
    method: 'PUT',
    path: `/v1/rental-checks/${id}`,
    parameters: {},
    body: {},
    idempotencyKey: id,
    ifMatch: null,
    purpose: null,
    base: null,
    lane: 'lane',
    dependsOn: [],
    label: '',
    state: 'pending',
    attempts: 0,
    createdAt: 0,
    nextAttemptAt: null,
    asked: false,
    failingSince: null,
    problem: null,
    current: null,
    photos: [],
    answer: null,
    settledAt: null,
    ...over,
  };
  return { id, sequence, revision: 1, at: 0, item };
}
