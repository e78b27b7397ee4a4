import type { MediationMove } from '@wardkit/contract/mediation-states';

/** A party of a mediation: a person of the station. */
export interface DemoParty {
  readonly id: string;
  readonly personId: string;
  readonly role: 'claimant' | 'respondent' | 'representative' | 'guardian' | 'helper';
  readonly address: string | null;
  readonly standsForPartyId: string | null;
  readonly needsGuardian: boolean;
  /** When the party consented or refused. */
  readonly consent: { readonly answer: 'consents' | 'refuses'; readonly givenAt: string } | null;
}

export interface DemoMediationSession {
  readonly id: string;
  readonly plannedFor: string;
  readonly place: string;
  /** How it went; null for one that is planned. */
  readonly held: {
    readonly startedAt: string;
    readonly endedAt: string;
    readonly minutes: string;
    readonly outcome: 'agreement' | 'no-agreement' | 'adjourned';
  } | null;
}

export interface DemoMediationAgreement {
  readonly id: string;
  readonly form: 'written' | 'oral';
  readonly agreedAt: string;
  readonly facts: string;
  readonly issues: string;
  readonly liability: string;
  readonly steps: readonly {
    readonly id: string;
    readonly byPartyId: string;
    readonly toPartyId: string;
    readonly content: string;
    readonly way: string;
    readonly dueOn: string;
    readonly performedOn: string | null;
  }[];
  readonly signatures: readonly {
    readonly signerId: string;
    readonly signer: 'party' | 'mediator';
    readonly signedAt: string;
  }[];
}

/** A mediation with the moves of its story, each of which the contract allows after the one before. */
export interface DemoMediation {
  readonly id: string;
  readonly stationId: string;
  readonly kind: 'civil' | 'public-security';
  readonly disputeType: string;
  readonly origin: 'application' | 'offered' | 'alert';
  readonly subject: string;
  readonly facts: string;
  readonly appliedOn: string;
  readonly divisionCode: string;
  readonly premisesId: string | null;
  readonly registeredAt: string;
  readonly parties: readonly DemoParty[];
  readonly mediatorId: string | null;
  /** What was ticked of a public-security mediation. */
  readonly ticked: readonly string[];
  readonly moves: readonly { readonly move: MediationMove; readonly at: string }[];
  readonly sessions: readonly DemoMediationSession[];
  readonly agreement: DemoMediationAgreement | null;
  readonly followUps: readonly { readonly id: string; readonly followedUpAt: string; readonly note: string }[];
  readonly ending: { readonly reason: string; readonly at: string; readonly rightsToldAt: string | null } | null;
}
