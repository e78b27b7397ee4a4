import { changeResponseUnit } from '@wardkit/contract/response-units';

/** Whether a caller with these roles sets units up, by the operation's record; the server may still refuse it. */
export function isKeeper(roles: readonly string[]): boolean {
  return Object.keys(changeResponseUnit.callers).some((role) => roles.includes(role));
}
