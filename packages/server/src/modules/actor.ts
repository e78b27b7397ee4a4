import type { Actor } from '@wardkit/contract/actor';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';

/** Who makes a call, as a record of a station keeps it. */
export interface ActingAccount {
  readonly id: string;
  /** As it is told. */
  readonly actor: Actor;
}

/**
 * The caller's account at a station, in the role that the operation admits them by.
 *
 * @throws {RequestProblem} `forbidden` without an account there
 */
export function actingAt({ caller, reach }: Pick<Context, 'caller' | 'reach'>, stationId: string): ActingAccount {
  const account =
    caller.kind === 'signed-in' ? caller.accounts.find((each) => each.stationId === stationId) : undefined;
  if (account === undefined) throw new RequestProblem('forbidden');
  return { id: account.id, actor: { role: reach.role, displayName: account.displayName } };
}
