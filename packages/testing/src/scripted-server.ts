import type { Transport, TransportRequest } from '@wardkit/client';
import type { OperationId, ProblemCode, Role } from '@wardkit/contract';
import { allExamples } from '@wardkit/contract/examples/index';
import { isBinary, type OperationRecord } from '@wardkit/contract/operation';
import { allOperations, derivedOperations } from '@wardkit/contract/operations';
import { defaultAnswers } from './default-answers.ts';
import { problemResponse } from './problem-response.ts';
import { createRecordVersions, readOf } from './record-versions.ts';
import { createRepeatedCalls } from './repeated-calls.ts';
import { refusalOf, versionOf } from './request-refusal.ts';
import { createScriptedRecords, type ScriptedRecords } from './scripted-records.ts';
import { createScriptedStream, type ScriptedStream } from './scripted-stream.ts';

/**
 * A call as an answer sees it.
 * @example
 * import { problemResponse } from '@wardkit/testing';
 *
 * const answers = {
 *   'hazards.list': ({ query }: ScriptedCall) => problemResponse(query.cursor === undefined ? 'unavailable' : 'cursor-invalid'),
 * };
 */
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

/**
 * What an answer gives: data for the operation's first success, or a whole response.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const answer: ScriptedAnswer = { items: [fixtures.stayOf()], next: null };
 * const { ward } = createScriptedClient({ answers: { 'stays.list': answer } });
 */
export type ScriptedAnswer = unknown | Response | Promise<unknown>;

/**
 * An operation, or the batch of one.
 * @example
 * import { createScriptedServer } from '@wardkit/testing';
 *
 * const batch: ScriptedOperation = 'stays.registerBatch';
 * createScriptedServer().fault(batch, { kind: 'unreachable' });
 */
export type ScriptedOperation = OperationId | `${OperationId}Batch`;

/**
 * Answers by operation: a value, or a function of the call.
 * @example
 * import { fixtures } from '@wardkit/testing';
 *
 * const answers: ScriptedAnswers = {
 *   'stays.list': { items: [], next: null },
 *   'places.getPremises': ({ parameters }: ScriptedCall) => fixtures.premisesOf({ id: parameters.premisesId ?? '' }),
 * };
 */
export type ScriptedAnswers = Partial<
  Record<ScriptedOperation, ScriptedAnswer | ((call: ScriptedCall) => ScriptedAnswer)>
>;

/**
 * A fault that meets the next calls. `lost-answer`: the server did the work, and its answer never arrived.
 * @example
 * import { createScriptedClient } from '@wardkit/testing';
 *
 * const fault: ScriptedFault = { kind: 'status', status: 503, headers: { 'retry-after': '5' } };
 * const { server } = createScriptedClient();
 * server.fault('*', fault, 2);
 */
export type ScriptedFault =
  | { kind: 'unreachable' | 'lost-answer' }
  | { kind: 'status'; status: number; headers?: Record<string, string>; html?: string }
  | { kind: 'problem'; code: ProblemCode; headers?: Record<string, string>; current?: unknown }
  | { kind: 'hang' };

/**
 * A server in this program: it answers by the operation records and keeps what is sent to it. It refuses what the records refuse:
 * a role that may not, a purpose, a key or a precondition that is missing, input that no schema takes, a stale version, a taken id.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const { ward, server } = createScriptedClient();
 * server.answer('stays.list', { items: [fixtures.stayOf()], next: null });
 * await ward.stays.list({ premisesId: fixtures.ids.premises }, { purpose: 'stay-registration' });
 * show(server.count('stays.list'), server.calls.at(-1)?.headers['wardkit-purpose']);
 */
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

/**
 * Makes a scripted server.
 * @example
 * import { createScriptedClient } from '@wardkit/testing';
 *
 * const server = createScriptedServer({ role: 'duty-officer' });
 * const first = createScriptedClient({ server, role: 'duty-officer' });
 * const second = createScriptedClient({ server, role: 'duty-officer' }); // another desk
 */
