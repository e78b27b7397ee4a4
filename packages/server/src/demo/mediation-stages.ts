import type { DemoMediationAgreement, DemoParty } from './mediation-types.ts';
import type { DemoDispute } from './mediation-words.ts';
import { day, localDate, timestamp } from './moments.ts';
import type { Random } from './random.ts';

/** How far a mediation of the demo has come, in the order of its life. */
export const stages = [
  'registered',
  'eligible',
  'consented',
  'accepted',
  'in-session',
  'held',
  'agreed',
  'effective',
  'performing',
  'performed',
  'followed-up',
  'archived',
] as const;
export type Stage = (typeof stages)[number];

/** What is to be told of one mediation. */
export interface StagePlan {
  readonly until: Stage;
  /** How long ago it was registered. */
  readonly daysAgo: number;
  readonly kind: 'civil' | 'public-security';
  /** How it ended otherwise than by an agreement that was kept. */
  readonly ending?: 'failed' | 'refused' | 'breached';
  readonly form?: 'written' | 'oral';
  readonly hasGuardian?: boolean;
  readonly isOfBuilding?: boolean;
  /** The claimant has answered, the respondent has not. */
  readonly isHalfAnswered?: boolean;
  /** What the demo's party is in it. */
  readonly own?: 'claimant' | 'respondent';
}

const civil = (until: Stage, daysAgo: number, changes: Partial<StagePlan> = {}): StagePlan => ({
  until,
  daysAgo,
  kind: 'civil',
  ...changes,
});

/** What goes on: deadlines that run, that are near (accepted 29 days ago, or due in two days) and that have passed. */
const open: readonly StagePlan[] = [
  civil('registered', 0),
  civil('registered', 1),
  civil('eligible', 2, { hasGuardian: true }),
  civil('eligible', 3, { isHalfAnswered: true, own: 'respondent' }),
  civil('consented', 5),
  civil('consented', 6, { hasGuardian: true }),
  civil('accepted', 12),
  civil('accepted', 31),
  civil('in-session', 14),
  civil('held', 9, { kind: 'public-security' }),
  civil('held', 48),
  civil('in-session', 22, { isOfBuilding: true }),
  civil('agreed', 8, { form: 'written' }),
  civil('agreed', 15, { form: 'written' }),
  civil('registered', 1, { kind: 'public-security' }),
];

/** Agreements in force that nobody has followed up yet. */
const inForce: readonly StagePlan[] = [
  civil('performing', 24, { own: 'claimant' }),
  civil('effective', 10),
  civil('effective', 24),
  civil('performing', 30),
  civil('performing', 12),
  civil('performed', 20),
];

/** Followed up, with only the filing left: until then a party may still object. */
const followedUp: readonly StagePlan[] = [civil('followed-up', 52, { own: 'respondent' })];

const notSettled: readonly StagePlan[] = [
  civil('performing', 60, { ending: 'breached' }),
  civil('held', 120, { ending: 'failed' }),
  civil('eligible', 200, { ending: 'refused' }),
];

/** What was filed, spread over the past year. */
function filed(count: number): StagePlan[] {
  return Array.from({ length: count }, (_, at) => civil('archived', 40 + Math.floor((at * 315) / count)));
}

/**
 * The mediations of a station. At the main one 58 of the past year have an outcome, 55 of them settled (48 of these are
 * filed), and 15 go on; at the others it is about a quarter.
 */
export function stagePlans(isMain: boolean): StagePlan[] {
  if (isMain) return [...filed(48), ...notSettled, ...inForce, ...followedUp, ...open];
  return [...filed(11), ...notSettled.slice(0, 2), ...inForce.slice(1, 4), ...open.filter((_, at) => at % 3 === 0)];
}

/** What the two sides agreed, performed as far as the mediation has come. */
export function makeAgreement(of: {
  readonly random: Random;
  readonly plan: StagePlan;
  readonly dispute: DemoDispute;
  readonly claimant: DemoParty;
  readonly respondent: DemoParty;
  readonly signers: readonly string[];
  readonly agreedAt: number;
  readonly performedAt: readonly [first: number, last: number];
}): DemoMediationAgreement {
  const { random, plan, dispute, claimant, respondent, agreedAt } = of;
  const reached = (stage: Stage) => stages.indexOf(stage) <= stages.indexOf(plan.until);
  const form = plan.form ?? 'oral';
  const last = dispute.steps.length - 1;
  return {
    id: random.uuid(agreedAt),
    form,
    agreedAt: timestamp(agreedAt),
    facts: dispute.facts,
    issues: dispute.issues,
    liability: dispute.liability,
    steps: dispute.steps.map(([content, way], at) => {
      const isLast = at === last;
      const isPerformed = reached(isLast ? 'performed' : 'performing');
      return {
        id: random.uuid(agreedAt),
        byPartyId: at === 0 ? respondent.id : claimant.id,
        toPartyId: at === 0 ? claimant.id : respondent.id,
        content,
        way,
        dueOn: localDate(agreedAt + (isLast ? 20 : 10) * day),
        performedOn: isPerformed ? localDate(of.performedAt[isLast ? 1 : 0]) : null,
      };
    }),
    // Of what is written one side has signed so far.
    signatures:
      form === 'written'
        ? of.signers
            .slice(0, 1)
            .map((signerId) => ({ signerId, signer: 'party' as const, signedAt: timestamp(agreedAt) }))
        : [],
  };
}
