import type { AnswerOf, BodyOf, OperationRecord, ParametersOf, QueryOf } from '@wardkit/contract/operation';
import type { CallOptions, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { WardEventListener, WardEventName } from './ward-events.ts';

/**
 * What an operation is called with, by its record.
 * @example
 * import { listAlerts } from '@wardkit/contract/alerts';
 *
 * const input: CallInput<typeof listAlerts> = { query: { state: ['received'] } };
 * for await (const alert of handle.list(listAlerts, input, { purpose: 'alert-handling' })) show(alert.id);
 */
export interface CallInput<O extends OperationRecord> {
  parameters?: ParametersOf<O> | undefined;
  query?: QueryOf<O> | undefined;
  body?: BodyOf<O> | Uint8Array<ArrayBuffer> | Blob | undefined;
  /** Headers that are the operation's own, such as `Upload-Offset`. */
  headers?: Record<string, string> | undefined;
}

/**
 * The small core of a client. Every resource function takes one as its first argument, so that an application which
 * imports two functions ships two functions. {@link createHandle} makes it; `createClient` puts all modules on top.
 * @example
 * import { getStation } from '@wardkit/client/places';
 *
 * // Takes the small core and the whole client alike.
 * async function stationName(client: ClientHandle, stationId: string): Promise<string> {
 *   return (await getStation(client, stationId)).name;
 * }
 */
export interface ClientHandle {
  readonly baseUrl: string;
  /** Sends one call of a record. Prefer the resource functions, which are typed by name. */
  call<O extends OperationRecord>(
    record: O,
    input: CallInput<O>,
    options?: CallOptions | WriteOptions,
  ): CallPromise<AnswerOf<O>>;
  /** Sends a list call of a record; its `cursor` is added page by page. */
  list<O extends OperationRecord>(
    record: O,
    input: CallInput<O>,
    options?: CallOptions,
  ): AnswerOf<O> extends { items: unknown[]; next: string | null } ? ListCall<AnswerOf<O>> : never;
  /** Hears what the client does. Returns the way to stop. */
  on<Name extends WardEventName>(name: Name, listener: WardEventListener<Name>): () => void;
}
