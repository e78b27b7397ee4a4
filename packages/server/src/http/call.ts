import { isStream, type OperationRecord } from '@wardkit/contract/operation';
import type { Logger } from 'pino';
import { decide } from '../access/access.ts';
import type { SignIn } from '../access/sign-in.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/open.ts';
import { newUuid } from '../uuid.ts';
import { runBatch } from './batch.ts';
import { deprecationHeaders } from './deprecation.ts';
import { describeFault, isAbort, problemOf } from './faults.ts';
import type { AnyHandler, ServerParts, StreamHandler } from './handler.ts';
import { KeyQueue } from './idempotency.ts';
import { identify } from './identify.ts';
import { plainAnswer } from './plain-answer.ts';
import { keyOf, type PreparedCall, readInput, readPreconditions, readPurpose } from './prepare-call.ts';
import type { RateLimit } from './rate-limit.ts';
import { type PlainAnswer, preferredLanguage, problemAnswer, RequestProblem } from './request-problem.ts';
import { isBatch, type Route } from './routes.ts';
import { logRefusedReading, runInTransaction, subjectOf } from './run-call.ts';
import { openStream } from './stream-call.ts';

export interface CallParts {
  readonly database: Database;
  readonly signIn: SignIn;
  readonly rateLimit: RateLimit;
  readonly server: ServerParts;
  readonly clock: Clock;
  readonly log: Logger;
  readonly validateAnswers: boolean;
  /** Milliseconds that a duplicate waits for the call that it duplicates. */
  readonly duplicateWait: number;
  /** The origins that callers reach the server by, the first of them its own name; none: as each request says. */
  readonly publicOrigins: readonly string[];
}

/** A request as the router hands it over. */
export interface IncomingCall {
  readonly request: Request;
  readonly url: URL;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Where the request came from, for the rate limit only. */
  readonly address: string;
}

/** Makes the function that carries the calls of one route from the request to the answer. */
export function makeCall(parts: CallParts, route: Route, handler: AnyHandler) {
  const { operation } = route;
  const queue = new KeyQueue(parts.duplicateWait);
  const ownHeaders = deprecationHeaders(operation);

  const answerTo = async (incoming: IncomingCall, prepared: PreparedCall): Promise<PlainAnswer> => {
    if ('immediately' in handler) {
      const { origin, now } = prepared;
      const answer = handler.immediately({ origin, now, server: parts.server });
      return plainAnswer(operation, answer, parts.validateAnswers);
    }
    if (isStreamHandler(operation, handler)) return openStream(parts, handler, incoming, prepared);
    const isReading = operation.safety === 'safe' || operation.personalData === 'revealed';
    const run = () => {
      if (isBatch(route)) return runBatch(parts, route, handler, prepared);
      const done = runInTransaction(parts, operation, handler, prepared);
      return isReading ? done.catch((cause) => logRefusedReading(parts, operation, prepared, cause)) : done;
    };
    const { call: key } = prepared;
    return key === null ? run() : queue.run(`${key.accountId} ${key.key}`, run);
  };

  return async function call(incoming: IncomingCall): Promise<PlainAnswer> {
    const { request, requestId } = incoming;
    const now = parts.clock.now();
    const language = preferredLanguage(request.headers.get('accept-language') ?? undefined);
    let headers = ownHeaders;
    try {
      const { caller, rate } = await identify(parts, operation, incoming, now);
      headers = { ...ownHeaders, ...rate };
      const decision = decide(operation, caller);
      if (!decision.allowed) throw new RequestProblem(decision.problem);
      const purpose = readPurpose(operation, request);
      const input = await readInput(operation, incoming, language);
      const prepared: PreparedCall = {
        request,
        caller,
        reach: decision.reach,
        purpose,
        input: withMadeId(route, input, now),
        ifMatch: readPreconditions(operation, request),
        call: keyOf(operation, request, incoming, caller, input, handler),
        language,
        requestId,
        origin: parts.publicOrigins[0] ?? incoming.url.origin,
        now,
      };
      if (caller.kind === 'stranger' && operation.safety === 'unsafe') {
        const subject = 'handle' in handler ? await subjectOf(parts, handler, prepared) : null;
        const writes = parts.rateLimit.takeStrangersWrite(caller.address, subject, now);
        if (!writes.allowed) {
          headers = { ...ownHeaders, ...writes.headers };
          throw new RequestProblem('rate-limited');
        }
      }
      const answer = await answerTo(incoming, prepared);
      return withHeaders(conditional(request, answer), headers);
    } catch (cause) {
      if (cause instanceof RequestProblem) return withHeaders(problemAnswer(cause, requestId, language), headers);
      // Who went away is answered nothing, and nothing failed.
      if (isAbort(cause, request.signal)) return problemAnswer(new RequestProblem('unavailable'), requestId, language);
      parts.log.error({ requestId, operation: operation.id, fault: describeFault(cause) }, 'call failed');
      return withHeaders(problemAnswer(new RequestProblem(problemOf(cause)), requestId, language), headers);
    }
  };
}

function isStreamHandler(operation: OperationRecord, handler: AnyHandler): handler is StreamHandler {
  return isStream(operation.answers[200]) && 'open' in handler;
}

/** Gives a `POST` twin the id that its caller could not make. */
function withMadeId(route: Route, input: PreparedCall['input'], now: Date): PreparedCall['input'] {
  const { derived } = route;
  if (derived === null || isBatch(route)) return input;
  return { ...input, parameters: { ...(input.parameters as object), [derived.parameter]: newUuid(now) } };
}

function conditional(request: Request, answer: PlainAnswer): PlainAnswer {
  const asked = request.headers.get('if-none-match');
  const etag = answer.headers.etag;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || asked === null || etag === undefined || answer.status !== 200) return answer;
  const matches = asked.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
  return matches ? { status: 304, headers: answer.headers, body: null } : answer;
}

function withHeaders(answer: PlainAnswer, headers: Readonly<Record<string, string>>): PlainAnswer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
