import type { OperationRecord } from '@wardkit/contract/operation';
import { fillPath, writeQuery } from './address.ts';
import { tellNotices } from './answer-notices.ts';
import type { CallOptions, WriteOptions } from './call-options.ts';
import type { Answered } from './call-promise.ts';
import { wait } from './clock.ts';
import { departures, isBinaryBody, isSchema } from './contract-check.ts';
import { AbortedError, ApiError, ContractError, isWardError, NetworkError, TimeoutError } from './errors.ts';
import { newIdentifier } from './identifier.ts';
import { type Received, receive } from './received.ts';
import { retryAfter } from './retry-after.ts';
import { decideRetry, type Outcome } from './retry-decision.ts';
import type { Runtime } from './runtime.ts';
import { limitTime, type TimeLimit } from './time-limit.ts';
import type { TokenGate } from './token-gate.ts';
import type { TransportRequest } from './transport.ts';
import { unusableToken } from './unusable-token.ts';

/** A call's own arguments, already by the operation's record. */
export interface PipelineInput {
  parameters?: unknown;
  query?: unknown;
  body?: unknown;
  headers?: Record<string, string> | undefined;
  /** The ETag of what this device keeps: an unchanged record is then answered without its body. */
  keptEtag?: string | undefined;
  /** The input was checked when it was saved; what was good then is for the server to judge now. */
  checked?: boolean | undefined;
  /** Another gate than the client's, for the outbox, which sends for one person only. */
  tokens?: TokenGate | undefined;
}

/** What the pipeline gives; `unchanged` where `keptEtag` still holds. */
export type PipelineAnswer = Answered<unknown> & { unchanged: boolean; conforms: boolean; attempts: number };

/**
 * One call from beginning to end: input -> auth -> idempotency -> precondition -> send -> retry -> time limits ->
 * read -> validate -> trace. Everything that happens to a request happens here, in this order.
 */
export async function runCall(
  runtime: Runtime,
  record: OperationRecord,
  input: PipelineInput,
  options: CallOptions & WriteOptions = {},
): Promise<PipelineAnswer> {
  const { clock, events, defaults } = runtime;
  const operationId = record.id;
  if (input.checked !== true) checkInput(record, input, options.ifMatch);

  const url = `${runtime.baseUrl}${fillPath(record.path, asRecord(input.parameters))}${writeQuery(asRecord(input.query))}`;
  const headers = fixedHeaders(runtime, record, input, options);
  const body = encodeBody(record, input.body, headers);
  const tokens = input.tokens ?? runtime.tokens;
  const maxAttempts = options.maxAttempts ?? defaults.maxAttempts;
  const total = options.timeout ?? defaults.timeout;

  let requestId: string | null = null;
  let status: number | null = null;
  let failure: string | null = null;
  let attempt = 0;
  let refreshed = false;
  const limit = limitTime(clock, total, options.signal);
  const trace = runtime.tracer?.begin({ operationId, method: record.method, path: record.path }) ?? null;
  const details = () => ({ operationId, requestId, attempts: attempt });

  try {
    let token = await askForToken(() => tokens.current(), limit);
    for (;;) {
      attempt += 1;
      requestId = null;
      const sentAt = clock.now();
      events.emit('request', { operationId, method: record.method, attempt });
      const request: TransportRequest = {
        method: record.method,
        url,
        headers: trace === null ? { ...headers } : { ...headers, ...trace.headers() },
        body,
        signal: limit.signal,
      };
      if (token !== null) request.headers.authorization = `Bearer ${token}`;

      const { response, received } = await exchange(runtime, record, request, input.keptEtag, limit, (response) => {
        requestId = response.headers.get('request-id');
        status = response.status;
        tellNotices(events, record, response.headers);
        const duration = clock.now() - sentAt;
        events.emit('response', { operationId, status: response.status, attempt, duration, requestId });
      });

      const pause =
        received.kind === 'problem' && response !== null
          ? retryAfter(response.headers.get('retry-after'), clock.now())
          : null;
      const decision = decideRetry(
        {
          record,
          outcome: outcomeOf(received, pause),
          attempt,
          maxAttempts,
          refreshed,
          hasToken: token !== null,
          remaining: limit.remaining(),
          random: runtime.random(),
        },
        runtime.policy,
      );

      if (decision.do === 'refresh' && token !== null) {
        refreshed = true;
        const refused = token;
        const replacement = await askForToken(() => tokens.refresh(refused), limit);
        if (replacement !== null) {
          token = replacement;
          attempt -= 1;
          continue;
        }
      }
      if (decision.do === 'wait') {
        events.emit('retry', { operationId, attempt, delay: decision.delay, reason: decision.reason });
        trace?.retry(attempt, decision.delay, decision.reason);
        await wait(clock, decision.delay, limit.signal);
        continue;
      }

      if (received.kind === 'foreign') throw new NetworkError(details());
      if (received.kind === 'problem') {
        const retryable = received.problem.retryable === true;
        throw new ApiError(received.status, received.problem, pause === null ? null : pause / 1000, {
          ...details(),
          requestId: requestId ?? (received.problem.requestId || null),
          retryable,
        });
      }
      if (received.kind === 'unchanged') {
        return {
          data: undefined,
          response,
          etag: response?.headers.get('etag') ?? null,
          stale: null,
          requestId,
          unchanged: true,
          conforms: true,
          attempts: attempt,
        };
      }
      const conforms = checkAnswer(runtime, record, received, requestId, details(), options);
      const etag = response?.headers.get('etag') ?? null;
      const rest = { stale: null, requestId, unchanged: false, conforms, attempts: attempt };
      return { data: received.data, response, etag, ...rest };
    }
  } catch (error) {
    const ended =
      limit.passed !== null
        ? new TimeoutError(limit.passed, details())
        : limit.signal.aborted
          ? new AbortedError(details())
          : error;
    failure = nameOfFailure(ended);
    throw ended;
  } finally {
    // Refused or not heard of again, it may have changed something.
    if (record.safety === 'unsafe') runtime.changes.learnt += 1;
    trace?.end({ status, error: failure, attempts: attempt, requestId });
    limit.release();
  }
}

