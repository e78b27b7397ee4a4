import type { LegalSource } from '@wardkit/contract/legal-rules';
import { eventLogDays } from '../events/event-log.ts';
import { toldDays } from '../exports/upkeep.ts';
import { idempotencySeconds } from '../http/idempotency.ts';
import { deliveryDays } from '../webhooks/upkeep.ts';

type Text = { readonly 'zh-Hans': string; readonly en: string };

/**
 * How long a class of data is kept, as a row.
 *
 * `verifiedOn` is the day on which the row was compared with what it cites, in the words of published commentaries and not of
 * the official gazette. A station's own lawyer compares it with the text in force before anybody relies on it.
 */
export interface RetentionRule extends LegalSource {
  readonly id: string;
  readonly title: Text;
  /** What the period runs from and what goes when it is over. */
  readonly sentence: Text;
  /** Other places that say why nothing is kept longer. */
  readonly also: readonly LegalSource[];
  readonly verifiedOn: string;
  /** The period, in days of 24 hours or whole days. */
  readonly days: number;
  /** Whether the contract fixes the period, so that no operator says otherwise. */
  readonly isFixed: boolean;
  /** Whether a law asks to keep it so long: then no request shortens the period. An operator says so for own rules. */
  readonly isDuty: boolean;
}

const projectDefault = {
  source: { 'zh-Hans': '项目默认', en: 'project default' },
  article: null,
  effectiveFrom: null,
} as const;
const protectionLaw = {
  source: { 'zh-Hans': '中华人民共和国个人信息保护法', en: 'Personal Information Protection Law' },
  effectiveFrom: '2021-11-01',
} as const;

/** No law names the period: it is the project's, and the law asks for the shortest that the purpose needs. */
const row = {
  ...projectDefault,
  also: [
    { ...protectionLaw, article: '第十九条' },
    { ...protectionLaw, article: '第四十七条第一款' },
  ],
  verifiedOn: '2026-11-28',
  isFixed: false,
  isDuty: false,
} as const;

/** The rule under which a granted request deletes: article 47, paragraph 1. What a duty keeps is paragraph 2. */
export const grantedRequest = { ...protectionLaw, id: 'granted-request', article: '第四十七条第一款' } as const;
export const keptByDuty = { ...protectionLaw, id: 'kept-by-duty', article: '第四十七条第二款' } as const;

