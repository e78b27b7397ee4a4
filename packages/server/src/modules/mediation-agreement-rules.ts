import type { AgreedStep, AgreementSignature } from '@wardkit/contract/mediation-agreements';
import { dayInShanghai } from '@wardkit/contract/working-days';
import type { WholeAgreement } from './mediation-agreement-record.ts';
import type { InputFaults } from './mediation-faults.ts';
import { isPrincipal, type PartyRow } from './mediation-party-record.ts';
import type { MediationRow } from './mediation-record.ts';

/** What can be wrong with what is owed (WK-MED-22). */
export function addFaultsOfSteps(
  steps: readonly AgreedStep[],
  agreedAt: string,
  parties: readonly PartyRow[],
  faults: InputFaults,
): void {
  const principals = new Set(parties.filter(isPrincipal).map(({ id }) => id));
  const agreedOn = dayInShanghai(agreedAt);
  const seen = new Set<string>();
  steps.forEach((step, at) => {
    const pointer = `/steps/${at}`;
    if (seen.has(step.id.toLowerCase())) {
      faults.add(`${pointer}/id`, 'named-twice', 'Two steps have this id.', '步骤编号重复。');
    }
    seen.add(step.id.toLowerCase());
    const no = (member: string) =>
      faults.add(
        `${pointer}/${member}`,
        'no-principal',
        'Name a claimant or respondent of this mediation.',
        '请选择本调解的申请人或被申请人。',
      );
    if (!principals.has(step.byPartyId.toLowerCase())) no('byPartyId');
    if (step.toPartyId !== null && !principals.has(step.toPartyId.toLowerCase())) no('toPartyId');
    if (step.toPartyId?.toLowerCase() === step.byPartyId.toLowerCase()) {
      faults.add(
        `${pointer}/toPartyId`,
        'to-oneself',
        'Nobody owes anything to themselves.',
        '履行义务人与权利人不能是同一人。',
      );
    }
    if (step.dueOn < agreedOn) {
      faults.add(
        `${pointer}/dueOn`,
        'before-agreement',
        'This is before the day of the agreement.',
        '早于达成协议的日期，请核对。',
      );
    }
  });
}

/** What can be wrong with the form of an agreement (WK-MED-23). */
export function addFaultsOfForm(
  { kind }: Pick<MediationRow, 'kind'>,
  form: 'written' | 'oral',
  faults: InputFaults,
): void {
  if (form === 'written' || kind === 'civil') return;
  faults.add(
    '/form',
    'written-only',
    'Only a civil mediation has an oral agreement.',
    '只有人民调解可以达成口头协议，请制作调解协议书。',
  );
}

/** What can be wrong with a signature (WK-MED-26). */
export function addFaultsOfSignature(
  signature: AgreementSignature,
  { row, signatures }: WholeAgreement,
  parties: readonly PartyRow[],
  leadMediatorId: string | null,
  faults: InputFaults,
): void {
  const signerId = signature.signerId.toLowerCase();
  const isNeeded =
    signature.signer === 'mediator'
      ? signerId === leadMediatorId
      : parties.some((party) => party.id === signerId && isPrincipal(party));
  if (!isNeeded) {
    faults.add(
      '/signerId',
      'no-signer',
      'Name a claimant, a respondent or the lead mediator.',
      '请选择申请人、被申请人或主持调解员。',
    );
  } else if (signatures.some((each) => each.signer_id === signerId)) {
    faults.add('/signerId', 'signed-already', 'This signature is on record already.', '该签名已登记，请勿重复登记。');
  }
  faults.moment('/signedAt', signature.signedAt);
  if (Date.parse(signature.signedAt) < row.agreed_at.getTime()) beforeAgreement('/signedAt', faults);
}

export function beforeAgreement(pointer: string, faults: InputFaults): void {
  faults.add(pointer, 'before-agreement', 'This is before the agreement was made.', '早于达成协议的时间，请核对。');
}
