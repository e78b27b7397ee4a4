import { scopesOf } from '@wardkit/contract/operation';
import { operations } from '@wardkit/contract/operations';
import type { Role } from '@wardkit/contract/role';
import { Hono, type Context as HonoContext } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/open.ts';
import { asApplication } from '../database/transaction.ts';
import { readBytes } from '../http/input.ts';
import { RequestProblem } from '../http/request-problem.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { newUuid } from '../uuid.ts';
import { noStation } from './caller.ts';
import { findAccounts, type Issuer } from './sign-in.ts';

/** The issuer of tokens for demo accounts. It exists only with WARDKIT_DEV=1 and never on a PostgreSQL database. */
export const developmentIssuer = 'urn:wardkit:development';

const tokenAudience = 'wardkit';
const sessionAudience = 'wardkit-development-session';
const cookieName = 'wardkit-development';
const sessionSeconds = 12 * 3600;
const tokenSeconds = 600;

/** A demo account that one can sign in as. */
export interface DevelopmentAccount {
  readonly id: string;
  readonly role: string;
  readonly displayName: string;
  readonly stationName: string;
  readonly label: object;
}

export class DevelopmentIssuer {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #signingKey: ReturnType<KeyRing['signingKey']>;

  constructor(database: Database, keys: KeyRing, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
    this.#signingKey = keys.signingKey('development-issuer');
  }

  /** What the server needs in order to trust this issuer's tokens. */
  issuer(): Issuer {
    return {
      issuer: developmentIssuer,
      audience: tokenAudience,
      keys: async () => this.#signingKey.publicKey,
      algorithms: ['EdDSA'],
    };
  }

  /** The accounts on offer, in the order in which they are listed. */
  async accounts(): Promise<DevelopmentAccount[]> {
    const offers = await asApplication(this.#database, {}, (transaction) =>
      transaction.selectFrom('development_sign_ins').selectAll().orderBy('ordinal').execute(),
    );
    const accounts: DevelopmentAccount[] = [];
    for (const { subject, role, label } of offers) {
      // Who has no account yet is on offer too.
      const [account] = await findAccounts(this.#database, developmentIssuer, subject);
      const stationId = account?.stationId ?? noStation;
      const station = await asApplication(this.#database, {}, (transaction) =>
        transaction.selectFrom('stations').select('name').where('id', '=', stationId).executeTakeFirst(),
      );
      accounts.push({
        id: subject,
        role,
        displayName: account?.displayName ?? '',
        stationName: station?.name ?? '',
        label,
      });
    }
    return accounts;
  }

  async #offers(subject: string): Promise<boolean> {
    if (subject.includes('\0')) return false;
    const row = await asApplication(this.#database, {}, (transaction) =>
      transaction
        .selectFrom('development_sign_ins')
        .select('subject')
        .where('subject', '=', subject)
        .executeTakeFirst(),
    );
    return row !== undefined;
  }

  /** A token of ten minutes for an account, with every scope that its roles can use; null for an unknown one. */
  async tokenFor(subject: string): Promise<{ token: string; expiresAt: string } | null> {
    const accounts = await findAccounts(this.#database, developmentIssuer, subject);
    const roles = new Set<Role>(accounts.flatMap((account) => account.roles));
    if (accounts.length === 0) {
      if (!(await this.#offers(subject))) return null;
      roles.add('resident');
    }
    const scopes = scopesOf(Object.values(operations), [...roles]);
    const expiresAt = this.#seconds() + tokenSeconds;
    const token = await this.#sign({ sub: subject, scope: scopes.join(' ') }, tokenAudience, expiresAt);
    return { token, expiresAt: new Date(expiresAt * 1000).toISOString() };
  }

  /**
   * The routes below `/dev`. The session is a cookie that only these routes read, so that the API itself never acts on
   * one; they take no call from another site.
   */
  routes(): Hono {
    const routes = new Hono();
    routes.use(async (c, next) => {
      refuseOtherSites(c);
      await next();
      c.res.headers.set('cache-control', 'no-store');
    });
    routes.get('/accounts', async (c) => c.json(await this.accounts()));
    routes.post('/sign-in', async (c) => {
      const subject = await readAccount(c.req.raw);
      const offers = await this.accounts();
      if (!offers.some((offer) => offer.id === subject)) throw new RequestProblem('not-found');
      const expiresAt = this.#seconds() + sessionSeconds;
      const session = await this.#sign({ sub: subject }, sessionAudience, expiresAt);
      setCookie(c, cookieName, session, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/dev',
        maxAge: sessionSeconds,
        secure: new URL(c.req.url).protocol === 'https:',
      });
      return c.body(null, 204);
    });
    routes.get('/token', async (c) => {
      const subject = await this.#sessionSubject(c);
      // Nobody being signed in is no failure: a stranger's page asks too.
      return c.json((subject === null ? null : await this.tokenFor(subject)) ?? { token: null, expiresAt: null });
    });
    routes.post('/sign-out', (c) => {
      deleteCookie(c, cookieName, { path: '/dev' });
      return c.body(null, 204);
    });
    return routes;
  }

  async #sessionSubject(c: HonoContext): Promise<string | null> {
    const cookie = getCookie(c, cookieName);
    if (cookie === undefined) return null;
    try {
      const { payload } = await jwtVerify(cookie, this.#signingKey.publicKey, {
        issuer: developmentIssuer,
        audience: sessionAudience,
        currentDate: this.#clock.now(),
      });
      return payload.sub ?? null;
    } catch {
      return null;
    }
  }

  #sign(claims: JWTPayload, audience: string, expiresAt: number): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(developmentIssuer)
      .setAudience(audience)
      .setIssuedAt(this.#seconds())
      .setExpirationTime(expiresAt)
      .setJti(newUuid(this.#clock.now()))
      .sign(this.#signingKey.privateKey);
  }

  #seconds(): number {
    return Math.floor(this.#clock.now().getTime() / 1000);
  }
}

function refuseOtherSites(c: HonoContext): void {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const isForeign = (site !== undefined && site !== 'same-origin' && site !== 'none') || isOtherHost(c, origin);
  if (isForeign) throw new RequestProblem('forbidden');
}

function isOtherHost(c: HonoContext, origin: string | undefined): boolean {
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== new URL(c.req.url).host;
}

async function readAccount(request: Request): Promise<string> {
  // A form can't send JSON, so a page of another site can't sign anybody in even in an old browser.
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new RequestProblem('unsupported-media-type');
  }
  const bytes = await readBytes(request, 1000);
  let account: unknown;
  try {
    account = (JSON.parse(new TextDecoder().decode(bytes)) as { account?: unknown } | null)?.account;
  } catch {
    throw new RequestProblem('malformed-request');
  }
  if (typeof account !== 'string') {
    throw new RequestProblem('invalid-input', {
      errors: [{ pointer: '/account', code: 'missing', message: 'account' }],
    });
  }
  return account;
}
