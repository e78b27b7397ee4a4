import { fixtures as data, problemResponse, type ScriptedCall, type ScriptedClient } from '@wardkit/testing';
import { pressed } from '../testing/acting.ts';
import { elementSuite } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { type FakeClock, fakeClock } from '../testing/fake-clock.ts';
import { everyElement, find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { mount } from '../testing/mount.ts';
import { portalSignIn } from '../testing/portal-sign-in.ts';
import { expectPages, printed } from '../testing/printed.ts';
import { until } from '../testing/until.ts';
import type { BulletinShowEvent } from './alert-bulletin.events.ts';
import { areas, bulletinOf, cut, fixtures, hostile, scripted, tableOf } from './alert-bulletin.fixtures.ts';
import { WardAlertBulletin } from './alert-bulletin.ts';

interface Opened {
  readonly element: WardAlertBulletin;
  readonly clock: FakeClock;
}

async function opened(
  made: ScriptedClient,
  properties: Record<string, unknown> = {},
  now?: string,
  lang = 'en',
): Promise<Opened> {
  const clock = fakeClock(now);
  const element = await mount<WardAlertBulletin>(WardAlertBulletin, { client: made.ward, properties, clock, lang });
  await until(() => find(element, '[data-notice="loading"]') === null, 'the bulletin');
  return { element, clock };
}

const asked = ({ server }: ScriptedClient) =>
  server.calls
    .filter(({ id }) => id === 'alertBulletins.get')
    .map(({ parameters }) => `${parameters.period} ${parameters.from}`);
/** Waits until the bulletin itself says something: the buttons above it tell its period before it is here. */
const shows = (element: Element, words: string) =>
  until(
    () => text(find(element, '.bulletin') ?? document.createElement('p')).includes(words),
    `"${words}" in "${text(element)}"`,
  );
/** Rows of a table as their cells' words. */
const rowsOf = (root: ParentNode, table: string) =>
  [...root.querySelectorAll(`[data-table="${table}"] tbody tr`)].map((row) =>
    [...row.children].map((cell) => cell.textContent?.replaceAll(/\s+/g, ' ').trim() ?? ''),
  );
const rows = (element: Element, table: string) => rowsOf(element.shadowRoot as ShadowRoot, table);
const dayIn = ({ parameters }: ScriptedCall) => bulletinOf('day', parameters.from ?? '');

describe('<ward-alert-bulletin>', () => {
  // What the client fetches with its first call takes longer on a busy machine than a test waits.
  before(async () => {
    await scripted().ward.session.get();
  });

  it('shows the newest period that is over, by the station’s days and not the device’s', async () => {
    for (const [period, now, from] of [
      ['week', '2026-11-22T23:59:00+08:00', '2026-11-09'],
      ['week', '2026-11-23T00:01:00+08:00', '2026-11-16'],
      ['day', '2026-11-22T15:59:00Z', '2026-11-21'],
      ['day', '2026-11-22T16:01:00Z', '2026-11-22'],
      ['month', '2026-12-01T00:00:00+08:00', '2026-11-01'],
    ] as const) {
      const made = scripted();
      await opened(made, { period }, now);
      expect(asked(made)).deepEquals([`${period} ${from}`]);
    }
  });

  it('shows counts by kind, urgency, hour and community with their totals, in tables that say what they are', async () => {
    const { element } = await opened(scripted());
    const captions = everyElement(element).filter((each) => each.matches('table caption'));
    expect(captions.map((each) => each.textContent)).deepEquals([
      'By kind',
      'By urgency',
      'By community',
      'By hour of the day',
    ]);
    expect(rows(element, 'category')[4]).deepEquals(['Dispute', '18']);
    expect(rows(element, 'priority')[0]).deepEquals(['Immediate', '4']);
    expect(rows(element, 'hour')[19]).deepEquals(['19:00–19:59', '6']);
    expect(rows(element, 'community')[1]).deepEquals(['莲塘岭社区', '34']);
    for (const words of [
      '埔前派出所 Weekly bulletin of alerts',
      'November 9 – 15, 2026',
      'Received the week before 81',
    ]) {
      expect(text(element)).contains(words);
    }
    const totals = everyElement(element).filter((each) => each.matches('tfoot td'));
    expect(totals.map((each) => each.textContent?.trim())).deepEquals(['73', '73', '73', '73']);
  });

  it('draws a bar as long as its count, and none for a count that is not shown', async () => {
    const { element } = await opened(scripted());
    const bars = [...(element.shadowRoot as ShadowRoot).querySelectorAll('[data-table="community"] tbody .bar')];
    expect(bars.map((each) => each.querySelector('rect')?.getAttribute('width') ?? null)).deepEquals([
      '61.8',
      '100.0',
      null,
      null,
      '26.5',
      '0.0',
    ]);
    expect(rows(element, 'community')[2]).deepEquals(['上村村', 'Not shown']);
    expect(text(element)).contains('Counts under 5 of a community are not shown, nor is what would tell them.');
  });

  it('says nothing of hidden counts where none is hidden', async () => {
    const all = areas.map(([key, label]) => [key, label, 12] as const);
    const { element } = await opened(
      scripted({
        'alertBulletins.get': ({ parameters }: ScriptedCall) =>
          bulletinOf('week', parameters.from ?? '', { byArea: tableOf('community', all, 72) }),
      }),
    );
    expect(text(element).includes('not shown')).isFalse();
  });

  it('gives communities whose code was withdrawn the name that the list of divisions has', async () => {
    const parents: unknown[] = [];
    const made = scripted({
      'alertBulletins.get': ({ parameters }: ScriptedCall) =>
        bulletinOf('week', parameters.from ?? '', {
          byArea: tableOf(
            'community',
            [
              ['441602001098', null, 60],
              ['441602001099', null, 13],
            ],
            73,
          ),
        }),
      'places.listDivisions': ({ query }: ScriptedCall) => {
        parents.push(query.parent);
        const withdrawn = { parentCode: '441602001', level: 'community', firstYear: 2009, lastYear: 2021 };
        return { items: [{ code: '441602001098', name: '旧圩社区', ...withdrawn }], next: null };
      },
    });
    const { element } = await opened(made);
    expect(rows(element, 'community')).deepEquals([
      ['旧圩社区', '60'],
      ['Community 441602001099', '13'],
    ]);
    expect(parents).deepEquals(['441602001']);
  });

  it('names kinds of a later version by what the server calls them, and never by a code', async () => {
    const fixture = fixtures.find(({ name }) => name === 'codes of a later version');
    const element = await mount(WardAlertBulletin, { client: fixture?.client?.() ?? null });
    await until(() => find(element, '.bulletin') !== null, 'the bulletin');
    expect(rows(element, 'category').map(([name]) => name)).deepEquals(['Theft', 'Drones', 'Kind unknown here']);
    expect(rows(element, 'hour').map(([name]) => name)).deepEquals(['08:00–08:59', 'Hour not counted']);
  });

  it('has no counts by community for a day, and says why', async () => {
    const { element } = await opened(scripted(), { period: 'day' });
    expect(rows(element, 'community')).deepEquals([]);
    expect(text(element)).contains('somebody could be recognised');
    expect(text(element)).contains('Saturday, November 21, 2026');
  });

  it('goes to the period before and after, keeps the focus, and never to one that has not begun', async () => {
    const made = scripted();
    const told: string[] = [];
    const { element } = await opened(made, { from: '2026-11-09' });
    element.addEventListener('ward-bulletin-show', (event) => {
      const { period, from } = event as BulletinShowEvent;
      told.push(`${period} ${from}`);
    });
    const before = find(element, '[data-step="before"]') as HTMLElement;
    before.focus();
    before.click();
    await shows(element, 'November 2 – 8, 2026');
    expect(focused() === before).isTrue('the button lost the focus');
    const after = find(element, '[data-step="after"]') as HTMLElement;
    for (const words of ['November 9 – 15, 2026', 'November 16 – 22, 2026']) {
      after.click();
      await shows(element, words);
    }
    expect(after.getAttribute('aria-disabled')).equals('true');
    after.click();
    await element.updateComplete;
    await shows(element, 'This period is not over yet: the counts will change.');
    expect(told).deepEquals(['week 2026-11-02', 'week 2026-11-09', 'week 2026-11-16']);
    expect(asked(made).at(-1)).equals('week 2026-11-16');
  });

  it('changes the length of the period and says politely what came', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await pressed(element, 'input[value="month"]');
    await shows(element, 'Monthly bulletin of alerts');
    expect(element.period).equals('month');
    expect(element.from).equals('2026-10-01');
    await until(
      () => find(element, '[role="status"]')?.textContent === 'October 2026: 73 alerts received',
      'the status',
    );
  });

  it('follows what the portal sets, any day of a period too, and asks once', async () => {
    const made = scripted();
    const { element } = await opened(made, { from: '2026-10-01' });
    element.setAttribute('period', 'month');
    element.setAttribute('from', '2026-08-17');
    await shows(element, 'August 2026');
    expect(asked(made)).deepEquals(['week 2026-09-28', 'month 2026-08-01']);
  });

  it('says that there is no bulletin of what has not begun or is no day, and leads to the newest', async () => {
    for (const from of ['2026-11-23', '2026-02-30', 'soon']) {
      const made = scripted();
      const { element } = await opened(made, { from });
      expect(text(element)).contains('There is no such bulletin');
      expect(asked(made)).deepEquals([]);
      await pressed(element, '[data-newest]');
      await shows(element, 'November 9 – 15, 2026');
    }
  });

  it('takes the server’s word for what has begun where the device’s clock is ahead', async () => {
    const made = scripted({ 'alertBulletins.get': () => problemResponse('invalid-input') });
    const { element } = await opened(made, { period: 'day', from: '2026-11-22' });
    expect(text(element)).contains('There is no such bulletin');
  });

  it('shows the next day’s bulletin after midnight', async () => {
    const made = scripted({ 'alertBulletins.get': dayIn });
    const { element, clock } = await opened(made, { period: 'day' }, '2026-11-22T23:50:00+08:00');
    await shows(element, 'Saturday, November 21, 2026');
    clock.advance(11 * 60_000);
    await shows(element, 'Sunday, November 22, 2026');
    expect(asked(made)).deepEquals(['day 2026-11-21', 'day 2026-11-22']);
  });

  it('shows without a network what it read before, with its time, and lets one go back to it from what it has not', async () => {
    const made = scripted();
    const { element } = await opened(made);
    await cut(element, made);
    expect(text(element)).contains('no network since');
    expect(rows(element, 'category')[4]).deepEquals(['Dispute', '18']);
    await pressed(element, '[data-step="before"]');
    await until(() => find(element, '[data-notice="offline"]') !== null, 'that it is not on the device');
    await pressed(element, '[data-step="after"]');
    await shows(element, 'Weekly bulletin of alerts');
    await until(() => find(element, '.bulletin') !== null, 'the kept bulletin');
    made.setOnline(true);
    dispatchEvent(new Event('online'));
    await until(() => !text(element).includes('no network since'), 'a fresh bulletin');
  });

  it('prints one page with the same counts, nothing to press, and nothing of the portal', async () => {
    const { element } = await opened(scripted(), {}, undefined, 'zh-Hans');
    const paper = await printed(() => void element.print());
    const { document: page } = paper;
    const words = page.body.textContent?.replaceAll(/\s+/g, ' ') ?? '';
    for (const part of ['埔前派出所 警情周报', '2026年11月9日至11月15日', '0762-0000000', '北京时间', '不公布']) {
      expect(words).contains(part);
    }
    expect(page.title).equals('警情周报 2026年11月9日至11月15日');
    expect(rowsOf(page, 'community')[1]).deepEquals(['莲塘岭社区', '34']);
    expect(page.querySelectorAll('table caption').length).equals(4);
    expectPages(paper, { pages: 1, size: 'A4' });
  });

  it('prints on paper that a period is not over', async () => {
    const { element } = await opened(scripted(), { from: '2026-11-16' });
    const { document: page, frame } = await printed(() => void element.print());
    expect(page.body.textContent ?? '').contains('This period is not over yet');
    frame.remove();
  });

  it('lets the portal print in its own way', async () => {
    const { element } = await opened(scripted());
    const told: string[] = [];
    element.addEventListener('ward-bulletin-print', (event) => {
      event.preventDefault();
      told.push(`${event.period} ${event.from}`);
    });
    await element.print();
    expect(told).deepEquals(['week 2026-11-09']);
    expect(document.body.querySelector(':scope > iframe') === null).isTrue('it printed all the same');
  });

  it('asks for no alert, no person and no unit', async () => {
    const made = scripted();
    await opened(made);
    const ids = [...new Set(made.server.calls.map(({ id }) => id))].filter((id) => !/^(meta|session)\./.test(id));
    expect(ids.sort()).deepEquals(['alertBulletins.get', 'places.getStation']);
    expect(made.server.calls.find(({ id }) => id === 'places.getStation')?.parameters.stationId).equals(
      data.ids.station,
    );
  });

  it('is read anew for whoever signs in without a sign-out: they may be of another station', async () => {
    const portal = portalSignIn('duty-officer');
    const made = scripted({ 'session.get': portal.session }, { token: portal.token });
    await made.ward.session.get();
    const { element } = await opened(made, { period: 'day', from: '2026-11-20' });
    await until(() => find(element, '.bulletin') !== null, 'the bulletin');
    made.server.answer('alertBulletins.get', () => problemResponse('forbidden'));
    portal.somebody = 'another';
    await made.ward.session.get();
    await until(() => find(element, '[data-notice="forbidden"]') !== null, 'that it is not for them');
    expect(find(element, '.bulletin')).equals(null);
  });
});

elementSuite({ widget: WardAlertBulletin, fixtures, hostile });
