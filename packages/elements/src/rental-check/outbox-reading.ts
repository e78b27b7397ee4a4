import type { OutboxItem, WardClient } from '@wardkit/client';
import type { RentalCheck, RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { differencesOf } from './conflict-differences.ts';
import type { Draft } from './draft.ts';
import { draftFromSubmission } from './draft-from-submission.ts';
import type { CheckSubject, ReceiptState, RentalCheckState } from './rental-check.state.ts';
import { faultsByItem } from './submission.ts';

/** What a submission that waits in the outbox looks like. */
export function receiptOf(item: OutboxItem, online: boolean): ReceiptState {
  switch (item.state) {
    case 'accepted':
      return { kind: 'accepted', check: null };
    case 'sending':
      return { kind: 'sending', photographs: item.photos };
    case 'waiting-for-sign-in':
      return { kind: 'sign-in' };
    case 'set-aside':
      return { kind: 'set-aside' };
    default:
      return { kind: 'waiting', online };
  }
}

/**
 * The state that shows a submission of the outbox.
 * @param draft the draft that it was handed in from, where the device still has it
 * @throws an error of the SDK
 */
export async function stateOfItem(
  client: WardClient,
  item: OutboxItem,
  subject: CheckSubject,
  draft: Draft | null,
  writer: string,
): Promise<RentalCheckState> {
  if (item.state === 'conflict') {
    const mine = await submissionOf(client, item);
    const theirs = (item.current as RentalCheck | null) ?? (await newestCheck(client, mine.premisesId));
    const differing = differencesOf(subject.standard, mine.answers, theirs.answers);
    const choices = Object.fromEntries(differing.map((each) => [each.item.code, 'mine'] as const));
    return {
      kind: 'conflict',
      subject,
      checkId: item.id,
      mine,
      theirs,
      choices,
      save: { kind: 'untouched' },
      deciding: false,
    };
  }
  if (item.state === 'rejected') {
    const mine = await submissionOf(client, item);
    const faults = faultsByItem(item.problem?.errors ?? [], mine);
    const inHand = draft?.checkId === item.id ? draft : draftFromSubmission(item.id, mine, writer);
    return {
      kind: 'rejected',
      check: { ...subject, draft: inHand, save: { kind: 'untouched' }, notices: [], faults },
      title: item.problem?.title ?? '',
      detail: item.problem?.detail ?? '',
      requestId: item.problem?.requestId ?? null,
    };
  }
  return {
    kind: 'receipt',
    subject,
    checkId: item.id,
    savedAt: item.createdAt,
    kept: client.outbox.status.kept,
    receipt: receiptOf(item, client.outbox.status.online),
  };
}

async function submissionOf(client: WardClient, item: OutboxItem): Promise<RentalCheckSubmission> {
  return (await client.outbox.exportItem(item.id)).body as RentalCheckSubmission;
}

async function newestCheck(client: WardClient, premisesId: string): Promise<RentalCheck> {
  const { items } = await client.rentalChecks.list({ premisesId, limit: 1 });
  const newest = items[0];
  if (newest === undefined) throw new RangeError('the server told of another check and has none');
  return newest;
}
