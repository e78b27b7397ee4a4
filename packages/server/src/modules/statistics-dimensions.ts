import { doorplateStates } from '@wardkit/contract/doorplates';
import { hazardStates } from '@wardkit/contract/hazards';
import { rentalCheckStates } from '@wardkit/contract/rental-checks';
import { periodDimensions } from '@wardkit/contract/statistics';
import { stayStates } from '@wardkit/contract/stays';
import { addDays } from '@wardkit/contract/working-days';
import { type RawBuilder, sql } from 'kysely';

/** The zone whose days count. */
export const timeZone = 'Asia/Shanghai';

/** Where the records of a module are, by what they fall into a period, and by what they can be cut. */
export interface CountedTable {
  readonly table: 'rental_checks' | 'hazards' | 'stays' | 'doorplates';
  /** The time by which a record falls into a period, of the table named `counted`. */
  readonly time: RawBuilder<unknown>;
  /** Whether `time` is a day and not a moment. */
  readonly isDay: boolean;
  /** By dimension the column and its codes, in the order of the contract. */
  readonly codes: Readonly<Record<string, { readonly column: RawBuilder<string>; readonly known: readonly string[] }>>;
}

const state = sql<string>`counted.state`;

/** The modules that this server keeps records of. Alerts and mediations join them with their tables. */
export const countedTables: Readonly<Record<string, CountedTable>> = {
  'rental-checks': {
    table: 'rental_checks',
    time: sql`coalesce(counted.finished_at, counted.observed_at)`,
    isDay: false,
    codes: { state: { column: state, known: rentalCheckStates.states } },
  },
  hazards: {
    table: 'hazards',
    time: sql`counted.observed_at`,
    isDay: false,
    codes: {
      state: { column: state, known: hazardStates.states },
      severity: { column: sql<string>`counted.severity::text`, known: ['1', '2', '3', '4'] },
    },
  },
  stays: {
    table: 'stays',
    time: sql`counted.started_on`,
    isDay: true,
    codes: { state: { column: state, known: stayStates.states } },
  },
  doorplates: {
    table: 'doorplates',
    time: sql`counted.issued_at`,
    isDay: false,
    codes: { state: { column: state, known: doorplateStates.states } },
  },
};

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
  const next = addDays(to, 1);
  return (['week', 'month'] as const).some(
    (period) => periodStart(period, from) === from && periodStart(period, next) === next,
  );
}

/** The first day of the next period. */
function following(period: Period, start: string): string {
  if (period === 'day') return addDays(start, 1);
  if (period === 'week') return addDays(start, 7);
  const month = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + monthsOf[period];
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** 0 is Sunday. */
function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
