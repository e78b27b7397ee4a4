import type { OperationRecord } from '@wardkit/contract/operation';
import { fillPath, writeQuery } from './address.ts';
import type { CallOptions } from './call-options.ts';
import type { Answered } from './call-promise.ts';
import { AbortedError } from './errors.ts';
import type { PipelineInput } from './pipeline.ts';

interface Shared {
  controller: AbortController;
  waiting: number;
  answer: Promise<Answered<unknown>>;
}

/** Equal reads at the same time are one request. */
export interface SharedCalls {
  join(
    record: OperationRecord,
    input: PipelineInput,
    options: CallOptions,
    start: (options: CallOptions) => Promise<Answered<unknown>>,
  ): Promise<Answered<unknown>>;
}

/** Makes the register of reads under way. A request ends early only when everybody who waits for it has gone. */
export function createSharedCalls(): SharedCalls {
  const underWay = new Map<string, Shared>();

  return {
    join(record, input, options, start) {
      const { signal, ...rest } = options;
      if (signal?.aborted) return Promise.reject(new AbortedError({ operationId: record.id }));
      const address = fillPath(record.path, (input.parameters ?? {}) as Record<string, unknown>);
      const query = writeQuery((input.query ?? {}) as Record<string, unknown>);
      const key = JSON.stringify([record.id, address, query, rest]);
      let shared = underWay.get(key);
      if (shared === undefined) {
        const controller = new AbortController();
        const answer = start({ ...rest, signal: controller.signal }).finally(() => {
          if (underWay.get(key)?.controller === controller) underWay.delete(key);
        });
        shared = { controller, waiting: 0, answer };
        underWay.set(key, shared);
      }
      return follow(
        shared,
        signal,
        record.id,
        () => underWay.get(key)?.controller === shared.controller && underWay.delete(key),
      );
    },
  };
}

function follow(
  shared: Shared,
  signal: AbortSignal | undefined,
  operationId: string,
  forget: () => void,
): Promise<Answered<unknown>> {
  shared.waiting += 1;
  return new Promise((resolve, reject) => {
    const leave = () => {
      shared.waiting -= 1;
      reject(new AbortedError({ operationId }));
      if (shared.waiting === 0) {
        forget();
        shared.controller.abort();
      }
    };
    signal?.addEventListener('abort', leave, { once: true });
    shared.answer.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
  });
}
