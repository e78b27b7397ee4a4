import { isPast, knownDeadline } from '@wardkit/contract/deadlines';
import { legalRule } from '@wardkit/contract/legal-rules';
import type { MediationDeadline } from '@wardkit/contract/mediation-record';
import { addDays, dayInShanghai } from '@wardkit/contract/working-days';
import type { Selectable, Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';

export type DeadlineRow = Selectable<Schema['mediation_deadlines']>;
type MediationKey = { readonly station_id: string; readonly id: string };

/** What a list goes by where nothing is due. */
const endOfTime = '9999-12-31T00:00:00Z';
/** How long before its end a deadline is reminded of, in days. */
const remindDays = 3;

/** The rule that gives the parties a right and the station no duty: when it has passed there is nothing left to do. */
const rightOfParties = 'judicial-confirmation';

/** Everything that was ever due of a mediation, in the order in which it started. */
export function deadlinesOf(
  transaction: Transaction<Schema>,
  { station_id: stationId, id }: MediationKey,
): Promise<DeadlineRow[]> {
  return transaction
    .selectFrom('mediation_deadlines')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('mediation_id', '=', id)
    .orderBy('ordinal')
    .execute();
}

/** Whether the end of a deadline that nothing has met is noted to be over. */
function isNotedPassed(row: Pick<DeadlineRow, 'told_overdue_at'>): boolean {
  return row.told_overdue_at !== null;
}

type Waiting = Pick<DeadlineRow, 'rule_id' | 'outcome' | 'due_at' | 'told_overdue_at' | 'missing_calendar_year'>;

/**
 * The deadline that somebody should look at next: of those that nothing has met or ended the one that is due first; where
 * none has a due time, the one whose calendar is missing, for somebody to know.
 */
export function nextDeadlineOf<Row extends Waiting>(deadlines: readonly Row[]): Row | null {
  const open = deadlines.filter((row) => row.outcome === null);
  const waiting = open.filter((row) => row.due_at !== null && !(row.rule_id === rightOfParties && isNotedPassed(row)));
  const first = waiting.reduce<Row | null>(
    (first, row) => (first === null || Number(row.due_at) < Number(first.due_at) ? row : first),
    null,
  );
  return first ?? open.find((row) => row.missing_calendar_year !== null) ?? null;
}

/**
 * A deadline as the contract shows it.
 *
 * @param now by which one that runs is told as passed; without it, by what is noted, so that a version stands for one state
 */
export function toDeadline(
  row: Omit<DeadlineRow, 'station_id' | 'mediation_id' | 'ordinal' | 'ended_at' | 'reminded_at' | 'tell_at'>,
  now?: Date,
): MediationDeadline {
  const rule = legalRule(row.rule_id);
  const isOver =
    now === undefined
      ? isNotedPassed(row)
      : row.due_at !== null && isPast({ dueAt: row.due_at.toISOString() }, now.toISOString());
  return {
    ruleId: row.rule_id,
    title: rule?.title ?? { 'zh-Hans': row.rule_id },
    source: rule?.source ?? { 'zh-Hans': row.rule_id },
    article: rule?.article ?? null,
    startedAt: row.started_at.toISOString(),
    lastDay: row.last_day,
    dueAt: row.due_at?.toISOString() ?? null,
    missingCalendarYear: row.missing_calendar_year,
    state: row.outcome ?? (isOver ? 'passed' : 'running'),
  };
}

/** A clock that starts. */
export interface Starting {
  readonly ruleId: string;
  readonly at: Date;
  /** The last day, where the parties agreed on it and no rule counts it. */
  readonly lastDay?: string;
}

/** How the clocks of a mediation turn at a time. */
export interface Turning {
  /** What is done that these rules ask for. */
  readonly met?: readonly string[];
  /** When it was done; by a day, its last moment counts. */
  readonly at: Date;
  /** Everything else that runs no longer matters. */
  readonly endsOthers?: boolean;
  readonly starts?: readonly Starting[];
}

function dueOf({ ruleId, at, lastDay }: Starting) {
  if (lastDay !== undefined) {
    // What binds nobody yet is owed by nobody: a day before the agreement is in force ends on the day on which it is.
    const first = dayInShanghai(at.toISOString());
    const last = lastDay < first ? first : lastDay;
    return { lastDay: last, dueAt: `${last}T23:59:59+08:00`, missingCalendarYear: null };
  }
  const rule = legalRule(ruleId);
  if (rule === undefined) throw new Error(`no legal rule ${ruleId}`);
  return knownDeadline(rule, at.toISOString());
}

/** When somebody is first to be told of a deadline: some days before its end, or at its start where that is later. */
function tellAt(startedAt: Date, dueAt: string | null): Date | null {
  if (dueAt === null) return null;
  return new Date(Math.max(startedAt.getTime(), Date.parse(dueAt) - remindDays * 24 * 3_600_000));
}

/** What a turn makes of the clocks of a mediation. */
interface Turned<Row> {
  readonly ended: readonly { readonly row: Row; readonly outcome: 'met' | 'passed' | 'ended' }[];
  /** Those that start. One that runs or has run is not started again: each rule counts once. */
  readonly starting: readonly Starting[];
}

/** What a turn ends of the clocks that were ever started, and what it starts. */
export function turned<Row extends Pick<DeadlineRow, 'rule_id' | 'outcome' | 'due_at'>>(
  known: readonly Row[],
  { met = [], at, endsOthers = false, starts = [] }: Turning,
): Turned<Row> {
  const outcomeOf = (row: Row) => {
    const isOver = row.due_at !== null && isPast({ dueAt: row.due_at.toISOString() }, at.toISOString());
    return isOver ? 'passed' : met.includes(row.rule_id) ? 'met' : 'ended';
  };
  return {
    ended: known
      .filter((row) => row.outcome === null && (endsOthers || met.includes(row.rule_id)))
      .map((row) => ({ row, outcome: outcomeOf(row) })),
    starting: starts.filter(({ ruleId }) => !known.some((row) => row.rule_id === ruleId)),
  };
}

/**
 * Ends and starts clocks of a mediation that is held.
 *
 * @returns the columns of the mediation that follow from it
 */
export async function turnDeadlines(
  transaction: Transaction<Schema>,
  mediation: MediationKey,
  turning: Turning,
): Promise<{ next_due_at: Date | null; listed_due_at: Date | string }> {
  const known = await deadlinesOf(transaction, mediation);
  const { ended, starting } = turned(known, turning);
  for (const { row, outcome } of ended) {
    await transaction
      .updateTable('mediation_deadlines')
      .set({ outcome, ended_at: turning.at, tell_at: null })
      .where('station_id', '=', row.station_id)
      .where('mediation_id', '=', row.mediation_id)
      .where('ordinal', '=', row.ordinal)
      .execute();
  }
  const left = known.filter((row) => !ended.some((each) => each.row === row));
  if (starting.length > 0) {
    const ordinal = (known.at(-1)?.ordinal ?? 0) + 1;
    const started = await transaction
      .insertInto('mediation_deadlines')
      .values(starting.map((each, index) => deadlineRow(mediation, each, ordinal + index)))
      .returningAll()
      .execute();
    left.push(...started);
  }
  return dueColumns(left);
}

/** A deadline that starts, as it is written. */
export function deadlineRow({ station_id: stationId, id }: MediationKey, starting: Starting, ordinal: number) {
  const { lastDay, dueAt, missingCalendarYear } = dueOf(starting);
  return {
    station_id: stationId,
    mediation_id: id,
    ordinal,
    rule_id: starting.ruleId,
    started_at: starting.at,
    last_day: lastDay,
    due_at: dueAt,
    missing_calendar_year: missingCalendarYear,
    tell_at: tellAt(starting.at, dueAt),
  };
}

/** The columns of a mediation that follow from its deadlines. */
export function dueColumns(deadlines: readonly Waiting[]) {
  const due = nextDeadlineOf(deadlines)?.due_at ?? null;
  return { next_due_at: due, listed_due_at: due ?? endOfTime };
}

/** The last moment of a day in Asia/Shanghai. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(`${addDays(day, 0)}T23:59:59+08:00`));
}
