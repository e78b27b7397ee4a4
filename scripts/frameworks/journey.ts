import type { Locator, Page } from 'playwright-core';
import { type Outcome, sabotages } from './checks.ts';

/** What the journey needs of the demo data. */
export interface JourneyData {
  /** The code of a plate in force, at let premises with a room. */
  readonly code: string;
  /** The road, which anybody may see. */
  readonly road: string;
  /** The room, which a stranger never learns. */
  readonly room: string;
  /** A person of the demo who may be registered there, by an identity number that is nobody's. */
  readonly identityNumber: string;
  readonly surname: string;
  /** How many stays the server has at these premises. */
  readonly countStays: () => Promise<number>;
}

type Step = readonly [name: string, go: () => Promise<void>];

/** The steps, in the order of the table. */
export const journeySteps = [
  'journey: a stranger sees the door without private data',
  'journey: the officer signs in at the portal',
  'journey: a changed property opens the door for the officer',
  'journey: a list shows rows',
  'journey: an event reaches the handler',
  'journey: the list goes and comes back, and works',
  'journey: a started check draws a conditional child with its premises',
  'journey: a cancelled event changes nothing',
  'journey: not cancelled, it is saved',
  'journey: the form hands in its value',
  'journey: nothing in the console',
] as const;

/**
 * The same journey in each framework's example, against the real server.
 *
 * @param patience how many milliseconds a step may wait for what it looks for
 */
export async function runJourney(
  page: Page,
  address: string,
  data: JourneyData,
  patience = 20_000,
): Promise<Outcome[]> {
  page.setDefaultTimeout(patience);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isLoud = message.type() === 'error' || message.type() === 'warning';
    // A stranger may not read hazards: the browser tells of that answer.
    if (isLoud && !message.text().includes('status of 401')) complaints.push(message.text());
  });
  const viewer = page.locator('ward-doorplate-viewer');
  const hazards = page.locator('ward-hazard-list');
  const register = page.locator('ward-stay-register');
  const output = page.locator('output');
  const closed = page.locator('[name=closed]');
  let before = 0;
  let stayId = '';

  const steps: readonly Step[] = [
    [
      journeySteps[0],
      async () => {
        await page.goto(address);
        await openPlate(page, data.code);
        const door = viewer.locator('[data-verdict]').filter({ hasText: data.road });
        await door.waitFor();
        const text = await door.innerText();
        expect(!text.includes('**'), 'a masked name is shown');
        expect(!text.includes(data.room), 'the room is shown');
        expect((await startButton(viewer).count()) === 0, 'a stranger is offered a check');
      },
    ],
    [
      journeySteps[1],
      async () => {
        await page.getByRole('button', { name: 'Sign in' }).click();
        await hazards.locator('[data-hazard]').first().waitFor();
      },
    ],
    [
      journeySteps[2],
      async () => {
        await openPlate(page, data.code);
        await startButton(viewer).waitFor();
        await viewer.locator('[data-verdict]').filter({ hasText: data.room }).waitFor();
      },
    ],
    [journeySteps[3], async () => expect((await hazards.locator('[data-hazard]').count()) > 0, 'there is no row')],
    [
      journeySteps[4],
      async () => {
        const row = hazards.locator('[data-hazard]').first();
        const id = await row.getAttribute('data-hazard');
        await row.getByRole('button').click();
        await output.filter({ hasText: `Hazard ${id}` }).waitFor();
      },
    ],
    [
      journeySteps[5],
      async () => {
        const toggle = page.getByRole('button', { name: 'Hazards', exact: true });
        await toggle.click();
        await hazards.waitFor({ state: 'detached' });
        await toggle.click();
        const row = hazards.locator('[data-hazard]').nth(1);
        await row.waitFor();
        const id = await row.getAttribute('data-hazard');
        await row.getByRole('button').click();
        await output.filter({ hasText: `Hazard ${id}` }).waitFor();
      },
    ],
    [
      journeySteps[6],
      async () => {
        await startButton(viewer).click();
        await register.locator('[data-action="register"]').waitFor();
        before = await data.countStays();
      },
    ],
    [
      journeySteps[7],
      async () => {
        await closed.check();
        await register.locator('[data-action="register"]').click();
        await register.locator('#name').fill(`${data.surname}示范`);
        await register.locator('#identity').fill(data.identityNumber);
        await pressSave(page, register);
        // What is saved is under way, or done, as soon as the handlers have been called.
        const save = register.locator('[data-action="save"]');
        expect(
          (await save.count()) === 1 && (await save.getAttribute('aria-disabled')) === 'false',
          'it is being saved',
        );
        expect((await register.locator('#name').inputValue()) !== '', 'what was entered is gone');
        expect((await data.countStays()) === before, 'the server has another stay');
      },
    ],
    [
      journeySteps[8],
      async () => {
        await closed.uncheck();
        await pressSave(page, register);
        await register.locator('[data-outcome="accepted"]').waitFor();
        expect((await data.countStays()) === before + 1, 'the server has no new stay');
        stayId = (await register.evaluate((each) => (each as HTMLElement & { value: string | null }).value)) ?? '';
      },
    ],
    [
      journeySteps[9],
      async () => {
        await page.getByRole('button', { name: 'Hand in' }).click();
        await output.filter({ hasText: stayId }).waitFor();
        expect(stayId !== '', 'the form has no value');
      },
    ],
    [journeySteps[10], async () => expect(complaints.length === 0, complaints.join(' | '))],
  ];

  const outcomes: Outcome[] = [];
  for (const [check, go] of steps) {
    const isReached = outcomes.every(({ reason }) => reason === null);
    outcomes.push({ check, reason: isReached ? await reasonOf(go) : 'not reached' });
  }
  return outcomes;
}

