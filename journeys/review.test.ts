import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { DemoPortal } from './demo-portal.ts';
import { ApiCaller } from './portal.ts';

interface Check {
  readonly id: string;
  readonly state: string;
  readonly previousCheckId: string | null;
  readonly answers: readonly { readonly itemCode: string; readonly outcome: string; readonly note: string | null }[];
}

interface Rating {
  readonly checkId: string;
  readonly stars: number;
}

const reason = '充电处未见自动断电装置，请现场复核后更正 FIR-04。';

describe('a check from the officer to the supervisor, back and on record', { timeout: 180_000 }, () => {
  let portal: DemoPortal;

  before(async () => {
    portal = await DemoPortal.open();
  });

  after(() => portal?.close());

  async function checkAs(account: string, place: string): Promise<{ page: Page; check: Locator }> {
    const page = await portal.signIn(account);
    await page.goto(`${portal.url}/check.html#${place}`);
    return { page, check: page.locator('ward-rental-check') };
  }

  test('is sent back with a reason, corrected by its maker, accepted, and shown by the star board', async () => {
    const officer = await ApiCaller.as(portal.url, 'puqian-officer-1');
    const { items } = await officer.get<{ items: { id: string }[] }>('/v1/premises?use=let&limit=20');
    const premisesId = items.at(-1)?.id;
    assert.ok(premisesId, 'the demo station has rentals');
    const checks = async () =>
      (await officer.get<{ items: Check[] }>(`/v1/rental-checks?premisesId=${premisesId}`)).items;
    const before = await checks();

    const first = await checkAs('puqian-officer-1', premisesId);
    await first.check.locator('[data-aspect="fire"]').click();
    await first.check.locator('[data-item="FIR-12"] label:has([value="not-applicable"])').click();
    for (const aspect of ['structure', 'fire', 'security', 'landlord']) {
      await first.check.locator(`[data-aspect="${aspect}"]`).click();
      await first.check.locator('[data-together]').click();
      await first.check.locator('[data-together-yes]').click();
    }
    await first.check.locator('[data-next]').click();
    await first.check.locator('[data-hand-in]').click();
    await first.check.locator('[data-receipt="accepted"]').waitFor();
    const [made] = await checks();
    assert.ok(made);
    assert.equal((await checks()).length, before.length + 1);
    assert.equal(made.answers.find(({ itemCode }) => itemCode === 'FIR-12')?.outcome, 'not-applicable');
    await first.page.goto(`${portal.url}/check.html#record:${made.id}`);
    await first.check.locator('[data-record="submitted"] [data-record-action="withdraw"]').waitFor();
    assert.equal(await first.check.locator('[data-record-action="accept"]').count(), 0, 'its maker may accept it');
    await first.page.context().close();

    const review = await checkAs('puqian-supervisor-1', `record:${made.id}`);
    await review.check.locator('[data-record-action="send-back"]').click();
    await review.check.locator('dialog textarea').fill('请更正');
    await review.check.locator('[data-reason-yes]').click();
    await review.check.getByText('请至少写 10 个字').waitFor();
    await review.check.locator('dialog textarea').fill(reason);
    await review.page.context().setOffline(true);
    await review.check.locator('[data-reason-yes]').click();
    await review.check.getByText('没有网络，什么都没有改动').waitFor();
    assert.equal((await checks())[0]?.state, 'submitted');
    await review.page.context().setOffline(false);
    await review.check.locator('[data-record-action="send-back"]').click();
    assert.equal(await review.check.locator('dialog textarea').inputValue(), reason);
    await review.check.locator('[data-reason-yes]').click();
    await review.check.locator('[data-record="sent-back"]').getByText('已退回，检查人会看到原因。').waitFor();
    await review.page.context().close();

    const again = await checkAs('puqian-officer-1', premisesId);
    await again.check.locator('[data-sent-back]').getByText(reason).waitFor();
    await again.check.locator('[data-aspect="fire"]').click();
    await again.check
      .locator('[data-item="FIR-12"] input[value="not-applicable"]:checked')
      .waitFor({ state: 'attached' });
    await again.check.locator('[data-item="FIR-04"] label:has([value="fault"])').click();
    await again.check.locator('#note-FIR-04').fill('一楼充电处不能自动断电');
    await again.check.locator('[data-aspect="landlord"]').click();
    await again.check.locator('[data-next]').click();
    await again.check.locator('[data-hand-in]').click();
    await again.check.locator('[data-receipt="accepted"]').waitFor();
    await again.page.context().close();
    const [corrected, returned] = await checks();
    assert.equal(corrected?.previousCheckId, made.id);
    assert.equal(returned?.state, 'sent-back');
    const changed = corrected.answers.filter(
      ({ itemCode, outcome }) => outcome !== made.answers.find((answer) => answer.itemCode === itemCode)?.outcome,
    );
    assert.deepEqual(
      changed.map(({ itemCode, outcome, note }) => [itemCode, outcome, note]),
      [['FIR-04', 'fault', '一楼充电处不能自动断电']],
    );

    const accepting = await checkAs('puqian-supervisor-1', `record:${corrected.id}`);
    await accepting.check.getByText('一楼充电处不能自动断电').first().waitFor();
    await accepting.check.locator('[data-record-action="accept"]').click();
    await accepting.check.locator('[data-record="reviewed"]').getByText('已通过，检查人可以看到。').waitFor();
    assert.equal((await checks())[0]?.state, 'reviewed');

    const rating = await officer.get<Rating>(`/v1/premises/${premisesId}/rating`);
    assert.equal(rating.checkId, corrected.id);
    await accepting.page.goto(`${portal.url}/board.html#${premisesId}`);
    const board = accepting.page.locator('ward-rating-board');
    const stars = ['无星', '一星', '二星', '三星'][rating.stars];
    await board.locator('.why summary').getByText(String(stars)).waitFor();
    await board.locator('.why').getByText('FIR-04').first().waitFor({ state: 'attached' });
    await accepting.page.context().close();
  });
});
