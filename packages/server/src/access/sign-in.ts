import { hash } from 'node:crypto';
import type { Role } from '@wardkit/contract/role';
import { decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { TrustedIssuer } from '../config.ts';
import type { Database } from '../database/open.ts';
import { applySettings, asApplication } from '../database/transaction.ts';
import { RequestProblem } from '../http/request-problem.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { uuidOfHash } from '../uuid.ts';
import { accountOfNobody, type CallerAccount, type Identity, isWithoutAccount, type SignedIn } from './caller.ts';
import { findEmbedded, isEmbedToken } from './embed-token.ts';
import { issuerKeys } from './issuer-keys.ts';

/** An issuer whose keys are at hand. */
export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  readonly algorithms: readonly string[];
}

/** A token that was checked once is believed for so long, unless it ends sooner. */
const keptMilliseconds = 60_000;
/** Of an embed session for so long: it can be revoked, and then ends at every process within this time. */
const keptEmbedMilliseconds = 5000;
/** Seconds by which the clock of an issuer may be ahead: its token is valid from then on. */
const aheadSeconds = 60;
/** Seconds by which it may be behind: its token has ended since then. */
const behindSeconds = 5;
const mostKept = 10_000;
const commonAlgorithms = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256'];

/** An issuer of OpenID Connect whose keys are fetched from its JWKS address. */
export function remoteIssuer({ issuer, audience, jwksUrl }: TrustedIssuer, clock: Clock, log: Logger): Issuer {
  return { issuer, audience, keys: issuerKeys(jwksUrl, clock, log), algorithms: commonAlgorithms };
}

/** Turns bearer tokens into callers: signature, issuer, audience and time by JOSE, roles by the station's accounts. */
export class SignIn {
  readonly #issuers: ReadonlyMap<string, Issuer>;
  readonly #database: Database;
  readonly #keys: KeyRing;
  readonly #clock: Clock;
  readonly #kept = new Map<string, { caller: SignedIn; until: number }>();

  constructor(issuers: readonly Issuer[], database: Database, keys: KeyRing, clock: Clock) {
    this.#issuers = new Map(issuers.map((issuer) => [issuer.issuer, issuer]));
    this.#database = database;
    this.#keys = keys;
    this.#clock = clock;
  }

  /** Who a token that was checked a moment ago stands for; null where it has to be checked. */
  keptCaller(token: string): SignedIn | null {
    const known = this.#kept.get(digestOf(token));
    return known !== undefined && known.until > this.#clock.now().getTime() ? known.caller : null;
  }

  /** @throws {RequestProblem} `unauthenticated`, or `unavailable` when an issuer's keys can't be fetched */
  async callerOf(token: string): Promise<SignedIn> {
    const known = this.keptCaller(token);
    if (known !== null) return known;
    const now = this.#clock.now().getTime();
    const caller = isEmbedToken(token) ? await this.#verifyEmbed(token) : await this.#verify(token);
    // Who redeems a code has an account from the next call on.
    if (isWithoutAccount(caller)) return caller;
    const kept = caller.embed === null ? keptMilliseconds : keptEmbedMilliseconds;
    this.#kept.set(digestOf(token), { caller, until: Math.min(now + kept, caller.expiresAt.getTime()) });
    if (this.#kept.size > mostKept) {
      for (const key of this.#kept.keys()) {
        this.#kept.delete(key);
        if (this.#kept.size <= mostKept / 2) break;
      }
    }
    return caller;
  }

  async #verifyEmbed(token: string): Promise<SignedIn> {
    const now = this.#clock.now();
    const identityOf = (issuer: string, subject: string) => this.#identityOf(issuer, subject);
    const caller = await findEmbedded(this.#database, this.#keys, identityOf, token, now);
    if (caller === null) throw new RequestProblem('unauthenticated');
    return caller;
  }

  async #verify(token: string): Promise<SignedIn> {
    const issuer = this.#issuers.get(issuerOf(token));
    if (issuer === undefined) throw new RequestProblem('unauthenticated');
    let claims: { sub?: string; exp?: number; scope?: unknown };
    try {
      const { payload } = await jwtVerify(token, issuer.keys, {
        issuer: issuer.issuer,
        audience: issuer.audience,
        algorithms: [...issuer.algorithms],
        requiredClaims: ['sub', 'exp'],
        clockTolerance: aheadSeconds,
        currentDate: this.#clock.now(),
      });
      if ((payload.exp ?? 0) * 1000 + behindSeconds * 1000 < this.#clock.now().getTime()) {
        throw new RequestProblem('unauthenticated');
      }
      if (!payload.sub || payload.sub.includes('\0')) throw new RequestProblem('unauthenticated');
      claims = payload;
    } catch (cause) {
      if (cause instanceof RequestProblem) throw cause;
      throw new RequestProblem(cause instanceof errors.JOSEError ? 'unauthenticated' : 'unavailable');
    }
    const identity = this.#identityOf(issuer.issuer, claims.sub ?? '');
    const accounts = await findAccounts(this.#database, issuer.issuer, identity.subject);
    const [first = accountOfNobody(identity), ...others] = accounts;
    return {
      kind: 'signed-in',
      subject: first.id,
      identity,
      accounts: [first, ...others],
      scopes: new Set(typeof claims.scope === 'string' ? claims.scope.split(' ') : []),
      expiresAt: new Date((claims.exp ?? 0) * 1000),
      embed: null,
    };
  }

  #identityOf(issuer: string, subject: string): Identity {
    const id = uuidOfHash(Buffer.from(this.#keys.hash('identities', `${issuer}\n${subject}`), 'base64url'));
    return { issuer, subject, id };
  }
}

/** The accounts that an identity is linked to, at any station. */
export function findAccounts(database: Database, issuer: string, subject: string): Promise<CallerAccount[]> {
  if (subject.includes('\0')) return Promise.resolve([]);
  return asApplication(database, { issuer, subject }, async (transaction) => {
    const links = await transaction
      .selectFrom('sign_in_links')
      .select(['station_id', 'account_id'])
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .orderBy('station_id')
      .execute();
    if (links.length === 0) return [];
    const ids = links.map((link) => link.account_id);
    await applySettings(transaction, { accounts: ids });
    const rows = await transaction
      .selectFrom('accounts')
      .selectAll()
      .where('id', 'in', ids)
      .where('ended_at', 'is', null)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      stationId: row.station_id,
      roles: row.roles as Role[],
      personId: row.person_id,
      displayName: row.display_name,
    }));
  });
}

/** The map of what is kept holds digests, so that no token lies in memory longer than its request. */
function digestOf(token: string): string {
  return hash('sha256', token, 'base64');
}

function issuerOf(token: string): string {
  try {
    return decodeJwt(token).iss ?? '';
  } catch {
    throw new RequestProblem('unauthenticated');
  }
}
