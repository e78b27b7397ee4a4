import type { MediationCalendarEntry } from '@wardkit/contract/mediation-calendar';
import { dayInShanghai } from '@wardkit/contract/working-days';
import { problemResponse, type ScriptedAnswers, type ScriptedCall } from '@wardkit/testing';
import { deadlinesOf, type MediationCaseRecord } from './mediation-records.fixtures.ts';
import { asked, type MediationShelf, seen } from './mediation-shelf.fixtures.ts';

/** What of one mediation stands in the calendar. */
function entriesOf(record: MediationCaseRecord): MediationCalendarEntry[] {
  const { id: mediationId, number, subject, kind, state } = record.mediation;
  const about = { mediationId, number, subject, kind, state } as const;
  const noSession = { sessionId: null, place: null, sessionState: null } as const;
  const noDeadline = { ruleId: null, title: null, deadlineState: null } as const;
  const entries: MediationCalendarEntry[] = [];
  for (const { id: sessionId, state: sessionState, plannedFor, startedAt, place } of record.sessions) {
    if (sessionState === 'cancelled') continue;
    const at = startedAt ?? plannedFor;
    const day = dayInShanghai(at);
    entries.push({ ...about, ...noDeadline, what: 'session', day, at, sessionId, place, sessionState });
  }
  for (const { dueAt: at, ruleId, title, state: deadlineState } of deadlinesOf(record)) {
    if (at === null) continue;
    entries.push({
      ...about,
      ...noSession,
      what: 'deadline',
      day: dayInShanghai(at),
      at,
      ruleId,
      title,
      deadlineState,
    });
  }
  return entries;
}

/** Answers of the list, page by page. */
export function listAnswers(shelf: MediationShelf, pageSize: number): ScriptedAnswers {
  return {
    'mediations.list': ({ query, role }: ScriptedCall) => {
      const among = (name: string) => (query[name] === undefined ? null : [query[name]].flat());
      const until = query.dueBefore === undefined ? null : Date.parse(String(query.dueBefore));
      const due = ({ nextDeadline }: MediationCaseRecord['mediation']) =>
        nextDeadline?.dueAt == null ? Number.POSITIVE_INFINITY : Date.parse(nextDeadline.dueAt);
      const found = seen(shelf, role)
        .map(({ mediation }) => mediation)
        .filter(({ state }) => among('state')?.includes(state) ?? true)
        .filter(({ kind }) => among('kind')?.includes(kind) ?? true)
        .filter(({ disputeType }) => among('disputeType')?.includes(disputeType) ?? true)
        .filter(
          ({ mediators }) => query.mediatorId === undefined || mediators.some(({ id }) => id === query.mediatorId),
        )
        .filter(({ premisesId }) => query.premisesId === undefined || premisesId === query.premisesId)
        .filter(({ alertId }) => query.alertId === undefined || alertId === query.alertId)
        .filter((mediation) => until === null || due(mediation) < until)
        .sort((one, other) =>
          due(one) === due(other)
            ? Date.parse(other.registeredAt) - Date.parse(one.registeredAt)
            : due(one) - due(other),
        );
      const from = Number(query.cursor ?? 0);
      const size = Math.min(pageSize, Number(query.limit ?? 50));
      return { items: found.slice(from, from + size), next: from + size < found.length ? String(from + size) : null };
    },
    'mediations.listCalendar': ({ query, role }: ScriptedCall) => {
      const [first, last] = [String(query.from), String(query.to)];
      const items = seen(shelf, role)
        .flatMap(entriesOf)
        .filter(({ day }) => day >= first && day <= last)
        .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
      return { items, next: null };
    },
    'mediations.get': (call: ScriptedCall) => asked(shelf, call)?.mediation ?? problemResponse('not-found'),
  };
}
