import { knownDeadline } from '@wardkit/contract/deadlines';
import { type LegalRuleId, legalRule } from '@wardkit/contract/legal-rules';
import type { MediationAgreement } from '@wardkit/contract/mediation-agreements';
import type { MediationPaper } from '@wardkit/contract/mediation-dossier';
import type { Mediator } from '@wardkit/contract/mediation-mediators';
import type { MediationObjection } from '@wardkit/contract/mediation-objections';
import type { MediationParty } from '@wardkit/contract/mediation-parties';
import type { FollowUp } from '@wardkit/contract/mediation-performance';
import type { Mediation, MediationDeadline } from '@wardkit/contract/mediation-record';
import type { MediationSession } from '@wardkit/contract/mediation-sessions';
import { fixtures } from '@wardkit/testing';
import { isMain } from './mediation-roles.ts';

/** The moment at which the pictures stand still. */
export const now = '2026-11-22T14:32:00+08:00';
export const moment = Date.parse(now);

const four = (number: number) => String(number).padStart(4, '0');
export const mediationId = (number: number) => `0193a000-0000-7000-8000-0000000d${four(number)}`;
/** What belongs to a mediation, by its number in it. */
const partOf = (group: string) => (mediation: number, part: number) =>
  `0193a000-0000-7000-8000-${group}${four(mediation)}${four(part)}`;
export const partyId = partOf('000e');
export const sessionId = partOf('000f');
export const stepId = partOf('0010');
const agreementId = partOf('0011');
const paperId = partOf('0012');
const followUpId = partOf('0013');
export const objectionId = partOf('0014');
export const mediatorId = (number: number) => `0193a000-0000-7000-8000-0000000c${four(number)}`;

/** Everything that a server has of one mediation. */
export interface MediationCaseRecord {
  readonly mediation: Mediation;
  readonly parties: readonly MediationParty[];
  readonly sessions: readonly MediationSession[];
  readonly agreement: MediationAgreement | null;
  readonly followUps: readonly FollowUp[];
  readonly papers: readonly MediationPaper[];
  readonly objections: readonly MediationObjection[];
}

const mediatorNames = ['孙调解员', '黄调解员', '周调解员'];

/** Mediators of the station; the first is who is signed in as one. */
export const mediators: readonly Mediator[] = mediatorNames.map((displayName, index) => ({
  id: mediatorId(index + 1),
  version: 1,
  stationId: fixtures.ids.station,
  displayName,
  organisationName: index === 1 ? '埔前司法所' : '埔前社区人民调解委员会',
  kinds: index === 2 ? ['civil'] : ['civil', 'public-security', 'judicial'],
  active: true,
}));

const masked = (text: string) => ({ masked: text, revealable: true });
const surnames = ['刘', '陈', '吴', '邓', '罗', '曾', '叶', '赖', '钟', '谢'];

/** A party of a mediation: the first is the claimant, the second the respondent. */
export function party(mediation: number, number: number, over: Partial<MediationParty> = {}): MediationParty {
  return {
    id: partyId(mediation, number),
    version: 1,
    stationId: fixtures.ids.station,
    mediationId: mediationId(mediation),
    personId: null,
    role: number === 1 ? 'claimant' : 'respondent',
    form: 'person',
    name: masked(`${surnames[(mediation + number) % surnames.length]}**`),
    identityNumber: masked('441602********00*X'),
    creditCode: null,
    telephone: masked(`154****${four(mediation * 10 + number)}`),
    address: masked('源城区埔前镇****'),
    standsForPartyId: null,
    needsGuardian: false,
    consent: null,
    ...over,
  };
}

/** The same with what they answered. */
export function consenting(each: MediationParty, givenAt: string): MediationParty {
  return isMain(each) ? { ...each, consent: { answer: 'consents', form: 'written', givenAt } } : each;
}

