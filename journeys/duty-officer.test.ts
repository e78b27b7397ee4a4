import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { reachRow } from './alert-rows.ts';
import { DemoPortal } from './demo-portal.ts';
import { ApiCaller } from './portal.ts';

interface Alert {
  readonly id: string;
  readonly state: string;
  readonly units: readonly { readonly arrivedAt: string | null; readonly releasedAt: string | null }[];
}

describe('a duty officer at the list of alerts', { timeout: 240_000 }, () => {
  let portal: DemoPortal;
  let counter: ApiCaller;
  let taken = 0;

  before(async () => {
    portal = await DemoPortal.open();
    counter = await ApiCaller.as(portal.url, 'puqian-supervisor-1', 'alert-handling');
  });

  after(() => portal?.close());

  /** Somebody else at the station takes an alert in, a kilometre from the last one: of a group of repeats one alone has a row. */
  function takeIn(summary: string): Promise<Alert> {
    taken += 1;
    return counter.post<Alert>('/v1/alerts', {
      priority: 'urgent',
      category: 'nuisance',
      channel: 'station-call',
      summary,
      description: null,
      place: {
        divisionCode: '441602',
        text: `演示路 ${taken} 号`,
        point: { type: 'Point', coordinates: [114.7 + taken / 100, 23.74] },
        premisesId: null,
      },
      reporter: null,
      occurredAt: null,
      receivedAt: new Date().toISOString(),
    });
  }

  const row = (list: Locator, { id }: Alert) => list.locator(`[data-row="${id}"]`);
  const change = (list: Locator, name: string) => list.locator(`[data-change="${name}"]`).click();

  test('takes one that came live from its receipt to its end, and misses none that came without a network', async () => {
    const page = await portal.signIn('puqian-duty-officer-1');
    await page.getByRole('link', { name: '警情' }).first().click();
    const list = page.locator('ward-alert-list');
    await list.getByText('实时').waitFor();

    const alert = await takeIn('楼上装修，噪声扰民');
    const now = () => counter.get<Alert>(`/v1/alerts/${alert.id}`);
    await row(list, alert).locator('button').click();
    await list.locator('[data-open]').waitFor();
    await change(list, 'acknowledge');
    await change(list, 'dispatch');
    await list.locator('.form input[type="checkbox"]:enabled').first().check();
    await list.locator('.form button[type="submit"]').click();
    for (const move of ['depart', 'arrive']) await change(list, move);
    await change(list, 'resolve');
    await list.locator('#alert-outcome').selectOption('settled-on-scene');
    await list.locator('#alert-note').fill('已到场劝止，双方同意二十二时后停工');
    await list.locator('.form button[type="submit"]').click();
    await list.locator('[data-change="archive"]').waitFor();
    const closed = await now();
    assert.equal(closed.state, 'resolved');
    assert.equal(closed.units.length, 1);
    assert.ok(closed.units[0]?.arrivedAt && closed.units[0].releasedAt, 'the unit arrived and is free again');

    await list.getByRole('button', { name: '全部警情' }).click();
    await page.context().setOffline(true);
    const missed = [await takeIn('水管爆裂求助'), await takeIn('停车纠纷')];
    await page.context().setOffline(false);
    for (const each of missed) assert.equal(await (await reachRow(list, each.id)).count(), 1);
    await page.context().close();
  });

  test('sees on the board which unit went out and to which alert, and takes another off by hand', async () => {
    const page = await portal.signIn('puqian-duty-officer-1');
    await page.getByRole('link', { name: '警情' }).first().click();
    const [list, board] = [page.locator('ward-alert-list'), page.locator('ward-unit-board')];
    await board.getByText('实时').waitFor();

    const alert = await takeIn('路口两车刮擦，占用车道');
    await row(list, alert).locator('button').click();
    await list.locator('[data-open]').waitFor();
    await change(list, 'acknowledge');
    await change(list, 'dispatch');
    const choice = list.locator('.form input[type="checkbox"]:enabled').first();
    const sent = (await choice.getAttribute('value')) ?? '';
    await choice.check();
    await list.locator('.form button[type="submit"]').click();
    const out = board.locator(`[data-group-of="out"] [data-unit="${sent}"]`);
    await out.getByText('已派出').waitFor();
    await list.getByRole('button', { name: '全部警情' }).click();
    await out.locator('[data-do="alert"]').click();
    await list.locator('[data-open]').waitFor();
    assert.equal(new URL(page.url()).hash, `#${alert.id}`);

    const free = board.locator('[data-group-of="sendable"] [data-unit]').first();
    const unitId = (await free.getAttribute('data-unit')) ?? '';
    const unit = board.locator(`[data-unit="${unitId}"]`);
    await unit.locator('[data-do="change"]').click();
    await unit.getByText('暂不可派').click();
    await unit.locator('.form-actions [type="submit"]').click();
    await unit.getByText('正在保存…').waitFor({ state: 'hidden' });
    const now = await counter.get<{ state: string; expectedBackAt: string | null }>(`/v1/response-units/${unitId}`);
    assert.deepEqual([now.state, now.expectedBackAt], ['unavailable', null]);
    // It stays under the finger, and goes to its group when it is asked to.
    await board.locator('[data-do="arrange"]').click();
    await board.locator(`[data-group-of="unavailable"] [data-unit="${unitId}"]`).waitFor();
    await page.context().close();
  });
});
