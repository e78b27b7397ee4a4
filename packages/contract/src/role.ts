/** The roles of the contract, from least to most. A caller without a token is a stranger. */
export const roles = [
  'stranger',
  'resident',
  'party',
  'landlord',
  'integrator',
  'auxiliary',
  'mediator',
  'officer',
  'duty-officer',
  'audit-reviewer',
  'supervisor',
  'administrator',
] as const;

/** One of {@link roles}. */
export type Role = (typeof roles)[number];

/** The roles of people who work at a station. */
export const staffRoles = [
  'auxiliary',
  'mediator',
  'officer',
  'duty-officer',
  'audit-reviewer',
  'supervisor',
  'administrator',
] as const satisfies readonly Role[];

/**
 * `any`: every record. `same-station`: records of the caller's own station or area. `own`: records about the caller's
 * person, or that the caller made. `assigned`: records that are given to the caller to work on.
 */
export type Relation = 'any' | 'same-station' | 'own' | 'assigned';

/** Tells whether a role belongs to a station's staff. */
export function isStaff(role: string): role is (typeof staffRoles)[number] {
  return (staffRoles as readonly string[]).includes(role);
}

/** Everybody, strangers included, to every record. */
export const everybody = {
  stranger: 'any',
  resident: 'any',
  party: 'any',
  landlord: 'any',
  integrator: 'any',
  auxiliary: 'any',
  mediator: 'any',
  officer: 'any',
  'duty-officer': 'any',
  'audit-reviewer': 'any',
  supervisor: 'any',
  administrator: 'any',
} as const satisfies Partial<Record<Role, Relation>>;

/** Those of the station's staff who work with its records every day. */
export const staffOfStation = {
  auxiliary: 'same-station',
  officer: 'same-station',
  'duty-officer': 'same-station',
  supervisor: 'same-station',
  administrator: 'same-station',
} as const satisfies Partial<Record<Role, Relation>>;

/** The staff of the station, and the landlord whom the record is about. */
export const staffAndOwnLandlord = { landlord: 'own', ...staffOfStation } as const;

/** Everybody who has signed in, to what is their own. */
export const everySignedIn = {
  resident: 'own',
  party: 'own',
  landlord: 'own',
  integrator: 'own',
  auxiliary: 'own',
  mediator: 'own',
  officer: 'own',
  'duty-officer': 'own',
  'audit-reviewer': 'own',
  supervisor: 'own',
  administrator: 'own',
} as const satisfies Partial<Record<Role, Relation>>;

/** Those who keep the station's registers: premises, dwellings, organisations, stays. */
export const registrarsOfStation = {
  auxiliary: 'same-station',
  officer: 'same-station',
  supervisor: 'same-station',
  administrator: 'same-station',
} as const satisfies Partial<Record<Role, Relation>>;
