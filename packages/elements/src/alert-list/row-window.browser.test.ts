import type { Alert } from '@wardkit/contract/alert';
import { read } from '../alerts/alert-acting.fixtures.ts';
import { type AlertScript, ago, alert, alertId, alertServer, happen, now } from '../alerts/alert-client.fixtures.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { everyElement, find, text } from '../testing/find.ts';
import { focused, press } from '../testing/keyboard.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import { WardAlertList } from './alert-list.ts';

type List = Mounted & WardAlertList;

/** Alerts of a long shift, in rows of different heights. */
const many = (amount: number): Alert[] =>
  Array.from({ length: amount }, (_, at) =>
    alert(at, {
      receivedAt: ago(60 + at * 60),
      id: alertId(at),
      summary: '占道经营引发口角，双方各执一词。'.repeat(1 + (at % 5)),
      state: 'acknowledged',
      stateSince: ago(30),
    }),
  );

/** One that comes now; each is a little later than the one before. */
const coming = (number: number, over: Partial<Alert> = {}) =>
  alert(number, {
    id: alertId(9000 + number),
    receivedAt: new Date(Date.parse(now) + number * 1000).toISOString(),
    summary: '新的警情，长短不一。'.repeat(1 + (number % 4)),
    ...over,
  });

async function open(script: AlertScript, width = 700) {
  const scripted = alertServer(script);
  const clock = fakeClock();
  const element = await mount<List>(WardAlertList, { client: scripted.ward, clock, lang: 'en', width });
  await until(() => rowElements(element).length > 2, 'rows');
  await until(() => scripted.server.stream.open === 1, 'the stream');
  const scroller = find(element, '[data-scroller]') as HTMLElement;
  return { ...scripted, element, clock, scroller };
}

const rowElements = (element: List) => everyElement(element).filter((each) => each.matches('[data-row]'));
const inSight = (element: List, scroller: HTMLElement) => {
  const { top, bottom } = scroller.getBoundingClientRect();
  return rowElements(element).filter((each) => {
    const box = each.getBoundingClientRect();
    return box.top >= top && box.bottom <= bottom;
  });
};
const topOf = (element: List, id: string) =>
  find(element, `[data-row="${id}"]`)?.getBoundingClientRect().top ?? Number.NaN;
const scrolledTo = async (element: List, scroller: HTMLElement, top: number) => {
  scroller.scrollTop = top;
  // Twice: rows that came into sight for the first time are measured, and those above them put in their places.
  for (let times = 0; times < 3; times += 1) {
    await new Promise(requestAnimationFrame);
    await element.updateComplete;
  }
};

