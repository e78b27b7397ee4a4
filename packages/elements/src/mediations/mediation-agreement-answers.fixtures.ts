import { addDays } from '@wardkit/contract/calendar-days';
import type {
  AgreementDraft,
  AgreementSeal,
  AgreementSignature,
  MediationAgreement,
} from '@wardkit/contract/mediation-agreements';
import type {
  AgreementBreach,
  ConfirmationApplication,
  ConfirmationDecision,
  FollowUp,
  FollowUpEntry,
  StepPerformance,
} from '@wardkit/contract/mediation-performance';
import { fixtures, problemResponse, type ScriptedAnswers, type ScriptedCall } from '@wardkit/testing';
import { newIdentifier } from '../foundation/new-identifier.ts';
import { deadlinesOf, type MediationCaseRecord, moment } from './mediation-records.fixtures.ts';
import { awaitedSigners, isMain } from './mediation-roles.ts';
import { asked, type Change, invalid, type MediationShelf, move, write } from './mediation-shelf.fixtures.ts';

const ofMediation = ({ mediation }: MediationCaseRecord) => mediation;
const ofAgreement = ({ agreement }: MediationCaseRecord) => agreement ?? undefined;
const inForceStates = ['effective', 'performing', 'performed', 'breached'];

function namesStranger(record: MediationCaseRecord, steps: AgreementDraft['steps']): boolean {
  const main = record.parties.filter(isMain).map(({ id }) => id);
  return steps.some(
    ({ byPartyId, toPartyId }) => ![byPartyId, toPartyId ?? byPartyId].every((id) => main.includes(id)),
  );
}

function agree(record: MediationCaseRecord, draft: AgreementDraft): Change {
  const { mediation } = record;
  const { form, agreedAt } = draft;
  if (form === 'oral' && mediation.kind !== 'civil') {
    return invalid('/form', 'oral-not-allowed', 'Only a civil mediation has an oral agreement.');
  }
  if (namesStranger(record, draft.steps))
    return invalid('/steps/0/byPartyId', 'unknown', 'No party of this mediation.');
  const moved = move(record, 'agree', agreedAt);
  if (moved instanceof Response) return moved;
  const isOral = form === 'oral';
  const agreement: MediationAgreement = {
    ...draft,
    id: newIdentifier(Date.parse(agreedAt)),
    version: 1,
    stationId: fixtures.ids.station,
    mediationId: mediation.id,
    steps: draft.steps.map((step) => ({ ...step, performedOn: null, note: null })),
    signatures: [],
    sealedAt: null,
    inForceAt: isOral ? agreedAt : null,
  };
  const after = { ...record, ...moved, agreement };
  const inForce = isOral ? move(after, 'comeIntoForce', agreedAt, settled(agreedAt)) : {};
  return inForce instanceof Response ? inForce : { ...moved, ...inForce, agreement };
}

const settled = (at: string) => ({ inForceAt: at, outcome: 'settled', closedAt: at }) as const;

function sign(record: MediationCaseRecord, agreement: MediationAgreement, signature: AgreementSignature): Change {
  const awaited = awaitedSigners(record.parties, record.mediation.mediators, agreement);
  if (agreement.inForceAt !== null) return problemResponse('state-conflict', { current: agreement });
  if (!awaited.some(({ id }) => id === signature.signerId)) {
    return invalid('/signerId', 'not-awaited', 'This signature is not awaited.');
  }
  if (Date.parse(signature.signedAt) < Date.parse(agreement.agreedAt)) {
    return invalid('/signedAt', 'before-agreement', 'It can not be signed before it was agreed.');
  }
  return {
    agreement: { ...agreement, version: agreement.version + 1, signatures: [...agreement.signatures, signature] },
  };
}

function bringIntoForce(record: MediationCaseRecord, { sealedAt }: AgreementSeal): Change {
  const { agreement, mediation } = record;
  if (mediation.kind === 'civil' && sealedAt === null) {
    return invalid('/sealedAt', 'missing', 'A civil agreement is sealed.');
  }
  const signed = agreement?.signatures.map(({ signedAt }) => signedAt) ?? [];
  const at = [...signed, ...(sealedAt === null ? [] : [sealedAt])]
    .sort((one, other) => Date.parse(one) - Date.parse(other))
    .at(-1);
  const moved = move(record, 'bringIntoForce', at ?? mediation.stateSince, settled(at ?? mediation.stateSince));
  if (moved instanceof Response || agreement === null) return moved;
  return { ...moved, agreement: { ...agreement, version: agreement.version + 1, sealedAt, inForceAt: at ?? null } };
}

function perform(record: MediationCaseRecord, stepId: string, { performedOn, note }: StepPerformance): Change {
  const { agreement, mediation } = record;
  const step = agreement?.steps.find(({ id }) => id === stepId);
  if (agreement === null || step === undefined) return problemResponse('not-found');
  if (step.performedOn !== null || !inForceStates.includes(mediation.state)) {
    return problemResponse('state-conflict', { current: mediation });
  }
  const steps = agreement.steps.map((each) => (each.id === stepId ? { ...each, performedOn, note } : each));
  const after = { ...record, agreement: { ...agreement, version: agreement.version + 1, steps } };
  const at = `${performedOn}T12:00:00+08:00`;
  const begun = mediation.state === 'effective' ? move(after, 'beginPerformance', at) : {};
  if (begun instanceof Response) return begun;
  const isLast = steps.every((each) => each.performedOn !== null);
  const ended = isLast
    ? move({ ...after, ...begun }, 'completePerformance', at, {
        outcome: 'settled',
        closedAt: mediation.closedAt ?? at,
      })
    : {};
  return ended instanceof Response ? ended : { agreement: after.agreement, ...begun, ...ended };
}

