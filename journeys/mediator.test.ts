import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { DemoPortal } from './demo-portal.ts';
import { ApiCaller } from './portal.ts';

interface Told {
  readonly id: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly subject: string;
  readonly parties: readonly { readonly role: string; readonly name: { readonly masked: string } }[];
}

const day = 24 * 3_600_000;

/** What a person does on the page of a case. */
class CasePage {
  readonly #page: Page;
  readonly tracker: Locator;
  readonly form: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.tracker = page.locator('ward-mediation-tracker');
    this.form = this.tracker.locator('.case-form');
  }

  /** Opens a form, fills it, hands it in, and waits until it was taken. */
  async record(name: string, fill: () => Promise<void> = async () => {}): Promise<void> {
    const button = this.tracker.locator(`[data-form-of="${name}"], [data-form-of^="${name} "]`).first();
    await button.waitFor({ state: 'attached' });
    // What is seldom done is behind "more".
    const closed = this.tracker.locator('details:not([open])', { has: button });
    if ((await closed.count()) > 0) await closed.first().locator('summary').click();
    await button.click();
    await this.form.waitFor();
    await fill();
    await this.form.locator('[type="submit"]').click();
    await this.form.waitFor({ state: 'detached' });
  }

  choose(name: string, value: string): Promise<void> {
    return this.form.locator(`input[name="case-${name}"][value="${value}"]`).check({ force: true });
  }

  select(name: string, value: string): Promise<string[]> {
    return this.form.locator(`select[data-field="${name}"]`).selectOption(value);
  }

  write(name: string, text: string): Promise<void> {
    return this.form.locator(`[data-field="${name}"]`).fill(text);
  }

  async tickAll(name: string): Promise<void> {
    for (const box of await this.form.locator(`[data-field="${name}"] input[type="checkbox"]`).all()) {
      await box.check({ force: true });
    }
  }

  /** A moment as it is typed: a day in three fields, and a time where there is one. */
  async moment(name: string, at: Date, hasTime = true): Promise<void> {
    const shanghai = new Date(at.getTime() + 8 * 3_600_000).toISOString();
    const [year = '', month = '', date = ''] = shanghai.slice(0, 10).split('-');
    for (const [part, text] of [
      ['year', year],
      ['month', month],
      ['day', date],
    ] as const) {
      await this.form.locator(`#case-${name}-${part}`).fill(text);
    }
    if (hasTime) await this.form.locator(`#case-${name}-time`).fill(shanghai.slice(11, 16));
  }

  /** The state that the server has now. */
  async stateIs(caller: ApiCaller, id: string, state: string): Promise<Told> {
    const told = await caller.get<Told>(`/v1/mediations/${id}`);
    assert.equal(told.state, state);
    return told;
  }

  get page(): Page {
    return this.#page;
  }
}

