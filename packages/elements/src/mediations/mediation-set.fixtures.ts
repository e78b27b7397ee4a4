import type { Mediation, MediationKind } from '@wardkit/contract/mediation-record';
import type { MediationState } from '@wardkit/contract/mediation-states';
import { fixtures } from '@wardkit/testing';
import {
  agreement,
  composed,
  consenting,
  followUp,
  inForce,
  type MediationCaseRecord,
  mediationId,
  mediatorId,
  mediators,
  objection,
  paper,
  party,
  partyId,
  session,
} from './mediation-records.fixtures.ts';

const kinds = new Map<number, MediationKind>([
  [2, 'public-security'],
  [8, 'public-security'],
  [9, 'public-security'],
  [16, 'judicial'],
]);

const told = [
  ['两户共用隔墙装修后渗水', 'neighbourhood', '楼上装修后共用隔墙渗水，楼下墙面发霉，要求修复并赔偿2000元。'],
  ['农贸市场摊位推搡致轻微伤', 'injury', '双方因摊位占道发生推搡，一方手臂擦伤，要求赔偿医药费。'],
  ['退租后押金退还纠纷', 'tenancy', '租客退租后房东以墙面污损为由扣留押金2400元。'],
  ['深夜营业噪声扰民，涉及六户', 'neighbourhood', '楼下烧烤店营业至凌晨，住户要求调整营业时间。'],
  ['邻里停车位使用纠纷', 'property-management', '双方就门前停车位的使用发生争执。'],
  ['兄弟分家后赡养费分担', 'family', '双方对父母赡养费的分担有分歧。'],
  ['两名工人工资拖欠', 'labour', '装修队拖欠两名工人工资共8600元。'],
  ['屋顶漏雨维修责任', 'damage', '租赁房屋屋顶漏雨，租客家具受损。'],
] as const;

/** What a mediation was taken in as; the greater its number, the longer it has been there. */
function takenIn(number: number, state: MediationState, stateSince: string, over: Partial<Mediation> = {}): Mediation {
  const [subject, disputeType, facts] = told[number % told.length] ?? told[0];
  const day = stateSince.slice(0, 10);
  const kind = kinds.get(number) ?? 'civil';
  return {
    id: mediationId(number),
    version: number + 1,
    stationId: fixtures.ids.station,
    number: `MD-2026-${String(61 - number).padStart(4, '0')}`,
    kind,
    state,
    stateSince,
    disputeType,
    origin: kind === 'judicial' ? 'court' : kind === 'public-security' ? 'alert' : 'application',
    subject,
    facts,
    appliedOn: day,
    premisesId: null,
    divisionCode: fixtures.address.divisionCode,
    alertId: null,
    takingPart: [
      { kind: 'mediation-committee', name: '埔前社区人民调解委员会' },
      { kind: 'police-station', name: '埔前派出所' },
      { kind: 'justice-office', name: '埔前司法所' },
      { kind: 'residents-committee', name: '埔前社区居委会' },
    ],
    parties: [],
    mediators: [],
    eligibility: null,
    registeredAt: stateSince,
    acceptedAt: null,
    inForceAt: null,
    nextSessionAt: null,
    sessionsHeld: 0,
    steps: { agreed: 0, performed: 0 },
    nextDeadline: null,
    confirmation: null,
    ending: null,
    outcome: null,
    closedAt: null,
    archivedAt: null,
    ...over,
  };
}

const bare = { sessions: [], agreement: null, followUps: [], papers: [], objections: [] } as const;
const lead = [{ id: mediatorId(1), displayName: mediators[0]?.displayName ?? '', lead: true }];
const fitting = ['private-dispute', 'minor', 'beating', 'among-people-who-know-each-other'] as const;

function assessed(number: number, assessedAt: string): Pick<Mediation, 'eligibility'> {
  const facts = kinds.get(number) === 'public-security' ? [...fitting] : [];
  return { eligibility: { outcome: 'eligible', facts, reason: null, assessedAt } };
}

