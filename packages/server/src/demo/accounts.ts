import { personName, shownName } from './invented-names.ts';
import type { Random } from './random.ts';
import type { StationPlan } from './station-plans.ts';
import { demoBegan } from './stations.ts';
import type { DemoAccount, DemoPerson, DemoRole, DemoSignIn, DemoStation, DemoText } from './types.ts';

/** Two officers and two auxiliaries a station: two people can meet on one check. */
const staff = [
  ['officer', 1],
  ['officer', 2],
  ['auxiliary', 1],
  ['auxiliary', 2],
  ['supervisor', 1],
  ['administrator', 1],
  ['mediator', 1],
  ['duty-officer', 1],
  ['audit-reviewer', 1],
] as const satisfies readonly (readonly [DemoRole, number])[];

/** The accounts of a station's staff; their subjects are the same for every seed. */
export function makeStaff(random: Random, plan: StationPlan, station: DemoStation): DemoAccount[] {
  return staff.map(([role, number]) => ({
    id: random.uuid(demoBegan),
    subject: `${plan.key}-${role}-${number}`,
    displayName: personName(random),
    roles: [role],
    stationId: station.id,
    personId: null,
  }));
}

/** Accounts of landlords, linked to their person records. The first always has one, of the rest about two thirds. */
export function makeLandlordAccounts(
  random: Random,
  plan: StationPlan,
  station: DemoStation,
  landlords: readonly DemoPerson[],
): DemoAccount[] {
  const linked = landlords.filter((_, index) => random.chance(0.65) || index === 0);
  return linked.map((landlord, index) => ({
    id: random.uuid(demoBegan),
    subject: `${plan.key}-landlord-${index + 1}`,
    // A display name is shown without a purpose, so it is masked already.
    displayName: shownName(landlord.name),
    roles: ['landlord'],
    stationId: station.id,
    personId: landlord.id,
  }));
}

/** Two tenants who sign in: one to what is recorded of the own person, one as a party to a dispute. */
export function makeTenantAccounts(
  random: Random,
  plan: StationPlan,
  station: DemoStation,
  tenants: readonly DemoPerson[],
): DemoAccount[] {
  return (['resident', 'party'] as const).flatMap((role, index) => {
    const tenant = tenants[index];
    if (tenant === undefined) return [];
    return [
      {
        id: random.uuid(demoBegan),
        subject: `${plan.key}-${role}-1`,
        displayName: shownName(tenant.name),
        roles: [role],
        stationId: station.id,
        personId: tenant.id,
      },
    ];
  });
}

/** The account of a program that works with the station: nobody's person record. */
export function makeIntegrator(random: Random, plan: StationPlan, station: DemoStation): DemoAccount {
  return {
    id: random.uuid(demoBegan),
    subject: `${plan.key}-integrator-1`,
    displayName: `${plan.county}政务服务平台`,
    roles: ['integrator'],
    stationId: station.id,
    personId: null,
  };
}

const roleLabels = {
  officer: { 'zh-Hans': '社区民警', en: 'officer' },
  auxiliary: { 'zh-Hans': '辅警', en: 'auxiliary' },
  supervisor: { 'zh-Hans': '所领导', en: 'supervisor' },
  administrator: { 'zh-Hans': '系统管理员', en: 'administrator' },
  landlord: { 'zh-Hans': '房东', en: 'landlord' },
  resident: { 'zh-Hans': '住户', en: 'resident' },
  party: { 'zh-Hans': '纠纷当事人', en: 'party to a dispute' },
  mediator: { 'zh-Hans': '调解员', en: 'mediator' },
  'duty-officer': { 'zh-Hans': '值班民警', en: 'duty officer' },
  'audit-reviewer': { 'zh-Hans': '审计员', en: 'audit reviewer' },
  integrator: { 'zh-Hans': '对接系统', en: 'connected system' },
} as const satisfies Record<DemoRole, DemoText>;

/** The sign-ins on offer: every role at the first station, and at the others who is needed to show what is not theirs. */
export function makeSignIns(plans: readonly StationPlan[]): DemoSignIn[] {
  const signIn = (plan: StationPlan, role: keyof typeof roleLabels, number: number): DemoSignIn => ({
    subject: `${plan.key}-${role}-${number}`,
    role,
    label: {
      'zh-Hans': `${plan.name} · ${roleLabels[role]['zh-Hans']}${number > 1 ? ` ${number}` : ''}`,
      en: `${plan.englishName} station, ${roleLabels[role].en}${number > 1 ? ` ${number}` : ''}`,
    },
  });
  const ofStations = plans.flatMap((plan, index) =>
    index === 0
      ? [
          signIn(plan, 'officer', 1),
          signIn(plan, 'officer', 2),
          signIn(plan, 'auxiliary', 1),
          signIn(plan, 'landlord', 1),
          signIn(plan, 'supervisor', 1),
          signIn(plan, 'administrator', 1),
          signIn(plan, 'duty-officer', 1),
          signIn(plan, 'mediator', 1),
          signIn(plan, 'audit-reviewer', 1),
          signIn(plan, 'resident', 1),
          signIn(plan, 'party', 1),
          signIn(plan, 'integrator', 1),
        ]
      : [signIn(plan, 'officer', 1), signIn(plan, 'landlord', 1), signIn(plan, 'administrator', 1)],
  );
  return [...ofStations, newcomer];
}

/** Somebody whom the issuer knows and no station: who gets a code on paper redeems it so. */
const newcomer: DemoSignIn = {
  subject: 'newcomer',
  role: 'resident',
  label: { 'zh-Hans': '尚无账户的新用户', en: 'somebody without an account yet' },
};
