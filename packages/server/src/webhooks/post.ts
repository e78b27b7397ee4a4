import type { LookupAddress, LookupOptions } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { hostOf, type ReceiverRules } from './receiver-rules.ts';
import { type Resolve, resolveFor } from './resolve.ts';

/** How an attempt ended. */
export interface AttemptResult {
  readonly outcome: 'accepted' | 'refused' | 'redirected' | 'timed-out' | 'unreachable' | 'address-not-allowed';
  readonly status: number | null;
  /** The receiver's `Retry-After` as it came. */
  readonly retryAfter: string | null;
  readonly milliseconds: number;
}

/** What is sent. */
export interface Message {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

class AddressNotAllowed extends Error {}

/**
 * Makes one attempt: one POST on a connection of its own, to an address that was checked and is used as it was checked, so
 * that a name that changes in between leads nowhere else. A redirect is not followed and the body of an answer is not read.
 *
 * @param limits `milliseconds` for the whole attempt, the resolving of the name included; `stop` breaks it off
 * @throws the reason of `stop`, when it was broken off and nothing is known of how it ended
 */
export function post(
  message: Message,
  rules: ReceiverRules,
  limits: { milliseconds: number; stop: AbortSignal; resolve?: Resolve },
): Promise<AttemptResult> {
  const { url, headers, body } = message;
  const startedAt = performance.now();
  const result = (
    outcome: AttemptResult['outcome'],
    status: number | null = null,
    retryAfter: string | null = null,
  ) => ({
    outcome,
    status,
    retryAfter,
    milliseconds: Math.round(performance.now() - startedAt),
  });
  const host = hostOf(url);
  // A number is connected to without any resolving, so that it is checked here.
  if (isIP(host) !== 0 && !rules.mayConnect(host, host)) return Promise.resolve(result('address-not-allowed'));
  const limit = AbortSignal.timeout(limits.milliseconds);
  const ending = AbortSignal.any([limit, limits.stop]);
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sending = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': body.length },
      // No connection is used twice: each was checked for its own attempt.
      agent: false,
      lookup: checkedLookup(host, rules, limits.resolve ?? resolveFor(rules, ending)),
      signal: ending,
    });
    sending.once('response', (answer) => {
      const status = answer.statusCode ?? 0;
      answer.on('error', () => undefined).destroy();
      const outcome =
        status >= 200 && status < 300 ? 'accepted' : status >= 300 && status < 400 ? 'redirected' : 'refused';
      resolve(result(outcome, status, answer.headers['retry-after'] ?? null));
    });
    // A receiver that would speak another protocol has accepted nothing.
    sending.once('upgrade', (answer, socket) => {
      socket.destroy();
      resolve(result('refused', answer.statusCode ?? 101));
    });
    const fail = (cause?: Error) => {
      if (limits.stop.aborted) reject(limits.stop.reason);
      else if (limit.aborted) resolve(result('timed-out'));
      else resolve(result(cause instanceof AddressNotAllowed ? 'address-not-allowed' : 'unreachable'));
    };
    sending.on('error', fail);
    // Whatever ends a connection without a word of it ends the attempt too.
    sending.once('close', () => fail());
    sending.end(body);
  });
}

/** A `lookup` for a connection that gives out only addresses that may be connected to, and none if any may not. */
function checkedLookup(host: string, rules: ReceiverRules, resolve: Resolve) {
  return (
    name: string,
    options: LookupOptions,
    done: (cause: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    resolve(name, options, (cause, addresses) => {
      if (cause !== null) return done(cause, []);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => rules.mayConnect(host, address))) {
        return done(new AddressNotAllowed(), []);
      }
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}
