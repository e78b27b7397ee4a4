import type { Transport, TransportRequest } from '@wardkit/client';
import type { OperationId, ProblemCode, Role } from '@wardkit/contract';
import { allExamples } from '@wardkit/contract/examples/index';
import { isBinary, type OperationRecord } from '@wardkit/contract/operation';
import { allOperations, derivedOperations } from '@wardkit/contract/operations';
import { defaultAnswers } from './default-answers.ts';
import { problemResponse } from './problem-response.ts';
import { createScriptedRecords, type ScriptedRecords } from './scripted-records.ts';
import { createScriptedStream, type ScriptedStream } from './scripted-stream.ts';

/** A call as an answer sees it. */
export interface ScriptedCall {
  operation: OperationRecord;
  parameters: Record<string, string>;
  query: Record<string, string | string[]>;
  headers: Readonly<Record<string, string>>;
  body: unknown;
  /** What the server has on record; changes stay. */
  records: ScriptedRecords;
  role: Role;
}

/** What an answer gives: data for the operation's first success, or a whole response. */
export type ScriptedAnswer = unknown | Response | Promise<unknown>;

/** An operation, or the batch of one: `stays.registerBatch`. */
export type ScriptedOperation = OperationId | `${OperationId}Batch`;

/** Answers by operation: a value, or a function of the call. */
export type ScriptedAnswers = Partial<
  Record<ScriptedOperation, ScriptedAnswer | ((call: ScriptedCall) => ScriptedAnswer)>
>;

/** A fault that meets the next calls. `lost-answer`: the server did the work, and its answer never arrived. */
export type ScriptedFault =
  | { kind: 'unreachable' | 'lost-answer' }
  | { kind: 'status'; status: number; headers?: Record<string, string>; html?: string }
  | { kind: 'problem'; code: ProblemCode; headers?: Record<string, string>; current?: unknown }
  | { kind: 'hang' };

/** A server in this program: it answers by the operation records and keeps what is sent to it. */
export interface ScriptedServer {
  readonly transport: Transport;
  readonly records: ScriptedRecords;
  /** The log of events that its streams read: `server.stream.emit(…)`. */
  readonly stream: ScriptedStream;
  /** Every call that reached it, in order; an item of a batch is one too. No bodies of bytes. */
  readonly calls: { id: string; parameters: Record<string, string>; headers: Record<string, string>; body: unknown }[];
  /** False: nothing reaches it. */
  reachable: boolean;
  role: Role;
  /** Replaces the answer of an operation. */
  answer(id: ScriptedOperation, answer: ScriptedAnswer | ((call: ScriptedCall) => ScriptedAnswer)): void;
  /** The next calls of an operation (or of any) meet a fault. */
  fault(id: ScriptedOperation | '*', fault: ScriptedFault, times?: number): void;
  /** How many calls of an operation came. */
  count(id: ScriptedOperation): number;
}

const records: readonly OperationRecord[] = allOperations;
const batches = new Map(
  derivedOperations.filter(({ record }) => record.id.endsWith('Batch')).map((derived) => [derived.record.id, derived]),
);

function match(
  request: TransportRequest,
): { operation: OperationRecord; parameters: Record<string, string>; url: URL } | null {
  const url = new URL(request.url);
  for (const operation of records) {
    if (operation.method !== request.method) continue;
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const pattern = new RegExp(`${operation.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '([^/]+)')}$`);
    const found = pattern.exec(url.pathname);
    if (found === null) continue;
    const parameters = Object.fromEntries(
      names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]),
    );
    return { operation, parameters, url };
  }
  return null;
}

