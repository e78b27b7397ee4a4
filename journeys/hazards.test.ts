import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { DemoPortal } from './demo-portal.ts';
import { ApiCaller } from './portal.ts';

interface Hazard {
  readonly id: string;
  readonly state: string;
  readonly premisesId: string;
  readonly rectification: { readonly photographIds: readonly string[] } | null;
}

describe('a hazard from the report of the landlord to the re-inspection', { timeout: 180_000 }, () => {
  let portal: DemoPortal;

  before(async () => {
    portal = await DemoPortal.open();
  });

  after(() => portal?.close());

  async function signIn(account: string): Promise<{ page: Page; list: Locator }> {
    const page = await portal.signIn(account);
    await page.getByRole('link', { name: '隐患' }).first().click();
    return { page, list: page.locator('ward-hazard-list') };
  }

  async function photograph(list: Locator, hue: number): Promise<void> {
    const background = { r: hue, g: 120, b: 90 };
    const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
      .jpeg()
      .toBuffer();
    await list.locator('[data-choose]').setInputFiles({ name: 'after.jpg', mimeType: 'image/jpeg', buffer });
    await list.locator('.form .photograph img').waitFor();
  }

  test('the landlord reports without a network, an officer who does not follow it up closes it', async () => {
    const landlord = await ApiCaller.as(portal.url, 'puqian-landlord-1');
    const own = await landlord.get<{ items: Hazard[] }>('/v1/hazards?state=open&limit=50');
    const wanted = own.items[0];
    assert.ok(wanted, 'the demo landlord has an open hazard');
    const now = async () => landlord.get<Hazard>(`/v1/hazards/${wanted.id}`);

    const { page, list } = await signIn('puqian-landlord-1');
    await list.locator(`[data-hazard="${wanted.id}"] button`).click();
    await list.locator('[data-change="rectify"]').click();
    await page.context().setOffline(true);
    await list.locator('#hazard-note').fill('已整改，详见照片');
    await list.locator('.form button[type="submit"]').click();
    await list.getByText('请附整改后的照片。').first().waitFor();
    await photograph(list, 40);
    await list.locator('.form button[type="submit"]').click();
    await list.getByText('已存本机，网络恢复后自动发送。').waitFor();
    assert.equal((await now()).state, 'open');
    await page.context().setOffline(false);
    await list.getByText('房东报告已整改').waitFor();
    const reported = await now();
    assert.equal(reported.state, 'rectified');
    assert.equal(reported.rectification?.photographIds.length, 1);
    await page.context().close();

    for (const account of ['puqian-officer-1', 'puqian-officer-2', 'puqian-supervisor-1']) {
      const { page, list } = await signIn(account);
      await page.goto(`${portal.url}/hazards.html#${wanted.id}`);
      await list.locator('.detail').waitFor();
      await list.locator('[data-change="assign"]').waitFor();
      const isOwn = (await list.getByText('须由其他民警复查').count()) > 0;
      assert.equal(await list.locator('[data-change="verify"]').count(), isOwn ? 0 : 1);
      if (!isOwn) {
        await list.locator('[data-change="verify"]').click();
        await list.locator('input[value="put-right"]').check({ force: true });
        await photograph(list, 200);
        await list.locator('.form button[type="submit"]').click();
        await list.getByText('复查：已整改').waitFor();
        await page.context().close();
        break;
      }
      await page.context().close();
    }
    assert.equal((await now()).state, 'verified');
  });
});