/** The code of a problem, or the kind of any other error: nothing that a person typed. */
function nameOfFailure(error: unknown): string {
  if (!isWardError(error)) return 'unknown';
  return error.kind === 'api' ? error.code : error.kind;
}

/** Sends once and reads the whole answer. What never came, or broke off, is `foreign` without a response. */
async function exchange(
  runtime: Runtime,
  record: OperationRecord,
  request: TransportRequest,
  keptEtag: string | undefined,
  limit: TimeLimit,
  onHeaders: (response: Response) => void,
): Promise<{ response: Response | null; received: Received }> {
  try {
    const response = await limit.waitFor(runtime.transport(request));
    onHeaders(response);
    const lift = limit.bound(runtime.defaults.bodyTimeout);
    try {
      return { response, received: await limit.waitFor(receive(record, response, keptEtag)) };
    } finally {
      lift();
    }
  } catch (error) {
    if (limit.signal.aborted) throw error;
    return { response: null, received: { kind: 'foreign' } };
  }
}

/** What `fetch` and its signals throw. A portal that can't get a token because it is offline has not signed anybody out. */
const failuresOfNetwork = new Set(['TypeError', 'NetworkError', 'AbortError', 'TimeoutError']);

async function askForToken(ask: () => Promise<string | null>, limit: TimeLimit): Promise<string | null> {
  try {
    return await limit.waitFor(ask());
  } catch (error) {
    if (limit.signal.aborted || isWardError(error)) throw error;
    const { name } = (error ?? {}) as { name?: unknown };
    throw failuresOfNetwork.has(String(name))
      ? new NetworkError({ attempts: 0, cause: error })
      : unusableToken('failed', error);
  }
}

function outcomeOf(received: Received, pause: number | null): Outcome {
  if (received.kind === 'foreign') return { kind: 'unreachable' };
  if (received.kind === 'unchanged') return { kind: 'answer', status: 304, retryable: false, retryAfter: null };
  if (received.kind === 'data') return { kind: 'answer', status: received.status, retryable: false, retryAfter: null };
  const retryable = received.genuine && received.problem.retryable === true ? true : null;
  return { kind: 'answer', status: received.status, retryable, retryAfter: pause };
}

