import { createHash } from 'node:crypto';
import type { Answer } from '../engine/answer.ts';
import { type Caller, recordOf } from '../engine/caller.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { need } from '../engine/violation.ts';
import { matching, removeToy } from './playground.ts';

/** Operations that an upload needs; without the last one nothing is announced. */
export const uploadOperations = ['attachments.create', 'attachments.append', 'attachments.get', 'attachments.delete'];

/** An announced upload. */
export interface Upload {
  readonly id: string;
  readonly caller: Caller;
  readonly bytes: Buffer;
  readonly announced: Answer;
}

const ground = { get: recordOf('attachments.get'), remove: recordOf('attachments.delete'), parameter: 'attachmentId' };

/** Accounts that may send uploads and see premises to send them for. */
export async function sendersOf(context: Context): Promise<readonly { caller: Caller; premisesId: string }[]> {
  const senders: { caller: Caller; premisesId: string }[] = [];
  for (const caller of context.callersOf('attachments.create')) {
    const premisesId = await context.finder.value(caller, 'premisesId');
    if (premisesId !== null) senders.push({ caller, premisesId });
  }
  return senders;
}

/** An account that may send uploads; another one for another turn. @throws {NotExamined} */
async function senderOf(context: Context, turn = 0): Promise<{ caller: Caller; premisesId: string }> {
  const senders = await sendersOf(context);
  return need(senders[turn % Math.max(1, senders.length)], 'no account that may send uploads sees premises');
}

/** Announces an upload and notes it for deletion. What `announcement` says goes before the usual. */
export async function announce(
  context: Context,
  bytes: Buffer,
  announcement: Readonly<Record<string, unknown>> = {},
  turn = 0,
): Promise<Upload> {
  const { caller, premisesId } = await senderOf(context, turn);
  const id = newId();
  context.ledger.note(id, 'attachment', () => removeToy(ground, caller, id));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const body = { premisesId, mediaType: 'image/jpeg', size: bytes.length, sha256, ...announcement };
  const announced = await caller.call('attachments.create', { parameters: { attachmentId: id }, body });
  return { id, caller, bytes, announced };
}

/** Sends a piece from an offset on. */
export function append(
  { id, caller }: Pick<Upload, 'id' | 'caller'>,
  offset: number,
  bytes: Uint8Array,
): Promise<Answer> {
  return caller.call('attachments.append', {
    parameters: { attachmentId: id },
    headers: { 'upload-offset': String(offset) },
    bytes,
  });
}

/** Deletes what a check is done with. */
export async function dropUpload(context: Context, { id, caller, announced }: Upload): Promise<void> {
  const parameters = { attachmentId: id };
  const gone = await caller.call('attachments.delete', { parameters, headers: matching(announced) });
  const isGone = gone.status === 204 || gone.status === 404 || (await removeToy(ground, caller, id));
  if (isGone) context.ledger.forget(id);
}
