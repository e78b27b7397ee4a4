import { problemResponse } from '@wardkit/testing';
import { begin, tap } from '../alerts/alert-acting.fixtures.ts';
import { type AlertScript, alert, alertId, alertServer, now, sent } from '../alerts/alert-client.fixtures.ts';
import { appears } from '../testing/acting.ts';
import type { Fixture } from '../testing/element-suite.ts';
import { find } from '../testing/find.ts';

const state = (
  name: string,
  number: number | null,
  script: AlertScript = {},
  more: Partial<Fixture> = {},
): Fixture => ({
  name,
  client: () => {
    const scripted = alertServer(script);
    void script.before?.(scripted);
    return scripted.ward;
  },
  properties: number === null ? {} : { alertId: alertId(number) },
  ...more,
});

/** One fixture for each state of `<ward-alert-detail>`. */
export const fixtures: readonly Fixture[] = [
  state('to acknowledge', 0),
  state('on its way', 1),
  state('of a group', 2),
  state('dealt with', 4),
  state('an auxiliary’s view', 0, { role: 'auxiliary' }),
  state('a dispatch', 0, {}, { prepare: begin('dispatch') }),
  state(
    'overtaken by somebody else',
    0,
    {
      answers: {
        'alerts.acknowledge': () =>
          problemResponse('version-stale', {
            current: alert(0, {
              version: 3,
              state: 'dispatched',
              stateSince: now,
              dispatchedAt: now,
              units: [sent(1)],
            }),
          }),
      },
    },
    {
      prepare: async (element) => {
        if (find(element, '.detail .notice.severe') !== null) return;
        await tap(element, '[data-change="acknowledge"]');
        await appears(element, '.detail .notice.severe');
      },
    },
  ),
  state('loading', 0, { answers: { 'alerts.get': () => new Promise(() => {}) } }),
  state('none chosen', null),
  state('missing', 77),
  state('offline', 0, { online: false }),
  state('forbidden', 0, { answers: { 'alerts.get': () => problemResponse('forbidden') } }),
  state('sign in', 0, { answers: { 'alerts.get': () => problemResponse('unauthenticated') } }),
  state('error', 0, { answers: { 'alerts.get': () => problemResponse('unavailable') } }),
];

/** An alert in which everything that a person can write says this. */
export function hostile(words: string): Fixture {
  const reporter = { name: { masked: words, revealable: true }, telephone: null };
  const place = { ...alert(0).place, text: words };
  const units = [sent(0, { label: words })];
  return state('hostile', 0, {
    alerts: [alert(0, { summary: words, description: words, number: words, place, reporter, units })],
  });
}
