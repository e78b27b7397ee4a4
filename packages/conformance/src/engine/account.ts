import type { Role } from '@wardkit/contract/role';

/** Why a token that an accounts file gives must be refused. */
export type RefusedToken = 'expired' | 'not-yet-valid' | 'other-audience' | 'other-key';

/** What a server told of an account (`session.get`). */
export interface SessionFacts {
  readonly subject: string;
  readonly personId: string | null;
  readonly stationId: string | null;
  readonly divisionCode: string | null;
  readonly scopes: readonly string[] | null;
}

/** An account that the kit may use. The token is private to it, so that no report can hold one. */
export class Account {
  readonly role: Role;
  /** Which station, as the accounts file or the development sign-in names it; accounts of one station share it. */
  station: string;
  session: SessionFacts | null = null;
  readonly #token: string | null;

  constructor(role: Role, station: string, token: string | null) {
    this.role = role;
    this.station = station;
    this.#token = token;
  }

  /** The header that the account signs its requests with; none for a stranger. */
  authorization(): Record<string, string> {
    return this.#token === null ? {} : { authorization: `Bearer ${this.#token}` };
  }

  /** The claims of a token that is a JWT, unverified; null for another. */
  claims(): Record<string, unknown> | null {
    const [, payload] = this.#token?.split('.') ?? [];
    try {
      return JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8'));
    } catch {
      return null;
    }
  }

  /** The token with another signature or none, for checks that must see it refused; null where it has no signature. */
  forged(kind: 'altered' | 'unsigned'): string | null {
    const [head, payload, signature] = this.#token?.split('.') ?? [];
    if (head === undefined || payload === undefined || signature === undefined || signature.length < 8) return null;
    if (kind === 'unsigned') {
      return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    }
    const first = signature.startsWith('A') ? 'B' : 'A';
    return `${head}.${payload}.${first}${signature.slice(1)}`;
  }
}

/** Somebody who has not signed in. */
export const stranger = new Account('stranger', '', null);

/** What a run may sign in as. */
export interface Accounts {
  readonly accounts: readonly Account[];
  /** Tokens that the server must refuse, by why. */
  readonly refused: ReadonlyMap<RefusedToken, string>;
  /** Where they come from, for the report. */
  readonly from: string;
}

/** No accounts: only what strangers may do is examined. */
export const noAccounts: Accounts = { accounts: [], refused: new Map(), from: 'none' };
