import type { WardClient } from '@wardkit/client';
import type { AlertBulletin } from '@wardkit/contract/alert-bulletins';
import { alertCategories, alertPriorities } from '@wardkit/contract/alert-codes';
import type { LocalizedText } from '@wardkit/contract/field';
import type { StatisticsTable } from '@wardkit/contract/statistics';
import {
  createScriptedClient,
  fixtures as data,
  problemResponse,
  type ScriptedCall,
  type ScriptedClient,
  type ScriptedClientOptions,
} from '@wardkit/testing';
import { appears } from '../testing/acting.ts';
import type { Fixture } from '../testing/element-suite.ts';
import { type Length, lastDay } from './period.ts';

const countedAt = '2026-11-22T14:32:00+08:00';
const shown = (count: number) => ({ count, suppressed: false });
const hidden = { count: null, suppressed: true };

type Row = readonly [key: string, label: LocalizedText | null, count: number | null];

/** A table of totals; null is a count that is not shown. */
export function tableOf(rowDimension: string, rows: readonly Row[], total: number): StatisticsTable {
  return {
    module: 'alerts',
    countedBy: 'receivedAt',
    from: '2026-11-09',
    to: '2026-11-15',
    timeZone: 'Asia/Shanghai',
    countedAt,
    rowDimension,
    columnDimension: null,
    columns: [],
    rows: rows.map(([key, label, count]) => ({
      key,
      label,
      total: count === null ? hidden : shown(count),
      cells: [],
    })),
    total: shown(total),
  };
}

const named = (names: object, counts: readonly number[]): Row[] =>
  Object.keys(names).map((key, at) => [key, null, counts[at] ?? 0]);
const hours = (counts: readonly number[]): Row[] =>
  counts.map((count, hour) => [String(hour).padStart(2, '0'), null, count]);

const inWeek = [2, 1, 1, 0, 1, 1, 2, 3, 4, 4, 3, 4, 3, 3, 4, 4, 5, 5, 5, 6, 5, 4, 2, 1];
export const areas: readonly Row[] = [
  ['441602001001', { 'zh-Hans': '埔前社区' }, 21],
  ['441602001002', { 'zh-Hans': '莲塘岭社区' }, 34],
  ['441602001003', { 'zh-Hans': '上村村' }, null],
  ['441602001004', { 'zh-Hans': '高围村' }, null],
  ['441602001005', { 'zh-Hans': '河背村' }, 9],
  ['441602001006', { 'zh-Hans': '泥金村' }, 0],
];

/** The bulletin of a period; `over` replaces members. */
export function bulletinOf(length: Length, from: string, over: Partial<AlertBulletin> = {}): AlertBulletin {
  const to = lastDay({ length, from });
  const total = inWeek.reduce((sum, count) => sum + count, 0);
  return {
    stationId: data.ids.station,
    period: length,
    from,
    to,
    timeZone: 'Asia/Shanghai',
    countedAt,
    complete: to < '2026-11-22',
    received: total,
    closed: 68,
    receivedBefore: 81,
    byCategory: tableOf('category', named(alertCategories, [2, 7, 6, 9, 18, 12, 8, 3, 0, 8]), total),
    byPriority: tableOf('priority', named(alertPriorities, [4, 16, 41, 12]), total),
    byArea: length === 'day' ? null : tableOf('community', areas, total),
    byHour: tableOf('hour', hours(inWeek), total),
    ...over,
  };
}

/** A bulletin of a period in which nothing was received. */
export function quietBulletin(length: Length, from: string): AlertBulletin {
  return bulletinOf(length, from, {
    received: 0,
    closed: 0,
    receivedBefore: 3,
    byCategory: tableOf('category', named(alertCategories, []), 0),
    byPriority: tableOf('priority', named(alertPriorities, []), 0),
    byArea: length === 'day' ? null : tableOf('community', [], 0),
    byHour: tableOf('hour', hours(Array.from({ length: 24 }, () => 0)), 0),
  });
}

