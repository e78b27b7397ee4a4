import type { OperationRecord } from '@wardkit/contract/operation';
import type { Caller } from '../engine/caller.ts';
import type { Context } from '../engine/context.ts';
import { membersOf } from '../engine/schema-walk.ts';
import { changeablePlayground, makeToy, type Toy } from './playground.ts';

const standing = new WeakMap<Context, Map<Caller, Promise<Toy>>>();

/** A subscription that stays to the end of the run, one an account, for checks that must find one. */
function standingToy(context: Context, caller: Caller): Promise<Toy> {
  const toys = standing.get(context) ?? new Map<Caller, Promise<Toy>>();
  standing.set(context, toys);
  const toy = toys.get(caller) ?? makeToy(context, changeablePlayground(context), caller);
  toys.set(caller, toy);
  return toy;
}

/**
 * The parameters of a call for a record that an account sees; null where it sees none. A subscription is always one of
 * this account's own making: those that the finder would find may be deleted by another check meanwhile.
 *
 * @param mustBeOwn only a record that tells the account's own station, so not one that is for all
 */
export async function parametersFor(
  context: Context,
  caller: Caller,
  operation: OperationRecord,
  mustBeOwn = false,
): Promise<Record<string, string> | null> {
  const names = Object.keys(membersOf(operation.parameters));
  if (!names.includes('subscriptionId')) return context.finder.parameters(caller, operation, mustBeOwn);
  const mayMake = context.claims('subscriptions.create') && operation.callers[caller.account.role] !== undefined;
  if (!mayMake || names.length > 1) return null;
  return { subscriptionId: (await standingToy(context, caller)).id };
}
