import * as z from 'zod/mini';
import { AlertCategory, AlertPriority } from './alert.ts';
import { AlertState } from './alert-states.ts';
import { DivisionCode, Timestamp, Uuid, Version } from './field.ts';

/** What an event of an alert tells: what a row of a list needs in order to be put in its place, and nothing that was said. */
export const AlertStateChange = z.looseObject({
  id: Uuid,
  version: Version,
  state: AlertState,
  stateSince: Timestamp,
  priority: AlertPriority,
  category: AlertCategory,
  divisionCode: DivisionCode,
  receivedAt: Timestamp,
  nextDueAt: z.nullable(Timestamp),
});
export type AlertStateChange = z.output<typeof AlertStateChange>;

/** The event of a deadline: also which limit, and when it ends. */
export const AlertDeadlineReached = z.extend(AlertStateChange, { limit: z.string(), dueAt: Timestamp });
export type AlertDeadlineReached = z.output<typeof AlertDeadlineReached>;