/** The classes in the order in which they are gone through: what names a record before the record. */
export const retentionRules = [
  {
    ...row,
    id: 'objections',
    title: { 'zh-Hans': '已办结的异议', en: 'Objections that are answered or withdrawn' },
    sentence: {
      'zh-Hans': '自答复或撤回之日起保存三年，连同所附照片删除。',
      en: 'Three years from the answer or withdrawal; its photographs go with it.',
    },
    days: 1095,
  },
  {
    ...row,
    id: 'hazards-closed',
    title: { 'zh-Hans': '已销号的隐患', en: 'Hazards that are closed' },
    sentence: {
      'zh-Hans': '自复查销号或撤销之日起保存三年，连同照片删除。',
      en: 'Three years from the verification or annulment; its photographs go with it.',
    },
    days: 1095,
  },
  {
    ...row,
    id: 'check-signatures',
    title: { 'zh-Hans': '检查签名图片', en: 'Pictures of signatures under checks' },
    sentence: {
      'zh-Hans':
        '自收到检查之日起保存三年后删除，该检查为房屋最近一次检查的也删除；谁签过名、谁拒签及原因仍留在检查记录中。',
      en: 'Three years from the receipt of the check, of the last check too; who signed, or refused and why, stays with the check.',
    },
    days: 1095,
  },
  {
    ...row,
    id: 'rental-checks',
    title: { 'zh-Hans': '出租房检查及照片', en: 'Rental checks and their photographs' },
    sentence: {
      'zh-Hans': '自收到之日起保存三年；每处房屋最近一次检查及仍有隐患记录的检查不删除。',
      en: 'Three years from receipt; the last check of premises, and one that a hazard still names, stay.',
    },
    days: 1095,
  },
  {
    ...row,
    id: 'stays-ended',
    title: { 'zh-Hans': '已离开的居住登记', en: 'Stays that have ended' },
    sentence: {
      'zh-Hans': '自离开之日起保存两年。',
      en: 'Two years from the last day of the stay.',
    },
    days: 730,
  },
  {
    ...row,
    id: 'shift-handovers',
    title: { 'zh-Hans': '交接班记录', en: 'Notes between shifts' },
    sentence: {
      'zh-Hans': '自班次结束之日起保存一百八十日，无论是否已接班；须长期保存的内容记入警情本身。',
      en: '180 days from the end of the shift, taken over or not; what has to be kept longer is told of the alert itself.',
    },
    days: 180,
  },
  {
    ...row,
    id: 'mediations-archived',
    title: {
      'zh-Hans': '已归档或未达成协议而终结的调解卷宗',
      en: 'Dossiers of mediations that are archived, or ended without an agreement',
    },
    sentence: {
      'zh-Hans':
        '自归档之日起保存五年；不予受理、不同意、未达成协议、撤回、移送后未归档的自终结之日起计算；连同当事人、笔录、协议、回访记录及所附扫描件删除。',
      en: 'Five years from the archival, or from the end of one that was found not eligible, refused, failed, withdrawn or transferred and never archived; parties, records of sessions, the agreement, follow-ups and scans go with it.',
    },
    days: 1825,
  },
  {
    ...row,
    id: 'alerts-closed',
    title: { 'zh-Hans': '已办结的警情', en: 'Alerts that are closed' },
    sentence: {
      'zh-Hans': '自办结之日起保存三年，无论是否归档，连同报警人信息、处置记录和照片删除。',
      en: 'Three years from the closing, filed or not; who called, the timeline and the photographs go with it.',
    },
    days: 1095,
  },
  {
    ...row,
    id: 'photographs-unnamed',
    title: { 'zh-Hans': '未被任何记录引用的照片', en: 'Photographs that no record names' },
    sentence: {
      'zh-Hans': '自上传之日起三十日内未被检查、签名、隐患、异议或警情引用的，连同文件删除。',
      en: '30 days from the upload, where no check, signature, hazard, objection or alert has named it by then; its file goes with it.',
    },
    days: 30,
  },
  {
    ...row,
    id: 'person-requests',
    title: { 'zh-Hans': '已办结的个人信息请求', en: 'Requests of persons concerned that are closed' },
    sentence: {
      'zh-Hans': '自答复或撤回之日起保存三年。',
      en: 'Three years from the answer or withdrawal.',
    },
    days: 1095,
  },
  {
    ...row,
    id: 'audit-reviews',
    title: { 'zh-Hans': '已审结的查阅复核', en: 'Reviews of readings that are decided' },
    sentence: {
      'zh-Hans': '自作出结论之日起保存三年，连同查阅理由删除；审计日志条目不受影响。',
      en: 'Three years from the decision, with the reason that was given; the entry of the audit log stays.',
    },
    days: 1095,
  },
  {
    ...row,
    id: 'embed-sessions',
    title: { 'zh-Hans': '嵌入会话', en: 'Embed sessions' },
    sentence: {
      'zh-Hans': '自到期之日起保存三十日。',
      en: '30 days from the end of the session.',
    },
    days: 30,
  },
  {
    ...row,
    id: 'invitations',
    title: { 'zh-Hans': '纸质邀请码', en: 'Invitations on paper' },
    sentence: {
      'zh-Hans': '自到期之日起保存九十日。',
      en: '90 days from the end of the invitation, redeemed or not.',
    },
    days: 90,
  },
  {
    ...row,
    id: 'devices-wiped',
    title: { 'zh-Hans': '已清除的设备', en: 'Devices that were wiped' },
    sentence: {
      'zh-Hans': '自清除之日起保存一百八十日。',
      en: '180 days from the wiping.',
    },
    days: 180,
  },
  {
    ...row,
    id: 'people-unnamed',
    title: { 'zh-Hans': '不再被任何记录引用的人员', en: 'Persons whom no record names' },
    sentence: {
      'zh-Hans': '自不再被任何记录引用之日起保存三十日。',
      en: '30 days from the day on which no record names the person any more.',
    },
    days: 30,
  },
  {
    ...row,
    id: 'exports',
    title: { 'zh-Hans': '导出记录', en: 'Records of exports' },
    sentence: {
      'zh-Hans': '导出文件到期即删；导出记录自办结之日起保存三十日。',
      en: 'A file goes when its own time is over; the record of it 30 days after its making.',
    },
    days: toldDays,
    isFixed: true,
  },
  {
    ...row,
    id: 'webhook-deliveries',
    title: { 'zh-Hans': '推送记录', en: 'Deliveries to receivers of events' },
    sentence: { 'zh-Hans': '自产生之日起保存十四日。', en: '14 days from their making.' },
    days: deliveryDays,
    isFixed: true,
  },
  {
    ...row,
    id: 'idempotency-records',
    title: { 'zh-Hans': '幂等记录', en: 'Stored answers to repeated calls' },
    sentence: {
      'zh-Hans': '自调用之日起保存三十日（接口约定）。',
      en: '30 days from the call, as the contract says.',
    },
    days: idempotencySeconds / 86_400,
    isFixed: true,
  },
  {
    ...row,
    id: 'events',
    title: { 'zh-Hans': '事件日志', en: 'The log of events' },
    sentence: { 'zh-Hans': '自产生之日起保存十四日。', en: '14 days from their making.' },
    days: eventLogDays,
    isFixed: true,
  },
] as const satisfies readonly RetentionRule[];

export type RetentionClassId = (typeof retentionRules)[number]['id'];