function fixedHeaders(
  runtime: Runtime,
  record: OperationRecord,
  input: PipelineInput,
  options: WriteOptions,
): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json;q=0.9, */*;q=0.1' };
  const locale = runtime.locale();
  if (locale !== null) headers['accept-language'] = locale;
  if (record.idempotency !== 'none') {
    headers['idempotency-key'] = options.idempotencyKey ?? newIdentifier(runtime.clock.now());
  }
  if (record.concurrency === 'if-none-match') headers['if-none-match'] = '*';
  if (record.concurrency === 'if-match' && options.ifMatch !== undefined) headers['if-match'] = options.ifMatch;
  if (record.safety === 'safe' && input.keptEtag !== undefined) headers['if-none-match'] = input.keptEtag;
  if (options.purpose !== undefined) headers['wardkit-purpose'] = options.purpose;
  for (const [name, value] of Object.entries(input.headers ?? {})) headers[name.toLowerCase()] = value;
  if (!Object.values(headers).every(isHeaderText)) {
    const wrong = Object.keys(headers).filter((name) => !isHeaderText(headers[name]));
    const issues = wrong.map((name) => ({ pointer: `#/headers/${name}`, message: 'expected a text of one line' }));
    throw new ContractError('request', issues, { operationId: record.id });
  }
  return headers;
}

function isHeaderText(value: unknown): boolean {
  return /^[\x20-\x7e\x80-\xff]+$/.test(String(value));
}

function encodeBody(record: OperationRecord, body: unknown, headers: Record<string, string>): TransportRequest['body'] {
  if (record.body === undefined) return null;
  if (isBinaryBody(record.body)) {
    if (!(body instanceof Blob || ArrayBuffer.isView(body))) {
      const issue = { pointer: '', message: 'expected a Blob or a Uint8Array' };
      throw new ContractError('request', [issue], { operationId: record.id });
    }
    headers['content-type'] = record.body.mediaTypes[0];
    return body as Blob | Uint8Array<ArrayBuffer>;
  }
  headers['content-type'] = 'application/json';
  return JSON.stringify(body);
}

/** A request that the server would refuse is refused here, before anything is sent or saved. */
export function checkInput(record: OperationRecord, input: PipelineInput, ifMatch?: string | undefined): void {
  const issues = [];
  if (record.concurrency === 'if-match' && !/^"[!#-~]+"$/.test(ifMatch ?? '')) {
    issues.push({
      pointer: '#/headers/if-match',
      message: 'expected the ETag of the record, with its quotation marks',
    });
  }
  for (const part of ['parameters', 'query', 'body'] as const) {
    const schema = record[part];
    if (schema === undefined || isBinaryBody(schema)) continue;
    for (const issue of departures(schema, input[part] ?? {}) ?? []) {
      issues.push({ ...issue, pointer: part === 'body' ? issue.pointer : `#/${part}${issue.pointer}` });
    }
  }
  if (issues.length > 0) throw new ContractError('request', issues, { operationId: record.id });
}

function checkAnswer(
  runtime: Runtime,
  record: OperationRecord,
  received: { status: number; data: unknown },
  requestId: string | null,
  details: { operationId: string; requestId: string | null; attempts: number },
  options: CallOptions,
): boolean {
  const { [received.status]: answer } = record.answers;
  const schema = answer === undefined ? Object.values(record.answers)[0] : answer;
  if (!isSchema(schema)) return true;
  const issues = departures(schema, received.data);
  if (issues === null) return true;
  runtime.events.emit('contract-mismatch', { operationId: record.id, status: received.status, requestId, issues });
  if ((options.validation ?? runtime.defaults.validation) === 'strict') {
    throw new ContractError('answer', issues, details);
  }
  return false;
}

function asRecord(value: unknown): Record<string, unknown> {
  return (value ?? {}) as Record<string, unknown>;
}
