import { isStaff, roles } from '@wardkit/contract/role';
import { everyOperation, type Rule } from '../contract.ts';

/** Who may call. */
export const callersRules: Rule[] = [
  {
    name: 'open-to-strangers',
    why: 'who signs in must not lose what they could do without',
    *check(contract) {
      for (const { id, callers, scope } of everyOperation(contract)) {
        if ((scope === null) !== (callers.stranger !== undefined)) {
          yield { operation: id, where: 'callers', message: 'no scope, and strangers among the callers, go together' };
        }
        if (callers.stranger === undefined) continue;
        const lost = roles.filter((role) => callers[role] !== 'any');
        if (lost.length > 0)
          yield { operation: id, where: 'callers', message: `less than a stranger may: ${lost.join(', ')}` };
      }
    },
  },
  {
    name: 'nobody-may',
    why: 'an operation that nobody may call is not there',
    *check(contract) {
      for (const { id, callers } of everyOperation(contract)) {
        if (Object.keys(callers).length === 0) yield { operation: id, where: 'callers', message: 'names no role' };
      }
    },
  },
  {
    name: 'relation-of-role',
    why: 'a resident has no station whose records they could see',
    *check(contract) {
      for (const { id, callers } of everyOperation(contract)) {
        for (const role of ['resident', 'party', 'landlord'] as const) {
          if (callers[role] === 'same-station')
            yield { operation: id, where: 'callers', message: `${role} sees what is their own` };
        }
        for (const role of roles) {
          if (isStaff(role) && callers[role] === 'any' && callers.stranger === undefined) {
            yield { operation: id, where: 'callers', message: `${role} sees records of the own station` };
          }
        }
      }
    },
  },
];
