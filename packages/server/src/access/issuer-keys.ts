import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { describeFault } from '../http/faults.ts';

/** Milliseconds after which keys are fetched anew, and for which those of before still count when that fails. */
const age = { fresh: 600_000, most: 3_600_000 };
/** Milliseconds between two tries, and two lines of the log, while the provider can't be reached. */
const pause = 30_000;

/** That a token can't be judged now: the keys of its issuer are not to be had. */
export class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable';
}

/**
 * The keys of an identity provider, from its JWKS address. While it can't be reached those that were fetched last count for an
 * hour more: who has signed in goes on, and nobody new can.
 *
 * @throws {KeysUnreachable} from the function, when there are none to go by
 */
export function issuerKeys(url: string, clock: Clock, log: Logger): JWTVerifyGetKey {
  // Their age is judged here, by the clock of the server.
  const remote = createRemoteJWKSet(new URL(url), { timeoutDuration: 5000, cacheMaxAge: Number.POSITIVE_INFINITY });
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  const tell = (cause: unknown) => {
    // `fetch` says only that it failed; why stands in its cause.
    const why = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
    log.warn({ url, fault: describeFault(why) }, 'the keys of the identity provider can not be fetched');
  };
  const refresh = async () => {
    const now = clock.now().getTime();
    const isKnown = now - fetchedAt < age.most;
    if (now - fetchedAt < age.fresh || (isKnown && now - failedAt < pause)) return;
    try {
      await remote.reload();
      fetchedAt = now;
    } catch (cause) {
      if (now - failedAt >= pause) {
        failedAt = now;
        tell(cause);
      }
      if (!isKnown) throw new KeysUnreachable('the keys of the issuer can not be fetched');
    }
  };
  return async (header, token) => {
    await refresh();
    try {
      // A key that is not among them is looked for once more, twice a minute at most.
      return await remote(header, token);
    } catch (cause) {
      if (isJudgement(cause)) throw cause;
      throw new KeysUnreachable('the keys of the issuer can not be fetched');
    }
  };
}

/** Whether a fault is about the token, and not about fetching keys. */
function isJudgement(cause: unknown): boolean {
  return (
    cause instanceof errors.JWKSNoMatchingKey ||
    cause instanceof errors.JWKSMultipleMatchingKeys ||
    cause instanceof errors.JOSENotSupported
  );
}
