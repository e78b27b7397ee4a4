import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { readPixels } from '../packages/elements/src/qr/read-pixels.ts';
import { zxingEngine } from '../packages/elements/src/qr/zxing-engine.ts';
import { DemoPortal } from './demo-portal.ts';
import { type Paper, printed, withPrinter } from './paper.ts';
import { ApiCaller } from './portal.ts';

const upright = { A4: [210, 297], A3: [297, 420] } as const;

/** Every page has the size, there are so many of them, and nothing is beyond an edge. */
function expectPaper({ pages, cutOff }: Paper, size: keyof typeof upright, count: number): void {
  assert.equal(pages.length, count, 'pages');
  const [width, height] = upright[size];
  for (const page of pages) {
    assert.ok(Math.abs(page.width - width) < 1 && Math.abs(page.height - height) < 1, JSON.stringify(page));
  }
  assert.deepEqual(cutOff, []);
}

/** All texts of the QR codes in a picture. */
async function codesIn(picture: Buffer): Promise<readonly string[]> {
  const wasm = readFileSync(
    createRequire(import.meta.resolve('@wardkit/elements')).resolve('zxing-wasm/reader/zxing_reader.wasm'),
  );
  const engine = await zxingEngine(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
  return readPixels(pixels, [engine]);
}

describe('what a station hangs or files, as the printer gives it', { timeout: 180_000 }, () => {
  let portal: DemoPortal;

  before(async () => {
    portal = await DemoPortal.open();
  });

  after(() => portal?.close());

  async function open(account: string, path: string): Promise<Page> {
    const page = await portal.signIn(account);
    await withPrinter(page);
    await page.goto(`${portal.url}${path}`);
    return page;
  }

  test('the record of a check: all 32 items, the hazards, who signs, on A4', async () => {
    const officer = await ApiCaller.as(portal.url, 'puqian-officer-1');
    const { items } = await officer.get<{ items: { id: string; answers: { outcome: string }[] }[] }>(
      '/v1/rental-checks?limit=50',
    );
    const found = items.find(({ answers }) => answers.filter(({ outcome }) => outcome === 'fault').length > 1);
    assert.ok(found, 'the demo station has a check that found faults');
    const page = await open('puqian-officer-1', `/check.html#record:${found.id}`);
    const button = page.locator('ward-rental-check [data-record-action="print"]');
    const paper = await printed(page, () => button.click(), 15);
    expectPaper(paper, 'A4', 2);
    for (const words of ['出租房检查记录', 'STR-01', 'LLD-06', '签名及日期'])
      assert.ok(paper.text.includes(words), words);
    assert.doesNotMatch(paper.text, /\d{1,2}:\d{2}/, 'the record tells a time of day');
    await page.context().close();
  });

  test('the letter of a referral, on one page of A4', async () => {
    const officer = await ApiCaller.as(portal.url, 'puqian-officer-1');
    const { items } = await officer.get<{ items: { id: string; referredTo: { name: string } | null }[] }>(
      '/v1/hazards?state=referred&limit=20',
    );
    const referred = items.find(({ referredTo }) => referredTo !== null);
    assert.ok(referred, 'the demo station has referred a hazard');
    const page = await open('puqian-officer-1', `/hazards.html#${referred.id}`);
    const button = page.locator('ward-hazard-list').getByRole('button', { name: '打印移送函' });
    const paper = await printed(page, () => button.click(), 20);
    expectPaper(paper, 'A4', 1);
    for (const words of ['隐患移送函', String(referred.referredTo?.name), '（盖章）', '签收人']) {
      assert.ok(paper.text.includes(words), words);
    }
    await page.context().close();
  });

  for (const size of ['A4', 'A3'] as const) {
    test(`the star board on ${size}, with a code that leads to the objection and to no house`, async () => {
      const officer = await ApiCaller.as(portal.url, 'puqian-officer-1');
      const { items } = await officer.get<{ items: { id: string; rating: { state: string } | null }[] }>(
        '/v1/premises?use=let&limit=50',
      );
      const rated = items.find(({ rating }) => rating?.state === 'rated');
      assert.ok(rated, 'the demo station has rated premises');
      const page = await open('puqian-officer-1', `/board.html#${rated.id}`);
      const board = page.locator('ward-rating-board');
      await board.locator(`label:has(input[value="${size}"])`).click();
      const paper = await printed(page, () => board.getByRole('button', { name: '打印' }).click());
      expectPaper(paper, size, 1);
      assert.deepEqual(await codesIn(paper.picture), [`${portal.url}/records.html`]);
      await page.context().close();
    });
  }
});
