import { type Context, handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { repeatRuleOf } from './alert-repeat-rule-record.ts';

/** @throws {RequestProblem} `not-found` for a station that the caller does not reach, as for one that is not there */
function stationWithin({ reach, parameters }: Pick<Context, 'reach'> & { parameters: { stationId: string } }): string {
  const stationId = parameters.stationId.toLowerCase();
  if (!reach.stations.includes(stationId)) throw new RequestProblem('not-found');
  return stationId;
}

export const alertRepeatRulesHandlers = handlers<'alertRepeatRules.get' | 'alertRepeatRules.change'>({
  'alertRepeatRules.get': {
    async handle(context) {
      const rule = await repeatRuleOf(context.transaction, stationWithin(context));
      return { status: 200, body: rule, version: rule.version };
    },
  },

  'alertRepeatRules.change': {
    async handle(context) {
      const { transaction, ifMatch, emit } = context;
      const { days, metres } = context.body;
      const stationId = stationWithin(context);
      // The row is there from now on, so that two who change it wait for each other.
      await transaction
        .insertInto('alert_repeat_rules')
        .values({ station_id: stationId, version: 1 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await transaction
        .selectFrom('alert_repeat_rules')
        .select('version')
        .where('station_id', '=', stationId)
        .forUpdate()
        .execute();
      const before = await repeatRuleOf(transaction, stationId);
      if (before.version !== ifMatch) throw new RequestProblem('version-stale', { current: before });
      const version = before.version + 1;
      await transaction
        .updateTable('alert_repeat_rules')
        .set({ version, ...(days === undefined ? {} : { days }), ...(metres === undefined ? {} : { metres }) })
        .where('station_id', '=', stationId)
        .execute();
      await emit('alert-repeat-rule.changed', stationId, `/v1/alert-repeat-rules/${stationId}`, {
        id: stationId,
        version,
      });
      return { status: 200, body: await repeatRuleOf(transaction, stationId), version };
    },
  },
});
