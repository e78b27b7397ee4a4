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
        text: { 'zh-Hans': '每间居住人数', en: 'Persons in a room' },
        value: 2,
        unit: { 'zh-Hans': '人', en: 'persons' },
        divisionPrefixes: [''],
      },
      {
        text: { 'zh-Hans': '人均使用面积', en: 'Floor area for each person' },
        value: 4,
        unit: { 'zh-Hans': '平方米', en: 'square metres' },
        divisionPrefixes: [''],
      },
    ],
  },
  'FIR-01': { weight: 6, phrases: [{ 'zh-Hans': '楼道堆放杂物', en: 'Things are stored in the stairway' }] },
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
    { 'zh-Hans': '已当场告知房东', en: 'The landlord was told on the spot' },
    { 'zh-Hans': '已当场整改', en: 'Put right on the spot' },
  ],
  checkAgainAfterDays: { '0': 15, '1': 60, '2': 120, '3': 240 },
};
