import { invented } from './invented.ts';
import { rentalHouse, standardAddress } from './rental-house.ts';

/** A short checklist of the station, so that a whole check can be shown. Its items are four of the project's 32. */
export const checklist = {
  version: rentalHouse.standardVersion,
  verifiedOn: '2026-11-10',
  note: '示范：四项简表',
  aspects: {
    structure: { 'zh-Hans': '房屋结构', en: 'Building structure' },
    fire: { 'zh-Hans': '消防隐患', en: 'Fire hazards' },
    landlord: { 'zh-Hans': '房东履职', en: "Landlord's duties" },
  },
  sources: {
    R: {
      title: '租赁房屋治安管理规定（公安部令第 24 号，1995 年）',
      appliesIn: 'national',
      divisionPrefixes: [''],
    },
    H: {
      title: '高层民用建筑消防安全管理规定（应急管理部令第 5 号）',
      appliesIn: 'national',
      divisionPrefixes: [''],
    },
  },
  rectification: { '4': { hours: 24, referral: true }, '3': { days: 7 }, '2': { days: 30 } },
  items: [
    {
      code: 'STR-01',
      aspect: 'structure',
      severity: 4,
      text: {
        'zh-Hans': '非违法建筑、非危险房屋',
        en: 'Not an illegal or dangerous building',
        'zh-Hant': '非違章建築，亦非危險房屋',
        ja: '違法建築物でも危険な建物でもない',
        ko: '위법 건축물이나 위험 건물이 아님',
      },
      source: 'R',
      article: '5',
    },
    {
      code: 'FIR-03',
      aspect: 'fire',
      severity: 4,
      text: {
        'zh-Hans': '楼道、门厅、室内不停放电动自行车或充电',
        en: 'No electric bicycle kept or charged in halls, stairs or rooms',
      },
      source: 'H',
      article: '37',
    },
    {
      code: 'FIR-04',
      aspect: 'fire',
      severity: 3,
      text: { 'zh-Hans': '集中充电设施可自动断电', en: 'Shared charging cuts off by itself' },
      source: 'H',
      article: '37',
      when: [{ fact: 'storeys', atLeast: 2 }],
      weight: 3,
      phrases: [{ 'zh-Hans': '充电处无自动断电装置', en: 'Charging does not cut off by itself' }],
    },
    {
      code: 'LLD-01',
      aspect: 'landlord',
      severity: 2,
      text: { 'zh-Hans': '已登记备案并签订治安责任书', en: 'Let registered and undertaking signed' },
      source: 'R',
      article: '6',
      limits: [
        {
          text: { 'zh-Hans': '起租后几日内登记备案', en: 'Days after the start within which a let is registered' },
          value: 3,
          unit: { 'zh-Hans': '日', en: 'days' },
          divisionPrefixes: ['4416'],
        },
      ],
    },
  ],
  phrases: [{ 'zh-Hans': '已当场告知房东', en: 'The landlord was told on the spot' }],
  checkAgainAfterDays: { '0': 30, '1': 90, '2': 180, '3': 365 },
} as const;

/** The checklist as the server tells it. */
export const standard = {
  id: 'rental-check',
  ...checklist,
  stationId: invented.stationId,
  publishedAt: '2026-11-12T10:00:00+08:00',
} as const;

const photographIds = [invented.attachmentId] as const;
const faultNote = '一楼充电处无自动断电装置';
const observedAt = '2026-11-20T09:15:00+08:00';

/** One answer an item: the shared charging does not cut off by itself. */
export const answers = [
  {
    itemCode: 'STR-01',
    outcome: 'conforms',
    observedAt: '2026-11-20T09:08:00+08:00',
    answeredTogether: false,
    note: null,
    photographIds: [],
  },
  {
    itemCode: 'FIR-03',
    outcome: 'conforms',
    observedAt: '2026-11-20T09:12:00+08:00',
    answeredTogether: false,
    note: null,
    photographIds: [],
  },
  { itemCode: 'FIR-04', outcome: 'fault', observedAt, answeredTogether: false, note: faultNote, photographIds },
  {
    itemCode: 'LLD-01',
    outcome: 'conforms',
    observedAt: '2026-11-20T09:24:00+08:00',
    answeredTogether: true,
    note: null,
    photographIds: [],
  },
] as const;

