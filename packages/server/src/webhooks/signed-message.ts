import { signWebhook } from '@wardkit/contract/webhooks';
import type { Claimed } from './claim.ts';
import type { Message } from './post.ts';

/** The request of one attempt: the event, signed with each live secret at the moment of the attempt. */
export async function messageOf({ url, eventId, body, secrets }: Claimed, at: Date): Promise<Message> {
  return {
    url: new URL(url),
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'Wardkit-Webhooks',
      ...(await signWebhook(secrets, { id: eventId, at, body })),
    },
    body: Buffer.from(body),
  };
}
