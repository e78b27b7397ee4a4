import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DemoPortal } from './demo-portal.ts';
import { ApiCaller } from './portal.ts';

interface Mediation {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly subject: string;
}

interface Party {
  readonly id: string;
  readonly personId: string | null;
  readonly name: { readonly masked: string };
}

interface Objection {
  readonly id: string;
  readonly version: number;
  readonly statement: string;
  readonly state: string;
}

const statement = '协议第二项的履行方式记录有误，请当面核对后更正。';
const reason = '经与双方核对，第二项已按调解时的约定更正。';

describe('a party to a dispute and the own mediation', { timeout: 240_000 }, () => {
  let portal: DemoPortal;
  let party: ApiCaller;
  let mediator: ApiCaller;
  /** The own one with an agreement in force. */
  let own: Mediation;

  before(async () => {
    portal = await DemoPortal.open();
    party = await ApiCaller.as(portal.url, 'puqian-party-1', 'own-record');
    mediator = await ApiCaller.as(portal.url, 'puqian-mediator-1', 'mediation');
    const { items } = await party.get<{ items: Mediation[] }>('/v1/mediations');
    const inForce = items.find(({ state }) => state === 'performing');
    assert.ok(inForce, 'the demo party has an agreement in force');
    own = inForce;
  });

  after(() => portal?.close());

  /** The page of the own mediation, on the phone of the party. */
  async function ownPage() {
    const page = await portal.signIn('puqian-party-1');
    await page.getByRole('link', { name: '我的调解' }).first().click();
    const mine = page.locator('ward-mediation-case');
    await mine.locator('.standing-heading').waitFor();
    await page.goto(`${portal.url}/my-mediation.html#${own.id}`);
    await mine.locator('.standing', { hasText: own.number }).waitFor();
    return { page, mine };
  }

  test('sees where it stands, what is owed and until when, the agreement and the way to a court, on a phone', async () => {
    const { page, mine } = await ownPage();
    assert.equal(await mine.locator('.standing-heading').innerText(), '协议正在履行');
    const owed = mine.locator('[data-ask="perform"]');
    assert.match(await owed.innerText(), /最迟\d{4}年\d{1,2}月\d{1,2}日星期./);
    assert.match(await owed.locator('.tag').innerText(), /天/);
    const agreement = await party.get<{ liability: string }>(`/v1/mediations/${own.id}/agreement`);
    await mine.locator('.agreement').getByText(agreement.liability).waitFor();
    assert.match(await mine.locator('.court .until').innerText(), /\d{1,2}月\d{1,2}日星期.[\s\S]*还有 \d+ 天/);

    const { width, content } = await page.evaluate(() => ({
      width: document.documentElement.clientWidth,
      content: document.documentElement.scrollWidth,
    }));
    assert.ok(width <= 390 && content <= width, `${content} px in a window of ${width} px`);
    await page.context().close();
  });

  test('is told the others masked, and nothing of a mediation of others', async () => {
    const listed = `/v1/mediations/${own.id}/parties`;
    const { items: known } = await mediator.get<{ items: Party[] }>(listed);
    const { items: told } = await party.get<{ items: Party[] }>(listed);
    const { personId } = await party.get<{ personId: string }>('/v1/session');
    const others = known.filter((each) => each.personId !== personId);
    assert.ok(others.length > 0 && others.length < known.length);
    assert.deepEqual(
      told.flatMap((each) => each.personId ?? []),
      [personId],
    );
    const { page, mine } = await ownPage();
    for (const other of others) {
      const { value } = await mediator.post<{ value: string }>('/v1/reveals', {
        record: `${listed}/${other.id}`,
        field: '/name',
        reason: '核对到场当事人的身份。',
      });
      await mine.getByText(other.name.masked).first().waitFor();
      assert.equal(await page.getByText(value).count(), 0, 'the whole name of another party is on the page');
    }

    const { items: all } = await mediator.get<{ items: Mediation[] }>('/v1/mediations?limit=200');
    const { items: mineAll } = await party.get<{ items: Mediation[] }>('/v1/mediations?limit=200');
    const foreign = all.find(({ id }) => mineAll.every((each) => each.id !== id));
    assert.ok(foreign, 'the mediator has mediations of others');
    for (const part of ['', '/parties', '/agreement', '/objections']) {
      assert.equal(await party.status(`/v1/mediations/${foreign.id}${part}`), 404, part);
    }
    await page.goto(`${portal.url}/my-mediation.html#${foreign.id}`);
    await mine.getByText('没有您的调解').waitFor();
    assert.equal(await page.getByText(foreign.number).count(), 0);
    await page.context().close();
  });

  test('objects in words that outlive a reload, reads the answer, and leaves nothing behind', async () => {
    const { page, mine } = await ownPage();
    await mine.locator('[data-begin="object"]').click();
    await mine.locator('.subject input[value="agreement"]').check({ force: true });
    await mine.locator('#case-object').fill(statement);
    await page.waitForFunction(async (key) => {
      const { client } = document.querySelector('ward-provider') as unknown as {
        client: { drafts: { get(key: string): Promise<{ object: string } | null> } };
      };
      return ((await client.drafts.get(key))?.object.length ?? 0) > 0;
    }, `own-mediation:${own.id}`);
    await page.reload();
    await mine.locator('[data-begin="object"]').click();
    await mine.locator('#case-object').waitFor();
    assert.equal(await mine.locator('#case-object').inputValue(), statement);
    assert.equal(await mine.locator('.subject input:checked').inputValue(), 'agreement');
    await mine.locator('[data-send]').click();
    const filed = mine.locator('.objection', { hasText: statement });
    await filed.locator('.tag', { hasText: /最迟.+答复您/ }).waitFor();

    const path = `/v1/mediations/${own.id}/objections`;
    const seen = await mediator.get<{ items: Objection[] }>(path);
    const objection = seen.items.find((each) => each.statement === statement);
    assert.ok(objection, 'the mediator does not see the objection');
    const answer = { decision: 'upheld', reason };
    await mediator.post(`${path}/${objection.id}/answer`, answer, { 'if-match': `"${objection.version}"` });
    await page.reload();
    await filed.getByText(reason).waitFor();

    await page.getByRole('button', { name: '退出', exact: true }).click();
    await page.locator('[data-account="puqian-party-1"]').waitFor();
    await page.goto(`${portal.url}/my-mediation.html#${own.id}`);
    await page.getByRole('link', { name: '登录' }).first().waitFor();
    for (const words of [own.number, own.subject, statement, reason]) {
      assert.equal(await page.getByText(words).count(), 0, `"${words}" is still there`);
    }
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    for (const words of [own.number, own.subject, statement]) assert.ok(!stored.includes(words), words);
    await page.context().close();
  });
});
