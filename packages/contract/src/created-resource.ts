import * as z from 'zod/mini';
import { Uuid } from './field.ts';
import { isJson, type OperationRecord, type Schema } from './operation.ts';
import { Problem } from './problem.ts';

/** The most items of a batch. */
export const largestBatch = 200;

/** A key by which an item of a batch is remembered: what `Idempotency-Key` is for a call alone. */
const ItemKey = z.optional(z.string().check(z.regex(/^[\x21-\x7e]{1,255}$/)));

/** The operation that a twin or a batch does the work of, by the id of the twin or batch. */
export interface DerivedOperation {
  readonly record: OperationRecord;
  readonly creates: OperationRecord;
  /** The path parameter that is made by the server, or comes with each item. */
  readonly parameter: string;
}

/** Whether a record makes a resource under an id that the caller chose. */
export function isCreate(record: OperationRecord): boolean {
  return record.method === 'PUT' && record.concurrency === 'if-none-match' && isJson(record.body);
}

/**
 * The `POST` twin of a create, for callers that can't make ids: the server makes the last id of the path and tells it in
 * `Location`. Everything else is as the create says.
 *
 * @throws {TypeError} for a record that is no create
 */
export function twinOf(creates: OperationRecord): DerivedOperation {
  const { collection, parameter, others } = collectionOf(creates);
  const { parameters: _, ...rest } = creates;
  return {
    creates,
    parameter,
    record: {
      ...rest,
      id: `${creates.id}WithoutId`,
      method: 'POST',
      path: collection,
      summary: `${creates.summary}, under an id that the server makes`,
      ...(others === null ? {} : { parameters: others }),
      concurrency: 'none',
      offline: {},
      requirements: ['WK-CON-04', ...creates.requirements],
    },
  };
}

/**
 * Many creates in one call. Each item has its own id, answer and status; one that fails does not undo another.
 *
 * @throws {TypeError} for a record that is no create
 */
export function batchOf(creates: OperationRecord): DerivedOperation {
  const { collection, parameter, others } = collectionOf(creates);
  const { parameters: _, ...rest } = creates;
  const body = creates.body as Schema;
  const answer = creates.answers[201] as Schema;
  return {
    creates,
    parameter,
    record: {
      ...rest,
      id: `${creates.id}Batch`,
      method: 'POST',
      path: `${collection}/batch`,
      summary: `${creates.summary}: up to ${largestBatch} in one call`,
      ...(others === null ? {} : { parameters: others }),
      body: z.object({
        items: z
          .array(z.object({ id: Uuid, idempotencyKey: ItemKey, body }))
          .check(z.minLength(1), z.maxLength(largestBatch)),
      }),
      answers: {
        207: z.looseObject({
          items: z.array(
            z.looseObject({
              id: Uuid,
              status: z.int(),
              body: z.optional(answer),
              problem: z.optional(Problem),
            }),
          ),
        }),
      },
      concurrency: 'none',
      offline: {},
      requirements: ['WK-BAT-01', 'WK-BAT-02', 'WK-BAT-03', ...creates.requirements],
    },
  };
}

function collectionOf(record: OperationRecord) {
  const match = /^(.*)\/\{(\w+)\}$/.exec(record.path);
  if (!isCreate(record) || match === null) throw new TypeError(`${record.id} makes nothing under an id of the caller`);
  const [, collection = '', parameter = ''] = match;
  const shape = { ...(record.parameters as unknown as { shape: Record<string, Schema> }).shape };
  delete shape[parameter];
  return {
    collection: collection as `/${string}`,
    parameter,
    others: Object.keys(shape).length === 0 ? null : z.object(shape),
  };
}
