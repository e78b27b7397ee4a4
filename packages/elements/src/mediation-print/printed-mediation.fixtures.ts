import { mediationsExamples } from '@wardkit/contract/examples/mediations';
import type { MediationAgreement } from '@wardkit/contract/mediation-agreements';
import type { MediationDossier, MediationPaper } from '@wardkit/contract/mediation-dossier';
import type { MediationParty } from '@wardkit/contract/mediation-parties';
import type { Mediation } from '@wardkit/contract/mediation-record';
import type { MediationSession } from '@wardkit/contract/mediation-sessions';
import type { PrintedAgreement, PrintedDossier } from './printed-mediation.ts';

type Step = MediationAgreement['steps'][number];

/** The contract's own example, which is frozen, as a record to change. */
const copied = <Kind>(example: unknown) => structuredClone(example) as Kind;

const agreement = copied<MediationAgreement>(mediationsExamples['mediations.getAgreement'][0].answer);
const mediation = copied<Mediation>(mediationsExamples['mediations.recordPerformance'][0].answer);
const claimant: MediationParty = {
  ...copied<MediationParty>(mediationsExamples['mediations.getParty'][0].answer),
  role: 'claimant',
  name: { masked: '刘**', revealable: true },
};
const session = copied<MediationSession>(mediationsExamples['mediations.getSession'][0].answer);

const identifier = (group: number, number: number) =>
  `0193b000-0000-7000-8000-${String(group).padStart(4, '0')}${String(number).padStart(8, '0')}`;

/** A party under a number, the claimant of the story unless told. */
export function partyOf(number: number, over: Partial<MediationParty> = {}): MediationParty {
  return { ...claimant, id: identifier(1, number), ...over };
}

const [first, second] = mediation.parties;
const parties: readonly MediationParty[] = [
  { ...claimant, id: first?.id ?? claimant.id },
  partyOf(2, { id: second?.id ?? '', role: 'respondent', name: { masked: '陈**', revealable: true } }),
];

/** The agreement of the contract's story, before anybody has signed it. */
export function printedAgreement(over: Partial<PrintedAgreement> = {}): PrintedAgreement {
  return {
    mediation,
    parties,
    sessions: [session],
    stationName: '源城区示范派出所',
    agreement: { ...agreement, signatures: [], sealedAt: null, inForceAt: null },
    ...over,
  };
}

/** The same as it is printed again after it was signed and sealed. */
export const signedAgreement = (): PrintedAgreement => printedAgreement({ agreement });

/** A shove at a market stall, mediated by the police: a guardian and a helper were there too. */
export function securityAgreement(): PrintedAgreement {
  return printedAgreement({
    mediation: { ...mediation, kind: 'public-security', number: 'MD-2026-0060', takingPart: [] },
    parties: [
      ...parties,
      partyOf(3, {
        role: 'guardian',
        name: { masked: '陈**', revealable: true },
        standsForPartyId: parties[1]?.id ?? null,
      }),
      partyOf(4, { role: 'helper', name: { masked: '王**', revealable: true } }),
    ],
    agreement: {
      ...agreement,
      signatures: [],
      sealedAt: null,
      facts:
        '2026年10月10日9时许，双方在示范集市因摊位界线争执，对方当事人先行掀翻货物，被侵害人上前理论时被推搡，致手臂轻微擦伤。',
      issues: '医疗费及货物损失的承担。',
      liability: '对方当事人向被侵害人赔礼道歉，并承担医疗费和货物损失。',
    },
  });
}

/** An agreement that was spoken: it is recorded and nobody signs it. */
export function oralAgreement(): PrintedAgreement {
  const steps = agreement.steps.slice(0, 1);
  return printedAgreement({ agreement: { ...agreement, form: 'oral', signatures: [], sealedAt: null, steps } });
}

/** As much as the contract allows: 200 parties, 50 steps, and texts of 8000 characters. */
export function longestAgreement(): PrintedAgreement {
  const all = Array.from({ length: 200 }, (_, at) =>
    partyOf(at + 1, {
      role: at < 120 ? 'claimant' : 'respondent',
      ...(at % 40 === 39 ? { form: 'organisation', creditCode: '91441602MA4UABCDXY' } : {}),
    }),
  );
  const text = '第一层住户反映，楼上管道渗漏，墙面起皮发霉，多次协商未果；第二层住户称已请人检修，渗漏点在公共立管。\n';
  const long = text.repeat(200).slice(0, 8000);
  const steps: Step[] = Array.from({ length: 50 }, (_, at) => ({
    ...(agreement.steps[0] as Step),
    id: identifier(2, at),
    byPartyId: all[120 + at]?.id ?? '',
    toPartyId: at % 3 === 0 ? null : (all[at]?.id ?? null),
    content: `支付第 ${at + 1} 期维修费，并在验收后三日内恢复墙面`.repeat(at % 7 === 0 ? 12 : 1),
    performedOn: null,
  }));
  return printedAgreement({
    parties: all,
    agreement: { ...agreement, signatures: [], sealedAt: null, facts: long, issues: long, liability: long, steps },
  });
}

/** The dossier of the story: what is there, what was filed, and what is missing. */
export function printedDossier(over: Partial<PrintedDossier> = {}): PrintedDossier {
  const { agreement: _, ...story } = printedAgreement();
  return {
    ...story,
    dossier: copied<MediationDossier>(mediationsExamples['mediations.getDossier'][0].answer),
    papers: [copied<MediationPaper>(mediationsExamples['mediations.listPapers'][0].answer.items[0])],
    ...over,
  };
}
