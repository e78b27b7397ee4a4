import type { divisionsOperations } from '../divisions.ts';
import type { ModuleExamples } from './example.ts';

export const divisionsExamples = {
  'places.listDivisions': [
    {
      summary: 'The streets below 源城区, one of them under a code that was withdrawn in 2019',
      request: { query: { parent: '441602', limit: 2 } },
      status: 200,
      answer: {
        items: [
          {
            code: '441602001',
            name: '上城街道',
            parentCode: '441602',
            level: 'township',
            firstYear: 2009,
            lastYear: null,
          },
          {
            code: '441602099',
            name: '示范镇',
            parentCode: '441602',
            level: 'township',
            firstYear: 2009,
            lastYear: 2019,
          },
        ],
        next: null,
      },
    },
  ],
} as const satisfies ModuleExamples<typeof divisionsOperations>;