export type Answers = NonNullable<ScriptedClientOptions['answers']>;

const asked = ({ parameters }: ScriptedCall) => [parameters.period as Length, parameters.from ?? ''] as const;

/** A client of a duty officer whose station has a bulletin of every period. */
export function scripted(answers: Answers = {}, options: Partial<ScriptedClientOptions> = {}): ScriptedClient {
  return createScriptedClient({
    role: 'duty-officer',
    random: () => 0,
    ...options,
    answers: { 'alertBulletins.get': (call: ScriptedCall) => bulletinOf(...asked(call)), ...answers },
  });
}

function state(
  name: string,
  make: () => ScriptedClient,
  {
    properties,
    prepare,
  }: Pick<Fixture, 'properties'> & { prepare?: (element: HTMLElement, made: ScriptedClient) => Promise<void> } = {},
): Fixture {
  let made: ScriptedClient | null = null;
  return {
    name,
    client: (): WardClient => {
      made = make();
      return made.ward;
    },
    ...(properties ? { properties } : {}),
    ...(prepare ? { prepare: (element) => prepare(element, made as ScriptedClient) } : {}),
  };
}

/** Cuts the network once the bulletin was read, and opens the page anew. */
export async function cut(element: HTMLElement, { setOnline }: ScriptedClient): Promise<void> {
  await appears(element, '.bulletin');
  setOnline(false);
  const parent = element.parentElement;
  element.remove();
  parent?.append(element);
  await appears(element, '.panel > .notice');
}

const failing = (code: Parameters<typeof problemResponse>[0]) => () =>
  scripted({ 'alertBulletins.get': () => problemResponse(code) });

/** One fixture for each state of `<ward-alert-bulletin>`. */
export const fixtures: readonly Fixture[] = [
  state('a week', () => scripted()),
  state('a day', () => scripted(), { properties: { period: 'day' } }),
  state('a month', () => scripted(), { properties: { period: 'month' } }),
  state('not over yet', () => scripted(), { properties: { from: '2026-11-16' } }),
  state('empty', () => scripted({ 'alertBulletins.get': (call: ScriptedCall) => quietBulletin(...asked(call)) })),
  state('codes of a later version', () =>
    scripted({
      'alertBulletins.get': (call: ScriptedCall) =>
        bulletinOf(...asked(call), {
          byCategory: tableOf(
            'category',
            [
              ['theft', null, 40],
              ['drone', { 'zh-Hans': '无人机', en: 'Drones' }, 20],
              ['untold', null, 13],
            ],
            73,
          ),
          byHour: tableOf(
            'hour',
            [
              ['08', null, 60],
              ['unknown', null, 13],
            ],
            73,
          ),
          byArea: tableOf(
            'community',
            [
              ['441602001001', { 'zh-Hans': '埔前社区' }, 60],
              ['441602001099', null, 13],
            ],
            73,
          ),
        }),
    }),
  ),
  state('loading', () => {
    const made = scripted();
    made.server.fault('alertBulletins.get', { kind: 'hang' }, 100);
    return made;
  }),
  state('no such bulletin', () => scripted(), { properties: { from: '2026-12-01' } }),
  state('stale', () => scripted(), { prepare: cut }),
  state('offline', () => scripted({}, { online: false })),
  state('forbidden', failing('forbidden')),
  state('sign in', failing('unauthenticated')),
  state('error', failing('internal-error')),
];

/** A bulletin whose every text a hostile server wrote. */
export function hostile(text: string): Fixture {
  const label = { 'zh-Hans': text, en: text };
  const rows: readonly Row[] = [[text, label, 5]];
  return state('hostile', () =>
    scripted({
      'places.getStation': { ...data.station, name: text, telephone: text },
      'alertBulletins.get': (call: ScriptedCall) =>
        bulletinOf(...asked(call), {
          byCategory: tableOf('category', rows, 5),
          byArea: tableOf('community', [...rows, [text, null, 5]], 5),
        }),
    }),
  );
}
