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

/** Somebody whose token was verified. */
export interface SignedIn {
  readonly kind: 'signed-in';
  readonly subject: string;
  readonly accounts: readonly [CallerAccount, ...CallerAccount[]];
  readonly scopes: ReadonlySet<string>;
  readonly expiresAt: Date;
}

export type Caller = Stranger | SignedIn;

/** Every role that a caller has at any station. */
export function rolesOf(caller: Caller): readonly Role[] {
  return caller.kind === 'stranger' ? ['stranger'] : [...new Set(caller.accounts.flatMap((account) => account.roles))];
}
