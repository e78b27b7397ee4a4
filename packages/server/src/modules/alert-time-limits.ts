import type { AlertTimeLimit } from '@wardkit/contract/alert-time-limits';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { limitsOf, type StationLimit } from './alert-limits.ts';
import { ownStation } from './records.ts';

function toLimit(stationId: string, { id, version, seconds, remindSeconds, isOwn }: StationLimit): AlertTimeLimit {
  return { id, version, stationId, seconds, remindSeconds, source: isOwn ? 'station' : 'project default' };
}

async function limitOf({ transaction }: Pick<Context, 'transaction'>, stationId: string, id: string) {
  return (await limitsOf(transaction, stationId)).find((limit) => limit.id === id);
}

export const alertTimeLimitsHandlers = handlers<'alertTimeLimits.list' | 'alertTimeLimits.change'>({
  'alertTimeLimits.list': {
    async handle({ transaction, reach, query, cursors }) {
      const pages = cursors(filterOf(query));
      const from = query.cursor === undefined ? 0 : Number(pages.read(query.cursor)[0]);
      const limits: AlertTimeLimit[] = [];
      for (const stationId of [...reach.stations].sort()) {
        for (const limit of await limitsOf(transaction, stationId)) limits.push(toLimit(stationId, limit));
      }
      // The rows of the contract's table never change their places, so that a place is a position.
      const rows = limits.map((limit, at) => ({ limit, at })).slice(from);
      const body = cutPage(
        rows,
        pageSize(query),
        pages,
        ({ at }) => [at + 1],
        ({ limit }) => limit,
      );
      return { status: 200, body };
    },
  },

  'alertTimeLimits.change': {
    async handle(context) {
      const { transaction, reach, parameters, body, ifMatch, emit } = context;
      const stationId = ownStation(reach);
      const seen = await limitOf(context, stationId, parameters.limitId);
      if (seen === undefined) throw new RequestProblem('not-found');
      // The row is there from now on, so that two who change it wait for each other.
      await transaction
        .insertInto('alert_time_limits')
        .values({ station_id: stationId, id: seen.id, version: 1 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await transaction
        .selectFrom('alert_time_limits')
        .select('version')
        .where('station_id', '=', stationId)
        .where('id', '=', seen.id)
        .forUpdate()
        .execute();
      const before = await limitOf(context, stationId, seen.id);
      if (before?.version !== ifMatch) {
        throw new RequestProblem('version-stale', { current: toLimit(stationId, before ?? seen) });
      }
      const version = before.version + 1;
      const { seconds, remindSeconds } = body;
      await transaction
        .updateTable('alert_time_limits')
        .set({
          version,
          ...(seconds === undefined ? {} : { seconds: seconds === null ? null : JSON.stringify(seconds) }),
          ...(remindSeconds === undefined ? {} : { remind_seconds: remindSeconds }),
        })
        .where('station_id', '=', stationId)
        .where('id', '=', seen.id)
        .execute();
      const changed = await limitOf(context, stationId, seen.id);
      if (changed === undefined) throw new Error('a limit is not there');
      await emit('alert-time-limit.changed', stationId, `/v1/alert-time-limits/${seen.id}`, { id: seen.id, version });
      return { status: 200, body: toLimit(stationId, changed), version };
    },
  },
});
