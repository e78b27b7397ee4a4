import type { Role } from '@wardkit/contract/role';

/** What a person is at one station. */
export interface CallerAccount {
  readonly id: string;
  readonly stationId: string;
  readonly roles: readonly Role[];
  readonly personId: string | null;
  readonly displayName: string;
}

/** Somebody without a token. */
export interface Stranger {
  readonly kind: 'stranger';
  /** For the rate limit only. */
  readonly address: string;
}

/** Whom an issuer vouches for, whether or not a station knows them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** A pseudonym of both; the id of the account that a code on paper makes. */
  readonly id: string;
}

/** What the token of an embed session is limited to, beside what its account may. */
export interface EmbedLimits {
  readonly sessionId: string;
  /** The one origin whose pages may use the token. */
  readonly origin: string;
  /** The operations that its widgets need. */
  readonly operations: ReadonlySet<string>;
}

/** Somebody whose token was verified. */
export interface SignedIn {
  readonly kind: 'signed-in';
  readonly subject: string;
  readonly identity: Identity;
  readonly accounts: readonly [CallerAccount, ...CallerAccount[]];
  readonly scopes: ReadonlySet<string>;
  readonly expiresAt: Date;
  /** Null for a token that an issuer gave to somebody. */
  readonly embed: EmbedLimits | null;
}

/** Stands for no station: where what belongs to an identity is kept, and where who has no account yet is at home. */
export const noStation = '00000000-0000-0000-0000-000000000000';

/** What somebody is who has signed in and has no account: a resident of nowhere, without records. */
export function accountOfNobody(identity: Identity): CallerAccount {
  return { id: identity.id, stationId: noStation, roles: ['resident'], personId: null, displayName: '' };
}

/** Whether a caller has signed in and no station knows them. */
export function isWithoutAccount({ accounts }: SignedIn): boolean {
  return accounts[0].stationId === noStation;
}

export type Caller = Stranger | SignedIn;

/** Every role that a caller has at any station. */
export function rolesOf(caller: Caller): readonly Role[] {
  return caller.kind === 'stranger' ? ['stranger'] : [...new Set(caller.accounts.flatMap((account) => account.roles))];
}
