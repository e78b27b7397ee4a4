import type { MediationMove } from '@wardkit/contract/mediation-states';
import type { InventedCodes } from './invented-codes.ts';
import { makeAgreement, type Stage, type StagePlan, stagePlans, stages } from './mediation-stages.ts';
import type { DemoMediation, DemoMediationSession, DemoParty } from './mediation-types.ts';
import { buildingDispute, civilDisputes, type DemoDispute, publicSecurityDisputes } from './mediation-words.ts';
import { day, duringWork, hour, localDate, timestamp } from './moments.ts';
import { person } from './premises.ts';
import type { Random } from './random.ts';
import type { DemoAccount, DemoAddress, DemoPerson, DemoPremises, DemoStation } from './types.ts';

interface Making {
  readonly random: Random;
  readonly codes: InventedCodes;
  readonly station: DemoStation;
  readonly accounts: readonly DemoAccount[];
  readonly premises: readonly DemoPremises[];
  readonly addresses: readonly DemoAddress[];
  readonly now: number;
  /** Whether this is the station whose figures are those of the source: 58 with an outcome in a year, 55 of them settled. */
  readonly isMain: boolean;
}

export interface StationMediations {
  readonly mediations: DemoMediation[];
  /** Who is in disputes and nowhere else. They are the same from day to day. */
  readonly disputants: DemoPerson[];
}

const minute = 60_000;
/** Those who sign for a building and are entered one by one. */
const manyParties = 42;

/** The mediations of a station in the past year, and those that go on, at every stage. */
export function makeMediations(of: Making): StationMediations {
  const plans = stagePlans(of.isMain);
  const people = of.random.fork('people');
  const disputants: DemoPerson[] = [];
  const newcomer = () => {
    const made = person(people, of.codes, of.station);
    disputants.push(made);
    return made;
  };
  // All people first, so that the moment of the demo changes none of them.
  const casts = plans.map((plan) => ({
    claimants: Array.from({ length: plan.isOfBuilding ? manyParties : 1 }, newcomer),
    respondent: newcomer(),
    guardian: plan.hasGuardian ? newcomer() : null,
  }));
  const ownPersonId = of.accounts.find(({ roles }) => roles.includes('party'))?.personId ?? null;
  const mediations = plans.map((plan, at) => {
    const cast = casts[at];
    if (cast === undefined) throw new RangeError('A plan without people.');
    return new Story(of, plan, at, cast, ownPersonId).told();
  });
  return { mediations, disputants };
}

interface Cast {
  readonly claimants: readonly DemoPerson[];
  readonly respondent: DemoPerson;
  readonly guardian: DemoPerson | null;
}

/** One dispute, told as far as its plan says. */
class Story {
  readonly #of: Making;
  readonly #plan: StagePlan;
  readonly #cast: Cast;
  readonly #random: Random;
  readonly #ownPersonId: string | null;
  readonly #registeredAt: number;
  readonly #dispute: DemoDispute & { readonly ticked?: readonly string[] };

  constructor(of: Making, plan: StagePlan, at: number, cast: Cast, ownPersonId: string | null) {
    this.#of = of;
    this.#plan = plan;
    this.#cast = cast;
    this.#ownPersonId = ownPersonId;
    this.#random = of.random.fork(at);
    this.#registeredAt = Math.min(duringWork(of.now - plan.daysAgo * day, this.#random.integer(0, 420)), of.now - hour);
    const among = plan.kind === 'civil' ? civilDisputes : publicSecurityDisputes;
    const known = among[at % among.length];
    if (known === undefined) throw new RangeError('No dispute.');
    this.#dispute = plan.isOfBuilding ? buildingDispute : known;
  }

  /** So many days after the registration, and never ahead of the demo. */
  #at(days: number): number {
    return Math.min(this.#registeredAt + days * day, this.#of.now - minute);
  }

  #reached(stage: Stage): boolean {
    return stages.indexOf(stage) <= stages.indexOf(this.#plan.until);
  }