/** A session that was held, or as it is planned. */
export function session(
  mediation: number,
  number: number,
  plannedFor: string,
  held: Partial<MediationSession> | null = null,
): MediationSession {
  const end = new Date(Date.parse(plannedFor) + 90 * 60_000).toISOString();
  return {
    id: sessionId(mediation, number),
    version: held === null ? 1 : 2,
    stationId: fixtures.ids.station,
    mediationId: mediationId(mediation),
    number,
    state: held === null ? 'planned' : 'held',
    plannedFor,
    place: '埔前派出所调解室',
    startedAt: held === null ? null : plannedFor,
    endedAt: held === null ? null : end,
    presentPartyIds: held === null ? [] : [partyId(mediation, 1), partyId(mediation, 2)],
    minutes: held === null ? null : '双方陈述意见并核对证据，调解员释明法律规定。',
    outcome: held === null ? null : 'agreement',
    ...held,
  };
}

/** An agreement in writing with two payments, the first due before now. */
export function agreement(mediation: number, over: Partial<MediationAgreement> = {}): MediationAgreement {
  const step = (number: number, content: string, dueOn: string) => ({
    id: stepId(mediation, number),
    byPartyId: partyId(mediation, 2),
    toPartyId: partyId(mediation, 1),
    content,
    way: number === 1 ? '当面以现金支付' : '银行转账',
    dueOn,
    performedOn: null,
    note: null,
  });
  return {
    id: agreementId(mediation, 1),
    version: 1,
    stationId: fixtures.ids.station,
    mediationId: mediationId(mediation),
    form: 'written',
    agreedAt: '2026-11-10T16:30:00+08:00',
    facts: '租客9月30日退租，房东以墙面污损为由扣留全部押金2400元。',
    issues: '墙面污损是否属正常使用，应退押金数额。',
    liability: '墙面一处污损由租客承担粉刷费300元，其余由房东承担。',
    steps: [step(1, '退还押金1000元', '2026-11-15'), step(2, '退还押金1100元', '2026-12-15')],
    signatures: [],
    sealedAt: null,
    inForceAt: null,
    ...over,
  };
}

/** The same, signed by both sides and the lead mediator, sealed and in force. */
export function inForce(each: MediationAgreement, mediation: number, at: string): MediationAgreement {
  const signature = (signer: 'party' | 'mediator', signerId: string) =>
    ({ signer, signerId, form: 'signature', signedAt: at }) as const;
  const signatures = [
    signature('party', partyId(mediation, 1)),
    signature('party', partyId(mediation, 2)),
    signature('mediator', mediatorId(1)),
  ];
  return { ...each, version: 5, signatures, sealedAt: at, inForceAt: at };
}

export function paper(
  mediation: number,
  number: number,
  kind: MediationPaper['paper'],
  datedOn: string,
): MediationPaper {
  return {
    id: paperId(mediation, number),
    version: 1,
    stationId: fixtures.ids.station,
    mediationId: mediationId(mediation),
    paper: kind,
    datedOn,
    attachmentIds: [fixtures.ids.attachment],
    note: null,
    filedAt: `${datedOn}T17:00:00+08:00`,
  };
}

/** What a party objects to; it waits for an answer. */
export function objection(
  mediation: number,
  number: number,
  over: Partial<MediationObjection> = {},
): MediationObjection {
  const filedAt = '2026-11-20T10:00:00+08:00';
  return {
    id: objectionId(mediation, number),
    version: 1,
    stationId: fixtures.ids.station,
    mediationId: mediationId(mediation),
    byPartyId: partyId(mediation, 2),
    about: 'mediator',
    statement: '调解员与对方当事人系亲属，申请更换调解员。',
    state: 'filed',
    filedAt,
    answerDueAt: knownDeadline(legalRule('mediation-objection-answer'), filedAt).dueAt ?? filedAt,
    answer: null,
    ...over,
  };
}