function breach(record: MediationCaseRecord, { stepIds, reason, rightsToldAt }: AgreementBreach): Change {
  const isOwed = stepIds.every((id) => {
    const step = record.agreement?.steps.find((each) => each.id === id);
    return step?.performedOn === null && Date.parse(`${addDays(step.dueOn, 1)}T00:00:00+08:00`) <= moment;
  });
  if (!isOwed) return invalid('/stepIds', 'not-due', 'A step is not due yet, or performed.');
  const ending = { reason, at: rightsToldAt, rightsToldAt, transferredTo: null };
  return move(record, 'breach', rightsToldAt, { ending, outcome: 'breached', closedAt: rightsToldAt });
}

function apply(record: MediationCaseRecord, { court, appliedOn, partyIds }: ConfirmationApplication): Change {
  const { mediation, parties } = record;
  const isPossible =
    mediation.kind === 'civil' && mediation.confirmation === null && inForceStates.includes(mediation.state);
  if (!isPossible) return problemResponse('state-conflict', { current: mediation });
  if (!parties.filter(isMain).every(({ id }) => partyIds.includes(id))) {
    return invalid('/partyIds', 'incomplete', 'All claimants and respondents ask together.');
  }
  const due = deadlinesOf(record).find(({ ruleId }) => ruleId === 'judicial-confirmation')?.dueAt;
  if (due != null && Date.parse(`${appliedOn}T00:00:00+08:00`) > Date.parse(due))
    return problemResponse('deadline-passed');
  return { mediation: { ...mediation, confirmation: { court, appliedOn, outcome: null, decidedOn: null } } };
}

/** Answers on the agreement, on what follows from it, and on follow-ups. */
export function agreementAnswers(shelf: MediationShelf): ScriptedAnswers {
  return {
    'mediations.agree': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, (record) => agree(record, call.body as AgreementDraft)),
    'mediations.getAgreement': (call: ScriptedCall) => asked(shelf, call)?.agreement ?? problemResponse('not-found'),
    'mediations.changeAgreement': (call: ScriptedCall) =>
      write(
        shelf,
        call,
        ofAgreement,
        (record) => {
          const { agreement } = record;
          if (agreement === null || agreement.inForceAt !== null) return problemResponse('state-conflict');
          const { steps, ...texts } = call.body as Partial<AgreementDraft>;
          const isOdd = steps !== undefined && namesStranger(record, steps);
          if (isOdd) return invalid('/steps/0/byPartyId', 'unknown', 'No party of this mediation.');
          const anew = steps?.map((step) => ({ ...step, performedOn: null, note: null })) ?? agreement.steps;
          const version = agreement.version + 1;
          return { agreement: { ...agreement, ...texts, steps: anew, version, signatures: [] } };
        },
        ({ agreement }) => agreement,
      ),
    'mediations.signAgreement': (call: ScriptedCall) =>
      write(
        shelf,
        call,
        ofAgreement,
        (record) =>
          record.agreement === null
            ? problemResponse('not-found')
            : sign(record, record.agreement, call.body as AgreementSignature),
        ({ agreement }) => agreement,
      ),
    'mediations.bringIntoForce': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, (record) => bringIntoForce(record, call.body as AgreementSeal)),
    'mediations.recordPerformance': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, (record) =>
        perform(record, call.parameters.stepId ?? '', call.body as StepPerformance),
      ),
    'mediations.recordBreach': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, (record) => breach(record, call.body as AgreementBreach)),
    'mediations.applyForConfirmation': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, (record) => apply(record, call.body as ConfirmationApplication)),
    'mediations.recordConfirmationDecision': (call: ScriptedCall) =>
      write(shelf, call, ofMediation, ({ mediation }) => {
        const { confirmation } = mediation;
        if (confirmation === null || confirmation.outcome !== null) {
          return problemResponse('state-conflict', { current: mediation });
        }
        return {
          mediation: { ...mediation, confirmation: { ...confirmation, ...(call.body as ConfirmationDecision) } },
        };
      }),
    'mediations.listFollowUps': (call: ScriptedCall) => {
      const record = asked(shelf, call);
      return record === null ? problemResponse('not-found') : { items: record.followUps, next: null };
    },
    'mediations.addFollowUp': (call: ScriptedCall) => {
      const body = call.body as FollowUpEntry;
      const made: FollowUp = {
        ...body,
        id: call.parameters.followUpId ?? '',
        version: 1,
        stationId: fixtures.ids.station,
        mediationId: call.parameters.mediationId ?? '',
        followedUpBy: { role: call.role, displayName: '孙调解员' },
      };
      return write(
        shelf,
        call,
        () => null,
        (record) => {
          const isFirst = record.mediation.state !== 'followed-up';
          const moved = isFirst ? move(record, 'followUp', body.followedUpAt) : {};
          return moved instanceof Response ? moved : { ...moved, followUps: [made, ...record.followUps] };
        },
        () => made,
      );
    },
  };
}