  #isAgreed(): boolean {
    return this.#reached('agreed') && this.#plan.ending !== 'failed' && this.#plan.ending !== 'refused';
  }

  told(): DemoMediation {
    const { station, premises, addresses, accounts } = this.#of;
    const place = this.#random.pick(premises);
    const address = addresses.find(({ id }) => id === place.addressId);
    const mediatorId = accounts.find(({ roles }) => roles.includes('mediator'))?.id ?? null;
    const parties = this.#parties();
    const sessions = this.#sessions();
    const [claimant] = parties;
    const respondent = parties.find(({ role }) => role === 'respondent');
    if (claimant === undefined || respondent === undefined) throw new RangeError('A dispute has two sides.');
    const isAgreed = this.#isAgreed();
    return {
      id: this.#random.uuid(this.#registeredAt),
      stationId: station.id,
      kind: this.#plan.kind,
      disputeType: this.#dispute.disputeType,
      origin: this.#random.pick(['application', 'application', 'offered']),
      subject: this.#dispute.subject,
      facts: this.#dispute.facts,
      appliedOn: localDate(this.#registeredAt),
      divisionCode: address?.divisionCode ?? station.divisionCode,
      premisesId: place.id,
      registeredAt: timestamp(this.#registeredAt),
      parties,
      mediatorId: this.#reached('consented') ? mediatorId : null,
      ticked: this.#dispute.ticked ?? [],
      moves: this.#moves(),
      sessions,
      agreement: isAgreed
        ? makeAgreement({
            random: this.#random,
            plan: this.#plan,
            dispute: this.#dispute,
            claimant,
            respondent,
            signers: parties.filter(({ role }) => role === 'claimant' || role === 'respondent').map(({ id }) => id),
            agreedAt: this.#at(6.1),
            performedAt: [this.#at(10), this.#at(16)],
          })
        : null,
      followUps: this.#reached('followed-up') && this.#plan.ending === undefined ? [this.#followUp()] : [],
      ending: this.#ending(),
    };
  }

  #parties(): DemoParty[] {
    const { claimants, respondent, guardian } = this.#cast;
    const { addresses } = this.#of;
    const party = (role: DemoParty['role'], personId: string, changes: Partial<DemoParty> = {}): DemoParty => ({
      id: this.#random.uuid(this.#registeredAt),
      personId: this.#plan.own === role && this.#ownPersonId !== null ? this.#ownPersonId : personId,
      role,
      address: this.#random.pick(addresses).fullText,
      standsForPartyId: null,
      needsGuardian: false,
      consent: this.#consentOf(role),
      ...changes,
    });
    const made = claimants.map(({ id }, at) => party('claimant', id, { needsGuardian: guardian !== null && at === 0 }));
    const ofGuardian =
      guardian === null
        ? []
        : [party('guardian', guardian.id, { standsForPartyId: made[0]?.id ?? null, consent: null })];
    return [...made, party('respondent', respondent.id), ...ofGuardian];
  }

  #consentOf(role: DemoParty['role']): DemoParty['consent'] {
    const givenAt = timestamp(this.#at(1));
    if (this.#plan.ending === 'refused') return role === 'respondent' ? { answer: 'refuses', givenAt } : null;
    const isAnswered = this.#reached('consented') || (this.#plan.isHalfAnswered === true && role === 'claimant');
    return isAnswered ? { answer: 'consents', givenAt } : null;
  }

  #sessions(): DemoMediationSession[] {
    if (!this.#reached('in-session')) return [];
    const session = { id: this.#random.uuid(this.#at(2.5)), place: '派出所调解室' };
    if (this.#plan.until === 'in-session') {
      return [{ ...session, plannedFor: timestamp(duringWork(this.#of.now + day, 60)), held: null }];
    }
    const starts = this.#at(6);
    const isAgreed = this.#isAgreed();
    return [
      {
        ...session,
        plannedFor: timestamp(starts),
        held: {
          startedAt: timestamp(starts),
          endedAt: timestamp(Math.min(starts + 90 * minute, this.#of.now - minute)),
          minutes: `调解员宣布纪律并告知权利义务。双方就“${this.#dispute.issues.replace(/。$/, '')}”陈述意见${isAgreed ? '，并达成一致' : '，分歧较大'}。`,
          outcome: isAgreed ? 'agreement' : 'no-agreement',
        },
      },
    ];
  }

  #moves(): DemoMediation['moves'] {
    const moves: [MediationMove, number][] = [['findEligible', 0.5]];
    if (this.#plan.until === 'registered') return [];
    if (this.#plan.ending === 'refused') moves.push(['refuse', 1], ['archiveRefused', 5]);
    else {
      const onTheWay: readonly (readonly [Stage, MediationMove, number])[] = [
        ['consented', 'consent', 1],
        ['accepted', 'accept', 2],
        ['in-session', 'beginSessions', 2.5],
        ...(this.#plan.until === 'held' || this.#plan.ending === 'failed'
          ? [['held', 'endSessionWithoutAgreement', 6.07] as const]
          : []),
      ];
      moves.push(
        ...onTheWay.flatMap(([stage, move, days]) =>
          this.#reached(stage) ? [[move, days] as [MediationMove, number]] : [],
        ),
      );
      moves.push(...(this.#plan.ending === 'failed' ? failure : this.#agreedMoves()));
    }
    return moves.map(([move, days]) => ({ move, at: timestamp(this.#at(days)) }));
  }

  #agreedMoves(): [MediationMove, number][] {
    const isBreached = this.#plan.ending === 'breached';
    const moves: readonly (readonly [Stage, MediationMove, number])[] = [
      ['agreed', 'agree', 6.1],
      ['effective', 'comeIntoForce', 6.1],
      ['performing', 'beginPerformance', 10],
      ['performed', 'completePerformance', 16],
      ['followed-up', 'followUp', 30],
      ['archived', 'archiveFollowedUp', 34],
    ];
    const reached = moves.flatMap(([stage, move, days]) =>
      this.#reached(stage) ? [[move, days] as [MediationMove, number]] : [],
    );
    return isBreached ? [...reached, ['breach', 32]] : reached;
  }

  #followUp() {
    return {
      id: this.#random.uuid(this.#at(30)),
      followedUpAt: timestamp(this.#at(30)),
      note: this.#random.pick([
        '电话回访，双方均已履行完毕，无新的矛盾。',
        '上门回访，协议履行到位，邻里关系缓和。',
        '到所回访，当事人对调解结果满意。',
      ]),
    };
  }

  #ending(): DemoMediation['ending'] {
    const at = (days: number) => timestamp(this.#at(days));
    if (this.#plan.ending === 'failed') {
      return { reason: '双方对赔偿金额分歧较大，不同意继续调解。', at: at(12), rightsToldAt: at(12) };
    }
    if (this.#plan.ending === 'breached') {
      return { reason: '约定事项到期未履行，经催告仍未履行。', at: at(32), rightsToldAt: at(32) };
    }
    return null;
  }
}

const failure: [MediationMove, number][] = [
  ['fail', 12],
  ['archiveFailed', 14],
];
