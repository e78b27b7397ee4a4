import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DemoPortal } from './demo-portal.ts';
import { ApiCaller } from './portal.ts';

interface Note {
  readonly note: string;
  readonly state: string;
  readonly alerts: readonly unknown[];
}

describe('the end of a shift', { timeout: 240_000 }, () => {
  let portal: DemoPortal;

  before(async () => {
    portal = await DemoPortal.open();
  });

  after(() => portal?.close());

  test('its note outlives a reload, reaches the next shift without one, and is taken over once', async () => {
    const page = await portal.signIn('puqian-duty-officer-1');
    await page.getByRole('link', { name: '警情' }).first().click();
    await page.getByRole('link', { name: '交接班' }).click();
    const mine = page.locator('ward-shift-handover');
    await mine.locator('[data-write]').click();
    await mine.locator('.choice').first().waitFor();
    const words = '今日平稳，夜班请巡查夜宵街。';
    await mine.locator('#shift-note').fill(words);
    await page.waitForFunction(async () => {
      const { client } = document.querySelector('ward-provider') as unknown as {
        client: { drafts: { list(prefix: string): Promise<readonly unknown[]> } };
      };
      return (await client.drafts.list('shift-handover:')).length === 1;
    });
    await page.reload();
    await mine.locator('[data-write]').click();
    await mine.locator('.choice').first().waitFor();
    assert.equal(await mine.locator('#shift-note').inputValue(), words);

    const next = await portal.signIn('puqian-officer-1');
    await next.goto(`${portal.url}/handover.html`);
    const theirs = next.locator('ward-shift-handover');
    await theirs.locator('.note').first().waitFor();
    await mine.locator('[data-send]').click();
    const note = theirs.locator('.note', { hasText: words });
    await note.waitFor();
    await note.locator('[data-take-over]').click();
    await note.locator('[data-yes]').click();
    await mine.locator('.note[data-state="taken-over"]', { hasText: words }).waitFor();

    const supervisor = await ApiCaller.as(portal.url, 'puqian-supervisor-1', 'alert-handling');
    const { items } = await supervisor.get<{ items: readonly Note[] }>('/v1/shift-handovers');
    const written = items.filter((each) => each.note === words);
    assert.deepEqual(
      written.map(({ state }) => state),
      ['taken-over'],
    );
    assert.ok((written[0]?.alerts.length ?? 0) > 0, 'the open alerts go on');
  });

  test('the bulletin of its week is a page away from the alerts, and its address leads back to it', async () => {
    const page = await portal.signIn('puqian-duty-officer-1');
    await page.goto(`${portal.url}/alerts.html`);
    await page.getByRole('link', { name: '日报、周报、月报' }).click();
    const bulletin = page.locator('ward-alert-bulletin');
    await bulletin.locator('.bulletin').waitFor();
    await bulletin.locator('[data-step="before"]').click();
    await page.waitForURL(/#week\/\d{4}-\d{2}-\d{2}$/);
    const heading = bulletin.locator('.bulletin .period');
    await heading.waitFor();
    const period = await heading.innerText();
    await page.reload();
    await heading.waitFor();
    assert.equal(await heading.innerText(), period);
    const total = await bulletin.locator('[data-table="category"] tfoot td').innerText();
    assert.equal(await bulletin.locator('[data-table="hour"] tfoot td').innerText(), total);
  });
});
