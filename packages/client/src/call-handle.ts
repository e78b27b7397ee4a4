import type { OperationRecord } from '@wardkit/contract/operation';
import type { CallOptions, WriteOptions } from './call-options.ts';
import { type Answered, callPromise, listCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';
import { type PipelineInput, runCall } from './pipeline.ts';
import type { Runtime } from './runtime.ts';
import { rememberRuntime } from './runtime-of.ts';
import { createSharedCalls } from './shared-calls.ts';

/** How a handle reads what this device keeps; set by `createClient`, absent in a bare handle. */
export interface KeptReads {
  read(
    record: OperationRecord,
    input: PipelineInput,
    options: CallOptions,
    send: (input: PipelineInput, options: CallOptions) => ReturnType<typeof runCall>,
  ): Promise<Answered<unknown>>;
}

/** Puts the calls on a runtime. */
export function handleOf(runtime: Runtime, kept: KeptReads | null): ClientHandle {
  const shared = createSharedCalls();

  async function answer(
    record: OperationRecord,
    input: PipelineInput,
    options: CallOptions & WriteOptions = {},
  ): Promise<Answered<unknown>> {
    if (record.safety === 'unsafe') return runCall(runtime, record, input, options);
    return shared.join(runtime.changes.learnt, record, input, options, (common) => {
      const send = (sent: PipelineInput, how: CallOptions) => runCall(runtime, record, sent, how);
      return kept === null || record.offline.keep === undefined
        ? send(input, common)
        : kept.read(record, input, common, send);
    });
  }

  const handle = {
    baseUrl: runtime.baseUrl,
    call: (record: OperationRecord, input: PipelineInput, options?: CallOptions) =>
      callPromise(answer(record, input, options)),
    list: (record: OperationRecord, input: PipelineInput, options?: CallOptions) =>
      listCall((cursor) => {
        const query = { ...(input.query as object | undefined), ...(cursor === null ? {} : { cursor }) };
        return answer(record, { ...input, query }, options) as Promise<
          Answered<{ items: unknown[]; next: string | null }>
        >;
      }),
    on: runtime.events.on,
  };
  // The record types the call from outside; inside, every answer is unknown until its schema has seen it.
  return rememberRuntime(handle as unknown as ClientHandle, runtime);
}
