import type { Alert } from '@wardkit/contract/alert';
import type { ScriptedCall } from '@wardkit/testing';
import { createScriptedClient } from '@wardkit/testing';
import { read, tap, write } from '../alerts/alert-acting.fixtures.ts';
import {
  type AlertScript,
  ago,
  alert,
  alertId,
  alertServer,
  happen,
  now,
  several,
} from '../alerts/alert-client.fixtures.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { everyElement, find, text } from '../testing/find.ts';
import { focused, press } from '../testing/keyboard.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import { WardAlertList } from './alert-list.ts';

type List = Mounted & WardAlertList;

async function open(script: AlertScript = {}, properties: Record<string, unknown> = {}) {
  const scripted = alertServer(script);
  const clock = fakeClock();
  const how = { client: scripted.ward, clock, lang: 'en', width: 1000, properties };
  const element = await mount<List>(WardAlertList, how);
  await until(() => rows(element).length > 0 || properties.mode !== undefined, 'rows');
  return { ...scripted, element, clock };
}

const rows = (element: List) =>
  everyElement(element)
    .filter((each) => each.matches('[data-row]'))
    .map((each) => each.getAttribute('data-row') ?? '');

/** Runs what waits for the clock until something has come about. */
const passes = (clock: ReturnType<typeof fakeClock>, condition: () => boolean, what: string) =>
  until(() => {
    clock.advance(250);
    return condition();
  }, what);

const coming = (number: number) =>
  alert(number, { id: alertId(9000 + number), receivedAt: new Date(Date.parse(now) + number * 1000).toISOString() });

