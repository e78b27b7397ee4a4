/** The roles on the path of version 0.1, from least to most. A caller without a token is a stranger. */
export const roles = [
  'stranger',
  'resident',
  'landlord',
  'auxiliary',
  'officer',
  'supervisor',
  'administrator',
] as const;

/** One of {@link roles}. */
export type Role = (typeof roles)[number];

/** The roles of people who work at a station. */
export const staffRoles = ['auxiliary', 'officer', 'supervisor', 'administrator'] as const satisfies readonly Role[];

/** `any`: every record. `same-station`: records of the caller's own station. `own`: records about the caller's person. */
export type Relation = 'any' | 'same-station' | 'own';

/** Tells whether a role belongs to a station's staff. */
export function isStaff(role: string): role is (typeof staffRoles)[number] {
  return (staffRoles as readonly string[]).includes(role);
}

/** Everybody, strangers included, to every record. */
export const everybody = {
  stranger: 'any',
  resident: 'any',
  landlord: 'any',
  auxiliary: 'any',
  officer: 'any',
  supervisor: 'any',
  administrator: 'any',
} as const satisfies Partial<Record<Role, Relation>>;

/** The staff of the station that keeps the record. */
export const staffOfStation = {
  auxiliary: 'same-station',
  officer: 'same-station',
  supervisor: 'same-station',
  administrator: 'same-station',
} as const satisfies Partial<Record<Role, Relation>>;

/** The staff of the station, and the landlord whom the record is about. */
export const staffAndOwnLandlord = { landlord: 'own', ...staffOfStation } as const;
