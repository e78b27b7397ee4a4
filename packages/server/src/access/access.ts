import type { OperationRecord } from '@wardkit/contract/operation';
import type { OperationId } from '@wardkit/contract/operations';
import { isStaff, type Relation, type Role, roles } from '@wardkit/contract/role';
import { type Caller, isWithoutAccount, noStation } from './caller.ts';

/** How far a caller's call reaches. The database's policies and the handlers' conditions are both made from it. */
export interface Reach {
  /** The highest role that the operation admits the caller by. */
  readonly role: Role;
  /** Stations whose records the caller may work with. */
  readonly stations: readonly string[];
  /** Those of them that only a program reaches, of which it never reads a person. */
  readonly machines: readonly string[];
  /** Those of them where only what is assigned to the caller is within reach: the handler narrows to it. */
  readonly assigned: readonly string[];
  /**
   * Those of them where the caller works as a mediator and as nothing else: of what belongs to mediations, or serves them, the
   * handler narrows to those that are assigned, also where the operation's record names the station.
   */
  readonly mediating: readonly string[];
  /** Stations where the caller has an account of any kind. */
  readonly home: readonly string[];
  readonly accounts: readonly string[];
  /** The caller's own person records. */
  readonly persons: readonly string[];
}

export type Decision =
  | { readonly allowed: true; readonly reach: Reach }
  | { readonly allowed: false; readonly problem: 'unauthenticated' | 'forbidden' };

const strangersReach: Reach = {
  role: 'stranger',
  stations: [],
  machines: [],
  assigned: [],
  mediating: [],
  home: [],
  accounts: [],
  persons: [],
};

/** The one write of somebody without an account that a stranger may not make. */
const wayToAccount = 'invitations.redeem' satisfies OperationId;

/**
 * Decides whether a caller may make a call at all, from the operation's record alone: scope x role x relation.
 * Which records the call reaches is the {@link Reach}; a record outside of it does not exist for the caller.
 *
 * @example decide(operations['places.getPremises'], caller)
 */
export function decide(operation: OperationRecord, caller: Caller): Decision {
  const { callers, scope } = operation;
  if (caller.kind === 'stranger') {
    if (scope !== null || callers.stranger === undefined) return { allowed: false, problem: 'unauthenticated' };
    return { allowed: true, reach: strangersReach };
  }
  if (scope !== null && !caller.scopes.has(scope)) return { allowed: false, problem: 'forbidden' };
  // Widgets do what they need and nothing else, not even what a stranger may: that needs no token.
  if (caller.embed !== null && !caller.embed.operations.has(operation.id)) {
    return { allowed: false, problem: 'forbidden' };
  }
  // What is written stands at a station, so that to who has no account only the way to one is open, and what needs no token.
  const isOpenToAll = scope === null && callers.stranger !== undefined;
  if (operation.safety === 'unsafe' && isWithoutAccount(caller) && operation.id !== wayToAccount && !isOpenToAll) {
    return { allowed: false, problem: 'forbidden' };
  }
  const stations = new Map<string, Grant[]>();
  const persons = new Set<string>();
  const admitted = new Set<Role>();
  for (const account of caller.accounts) {
    for (const role of account.roles) {
      const relation = callers[role];
      if (relation === undefined) continue;
      admitted.add(role);
      const granted = grantOf(role, relation);
      if (granted !== null) stations.set(account.stationId, [...(stations.get(account.stationId) ?? []), granted]);
      if (hasPerson(role) && relation !== 'same-station' && account.personId !== null) persons.add(account.personId);
    }
  }
  const role = roles.findLast((each) => admitted.has(each));
  if (role === undefined) return { allowed: false, problem: 'forbidden' };
  const stationsWith = (narrow: (grant: Grant) => boolean) =>
    [...stations].filter(([, grants]) => grants.every(narrow)).map(([stationId]) => stationId);
  return {
    allowed: true,
    reach: {
      role,
      stations: [...stations.keys()],
      machines: stationsWith((grant) => grant.byMachine),
      assigned: stationsWith((grant) => grant.relation === 'assigned'),
      mediating: stationsWith((grant) => grant.role === 'mediator'),
      home: [...new Set(caller.accounts.map((account) => account.stationId))].filter((id) => id !== noStation),
      accounts: caller.accounts.map((account) => account.id),
      persons: [...persons],
    },
  };
}

/** What opens a station's records to a caller. */
interface Grant {
  readonly role: Role;
  readonly relation: Relation;
  readonly byMachine: boolean;
}

/**
 * What a role and its relation open of the station, or null for nothing: `own` opens what the caller made or is about and
 * no station, and `any` opens to those who are no staff what it opens to strangers.
 */
function grantOf(role: Role, relation: Relation): Grant | null {
  if (relation === 'own') return null;
  if (isStaff(role)) return { role, relation, byMachine: false };
  const isNamed = role === 'integrator' && relation !== 'any';
  return isNamed ? { role, relation, byMachine: true } : null;
}

/** Whether the accounts of a role stand for one person of the station's records. */
function hasPerson(role: Role): boolean {
  return !isStaff(role) && role !== 'integrator';
}
