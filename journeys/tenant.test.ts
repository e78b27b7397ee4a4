import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { residentIdentityNumberCheck } from '@wardkit/contract/codes/resident-identity-number';
import { DemoPortal } from './demo-portal.ts';
import { ApiCaller } from './portal.ts';

interface Stay {
  readonly id: string;
  readonly state: string;
  readonly premisesId: string;
  readonly person: { readonly name: { readonly masked: string } };
}

/** Nobody's: a birth before 1900, as all numbers of the demo. */
const number = (body: string) => body + residentIdentityNumberCheck(body);

describe('a tenant sees what is recorded and who looked; a landlord registers and signs off', {
  timeout: 240_000,
}, () => {
  let portal: DemoPortal;

  before(async () => {
    portal = await DemoPortal.open();
  });

  after(() => portal?.close());

  test('the tenant reads the own record, who looked at it as what, and asks for a correction', async () => {
    const tenant = await ApiCaller.as(portal.url, 'puqian-resident-1', 'own-record');
    const { items } = await tenant.get<{ items: Stay[] }>('/v1/own-stays');
    const stay = items[0];
    assert.ok(stay, 'the demo tenant has a stay');
    const officer = await ApiCaller.as(portal.url, 'puqian-officer-1');
    await officer.get(`/v1/stays/${stay.id}`);
    const session = await officer.get<{ displayName: string }>('/v1/session');

    const page = await portal.signIn('puqian-resident-1');
    await page.getByRole('link', { name: '我的记录' }).first().click();
    const log = page.locator('ward-access-log');
    await log.locator('.record').first().waitFor();
    await log.getByText('出租房检查').first().waitFor();
    const shown = await log.locator('.panel').innerText();
    assert.match(shown, /民警/);
    assert.ok(!shown.includes(session.displayName), 'the log names an officer');

    await log.locator('[data-action="ask"]').click();
    await log.locator('#request-record').selectOption({ index: 1 });
    await log.locator('#request-field').selectOption({ label: '电话' });
    await log.locator('#request-correctValue').fill('154 0000 0031');
    await log.locator('#request-statement').fill('号码已经更换。');
    await log.locator('[data-action="send"]').click();
    await log.locator('[data-task="sent"]').waitFor();
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    assert.ok(!/0000\s?0031/.test(stored + page.url()), 'what was typed lies in the page');
    await page.context().close();
  });

  test('a landlord registers a stay whose number is checked at the field, and signs it off', async () => {
    const landlord = await ApiCaller.as(portal.url, 'puqian-landlord-1');
    const { items } = await landlord.get<{ items: { id: string; use: string }[] }>('/v1/premises?limit=200');
    const premises = items.find(({ use }) => use === 'let');
    assert.ok(premises, 'the demo landlord lets premises');
    const listed = async () =>
      (await landlord.get<{ items: Stay[] }>(`/v1/stays?premisesId=${premises.id}&limit=200`)).items;
    const before = await listed();

    const page = await portal.signIn('puqian-landlord-1');
    await page.goto(`${portal.url}/stays.html#${premises.id}`);
    const register = page.locator('ward-stay-register');
    await register.locator('[data-action="register"]').click();
    await register.locator('#name').fill('欧阳示范');
    const right = number('44160218650923207');
    const wrong = `${right.slice(0, -1)}${right.endsWith('1') ? '2' : '1'}`;
    await register.locator('#identity').fill(wrong);
    await register.locator('[data-action="save"]').click();
    await register.locator('#identity-fault').waitFor();
    assert.equal((await listed()).length, before.length);
    await register.locator('#identity').fill(right);
    await register.locator('[data-action="save"]').click();
    await register.locator('[data-outcome="accepted"]').waitFor();
    const html = await page.content();
    assert.ok(!html.includes(right), 'the number lies in the markup');
    const added = (await listed()).filter(({ id }) => before.every((each) => each.id !== id));
    assert.equal(added.length, 1);
    assert.match(added[0]?.person.name.masked ?? '', /^欧\*/);

    await page.reload();
    const row = register.locator('[data-list="premises"] .stay', { hasText: '欧**' });
    await row.getByRole('button', { name: '注销' }).click();
    await register.locator('[data-action="save"]').click();
    await register.locator('[data-outcome="accepted"]').waitFor();
    const ended = (await listed()).find(({ id }) => id === added[0]?.id);
    assert.ok(ended === undefined || ended.state === 'ended');
    await page.context().close();
  });
});
