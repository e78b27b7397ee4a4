import { problemResponse, fixtures as scripted } from '@wardkit/testing';
import type { Fixture } from '../testing/element-suite.ts';
import { find, text } from '../testing/find.ts';
import { until } from '../testing/until.ts';
import {
  type HazardScript,
  hazard,
  hazardClient,
  hazardId,
  me,
  objectionTo,
  readBefore,
  several,
  statement,
} from './hazard-client.fixtures.ts';

/** Waits for an element of the widget, then presses it. */
export async function tap(element: HTMLElement, selector: string): Promise<void> {
  await until(() => find(element, selector) !== null, `${selector} in "${text(element).slice(0, 200)}"`);
  find(element, selector)?.click();
}

/** Waits until these words are on screen. */
export async function read(element: HTMLElement, words: string | RegExp): Promise<void> {
  const says = () => text(element);
  await until(
    () => (typeof words === 'string' ? says().includes(words) : words.test(says())),
    `"${words}" in "${says().slice(0, 400)}"`,
  );
}

/** Writes into a field as a person does. */
export async function write(element: HTMLElement, selector: string, words: string): Promise<void> {
  await until(() => find(element, selector) !== null, selector);
  const field = find<HTMLTextAreaElement>(element, selector) as HTMLTextAreaElement;
  field.value = words;
  field.dispatchEvent(new Event(field.matches('select') ? 'change' : 'input', { bubbles: true }));
}

const state = (name: string, script: HazardScript = {}, more: Partial<Fixture> = {}): Fixture => ({
  name,
  client: () => hazardClient(script),
  ...more,
});

const opened = (number: number) => ({ hazardId: hazardId(number) });
/** Opens a form over the hazard that is open. */
const begin = (change: string) => async (element: HTMLElement) => {
  await tap(element, `[data-change="${change}"]`);
  await until(() => find(element, '.form') !== null, 'the form');
};

const objection = async (element: HTMLElement) =>
  void (await until(() => find(element, '[data-objection]') !== null, 'the objection'));

const report = { rectifiedAt: '2026-11-22T14:30:00+08:00', note: '已清理楼道，充电移至集中充电处', photographIds: [] };
/** What a person saw before somebody else changed it. */
const stale = { ifMatch: '"0"', label: '兴埔路18号2栋 1单元 302', base: hazard(0) };

/** One fixture for each state of `<ward-hazard-list>`. */
export const fixtures: readonly Fixture[] = [
  state('open hazards'),
  state('one that is overdue', {}, { properties: opened(0) }),
  state('one to re-inspect', {}, { properties: opened(2) }),
  state('one that was referred', {}, { properties: opened(3) }),
  state('advice only', {}, { properties: opened(4) }),
  state('a landlord’s own', { role: 'landlord', hazards: several.slice(0, 3) }, { properties: opened(1) }),
  state(
    'a landlord’s report',
    { role: 'landlord', hazards: several.slice(0, 2) },
    {
      properties: opened(1),
      prepare: begin('rectify'),
    },
  ),
  state(
    'a report without a photograph',
    { role: 'landlord', hazards: several.slice(0, 2) },
    {
      properties: opened(1),
      prepare: async (element) => {
        await begin('rectify')(element);
        await tap(element, '.form button[type="submit"]');
        await until(() => find(element, '.error-summary') !== null, 'what is missing');
      },
    },
  ),
  state(
    'an objection',
    { role: 'landlord', hazards: several.slice(0, 3) },
    {
      properties: opened(0),
      prepare: async (element) => {
        await tap(element, '[data-object]');
        await write(element, '#objection-statement', statement);
      },
    },
  ),
  state(
    'an objection that waits for an answer',
    { role: 'landlord', hazards: several.slice(0, 3), objections: [objectionTo(0)] },
    { properties: opened(0), prepare: objection },
  ),
  state(
    'an objection that was answered',
    {
      role: 'landlord',
      hazards: several.slice(0, 3),
      objections: [
        objectionTo(0, {
          version: 2,
          state: 'answered',
          answer: {
            decision: 'dismissed',
            reason: '照片摄于检查次日。检查当时车辆停放并正在充电，原认定不变。',
            answeredBy: { role: 'supervisor', displayName: '所领导' },
            answeredAt: '2026-11-22T09:00:00+08:00',
          },
        }),
      ],
    },
    { properties: opened(0), prepare: objection },
  ),
  state(
    'an objection to answer',
    { role: 'supervisor', objections: [objectionTo(0)] },
    { properties: opened(0), prepare: objection },
  ),
  state('a re-inspection', {}, { properties: opened(2), prepare: begin('verify') }),
  state(
    'an assignment',
    {},
    {
      properties: opened(1),
      prepare: async (element) => {
        await begin('assign')(element);
        await until(() => find(element, '#hazard-assignee') !== null, 'the staff');
      },
    },
  ),
  state('a referral', {}, { properties: opened(1), prepare: begin('refer') }),
  state(
    'a report that waits',
    {
      before: async ({ ward, setOnline }) => {
        await readBefore(ward);
        setOnline(false);
        await ward.hazards.rectify(hazardId(0), report, { ...stale, ifMatch: '"1"' });
      },
    },
    { properties: opened(0) },
  ),
  state(
    'a conflict',
    {
      before: async ({ ward }) => {
        await ward.session.get();
        const receipt = await ward.hazards.rectify(hazardId(0), report, stale);
        await receipt.settled;
      },
    },
    { properties: opened(0) },
  ),
  state(
    'overtaken by somebody else',
    {
      answers: {
        'hazards.refer': () => problemResponse('version-stale', { current: hazard(1, { version: 2, assignedTo: me }) }),
      },
    },
    {
      properties: opened(1),
      prepare: async (element) => {
        await begin('refer')(element);
        await write(element, '#hazard-authority', 'fire-rescue');
        await write(element, '#hazard-name', '源城区消防救援大队');
        await write(element, '#hazard-reason', '房东书面拒绝整改，请依法处理。');
        await tap(element, '.form button[type="submit"]');
        await until(() => find(element, '.detail .notice.severe') !== null, 'the word of it');
      },
    },
  ),
  state('loading', { answers: { 'hazards.list': () => new Promise(() => {}) } }),
  state('no hazard', { hazards: [] }),
  state(
    'none of these',
    { hazards: several.slice(1, 3) },
    {
      prepare: async (element) => {
        // Pressed once, also where it is drawn a second time.
        if (find(element, '.filters [aria-pressed="true"]') === null) await tap(element, '.filters .chip');
        await until(() => find(element, '[data-notice="empty"]') !== null, 'the empty list');
      },
    },
  ),
  state('more pages', { pageSize: 2 }),
  state('kept on the device', {
    before: async ({ ward, setOnline }) => {
      await readBefore(ward);
      setOnline(false);
    },
  }),
  state('offline', { online: false }),
  state('forbidden', { answers: { 'hazards.list': () => problemResponse('forbidden') } }),
  state('sign in', { answers: { 'hazards.list': () => problemResponse('unauthenticated') } }),
  state('error', { answers: { 'hazards.list': () => problemResponse('unavailable') } }),
];

/** A hazard in which everything that a person can write says this. */
export function hostile(words: string): Fixture {
  const said = hazard(3, {
    ...several[3],
    note: words,
    address: { ...scripted.address, text: words },
    assignedTo: { id: me.id, displayName: words },
    rectification: { rectifiedAt: '2026-11-22T09:10:00+08:00', reportedByRole: words, note: words, photographIds: [] },
  });
  return state('hostile', { hazards: [said] }, { properties: opened(3) });
}