/** Mediations whose claimant is who is signed in as a party. */
const ownNumbers = [3, 6, 10];

/** A mediation that was registered, with its two parties. */
function registered(
  number: number,
  state: MediationState,
  stateSince: string,
  registeredAt: string,
  over: Partial<Mediation> = {},
): MediationCaseRecord {
  const mediation = takenIn(number, state, stateSince, {
    registeredAt,
    appliedOn: registeredAt.slice(0, 10),
    ...over,
  });
  const personId = ownNumbers.includes(number) ? fixtures.ids.landlord : null;
  return composed({ ...bare, mediation, parties: [party(number, 1, { personId }), party(number, 2)] });
}

/** One to which both consented, and that was accepted; what follows stands in `over` and `parts`. */
function accepted(
  number: number,
  state: MediationState,
  stateSince: string,
  acceptedAt: string,
  over: Partial<Mediation> = {},
  parts: Partial<MediationCaseRecord> = {},
): MediationCaseRecord {
  const all = { ...assessed(number, acceptedAt), mediators: lead, acceptedAt, ...over };
  const record = registered(number, state, stateSince, acceptedAt, all);
  const parties = record.parties.map((each) => consenting(each, acceptedAt));
  return composed({ ...record, parties, ...parts });
}

/** One whose agreement is in force since `at`. */
function agreedOn(
  number: number,
  state: MediationState,
  stateSince: string,
  at: string,
  performed: number,
  over: Partial<Mediation> = {},
  parts: Partial<MediationCaseRecord> = {},
): MediationCaseRecord {
  const signed = inForce(agreement(number, { agreedAt: at }), number, at);
  const steps = signed.steps.map((step, index) =>
    index < performed ? { ...step, performedOn: at.slice(0, 10), note: '当面付清' } : step,
  );
  const acceptedAt = '2026-10-20T10:00:00+08:00';
  const settled = { inForceAt: at, outcome: 'settled', closedAt: at } as const;
  return accepted(
    number,
    state,
    stateSince,
    acceptedAt,
    { ...settled, ...over },
    {
      sessions: [session(number, 1, at, {})],
      agreement: { ...signed, steps },
      papers: [paper(number, 1, 'agreement', at.slice(0, 10))],
      ...parts,
    },
  );
}

const ended = (at: string, reason: string, over: object = {}) => ({
  ending: { reason, at, rightsToldAt: null, transferredTo: null, ...over },
  closedAt: at,
});

const adjourned = { outcome: 'no-agreement', minutes: '双方对赔偿数额分歧较大，约定再次调解。' } as const;

