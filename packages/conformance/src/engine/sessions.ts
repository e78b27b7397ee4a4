import type { Account } from './account.ts';
import { memberOf } from './answer.ts';
import { Caller, type Line } from './caller.ts';

/**
 * Asks the server who each account is, where it claims to tell. Accounts that name no station take the one told.
 *
 * @returns how many tokens the server took and refused; null where it does not claim the session
 */
export async function readSessions(
  accounts: readonly Account[],
  line: Line,
  isClaimed: boolean,
): Promise<{ taken: number; refused: number } | null> {
  if (!isClaimed || accounts.length === 0) return null;
  const counts = { taken: 0, refused: 0 };
  await Promise.all(
    accounts.map(async (account) => {
      const answer = await new Caller(account, line).call('session.get');
      if (answer.status === 401 || answer.status === 403) counts.refused += 1;
      if (answer.status !== 200) return;
      counts.taken += 1;
      const text = (name: string) => {
        const value = memberOf(answer.body, name);
        return typeof value === 'string' ? value : null;
      };
      const stationId = memberOf(memberOf(answer.body, 'station'), 'id');
      const divisionCode = memberOf(memberOf(answer.body, 'station'), 'divisionCode');
      const scopes = memberOf(answer.body, 'scopes');
      account.session = {
        subject: text('subject') ?? '',
        personId: text('personId'),
        stationId: typeof stationId === 'string' ? stationId : null,
        divisionCode: typeof divisionCode === 'string' ? divisionCode : null,
        scopes: Array.isArray(scopes) ? scopes.map(String) : null,
      };
      if (account.station === '') account.station = account.session.stationId ?? '';
    }),
  );
  return counts;
}
