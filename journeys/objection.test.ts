import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { DemoPortal } from './demo-portal.ts';
import { ApiCaller } from './portal.ts';

interface Objection {
  readonly id: string;
  readonly state: string;
  readonly target: { readonly kind: string; readonly id: string };
}

describe('an objection from the star board to its answer', { timeout: 180_000 }, () => {
  let portal: DemoPortal;

  before(async () => {
    portal = await DemoPortal.open();
  });

  after(() => portal?.close());

  async function boardOf(account: string, premisesId: string): Promise<{ page: Page; board: Locator }> {
    const page = await portal.signIn(account);
    await page.goto(`${portal.url}/board.html#${premisesId}`);
    return { page, board: page.locator('ward-rating-board') };
  }

  test('the landlord objects without a network, a supervisor answers, and the landlord reads the answer', async () => {
    const landlord = await ApiCaller.as(portal.url, 'puqian-landlord-1');
    const objections = async () => (await landlord.get<{ items: Objection[] }>('/v1/objections?limit=200')).items;
    const before = await objections();
    const { items } = await landlord.get<{ items: { id: string; rating: { state: string } | null }[] }>(
      '/v1/premises?limit=200',
    );
    const rated = items.find(
      ({ id, rating }) =>
        rating?.state === 'rated' && !before.some(({ target, state }) => target.id === id && state === 'filed'),
    );
    assert.ok(rated, 'the demo landlord has rated premises');

    const filing = await boardOf('puqian-landlord-1', rated.id);
    await filing.board.locator('[data-object]').waitFor();
    await filing.page.context().setOffline(true);
    await filing.board.locator('[data-object]').click();
    await filing.board.locator('#objection-statement').fill('灭火器在检查当日已经更换，收据可以出示。');
    await filing.board.locator('[data-file]').click();
    await filing.board.locator('[data-queued]').waitFor();
    assert.equal((await objections()).length, before.length);
    await filing.page.context().setOffline(false);
    await filing.board.locator('[data-queued]').waitFor({ state: 'detached' });
    const filed = (await objections()).find(({ id }) => before.every((each) => each.id !== id));
    assert.deepEqual(filed?.target, { kind: 'rating', id: rated.id });
    await filing.page.context().close();

    const answering = await boardOf('puqian-supervisor-1', rated.id);
    const open = answering.board.locator(`[data-objection="${filed?.id}"]`);
    await open.locator('[data-answer]').click();
    await answering.board.locator('input[name="decision"][value="dismissed"]').check({ force: true });
    await answering.board.locator('#answer-reason').fill('收据日期晚于检查日期，检查当日灭火器确已失效。');
    await answering.board.locator('[data-decide]').click();
    await open.getByText('收据日期晚于检查日期').waitFor();
    await answering.page.context().close();

    const reading = await boardOf('puqian-landlord-1', rated.id);
    await reading.board.locator(`[data-objection="${filed?.id}"]`).getByText('收据日期晚于检查日期').waitFor();
    assert.equal((await objections()).find(({ id }) => id === filed?.id)?.state, 'answered');
    await reading.page.context().close();
  });
});
