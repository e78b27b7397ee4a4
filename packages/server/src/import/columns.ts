/** What a file may hold: one kind of record a file. */
export const importKinds = ['premises', 'dwellings', 'landlords', 'stays'] as const;
export type ImportKind = (typeof importKinds)[number];

/** How the text of a cell is read. */
type CellForm = 'text' | 'day' | 'whole' | 'number' | 'telephone' | 'use' | 'code';

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
      headings: [`${heading}身份证号`, `${heading}身份证号码`, `${heading}证件号码`],
      form: 'code',
      pointer: `/${member}/identityNumber`,
    },
    {
      name: `${prefix}telephone`,
      headings: [`${heading}电话`, `${heading}手机号`, `${heading}联系电话`],
      form: 'telephone',
      pointer: `/${member}/telephone`,
    },
  ] as const;

/** The columns of each kind. A heading is known by its name or by one of its Chinese forms, blanks and case aside. */
export const importColumns: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
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
  const fits = importKinds
    .filter((kind) =>
      importColumns[kind].every(
        (column) => column.required !== true || headings.some((each) => columnOf(kind, each) === column),
      ),
    )
    .map((kind) => ({ kind, count: headings.filter((each) => columnOf(kind, each) !== null).length }))
    .sort((a, b) => b.count - a.count);
  const [best, next] = fits;
  return best === undefined || best.count === next?.count ? null : best.kind;
}
