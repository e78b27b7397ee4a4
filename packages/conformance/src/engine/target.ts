import * as z from 'zod/mini';
import { type Answer, mediaTypeOf, memberOf, shortly } from './answer.ts';
import { UnusableInput } from './unusable-input.ts';
import type { Wire } from './wire.ts';
import { WireFault } from './wire-fault.ts';

/** What of the meta document a run cannot do without; the rest is examined as a requirement like any other. */
const Claims = z.looseObject({
  name: z.optional(z.string()),
  version: z.optional(z.string()),
  contract: z.string(),
  operations: z.array(z.string()),
  limits: z.optional(
    z.looseObject({
      bodyBytes: z.optional(z.int()),
      attachmentChunkBytes: z.optional(z.int()),
      pageSize: z.optional(z.int()),
    }),
  ),
});

/** A server that says it is a Wardkit server. */
export interface Target {
  /** Ends in a slash. */
  readonly base: URL;
  readonly claims: z.output<typeof Claims>;
}

/**
 * The address that `/v1` is under.
 *
 * @throws {UnusableInput} for anything that is no web address, or holds a password or a query
 */
export function baseOf(text: string): URL {
  if (!URL.canParse(text) || !/^https?:\/\/[^/]/i.test(text)) {
    throw new UnusableInput(`"${text.slice(0, 200)}" is no web address. Give one such as https://ward.example.`);
  }
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new UnusableInput(
      'The address holds a name or a password. Give it without; tokens stand in the accounts file.',
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw new UnusableInput('The address has a query or a fragment. Give only what /v1 is under.');
  }
  url.pathname = `${url.pathname.replace(/(\/v1)?\/*$/, '')}/`;
  return url;
}

/**
 * Reads what the server is and claims.
 *
 * @throws {UnusableInput} in one sentence that says what is there instead and what to do
 */
export async function readTarget(wire: Wire, base: URL, timeout: number): Promise<Target> {
  const shown = base.href.replace(/\/$/, '');
  let answer: Answer;
  try {
    answer = await wire.exchange({ method: 'GET', url: new URL('v1/meta', base), headers: headersOfKit, timeout });
  } catch (cause) {
    throw new UnusableInput(sentenceOf(cause, shown));
  }
  const isNone = (what: string) => new UnusableInput(`${shown} is no Wardkit server: GET /v1/meta ${what}.`);
  const { status } = answer;
  if (status >= 300 && status < 400) {
    throw isNone(`answered ${status}, a redirect to ${whereTo(answer, base)}; give the address it leads to`);
  }
  if (status === 401 || status === 403) {
    throw isNone(
      `answered ${status}, though it is open to everybody; is there a gateway before it that lets nobody in?`,
    );
  }
  if (mediaTypeOf(answer) === 'text/html') throw isNone(`answered ${status} with a web page`);
  if (status !== 200) throw isNone(`answered ${shortly(answer)}`);
  const result = z.safeParse(Claims, answer.body);
  if (!result.success) {
    if (answer.body === undefined) throw isNone('answered 200 with something that is no JSON');
    const places = result.error.issues.slice(0, 5).map((issue) => `/${issue.path.join('/')}`);
    throw isNone(`answered 200 with other content than the contract says, at ${places.join(', ')}`);
  }
  if (memberOf(answer.body, 'contract') !== '1') {
    throw new UnusableInput(
      `${shown} keeps version ${result.data.contract} of the contract; this kit examines version 1.`,
    );
  }
  return { base, claims: result.data };
}

/** What the kit calls itself, so that an operator can find it in the log. */
export const headersOfKit = { 'user-agent': 'wardkit-conformance', 'accept-language': 'en' } as const;

function sentenceOf(cause: unknown, shown: string): string {
  if (!(cause instanceof WireFault)) throw cause;
  const advice: Record<string, string> = {
    refused: 'Start the server, or correct the address.',
    'unknown-host': 'Correct the address.',
    certificate: 'Give it one that is trusted here, or name its authority in NODE_EXTRA_CA_CERTS.',
    slow: 'Give it more time with --timeout, or look what holds it up.',
    'no-http': 'Correct the address or its port.',
  };
  return `${shown} cannot be examined: ${cause.message}. ${advice[cause.kind] ?? 'Look what stands between here and the server.'}`;
}

function whereTo({ headers }: Answer, base: URL): string {
  const location = headers.get('location') ?? '';
  // Only where, never the whole: a redirect to a sign-in may hold a secret in its query.
  return URL.canParse(location, base.href) ? new URL(location, base).origin : 'nowhere';
}
