import { rolesOf } from '../access/caller.ts';
import { handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';

export const sessionHandlers = handlers<'session.get'>({
  'session.get': {
    async handle({ transaction, caller }) {
      if (caller.kind === 'stranger') throw new RequestProblem('unauthenticated');
      const [account] = caller.accounts;
      const station = await transaction
        .selectFrom('stations')
        .select(['id', 'name', 'division_code'])
        .where('id', '=', account.stationId)
        .executeTakeFirst();
      return {
        status: 200,
        body: {
          subject: caller.subject,
          personId: account.personId,
          displayName: account.displayName,
          roles: [...rolesOf(caller)],
          station:
            station === undefined ? null : { id: station.id, name: station.name, divisionCode: station.division_code },
          scopes: [...caller.scopes].sort(),
          expiresAt: caller.expiresAt.toISOString(),
        },
      };
    },
  },
});
