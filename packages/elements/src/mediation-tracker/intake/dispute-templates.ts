import type { MediationKind } from '@wardkit/contract/mediation-record';

/** The mark of what is still to be filled in. */
export const gap = '＿＿';

/** What a dispute of a frequent kind usually needs: it prefills the intake. */
export interface DisputeTemplate {
  readonly id: string;
  readonly kind: MediationKind;
  /** A code of the contract's dispute types. */
  readonly disputeType: string;
  /** A line for lists. Records are written in Chinese, whatever the language of the page. */
  readonly subject: string;
  /** What is asked at the desk, with gaps to fill in. It names no person: parties have their own records. */
  readonly facts: string;
}

/** The templates, the most frequent first; the last one is blank. */
export const disputeTemplates: readonly DisputeTemplate[] = [
  {
    id: 'tenancy-deposit',
    kind: 'civil',
    disputeType: 'tenancy',
    subject: '退租押金退还纠纷',
    facts: `承租人于${gap}退租，出租人以${gap}为由扣留押金${gap}元。\n争议：扣留是否有依据、应退多少。\n承租人要求：${gap}。出租人主张：${gap}。`,
  },
  {
    id: 'noise',
    kind: 'civil',
    disputeType: 'neighbourhood',
    subject: '噪声扰民纠纷',
    facts: `${gap}（地点）自${gap}起在${gap}（时段）发出噪声，来源为${gap}，影响住户${gap}户。\n曾经劝阻：${gap}。\n要求：${gap}。`,
  },
  {
    id: 'water-leak',
    kind: 'civil',
    disputeType: 'neighbourhood',
    subject: '房屋渗漏水纠纷',
    facts: `${gap}发现渗水，受损部位为${gap}，估计损失${gap}元。\n争议：渗漏原因、由谁修复、赔偿数额。\n要求：${gap}。`,
  },
  {
    id: 'parking',
    kind: 'civil',
    disputeType: 'property-management',
    subject: '停车位使用纠纷',
    facts: `双方因${gap}（车位）的使用发生争执，起因为${gap}。\n现有约定或凭证：${gap}。\n要求：${gap}。`,
  },
  {
    id: 'debt',
    kind: 'civil',
    disputeType: 'debt',
    subject: '民间借贷纠纷',
    facts: `${gap}借款${gap}元，约定于${gap}归还，凭证为${gap}，已还${gap}元。\n争议：${gap}。\n要求：${gap}。`,
  },
  {
    id: 'wages',
    kind: 'civil',
    disputeType: 'labour',
    subject: '拖欠工资纠纷',
    facts: `${gap}至${gap}在${gap}务工，约定工资${gap}，拖欠共${gap}元，涉及${gap}人。\n用工凭证：${gap}。\n要求：${gap}。`,
  },
  {
    id: 'family',
    kind: 'civil',
    disputeType: 'family',
    subject: '赡养与家庭纠纷',
    facts: `家庭成员之间因${gap}发生争议，现状为${gap}。\n各方意见：${gap}。\n要求：${gap}。`,
  },
  {
    id: 'injury',
    kind: 'public-security',
    disputeType: 'injury',
    subject: '纠纷引起的轻微伤害',
    facts: `双方因${gap}发生争执，一方${gap}（伤情），就医费用${gap}元。\n经过：${gap}。\n是否已报警、处警情况：${gap}。\n要求：${gap}。`,
  },
  {
    id: 'consumer',
    kind: 'civil',
    disputeType: 'consumer',
    subject: '商品或服务消费纠纷',
    facts: `${gap}购买${gap}，金额${gap}元，问题为${gap}，凭证为${gap}。\n商家意见：${gap}。\n要求：${gap}。`,
  },
  {
    id: 'property',
    kind: 'civil',
    disputeType: 'property-management',
    subject: '物业服务纠纷',
    facts: `涉及住户${gap}户，争议事项为${gap}，金额${gap}元。\n合同或公示依据：${gap}。\n要求：${gap}。`,
  },
  { id: 'blank', kind: 'civil', disputeType: 'other', subject: '', facts: '' },
];
