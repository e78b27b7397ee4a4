import type { WardClient } from '@wardkit/client';
import type { Alert } from '@wardkit/contract/alert';
import type { ShiftHandover, ShiftHandoverCreation } from '@wardkit/contract/shift-handovers';
import {
  createScriptedClient,
  fixtures as data,
  problemResponse,
  type ScriptedCall,
  type ScriptedClient,
  type ScriptedClientOptions,
} from '@wardkit/testing';
import { alert, alertId } from '../alerts/alert-client.fixtures.ts';
import { appears, pressed, still, typed } from '../testing/acting.ts';
import type { Fixture } from '../testing/element-suite.ts';

export const noteId = (number: number) => `0193a000-0000-7000-8000-0000000d${String(number).padStart(4, '0')}`;

export const duty = { role: 'duty-officer', displayName: '值班民警 郑**' } as const;
export const officer = { role: 'officer', displayName: '民警 李**' } as const;

const texts = [
  '长塘路楼道冒烟一事消防已到场，请回访疏散住户是否已返回。\n对讲机 3 号电量不足，已送充电。',
  '白天接报邻里纠纷较多，双方均已劝离；楼道充电的隐患已登记，晚间请再巡查一遍。',
  '夜班总体平稳。凌晨下过雨，河边步道积水，已摆放警示牌，请白班通知社区清理。',
];

/** A note; the greater its number, the earlier its shift: 12 hours each, the newest until 8 o'clock. */
export function noteOf(number: number, over: Partial<ShiftHandover> = {}): ShiftHandover {
  const end = Date.parse('2026-11-22T08:00:00+08:00') - number * 12 * 3_600_000;
  const handed = (at: number, state: string, remark: string | null) => {
    const { id, number: label, priority, category } = alert(at);
    return { alertId: id, number: label, state, priority, category, remark };
  };
  const isTaken = number > 0;
  return {
    id: noteId(number),
    version: isTaken ? 2 : 1,
    stationId: data.ids.station,
    state: isTaken ? 'taken-over' : 'written',
    shiftStart: new Date(end - 12 * 3_600_000).toISOString(),
    shiftEnd: new Date(end).toISOString(),
    note: texts[number % texts.length] ?? '',
    alerts: [handed(0, 'on-scene', '等消防出具意见后结案。'), handed(3, 'dispatched', null)],
    writtenAt: new Date(end - 10 * 60_000).toISOString(),
    writtenBy: number % 2 === 0 ? officer : duty,
    takenOverAt: isTaken ? new Date(end + 2 * 60_000).toISOString() : null,
    takenOverBy: isTaken ? (number % 2 === 0 ? duty : officer) : null,
    ...over,
  };
}

export type Answers = NonNullable<ScriptedClientOptions['answers']>;

export const page = (items: readonly unknown[], next: string | null = null) => ({ items, next });

/** The open alerts of the station. */
export const openAlerts: readonly Alert[] = [
  alert(0, { state: 'on-scene' }),
  alert(1),
  alert(3, { state: 'dispatched' }),
];

/** A client of a duty officer to whom an officer hands over. */
export function scripted(answers: Answers = {}, options: Partial<ScriptedClientOptions> = {}): ScriptedClient {
  return createScriptedClient({
    role: 'duty-officer',
    random: () => 0,
    ...options,
    answers: {
      'shiftHandovers.list': page([noteOf(0), noteOf(1), noteOf(2)]),
      'shiftHandovers.get': ({ parameters }: ScriptedCall) =>
        [noteOf(0), noteOf(1), noteOf(2)].find(({ id }) => id === parameters.handoverId) ??
        problemResponse('not-found'),
      'shiftHandovers.takeOver': noteOf(0, {
        version: 2,
        state: 'taken-over',
        takenOverAt: '2026-11-22T14:32:00+08:00',
        takenOverBy: duty,
      }),
      'shiftHandovers.write': ({ parameters, body }: ScriptedCall) =>
        writtenOf(parameters.handoverId ?? '', body as ShiftHandoverCreation),
      'shiftHandovers.change': ({ parameters, body }: ScriptedCall) => ({
        ...writtenOf(parameters.handoverId ?? '', body as ShiftHandoverCreation),
        version: 2,
      }),
      'alerts.list': page(openAlerts),
      'alerts.get': ({ parameters }: ScriptedCall) =>
        openAlerts.find(({ id }) => id === parameters.alertId) ?? problemResponse('not-found'),
      ...answers,
    },
  });
}

