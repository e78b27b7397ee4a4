import type { OperationRecord } from '@wardkit/contract/operation';
import { isStaff, type Role, roles } from '@wardkit/contract/role';
import type { Caller } from './caller.ts';

/** How far a caller's call reaches. The database's policies and the handlers' conditions are both made from it. */
export interface Reach {
  /** The highest role that the operation admits the caller by. */
  readonly role: Role;
  /** Stations whose records the caller may work with as staff. */
  readonly stations: readonly string[];
  /** Stations where the caller has an account of any kind. */
  readonly home: readonly string[];
  readonly accounts: readonly string[];
  /** The caller's own person records. */
  readonly persons: readonly string[];
}

export type Decision =
  | { readonly allowed: true; readonly reach: Reach }
  | { readonly allowed: false; readonly problem: 'unauthenticated' | 'forbidden' };

/**
 * Decides whether a caller may make a call at all, from the operation's record alone: scope x role x relation.
 * Which records the call reaches is the {@link Reach}; a record outside of it does not exist for the caller.
 *
 * @example decide(operations['premises.get'], caller)
 */
export function decide(operation: OperationRecord, caller: Caller): Decision {
  const { callers, scope } = operation;
  if (caller.kind === 'stranger') {
    if (scope !== null || callers.stranger === undefined) return { allowed: false, problem: 'unauthenticated' };
    return { allowed: true, reach: { role: 'stranger', stations: [], home: [], accounts: [], persons: [] } };
  }
  if (scope !== null && !caller.scopes.has(scope)) return { allowed: false, problem: 'forbidden' };
  const stations = new Set<string>();
  const persons = new Set<string>();
  const admitted = new Set<Role>();
  for (const account of caller.accounts) {
    for (const role of account.roles) {
      const relation = callers[role];
      if (relation === undefined) continue;
      admitted.add(role);
      // `any` opens no further record to staff or landlords than they could see otherwise.
      if (isStaff(role) && relation !== 'own') stations.add(account.stationId);
      if (!isStaff(role) && relation !== 'same-station' && account.personId !== null) persons.add(account.personId);
    }
  }
  const role = roles.findLast((each) => admitted.has(each));
  if (role === undefined) return { allowed: false, problem: 'forbidden' };
  return {
    allowed: true,
    reach: {
      role,
      stations: [...stations],
      home: [...new Set(caller.accounts.map((account) => account.stationId))],
      accounts: caller.accounts.map((account) => account.id),
      persons: [...persons],
    },
  };
}
