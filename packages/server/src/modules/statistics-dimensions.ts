import { alertCategories, alertChannels, alertPriorities, codesOf } from '@wardkit/contract/alert-codes';
import { alertStates } from '@wardkit/contract/alert-states';
import { doorplateStates } from '@wardkit/contract/doorplates';
import { hazardStates } from '@wardkit/contract/hazards';
import { mediationKinds, mediationOutcomes } from '@wardkit/contract/mediation-record';
import { mediationStates } from '@wardkit/contract/mediation-states';
import { rentalCheckStates } from '@wardkit/contract/rental-checks';
import { periodDimensions } from '@wardkit/contract/statistics';
import { stayStates } from '@wardkit/contract/stays';
import { addDays } from '@wardkit/contract/working-days';
import { type RawBuilder, sql } from 'kysely';

/** The zone whose days count. */
export const timeZone = 'Asia/Shanghai';

/** Where the records of a module are, on what day they fall, and by what they can be cut. */
export interface CountedTable {
  readonly table: 'alerts' | 'rental_checks' | 'hazards' | 'stays' | 'doorplates' | 'mediations';
  /** The day on which a record of the table named `counted` falls. */
  readonly day: RawBuilder<string>;
  /** The code of the division in which a record lies; the community of its premises without it. */
  readonly division?: RawBuilder<string>;
  /** By dimension the column and its codes, in the order of the contract. */
  readonly codes: Readonly<Record<string, { readonly column: RawBuilder<string>; readonly known: readonly string[] }>>;
}

const state = sql<string>`counted.state`;
const dayOf = (moment: RawBuilder<unknown>) => sql<string>`(${moment} at time zone ${sql.lit(timeZone)})::date`;

/** The modules that this server keeps records of. */
export const countedTables: Readonly<Record<string, CountedTable>> = {
  alerts: {
    table: 'alerts',
    day: dayOf(sql`counted.received_at`),
    division: sql<string>`counted.division_code`,
    codes: {
      state: { column: state, known: alertStates.states },
      priority: { column: sql<string>`counted.priority`, known: codesOf(alertPriorities) },
      category: { column: sql<string>`counted.category`, known: codesOf(alertCategories) },
      channel: { column: sql<string>`counted.channel`, known: codesOf(alertChannels) },
      hour: {
        column: sql<string>`to_char(counted.received_at at time zone ${sql.lit(timeZone)}, 'HH24')`,
        known: Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')),
      },
    },
  },
  'rental-checks': {
    table: 'rental_checks',
    day: dayOf(sql`coalesce(counted.finished_at, counted.observed_at)`),
    codes: { state: { column: state, known: rentalCheckStates.states } },
  },
  hazards: {
    table: 'hazards',
    day: dayOf(sql`counted.observed_at`),
    codes: {
      state: { column: state, known: hazardStates.states },
      severity: { column: sql<string>`counted.severity::text`, known: ['1', '2', '3', '4'] },
    },
  },
  stays: {
    table: 'stays',
    day: sql<string>`counted.started_on`,
    codes: { state: { column: state, known: stayStates.states } },
  },
  doorplates: {
    table: 'doorplates',
    day: dayOf(sql`counted.issued_at`),
    codes: { state: { column: state, known: doorplateStates.states } },
  },
  mediations: {
    table: 'mediations',
    day: dayOf(sql`counted.registered_at`),
    division: sql<string>`counted.division_code`,
    codes: {
      state: { column: state, known: mediationStates.states },
      kind: { column: sql<string>`counted.kind`, known: mediationKinds },
      outcome: { column: sql<string>`coalesce(counted.outcome, 'open')`, known: ['open', ...mediationOutcomes] },
    },
  },
};

/** Where the records of a module lie: what a statement joins to tell it, and how the code is called then. */
export function whereCounted({ division }: CountedTable): {
  readonly join: RawBuilder<unknown>;
  readonly code: RawBuilder<string>;
} {
  if (division !== undefined) return { join: sql``, code: division };
  return {
    join: sql`join premises on premises.station_id = counted.station_id and premises.id = counted.premises_id`,
    code: sql<string>`premises.community_code`,
  };
}

type Period = (typeof periodDimensions)[number];

export function isPeriod(dimension: string): dimension is Period {
  return (periodDimensions as readonly string[]).includes(dimension);
}

const monthsOf: Readonly<Record<Period, number>> = { day: 0, week: 0, month: 1, quarter: 3, year: 12 };

/** The first day of the period that a day lies in. Weeks begin on Monday. */
export function periodStart(period: Period, day: string): string {
  if (period === 'day') return day;
  if (period === 'week') return addDays(day, -((weekday(day) + 6) % 7));
  const months = monthsOf[period];
  const month = Number(day.slice(5, 7)) - 1;
  return `${day.slice(0, 4)}-${String(month - (month % months) + 1).padStart(2, '0')}-01`;
}

/** The first days of the periods from one day to another, both included; at most `most` and one. */
export function periodsBetween(period: Period, from: string, to: string, most: number): string[] {
  const periods = [periodStart(period, from)];
  for (let next = following(period, periods[0] ?? from); next <= to; next = following(period, next)) {
    periods.push(next);
    if (periods.length > most) break;
  }
  return periods;
}

/** Whether a span is of whole calendar weeks, or of whole months, of which quarters and years are made. */
export function isOfWholePeriods(from: string, to: string): boolean {
  return isOfWhole('week', from, to) || isOfWhole('month', from, to);
}

/** Whether a span begins and ends with periods of this length. */
export function isOfWhole(period: Period, from: string, to: string): boolean {
  const next = addDays(to, 1);
  return periodStart(period, from) === from && periodStart(period, next) === next;
}

/** The first day of the next period. */
export function following(period: Period, start: string): string {
  if (period === 'day') return addDays(start, 1);
  if (period === 'week') return addDays(start, 7);
  const month = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + monthsOf[period];
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** 0 is Sunday. */
function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