/** The hazard that the fault became: severity 3, so 7 days from the observation. */
export const hazard = {
  id: invented.hazardId,
  version: 1,
  stationId: invented.stationId,
  premisesId: invented.premisesId,
  address: standardAddress,
  checkId: invented.checkId,
  itemCode: 'FIR-04',
  standardVersion: rentalHouse.standardVersion,
  severity: 3,
  state: 'open',
  basis: 'rule',
  observedAt,
  dueAt: '2026-11-27T09:15:00+08:00',
  referral: false,
  note: faultNote,
  photographIds,
  assignedTo: { id: invented.officerId, displayName: rentalHouse.officerName },
  rectification: null,
  verification: null,
  referredTo: null,
} as const;

/** What follows from the answers and the hazard: 100, 57.1 and 100 make 85.7, and a serious hazard leaves one star. */
export const rating = {
  stars: 1,
  state: 'rated',
  score: 85.7,
  aspects: [
    { aspect: 'structure', score: 100, answered: 1, items: 1, counted: 1, faults: [] },
    { aspect: 'fire', score: 57.1, answered: 2, items: 2, counted: 2, faults: ['FIR-04'] },
    { aspect: 'landlord', score: 100, answered: 1, items: 1, counted: 1, faults: [] },
  ],
  reasons: [
    { code: 'serious-hazard', itemCodes: ['FIR-04'], limit: 1 },
    { code: 'score', itemCodes: ['FIR-04'], limit: 2 },
  ],
  notCounted: [],
} as const;

/** What the officer told of the house: a storey was built up, the rest is as it was. */
const facts = {
  use: { value: 'let', source: 'confirmed', fromCheckId: null },
  storeys: { value: 4, source: 'changed', fromCheckId: null },
  floorArea: { value: 320, source: 'carried-over', fromCheckId: null },
  dwellingCount: { value: 2, source: 'confirmed', fromCheckId: null },
} as const;

/** Both signed: the officer by a picture, and the landlord would not. */
const signatures = [
  {
    signer: 'officer',
    form: 'signature',
    attachmentId: rentalHouse.signatureId,
    reason: null,
    signedAt: '2026-11-20T09:24:30+08:00',
  },
  {
    signer: 'landlord',
    form: 'refused',
    attachmentId: null,
    reason: '房东称需先咨询，暂不签字',
    signedAt: '2026-11-20T09:24:50+08:00',
  },
] as const;

/** The check as it was handed in. */
export const submission = {
  premisesId: invented.premisesId,
  previousCheckId: null,
  standardVersion: rentalHouse.standardVersion,
  startedAt: '2026-11-20T09:05:00+08:00',
  finishedAt: '2026-11-20T09:25:00+08:00',
  answers,
  facts: { ...facts, storeys: { ...facts.storeys, was: 3 } },
  residents: [
    { stayId: rentalHouse.stayId, state: 'lives-here' },
    { stayId: rentalHouse.overdueStayId, state: 'left', endedOn: '2026-11-19' },
  ],
  signatures,
} as const;

/** The officer who made it, as records name him. */
export const officer = { role: 'officer', displayName: rentalHouse.officerName } as const;

// What it said of residents was carried out, and is told by the stays alone.
const { residents: _, ...asHandedIn } = submission;

/** The check on record. */
export const check = {
  id: invented.checkId,
  version: 1,
  stationId: invented.stationId,
  ...asHandedIn,
  address: standardAddress,
  state: 'submitted',
  receivedAt: invented.at,
  checkedBy: officer,
  isOwn: true,
  facts: {
    use: { ...facts.use, isApplied: false },
    storeys: { ...facts.storeys, isApplied: true },
    floorArea: { ...facts.floorArea, isApplied: false },
    dwellingCount: { ...facts.dwellingCount, isApplied: false },
  },
  rating,
  hazards: [hazard],
  review: null,
  withdrawal: null,
} as const;

/** The supervisor, as records name him. */
export const supervisor = { role: 'supervisor', displayName: rentalHouse.supervisorName } as const;
