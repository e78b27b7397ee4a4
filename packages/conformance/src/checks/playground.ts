import type { OperationRecord } from '@wardkit/contract/operation';
import { type Answer, memberOf } from '../engine/answer.ts';
import { type Caller, recordOf } from '../engine/caller.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import type { CallParts } from '../engine/requests.ts';
import { NotExamined } from '../engine/violation.ts';
import { expectStatus } from './refusal.ts';

/** Records that the kit may make, change and delete without anybody being the wiser. */
export interface Playground {
  readonly create: OperationRecord;
  readonly get: OperationRecord;
  readonly remove: OperationRecord;
  readonly list: OperationRecord | null;
  readonly change: OperationRecord | null;
  readonly parameter: string;
  /** A body that is accepted; another text each time. */
  body(caller: Caller): Promise<Record<string, unknown>>;
}

/** A record of a playground. */
export interface Toy {
  readonly id: string;
  readonly caller: Caller;
  readonly created: Answer;
}

/** Where nothing listens: no name below `.invalid` is ever given to a host (RFC 2606). */
const receiverOfNobody = 'https://conformance.invalid/hook';

const subscriptionIds = ['create', 'change', 'get', 'delete', 'list'].map((verb) => `subscriptions.${verb}`);
const attachmentIds = ['create', 'get', 'delete'].map((verb) => `attachments.${verb}`);

/**
 * Subscriptions where the server claims them: they are made paused and without a secret, so nothing is ever sent. Else
 * announced uploads, where these can be deleted.
 *
 * @throws {NotExamined} where there is nothing that can be made and deleted
 */
export function playgroundOf(context: Context): Playground {
  if (subscriptionIds.every((id) => context.claims(id)) && context.callersOf('subscriptions.create').length > 0) {
    return {
      create: recordOf('subscriptions.create'),
      get: recordOf('subscriptions.get'),
      remove: recordOf('subscriptions.delete'),
      list: recordOf('subscriptions.list'),
      change: recordOf('subscriptions.change'),
      parameter: 'subscriptionId',
      body: async () => subscriptionBody(),
    };
  }
  if (attachmentIds.every((id) => context.claims(id)) && context.callersOf('attachments.create').length > 0) {
    return {
      create: recordOf('attachments.create'),
      get: recordOf('attachments.get'),
      remove: recordOf('attachments.delete'),
      list: null,
      change: null,
      parameter: 'attachmentId',
      async body(caller) {
        const premisesId = await context.finder.value(caller, 'premisesId');
        if (premisesId === null) throw new NotExamined('the account sees no premises to announce an upload for');
        return { premisesId, mediaType: 'image/jpeg', size: 1000, sha256: '0'.repeat(64) };
      },
    };
  }
  throw new NotExamined('nothing can be made and deleted again: it needs subscriptions or attachments.delete');
}

/** A playground whose records can be changed. @throws {NotExamined} */
export function changeablePlayground(
  context: Context,
): Playground & { change: OperationRecord; list: OperationRecord } {
  const playground = playgroundOf(context);
  const { change, list } = playground;
  if (change === null || list === null)
    throw new NotExamined('nothing can be made, changed and deleted: it needs subscriptions');
  return { ...playground, change, list };
}

/** A subscription that nothing is sent for. */
export function subscriptionBody(): Record<string, unknown> {
  return {
    url: receiverOfNobody,
    description: `Wardkit conformance ${newId()}`,
    types: ['attachment.*'],
    areas: [],
    active: false,
  };
}

/** Notes a record in the ledger before it is made, so that it is deleted whatever happens. */
export function noteToy(context: Context, playground: Playground, caller: Caller, id: string): void {
  context.ledger.note(id, playground.create.id, () => removeToy(playground, caller, id));
}

/** Makes a record. The call may say more than the usual. @throws {Violation} when the server refuses it */
export async function makeToy(
  context: Context,
  playground: Playground,
  caller: Caller = context.callerOf(playground.create),
  parts: CallParts = {},
): Promise<Toy> {
  const id = newId();
  noteToy(context, playground, caller, id);
  const created = await caller.call(playground.create, {
    body: await playground.body(caller),
    ...parts,
    parameters: { [playground.parameter]: id },
  });
  expectStatus(created, 201);
  return { id, caller, created };
}

/** Deletes a record as it stands now; true when it is gone. */
export async function removeToy(
  playground: Pick<Playground, 'get' | 'remove' | 'parameter'>,
  caller: Caller,
  id: string,
): Promise<boolean> {
  const parameters = { [playground.parameter]: id };
  const now = await caller.call(playground.get, { parameters });
  if (now.status === 404) return true;
  const gone = await caller.call(playground.remove, { parameters, headers: matching(now) });
  return gone.status === 204 || gone.status === 404;
}

/** Deletes a record of a check that is done with it, so that the run leaves little to do at its end. */
export async function discard(context: Context, playground: Playground, { id, caller }: Toy): Promise<void> {
  if (await removeToy(playground, caller, id)) context.ledger.forget(id);
}

/** `If-Match` of the version that an answer tells. It is made from the version, so a wrong ETag is told only once. */
export function matching({ body }: Pick<Answer, 'body'>): { 'if-match': string } {
  return { 'if-match': `"${String(memberOf(body, 'version'))}"` };
}

/** The parameters that name a record. */
export function parametersOf(playground: Playground, { id }: Toy): Record<string, string> {
  return { [playground.parameter]: id };
}