export function followUp(mediation: number, number: number, followedUpAt: string): FollowUp {
  return {
    id: followUpId(mediation, number),
    version: 1,
    stationId: fixtures.ids.station,
    mediationId: mediationId(mediation),
    followedUpAt,
    way: 'telephone',
    outcome: 'settled',
    note: '双方均表示款项已结清，无新的争议。',
    followedUpBy: { role: 'mediator', displayName: mediatorNames[0] ?? '' },
  };
}

/** The deadlines that a mediation has by the contract's rules, in the order in which they started. */
export function deadlinesOf({ mediation, sessions, agreement: agreed }: MediationCaseRecord): MediationDeadline[] {
  const { kind, acceptedAt, inForceAt, closedAt = null, outcome = null, archivedAt, confirmation } = mediation;
  // Of an agreement in force the deadlines run on.
  const isOver = archivedAt !== null || !(outcome === null || outcome === 'settled' || outcome === 'breached');
  const found: MediationDeadline[] = [];
  const add = (id: LegalRuleId, startedAt: string, doneAt: string | null, last: string | null = null) => {
    const rule = legalRule(id);
    if (!(rule.kinds as readonly string[]).includes(kind)) return;
    const fixed = { lastDay: last, dueAt: last === null ? null : `${last}T23:59:59+08:00`, missingCalendarYear: null };
    const due = id === 'agreed-performance' ? fixed : knownDeadline(rule, startedAt);
    const until = due.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(due.dueAt);
    const isDone = doneAt !== null && Date.parse(doneAt) <= until;
    const state = isDone ? 'met' : isOver && doneAt === null ? 'ended' : 'running';
    const { title, source, article } = rule;
    const isPassed = state === 'running' && until < moment;
    found.push({ ruleId: id, title, source, article, startedAt, ...due, state: isPassed ? 'passed' : state });
  };
  const held = sessions.filter(({ state }) => state === 'held');
  if (acceptedAt !== null) add('usual-duration', acceptedAt, agreed?.agreedAt ?? closedAt ?? null);
  const [first, second] = held;
  if (first?.endedAt != null && first.outcome !== 'agreement') {
    add('public-security-second-session', first.endedAt, second?.endedAt ?? null);
  }
  if (inForceAt !== null && agreed !== null) {
    const lastStep =
      agreed.steps
        .map(({ dueOn }) => dueOn)
        .sort()
        .at(-1) ?? null;
    const lastDone = agreed.steps.every(({ performedOn }) => performedOn !== null)
      ? (agreed.steps
          .map(({ performedOn }) => performedOn ?? '')
          .sort()
          .at(-1) ?? null)
      : null;
    add('judicial-confirmation', inForceAt, confirmation === null ? null : `${confirmation.appliedOn}T00:00:00+08:00`);
    add('agreed-performance', inForceAt, lastDone === null ? null : `${lastDone}T00:00:00+08:00`, lastStep);
  }
  return found;
}

/** A mediation as its parts make it: those of its line, its next deadline, what was performed. */
export function composed(record: MediationCaseRecord): MediationCaseRecord {
  const { mediation, parties, sessions, agreement: agreed, objections } = record;
  const planned = sessions.filter(({ state }) => state === 'planned').map(({ plannedFor }) => plannedFor);
  const running = deadlinesOf(record).filter(({ state }) => state === 'running');
  const due = (each: MediationDeadline) => (each.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(each.dueAt));
  return {
    ...record,
    mediation: {
      ...mediation,
      parties: parties.map(({ id, role, name, consent }) => ({ id, role, name, consent: consent?.answer ?? null })),
      nextSessionAt: planned.sort()[0] ?? null,
      sessionsHeld: sessions.filter(({ state }) => state === 'held').length,
      steps: {
        agreed: agreed?.steps.length ?? 0,
        performed: agreed?.steps.filter(({ performedOn }) => performedOn !== null).length ?? 0,
      },
      nextDeadline: running.sort((one, other) => due(one) - due(other))[0] ?? null,
      openObjections: objections.filter(({ state }) => state === 'filed').length,
    },
  };
}
