import * as z from 'zod/mini';
import { LocalDate, LocalizedText, openEnum, Timestamp, Uuid } from './field.ts';
import { mediationKinds, mediationStaffAndParties } from './mediation-record.ts';
import { mediationStateNames } from './mediation-states.ts';
import { operation, read } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';

/** The most days that a calendar of mediations tells of at once: a quarter. */
export const longestCalendar = 92;

/**
 * A session, or a deadline that is due: what stands on one day of the calendar. Of a session `ruleId`, `title` and
 * `deadlineState` are null; of a deadline `sessionId`, `place` and `sessionState`. It names no person.
 */
export const MediationCalendarEntry = z.looseObject({
  mediationId: Uuid,
  number: z.string(),
  subject: z.string(),
  kind: openEnum(mediationKinds),
  state: openEnum(mediationStateNames),
  what: openEnum(['session', 'deadline']),
  /** The day in Asia/Shanghai. */
  day: LocalDate,
  /** The planned start of the session, or the last second of the deadline. */
  at: Timestamp,
  sessionId: z.nullable(Uuid),
  place: z.nullable(z.string()),
  sessionState: z.nullable(openEnum(['planned', 'held'])),
  ruleId: z.nullable(z.string()),
  title: z.nullable(LocalizedText),
  deadlineState: z.nullable(openEnum(['running', 'met', 'passed', 'ended'])),
});
export type MediationCalendarEntry = z.output<typeof MediationCalendarEntry>;

export const listMediationCalendar = operation({
  ...read,
  id: 'mediations.listCalendar',
  method: 'GET',
  path: '/v1/mediation-calendar',
  summary: 'The sessions and due deadlines of the mediations that the caller sees, by their times',
  scope: 'mediations:read',
  callers: mediationStaffAndParties,
  query: z.object({
    ...pageQuery,
    from: LocalDate,
    /** The last day that is told of; at most 92 days from the first. */
    to: LocalDate,
  }),
  answers: { 200: pageOf(MediationCalendarEntry) },
  problems: [],
  offline: { keep: 12 * 60 },
  requirements: ['WK-MED-52'],
});

/** The operations on the calendar of mediations. */
export const mediationCalendarOperations = { 'mediations.listCalendar': listMediationCalendar } as const;
