import type { LegalRule } from './legal-rules.ts';

const mediationLaw = {
  source: { 'zh-Hans': '中华人民共和国人民调解法', en: "People's Mediation Law" },
  effectiveFrom: '2011-01-01',
} as const;
const civilProcedure = {
  source: { 'zh-Hans': '中华人民共和国民事诉讼法（2023年修正）', en: 'Civil Procedure Law, as amended in 2023' },
  effectiveFrom: '2024-01-01',
} as const;
const mediationWork = {
  source: {
    'zh-Hans': '人民调解工作若干规定（司法部令第75号）',
    en: "Provisions on People's Mediation Work, Ministry of Justice order 75",
  },
  effectiveFrom: '2002-11-01',
} as const;
const policeProcedure = {
  source: {
    'zh-Hans': '公安机关办理行政案件程序规定（2018年修正，2019年起施行）',
    en: 'Procedures of Public Security Organs in Administrative Cases, as in force from 2019',
  },
  effectiveFrom: '2019-01-01',
} as const;
const projectDefault = {
  source: { 'zh-Hans': '项目默认', en: 'project default' },
  article: null,
  effectiveFrom: null,
} as const;
const agreementItself = {
  source: { 'zh-Hans': '调解协议的约定', en: "the parties' agreement" },
  article: null,
  effectiveFrom: null,
} as const;

/** What most rows have in common: no period, compared with the design document on that day. */
const row = {
  also: [],
  verifiedOn: '2026-11-22',
  startsAt: null,
  days: null,
  dayKind: null,
  months: null,
  hours: null,
  ends: null,
  lastDayMoves: false,
  most: null,
} as const;
const civil = { ...row, kinds: ['civil'] } as const;
const publicSecurity = { ...row, ...policeProcedure, kinds: ['public-security'] } as const;
const rectification = {
  ...row,
  ...projectDefault,
  kinds: [],
  startsAt: 'observation-bounded-by-receipt',
  ends: 'same-time',
} as const;