/** One in each state, some with a deadline that is near or past. */
export const several: readonly MediationCaseRecord[] = [
  registered(1, 'registered', '2026-11-22T09:10:00+08:00', '2026-11-22T09:10:00+08:00'),
  registered(2, 'registered', '2026-11-21T16:40:00+08:00', '2026-11-21T16:40:00+08:00'),
  registered(
    3,
    'eligible',
    '2026-11-20T10:05:00+08:00',
    '2026-11-20T09:20:00+08:00',
    assessed(3, '2026-11-20T10:05:00+08:00'),
  ),
  (() => {
    const record = registered(4, 'consented', '2026-11-19T15:00:00+08:00', '2026-11-18T09:00:00+08:00', {
      ...assessed(4, '2026-11-18T10:00:00+08:00'),
      mediators: lead,
    });
    return composed({
      ...record,
      parties: record.parties.map((each) => consenting(each, '2026-11-19T15:00:00+08:00')),
    });
  })(),
  accepted(5, 'accepted', '2026-11-18T10:00:00+08:00', '2026-11-18T10:00:00+08:00'),
  // The month ends in three days.
  accepted(
    6,
    'in-session',
    '2026-10-27T09:00:00+08:00',
    '2026-10-25T10:00:00+08:00',
    {},
    {
      sessions: [
        session(6, 1, '2026-11-03T15:00:00+08:00', { outcome: 'adjourned', minutes: '一方要求补充证据，择日再调。' }),
        session(6, 2, '2026-11-24T15:00:00+08:00'),
      ],
      objections: [objection(6, 1)],
    },
  ),
  // The month is past.
  accepted(
    7,
    'in-session',
    '2026-10-14T09:00:00+08:00',
    '2026-10-12T10:00:00+08:00',
    {},
    {
      sessions: [session(7, 1, '2026-10-20T15:00:00+08:00', adjourned)],
    },
  ),
  // The second session must be done within seven working days.
  accepted(
    8,
    'in-session',
    '2026-11-16T09:00:00+08:00',
    '2026-11-15T10:00:00+08:00',
    {},
    {
      sessions: [session(8, 1, '2026-11-17T10:00:00+08:00', adjourned)],
    },
  ),
  accepted(
    9,
    'agreed',
    '2026-11-20T16:30:00+08:00',
    '2026-11-10T10:00:00+08:00',
    {},
    {
      sessions: [session(9, 1, '2026-11-20T15:00:00+08:00', {})],
      agreement: agreement(9, { agreedAt: '2026-11-20T16:30:00+08:00' }),
    },
  ),
  agreedOn(10, 'effective', '2026-11-10T17:00:00+08:00', '2026-11-10T17:00:00+08:00', 0),
  agreedOn(11, 'performing', '2026-11-14T10:00:00+08:00', '2026-10-28T16:30:00+08:00', 1),
  agreedOn(12, 'performed', '2026-11-19T10:00:00+08:00', '2026-11-05T16:30:00+08:00', 2, {
    confirmation: { court: '源城区人民法院', appliedOn: '2026-11-09', outcome: 'confirmed', decidedOn: '2026-11-16' },
  }),
  agreedOn(13, 'breached', '2026-11-18T09:30:00+08:00', '2026-11-01T16:30:00+08:00', 0, {
    outcome: 'breached',
    ...ended('2026-11-18T09:30:00+08:00', '逾期未付第一期款项，经督促仍未履行', {
      rightsToldAt: '2026-11-18T09:30:00+08:00',
    }),
  }),
  agreedOn(
    14,
    'followed-up',
    '2026-11-20T10:00:00+08:00',
    '2026-10-20T16:30:00+08:00',
    2,
    {},
    {
      followUps: [followUp(14, 1, '2026-11-20T10:00:00+08:00')],
    },
  ),
  agreedOn(
    15,
    'archived',
    '2026-11-12T09:00:00+08:00',
    '2026-09-20T16:30:00+08:00',
    2,
    {
      archivedAt: '2026-11-12T09:00:00+08:00',
    },
    { followUps: [followUp(15, 1, '2026-11-10T10:00:00+08:00')] },
  ),
  accepted(
    16,
    'failed',
    '2026-11-13T17:00:00+08:00',
    '2026-10-26T10:00:00+08:00',
    {
      outcome: 'failed',
      ...ended('2026-11-13T17:00:00+08:00', '双方对退还数额分歧较大，未能达成协议', {
        rightsToldAt: '2026-11-13T17:00:00+08:00',
      }),
    },
    { sessions: [session(16, 1, '2026-11-13T15:00:00+08:00', adjourned)] },
  ),
  registered(17, 'not-eligible', '2026-11-17T10:00:00+08:00', '2026-11-17T09:00:00+08:00', {
    eligibility: {
      outcome: 'not-eligible',
      facts: [],
      reason: '涉及劳动仲裁前置，已告知向劳动争议仲裁委员会申请。',
      assessedAt: '2026-11-17T10:00:00+08:00',
    },
    outcome: 'not-eligible',
    closedAt: '2026-11-17T10:00:00+08:00',
  }),
  (() => {
    const at = '2026-11-16T11:00:00+08:00';
    const record = registered(18, 'refused', at, '2026-11-15T09:00:00+08:00', {
      ...assessed(18, '2026-11-15T10:00:00+08:00'),
      outcome: 'refused',
      closedAt: at,
    });
    const [first = party(18, 1), second = party(18, 2)] = record.parties;
    const refusing = { ...second, consent: { answer: 'refuses', form: 'oral', givenAt: at } };
    return composed({ ...record, parties: [consenting(first, '2026-11-15T16:00:00+08:00'), refusing] });
  })(),
  registered(19, 'withdrawn', '2026-11-14T09:00:00+08:00', '2026-11-12T09:00:00+08:00', {
    ...assessed(19, '2026-11-12T10:00:00+08:00'),
    outcome: 'withdrawn',
    ...ended('2026-11-14T09:00:00+08:00', '双方已自行和解'),
  }),
  registered(20, 'transferred', '2026-11-13T11:00:00+08:00', '2026-11-11T09:00:00+08:00', {
    ...assessed(20, '2026-11-11T10:00:00+08:00'),
    outcome: 'transferred',
    ...ended('2026-11-13T11:00:00+08:00', '涉及拖欠工资，由劳动监察部门处理', { transferredTo: '源城区劳动监察大队' }),
  }),
];

