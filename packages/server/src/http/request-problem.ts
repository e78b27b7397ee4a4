import { type InputError, type ProblemCode, problemBody, problemRecord } from '@wardkit/contract/problem';

interface ProblemDetails {
  readonly errors?: InputError[];
  /** The record as it stands, for a caller whose version is stale. */
  readonly current?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly detail?: string;
}

/** Ends a request with a problem of the contract. Thrown inside a transaction it also undoes what the call wrote. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** An answer that is ready to be sent or stored. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
}

const retryAfterSeconds: Partial<Record<ProblemCode, string>> = {
  'request-in-progress': '1',
  'rate-limited': '60',
  unavailable: '5',
};

/** The answer that tells a problem, in the caller's language. */
export function problemAnswer(problem: RequestProblem, requestId: string, language: string): PlainAnswer {
  const { errors, current, detail, headers } = problem.details;
  const body = problemBody(problem.code, {
    requestId,
    language,
    ...(errors === undefined ? {} : { errors }),
    ...(current === undefined ? {} : { current }),
    ...(detail === undefined ? {} : { detail }),
  });
  const retryAfter = retryAfterSeconds[problem.code];
  return {
    status: problemRecord(problem.code).status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language,
      'cache-control': 'no-store',
      ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
      ...(problem.code === 'unauthenticated' ? { 'www-authenticate': 'Bearer realm="wardkit"' } : {}),
      ...headers,
    },
    body: JSON.stringify(body),
  };
}

/** A stored problem as the answer to another request, whose Request-Id it repeats (WK-ERR-04). */
export function withRequestId(answer: PlainAnswer, requestId: string): PlainAnswer {
  if (answer.status < 400 || typeof answer.body !== 'string') return answer;
  return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), requestId }) };
}

/** `zh-Hans` where the caller prefers any Chinese to English, else `en`. */
export function preferredLanguage(acceptLanguage: string | undefined): 'zh-Hans' | 'en' {
  let best: 'zh-Hans' | 'en' = 'en';
  let bestQuality = 0;
  for (const part of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = tag.startsWith('zh') ? 'zh-Hans' : tag.startsWith('en') ? 'en' : null;
    const quality = Number(parameters.find((each) => each.trim().startsWith('q='))?.split('=')[1] ?? 1);
    if (language !== null && quality > bestQuality) {
      best = language;
      bestQuality = quality;
    }
  }
  return best;
}
