import { readFile, writeFile } from 'node:fs/promises';

/** The package's table: each day off and each working weekend by its day. */
interface Table {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

export const target = new URL('../src/working-calendar-data.ts', import.meta.url);

/**
 * The source of `working-calendar-data.ts`, from the table that `chinese-days` ships. A year counts as held when it has its
 * New Year's Day and its National Day.
 *
 * @throws {Error} where the table names a day of a year that it does not hold
 */
export async function workingCalendarSource(): Promise<string> {
  const file = import.meta.resolve('chinese-days/dist/chinese-days.json');
  const table = JSON.parse(await readFile(new URL(file), 'utf8')) as Table;
  const named = Object.keys({ ...table.holidays, ...table.workdays });
  const years = [...new Set(named.map((day) => day.slice(0, 4)))].sort();
  const lines = years.map((year) => {
    const { holidays, workdays } = table;
    if (holidays[`${year}-01-01`] === undefined || holidays[`${year}-10-01`] === undefined) {
      throw new Error(`chinese-days names days of ${year} but holds no whole year of it`);
    }
    const daysOf = (days: object) =>
      Object.keys(days)
        .filter((day) => day.startsWith(year))
        .map((day) => day.slice(5))
        .sort()
        .join(' ');
    return `  ${year}: {\n    off: '${daysOf(holidays)}',\n    workingWeekends: '${daysOf(workdays)}',\n  },`;
  });
  return [
    '/**',
    " * The State Council's days off and working weekends by year, month and day. Written by `npm run contract:calendar` from the",
    ' * table of npm `chinese-days`: its functions take a day for the one before in zones west of UTC, a table does not.',
    ' */',
    'export const workingCalendar: Readonly<Record<number, { readonly off: string; readonly workingWeekends: string }>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const source = await workingCalendarSource();
  await writeFile(target, source);
  console.log(`wrote working-calendar-data.ts (${source.length} bytes)`);
}
