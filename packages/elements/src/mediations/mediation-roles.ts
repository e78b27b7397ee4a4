import type { MediationAgreement } from '@wardkit/contract/mediation-agreements';
import type { MediatorSummary } from '@wardkit/contract/mediation-record';

/** Whether a party is asked for consent and signs: a claimant or respondent. */
export function isMain({ role }: { readonly role: string }): boolean {
  return role === 'claimant' || role === 'respondent';
}

/** Whether a party speaks for another one. */
export function standsForAnother({ role }: { readonly role: string }): boolean {
  return role === 'representative' || role === 'guardian';
}

/** Whether there is at least one claimant and one respondent. */
export function hasBothSides(parties: readonly { readonly role: string }[]): boolean {
  return ['claimant', 'respondent'].every((wanted) => parties.some(({ role }) => role === wanted));
}

/** Who still has to sign an agreement. */
export interface AwaitedSigner {
  readonly signer: 'party' | 'mediator';
  readonly id: string;
}

/** Whose signatures are missing: each claimant, each respondent and the lead mediator. */
export function awaitedSigners(
  parties: readonly { readonly id: string; readonly role: string }[],
  mediators: readonly MediatorSummary[],
  { signatures }: Pick<MediationAgreement, 'signatures'>,
): AwaitedSigner[] {
  const wanted: AwaitedSigner[] = [
    ...parties.filter(isMain).map(({ id }) => ({ signer: 'party' as const, id })),
    ...mediators.filter(({ lead }) => lead).map(({ id }) => ({ signer: 'mediator' as const, id })),
  ];
  return wanted.filter(({ id }) => !signatures.some(({ signerId }) => signerId === id));
}
