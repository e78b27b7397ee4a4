import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumOptions } from './browser.ts';
import { ApiCaller } from './portal.ts';
import { ServerProcess } from './server-process.ts';

interface Check {
  id: string;
  previousCheckId: string | null;
}

describe('two officers check the same rental', { timeout: 180_000 }, () => {
  let folder: string;
  let server: ServerProcess;
  let browser: Browser;
  let rentals: string[];
  let caller: ApiCaller;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-journey-'));
    server = await ServerProcess.start(join(folder, 'data'));
    browser = await chromium.launch(chromiumOptions());
    caller = await ApiCaller.as(server.url, 'puqian-officer-1');
    rentals = (await caller.get<{ items: { id: string }[] }>('/v1/premises?use=let&limit=20')).items.map(
      ({ id }) => id,
    );
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function begin(account: string, premisesId: string): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.locator(`[data-account="${account}"]`).click();
    await page.locator('.who').waitFor();
    await page.goto(`${server.url}/check.html#${premisesId}`);
    const check = page.locator('ward-rental-check');
    for (const aspect of ['structure', 'fire', 'security', 'landlord']) {
      await check.locator(`[data-aspect="${aspect}"]`).click();
      await check.getByRole('button', { name: '其余全符合' }).click();
      await check.getByRole('button', { name: /项都符合$/ }).click();
    }
    await check.getByRole('button', { name: '核对' }).click();
    return page;
  }

  const handIn = (page: Page) =>
    page.locator('ward-rental-check').getByRole('button', { name: '提交', exact: true }).click();
  const says = (page: Page, words: RegExp) => page.locator('ward-rental-check').getByText(words).first().waitFor();
  const checksOf = async (premisesId: string) =>
    (await caller.get<{ items: Check[] }>(`/v1/rental-checks?premisesId=${premisesId}`)).items;

  async function conflictOn(premisesId: string): Promise<{ second: Page; firstId: string; before: number }> {
    const before = (await checksOf(premisesId)).length;
    const first = await begin('puqian-officer-1', premisesId);
    const second = await begin('puqian-officer-2', premisesId);
    await handIn(first);
    await says(first, /已记录在案/);
    await handIn(second);
    await says(second, /同事的检查先到了/);
    const [newest] = await checksOf(premisesId);
    assert.ok(newest);
    await first.context().close();
    return { second, firstId: newest.id, before };
  }

  test('the second hands in after the first, and both are on record in that order', async () => {
    const [premisesId] = rentals;
    assert.ok(premisesId);
    const { second, firstId, before } = await conflictOn(premisesId);
    await second.locator('ward-rental-check').getByRole('button', { name: '按所选提交' }).click();
    await says(second, /已记录在案/);
    const checks = await checksOf(premisesId);
    assert.equal(checks.length, before + 2);
    assert.equal(checks[0]?.previousCheckId, firstId);
    await second.context().close();
  });

  test('the second gives the own check up, and only the first is on record', async () => {
    const premisesId = rentals[1];
    assert.ok(premisesId);
    const { second, firstId, before } = await conflictOn(premisesId);
    await second.locator('ward-rental-check').getByRole('button', { name: '放弃我的' }).click();
    await second.locator('ward-rental-check').getByRole('button', { name: '确认放弃' }).click();
    await says(second, /您的检查已放弃/);
    const checks = await checksOf(premisesId);
    assert.equal(checks.length, before + 1);
    assert.equal(checks[0]?.id, firstId);
    await second.context().close();
  });
});
