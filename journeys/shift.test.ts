import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { reachRow } from './alert-rows.ts';
import { BrowserProcess } from './browser.ts';
import { Cable } from './cable.ts';
import { ApiCaller, tokenOf } from './portal.ts';
import { ServerLog } from './server-log.ts';
import { ServerProcess } from './server-process.ts';

interface Alert {
  readonly id: string;
  readonly version: number;
  readonly state: string;
}

/** What the SDK gave a reader in the page. */
interface Given {
  readonly ids: string[];
  readonly gaps: string[];
}

const hour = 60 * 60 * 1000;
const dutyOfficer = 'puqian-duty-officer-1';
const events = 'alert.*';

describe('a duty officer’s shift with breaks, restarts and sleep', { timeout: 300_000 }, () => {
  let folder: string;
  let server: ServerProcess;
  let cable: Cable;
  let browser: BrowserProcess;
  let page: Page;
  let list: Locator;
  let counter: ApiCaller;
  const taken: Alert[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-shift-'));
    server = await ServerProcess.start(join(folder, 'data'));
    cable = new Cable(server.port);
    await cable.plugIn();
    browser = await BrowserProcess.open(join(folder, 'profile'));
    page = browser.page;
    await page.clock.install();
    counter = await ApiCaller.as(server.url, 'puqian-supervisor-1', 'alert-handling');
  });

  after(async () => {
    await browser?.kill();
    await cable?.cut();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Others at the station take alerts in, and move each one on, so that the log has more than receipts. */
  async function work(count: number): Promise<void> {
    for (let made = 0; made < count; made += 1) {
      const number = taken.length + 1;
      const alert = await counter.post<Alert>('/v1/alerts', {
        priority: number % 5 === 0 ? 'immediate' : 'normal',
        category: ['theft', 'dispute', 'traffic', 'help'][number % 4],
        channel: 'station-call',
        summary: `交接班演练 ${number} 号`,
        description: null,
        place: {
          divisionCode: '441602',
          text: `演示路 ${number} 号`,
          point: { type: 'Point', coordinates: [114.7 + number / 500, 23.74] },
          premisesId: null,
        },
        reporter: null,
        occurredAt: null,
        receivedAt: new Date().toISOString(),
      });
      taken.push(alert);
      const headers = { 'if-match': `"${alert.version}"` };
      if (number % 2 === 0) await counter.post(`/v1/alerts/${alert.id}/acknowledgement`, {}, headers);
    }
  }

  /** Opens the list as the duty officer, and beside it a reader of the stream that writes down what it was given. */
  async function begin(): Promise<void> {
    await page.goto(cable.url);
    await page.locator(`[data-account="${dutyOfficer}"]`).click();
    await page.getByRole('button', { name: '退出' }).waitFor();
    await page.goto(`${cable.url}/alerts.html`);
    list = page.locator('ward-alert-list');
    await list.getByText('实时').waitFor();
    await page.evaluate((types) => {
      type Client = { events(filter: object): AsyncIterable<{ type: string; id: string; reason: string }> };
      const given: Given = { ids: [], gaps: [] };
      Object.assign(globalThis, { given });
      const provider = document.querySelector('ward-provider') as unknown as { client: Client };
      void (async () => {
        for await (const item of provider.client.events({ types: [types] })) {
          if (item.type === 'gap') given.gaps.push(item.reason);
          else given.ids.push(item.id);
        }
      })();
    }, events);
    await page.waitForFunction(() => Reflect.get(globalThis, 'given').gaps.length === 1);
  }

  const given = () => page.evaluate(() => Reflect.get(globalThis, 'given') as Given);

  /** Waits until the SDK has given as much as the log has by the last alert that was taken in. */
  async function caughtUp(): Promise<void> {
    const last = taken.at(-1)?.id ?? '';
    await reachRow(list, last);
    await list.getByText('实时').waitFor({ timeout: 60_000 });
  }

  async function restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { port } = server;
    await server.stop(signal);
    server = await ServerProcess.start(join(folder, 'data'), port);
  }

  /** Ids of all rows of the list, gathered from its top to its end as a person goes down. */
  async function rows(): Promise<Map<string, number>> {
    const seen = new Map<string, Set<string>>();
    const scroller = list.locator('[data-scroller]');
    await scroller.evaluate((element) => element.scrollTo(0, 0));
    for (;;) {
      const drawn = await list
        .locator('[data-row]')
        .evaluateAll((all) =>
          all.map((row) => [row.getAttribute('data-row') ?? '', row.getAttribute('aria-posinset') ?? '']),
        );
      for (const [id = '', position = ''] of drawn) seen.set(id, (seen.get(id) ?? new Set()).add(position));
      const isEnd = await scroller.evaluate((element) => {
        const before = element.scrollTop;
        element.scrollBy(0, element.clientHeight / 2);
        return element.scrollTop === before;
      });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      if (isEnd) break;
    }
    return new Map([...seen].map(([id, positions]) => [id, positions.size]));
  }

  test('none is missed, and none is there twice', async (context) => {
    await begin();
    const log = await ServerLog.mark(server.url, await tokenOf(server.url, 'puqian-supervisor-1'), events);
    await work(4);
    await caughtUp();

    // First break: the line is dead, and the device does not know.
    await cable.cut();
    await work(4);
    await cable.plugIn();
    await caughtUp();

    // Second break: the device knows that it has no network.
    await page.context().setOffline(true);
    await list.locator('.live.stale').waitFor();
    await work(3);
    await page.context().setOffline(false);
    await caughtUp();

    // First restart: the server is asked to stop, and serves again.
    await restart('SIGTERM');
    await work(3);
    await caughtUp();

    // Third break: the line comes and goes while work goes on.
    for (let flaps = 0; flaps < 4; flaps += 1) {
      await cable.cut();
      await work(1);
      await cable.plugIn();
      await work(1);
    }
    await caughtUp();

    // Second restart: the server is killed in the middle of its work.
    await work(2);
    await restart('SIGKILL');
    await work(3);
    await caughtUp();

    // Fourth break, with sleep: the lid is closed for an hour, the line is gone, and the shift goes on without it.
    await cable.cut();
    await work(5);
    await page.clock.fastForward(hour);
    await cable.plugIn();
    await caughtUp();

    // Fifth break: the network is gone just as what was missed is read.
    await page.context().setOffline(true);
    await work(2);
    await page.context().setOffline(false);
    await cable.cut();
    await work(2);
    await cable.plugIn();
    await caughtUp();

    await work(1);
    await caughtUp();
    const last = taken.at(-1) as Alert;
    const logged = await log.until(server.url, 'alert.received', `/v1/alerts/${last.id}`);
    await page.waitForFunction((id) => Reflect.get(globalThis, 'given').ids.includes(id), logged.at(-1)?.id ?? '');

    const { ids, gaps } = await given();
    const wanted = logged.map(({ id }) => id);
    assert.deepEqual(gaps, ['begin'], 'nothing had to be read anew for want of events');
    const missed = wanted.filter((id) => !ids.includes(id));
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    context.diagnostic(JSON.stringify({ logged: wanted.length, missed: missed.length, twice: twice.length }));
    assert.deepEqual(missed, [], 'each event of the log was given');
    assert.deepEqual(twice, [], 'and none twice');
    assert.deepEqual(
      ids.filter((id) => wanted.includes(id)),
      wanted,
      'in the order of the log',
    );
    const received = logged.filter(({ type }) => type.endsWith('alert.received')).map(({ subject }) => subject);
    for (const { id } of taken) assert.equal(received.filter((subject) => subject.endsWith(id)).length, 1, id);

    await list.locator('[data-view="all"]').click();
    await list.locator(`[data-row="${last.id}"]`).waitFor();
    const listed = await rows();
    for (const { id } of taken) assert.equal(listed.get(id), 1, `${id} stands in the list once`);
    const doubled = await list
      .locator('[data-row]')
      .evaluateAll((all) => all.length - new Set(all.map((row) => row.getAttribute('data-row'))).size);
    assert.equal(doubled, 0);
    for (const { id } of taken) {
      const { state } = await counter.get<Alert>(`/v1/alerts/${id}`);
      assert.ok(['received', 'acknowledged'].includes(state), state);
    }
  });
});
