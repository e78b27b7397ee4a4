import type { alertBulletinsOperations } from '../alert-bulletins.ts';
import { alertCategories, alertPriorities } from '../alert-codes.ts';
import type { LocalizedText } from '../field.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const period = { from: '2026-11-16', to: '2026-11-22' } as const;
const countedAt = '2026-11-23T08:00:00+08:00';
const shown = (count: number) => ({ count, suppressed: false });
const hidden = { count: null, suppressed: true };

type Row = readonly [key: string, label: LocalizedText | null, total: ReturnType<typeof shown> | typeof hidden];

/** A table of totals, as `statistics.count` gives it. */
function table(rowDimension: string, rows: readonly Row[]) {
  return {
    module: 'alerts',
    countedBy: 'receivedAt',
    ...period,
    timeZone: 'Asia/Shanghai',
    countedAt,
    rowDimension,
    columnDimension: null,
    columns: [],
    rows: rows.map(([key, label, total]) => ({ key, label, total, cells: [] })),
    total: shown(73),
  };
}

const named = (names: Readonly<Record<string, LocalizedText>>, counts: Readonly<Record<string, number>>): Row[] =>
  Object.entries(names).map(([key, label]) => [key, label, shown(counts[key] ?? 0)]);
const byHour = [2, 1, 1, 0, 1, 1, 2, 3, 4, 4, 3, 4, 3, 3, 4, 4, 5, 5, 5, 6, 5, 4, 2, 1];

/** Examples of bulletins. */
export const alertBulletinsExamples = {
  'alertBulletins.get': [
    {
      summary: 'A week at a station: a small count of a community, and what would tell it, is not shown',
      request: { parameters: { period: 'week', from: period.from } },
      status: 200,
      answer: {
        stationId: invented.stationId,
        period: 'week',
        ...period,
        timeZone: 'Asia/Shanghai',
        countedAt,
        complete: true,
        received: 73,
        closed: 68,
        receivedBefore: 81,
        byCategory: table(
          'category',
          named(alertCategories, {
            crime: 2,
            theft: 7,
            fraud: 6,
            'public-order': 9,
            dispute: 18,
            nuisance: 12,
            traffic: 8,
            'fire-hazard': 3,
            help: 8,
          }),
        ),
        byPriority: table('priority', named(alertPriorities, { immediate: 4, urgent: 16, normal: 41, low: 12 })),
        byArea: table('community', [
          ['441602001001', { 'zh-Hans': '示例社区', en: 'Shili community' }, hidden],
          [invented.communityCode, { 'zh-Hans': '示范社区', en: 'Shifan community' }, hidden],
          ['441602001003', { 'zh-Hans': '样板社区', en: 'Yangban community' }, shown(44)],
        ]),
        byHour: table(
          'hour',
          byHour.map((count, hour) => [String(hour).padStart(2, '0'), null, shown(count)]),
        ),
      },
    },
  ],
} as const satisfies ModuleExamples<typeof alertBulletinsOperations>;
