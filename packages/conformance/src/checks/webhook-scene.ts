import { type Answer, memberOf } from '../engine/answer.ts';
import type { Caller } from '../engine/caller.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import type { Receiver, ReceiverAnswer } from '../engine/receiver.ts';
import { Violation } from '../engine/violation.ts';
import {
  changeablePlayground,
  discard,
  makeToy,
  matching,
  type Playground,
  subscriptionBody,
  type Toy,
} from './playground.ts';
import { expectStatus } from './refusal.ts';

/** Operations that webhooks need. */
export const webhookOperations = [
  'subscriptions.create',
  'subscriptions.change',
  'subscriptions.get',
  'subscriptions.delete',
  'subscriptions.createSecret',
  'subscriptions.test',
  'subscriptions.listDeliveries',
];

/** A subscription with a secret, and where its webhooks arrive. */
export interface Hook {
  readonly toy: Toy;
  readonly caller: Caller;
  readonly parameters: { readonly subscriptionId: string };
  readonly path: string;
  readonly receiver: Receiver;
  readonly secret: string;
  readonly secretId: string;
}

/** Milliseconds that a delivery may take to arrive: it waits for nothing but the next look of the worker. */
const soon = 8000;

/** Makes a secret of a subscription as it stands now. */
export async function makeSecret(caller: Caller, subscriptionId: string): Promise<Answer> {
  const parameters = { subscriptionId };
  const now = await caller.call('subscriptions.get', { parameters });
  return caller.call('subscriptions.createSecret', { parameters, headers: matching(now) });
}

/** Subscribes the kit's own receiver. What `body` says goes before the usual. */
export async function makeHook(
  context: Context,
  body: Readonly<Record<string, unknown>> = {},
  answer?: (attempt: number) => ReceiverAnswer,
): Promise<Hook> {
  const playground = changeablePlayground(context);
  const receiver = await context.receiver();
  const path = `/${newId()}`;
  const toy = await makeToy(context, playground, undefined, {
    body: { ...subscriptionBody(), types: ['subscription.*'], active: true, url: receiver.url(path, answer), ...body },
  });
  const made = await makeSecret(toy.caller, toy.id);
  expectStatus(made, 201);
  return {
    toy,
    caller: toy.caller,
    parameters: { subscriptionId: toy.id },
    path,
    receiver,
    secret: String(memberOf(made.body, 'secret')),
    secretId: String(memberOf(made.body, 'secretId')),
  };
}

/** Has a test event sent. */
export async function sendTest({ caller, parameters }: Pick<Hook, 'caller' | 'parameters'>): Promise<Answer> {
  return caller.call('subscriptions.test', { parameters });
}

/** Waits until so many webhooks have come. @throws {Violation} when they do not */
export async function arrived({ receiver, path }: Hook, count: number, milliseconds = soon): Promise<void> {
  if (await receiver.until(path, count, milliseconds)) return;
  throw new Violation(`${count} webhooks within ${milliseconds / 1000} s`, `${receiver.of(path).length}`);
}

/** The deliveries of a subscription, the newest first. */
export async function deliveriesOf({
  caller,
  parameters,
}: Pick<Hook, 'caller' | 'parameters'>): Promise<readonly unknown[]> {
  const answer = await caller.call('subscriptions.listDeliveries', { parameters });
  const items = memberOf(answer.body, 'items');
  return Array.isArray(items) ? items : [];
}

/** The attempts of a delivery. */
export function attemptsOf(delivery: unknown): readonly unknown[] {
  const attempts = memberOf(delivery, 'attempts');
  return Array.isArray(attempts) ? attempts : [];
}

/**
 * Waits until the newest delivery has an attempt on record.
 *
 * @throws {Violation} when it has none
 */
export async function attempted(hook: Pick<Hook, 'caller' | 'parameters'>, milliseconds = soon): Promise<unknown> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    const [delivery] = await deliveriesOf(hook);
    if (attemptsOf(delivery).length > 0) return delivery;
    if (performance.now() > deadline) throw new Violation('an attempt on record', 'none');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** A webhook about another record than the subscription itself, so that each check sees only what it made. */
export async function makeEvent(
  context: Context,
  playground: Playground = changeablePlayground(context),
): Promise<string> {
  const toy = await makeToy(context, playground);
  await discard(context, playground, toy);
  return toy.id;
}

/** The ids of the records that the webhooks of a path tell of. */
export function subjectsAt({ receiver, path }: Hook): readonly string[] {
  return receiver.of(path).map(({ body }) => {
    try {
      return (
        String(JSON.parse(body.toString('utf8')).subject)
          .split('/')
          .at(-1) ?? ''
      );
    } catch {
      return '';
    }
  });
}

/** Ends a subscription that a check is done with. */
export async function endHook(context: Context, { toy }: Hook): Promise<void> {
  await discard(context, changeablePlayground(context), toy);
}