/** A dispute of 200 parties: residents of an estate against their property management. */
export const crowded: MediationCaseRecord = (() => {
  const record = accepted(21, 'in-session', '2026-11-12T09:00:00+08:00', '2026-11-10T10:00:00+08:00', {
    subject: '小区电梯大修费用分摊，涉及二百户',
    disputeType: 'property-management',
  });
  const parties = Array.from({ length: 200 }, (_, index) => {
    const over =
      index === 199
        ? ({
            role: 'respondent',
            form: 'organisation',
            name: { masked: '埔前****物业公司', revealable: false },
          } as const)
        : ({ role: 'claimant' } as const);
    return consenting(party(21, index + 1, over), '2026-11-09T10:00:00+08:00');
  });
  return composed({ ...record, parties, sessions: [session(21, 1, '2026-11-25T09:30:00+08:00')] });
})();

/** Texts as somebody writes them who wants to break the page. */
export const hostile: MediationCaseRecord = (() => {
  const image = '<img src=x onerror="document.title=1">';
  const long = '很长的一句话'.repeat(18);
  const record = accepted(22, 'in-session', '2026-11-12T09:00:00+08:00', '2026-11-10T10:00:00+08:00', {
    subject: `${image}‮lacipot`,
    facts: `${image}\n${long}\u0000</textarea><script>1</script>`,
    disputeType: '__proto__',
    takingPart: [{ kind: 'constructor', name: `${image}${long.slice(0, 60)}` }],
  });
  return composed({
    ...record,
    sessions: [session(22, 1, '2026-11-18T09:30:00+08:00', { ...adjourned, place: image, minutes: `${image}${long}` })],
  });
})();

/** One with a child for whom the guardian stands, and a representative of who was harmed. */
export const withGuardian: MediationCaseRecord = (() => {
  const record = registered(
    23,
    'eligible',
    '2026-11-20T10:05:00+08:00',
    '2026-11-20T09:20:00+08:00',
    assessed(23, '2026-11-20T10:05:00+08:00'),
  );
  const parties = [
    party(23, 1, { needsGuardian: true }),
    party(23, 2),
    party(23, 3, { role: 'guardian', standsForPartyId: partyId(23, 1) }),
    party(23, 4, { role: 'representative', standsForPartyId: partyId(23, 2) }),
    party(23, 5, { role: 'helper' }),
  ];
  return composed({ ...record, parties });
})();

/** A second session whose last day lies in a year without a calendar of working days. */
export const withoutCalendar: MediationCaseRecord = accepted(
  24,
  'in-session',
  '2026-12-28T09:00:00+08:00',
  '2026-12-27T10:00:00+08:00',
  { kind: 'public-security' },
  { sessions: [session(24, 1, '2026-12-28T10:00:00+08:00', adjourned)] },
);
