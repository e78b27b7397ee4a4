import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { chromiumOptions } from '../journeys/browser.ts';
import { ApiCaller } from '../journeys/portal.ts';
import { ServerProcess } from '../journeys/server-process.ts';
import { root } from './run.ts';

interface Looks {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
  readonly scale: 'normal' | 'large';
  readonly lang: 'zh-Hans' | 'en';
}

const desktop = { width: 1280, height: 900, theme: 'light', scale: 'normal', lang: 'zh-Hans' } as const;
const phone = { ...desktop, width: 390, height: 844 };
const looks: readonly Looks[] = [
  { ...desktop, name: 'desktop-light-zh-Hans' },
  { ...desktop, name: 'desktop-dark-zh-Hans', theme: 'dark' },
  { ...desktop, name: 'desktop-large-zh-Hans', scale: 'large' },
  { ...desktop, name: 'desktop-light-en', lang: 'en' },
  { ...phone, name: 'phone-light-zh-Hans' },
  { ...phone, name: 'phone-dark-zh-Hans', theme: 'dark' },
  { ...phone, name: 'phone-large-zh-Hans', scale: 'large' },
];

interface Listed {
  items: { id: string; link: string; premisesId: string; state: string }[];
}

const target = join(root, 'docs/pictures');
const folder = await mkdtemp(join(tmpdir(), 'wardkit-pictures-'));
const server = await ServerProcess.start(join(folder, 'data'));
const browser = await chromium.launch(chromiumOptions());
try {
  await mkdir(target, { recursive: true });
  const landlord = await ApiCaller.as(server.url, 'puqian-landlord-1');
  const own = await landlord.get<{ items: { id: string; lastCheck: object | null }[] }>('/v1/premises?limit=200');
  const officer = await ApiCaller.as(server.url, 'puqian-officer-1');
  const plates = (await officer.get<Listed>('/v1/doorplates?state=in-force&limit=200')).items;
  const checked = own.items.filter((each) => each.lastCheck !== null).map((each) => each.id);
  const plate = plates.find((each) => checked.includes(each.premisesId));
  if (plate === undefined) throw new Error('no plate of the demo landlord is in force');
  const { items: rentals } = await officer.get<{ items: { id: string; rating: { state: string } | null }[] }>(
    '/v1/premises?use=let&limit=200',
  );
  const rated = rentals.find(({ rating }) => rating?.state === 'rated')?.id;
  if (rated === undefined) throw new Error('no premises of the demo station are rated');
  for (const look of looks) {
    await picture('portal', look, null, async (page) => {
      await page.locator('[data-account]').first().waitFor();
    });
    for (const [caller, account] of [
      ['officer', 'puqian-officer-1'],
      ['landlord', 'puqian-landlord-1'],
      ['stranger', null],
    ] as const) {
      await picture(`viewer-${caller}`, look, account, async (page) => {
        await page.goto(`${server.url}/D/${new URL(plate.link).pathname.slice('/D/'.length)}`);
        await page.locator('ward-doorplate-viewer [data-verdict="genuine"]').waitFor();
        await page.locator('ward-doorplate-viewer').scrollIntoViewIfNeeded();
        if (look.width < 600) await page.locator('ward-doorplate-viewer').evaluate((viewer) => viewer.scrollIntoView());
      });
    }
    await picture('check', look, 'puqian-officer-1', async (page) => {
      await page.goto(`${server.url}/check.html#${plate.premisesId}`);
      const answer = (code: string, outcome: string) =>
        page.locator(`ward-rental-check [data-item="${code}"] label:has(input[value="${outcome}"])`).click();
      await answer('STR-01', 'conforms');
      await answer('STR-02', 'conforms');
      await answer('STR-03', 'fault');
    });
    if (look.name === 'desktop-light-zh-Hans' || look.name === 'phone-light-zh-Hans') {
      await picture(
        'mediations',
        look,
        'puqian-mediator-1',
        async (page) => {
          await page.goto(`${server.url}/mediations.html`);
          await page.locator('ward-mediation-tracker [data-card]').first().waitFor();
          if (look.width > 600) return;
          // The board begins below its figures there: a case shows more of how it reads in one hand.
          await page.locator('ward-mediation-tracker [data-state="in-session"] [data-open]').first().click();
          await page.locator('ward-mediation-tracker .case').waitFor();
          await page.locator('ward-mediation-tracker').evaluate((tracker) => tracker.scrollIntoView());
        },
        true,
      );
      await picture(
        'my-mediation',
        look,
        'puqian-party-1',
        async (page) => {
          await page.goto(`${server.url}/my-mediation.html`);
          await page.locator('ward-mediation-case .stages, ward-mediation-case h3').first().waitFor();
          await page.locator('ward-mediation-case').evaluate((own) => own.scrollIntoView());
        },
        true,
      );
    }
    // One narrow and one wide picture of each tells how it lies on a page; themes and sizes of type are those above.
    if (look.name !== 'phone-light-zh-Hans' && look.name !== 'desktop-light-en') continue;
    await picture('hazards', look, 'puqian-officer-1', async (page) => {
      await page.goto(`${server.url}/hazards.html`);
      const list = page.locator('ward-hazard-list');
      await list.locator('[data-hazard] button').first().click();
      await list.locator('.detail').waitFor();
    });
    await picture('board', look, 'puqian-officer-1', async (page) => {
      await page.goto(`${server.url}/board.html#${rated}`);
      await page.locator('ward-rating-board .paper').waitFor();
      await page.locator('ward-rating-board').evaluate((board) => board.scrollIntoView());
    });
    await picture('stays', look, 'puqian-officer-1', async (page) => {
      await page.goto(`${server.url}/stays.html#${plate.premisesId}`);
      await page.locator('ward-stay-register [data-stay]').first().waitFor();
    });
    await picture('access-log', look, 'puqian-resident-1', async (page) => {
      await page.goto(`${server.url}/my-record.html`);
      await page.locator('ward-access-log .log').waitFor();
    });
  }
} finally {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function picture(
  subject: string,
  look: Looks,
  account: string | null,
  prepare: (page: Page) => Promise<void>,
  isLive = false,
): Promise<void> {
  const context = await contextOf(look, account);
  const page = await context.newPage();
  await page.goto(server.url);
  await prepare(page);
  await page.mouse.move(0, 0);
  // A page that is told of changes as they come is never without a request.
  if (!isLive) await page.waitForLoadState('networkidle');
  // A palette keeps flat screens small without a visible loss.
  const png = await sharp(await page.screenshot())
    .png({ palette: true, quality: 90 })
    .toBuffer();
  const name = `${subject}-${look.name}.png`;
  await writeFile(join(target, name), png);
  console.log(`${name} ${png.length} B`);
  await context.close();
}

async function contextOf(
  { width, height, lang, theme, scale }: Looks,
  account: string | null,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: lang === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    hasTouch: width < 600,
  });
  await context.addInitScript(
    (chosen) => {
      for (const [name, value] of Object.entries(chosen)) localStorage.setItem(`portal-${name}`, value);
    },
    { lang, theme, scale },
  );
  if (account !== null) {
    const answered = await context.request.post(`${server.url}/dev/sign-in`, {
      data: { account },
      headers: { origin: server.url },
    });
    if (!answered.ok()) throw new Error(`sign-in as ${account} answered ${answered.status()}`);
  }
  return context;
}