describe('<ward-alert-list> through a shift', () => {
  it('misses nothing and shows nothing twice through a cut network', async () => {
    const server = await open();
    const { element, clock, ward } = server;
    await until(() => server.server.stream.open === 1, 'the stream');
    server.server.stream.cut();
    for (const number of [1, 2, 3]) happen(server, 'alert.received', coming(number));
    await passes(clock, () => rows(element).length === 8, 'eight rows');
    expect(new Set(rows(element)).size).equals(8);
    expect(rows(element).slice(0, 3)).deepEquals([alertId(9003), alertId(9002), alertId(9001)]);
    ward.close();
  });

  it('says since when it may be old while the network is away, and is live again by itself', async () => {
    const server = await open();
    const { element, setOnline, ward } = server;
    await read(element, 'Live');
    setOnline(false);
    server.server.stream.cut();
    await read(element, 'As of');
    await read(element, 'it comes by itself');
    setOnline(true);
    await read(element, 'Live');
    ward.close();
  });

  it('reads anew where the stream was reset: what came and went is right, and what is read has not moved', async () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      alert(at, { receivedAt: ago(60 + at * 60), state: 'acknowledged', stateSince: ago(20) }),
    );
    const server = await open({ alerts: many });
    const { element, clock, alerts, ward } = server;
    const scroller = find(element, '[data-scroller]') as HTMLElement;
    await until(() => server.server.stream.open === 1, 'the stream');
    scroller.scrollTop = 1500;
    await until(() => rows(element).includes(alertId(20)), 'rows below');
    const looked = find(element, `[data-row="${alertId(20)}"]`) as HTMLElement;
    const before = looked.getBoundingClientRect().top;
    // Without events: the log did not reach back so far.
    alerts.set(alertId(9001), coming(1));
    alerts.set(alertId(3), { ...(alerts.get(alertId(3)) as Alert), version: 2, state: 'resolved' });
    alerts.set(alertId(21), { ...(alerts.get(alertId(21)) as Alert), version: 2, state: 'on-scene' });
    // What can't be read is missed, and the client says so by the same gap as for a reset of the server's.
    server.server.stream.emit({ type: 'alert.changed', subject: '/v1/alerts', id: '' });
    await passes(clock, () => text(element).includes('1 new alert'), 'the new one');
    await passes(
      clock,
      () => find(element, `[data-row="${alertId(21)}"]`)?.textContent?.includes('On the scene') === true,
      'the change',
    );
    expect(
      Math.abs((find(element, `[data-row="${alertId(20)}"]`) as HTMLElement).getBoundingClientRect().top - before),
    ).equals(0);
    scroller.scrollTop = 0;
    await until(() => rows(element)[0] === alertId(9001), 'the top');
    await passes(clock, () => !rows(element).includes(alertId(3)), 'what was dealt with is gone');
    ward.close();
  });

  it('reads anew after the device slept for an hour', async () => {
    const server = await open();
    const { element, clock, alerts, ward } = server;
    await until(() => server.server.stream.open === 1, 'the stream');
    const asked = server.server.count('alerts.list');
    alerts.set(alertId(9001), coming(1));
    // Timers stand still while a device sleeps: the next one comes an hour late.
    const { now: then } = clock;
    Object.assign(clock, { now: () => then() + 60 * 60 * 1000 });
    clock.advance(1000);
    await until(() => server.server.count('alerts.list') > asked, 'the reading');
    await passes(clock, () => rows(element).length === 6, 'six rows');
    ward.close();
  });

  it('is the same in two tabs, and each shows what the other did', async () => {
    const first = await open();
    const other = createScriptedClient({ role: 'duty-officer', server: first.server });
    const clock = fakeClock();
    const second = await mount<List>(WardAlertList, { client: other.ward, clock, lang: 'en', width: 1000 });
    await until(() => rows(second).length === 5, 'rows');
    await until(() => first.server.stream.open >= 1, 'the stream');
    await first.ward.alerts.acknowledge(alertId(0), {}, { purpose: 'alert-handling', ifMatch: '"1"' });
    happen(first, 'alert.acknowledged', first.alerts.get(alertId(0)) as Alert);
    for (const [element, time] of [
      [first.element, first.clock],
      [second, clock],
    ] as const) {
      const row = () => find(element, `[data-row="${alertId(0)}"]`)?.textContent ?? '';
      await passes(time, () => row().includes('Acknowledged'), 'the state in both');
    }
    first.ward.close();
    other.ward.close();
  });

  it('goes on where it was after it was taken off the page and put back in the middle of a stream', async () => {
    const server = await open();
    const { element, clock, ward } = server;
    const parent = element.parentElement as HTMLElement;
    await until(() => server.server.stream.open === 1, 'the stream');
    element.remove();
    await until(() => server.server.stream.open === 0, 'no stream');
    happen(server, 'alert.received', coming(1));
    parent.append(element);
    await passes(clock, () => rows(element).length === 6, 'six rows');
    happen(server, 'alert.received', coming(2));
    await passes(clock, () => rows(element).length === 7, 'seven rows');
    expect(new Set(rows(element)).size).equals(7);
    ward.close();
  });

  it('shows an alert in a state that it does not know, among those that are open', async () => {
    const server = await open();
    const { element, clock, ward } = server;
    happen(server, 'alert.changed', { ...(several[0] as Alert), version: 2, state: 'weighed-up' });
    await passes(clock, () => text(element).includes('In a state that this version does not know'), 'the word');
    expect(rows(element).length).equals(5);
    ward.close();
  });

  it('keeps filters and order in the address as codes, takes them from there, and never what is looked for', async () => {
    const before = location.search;
    const { element, server, ward } = await open({}, { urlState: 'alerts' });
    const asked: unknown[] = [];
    const told: string[] = [];
    element.addEventListener('ward-alert-filter', ({ filters }) => told.push(filters.view));
    await tap(element, '[data-view="all"]');
    await write(element, '[data-pick="priorities"]', 'urgent');
    await until(() => rows(element).length === 2, 'two rows');
    await tap(element, '[data-tool="find"]');
    await write(element, '#alert-find', '老人');
    await until(() => find(element, 'mark') !== null, 'the mark');
    const found = new URLSearchParams(location.search);
    expect(found.get('alerts.view')).equals('all');
    expect(found.get('alerts.priority')).equals('urgent');
    expect(decodeURIComponent(location.search).includes('老人')).isFalse();
    expect(told.join()).equals('all,all');
    server.answer('alerts.list', ({ query }: ScriptedCall) => {
      asked.push(query);
      return { items: [], next: null };
    });
    const again = await mount<List>(WardAlertList, { client: ward, lang: 'en', properties: { urlState: 'alerts' } });
    await until(() => asked.length > 0, 'the reading');
    expect((asked[0] as { priority: string }).priority).equals('urgent');
    again.remove();
    history.replaceState(null, '', `${location.pathname}${before}`);
    ward.close();
  });

  it('sorts by the nearest deadline, and leaves a row that is looked at where it is when its deadline changes', async () => {
    const server = await open();
    const { element, clock, alerts, ward } = server;
    await write(element, '[data-pick="sort"]', 'due');
    // Overdue for the longest time first: the dispatch of the fifth, the arrival of the third.
    await until(() => rows(element)[0] === alertId(5) || rows(element)[0] === alertId(2), 'the order');
    const order = rows(element);
    const last = order.at(-1) ?? '';
    const moved = { ...(alerts.get(last) as Alert), version: 9, nextDueAt: ago(9000) };
    happen(server, 'alert.changed', moved);
    await passes(clock, () => text(element).includes('The order changed'), 'the word');
    expect(rows(element)).deepEquals(order);
    await tap(element, '[data-new]');
    await until(() => rows(element)[0] === last, 'the new order');
    ward.close();
  });

  it('can be worked by keys alone: acknowledge from the row, help, find, the table, and back', async () => {
    const { element, alerts, ward } = await open();
    await until(() => text(element).includes('3 alerts'), 'all of it');
    (find(element, `[data-row="${alertId(0)}"] > button`) as HTMLElement).focus();
    await press('a');
    await until(() => alerts.get(alertId(0))?.state === 'acknowledged', 'the acknowledgement');
    expect(focused()?.closest('[data-row]')?.getAttribute('data-row') ?? '').equals(alertId(0));
    await press('?');
    await until(() => find(element, 'dialog[open]') !== null, 'the sheet');
    await press('Escape');
    await until(() => find(element, 'dialog[open]') === null, 'no sheet');
    await press('/');
    await until(() => focused()?.id === 'alert-find', 'the field');
    await press('Escape');
    (find(element, `[data-row="${alertId(0)}"] > button`) as HTMLElement).focus();
    await press('d');
    await until(() => focused()?.id === 'alert-form-heading', 'the dispatch');
    await press('Escape');
    await until(() => find(element, '.form') === null, 'no form');
    await press('Escape');
    await until(() => focused()?.closest('[data-row]') !== null, 'the list');
    await press('v');
    await until(() => find(element, 'table') !== null, 'the table');
    ward.close();
  });

  it('finds inside the list, goes from match to match, and says where there is none', async () => {
    const { element, ward } = await open();
    await until(() => text(element).includes('3 alerts'), 'all of it');
    await tap(element, '[data-tool="find"]');
    await write(element, '#alert-find', '0419');
    await read(element, '1 of 1');
    await write(element, '#alert-find', '太平古街64号');
    await until(() => find(element, 'mark')?.textContent === '太平古街64号', 'the mark');
    await write(element, '#alert-find', '没有这个');
    await read(element, 'Not among the 5 that are loaded');
    ward.close();
  });

  it('counts new ones in the title only by choice, and takes them back out when it goes', async () => {
    document.title = 'Portal';
    const { title } = document;
    const server = await open();
    const { element, clock, ward } = server;
    await ward.session.get();
    await until(() => server.server.stream.open === 1, 'the stream');
    happen(server, 'alert.received', coming(1));
    await passes(clock, () => text(element).includes('1 new alert'), 'the pill');
    expect(document.title).equals(title);
    await tap(element, '[data-tool="signals"]');
    await tap(element, '[data-signal="title"]');
    await until(() => document.title === `(1) ${title}`, 'the count');
    element.remove();
    expect(document.title).equals(title);
    ward.close();
  });

  it('is a plain table of pages for who wants one', async () => {
    const { element, ward } = await open(
      { alerts: Array.from({ length: 60 }, (_, at) => alert(at)) },
      { mode: 'table' },
    );
    await until(() => find(element, 'table') !== null, 'the table');
    const table = () => everyElement(element).filter((each) => each.matches('tbody tr')).length;
    expect(table()).equals(50);
    expect(text(find(element, 'caption') as Element)).equals('Alerts, page 1');
    const next = everyElement(element).find((each) => each.matches('button') && text(each) === 'Next page');
    (next as HTMLElement).click();
    await until(() => text(element).includes('page 2') && table() === 10, 'the second page');
    ward.close();
  });
});
