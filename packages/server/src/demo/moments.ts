const minute = 60_000;
export const hour: number = 60 * minute;
export const day: number = 24 * hour;
// China has had one time zone without summer time since 1991, so a constant offset gives the local day.
const chinaOffset = 8 * hour;

/** A moment as RFC 3339 in UTC. */
export function timestamp(time: number): string {
  return new Date(time).toISOString();
}

/** The day in China at a moment, `YYYY-MM-DD`. */
export function localDate(time: number): string {
  return new Date(time + chinaOffset).toISOString().slice(0, 10);
}

/** The midnight in China at which the day of `time` began. */
export function startOfLocalDay(time: number): number {
  return Math.floor((time + chinaOffset) / day) * day - chinaOffset;
}

/** The moment of `minutes` after 9:00 in China on the day of `time`. */
export function duringWork(time: number, minutes: number): number {
  return startOfLocalDay(time) + 9 * hour + minutes * minute;
}
