import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { DemoPortal } from './demo-portal.ts';
import { ApiCaller } from './portal.ts';

interface Listed {
  items: {
    id: string;
    code: string;
    premisesId: string;
    state: string;
    link: string;
    address: { text: string; room: string | null };
  }[];
}

describe('a landlord and a stranger see what is theirs to see', { timeout: 180_000 }, () => {
  let portal: DemoPortal;
  let plates: Listed['items'];
  let letPremises: string[];

  before(async () => {
    portal = await DemoPortal.open();
    const caller = await ApiCaller.as(portal.url, 'puqian-officer-1');
    plates = (await caller.get<Listed>('/v1/doorplates?limit=200')).items;
    const rentals = await caller.get<{ items: { id: string }[] }>('/v1/premises?use=let&limit=200');
    letPremises = rentals.items.map((each) => each.id);
  });

  after(() => portal?.close());

  async function type(page: Page, text: string): Promise<void> {
    const scanner = page.locator('ward-doorplate-scanner');
    const field = scanner.locator('input[type=text], input:not([type]), textarea').first();
    await field.fill(text);
    await field.press('Enter');
  }

  test('the landlord sees the own premises and no others', async () => {
    const page = await portal.signIn('puqian-landlord-1');
    await page.getByRole('link', { name: '我的房屋' }).first().click();
    await page.locator('tbody tr').first().waitFor();
    const shown = await page
      .locator('tbody a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.slice(1)));
    const landlord = await ApiCaller.as(portal.url, 'puqian-landlord-1');
    const own = await landlord.get<{ items: { id: string }[] }>('/v1/premises?limit=200');
    assert.deepEqual(shown.sort(), own.items.map((each) => each.id).sort());
    const foreign = letPremises.find((id) => !shown.includes(id));
    assert.ok(foreign !== undefined && shown.length > 0);
    assert.equal(await landlord.status(`/v1/premises/${foreign}`), 404);
    assert.equal(await landlord.status(`/v1/stays?premisesId=${foreign}`), 404);
    await page.context().close();
  });

  test('a stranger learns the building and the station, and nothing about people or letting', async () => {
    const plate = plates.find(
      (each) => each.state === 'in-force' && each.address.room !== null && letPremises.includes(each.premisesId),
    );
    assert.ok(plate);
    const page = await portal.visit();
    await page.goto(`${portal.url}/doorplate.html`);
    await type(page, plate.link);
    const viewer = page.locator('ward-doorplate-viewer');
    await viewer.getByText('真实门牌').first().waitFor();
    const text = await viewer.locator('[data-verdict]').innerText();
    assert.match(text, /埔前派出所/);
    assert.doesNotMatch(text, /\*\*|出租|星级|隐患|居住人|户主/);
    assert.ok(!text.includes(`${plate.address.room} 室`), 'not to the door');
    await page.context().close();
  });

  test('unknown, revoked, replaced, foreign, altered and mistyped codes are each told apart', async () => {
    const page = await portal.visit();
    await page.goto(`${portal.url}/doorplate.html`);
    const page2 = page.locator('body');
    const said: string[] = [];
    const tell = async (text: string, expected: RegExp) => {
      await type(page, text);
      await page2.getByText(expected).first().waitFor();
      said.push(expected.source);
    };
    const inForce = plates.find((each) => each.state === 'in-force');
    const revoked = plates.find((each) => each.state === 'revoked');
    const replaced = plates.find((each) => each.state === 'replaced');
    assert.ok(inForce && revoked && replaced);
    await tell(revoked.link, /已注销的门牌/);
    await tell(replaced.link, /已更换的门牌/);
    await tell('https://example.com/D/1234', /其他网址/);
    const altered = inForce.link.slice(0, -1) + (inForce.link.endsWith('0') ? '1' : '0');
    const middle = altered.length - 40;
    await tell(
      altered.slice(0, middle) + (altered[middle] === 'A' ? 'B' : 'A') + altered.slice(middle + 1),
      /被改动的门牌/,
    );
    const mistyped = inForce.code.slice(0, 11) + (inForce.code.endsWith('0') ? '1' : '0');
    await tell(mistyped, /有一位不对|一位不对/);
    assert.equal(said.length, 5);
    assert.equal(new URL(page.url()).host, new URL(portal.url).host, 'a foreign link is never followed');
    await page.context().close();
  });
});
