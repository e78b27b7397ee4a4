import type { ScriptedCall } from '@wardkit/testing';
import type { MediationServer } from '../../mediations/mediation-client.fixtures.ts';
import { mediationId } from '../../mediations/mediation-records.fixtures.ts';
import { pressed } from '../../testing/acting.ts';
import { expect } from '../../testing/expect.ts';
import { type FakeClock, fakeClock } from '../../testing/fake-clock.ts';
import { everyElement, find, text } from '../../testing/find.ts';
import { focused, press } from '../../testing/keyboard.ts';
import { mount } from '../../testing/mount.ts';
import { until } from '../../testing/until.ts';
import { tracker, withoutCalendar } from '../mediation-tracker.fixtures.ts';
import { WardMediationTracker } from '../mediation-tracker.ts';

async function opened(
  made: MediationServer,
  view: string,
  properties: Readonly<Record<string, unknown>> = {},
): Promise<{ element: WardMediationTracker; clock: FakeClock }> {
  const clock = fakeClock();
  const element = await mount<WardMediationTracker>(WardMediationTracker, {
    client: made.ward,
    clock,
    properties,
    width: 1200,
  });
  await until(() => {
    clock.advance(1000);
    return find(element, '.view[data-state="ready"]') !== null;
  }, 'the tracker');
  if (view !== '') await pressed(element, `[data-view-of="${view}"]`);
  return { element, clock };
}

const rows = (element: Element) =>
  everyElement(element)
    .filter((each) => each.matches('[data-row]'))
    .map((each) => (each as HTMLElement).dataset.row);
const appears = (element: Element, selector: string) =>
  until(() => find(element, selector) !== null, `${selector} in "${text(element)}"`);

async function pick(element: WardMediationTracker, name: string, value: string): Promise<void> {
  const select = find<HTMLSelectElement>(element, `[data-pick="${name}"]`);
  if (select === null) throw new Error(`there is no ${name} to choose`);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}

