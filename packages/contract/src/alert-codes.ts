import type { LocalizedText } from './field.ts';

type Names = Readonly<Record<string, LocalizedText & { readonly en: string }>>;

/** How soon somebody must come, the most urgent first. */
export const alertPriorities = {
  immediate: { 'zh-Hans': '特急', en: 'Immediate' },
  urgent: { 'zh-Hans': '紧急', en: 'Urgent' },
  normal: { 'zh-Hans': '一般', en: 'Normal' },
  low: { 'zh-Hans': '非紧急', en: 'Low' },
} as const satisfies Names;

/** What an alert is about. */
export const alertCategories = {
  crime: { 'zh-Hans': '刑事', en: 'Crime' },
  theft: { 'zh-Hans': '侵财', en: 'Theft' },
  fraud: { 'zh-Hans': '诈骗', en: 'Fraud' },
  'public-order': { 'zh-Hans': '治安', en: 'Public order' },
  dispute: { 'zh-Hans': '纠纷', en: 'Dispute' },
  nuisance: { 'zh-Hans': '扰民', en: 'Noise or nuisance' },
  traffic: { 'zh-Hans': '交通', en: 'Traffic' },
  'fire-hazard': { 'zh-Hans': '消防隐患', en: 'Fire hazard' },
  'missing-person': { 'zh-Hans': '走失', en: 'Missing person' },
  help: { 'zh-Hans': '求助', en: 'Call for help' },
  complaint: { 'zh-Hans': '投诉', en: 'Complaint' },
  disaster: { 'zh-Hans': '灾害事故', en: 'Disaster or accident' },
  other: { 'zh-Hans': '其他', en: 'Other' },
} as const satisfies Names;

/** The way by which an alert came to the station. */
export const alertChannels = {
  'emergency-call': { 'zh-Hans': '110 转入', en: 'Passed on by the emergency line' },
  'station-call': { 'zh-Hans': '来电', en: 'Call to the station' },
  'walk-in': { 'zh-Hans': '来所', en: 'At the counter' },
  'found-on-duty': { 'zh-Hans': '工作中发现', en: 'Found on duty' },
  'help-button': { 'zh-Hans': '一键求助', en: 'Help button' },
  transfer: { 'zh-Hans': '他所转入', en: 'Transferred by another station' },
  'other-system': { 'zh-Hans': '其他系统', en: 'Another system' },
} as const satisfies Names;

/** How an alert was dealt with. */
export const alertOutcomes = {
  'settled-on-scene': { 'zh-Hans': '现场处结', en: 'Settled on the scene' },
  'settled-by-telephone': { 'zh-Hans': '电话处结', en: 'Settled by telephone' },
  'mediation-opened': { 'zh-Hans': '转调解', en: 'Mediation opened' },
  'case-opened': { 'zh-Hans': '受理案件', en: 'Case opened' },
  'hazard-recorded': { 'zh-Hans': '登记隐患', en: 'Hazard recorded' },
  'handed-over': { 'zh-Hans': '移交主管部门', en: 'Handed to the authority in charge' },
  'helped-on': { 'zh-Hans': '已救助', en: 'Helped' },
} as const satisfies Names;

/** The codes of a table of names, in its order. */
export function codesOf<const T extends Names>(names: T): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(names) as [keyof T & string, ...(keyof T & string)[]];
}
