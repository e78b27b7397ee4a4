/** One answer, read whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The parsed JSON; undefined where the body is none. */
  readonly body: unknown;
  readonly milliseconds: number;
}

/** Puts an answer together from what came over the wire. */
export function answerOf(
  status: number,
  rawHeaders: readonly string[],
  bytes: Uint8Array,
  milliseconds: number,
): Answer {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    try {
      headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
    } catch {
      // A header that no program can read counts as one that was not sent.
    }
  }
  const isText = /json|text|xml/.test(headers.get('content-type') ?? 'text');
  const text = isText ? new TextDecoder().decode(bytes) : '';
  return { status, headers, bytes, text, body: parse(text), milliseconds };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The media type of an answer without its parameters, in lower case. */
export function mediaTypeOf({ headers }: Pick<Answer, 'headers'>): string {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

/**
 * What a report may tell of an answer: its status, the code of a problem, and the id under which a server's log has it.
 *
 * @example '404 not-found [01a20582-7b55-76c2-8f42-645e4388eadc]'
 */
export function shortly({ status, body, headers }: Pick<Answer, 'status' | 'body' | 'headers'>): string {
  const code = (body as { code?: unknown } | null | undefined)?.code;
  const problem = typeof code === 'string' && /^[a-z-]{1,60}$/.test(code) ? ` ${code}` : '';
  return `${status}${problem}${status >= 400 ? requestIdOf(headers) : ''}`;
}

/** The request id in brackets, with a space before it; nothing where an answer has none that can be shown. */
export function requestIdOf(headers: Headers): string {
  const id = headers.get('request-id') ?? '';
  return /^[\w-]{1,64}$/.test(id) ? ` [${id}]` : '';
}

/** A member of an answer's body, undefined where there is none. */
export function memberOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
}