/** What the server makes of a note. */
function writtenOf(id: string, body: ShiftHandoverCreation): ShiftHandover {
  return noteOf(0, {
    id,
    shiftStart: body.shiftStart,
    shiftEnd: body.shiftEnd,
    note: body.note,
    alerts: body.alerts.map(({ alertId: handed, remark }) => {
      const { number, state, priority, category } = openAlerts.find((each) => each.id === handed) ?? alert(0);
      return { alertId: handed, number, state, priority, category, remark };
    }),
    writtenAt: '2026-11-22T14:32:00+08:00',
    writtenBy: duty,
  });
}

function state(
  name: string,
  make: () => ScriptedClient,
  prepare?: (element: HTMLElement, made: ScriptedClient) => Promise<void>,
): Fixture {
  let made: ScriptedClient | null = null;
  return {
    name,
    client: (): WardClient => {
      made = make();
      return made.ward;
    },
    ...(prepare ? { prepare: (element) => prepare(element, made as ScriptedClient) } : {}),
  };
}

/** Cuts the network once the notes were read, and opens the page anew. */
export async function cut(element: HTMLElement, { setOnline }: ScriptedClient): Promise<void> {
  await appears(element, '.note');
  setOnline(false);
  const parent = element.parentElement;
  element.remove();
  parent?.append(element);
  await appears(element, '.panel > .notice');
}

/** Opens the form, with all alerts to choose from. */
export async function writing(element: HTMLElement): Promise<void> {
  if (element.shadowRoot?.querySelector('.note-form') === null) await pressed(element, '[data-write]');
  await appears(element, '.choice');
}

/** Opens the form and fills it in. */
export async function filled(element: HTMLElement): Promise<void> {
  await writing(element);
  await typed(element, '#shift-note', '白天总体平稳。请回访长塘路住户。');
  await typed(element, `#remark-${alertId(0)}`, '等消防意见。');
}

async function refused(element: HTMLElement, selector: string): Promise<void> {
  if (element.shadowRoot?.querySelector(selector)) return;
  await filled(element);
  await pressed(element, '[data-send]');
  await appears(element, selector);
  await still(element);
}

/** A client whose own note is the newest. */
export const ownNewest = (answers: Answers = {}) =>
  scripted({ 'shiftHandovers.list': page([noteOf(0, { writtenBy: duty }), noteOf(1)]), ...answers });

const failing =
  (code: Parameters<typeof problemResponse>[0], role: ScriptedClientOptions['role'] = 'duty-officer') =>
  () =>
    scripted({ 'shiftHandovers.list': () => problemResponse(code) }, { role });

async function changing(element: HTMLElement): Promise<void> {
  if (element.shadowRoot?.querySelector('.note-form') === null) await pressed(element, '[data-change]');
  await appears(element, '.choice');
}

