import { Alert } from '@wardkit/contract/alert';
import { eventTypeBase } from '@wardkit/contract/events';
import { pageOf } from '@wardkit/contract/page';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import { type Context, mayCall } from '../engine/context.ts';
import { expect, need } from '../engine/violation.ts';
import { alertNow, commanderOf, file, moved, reason, serverTime, take, timelineOf, writing } from './alerts-scene.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { openStream } from './event-scene.ts';

const minute = 60;

/** An alert whose first two deadlines have passed, as the server has it once it has told of both. */
async function takeLate(context: Context) {
  const stream = recordOf('events.stream');
  const reader = context.home.find(
    ({ account }) => mayCall(account, stream) && mayCall(account, recordOf('alerts.get')),
  );
  const events = await openStream(need(reader, 'no account that may read both alerts and the stream'), {
    query: { type: 'alert.*' },
  });
  try {
    const alert = await take(context, { priority: 'immediate', receivedAt: await serverTime(context, -10 * minute) });
    const over = () =>
      events.about(`/v1/alerts/${alert.id}`).filter(({ type }) => type === `${eventTypeBase}alert.overdue`);
    await events.until(() => over().length > 1, 12_000);
    return { alert, late: await alertNow(commanderOf(context), alert.id) };
  } finally {
    events.close();
  }
}

async function escalated(context: Context) {
  const caller = stationCallerOf(context, recordOf('alerts.list'));
  const answer = await caller.call('alerts.list', { query: { limit: 200, escalated: 'true' } });
  return bodyOf(answer, pageOf(Alert)).items;
}

const escalating = { ...writing('events.stream', 'alerts.list', 'alerts.timeline'), slow: true } as const;

/** Alerts that nobody saw to in time. */
export const alertEscalationChecks = checks([
  {
    requirement: 'WK-ALR-42',
    title: 'an alert with deadlines that passed is escalated by the oldest of them, in another version',
    needs: escalating,
    async run(context) {
      const { alert, late } = await takeLate(context);
      await file(context, late);
      const [oldest] = [...late.deadlines].sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
      const { escalation } = late;
      expect(escalation?.limit === oldest?.limit, String(oldest?.limit), String(escalation?.limit));
      const [due, told] = [Date.parse(String(oldest?.dueAt)), Date.parse(String(escalation?.at))];
      expect(due === told, String(oldest?.dueAt), String(escalation?.at));
      expect(late.version > alert.version, 'another version', String(late.version));
    },
  },
  {
    requirement: 'WK-ALR-43',
    title: 'an escalation passes to the next deadline that is over, is gone with the alert, and stays in the timeline',
    needs: escalating,
    async run(context) {
      const { late } = await takeLate(context);
      const seen = await moved(context, late, 'alerts.acknowledge');
      const closed = await moved(context, seen, 'alerts.cancel', { reason });
      const kinds = (await timelineOf(context, late.id)).map(({ kind }) => kind);
      await file(context, closed);
      const { escalation } = seen;
      expect(escalation?.limit === 'alert-dispatch', 'the dispatch', String(escalation?.limit));
      expect((closed.escalation ?? null) === null, 'none of a closed alert', String(closed.escalation?.limit));
      expect(kinds.filter((kind) => kind === 'overdue').length > 1, 'entries of both', kinds.join());
    },
  },
  {
    requirement: 'WK-ALR-44',
    title: 'the list of what is escalated has an alert as long as it is, and no other',
    needs: escalating,
    async run(context) {
      const { late } = await takeLate(context);
      const found = await escalated(context);
      await file(context, late);
      const after = await escalated(context);
      const has = (alerts: typeof found) => alerts.some(({ id }) => id === late.id);
      expect(has(found), 'the alert', 'none');
      expect(!has(after), 'no closed alert', 'the alert');
      for (const { escalation } of [...found, ...after]) expect((escalation ?? null) !== null, 'an escalation', 'none');
    },
  },
]);