describe('the views of mediations', () => {
  before(async () => {
    await tracker().ward.session.get();
    await Promise.all([import('../open-part.ts'), import('../calendar/calendar-part.ts')]);
  });
  afterEach(() => history.replaceState(null, '', location.pathname + location.search.replace(/[?&]cases\.[^&]*/g, '')));

  it('lists every mediation in the order of the server, filed ones too, with the parties masked', async () => {
    const { element } = await opened(tracker(), 'table');
    await appears(element, '.list-table tbody tr');
    expect(rows(element).length).equals(20);
    expect(rows(element).includes(mediationId(15))).isTrue('the filed one is missing');
    expect(text(find(element, `[data-row="${mediationId(1)}"]`) as Element)).contains('**');
  });

  it('filters by codes on the server, and keeps them in the address and nothing else', async () => {
    const made = tracker();
    const { element } = await opened(made, 'table', { urlState: 'cases' });
    await appears(element, '.list-table tbody tr');
    await pick(element, 'state', 'in-session');
    await until(() => rows(element).length === 3, 'three rows');
    await pick(element, 'kind', 'public-security');
    await until(() => rows(element).length === 1, 'one row');
    expect(rows(element)).deepEquals([mediationId(8)]);
    const found = new URLSearchParams(location.search);
    expect(found.get('cases.view')).equals('table');
    expect(found.get('cases.state')).equals('in-session');
    expect(found.get('cases.kind')).equals('public-security');
    await pressed(element, '[data-clear]');
    await until(() => rows(element).length === 20, 'all rows');
    expect(location.search.includes('cases.state')).isFalse('the filter is still in the address');
  });

  it('begins with what the address says', async () => {
    history.replaceState(
      null,
      '',
      `${location.pathname}?cases.view=table&cases.state=archived${location.search.replace('?', '&')}`,
    );
    const made = tracker();
    const { element } = await opened(made, '', { urlState: 'cases' });
    await until(() => rows(element).length === 1, 'one row');
    expect(rows(element)).deepEquals([mediationId(15)]);
  });

  it('asks page after page', async () => {
    const { element } = await opened(tracker({ pageSize: 8 }), 'table');
    await until(() => rows(element).length === 8, 'eight rows');
    await pressed(element, '.more .button');
    await until(() => rows(element).length === 16, 'sixteen rows');
    expect(new Set(rows(element)).size).equals(16);
  });

  it('opens a case from the table, and comes back to its row', async () => {
    const { element } = await opened(tracker(), 'table');
    await appears(element, '.list-table tbody tr');
    const told: string[] = [];
    element.addEventListener('ward-mediation-open', ({ mediationId: id }) => told.push(id));
    await pressed(element, `[data-row="${mediationId(6)}"] .open`);
    await appears(element, '.opened');
    await pressed(element, '.opened > .back');
    await appears(element, '.list-table');
    await until(() => (focused() as HTMLElement | null)?.dataset.open === mediationId(6), 'the focus on the row');
    expect(told).deepEquals([mediationId(6), '']);
  });

  it('lists deadlines, missed ones first, with the rule and its article', async () => {
    const { element } = await opened(tracker(), 'due');
    await appears(element, '.due-row');
    const [first, second] = everyElement(element).filter((each) => each.matches('.due-row'));
    expect(text(first as Element)).contains('missed by 10 days');
    expect(text(first as Element)).contains('第三十三条');
    expect(text(second as Element)).contains('3 days left');
    expect(text(element)).contains('4 working days left');
  });

  it('says plainly that a year has no holiday calendar', async () => {
    const { element } = await opened(tracker({ cases: withoutCalendar }), 'due');
    await appears(element, '[data-due="unknown"]');
    expect(text(find(element, '[data-due="unknown"]') as Element)).contains('no holiday calendar for 2027 yet');
    expect(rows(element).at(-1)).equals(mediationId(8));
  });

  it('shows sessions and deadlines by month at the time of the station, and goes by keys', async () => {
    const { element } = await opened(tracker(), 'calendar');
    await appears(element, '.day-list');
    expect(text(find(element, '[data-day="2026-11-24"]') as Element)).contains('15:00 两名工人工资拖欠');
    find(element, '[data-day="2026-11-22"] .day')?.focus();
    await press('ArrowRight');
    await press('ArrowRight');
    await until(() => focused()?.closest<HTMLElement>('[data-day]')?.dataset.day === '2026-11-24', 'the day');
    await until(() => text(find(element, '.day-list') as Element).includes('两名工人工资拖欠'), 'its entries');
    await press('PageDown');
    await until(() => focused()?.closest<HTMLElement>('[data-day]')?.dataset.day === '2026-12-24', 'the next month');
    expect(text(element)).contains('December 2026');
    const stops = everyElement(element).filter((each) => each.matches('.day[tabindex="0"]'));
    expect(stops.length).equals(1);
  });

  it('asks for the whole weeks of a month', async () => {
    const asked: string[] = [];
    const answers = {
      'mediations.listCalendar': ({ query }: ScriptedCall) => {
        asked.push(`${query.from} ${query.to}`);
        return { items: [], next: null };
      },
    };
    const { element } = await opened(tracker({ answers }), 'calendar');
    await until(() => text(element).includes('No session and no deadline in this month.'), 'the empty month');
    expect(asked).deepEquals(['2026-10-26 2026-12-06']);
  });

  it('opens a case from the day', async () => {
    const { element } = await opened(tracker(), 'calendar');
    await appears(element, '.day-list');
    await pressed(element, '[data-day="2026-11-24"] .day');
    await pressed(element, '.day-row .open');
    expect(element.mediationId).equals(mediationId(6));
  });

  it('marks days off and worked weekends, and says of a year without a calendar that it has none', async () => {
    const { element } = await opened(tracker(), 'calendar');
    await appears(element, '.day-list');
    await pressed(element, '[data-step="previous"]');
    await until(() => text(element).includes('October 2026'), 'October');
    expect(text(find(element, '[data-day="2026-10-01"]') as Element)).contains('day off');
    for (let month = 0; month < 4; month += 1) await pressed(element, '[data-step="next"]');
    await until(() => text(element).includes('No holiday calendar for 2027 yet'), 'the notice');
  });
});
