import type { LocalizedText } from './field.ts';
import type { RequirementId } from './requirements.ts';

/** What a move of a plate, a key, a stay, a check, a hazard, an objection or a note between shifts needs. */
export interface RecordNeed {
  readonly title: LocalizedText & { readonly en: string };
  /** The rule that says so. */
  readonly requirement: RequirementId;
}

/** Everything that the moves of those state tables need, by name. */
export const recordNeeds = {
  reason: {
    title: { 'zh-Hans': '说明原因（十字以上）', en: 'A reason of 10 characters or more' },
    requirement: 'WK-INP-02',
  },
  'another-signing-key': {
    title: { 'zh-Hans': '派出所另有在用的签发密钥', en: 'Another key of the station that signs' },
    requirement: 'WK-KEY-04',
  },
  'expected-end-past': {
    title: { 'zh-Hans': '预计离开日期已过', en: 'The day on which the stay was to end is past' },
    requirement: 'WK-STY-07',
  },
  'expected-end-ahead': {
    title: { 'zh-Hans': '预计离开日期为今日或以后，或不定', en: 'An expected end today or later, or none' },
    requirement: 'WK-STY-07',
  },
  'last-day': {
    title: { 'zh-Hans': '离开日期', en: 'The last day of the stay' },
    requirement: 'WK-STY-04',
  },
  'another-reviewer': {
    title: { 'zh-Hans': '审核人不是检查人', en: 'A reviewer who did not make the check' },
    requirement: 'WK-CHK-12',
  },
  'another-person': {
    title: { 'zh-Hans': '接班人不是交班人', en: 'Somebody else than the writer of the note' },
    requirement: 'WK-SHF-05',
  },
  'reason-for-sending-back': {
    title: { 'zh-Hans': '退回原因', en: 'What is to be checked again' },
    requirement: 'WK-CHK-13',
  },
  'objection-upheld': {
    title: { 'zh-Hans': '异议成立', en: 'An objection that is upheld' },
    requirement: 'WK-OBJ-10',
  },
  'new-photograph': {
    title: { 'zh-Hans': '复查现场的新照片', en: 'A photograph that was taken at the re-inspection' },
    requirement: 'WK-HAZ-07',
  },
  'not-the-assignee': {
    title: { 'zh-Hans': '复查人不是经办人', en: 'A re-inspector to whom the hazard is not assigned' },
    requirement: 'WK-HAZ-08',
  },
  authority: {
    title: { 'zh-Hans': '移送的主管部门', en: 'The authority to which it is referred' },
    requirement: 'WK-HAZ-13',
  },
  'found-by-no-later-check': {
    title: { 'zh-Hans': '之后的检查未再发现', en: 'No later check that counts found the item at fault' },
    requirement: 'WK-CHK-15',
  },
  'nobody-concerned': {
    title: {
      'zh-Hans': '答复人未参与原检查、审核或复查',
      en: 'Somebody who neither made nor reviewed nor re-inspected',
    },
    requirement: 'WK-OBJ-08',
  },
} as const satisfies Record<string, RecordNeed>;

/** The name of a need. */
export type RecordNeedName = keyof typeof recordNeeds;
