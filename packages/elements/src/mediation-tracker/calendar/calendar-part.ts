// Sessions and deadlines by month: fetched when a person wants to see them.
import { calendarStyles } from './calendar.styles.ts';

export { CalendarDesk } from './calendar-desk.ts';

export const sheets = [calendarStyles];
