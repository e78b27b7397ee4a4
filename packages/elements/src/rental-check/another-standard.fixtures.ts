import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import { fixtures } from '@wardkit/testing';

/**
 * A station's own checklist of another shape than the one that comes with the server: six items in three aspects of its
 * own, some of them asked by the house or by an answer before, with limits, weights, phrases and days of its own.
 */
export const anotherStandard: RentalCheckStandard = {
  id: 'rental-check',
  version: '2026-11-short',
  verifiedOn: '2026-11-02',
  note: '示范：一所自定的简表。',
  stationId: fixtures.ids.station,
  publishedAt: '2026-11-03T09:00:00+08:00',
  aspects: {
    building: { 'zh-Hans': '房屋', en: 'Building' },
    fire: { 'zh-Hans': '用电用火', en: 'Power and fire' },
    people: { 'zh-Hans': '登记', en: 'Registration' },
  },
  sources: {
    H: { title: '高层民用建筑消防安全管理规定', appliesIn: 'national', divisionPrefixes: [''] },
    G: { title: '广东省城镇房屋租赁条例', appliesIn: 'province', divisionPrefixes: ['44'] },
  },
  rectification: { '2': { days: 15 }, '3': { days: 5 }, '4': { hours: 12, referral: true } },
  items: [
    {
      code: 'B1',
      aspect: 'building',
      severity: 2,
      text: { 'zh-Hans': '房间隔断用不燃材料', en: 'Partitions do not burn' },
      source: 'G',
      article: '12',
      limits: [
        {
          text: { 'zh-Hans': '每间居住人数至多', en: 'Persons in a room, at most' },
          value: 2,
          unit: { 'zh-Hans': '人', en: 'persons' },
          divisionPrefixes: ['4416'],
        },
        {
          text: { 'zh-Hans': '每间居住人数至多', en: 'Persons in a room, at most' },
          value: 3,
          unit: { 'zh-Hans': '人', en: 'persons' },
          divisionPrefixes: ['33'],
        },
      ],
    },
    {
      code: 'B2',
      aspect: 'building',
      severity: 3,
      text: { 'zh-Hans': '高层设有两个安全出口', en: 'A tall building has two ways out' },
      source: 'H',
      article: '18',
      when: [{ fact: 'storeys', atLeast: 7 }],
    },
    {
      code: 'F1',
      aspect: 'fire',
      severity: 4,
      text: { 'zh-Hans': '室内不停放电动自行车', en: 'No electric bicycle indoors' },
      source: 'H',
      article: '37',
      weight: 6,
      phrases: [{ 'zh-Hans': '一楼楼道停放', en: 'Kept in the hall of the ground floor' }],
    },
    {
      code: 'F2',
      aspect: 'fire',
      severity: 3,
      text: { 'zh-Hans': '充电处可自动断电', en: 'Charging cuts off by itself' },
      source: 'H',
      article: '37',
      when: [{ item: 'F1', outcomes: ['conforms', 'fault'] }],
    },
    {
      code: 'P1',
      aspect: 'people',
      severity: 2,
      text: { 'zh-Hans': '已登记备案', en: 'The let is registered' },
      source: 'G',
      article: '6',
    },
    {
      code: 'P2',
      aspect: 'people',
      severity: 2,
      text: { 'zh-Hans': '各户分别登记', en: 'Each dwelling is registered by itself' },
      source: 'G',
      article: '7',
      when: [{ fact: 'dwellingCount', atLeast: 2 }],
    },
  ],
  phrases: [
    { 'zh-Hans': '已当场告知房东', en: 'The landlord was told on the spot' },
    { 'zh-Hans': '已当场整改', en: 'Put right on the spot' },
  ],
  checkAgainAfterDays: { '0': 15, '1': 60, '2': 120, '3': 240 },
};
