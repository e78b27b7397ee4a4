import type { CellFault } from './read-cell.ts';

/** What is wrong with a row. It names the column and never repeats what stands there. */
export interface RowFault {
  /** The heading as the file has it; null where it is the row as a whole. */
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
}

export type Language = 'zh-Hans' | 'en';

type OwnFault =
  | CellFault
  | 'address-unknown'
  | 'address-ambiguous'
  | 'premises-unknown'
  | 'premises-not-named'
  | 'dwelling-unknown'
  | 'organisation-unknown'
  | 'landlord-name-missing'
  | 'key-twice'
  | 'too-many-cells'
  | 'not-a-division'
  | 'county-unknown'
  | 'township-unknown'
  | 'years-reversed'
  | 'community-unknown'
  | 'not-of-station'
  | 'address-in-use'
  | 'replacement-unknown'
  | 'replaced-but-in-use';

const texts: Readonly<Record<OwnFault, readonly [en: string, zh: string]>> = {
  missing: ['A value is needed here.', '此项必填。'],
  'not-a-day': ['This is no day that exists. Write it as 2026-11-28.', '日期无效，请按 2026-11-28 的格式填写。'],
  'not-a-whole-number': ['This is no whole number.', '应为整数。'],
  'not-a-number': ['This is no number from 0 on with up to six decimals.', '应为不小于 0 的数，最多六位小数。'],
  'not-a-telephone': ['This is no telephone number.', '不是有效的电话号码。'],
  'not-a-use': ['The use is let, self-occupied, empty or business.', '用途应为出租、自住、空置或经营。'],
  'number-not-text': [
    'The spreadsheet has cut this number to 15 digits. Format the column as text and enter it again.',
    '表格软件只保留了 15 位数字。请将该列设为文本格式后重新填写。',
  ],
  'not-a-state': ['The state is in-use or withdrawn.', '状态应为在用或停用。'],
  'too-long': ['This is longer than 1,000 characters.', '超过 1000 个字符。'],
  'address-unknown': [
    'The register of your station has no such address in use.',
    '标准地址库中没有本所此地址，或已停用。',
  ],
  'address-ambiguous': [
    'Two addresses are written like this. Begin with the community.',
    '有两处地址写法相同，请从社区写起。',
  ],
  'premises-unknown': ['No such premises are on record.', '没有登记此房屋。'],
  'premises-not-named': ['Name the premises by their key or address.', '请填写房屋编号或地址。'],
  'dwelling-unknown': ['These premises have no such dwelling in use.', '该房屋没有此户室。'],
  'organisation-unknown': ['Your station has no organisation with this code.', '本所没有此统一社会信用代码的单位。'],
  'landlord-name-missing': ['A landlord has a name.', '填写房东信息时须填写姓名。'],
  'key-twice': [
    'An earlier row of this file has the same key and says something else.',
    '本文件前面有相同编号但内容不同的行。',
  ],
  'too-many-cells': ['The row has more cells than there are headings.', '本行单元格多于表头。'],
  'not-a-division': [
    'This is no code of a street or town (9 digits) or of a community or village (12 digits).',
    '应为 9 位街道（乡镇）代码或 12 位社区（村）代码。',
  ],
  'county-unknown': [
    'No county in use has the first six digits (GB/T 2260).',
    '前六位不是现行县级区划代码（GB/T 2260）。',
  ],
  'township-unknown': [
    'The street or town of this community is on record by no earlier row or file. Bring it in first.',
    '所属街道（乡镇）尚未登记，请先导入。',
  ],
  'years-reversed': ['The last year lies before the first.', '停用年份早于起用年份。'],
  'community-unknown': [
    'No community or village in use has this code. Bring the communities in first.',
    '没有登记此社区（村）代码，请先导入社区。',
  ],
  'not-of-station': ['This community does not lie in the division that the station serves.', '此社区不在本所辖区内。'],
  'address-in-use': [
    'Premises are recorded at this address, so it stays as it is. Withdraw it, and bring the new one in under another key.',
    '此地址已登记房屋，不能改写。请停用此地址，并以新编号导入新地址。',
  ],
  'replacement-unknown': [
    'The address that takes the place of this one is on record by no earlier row or file. Bring it in first.',
    '变更后的地址尚未登记，请先导入。',
  ],
  'replaced-but-in-use': [
    'An address that another has taken the place of is withdrawn.',
    '已有新编号的地址，状态应为停用。',
  ],
};

/** What ends the reading of a row: all that is wrong with it. */
export class RowRefused extends Error {
  override readonly name = 'RowRefused';
  readonly faults: readonly RowFault[];

  constructor(faults: readonly RowFault[]) {
    super('a row is refused');
    this.faults = faults;
  }
}

export function rowFault(language: Language, code: OwnFault, column: string | null): RowFault {
  const [en, zh] = texts[code];
  return { column, code, message: language === 'en' ? en : zh };
}
