import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { DemoPortal } from './demo-portal.ts';
import { ApiCaller } from './portal.ts';

interface Alert {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly number: string;
  readonly channel: string;
  readonly description: string | null;
  readonly place: { readonly premisesId: string | null };
}
interface Plate {
  readonly premisesId: string;
  readonly link: string;
}
interface ListOf<T> {
  readonly items: readonly T[];
}

/** What the page waits until it looks again, and a little more. */
const nextLook = 11_000;

describe('a stranger at a door calls for help and sees who comes', { timeout: 240_000 }, () => {
  let portal: DemoPortal;
  let officer: ApiCaller;
  let plates: readonly Plate[];

  before(async () => {
    portal = await DemoPortal.open();
    officer = await ApiCaller.as(portal.url, 'puqian-duty-officer-1', 'alert-handling');
    const { items } = await officer.get<ListOf<Plate>>('/v1/doorplates?state=in-force&limit=20');
    plates = items;
  });

  after(() => portal?.close());

  /** The page of a plate, as a telephone's camera opens it, and the help that it offers. */
  async function openPlate(plate: Plate): Promise<{ page: Page; help: Locator }> {
    const page = await portal.visit();
    await page.clock.install();
    const { pathname } = new URL(plate.link);
    await page.goto(`${portal.url}${pathname}`);
    return { page, help: page.locator('ward-help-button') };
  }

  async function callForHelp(help: Locator, message: string): Promise<void> {
    await help.getByRole('button', { name: '在此处求助' }).click();
    await help.getByLabel('发生了什么').fill(message);
    await help.getByRole('button', { name: '发送求助' }).click();
    await help.getByRole('heading', { name: '派出所已收到您的求助' }).waitFor();
  }

  /** The alert that the duty officer finds at the door. */
  async function alertAt({ premisesId }: Plate, message: string): Promise<Alert> {
    const { items } = await officer.get<ListOf<Alert>>(`/v1/alerts?premisesId=${premisesId}&limit=20`);
    const found = items.find(({ description }) => description === message);
    assert.ok(found, 'the station has the call');
    return found;
  }

  async function move(alert: Alert, name: string, body: object = {}): Promise<Alert> {
    const headers = { 'if-match': `"${alert.version}"` };
    return await officer.post<Alert>(`/v1/alerts/${alert.id}/${name}`, body, headers);
  }

  test('each step of the duty officer is on the page of the stranger, also after a reload', async () => {
    const [plate] = plates;
    assert.ok(plate);
    const message = '老人在楼道摔倒';
    const { page, help } = await openPlate(plate);
    await callForHelp(help, message);
    const shows = async (step: string, text: string) => {
      await page.clock.fastForward(nextLook);
      const current = help.locator(`[data-step="${step}"][aria-current="step"]`);
      await current.getByText(text).waitFor();
    };
    await shows('received', '已收到');
    let alert = await alertAt(plate, message);
    assert.deepEqual(
      [alert.state, alert.channel, alert.place.premisesId],
      ['received', 'help-button', plate.premisesId],
    );
    alert = await move(alert, 'acknowledgement');
    await shows('seen', '值班民警已查看');
    const units = await officer.get<ListOf<{ id: string; label: string }>>(
      '/v1/response-units?state=available&limit=5',
    );
    const [unit] = units.items;
    assert.ok(unit, 'the demo has a unit that is free');
    alert = await move(alert, 'dispatch', { unitIds: [unit.id] });
    alert = await move(alert, 'departure');
    await shows('on-the-way', '已出发');

    await page.reload();
    await help.locator('[data-step="on-the-way"][aria-current="step"]').waitFor();
    alert = await move(alert, 'arrival');
    await shows('arrived', '已到达');
    const text = await page.locator('body').innerText();
    assert.ok(!text.includes(unit.label), 'who comes is not told');
    const outcome = { outcome: 'helped-on', note: '已扶起老人并联系家属。', photographIds: [], mediationId: null };
    await move(alert, 'resolution', outcome);
    await shows('closed', '已办结');
    assert.ok(!page.url().includes(alert.id));
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    assert.ok(!stored.includes(message), 'what was said lies on the device');
    await page.context().close();
  });

  test('what is taken back leaves the alert open, with a note for the duty officer', async () => {
    const plate = plates[1];
    assert.ok(plate);
    const message = '门锁坏了，人在屋外';
    const { page, help } = await openPlate(plate);
    await callForHelp(help, message);
    await help.getByRole('button', { name: '不再需要' }).click();
    await help.getByRole('button', { name: '是，告知派出所' }).click();
    await help.getByText('已告知派出所您不再需要').first().waitFor();
    const alert = await alertAt(plate, message);
    assert.equal(alert.state, 'received');
    const timeline = await officer.get<ListOf<{ kind: string; note: string | null; actor: { role: string } | null }>>(
      `/v1/alerts/${alert.id}/timeline?limit=50`,
    );
    const notes = timeline.items.filter(({ kind }) => kind === 'note');
    assert.deepEqual(
      notes.map(({ note, actor }) => [note, actor?.role]),
      [[`警情 ${alert.number} 的求助人告知：无需派人到场。其他求助不受影响。`, 'stranger']],
    );
    await page.reload();
    await help.getByText('已告知派出所您不再需要').first().waitFor();
    await page.context().close();
  });
});
