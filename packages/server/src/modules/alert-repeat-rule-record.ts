import { type AlertRepeatRule, defaultAlertRepeatRule } from '@wardkit/contract/alert-repeat-rules';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';

/** The rule of a station: each part its own where its administrator has set it. */
export async function repeatRuleOf(transaction: Transaction<Schema>, stationId: string): Promise<AlertRepeatRule> {
  const own = await transaction
    .selectFrom('alert_repeat_rules')
    .selectAll()
    .where('station_id', '=', stationId)
    .executeTakeFirst();
  const { days, metres, version } = own ?? { days: null, metres: null, version: 1 };
  return {
    stationId,
    version,
    days: days ?? defaultAlertRepeatRule.days,
    metres: metres ?? defaultAlertRepeatRule.metres,
    source: days === null && metres === null ? defaultAlertRepeatRule.source : 'station',
  };
}
