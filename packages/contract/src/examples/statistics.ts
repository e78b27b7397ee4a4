import type { statisticsOperations } from '../statistics.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const shown = (count: number) => ({ count, suppressed: false }) as const;
const hidden = { count: null, suppressed: true } as const;
const heading = (key: string, zh: string, en: string) => ({ key, label: { 'zh-Hans': zh, en } }) as const;

export const statisticsExamples = {
  'statistics.count': [
    {
      summary: 'Alerts by community and month: a small count, and what would tell it, is not shown',
      request: {
        query: { module: 'alerts', rows: 'community', columns: 'month', from: '2026-09-01', to: '2026-10-31' },
      },
      status: 200,
      answer: {
        module: 'alerts',
        countedBy: 'receivedAt',
        from: '2026-09-01',
        to: '2026-10-31',
        timeZone: 'Asia/Shanghai',
        countedAt: '2026-11-20T09:30:00+08:00',
        rowDimension: 'community',
        columnDimension: 'month',
        columns: [
          { ...heading('2026-09-01', '2026年9月', 'September 2026'), total: shown(52) },
          { ...heading('2026-10-01', '2026年10月', 'October 2026'), total: shown(60) },
        ],
        rows: [
          { ...heading('441602001001', '示例社区', 'Shili community'), total: shown(10), cells: [hidden, hidden] },
          {
            ...heading(invented.communityCode, '示范社区', 'Shifan community'),
            total: shown(29),
            cells: [hidden, hidden],
          },
          {
            ...heading('441602001003', '样板社区', 'Yangban community'),
            total: shown(73),
            cells: [shown(37), shown(36)],
          },
        ],
        total: shown(112),
      },
    },
    {
      summary: 'Totals of a station: always shown, a zero too',
      request: { query: { module: 'doorplates', rows: 'state', from: '2026-01-01', to: '2026-11-20' } },
      status: 200,
      answer: {
        module: 'doorplates',
        countedBy: 'issuedAt',
        from: '2026-01-01',
        to: '2026-11-20',
        timeZone: 'Asia/Shanghai',
        countedAt: '2026-11-20T09:30:00+08:00',
        rowDimension: 'state',
        columnDimension: null,
        columns: [],
        rows: [
          { ...heading('in-force', '有效', 'In force'), total: shown(1204), cells: [] },
          { ...heading('revoked', '已撤销', 'Revoked'), total: shown(3), cells: [] },
          { ...heading('replaced', '已更换', 'Replaced'), total: shown(0), cells: [] },
        ],
        total: shown(1207),
      },
    },
  ],
} as const satisfies ModuleExamples<typeof statisticsOperations>;
