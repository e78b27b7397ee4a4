import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { BrowserProcess, chromiumOptions } from './browser.ts';
import { Cable } from './cable.ts';
import { ApiCaller } from './portal.ts';
import { ServerProcess } from './server-process.ts';

interface Plate {
  code: string;
  premisesId: string;
  link: string;
  address: { text: string };
}
interface Check {
  id: string;
  answers: {
    itemCode: string;
    outcome: string;
    note: string | null;
    photographIds: string[];
    answeredTogether: boolean;
  }[];
  hazards: { itemCode: string; dueAt: string; referral: boolean }[];
  rating: { stars: number };
}

const officer = 'puqian-officer-1';
const supervisor = 'puqian-supervisor-1';
const note = '二层楼道停放 2 辆电动自行车 <b>';

describe('an officer scans a door, checks the rental and sees it on record', { timeout: 240_000 }, () => {
  let folder: string;
  let server: ServerProcess;
  let cable: Cable;
  let browser: BrowserProcess;
  let page: Page;
  let plate: Plate;
  let plateFile: string;
  let earlier: number;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-journey-'));
    server = await ServerProcess.start(join(folder, 'data'));
    cable = new Cable(server.port);
    await cable.plugIn();
    browser = await BrowserProcess.open(join(folder, 'profile'));
    page = browser.page;
    const caller = await ApiCaller.as(server.url, officer);
    const { items } = await caller.get<{ items: Plate[] }>('/v1/doorplates?state=in-force&limit=200');
    const premises = await caller.get<{ items: { id: string; lastCheck: object | null }[] }>(
      '/v1/premises?use=let&limit=200',
    );
    const checked = premises.items.find(
      (each) => each.lastCheck !== null && items.some((of) => of.premisesId === each.id),
    );
    const found = items.find((each) => each.premisesId === checked?.id);
    assert.ok(found);
    plate = found;
    plateFile = join(folder, 'plate.png');
    earlier = (await caller.get<{ items: Check[] }>(`/v1/rental-checks?premisesId=${plate.premisesId}`)).items.length;
  });

  after(async () => {
    await browser?.kill();
    await cable?.cut();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const check = () => page.locator('ward-rental-check');
  const item = (code: string) => check().locator(`[data-item="${code}"]`);
  const answer = (code: string, outcome: string) => item(code).locator(`label:has(input[value="${outcome}"])`).click();
  const step = (name: string) =>
    check()
      .getByRole('button', { name: new RegExp(name) })
      .first();
  const restConforms = async () => {
    await check().getByRole('button', { name: '其余全符合' }).click();
    await check()
      .getByRole('button', { name: /项都符合$|^符合$/ })
      .click();
  };

  test('the supervisor prints a plate', async () => {
    const desk = await chromium.launch(chromiumOptions());
    const sheet = await desk.newPage({ viewport: { width: 1200, height: 1600 } });
    await sheet.goto(cable.url);
    await sheet.locator(`[data-account="${supervisor}"]`).click();
    await sheet.waitForURL(`${cable.url}/`);
    await sheet.getByRole('link', { name: '制作门牌' }).first().click();
    const plates = sheet.locator('ward-doorplate-sheet');
    await plates.locator('[data-code]').first().waitFor();
    const printed = plates.locator(`[data-code="${plate.code}"]`).first();
    while ((await printed.count()) === 0) {
      const shown = await plates.locator('[data-code]').count();
      await plates.locator('.more button').click();
      await plates.locator('[data-code]').nth(shown).waitFor();
    }
    await printed.scrollIntoViewIfNeeded();
    await printed.screenshot({ path: plateFile });
    await desk.close();
  });

  test('the officer signs in and opens the plate by its picture', async () => {
    await page.goto(cable.url);
    await page.locator(`[data-account="${officer}"]`).click();
    await page.getByRole('link', { name: '房屋与检查' }).first().waitFor();
    await page.goto(`${cable.url}/doorplate.html`);
    await page.locator('ward-doorplate-scanner input[type=file]').first().setInputFiles(plateFile);
    const viewer = page.locator('ward-doorplate-viewer');
    await viewer.getByText('真实门牌').first().waitFor();
    await viewer.getByText(/\*\*/).first().waitFor();
    const text = await viewer.locator('[data-verdict]').innerText();
    assert.match(text, /\*\*/, 'people are masked');
    assert.doesNotMatch(text, /\d{17}[\dX]|1\d{10}/, 'no identity number and no telephone is whole');
  });

  test('a check is begun, and a reload in the middle loses nothing', async () => {
    await page.locator('ward-doorplate-viewer').getByRole('button', { name: '开始检查' }).click();
    await page.waitForURL(/check\.html#/);
    await answer('STR-01', 'conforms');
    await answer('STR-05', 'fault');
    await item('STR-05').locator('textarea').fill(note);
    const photograph = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#8aa' } })
      .jpeg()
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '23/1 43/1 0/1' } })
      .toBuffer();
    await item('STR-05')
      .locator('input[type=file]')
      .last()
      .setInputFiles({ name: 'stairs.jpg', mimeType: 'image/jpeg', buffer: photograph });
    await item('STR-05').locator('img').first().waitFor();
    await check()
      .getByText(/已存本机/)
      .first()
      .waitFor();
    await page.reload();
    await item('STR-05').locator('textarea').waitFor();
    assert.equal(await item('STR-05').locator('textarea').inputValue(), note);
    // The picture is read from the device after the texts.
    await item('STR-05').locator('img').first().waitFor();
    assert.equal(await item('STR-05').locator('img').count(), 1);
  });

  test('the browser is killed, and the check is there again', async () => {
    await restConforms();
    await check()
      .getByText(/已存本机/)
      .first()
      .waitFor();
    await browser.kill();
    browser = await BrowserProcess.open(join(folder, 'profile'));
    page = browser.page;
    // Chromium writes cookies within 30 seconds, so a kill may cost the sign-in: the same person signs in again.
    await page.goto(cable.url);
    await page.locator(`.who, [data-account="${officer}"]`).first().waitFor();
    if ((await page.locator('.who').count()) === 0) {
      await page.locator(`[data-account="${officer}"]`).click();
      await page.locator('.who').waitFor();
    }
    await page.goto(`${cable.url}/check.html#${plate.premisesId}`);
    await step('结构').click();
    await item('STR-05').locator('textarea').waitFor();
    assert.equal(await item('STR-05').locator('textarea').inputValue(), note);
    assert.equal(await item('STR-02').locator('input[value=conforms]').isChecked(), true);
  });

  test('the network is cut: the page opens again, the check is finished and handed in', async () => {
    await cable.cut();
    await page.reload();
    for (const aspect of ['消防', '治安', '房东']) {
      await step(aspect).click();
      await restConforms();
    }
    await check().getByRole('button', { name: '核对' }).click();
    await check().getByRole('button', { name: '提交', exact: true }).click();
    await check()
      .getByText(/有网络时自动发送|会自动发送/)
      .first()
      .waitFor();
  });

  test('with the network back it is sent by itself and accepted', async () => {
    await cable.plugIn();
    await check()
      .getByText(/已记录在案/)
      .first()
      .waitFor({ timeout: 60_000 });
  });

  test('it is on record by the API, with the hazard, its deadline and the photograph', async () => {
    const caller = await ApiCaller.as(server.url, officer);
    const { items } = await caller.get<{ items: Check[] }>(`/v1/rental-checks?premisesId=${plate.premisesId}`);
    assert.equal(items.length, earlier + 1, 'once, and no more');
    const [newest] = items;
    assert.ok(newest);
    const fault = newest.answers.find((each) => each.itemCode === 'STR-05');
    assert.deepEqual([fault?.outcome, fault?.note, fault?.photographIds.length], ['fault', note, 1]);
    assert.equal(newest.answers.filter((each) => each.answeredTogether).length, 30);
    assert.ok(newest.hazards.some((each) => each.itemCode === 'STR-05' && Date.parse(each.dueAt) > Date.now()));
    assert.equal(await caller.status(`/v1/attachments/${fault?.photographIds[0]}/content`), 200);
  });

  test('it is in the portal, and after a restart of the server too', async () => {
    const { port } = server;
    await server.stop('SIGKILL');
    server = await ServerProcess.start(join(folder, 'data'), port);
    await page.goto(`${cable.url}/records.html#${plate.premisesId}`);
    await page.locator('[data-hazard="STR-05"]').first().waitFor();
    assert.equal(await page.locator('#checks [data-check]').count(), earlier + 1);
    assert.match(await page.locator('[data-hazard="STR-05"]').first().innerText(), /楼道停放 2 辆电动自行车 <b>/);
  });
});
