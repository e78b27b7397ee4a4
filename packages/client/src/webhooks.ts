import { WardEvent } from '@wardkit/contract/events';
import { type ReceivedHeaders, verifyWebhook } from '@wardkit/contract/webhooks';
import { departures } from './contract-check.ts';
import { ContractError } from './errors.ts';

export type { ReceivedHeaders, WebhookRefusal } from '@wardkit/contract/webhooks';
export {
  createWebhookSecret,
  signWebhook,
  verifyWebhook,
  WebhookRefused,
  webhookTolerance,
} from '@wardkit/contract/webhooks';

/**
 * A webhook that is genuine.
 * @example
 * function isLate({ sentAt }: OpenedWebhook): boolean {
 *   return Date.now() - sentAt.getTime() > 60_000;
 * }
 */
export interface OpenedWebhook {
  readonly event: WardEvent;
  /** When this attempt was sent. The same event may come again: keep `event.id` of the last days, and take each once. */
  readonly sentAt: Date;
}

/**
 * Opens a webhook: checks that it is genuine and recent, then reads its event and checks it against the contract. It runs
 * in Node, in workers and at the edge; nothing of it needs a client.
 *
 * @param secrets those that the receiver holds; while one is changed, both
 * @param received the headers, and the body byte for byte as it arrived, before anything parses it
 * @throws {WebhookRefused} for one that must not be believed: answer 401 and do nothing
 * @throws {ContractError} for one that is genuine and no event: answer 400, and look at the versions of both sides
 * @example
 * const secret = process.env.WARD_WEBHOOK_SECRET ?? '';
 * const taken = new Set<string>(); // of the last days, in your database
 *
 * async function receive(request: Request): Promise<Response> {
 *   const { event } = await openWebhook([secret], { headers: request.headers, body: await request.text() });
 *   if (!taken.has(event.id)) show(event.type, event.subject);
 *   taken.add(event.id);
 *   return new Response(null, { status: 204 });
 * }
 */
export async function openWebhook(
  secrets: readonly string[],
  received: { readonly headers: ReceivedHeaders; readonly body: string | Uint8Array },
  options: { readonly now?: Date; readonly toleranceSeconds?: number } = {},
): Promise<OpenedWebhook> {
  const { id, at } = await verifyWebhook(secrets, received, options);
  const { body } = received;
  let event: unknown;
  try {
    event = JSON.parse(typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ContractError('request', [{ pointer: '', message: 'no JSON' }], {});
  }
  const issues = departures(WardEvent, event);
  if (issues !== null) throw new ContractError('request', issues, {});
  // The header is signed together with the body: another id would be another sender's mistake.
  if ((event as WardEvent).id !== id)
    throw new ContractError('request', [{ pointer: '/id', message: 'another id' }], {});
  return { event: event as WardEvent, sentAt: at };
}
