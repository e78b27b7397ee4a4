import type { OperationRecord } from '@wardkit/contract/operation';
import { fillPath, writeQuery } from './address.ts';
import type { CallOptions } from './call-options.ts';
import type { Answered } from './call-promise.ts';
import { AbortedError } from './errors.ts';
import type { PipelineInput } from './pipeline.ts';

interface Shared {
  /** Null where the first who asked can't leave: then the request is never ended early. */
  controller: AbortController | null;
  waiting: number;
  answer: Promise<Answered<unknown>>;
}

/** Equal reads at the same time are one request. */
export interface SharedCalls {
  /** @param learnt changes of which the page knew: who reads because of one takes no answer that was asked for before it */
  join(
    learnt: number,
    record: OperationRecord,
    input: PipelineInput,
    options: CallOptions,
    start: (options: CallOptions) => Promise<Answered<unknown>>,
  ): Promise<Answered<unknown>>;
}

/** Makes the register of reads under way. A request ends early only when everybody who waits for it has gone. */
export function createSharedCalls(): SharedCalls {
  const underWay = new Map<string, Shared>();
  const forget = (key: string, shared: Shared) => {
    if (underWay.get(key) === shared) underWay.delete(key);
  };

  return {
    join(learnt, record, input, options, start) {
      const { signal, ...rest } = options;
      if (signal?.aborted) return Promise.reject(new AbortedError({ operationId: record.id }));
      const address = fillPath(record.path, (input.parameters ?? {}) as Record<string, unknown>);
      const query = writeQuery((input.query ?? {}) as Record<string, unknown>);
      const key = JSON.stringify([learnt, record.id, address, query, input.headers, rest]);
      let shared = underWay.get(key);
      if (shared === undefined) {
        const controller = signal === undefined ? null : new AbortController();
        const started: Shared = {
          controller,
          waiting: 0,
          answer: start(controller === null ? rest : { ...rest, signal: controller.signal }).finally(() =>
            forget(key, started),
          ),
        };
        shared = started;
        underWay.set(key, shared);
      }
      const joined = shared;
      joined.waiting += 1;
      return signal === undefined ? joined.answer : follow(joined, signal, record.id, () => forget(key, joined));
    },
  };
}

function follow(
  shared: Shared,
  signal: AbortSignal,
  operationId: string,
  forget: () => void,
): Promise<Answered<unknown>> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      shared.waiting -= 1;
      reject(new AbortedError({ operationId }));
      if (shared.waiting === 0) {
        forget();
        shared.controller?.abort();
      }
    };
    signal.addEventListener('abort', leave, { once: true });
    shared.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