describe('the window of <ward-alert-list>', () => {
  for (const top of [0, 2345]) {
    it(`moves what is read by 0 px when three come in above it, ${top} px from the top`, async () => {
      const server = await open({ alerts: many(100) });
      const { element, scroller, clock, ward } = server;
      await scrolledTo(element, scroller, top);
      const read = inSight(element, scroller)[1]?.getAttribute('data-row') ?? '';
      const before = topOf(element, read);
      for (const number of [1, 2, 3]) {
        happen(server, 'alert.received', coming(number));
        await until(() => {
          clock.advance(250);
          return text(element).includes(`${number} new alert`);
        }, 'the pill');
        await element.updateComplete;
        expect(topOf(element, read) - before).equals(0);
      }
      // Their words come later; what is read does not move by their heights either.
      await until(() => {
        clock.advance(250);
        return server.server.count('alerts.get') >= 3;
      }, 'their words');
      clock.advance(1000);
      await element.updateComplete;
      expect(topOf(element, read) - before).equals(0);
      ward.close();
    });
  }

  it('goes to the new ones by the pill, and counts those that were seen no more', async () => {
    const server = await open({ alerts: many(100) });
    const { element, scroller, clock, ward } = server;
    await scrolledTo(element, scroller, 3000);
    happen(server, 'alert.received', coming(1, { priority: 'immediate' }));
    happen(server, 'alert.received', coming(2, { priority: 'low' }));
    clock.advance(1000);
    await read(element, '2 new alerts · 1 × Immediate');
    find(element, '[data-new]')?.click();
    await until(() => scroller.scrollTop === 0, 'the top');
    await until(() => find(element, '[data-new]') === null, 'no pill');
    expect(focused()?.closest('[data-row]')?.getAttribute('data-row') ?? '').equals(alertId(9002));
    ward.close();
  });

  it('counts one that came as new, however the list is scrolled before that one is drawn', async () => {
    const server = await open({ alerts: many(100) });
    const { element, scroller, clock } = server;
    await scrolledTo(element, scroller, 0);
    for (const number of [1, 2, 3]) {
      happen(server, 'alert.received', coming(number));
      let turns = 0;
      await until(() => {
        scroller.dispatchEvent(new Event('scroll'));
        turns += 1;
        if (turns % 20 === 0) clock.advance(250);
        return text(element).includes(`${number} new alert`);
      }, 'the pill');
    }
  });

  it('keeps the row that is read where rows above it change their heights, and where they go', async () => {
    const server = await open({ alerts: many(100) });
    const { element, scroller, clock, ward } = server;
    await scrolledTo(element, scroller, 2000);
    const [, second] = inSight(element, scroller);
    const read = second?.getAttribute('data-row') ?? '';
    const before = topOf(element, read);
    const listed = rowElements(element)[0]?.getAttribute('data-row') ?? '';
    const above = server.alerts.get(listed) as Alert;
    happen(server, 'alert.changed', { ...above, version: 2, summary: '短' });
    clock.advance(1000);
    await element.updateComplete;
    expect(topOf(element, read) - before).equals(0);
    happen(server, 'alert.resolved', { ...(server.alerts.get(alertId(0)) as Alert), version: 3, state: 'resolved' });
    clock.advance(1000);
    await element.updateComplete;
    expect(topOf(element, read) - before).equals(0);
    ward.close();
  });

  it('leaves a row that fits no more where it is looked at, and takes it away out of sight', async () => {
    const server = await open({ alerts: many(100) });
    const { element, scroller, clock, ward } = server;
    await scrolledTo(element, scroller, 1500);
    const looked = inSight(element, scroller)[2]?.getAttribute('data-row') ?? '';
    happen(server, 'alert.resolved', { ...(server.alerts.get(looked) as Alert), version: 2, state: 'resolved' });
    clock.advance(1000);
    await until(
      () => find(element, `[data-row="${looked}"]`)?.textContent?.includes('No longer in this') === true,
      'the word',
    );
    await scrolledTo(element, scroller, 6000);
    await scrolledTo(element, scroller, 1500);
    expect(find(element, `[data-row="${looked}"]`) === null).isTrue('it is still listed');
    ward.close();
  });

  it('keeps the row with the focus on the page, however far one scrolls, and goes on from it by the arrows', async () => {
    const { element, scroller, ward } = await open({ alerts: many(100) });
    (find(element, `[data-row="${alertId(1)}"] > button`) as HTMLElement).focus();
    await press('ArrowDown');
    await until(() => focused()?.closest('[data-row]')?.getAttribute('data-row') === alertId(2), 'the next row');
    await scrolledTo(element, scroller, 5000);
    expect(focused()?.closest('[data-row]')?.getAttribute('data-row') ?? '').equals(alertId(2));
    await press('ArrowDown');
    await until(() => focused()?.closest('[data-row]')?.getAttribute('data-row') === alertId(3), 'the row after it');
    await until(() => scroller.scrollTop < 500, 'the row in sight');
    await press('End');
    await until(() => focused()?.closest('[data-row]')?.getAttribute('data-row') === alertId(99), 'the last row');
    ward.close();
  });

  it('draws few of many rows, says which of them they are, and loads more where the end is near', async () => {
    const { element, scroller, server, ward } = await open({ alerts: many(500) });
    expect(rowElements(element).length < 40).isTrue(`${rowElements(element).length} rows are drawn`);
    const first = rowElements(element)[0] as Element;
    expect(first.getAttribute('aria-posinset') ?? '').equals('1');
    expect(first.getAttribute('aria-setsize') ?? '').equals('-1');
    expect(server.count('alerts.list')).equals(1);
    for (let times = 0; times < 6 && server.count('alerts.list') < 3; times += 1) {
      await scrolledTo(element, scroller, scroller.scrollHeight);
      await until(() => text(element).includes('loaded') || text(element).includes('500 alerts'), 'the foot');
    }
    await read(element, '500 alerts');
    await scrolledTo(element, scroller, scroller.scrollHeight);
    await until(() => rowElements(element).at(-1)?.getAttribute('aria-posinset') === '500', 'the last row');
    expect(rowElements(element)[0]?.getAttribute('aria-setsize') ?? '').equals('500');
    ward.close();
  });

  it('comes back to what was read after an alert took its place on a narrow screen, and after it was moved', async () => {
    const { element, scroller, ward } = await open({ alerts: many(100) }, 390);
    await scrolledTo(element, scroller, 3210);
    const [first] = inSight(element, scroller);
    const read = first?.getAttribute('data-row') ?? '';
    const before = topOf(element, read);
    find(element, `[data-row="${read}"] > button`)?.click();
    await until(() => find(element, '.detail') !== null, 'the alert');
    expect(scroller.clientHeight).equals(0);
    element.alertId = '';
    await until(() => scroller.clientHeight > 0 && scroller.scrollTop > 0, 'the list');
    await element.updateComplete;
    expect(Math.abs(topOf(element, read) - before) <= 1).isTrue(`it moved by ${topOf(element, read) - before} px`);
    ward.close();
  });

  it('takes a thousand events a second with a drawing each quarter, and draws nothing twice', async () => {
    const server = await open({ alerts: many(200) });
    const { element, clock, ward } = server;
    const updates: number[] = [];
    const { requestUpdate } = element;
    let drawn = 0;
    element.requestUpdate = (...given: Parameters<typeof requestUpdate>) => {
      drawn += 1;
      requestUpdate.apply(element, given);
    };
    for (let number = 0; number < 1000; number += 1) {
      const known = server.alerts.get(alertId(number % 90)) as Alert;
      const state = number % 2 === 0 ? 'dispatched' : 'acknowledged';
      happen(server, 'alert.changed', { ...known, version: known.version + 1, state });
      if (number % 256 === 255) await new Promise((resolve) => setTimeout(resolve));
    }
    await until(() => server.server.stream.open === 1, 'the stream');
    for (let quarter = 0; quarter < 4; quarter += 1) {
      clock.advance(250);
      updates.push(drawn);
      await element.updateComplete;
    }
    expect(drawn < 60).isTrue(`${drawn} drawings were asked for`);
    const ids = rowElements(element).map((each) => each.getAttribute('data-row'));
    expect(new Set(ids).size).equals(ids.length);
    await until(
      () =>
        rowElements(element)[0]?.textContent?.includes(
          `${server.alerts.get(alertId(0))?.state === 'dispatched' ? 'Dispatched' : 'Acknowledged'}`,
        ) === true,
      'the last state',
    );
    ward.close();
  });
});
