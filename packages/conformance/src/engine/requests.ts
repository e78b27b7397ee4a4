import { asksForPurpose, isBinary, type OperationRecord } from '@wardkit/contract/operation';
import { newId } from './new-id.ts';

/** What a call says beside what its operation always says. */
export interface CallParts {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>;
  /** Beside or instead of the usual ones; null leaves a usual one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** JSON. */
  readonly body?: unknown;
  /** Bytes to send as they are, in place of `body`. */
  readonly bytes?: Uint8Array;
  readonly chunked?: boolean;
  readonly announcedLength?: number;
  /** Milliseconds, where less than the run's usual time. */
  readonly patience?: number;
}

/** A request by method and path, for addresses of no operation. */
export interface PlainRequest extends Omit<CallParts, 'parameters' | 'query'> {
  readonly method: string;
  /** With its query, from the base on and without a leading slash. */
  readonly path: string;
}

/** The path and headers of a call as a client that keeps the contract sends it. */
export function requestOf(operation: OperationRecord, parts: CallParts): PlainRequest {
  const headers: Record<string, string | null> = {};
  if (asksForPurpose(operation)) headers['wardkit-purpose'] = 'rental-check';
  if (operation.idempotency !== 'none') headers['idempotency-key'] = newId();
  if (operation.concurrency === 'if-none-match') headers['if-none-match'] = '*';
  if (operation.concurrency === 'if-match') headers['if-match'] = '"1"';
  const hasBody = parts.body !== undefined || parts.bytes !== undefined || parts.announcedLength !== undefined;
  if (hasBody) headers['content-type'] = mediaTypeFor(operation);
  return {
    method: operation.method,
    path: pathOf(operation, parts),
    headers: { ...headers, ...parts.headers },
    ...(parts.body === undefined ? {} : { body: parts.body }),
    ...(parts.bytes === undefined ? {} : { bytes: parts.bytes }),
    ...(parts.chunked === undefined ? {} : { chunked: parts.chunked }),
    ...(parts.announcedLength === undefined ? {} : { announcedLength: parts.announcedLength }),
    ...(parts.patience === undefined ? {} : { patience: parts.patience }),
  };
}

function mediaTypeFor({ body }: OperationRecord): string {
  return isBinary(body) ? body.mediaTypes[0] : 'application/json';
}

function pathOf(operation: OperationRecord, { parameters, query }: CallParts): string {
  const path = operation.path
    .slice(1)
    .replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(parameters?.[name] ?? newId()));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const each of typeof value === 'object' ? value : [value]) search.append(name, String(each));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}