export function createScriptedServer(options: { role?: Role; answers?: ScriptedAnswers } = {}): ScriptedServer {
  const answers = new Map<string, unknown>(Object.entries(options.answers ?? {}));
  const faults: { id: string; fault: ScriptedFault; left: number }[] = [];
  const repeated = createRepeatedCalls();
  const versions = createRecordVersions();
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
    const { headers } = request;
    const role = headers.authorization === undefined ? 'stranger' : server.role;
    const query = queryOf(url);
    const call = { operation, parameters, query, headers, body, records: server.records, role };
    return answerTo(call, url.pathname, request, () => refusalOf(operation, role, call));
  }

  async function answerTo(
    call: ScriptedCall,
    path: string,
    request: TransportRequest,
    refuse: () => Response | null,
  ): Promise<Response> {
    const { operation, parameters, headers, body } = call;
    const seen = body instanceof Uint8Array ? { bytes: body.byteLength } : body;
    server.calls.push({ id: operation.id, parameters, headers, body: seen });

    const at = faults.findIndex(({ id, left }) => left > 0 && (id === '*' || id === operation.id));
    const planned = faults[at];
    if (planned !== undefined) {
      planned.left -= 1;
      const response = await meet(planned.fault, request);
      if (response !== null) return response;
    }
    // The items of a batch are remembered one by one, and so not the whole.
    const known = batches.has(operation.id) ? ({ ...operation, idempotency: 'unstored' } as const) : operation;
    const response =
      refuse() ??
      (await repeated.answer(known, { url: request.url, headers, body }, () => respond(call, path, request)));
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

  async function respond(call: ScriptedCall, path: string, request: TransportRequest): Promise<Response> {
    const { operation, headers } = call;
    requests += 1;
    const requestId = `request-${requests}`;
    if (operation.id === 'events.stream') return server.stream.respond(request);
    const batch = batches.get(operation.id);
    if (batch !== undefined && !answers.has(operation.id)) return respondToBatch(batch, call, path, request, requestId);
    // What a test answers itself stays as it is, whatever it is asked upon.
    if (answers.has(operation.id)) return responseOf(operation, await dataOf(call), headers, requestId);

    if (operation.concurrency === 'if-none-match') {
      if (versions.isTaken(path)) return problemResponse('already-exists');
      const response = responseOf(operation, await dataOf(call), headers, requestId);
      if (response.ok) versions.made(path);
      return response;
    }
    const current = operation.concurrency === 'if-match' ? await currentOf(call, path) : null;
    if (current !== null && current.version !== versionOf(headers['if-match'])) {
      return problemResponse('version-stale', { current: current.record });
    }
    const data = await dataOf(call);
    if (current === null) {
      return responseOf(operation, numbered(data, versions.versionAt(path)), headers, requestId);
    }
    const response = responseOf(operation, numbered(data, current.version + 1), headers, requestId);
    if (response.ok) versions.changed(current.address, current.version + 1);
    return response;
  }

  /**
   * Each item of a batch is a call of its own: it is counted, meets the faults of its operation, and has its own answer. What the
   * records refuse was refused with the batch.
   */
  async function respondToBatch(
    { creates, parameter }: (typeof derivedOperations)[number],
    batch: ScriptedCall,
    path: string,
    request: TransportRequest,
    requestId: string,
  ): Promise<Response> {
    const { items } = batch.body as { items: readonly { id: string; idempotencyKey?: string; body: unknown }[] };
    const told = [];
    for (const { id, idempotencyKey, body } of items) {
      const key = idempotencyKey ?? `${batch.headers['idempotency-key']} ${id}`;
      const headers = { ...batch.headers, 'idempotency-key': key, 'if-none-match': '*' };
      const parameters = { ...batch.parameters, [parameter]: id };
      const own = { ...batch, operation: creates, parameters, query: {}, headers, body };
      const single = { ...request, method: creates.method, url: request.url.replace(/batch$/, id), headers };
      const response = await answerTo(own, path.replace(/batch$/, id), single, () => null);
      const data: unknown = await response.json();
      told.push({ id, status: response.status, ...(response.ok ? { body: data } : { problem: data }) });
    }
    return new Response(JSON.stringify({ items: told }), {
      status: 207,
      headers: { 'content-type': 'application/json', 'request-id': requestId },
    });
  }

  /** The record that a change is of, as this server would answer it. Null where no read tells. */
  async function currentOf(
    call: ScriptedCall,
    path: string,
  ): Promise<{ record: object; version: number; address: string } | null> {
    const operation = readOf(call.operation);
    if (operation === null) return null;
    const address = path
      .split('/')
      .slice(0, operation.path.split('/').length - call.operation.path.split('/').length || undefined)
      .join('/');
    const data = await dataOf({ ...call, operation, query: {}, body: null });
    const known = answers.has(operation.id) ? data : numbered(data, versions.versionAt(address));
    const record =
      known instanceof Response
        ? await known
            .clone()
            .json()
            .catch(() => null)
        : known;
    const version = record?.version;
    return typeof version === 'number' ? { record, version, address } : null;
  }

  async function dataOf(call: ScriptedCall): Promise<unknown> {
    const id = call.operation.id as OperationId;
    const scripted = answers.has(id) ? answers.get(id) : (defaultAnswers[id] ?? allExamples.get(id)?.[0]?.answer);
    return typeof scripted === 'function' ? (scripted as (of: ScriptedCall) => unknown)(call) : scripted;
  }
}

/** A record in another version; anything else as it is. */
function numbered(data: unknown, version: number | null): unknown {
  if (version === null || data instanceof Response || !hasVersion(data)) return data;
  return { ...data, version };
}

function hasVersion(data: unknown): data is { version: number } {
  return typeof (data as { version?: unknown } | null)?.version === 'number';
}

function responseOf(
  operation: OperationRecord,
  data: unknown,
  asked: Readonly<Record<string, string>>,
  requestId: string,
): Response {
  if (data instanceof Response) return data.clone();
  const status = Number(Object.keys(operation.answers)[0]);
  const headers: Record<string, string> = { 'request-id': requestId };
  if (operation.answers[status] === null) return new Response(null, { status, headers });
  if (data instanceof Blob) return new Response(data, { status, headers: { ...headers, 'content-type': data.type } });
  if (hasVersion(data)) headers.etag = `"${data.version}"`;
  if (headers.etag !== undefined && asked['if-none-match'] === headers.etag) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(JSON.stringify(data), { status, headers: { ...headers, 'content-type': 'application/json' } });
}

function queryOf(url: URL): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return query;
}

async function readBody(operation: OperationRecord, request: TransportRequest): Promise<unknown> {
  const { body } = request;
  if (body === null) return null;
  if (isBinary(operation.body)) return body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body;
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}
