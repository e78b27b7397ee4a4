/** Records that people at the station could make one by one, by calls of the API. */
export const recordKinds = ['premises', 'dwellings', 'landlords', 'stays'] as const;
export type RecordKind = (typeof recordKinds)[number];
/** What a file may hold: one kind a file, in the order in which they are brought in. */
export const importKinds = ['communities', 'addresses', ...recordKinds] as const;
export type ImportKind = (typeof importKinds)[number];

/** How the text of a cell is read. */
type CellForm = 'text' | 'day' | 'whole' | 'number' | 'telephone' | 'use' | 'state' | 'code';

export interface ImportColumn {
  /** Its name here, and as a heading. */
  readonly name: string;
  /** The heading in Chinese; others that mean the same follow. */
  readonly headings: readonly [string, ...string[]];
  readonly form: CellForm;
  readonly required?: true;
  /** Where a fault of the contract's points that is this column's. */
  readonly pointer?: string;
}

const key = { name: 'key', headings: ['编号', '外部编号'], form: 'text' } as const;
const place = [
  { name: 'premises_key', headings: ['房屋编号'], form: 'text' },
  { name: 'address', headings: ['地址', '标准地址', '详细地址'], form: 'text', pointer: '/addressId' },
] as const;
const person = (prefix: string, heading: string, member: string) =>
  [
    { name: `${prefix}name`, headings: [`${heading}姓名`], form: 'text', pointer: `/${member}/name` },
    {
      name: `${prefix}identity_number`,
      headings: [
        `${heading}身份证号`,
        `${heading}身份证号码`,
        `${heading}公民身份号码`,
        `${heading}公民身份证号码`,
        `${heading}身份证件号码`,
        `${heading}证件号码`,
      ],
      form: 'code',
      pointer: `/${member}/identityNumber`,
    },
    {
      name: `${prefix}telephone`,
      headings: ['电话', '手机', '手机号', '手机号码', '电话号码', '联系电话', '联系方式'].map(
        (each) => `${heading}${each}`,
      ) as [string, ...string[]],
      form: 'telephone',
      pointer: `/${member}/telephone`,
    },
  ] as const;

/** The columns of each kind. A heading is known by its name or by one of its Chinese forms, blanks and case aside. */
export const importColumns: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  communities: [
    { name: 'code', headings: ['代码', '区划代码', '统计用区划代码'], form: 'code', required: true },
    { name: 'name', headings: ['名称', '区划名称'], form: 'text', required: true },
    { name: 'first_year', headings: ['起用年份'], form: 'whole' },
    { name: 'last_year', headings: ['停用年份'], form: 'whole' },
  ],
  addresses: [
    { ...key, headings: ['编号', '地址编码', '标准地址编码'] },
    { name: 'community_code', headings: ['社区代码', '村居代码', '区划代码'], form: 'code', required: true },
    { name: 'community', headings: ['社区', '社区名称', '村居'], form: 'text' },
    { name: 'road', headings: ['道路', '街路巷'], form: 'text', required: true },
    { name: 'number', headings: ['门牌号', '门牌'], form: 'text', required: true },
    { name: 'estate', headings: ['小区', '小区名称'], form: 'text' },
    { name: 'building', headings: ['楼栋', '栋', '幢'], form: 'text' },
    { name: 'unit', headings: ['单元'], form: 'text' },
    { name: 'floor', headings: ['楼层', '所在楼层'], form: 'whole' },
    { name: 'room', headings: ['室号', '户室', '房间号'], form: 'text' },
    { name: 'state', headings: ['状态', '使用状态'], form: 'state' },
    { name: 'replaced_by', headings: ['新编号', '变更后编号'], form: 'text' },
  ],
  premises: [
    key,
    {
      name: 'address',
      headings: ['地址', '标准地址', '详细地址'],
      form: 'text',
      required: true,
      pointer: '/addressId',
    },
    { name: 'use', headings: ['用途', '房屋用途'], form: 'use', required: true, pointer: '/use' },
    { name: 'storeys', headings: ['层数', '楼层数'], form: 'whole', required: true, pointer: '/storeys' },
    { name: 'floor_area', headings: ['面积', '建筑面积'], form: 'number', pointer: '/floorArea' },
    ...person('landlord_', '房东', 'landlord'),
    {
      name: 'organisation_code',
      headings: ['统一社会信用代码', '单位代码'],
      form: 'code',
      pointer: '/organisationId',
    },
    { name: 'let_since', headings: ['起租日期', '出租起始日期'], form: 'day', pointer: '/letSince' },
  ],
  dwellings: [
    key,
    ...place,
    { name: 'label', headings: ['室号', '户室', '房间号'], form: 'text', required: true, pointer: '/label' },
    { name: 'floor', headings: ['楼层', '所在楼层'], form: 'whole', pointer: '/floor' },
    { name: 'rooms', headings: ['间数', '房间数'], form: 'whole', required: true, pointer: '/rooms' },
    { name: 'floor_area', headings: ['面积', '建筑面积'], form: 'number', pointer: '/floorArea' },
  ],
  landlords: [...place, ...person('', '', 'landlord').map((column) => ({ ...column, ...needed(column.name) }))],
  stays: [
    key,
    ...place,
    { name: 'dwelling', headings: ['室号', '户室', '房间号'], form: 'text', pointer: '/dwellingId' },
    ...person('', '', 'person').map((column) => ({ ...column, ...needed(column.name) })),
    {
      name: 'started_on',
      headings: ['入住日期', '来住日期'],
      form: 'day',
      required: true,
      pointer: '/startedOn',
    },
    { name: 'expected_end_on', headings: ['预计离开日期', '拟离日期'], form: 'day', pointer: '/expectedEndOn' },
    { name: 'ended_on', headings: ['离开日期', '注销日期'], form: 'day', pointer: '/endedOn' },
  ],
};

function needed(name: string): { required?: true } {
  return name === 'name' ? { required: true } : {};
}

/** A heading as it is compared. */
function folded(heading: string): string {
  return heading
    .normalize('NFKC')
    .replaceAll(/[\s_（(].*[）)]$|[\s_*]/gu, '')
    .toLowerCase();
}

/** The column of a kind that a heading names, or null. */
export function columnOf(kind: ImportKind, heading: string): ImportColumn | null {
  const asked = folded(heading);
  const isNamed = ({ name, headings }: ImportColumn) => [name, ...headings].some((each) => folded(each) === asked);
  return importColumns[kind].find(isNamed) ?? null;
}

/** The kind whose columns fit headings best, or null where two fit as well. */
export function kindOf(headings: readonly string[]): ImportKind | null {
  const [best, next] = fitsOf(headings).filter(({ missing }) => missing.length === 0);
  return best === undefined || best.count === next?.count ? null : best.kind;
}

/** Where headings fit no kind: the one that they are nearest to, and the columns that it needs besides. */
export function nearestKind(
  headings: readonly string[],
): { readonly kind: ImportKind; readonly missing: readonly ImportColumn[] } | null {
  const [nearest] = fitsOf(headings)
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.missing.length - b.missing.length || b.count - a.count);
  return nearest ?? null;
}

/** How each kind fits, the one with the most columns first. */
function fitsOf(headings: readonly string[]) {
  return importKinds
    .map((kind) => {
      const named = new Set(headings.map((each) => columnOf(kind, each)).filter((column) => column !== null));
      const missing = importColumns[kind].filter((column) => column.required === true && !named.has(column));
      return { kind, missing, count: named.size };
    })
    .sort((a, b) => b.count - a.count);
}