/** One fixture for each state of `<ward-shift-handover>`. */
export const fixtures: readonly Fixture[] = [
  state(
    'to be taken over',
    () => scripted(),
    async (element) => void (await appears(element, '[data-take-over]')),
  ),
  state(
    'asked before taking over',
    () => scripted(),
    (element) => pressed(element, '[data-take-over]'),
  ),
  state(
    'taken over meanwhile',
    () => {
      const made = scripted({
        'shiftHandovers.get': noteOf(0, {
          version: 2,
          state: 'taken-over',
          takenOverAt: '2026-11-22T14:20:00+08:00',
          takenOverBy: { role: 'supervisor', displayName: '所领导 赵**' },
        }),
      });
      made.server.fault('shiftHandovers.takeOver', { kind: 'problem', code: 'state-conflict' }, 100);
      return made;
    },
    async (element) => {
      if (element.shadowRoot?.querySelector('[data-note] [data-fault]')) return;
      await pressed(element, '[data-take-over], [data-note] [data-fault]');
      if (element.shadowRoot?.querySelector('[data-yes]')) await pressed(element, '[data-yes]');
      await appears(element, '[data-fault="taken"]');
    },
  ),
  state(
    'own note',
    () => ownNewest(),
    async (element) => void (await appears(element, '[data-change]')),
  ),
  state('more to come', () => scripted({ 'shiftHandovers.list': page([noteOf(1), noteOf(2)], 'next') })),
  state('no notes', () => scripted({ 'shiftHandovers.list': page([]) })),
  state('for who may only read', () => scripted({}, { role: 'auxiliary' })),
  state('writing', () => scripted(), filled),
  state(
    'writing, no alert is open',
    () => scripted({ 'alerts.list': page([]), 'shiftHandovers.list': page([noteOf(0, { alerts: [] })]) }),
    async (element) => {
      if (element.shadowRoot?.querySelector('.note-form') === null) await pressed(element, '[data-write]');
      await appears(element, '.alert-choices > p:nth-of-type(2)');
    },
  ),
  state(
    'writing, alerts not read',
    () => {
      const made = scripted();
      made.server.fault('alerts.list', { kind: 'problem', code: 'internal-error' }, 100);
      return made;
    },
    async (element) => {
      if (element.shadowRoot?.querySelector('.note-form') === null) await pressed(element, '[data-write]');
      await appears(element, '[data-read-alerts]');
    },
  ),
  state(
    'to be put right',
    () => scripted({ 'shiftHandovers.list': page([]) }),
    async (element) => {
      await writing(element);
      await typed(element, '#shift-start-time', '8');
      await typed(element, '#shift-end-time', '20:00');
      await pressed(element, '[data-send]');
      await appears(element, '.error-summary');
    },
  ),
  state(
    'asked before deleting',
    () => scripted(),
    async (element) => {
      await filled(element);
      await pressed(element, '[data-discard]');
    },
  ),
  state(
    'kept from before',
    () => scripted(),
    async (element) => {
      if (element.shadowRoot?.querySelector('.lead > .notice')) return;
      await filled(element);
      await pressed(element, '[data-later]');
      await appears(element, '.lead > .notice');
    },
  ),
  state(
    'not sent, offline',
    () => {
      const made = scripted();
      made.server.fault('shiftHandovers.write', { kind: 'unreachable' }, 100);
      return made;
    },
    async (element) => {
      if (element.shadowRoot?.querySelector('.note-form [data-fault]')) return;
      await filled(element);
      await pressed(element, '[data-send]');
      await appears(element, '.note-form [data-fault="offline"]');
    },
  ),
  state('changing', () => ownNewest(), changing),
  state(
    'changed elsewhere meanwhile',
    () => {
      const made = ownNewest({
        'shiftHandovers.get': noteOf(0, { version: 4, writtenBy: duty, note: '另一台设备上修改后的内容。' }),
      });
      made.server.fault('shiftHandovers.change', { kind: 'problem', code: 'version-stale' }, 100);
      return made;
    },
    async (element) => {
      if (element.shadowRoot?.querySelector('[data-fault="overtaken"]')) return;
      await changing(element);
      await typed(element, '#shift-note', '我写的内容。');
      await pressed(element, '[data-send]');
      await appears(element, '[data-fault="overtaken"]');
      await still(element);
    },
  ),
  state(
    'taken over while it was changed',
    () => {
      const made = ownNewest({
        'shiftHandovers.get': noteOf(0, {
          version: 2,
          state: 'taken-over',
          writtenBy: duty,
          takenOverAt: '2026-11-22T14:20:00+08:00',
          takenOverBy: officer,
        }),
      });
      made.server.fault('shiftHandovers.change', { kind: 'problem', code: 'state-conflict' }, 100);
      return made;
    },
    async (element) => {
      if (element.shadowRoot?.querySelector('[data-fault="taken"]')) return;
      await appears(element, '.note');
      if (element.shadowRoot?.querySelector('[data-change]') === null) return;
      await changing(element);
      await typed(element, '#shift-note', '我写的内容。');
      await pressed(element, '[data-send]');
      await appears(element, '[data-fault="taken"]');
      await still(element);
    },
  ),
  state(
    'the server refuses a field',
    () => {
      const made = scripted({
        'shiftHandovers.write': () =>
          problemResponse('invalid-input', {
            errors: [
              { pointer: '#/shiftEnd', code: 'too-long', message: '一个班次最长 48 小时。' },
              { pointer: '#/alerts/0/alertId', code: 'alert-unknown', message: '本所没有此警情。' },
            ],
          }),
      });
      return made;
    },
    (element) => refused(element, '.error-summary'),
  ),
  state('loading', () => {
    const made = scripted();
    made.server.fault('shiftHandovers.list', { kind: 'hang' }, 100);
    return made;
  }),
  state('stale', () => scripted(), cut),
  state('offline', () => scripted({}, { online: false })),
  state('forbidden', failing('forbidden', 'mediator')),
  state('sign in', failing('unauthenticated')),
  state('error', failing('internal-error')),
];

/** Notes whose every text a hostile person or server wrote. */
export function hostile(text: string): Fixture {
  const said = { role: 'officer', displayName: text } as const;
  const note = noteOf(0, {
    note: text,
    writtenBy: said,
    alerts: [{ alertId: alertId(0), number: text, state: text, priority: text, category: text, remark: text }],
  });
  return state(
    'hostile',
    () =>
      scripted({
        'shiftHandovers.list': page([
          note,
          { ...note, id: noteId(1), state: text, takenOverAt: note.writtenAt, takenOverBy: said },
        ]),
        'alerts.list': page([alert(1, { number: text, summary: text, place: { ...alert(1).place, text } })]),
      }),
    writing,
  );
}
