import { longestCalendar, type MediationCalendarEntry } from '@wardkit/contract/mediation-calendar';
import { addDays, dayInShanghai } from '@wardkit/contract/working-days';
import { type RawBuilder, sql } from 'kysely';
import { atStations } from '../access/within-reach.ts';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { type DeadlineRow, toDeadline } from './mediation-deadlines.ts';
import { InputFaults } from './mediation-faults.ts';
import { admitOwnMediations, withinMediations } from './mediation-reach.ts';
import type { SessionRow } from './mediation-session-record.ts';

/** A session or a deadline with as much of its mediation as a calendar tells. */
interface EntryRow {
  readonly at: Date;
  /** What tells entries of one time apart. */
  readonly key: string;
  readonly station_id: string;
  readonly mediation_id: string;
  readonly number: string;
  readonly subject: string;
  readonly kind: string;
  readonly state: string;
  readonly session: Pick<SessionRow, 'id' | 'place' | 'state'> | null;
  readonly deadline: (Pick<DeadlineRow, 'rule_id' | 'outcome'> & { readonly started_at: string }) | null;
}

function toEntry(row: EntryRow, now: Date): MediationCalendarEntry {
  const at = row.at.toISOString();
  const deadline =
    row.deadline === null
      ? null
      : toDeadline(
          {
            ...row.deadline,
            started_at: new Date(row.deadline.started_at),
            due_at: row.at,
            last_day: null,
            missing_calendar_year: null,
            told_overdue_at: null,
          },
          now,
        );
  return {
    mediationId: row.mediation_id,
    number: row.number,
    subject: row.subject,
    kind: row.kind,
    state: row.state,
    what: row.session === null ? 'deadline' : 'session',
    day: dayInShanghai(at),
    at,
    sessionId: row.session?.id ?? null,
    place: row.session?.place ?? null,
    sessionState: row.session?.state ?? null,
    ruleId: deadline?.ruleId ?? null,
    title: deadline?.title ?? null,
    deadlineState: deadline?.state ?? null,
  };
}

/** The entries of one kind of table from one moment to another, after a place in the order, in that order. */
function entriesOf(of: {
  readonly table: 'mediation_sessions' | 'mediation_deadlines';
  readonly at: RawBuilder<unknown>;
  readonly key: RawBuilder<unknown>;
  readonly session: RawBuilder<unknown>;
  readonly deadline: RawBuilder<unknown>;
  readonly where: RawBuilder<boolean>;
}): RawBuilder<EntryRow> {
  return sql<EntryRow>`
    select ${of.at} as at, ${of.key} as key, mediations.station_id, mediations.id as mediation_id, mediations.number,
      mediations.subject, mediations.kind, mediations.state, ${of.session} as session, ${of.deadline} as deadline
    from ${sql.table(of.table)} as dated join mediations
      on mediations.station_id = dated.station_id and mediations.id = dated.mediation_id
    where ${of.where}`;
}

export const mediationCalendarHandlers = handlers<'mediations.listCalendar'>({
  'mediations.listCalendar': {
    async handle(context) {
      const { transaction, reach, query, cursors, concerns, now } = context;
      const faults = new InputFaults(context);
      if (query.to < query.from) {
        faults.add('#/query/to', 'before-first', 'The last day is before the first.', '结束日期早于开始日期。');
      } else if (query.to > addDays(query.from, longestCalendar - 1)) {
        faults.add(
          '#/query/to',
          'too-long',
          `Ask for ${longestCalendar} days at most.`,
          `一次最多查询 ${longestCalendar} 天。`,
        );
      }
      faults.refuse();
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const own = await admitOwnMediations(context);
      const stations = own.length === 0 ? reach.stations : [...new Set([...reach.stations, ...reach.home])];
      const [from, until] = [`${query.from}T00:00:00+08:00`, `${addDays(query.to, 1)}T00:00:00+08:00`];
      const [after, afterKey] = query.cursor === undefined ? [from, ''] : pages.read(query.cursor);
      const within = (at: RawBuilder<unknown>, key: RawBuilder<unknown>) => sql<boolean>`
        ${atStations('dated.station_id', stations)}
        and ${at} >= ${after}::timestamptz and ${at} < ${until}::timestamptz
        and (${at} > ${after}::timestamptz or ${key} collate "C" > ${afterKey}::text) and ${withinMediations(reach, own)}`;
      const [sessionAt, sessionKey] = [sql`dated.planned_for`, sql`'session ' || dated.id::text`];
      const [dueAt, dueKey] = [
        sql`dated.due_at`,
        sql`'deadline ' || dated.mediation_id::text || ' ' || dated.ordinal::text`,
      ];
      const sessions = entriesOf({
        table: 'mediation_sessions',
        at: sessionAt,
        key: sessionKey,
        session: sql`jsonb_build_object('id', dated.id, 'place', dated.place, 'state', dated.state)`,
        deadline: sql`null::jsonb`,
        where: sql<boolean>`${within(sessionAt, sessionKey)} and dated.state <> 'cancelled'`,
      });
      const deadlines = entriesOf({
        table: 'mediation_deadlines',
        at: dueAt,
        key: dueKey,
        session: sql`null::jsonb`,
        deadline: sql`jsonb_build_object('rule_id', dated.rule_id, 'outcome', dated.outcome, 'started_at', dated.started_at)`,
        where: within(dueAt, dueKey),
      });
      const { rows } = await sql<EntryRow>`
        select * from (${sessions} union all ${deadlines}) entries order by at, key collate "C" limit ${limit + 1}`.execute(
        transaction,
      );
      const page = cutPage(
        rows,
        limit,
        pages,
        (row) => [row.at.toISOString(), row.key],
        (row) => row,
      );
      for (const row of page.items) concerns(row.station_id, row.mediation_id);
      return { status: 200, body: { items: page.items.map((row) => toEntry(row, now)), next: page.next } };
    },
  },
});
