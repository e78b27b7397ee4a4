import type { LocalizedText } from './field.ts';

/**
 * What a ticked fact does: a public-security mediation needs every `condition`, one `act` and one `ground`, and no
 * `exclusion`.
 */
export type FactEffect = 'condition' | 'act' | 'ground' | 'exclusion';

/** A fact about the case, never about the character of a person. What is ticked stays with the case and is looked up nowhere. */
export interface PublicSecurityFact {
  readonly code: string;
  readonly effect: FactEffect;
  /** As the source counts it. */
  readonly article: string;
  readonly text: LocalizedText & { readonly en: string };
}

const scope = '第一百七十八条第一款';
const exclusions = '第一百七十九条';

/**
 * The facts that an officer ticks, as rows.
 *
 * Source: 公安机关办理行政案件程序规定（2019年起施行） 第一百七十八条, 第一百七十九条; the rows behind them are the legal rules
 * `public-security-scope` and `public-security-exclusions`, and what is said there of their verification holds here.
 */
export const publicSecurityFacts = [
  {
    code: 'private-dispute',
    effect: 'condition',
    article: scope,
    text: { 'zh-Hans': '因民间纠纷引起', en: 'It came of a private dispute' },
  },
  {
    code: 'minor',
    effect: 'condition',
    article: scope,
    text: { 'zh-Hans': '情节较轻', en: 'The circumstances are minor' },
  },
  { code: 'beating', effect: 'act', article: scope, text: { 'zh-Hans': '殴打他人', en: 'Somebody was beaten' } },
  {
    code: 'injury',
    effect: 'act',
    article: scope,
    text: { 'zh-Hans': '故意伤害', en: 'Somebody was injured on purpose' },
  },
  { code: 'insult', effect: 'act', article: scope, text: { 'zh-Hans': '侮辱', en: 'Somebody was insulted' } },
  { code: 'defamation', effect: 'act', article: scope, text: { 'zh-Hans': '诽谤', en: 'Somebody was defamed' } },
  {
    code: 'false-accusation',
    effect: 'act',
    article: scope,
    text: { 'zh-Hans': '诬告陷害', en: 'Somebody was falsely accused' },
  },
  {
    code: 'property-damage',
    effect: 'act',
    article: scope,
    text: { 'zh-Hans': '故意损毁财物', en: 'Property was damaged on purpose' },
  },
  {
    code: 'disturbance',
    effect: 'act',
    article: scope,
    text: { 'zh-Hans': '干扰他人正常生活', en: "Somebody's normal life was disturbed" },
  },
  {
    code: 'privacy',
    effect: 'act',
    article: scope,
    text: { 'zh-Hans': '侵犯隐私', en: "Somebody's privacy was violated" },
  },
  {
    code: 'home-intrusion',
    effect: 'act',
    article: scope,
    text: { 'zh-Hans': '非法侵入住宅', en: 'A home was entered unlawfully' },
  },
  {
    code: 'among-people-who-know-each-other',
    effect: 'ground',
    article: `${scope}第一项`,
    text: {
      'zh-Hans': '亲友、邻里、同事、在校学生之间因琐事发生纠纷引起',
      en: 'A trifle among relatives, friends, neighbours, colleagues or pupils led to it',
    },
  },
  {
    code: 'prior-fault',
    effect: 'ground',
    article: `${scope}第二项`,
    text: { 'zh-Hans': '侵害行为系由被侵害人事前的过错行为引起', en: 'A prior fault of who was harmed led to it' },
  },
  {
    code: 'better-resolved',
    effect: 'ground',
    article: `${scope}第三项`,
    text: { 'zh-Hans': '其他适用调解处理更易化解矛盾', en: 'Mediation resolves it better for another reason' },
  },
  {
    code: 'hired-violence',
    effect: 'exclusion',
    article: `${exclusions}第一项`,
    text: { 'zh-Hans': '雇凶伤害他人', en: 'Somebody was hired to injure' },
  },
  {
    code: 'gang-fight',
    effect: 'exclusion',
    article: `${exclusions}第二项`,
    text: { 'zh-Hans': '结伙斗殴或者其他寻衅滋事', en: 'A gang fight, or another provocation of trouble' },
  },
  {
    code: 'repeated-breaches',
    effect: 'exclusion',
    article: `${exclusions}第三项`,
    text: { 'zh-Hans': '多次实施违反治安管理行为', en: 'Public order was breached several times' },
  },
  {
    code: 'party-unwilling',
    effect: 'exclusion',
    article: `${exclusions}第四项`,
    text: { 'zh-Hans': '当事人明确表示不愿意调解处理', en: 'A party clearly does not want mediation' },
  },
  {
    code: 'breach-during-mediation',
    effect: 'exclusion',
    article: `${exclusions}第五项`,
    text: {
      'zh-Hans': '当事人在调解过程中又针对对方实施违反治安管理行为',
      en: 'A party breached public order against the other while it was mediated',
    },
  },
  {
    code: 'suspect-absconded',
    effect: 'exclusion',
    article: `${exclusions}第六项`,
    text: { 'zh-Hans': '调解过程中违法嫌疑人逃跑', en: 'The suspect ran away while it was mediated' },
  },
  {
    code: 'otherwise-unsuitable',
    effect: 'exclusion',
    article: `${exclusions}第七项`,
    text: { 'zh-Hans': '其他不宜调解处理的情形', en: 'It is not suited for another reason' },
  },
] as const satisfies readonly PublicSecurityFact[];

/** The code of a fact. */
export type PublicSecurityFactCode = (typeof publicSecurityFacts)[number]['code'];

/** Every code, in the order of the rows. */
export const publicSecurityFactCodes = publicSecurityFacts.map(({ code }) => code) as unknown as readonly [
  PublicSecurityFactCode,
  ...PublicSecurityFactCode[],
];

/** Whether public-security mediation is open to a case, and why not. */
export interface PublicSecurityScope {
  readonly outcome: 'eligible' | 'not-eligible';
  /** Conditions that are not ticked, in the order of the rows. */
  readonly missing: readonly PublicSecurityFactCode[];
  /** Whether no act, or no ground, is ticked. */
  readonly lacks: readonly ('act' | 'ground')[];
  /** Exclusions that are ticked, in the order of the rows. */
  readonly excludedBy: readonly PublicSecurityFactCode[];
}

/**
 * Tells from the ticked facts whether public-security mediation is open to a case.
 *
 * @param ticked codes of {@link publicSecurityFacts}; their order and repetition do not matter
 * @throws RangeError for a code that is no row: a fact that nobody knows can't be weighed
 * @example publicSecurityScope(['private-dispute', 'minor', 'beating', 'prior-fault']).outcome // 'eligible'
 */
export function publicSecurityScope(ticked: readonly string[]): PublicSecurityScope {
  const codes: ReadonlySet<string> = new Set(publicSecurityFacts.map(({ code }) => code));
  if (!ticked.every((code) => codes.has(code))) throw new RangeError('A fact is not among those that can be ticked.');
  const withEffect = (effect: FactEffect, isTicked: boolean) =>
    publicSecurityFacts.filter((fact) => fact.effect === effect && ticked.includes(fact.code) === isTicked);
  const missing = withEffect('condition', false).map(({ code }) => code);
  const excludedBy = withEffect('exclusion', true).map(({ code }) => code);
  const lacks = (['act', 'ground'] as const).filter((effect) => withEffect(effect, true).length === 0);
  const isOpen = missing.length + excludedBy.length + lacks.length === 0;
  return { outcome: isOpen ? 'eligible' : 'not-eligible', missing, lacks, excludedBy };
}