/** What is wrong in a page on purpose, and the step that has to fail first. */
export const journeyFaults: readonly {
  readonly name: string;
  readonly hinder: (page: Page, address: string) => Promise<unknown>;
  readonly step: (typeof journeySteps)[number];
}[] = [
  {
    name: 'a stranger who sees what an officer sees',
    hinder: async (page, address) => {
      await page.goto(address);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.locator('[data-hazard]').first().waitFor();
    },
    step: journeySteps[0],
  },
  {
    name: 'an event that never arrives',
    hinder: (page) =>
      page.addInitScript(() => {
        addEventListener('ward-hazard-open', (event) => event.stopImmediatePropagation(), true);
      }),
    step: journeySteps[4],
  },
  {
    name: 'a cancel that is not heeded',
    hinder: (page) => page.addInitScript(sabotages.cancel),
    step: journeySteps[7],
  },
  {
    name: 'an error in the console',
    hinder: (page) => page.addInitScript(() => console.error('sabotaged')),
    step: journeySteps[10],
  },
];

async function openPlate(page: Page, code: string): Promise<void> {
  const field = page.locator('[name=code]');
  await field.fill(code);
  await field.press('Enter');
}

function startButton(viewer: Locator): Locator {
  return viewer.locator('.foot button');
}

/** Presses it and waits until every handler has been called. */
async function pressSave(page: Page, register: Locator): Promise<void> {
  await page.evaluate(() => {
    delete document.documentElement.dataset.asked;
    const told = () => setTimeout(() => document.documentElement.setAttribute('data-asked', ''));
    addEventListener('ward-stay-save', told, { once: true });
  });
  await register.locator('[data-action="save"]').click();
  await page.locator('html[data-asked]').waitFor({ state: 'attached' });
}

function expect(isTrue: boolean, otherwise: string): void {
  if (!isTrue) throw new Error(otherwise);
}

async function reasonOf(go: () => Promise<void>): Promise<string | null> {
  try {
    await go();
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 3).join(' ');
  }
}
