import { problemResponse } from '@wardkit/testing';
import { tap, write } from '../alerts/alert-acting.fixtures.ts';
import { type AlertScript, alert, alertClient, alertId, now, sent, several } from '../alerts/alert-client.fixtures.ts';
import { appears } from '../testing/acting.ts';
import type { Fixture } from '../testing/element-suite.ts';
import { find } from '../testing/find.ts';
import { until } from '../testing/until.ts';

const state = (name: string, script: AlertScript = {}, more: Partial<Fixture> = {}): Fixture => ({
  name,
  client: () => alertClient(script),
  ...more,
});

/** Waits until the list is there. */
async function loaded(element: HTMLElement): Promise<void> {
  await until(() => find(element, '[data-row]') !== null, 'rows');
}

const opened = (number: number) => ({ alertId: alertId(number) });

/** One fixture for each state of `<ward-alert-list>`. */
export const fixtures: readonly Fixture[] = [
  state('a shift'),
  state('one on its way', {}, { properties: opened(1) }),
  state('one to acknowledge', {}, { properties: opened(0) }),
  state('one of a group', {}, { properties: opened(2) }),
  state('one that was dealt with', {}, { properties: opened(4) }),
  state('an auxiliary’s view', { role: 'auxiliary' }, { properties: opened(0) }),
  state(
    'overtaken by somebody else',
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
      properties: opened(0),
      prepare: async (element) => {
        if (find(element, '.detail .notice.severe') !== null) return;
        await tap(element, '[data-change="acknowledge"]');
        await appears(element, '.detail .notice.severe');
      },
    },
  ),
  state(
    'an unknown state',
    { alerts: [alert(0, { state: 'weighed-up', priority: 'soonish', category: 'odd' }), ...several.slice(1)] },
    { properties: opened(0) },
  ),
  state(
    'find in the list',
    {},
    {
      prepare: async (element) => {
        await loaded(element);
        await tap(element, '[data-tool="find"]');
        await write(element, '#alert-find', '太平');
        await appears(element, 'mark');
      },
    },
  ),
  state(
    'the keys',
    {},
    {
      prepare: async (element) => {
        await loaded(element);
        if (find(element, 'dialog[open]') === null) await tap(element, '[data-tool="help"]');
        await appears(element, 'dialog[open]');
      },
    },
  ),
  state(
    'sound and notices',
    {},
    {
      prepare: async (element) => {
        await loaded(element);
        if (find(element, 'dialog[open]') === null) await tap(element, '[data-tool="signals"]');
        await appears(element, 'dialog[open]');
      },
    },
  ),
  state(
    'the table',
    {},
    { properties: { mode: 'table' }, prepare: async (element) => void (await appears(element, 'table')) },
  ),
  state('loading', { answers: { 'alerts.list': () => new Promise(() => {}) } }),
  state('no alert', { alerts: [] }),
  state(
    'none of these',
    { alerts: several.slice(1, 3) },
    {
      prepare: async (element) => {
        await tap(element, '[data-view="received"]');
        await appears(element, '[data-notice="empty"]');
      },
    },
  ),
  state('more pages', { pageSize: 3, answers: {} }),
  state(
    'stale',
    {
      before: async ({ ward, setOnline }) => {
        await ward.session.get();
        await ward.alerts.list(
          { state: ['received', 'acknowledged', 'dispatched', 'en-route', 'on-scene'], limit: 100 },
          { purpose: 'alert-handling' },
        );
        setOnline(false);
      },
    },
    { prepare: async (element) => void (await appears(element, '.live.stale')) },
  ),
  state('offline', { online: false }),
  state('forbidden', { answers: { 'alerts.list': () => problemResponse('forbidden') } }),
  state('sign in', { answers: { 'alerts.list': () => problemResponse('unauthenticated') } }),
  state('error', { answers: { 'alerts.list': () => problemResponse('unavailable') } }),
];

/** An alert in which everything that a person can write says this. */
export function hostile(words: string): Fixture {
  const reporter = { name: { masked: words, revealable: true }, telephone: null };
  const said = alert(0, {
    summary: words,
    description: words,
    number: words,
    place: { ...alert(0).place, text: words },
    reporter,
    units: [sent(0, { label: words })],
  });
  return state('hostile', { alerts: [said] }, { properties: opened(0) });
}
