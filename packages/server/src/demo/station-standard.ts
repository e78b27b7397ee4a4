import { rentalCheckStandard202611 } from '@wardkit/contract/rental-check-standard-data';
import type { RentalCheckStandard, StandardItem } from '@wardkit/contract/rental-check-standards';

/** The items that the station took over, as they are. */
const takenOver: ReadonlySet<string> = new Set([
  'STR-01',
  'STR-03',
  'STR-07',
  'FIR-01',
  'FIR-03',
  'FIR-04',
  'FIR-05',
  'FIR-06',
  'FIR-12',
  'SEC-01',
  'SEC-03',
  'LLD-01',
  'LLD-02',
]);

/** What the station made of some of them. */
const changes: Readonly<Record<string, Partial<StandardItem>>> = {
  'STR-07': {
    limits: [
      {
        text: {
          'zh-Hans': '每间居住人数',
          en: 'Persons in a room',
          'zh-Hant': '每間居住人數',
          ja: '1室の居住人数',
          ko: '방별 거주 인원',
        },
        value: 2,
        unit: { 'zh-Hans': '人', en: 'persons', 'zh-Hant': '人', ja: '人', ko: '명' },
        divisionPrefixes: [''],
      },
      {
        text: {
          'zh-Hans': '人均使用面积',
          en: 'Floor area for each person',
          'zh-Hant': '每人平均使用面積',
          ja: '1人当たりの使用面積',
          ko: '1인당 사용 면적',
        },
        value: 4,
        unit: { 'zh-Hans': '平方米', en: 'square metres', 'zh-Hant': '平方公尺', ja: '平方メートル', ko: '제곱미터' },
        divisionPrefixes: [''],
      },
    ],
  },
  'FIR-01': {
    weight: 6,
    phrases: [
      {
        'zh-Hans': '楼道堆放杂物',
        en: 'Things are stored in the stairway',
        'zh-Hant': '樓梯間堆放雜物',
        ja: '階段に物が置かれている',
        ko: '계단에 물건을 쌓아 둠',
      },
    ],
  },
  // Nobody asks how charging is done where the item before found that nobody charges.
  'FIR-04': { when: [{ item: 'FIR-03', outcomes: ['conforms', 'fault'] }] },
  'FIR-12': { when: [{ fact: 'storeys', atLeast: 3 }], weight: 1 },
  'SEC-03': { when: [{ fact: 'dwellingCount', atLeast: 2 }] },
};

/** A short checklist of one station, of another shape than the one that comes with the server: it asks by the house. */
export const demoStationStandard: RentalCheckStandard = {
  ...rentalCheckStandard202611,
  version: '2026-11-short',
  note: '示范：一所自定的简表，按房屋情况提问。',
  items: rentalCheckStandard202611.items
    .filter(({ code }) => takenOver.has(code))
    .map((item) => ({ ...item, ...changes[item.code] })),
  phrases: [
    {
      'zh-Hans': '已当场告知房东',
      en: 'The landlord was told on the spot',
      'zh-Hant': '已當場告知房東',
      ja: 'その場で家主に伝えた',
      ko: '현장에서 집주인에게 알림',
    },
    {
      'zh-Hans': '已当场整改',
      en: 'Put right on the spot',
      'zh-Hant': '已當場整改',
      ja: 'その場で改善済み',
      ko: '현장에서 개선함',
    },
  ],
  checkAgainAfterDays: { '0': 15, '1': 60, '2': 120, '3': 240 },
};