/** Makes a scripted server. */
export function createScriptedServer(options: { role?: Role; answers?: ScriptedAnswers } = {}): ScriptedServer {
  const answers = new Map<string, unknown>(Object.entries(options.answers ?? {}));
  const faults: { id: string; fault: ScriptedFault; left: number }[] = [];
  const replays = new Map<string, { body: string; response: Response }>();
  let requests = 0;

  const server: ScriptedServer = {
    transport,
    records: createScriptedRecords(),
    stream: createScriptedStream(),
    calls: [],
    reachable: true,
    role: options.role ?? 'officer',
    answer: (id, answer) => void answers.set(id, answer),
    fault: (id, fault, times = 1) => void faults.push({ id, fault, left: times }),
    count: (id) => server.calls.filter((call) => call.id === id).length,
  };
  return server;

  async function transport(request: TransportRequest): Promise<Response> {
    if (!server.reachable) throw new TypeError('Failed to fetch');
    const found = match(request);
    if (found === null) return problemResponse('not-found');
    const { operation, parameters, url } = found;
    const body = await readBody(operation, request);
    return answerTo(operation, parameters, url, request, body);
  }

  async function answerTo(
    operation: OperationRecord,
    parameters: Record<string, string>,
    url: URL,
    request: TransportRequest,
    body: unknown,
  ): Promise<Response> {
    const seen = body instanceof Uint8Array ? { bytes: body.byteLength } : body;
    server.calls.push({ id: operation.id, parameters, headers: request.headers, body: seen });

    const at = faults.findIndex(({ id, left }) => left > 0 && (id === '*' || id === operation.id));
    const planned = faults[at];
    if (planned !== undefined) {
      planned.left -= 1;
      const response = await meet(planned.fault, request);
      if (response !== null) return response;
    }
    const response = await replayed(operation, request, body, () => respond(operation, parameters, url, request, body));
    if (planned?.fault.kind === 'lost-answer') throw new TypeError('Failed to fetch');
    return response;
  }

  async function meet(fault: ScriptedFault, request: TransportRequest): Promise<Response | null> {
    if (fault.kind === 'unreachable') throw new TypeError('Failed to fetch');
    if (fault.kind === 'hang') {
      await new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)));
    }
    if (fault.kind === 'problem') {
      const { headers = {}, current } = fault;
      return problemResponse(fault.code, { headers, current });
    }
    if (fault.kind === 'status') {
      const headers = { ...(fault.html === undefined ? {} : { 'content-type': 'text/html' }), ...fault.headers };
      return new Response(fault.html ?? null, { status: fault.status, headers });
    }
    return null;
  }

  /** As the contract says: the same key and body gives the stored answer again. */
  async function replayed(
    operation: OperationRecord,
    request: TransportRequest,
    body: unknown,
    respondNow: () => Promise<Response>,
  ): Promise<Response> {
    if (operation.idempotency !== 'required') return respondNow();
    const key = request.headers['idempotency-key'];
    if (key === undefined) return problemResponse('idempotency-key-required');
    const print = `${operation.id} ${request.url} ${body instanceof Uint8Array ? await printOf(body as Uint8Array<ArrayBuffer>) : JSON.stringify(body)}`;
    const stored = replays.get(key);
    if (stored !== undefined && stored.body !== print) return problemResponse('idempotency-key-reused');
    if (stored !== undefined) {
      const headers = new Headers(stored.response.headers);
      headers.set('idempotency-replayed', 'true');
      return new Response(await stored.response.clone().text(), { status: stored.response.status, headers });
    }
    const response = await respondNow();
    if (response.status < 500 && response.status !== 401) replays.set(key, { body: print, response: response.clone() });
    return response;
  }

  /** Each item of a batch is a call of its own: it is counted, meets the faults of its operation, and has its own answer. */
  async function respondToBatch(
    { creates, parameter }: (typeof derivedOperations)[number],
    request: TransportRequest,
    body: unknown,
  ): Promise<Response> {
    const { items } = body as { items: readonly { id: string; idempotencyKey?: string; body: unknown }[] };
    const told = [];
    for (const { id, idempotencyKey, body: own } of items) {
      const url = new URL(request.url.replace(/batch$/, id));
      const key = idempotencyKey ?? `${request.headers['idempotency-key']} ${id}`;
      const headers = { ...request.headers, 'idempotency-key': key, 'if-none-match': '*' };
      const single = { ...request, method: creates.method, url: url.href, headers };
      const response = await answerTo(creates, { [parameter]: id }, url, single, own);
      const data: unknown = await response.json();
      told.push({ id, status: response.status, ...(response.ok ? { body: data } : { problem: data }) });
    }
    return new Response(JSON.stringify({ items: told }), {
      status: 207,
      headers: { 'content-type': 'application/json', 'request-id': `request-${requests}` },
    });
  }

  async function respond(
    operation: OperationRecord,
    parameters: Record<string, string>,
    url: URL,
    request: TransportRequest,
    body: unknown,
  ): Promise<Response> {
    requests += 1;
    if (operation.scope !== null && request.headers.authorization === undefined)
      return problemResponse('unauthenticated');
    if (operation.id === 'events.stream') return server.stream.respond(request);
    const one = batches.get(operation.id);
    if (one !== undefined && !answers.has(operation.id)) return respondToBatch(one, request, body);
    const query: Record<string, string | string[]> = {};
    for (const name of new Set(url.searchParams.keys())) {
      const values = url.searchParams.getAll(name);
      query[name] = values.length === 1 ? (values[0] ?? '') : values;
    }
    const call: ScriptedCall = {
      operation,
      parameters,
      query,
      headers: request.headers,
      body,
      records: server.records,
      role: request.headers.authorization === undefined ? 'stranger' : server.role,
    };
    const scripted = answers.has(operation.id)
      ? answers.get(operation.id)
      : (defaultAnswers[operation.id as OperationId] ?? allExamples.get(operation.id)?.[0]?.answer);
    const data: unknown = await (typeof scripted === 'function'
      ? (scripted as (of: ScriptedCall) => unknown)(call)
      : scripted);
    if (data instanceof Response) return data.clone();
    const status = Number(Object.keys(operation.answers)[0]);
    const headers: Record<string, string> = { 'request-id': `request-${requests}` };
    if (operation.answers[status] === null) return new Response(null, { status, headers });
    if (data instanceof Blob) return new Response(data, { status, headers: { ...headers, 'content-type': data.type } });
    const version = (data as { version?: unknown } | null)?.version;
    if (typeof version === 'number') headers.etag = `"${version}"`;
    if (headers.etag !== undefined && request.headers['if-none-match'] === headers.etag) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(JSON.stringify(data), { status, headers: { ...headers, 'content-type': 'application/json' } });
  }
}

async function readBody(operation: OperationRecord, request: TransportRequest): Promise<unknown> {
  if (request.body === null) return null;
  if (isBinary(operation.body)) {
    const { body } = request;
    return body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body;
  }
  return JSON.parse(String(request.body));
}

async function printOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).join();
}
