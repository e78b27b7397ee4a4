import type { LocalizedText } from './field.ts';
import { closedEnum } from './field.ts';

/** Why personal data is read. The list is closed: a purpose must be one that the law or the station's rules name. */
export const purposes = {
  'rental-check': { 'zh-Hans': '出租房检查', en: 'Checking a rental' },
  'stay-registration': { 'zh-Hans': '居住登记', en: 'Registering a stay' },
  'hazard-rectification': { 'zh-Hans': '隐患整改', en: 'Having a hazard put right' },
  mediation: { 'zh-Hans': '纠纷调解', en: 'Mediating a dispute' },
  'alert-handling': { 'zh-Hans': '接处警', en: 'Handling an alert' },
  'public-service': { 'zh-Hans': '为群众办事', en: 'Serving a resident who asked' },
  'own-record': { 'zh-Hans': '查看本人记录', en: 'Seeing my own record' },
  audit: { 'zh-Hans': '审计核查', en: 'Looking at readings again' },
  supervision: { 'zh-Hans': '督导', en: 'Supervising the work of the station' },
} as const satisfies Record<string, LocalizedText>;

/** A purpose of reading personal data. */
export type Purpose = keyof typeof purposes;

/** The schema of the `Wardkit-Purpose` header. */
export const Purpose = closedEnum(
  Object.keys(purposes) as [Purpose, ...Purpose[]],
  'a reading for an unknown purpose could not be justified in the log',
);