/** The rows behind `legalRules`. */
export const legalRuleRows = [
  {
    ...civil,
    ...mediationLaw,
    id: 'refusal-ends',
    article: '第十七条',
    title: { 'zh-Hans': '一方拒绝即不得调解', en: 'A refusal ends it' },
    sentence: {
      'zh-Hans': '当事人一方明确拒绝调解的，不再调解。',
      en: 'Where one party clearly refuses, there is no mediation.',
    },
  },
  {
    ...civil,
    ...mediationWork,
    id: 'usual-duration',
    article: '第三十三条',
    title: { 'zh-Hans': '一般调解期限', en: 'Usual duration' },
    sentence: {
      'zh-Hans': '调解纠纷一般在一个月内完成。',
      en: 'A mediation is normally done within one month.',
    },
    startsAt: 'acceptance',
    months: 1,
    ends: 'end-of-day',
  },
  {
    ...civil,
    ...mediationLaw,
    id: 'rights-on-failure',
    article: '第二十六条',
    title: { 'zh-Hans': '调解不成的告知', en: 'Rights are told when it fails' },
    sentence: {
      'zh-Hans': '调解不成的，终止调解，并告知当事人可以依法通过仲裁、行政、司法等途径维护权利。',
      en: 'Where there is no agreement, it is ended and the parties are told of arbitration, authorities and courts.',
    },
  },
  {
    ...civil,
    ...mediationLaw,
    id: 'written-agreement-contents',
    article: '第二十九条第一款',
    title: { 'zh-Hans': '协议书载明事项', en: 'What a written agreement holds' },
    sentence: {
      'zh-Hans': '协议书载明当事人基本情况，主要事实、争议事项及各方责任，协议内容、履行方式和期限。',
      en: 'It holds the parties; the facts, the issues and who is liable; the content, way and time of performance.',
    },
  },
  {
    ...civil,
    ...mediationLaw,
    id: 'written-agreement-in-force',
    article: '第二十九条第二款',
    also: [{ ...mediationLaw, article: '第三十条' }],
    title: { 'zh-Hans': '书面协议的生效', en: 'When a written agreement is in force' },
    sentence: {
      'zh-Hans': '书面协议自各方当事人签名、盖章或者按指印，调解员签名并加盖调解委员会印章之日起生效。',
      en: 'A written agreement is in force from the day on which the parties and the mediator have signed and it is sealed.',
    },
  },
  {
    ...civil,
    ...mediationLaw,
    id: 'oral-agreement-in-force',
    article: '第三十条',
    title: { 'zh-Hans': '口头协议的生效', en: 'When an oral agreement is in force' },
    sentence: {
      'zh-Hans': '口头协议自各方当事人达成协议之日起生效。',
      en: 'An oral agreement is in force as soon as the parties have agreed.',
    },
  },
  {
    ...civil,
    ...mediationLaw,
    id: 'judicial-confirmation',
    article: '第三十三条',
    also: [
      { ...civilProcedure, article: '第二百零五条' },
      { ...civilProcedure, article: '第八十五条' },
    ],
    title: { 'zh-Hans': '申请司法确认', en: 'Asking a court to confirm' },
    sentence: {
      'zh-Hans': '双方认为有必要的，可以自协议生效之日起三十日内共同向人民法院申请司法确认；末日为休假日的顺延。',
      en: 'Both may together ask a court to confirm the agreement within 30 days of it taking effect; a last day that is a day off moves to the next working day.',
    },
    startsAt: 'agreement-in-force',
    days: 30,
    dayKind: 'calendar',
    ends: 'end-of-day',
    lastDayMoves: true,
  },
  {
    ...publicSecurity,
    id: 'public-security-scope',
    article: '第一百七十八条',
    title: { 'zh-Hans': '治安调解的适用范围', en: 'What public-security mediation is for' },
    sentence: {
      'zh-Hans': '民间纠纷引起、情节较轻的违反治安管理行为，且有规定情形之一的，可以调解处理。',
      en: 'Minor breaches of public order that came of a private dispute, in one of the cases that the article names.',
    },
  },
  {
    ...publicSecurity,
    id: 'public-security-exclusions',
    article: '第一百七十九条',
    title: { 'zh-Hans': '不适用治安调解的情形', en: 'What public-security mediation is closed to' },
    sentence: {
      'zh-Hans': '有规定情形之一的，不适用调解处理。',
      en: 'In the cases that the article names there is no mediation.',
    },
  },
  {
    ...publicSecurity,
    id: 'public-security-guardian',
    article: '第一百八十一条',
    title: { 'zh-Hans': '监护人到场与委托代理', en: 'Guardians and representatives' },
    sentence: {
      'zh-Hans': '当事人中有未成年人的，通知监护人到场；被侵害人可以委托他人参加，违法嫌疑人不得委托。',
      en: 'The guardian of a minor is called; who was harmed may send a representative, who is suspected may not.',
    },
  },
  {
    ...publicSecurity,
    id: 'public-security-sessions',
    article: '第一百八十三条',
    title: { 'zh-Hans': '治安调解的次数', en: 'How many sessions' },
    sentence: {
      'zh-Hans': '调解一般为一次；必要时或者当事人申请的，可以再调解一次。',
      en: 'There is normally one session; a second is possible where it is needed or a party asks for it.',
    },
    most: 2,
  },
  {
    ...publicSecurity,
    id: 'public-security-second-session',
    article: '第一百八十三条',
    title: { 'zh-Hans': '再次调解的期限', en: 'When the second session must be done' },
    sentence: {
      'zh-Hans': '再次调解应当在第一次调解后的七个工作日内完成。',
      en: 'The second session is done within 7 working days after the first.',
    },
    startsAt: 'first-session-without-agreement',
    days: 7,
    dayKind: 'working',
    ends: 'end-of-day',
  },
  {
    ...publicSecurity,
    id: 'public-security-agreement',
    article: '第一百八十四条',
    title: { 'zh-Hans': '治安调解协议书', en: 'The agreement of a public-security mediation' },
    sentence: {
      'zh-Hans': '达成协议的，制作调解协议书，由双方当事人签名并履行。',
      en: 'What is agreed is written down, signed by both sides and performed.',
    },
  },
  {
    ...publicSecurity,
    id: 'public-security-outcome',
    article: '第一百八十五条',
    title: { 'zh-Hans': '治安调解的结果', en: 'What follows from a public-security mediation' },
    sentence: {
      'zh-Hans': '达成协议并履行的不再处罚；未达成协议或者不履行的依法处罚，并告知可以就损害赔偿提起民事诉讼。',
      en: 'Where it is performed there is no penalty; otherwise the law takes its course and the parties are told that they can sue.',
    },
  },
  {
    ...row,
    ...agreementItself,
    kinds: ['civil', 'public-security', 'judicial'],
    id: 'agreed-performance',
    title: { 'zh-Hans': '约定的履行期限', en: 'Performance as agreed' },
    sentence: {
      'zh-Hans': '各方按协议约定的日期履行，以最后一项的日期为准。',
      en: 'The parties perform on the days that they agreed; the last of them counts.',
    },
    startsAt: 'agreement-in-force',
    ends: 'end-of-day',
  },
  {
    ...rectification,
    id: 'rectification-severity-4',
    title: { 'zh-Hans': '危及生命隐患的整改', en: 'Putting a life-threatening fault right' },
    sentence: { 'zh-Hans': '二十四小时内整改并移送。', en: 'Within 24 hours, with a referral.' },
    hours: 24,
  },
  {
    ...rectification,
    id: 'rectification-severity-3',
    title: { 'zh-Hans': '严重隐患的整改', en: 'Putting a serious fault right' },
    sentence: { 'zh-Hans': '七日内整改。', en: 'Within 7 days.' },
    days: 7,
    dayKind: 'calendar',
  },
  {
    ...rectification,
    id: 'rectification-severity-2',
    title: { 'zh-Hans': '一般隐患的整改', en: 'Putting a moderate fault right' },
    sentence: { 'zh-Hans': '三十日内整改。', en: 'Within 30 days.' },
    days: 30,
    dayKind: 'calendar',
  },
  {
    ...rectification,
    id: 'rectification-severity-1',
    title: { 'zh-Hans': '轻微隐患的整改', en: 'Putting a minor fault right' },
    sentence: { 'zh-Hans': '六十日内整改。', en: 'Within 60 days.' },
    days: 60,
    dayKind: 'calendar',
  },
  {
    ...row,
    ...projectDefault,
    kinds: [],
    id: 'person-request-answer',
    title: { 'zh-Hans': '答复个人信息主体的请求', en: 'Answering a request of the person concerned' },
    sentence: {
      'zh-Hans': '自收到更正、删除或限制处理的请求之日起三十日内答复并说明理由。',
      en: 'A request for correction, deletion or restriction is answered, with the reason, within 30 days of its receipt.',
    },
    also: [
      {
        source: {
          'zh-Hans': 'GB/T 35273-2020 信息安全技术 个人信息安全规范',
          en: 'GB/T 35273-2020, Personal information security specification',
        },
        article: '8.7',
        effectiveFrom: '2020-10-01',
      },
    ],
    startsAt: 'receipt',
    days: 30,
    dayKind: 'calendar',
    ends: 'end-of-day',
  },
  {
    ...row,
    ...projectDefault,
    kinds: [],
    id: 'objection-answer',
    title: { 'zh-Hans': '答复房东的异议', en: "Answering a landlord's objection" },
    sentence: {
      'zh-Hans': '自收到异议之日起十五日内答复并说明理由。',
      en: 'An objection is answered, with the reason, within 15 days of its receipt.',
    },
    startsAt: 'receipt',
    days: 15,
    dayKind: 'calendar',
    ends: 'end-of-day',
  },
  {
    ...row,
    ...projectDefault,
    kinds: [],
    id: 'mediation-objection-answer',
    title: { 'zh-Hans': '答复当事人的异议', en: "Answering a party's objection" },
    sentence: {
      'zh-Hans': '自收到异议之日起七日内答复并说明理由。',
      en: 'An objection is answered, with the reason, within 7 days of its receipt.',
    },
    startsAt: 'receipt',
    days: 7,
    dayKind: 'calendar',
    ends: 'end-of-day',
  },
] as const satisfies readonly LegalRule[];