describe('a mediator, from intake to archive', { timeout: 300_000 }, () => {
  let portal: DemoPortal;
  let page: Page;
  let mine: CasePage;
  let caller: ApiCaller;
  let id = '';
  const subject = '楼上漏水致天花板受损赔偿纠纷';
  const startedAt = Date.now();

  before(async () => {
    portal = await DemoPortal.open();
    page = await portal.signIn('puqian-mediator-1');
    caller = await ApiCaller.as(portal.url, 'puqian-mediator-1', 'mediation');
    mine = new CasePage(page);
    await page.goto(`${portal.url}/mediations.html`);
    await mine.tracker.locator('[data-take-in]').first().waitFor();
  });

  after(() => portal?.close());

  test('takes a dispute in from a template without a network, and it arrives when there is one', async () => {
    await mine.tracker.locator('[data-take-in]').first().click();
    const intake = mine.tracker.locator('#intake-subject');
    await intake.waitFor();
    await mine.tracker.locator('[data-template]').first().click();
    await page.context().setOffline(true);
    await intake.fill(subject);
    await mine.tracker
      .locator('#intake-facts')
      .fill('10月28日楼上水管破裂，天花板与衣柜受损；楼上愿赔一部分，双方对数额有分歧。');
    while ((await mine.tracker.locator('[data-party]').count()) < 2) {
      await mine.tracker.locator('[data-add-party]').click();
    }
    const parties = mine.tracker.locator('[data-party]');
    for (const [at, role, name] of [
      [0, 'claimant', '何示范'],
      [1, 'respondent', '罗示范'],
    ] as const) {
      await parties.nth(at).locator('select').first().selectOption(role);
      await parties.nth(at).locator('input').first().fill(name);
    }
    await mine.tracker.locator('[data-register]').click();
    await mine.tracker.locator('[data-done]').waitFor();
    assert.equal(await mine.tracker.locator('[data-to-case]').count(), 0, 'it is on the device, not on record');

    await page.context().setOffline(false);
    await mine.tracker.locator('[data-to-case]').click();
    await mine.tracker.locator('.case').waitFor();
    const { items } = await caller.get<{ items: readonly Told[] }>('/v1/mediations?limit=200');
    const made = items.filter((each) => each.subject === subject);
    assert.equal(made.length, 1, 'once');
    id = made[0]?.id ?? '';
    assert.deepEqual(made[0]?.parties.map(({ role, name }) => `${role} ${name.masked}`).sort(), [
      'claimant 何**',
      'respondent 罗**',
    ]);
    const seconds = (Date.now() - startedAt) / 1000;
    assert.ok(seconds < 120, `${seconds} s from the first page to the case, typing included`);
  });

  test('assesses, records what both answer, accepts, and hears them', async () => {
    await mine.record('assess', () => mine.choose('outcome', 'eligible'));
    // Whoever has not answered yet is asked next.
    for (let left = 2; left > 0; left -= 1) {
      await mine.record('consent', async () => {
        await mine.choose('answer', 'consents');
        await mine.choose('form', 'oral');
      });
    }
    await mine.stateIs(caller, id, 'consented');
    await mine.record('accept');
    await mine.record('planSession', async () => {
      await mine.moment('plannedFor', new Date(Date.now() - 3_600_000));
      await mine.write('place', '社区调解室');
    });
    await mine.stateIs(caller, id, 'in-session');
    await mine.record('holdSession', async () => {
      await mine.moment('startedAt', new Date(Date.now() - 3_600_000));
      await mine.moment('endedAt', new Date(Date.now() - 120_000));
      await mine.tickAll('presentPartyIds');
      await mine.write('minutes', '双方陈述，核对维修票据，就赔偿数额与修复时间达成一致。');
      await mine.choose('outcome', 'agreement');
    });
  });

  test('writes the agreement: what article 29 asks for is missed by name, and nothing typed is lost', async () => {
    const { parties } = await caller.get<{ parties: readonly { id: string; role: string }[] }>(`/v1/mediations/${id}`);
    const [claimant, respondent] = ['claimant', 'respondent'].map(
      (role) => parties.find((party) => party.role === role)?.id ?? '',
    );
    await mine.tracker.locator('[data-form-of="agreement"]').first().click();
    await mine.form.waitFor();
    await mine.write('issues', '赔偿数额、修复时间');
    await mine.form.locator('[type="submit"]').click();
    const summary = mine.form.locator('.error-summary, [role="alert"]').first();
    await summary.waitFor();
    assert.equal(await mine.form.locator('[data-field="issues"]').inputValue(), '赔偿数额、修复时间');
    await mine.write('liability', '楼上住户承担主要责任');
    await mine.form.locator('select[data-field^="byPartyId"]').selectOption(respondent ?? '');
    await mine.form.locator('select[data-field^="toPartyId"]').selectOption(claimant ?? '');
    await mine.form.locator('[data-field^="content"]').fill('赔偿人民币3000元');
    await mine.form.locator('[data-field^="way"]').fill('当面以现金支付，调解员在场');
    const due = new Date(Date.now() + 7 * day + 8 * 3_600_000).toISOString().slice(0, 10).split('-');
    for (const [at, part] of ['year', 'month', 'day'].entries()) {
      await mine.form.locator(`[id^="case-dueOn"][id$="-${part}"]`).fill(due[at] ?? '');
    }
    await mine.form.locator('[type="submit"]').click();
    await mine.form.waitFor({ state: 'detached' });
    await mine.stateIs(caller, id, 'agreed');
  });

  test('it is in force when all have signed, it is sealed and its scan is on file; not before', async () => {
    for (let left = 3; left > 0; left -= 1) {
      await mine.record('sign', () => mine.choose('form', 'signature'));
    }
    const paper = { width: 600, height: 850, channels: 3, background: '#fdfdfb' } as const;
    const buffer = await sharp({ create: paper }).jpeg().toBuffer();
    await mine.record('filePaper', async () => {
      await mine.select('paper', 'agreement');
      await mine.moment('datedOn', new Date(), false);
      await mine.form
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'agreement.jpg', mimeType: 'image/jpeg', buffer });
      await mine.form.locator('img, .photo').first().waitFor();
    });
    await mine.tracker.locator('[data-paper="agreement"]:not(.awaited)').waitFor();
    await mine.record('bringIntoForce');
    const told = await mine.stateIs(caller, id, 'effective');
    assert.equal(told.outcome, 'settled');
  });

  test('records the performance and a follow-up, and closes the dossier', async () => {
    await mine.record('perform', () => mine.moment('performedOn', new Date(), false));
    await mine.stateIs(caller, id, 'performed');
    await mine.record('addFollowUp', async () => {
      await mine.choose('way', 'telephone');
      await mine.choose('outcome', 'settled');
      await mine.write('note', '双方均表示满意，无新的纠纷。');
    });
    await mine.record('archive', () => mine.form.locator('[data-field="sure"]').check({ force: true }));
    const told = await mine.stateIs(caller, id, 'archived');
    assert.equal(told.outcome, 'settled');
    const { complete } = await caller.get<{ complete: boolean }>(`/v1/mediations/${id}/dossier`);
    assert.equal(complete, true);
  });

  test('to a party of another dispute it is not there', async () => {
    const other = await ApiCaller.as(portal.url, 'puqian-party-1', 'mediation');
    assert.equal(await other.status(`/v1/mediations/${id}`), 404);
  });
});
