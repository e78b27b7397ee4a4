import { batchOf } from '@wardkit/contract/created-resource';
import type { OperationRecord } from '@wardkit/contract/operation';
import type { Problem } from '@wardkit/contract/problem';
import type { WriteOptions } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * One record of a batch, under an id of yours: a UUIDv7.
 * @example
 * import { newIdentifier } from '@wardkit/client';
 *
 * const rooms = { premisesId, floor: 3, rooms: 2, floorArea: null };
 * const item: BatchItem<typeof rooms & { label: string }> = { id: newIdentifier(), body: { ...rooms, label: '301' } };
 * const made = await ward.places.createDwellingBatch([item]);
 */
export interface BatchItem<Body> {
  readonly id: string;
  /** The key by which the server remembers it, also when it is sent alone. Default: it is remembered by the batch's. */
  readonly idempotencyKey?: string | undefined;
  readonly body: Body;
}

/**
 * What became of each record of a batch, in their order: its body where it was made, a problem where it was not.
 * @example
 * function refused(answer: BatchAnswer<unknown>): string[] {
 *   return answer.items.filter(({ problem }) => problem !== undefined).map(({ id }) => id);
 * }
 */
export interface BatchAnswer<Answer> {
  readonly items: readonly {
    readonly id: string;
    readonly status: number;
    readonly body?: Answer | undefined;
    readonly problem?: Problem | undefined;
  }[];
}

const records = new WeakMap<OperationRecord, OperationRecord>();

/** Makes many creates in one call, by the record that follows from that of the create. */
export function callBatch<Body, Answer>(
  handle: ClientHandle,
  creates: OperationRecord,
  items: readonly BatchItem<Body>[],
  options: WriteOptions | undefined,
): CallPromise<BatchAnswer<Answer>> {
  const record = records.get(creates) ?? batchOf(creates).record;
  records.set(creates, record);
  return handle.call(record, { body: { items } as never }, options) as unknown as CallPromise<BatchAnswer<Answer>>;
}
