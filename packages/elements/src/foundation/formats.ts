/** How numbers, times and lists are written in one language. Times are of the device's own zone, or of the one that is given. */
export class Formats {
  readonly language: string;
  readonly #plurals: Intl.PluralRules;
  readonly #relative: Intl.RelativeTimeFormat;
  readonly #timeZone: string | undefined;

  /** @param timeZone such as `Asia/Shanghai`, where times are those of a place and not of the device */
  constructor(language: string, timeZone?: string) {
    this.language = language;
    this.#timeZone = timeZone;
    this.#plurals = new Intl.PluralRules(language);
    this.#relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  }

  /** Picks by the language's own rule: `plural(count, { one: '1 photo', other: `${count} photos` })`. */
  plural(count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string {
    return forms[this.#plurals.select(count)] ?? forms.other;
  }

  /** `12,345` */
  number(value: number): string {
    return new Intl.NumberFormat(this.language).format(value);
  }

  /** `94.8 %`, from a share between 0 and 1. */
  percent(share: number): string {
    return new Intl.NumberFormat(this.language, { style: 'percent', maximumFractionDigits: 1 }).format(share);
  }

  /** A date of the wire (`YYYY-MM-DD` or RFC 3339) or a time in milliseconds: `12 August 2026`. */
  date(value: string | number): string {
    // A date without a time is that day wherever it is read.
    if (isDay(value)) return this.#write(`${value}T00:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' });
    return this.#write(value, { dateStyle: 'long' });
  }

  /** `February 2026`; `month` from 1 to 12. */
  month(year: number, month: number): string {
    const options = { calendar: 'gregory', month: 'long', year: 'numeric' } as const;
    return new Intl.DateTimeFormat(this.language, options).format(new Date(year, month - 1));
  }

  /** `14:32` */
  time(value: string | number): string {
    return this.#write(value, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }

  /** `22 Nov 2026, 14:32` */
  dateTime(value: string | number): string {
    return this.#write(value, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
  }

  /** `14:32` today, else as {@link nearDateTime}. `now` in milliseconds. */
  timeOrDate(value: string | number, now: number): string {
    const day = { dateStyle: 'short' } as const;
    return this.#write(value, day) === this.#write(now, day) ? this.time(value) : this.nearDateTime(value, now);
  }

  /** `22 Nov, 14:32`, with the year where it is not that of `now` (in milliseconds). */
  nearDateTime(value: string | number, now: number): string {
    const year = { year: 'numeric' } as const;
    const isThisYear = this.#write(value, year) === this.#write(now, year);
    const parts = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    const options = isThisYear ? parts : ({ ...parts, ...year } as const);
    return this.#write(value, options);
  }

  /** `3 minutes ago`, `in 2 days`; the unit is the largest that fits. Both in milliseconds or wire times. */
  relative(value: string | number, now: number): string {
    const seconds = (moment(value).getTime() - now) / 1000;
    for (const [unit, length] of UNITS) {
      if (Math.abs(seconds) >= length) return this.#relative.format(Math.trunc(seconds / length), unit);
    }
    return this.#relative.format(0, 'second');
  }

  /** `a, b and c` */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.language, { type: 'conjunction' }).format(items);
  }

  /** `4.2 MB`, in decimal units as phones show them. */
  bytes(count: number): string {
    const [unit, divisor] = count >= 1e9 ? ['gigabyte', 1e9] : count >= 1e6 ? ['megabyte', 1e6] : ['kilobyte', 1e3];
    const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(this.language, options as Intl.NumberFormatOptions).format(
      count / (divisor as number),
    );
  }

  #write(value: string | number, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.language, { timeZone: this.#timeZone, ...options }).format(moment(value));
  }
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

// A date without a time is that day here, not midnight in Greenwich.
function moment(value: string | number): Date {
  return new Date(isDay(value) ? `${value}T00:00:00` : value);
}

function isDay(value: string | number): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
