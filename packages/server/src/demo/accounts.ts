import { personName, shownName } from './invented-names.ts';
import type { Random } from './random.ts';
import type { StationPlan } from './station-plans.ts';
import { demoBegan } from './stations.ts';
import type { DemoAccount, DemoPerson, DemoRole, DemoSignIn, DemoStation } from './types.ts';

/** Two officers and two auxiliaries a station: two people can meet on one check. */
const staff = [
  ['officer', 1],
  ['officer', 2],
  ['auxiliary', 1],
  ['auxiliary', 2],
  ['supervisor', 1],
  ['administrator', 1],
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

const roleLabels = {
  officer: { 'zh-Hans': '社区民警', en: 'officer' },
  auxiliary: { 'zh-Hans': '辅警', en: 'auxiliary' },
  supervisor: { 'zh-Hans': '所领导', en: 'supervisor' },
  administrator: { 'zh-Hans': '系统管理员', en: 'administrator' },
  landlord: { 'zh-Hans': '房东', en: 'landlord' },
} as const;

/** The sign-ins that a person is offered: everybody at the first station, one officer and one landlord at the others. */
export function makeSignIns(plans: readonly StationPlan[]): DemoSignIn[] {
  const signIn = (plan: StationPlan, role: keyof typeof roleLabels, number: number): DemoSignIn => ({
    subject: `${plan.key}-${role}-${number}`,
    role,
    label: {
      'zh-Hans': `${plan.name} · ${roleLabels[role]['zh-Hans']}${number > 1 ? ` ${number}` : ''}`,
      en: `${plan.englishName} station, ${roleLabels[role].en}${number > 1 ? ` ${number}` : ''}`,
    },
  });
  return plans.flatMap((plan, index) =>
    index === 0
      ? [
          signIn(plan, 'officer', 1),
          signIn(plan, 'officer', 2),
          signIn(plan, 'auxiliary', 1),
          signIn(plan, 'landlord', 1),
          signIn(plan, 'supervisor', 1),
          signIn(plan, 'administrator', 1),
        ]
      : [signIn(plan, 'officer', 1), signIn(plan, 'landlord', 1)],
  );
}
