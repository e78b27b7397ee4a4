import type { AlertEscalation } from '@wardkit/contract/alert';
import { sql } from 'kysely';
import type { AlertDeadlineRow } from './alert-record.ts';

/** What the filing of a closed alert is due by: nobody waits for it, so that it escalates nothing. */
const filing = 'alert-archiving';

type Known = Pick<AlertDeadlineRow, 'limit_id' | 'due_at' | 'told_overdue_at' | 'outcome'>;

/** Whether a deadline is over, unmet and told. What is due of an open alert is never its filing. */
function isEscalated({ limit_id: limit, told_overdue_at: toldAt, outcome }: Known): boolean {
  return toldAt !== null && outcome === null && limit !== filing;
}

/** The escalation that the deadlines of an alert make: it is kept nowhere else, so that whatever ends one of them ends it too. */
export function escalationOf(deadlines: readonly Known[]): AlertEscalation | null {
  const oldest = deadlines
    .filter(isEscalated)
    .reduce<Known | null>((first, row) => (first === null || row.due_at < first.due_at ? row : first), null);
  return oldest === null ? null : { limit: oldest.limit_id, at: oldest.due_at.toISOString() };
}

/** The condition on alerts that they are escalated, as the partial index of their deadlines says it. */
export const whereEscalated = sql<boolean>`exists (
  select 1 from alert_deadlines
  where alert_deadlines.station_id = alerts.station_id and alert_deadlines.alert_id = alerts.id
    and alert_deadlines.outcome is null and alert_deadlines.told_overdue_at is not null
    and alert_deadlines.limit_id <> 'alert-archiving')`;
