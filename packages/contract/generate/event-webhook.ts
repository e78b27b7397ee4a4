import { type EventType, eventTypeBase, eventTypes, WardEvent } from '@wardkit/contract/events';
import { eventExamples } from '@wardkit/contract/examples/events';
import type { Schema } from '@wardkit/contract/operation';
import * as z from 'zod/mini';

const names = Object.keys(eventTypes) as EventType[];
/** One is enough here: the reference shows an example of each. */
const shown = 'alert.received' satisfies EventType;

/** A schema for each type of event, by the name `event.<type>`; stream and webhooks share them. */
export function eventSchemas(): Readonly<Record<string, Schema>> {
  const made = names.map((name) => {
    const schema = z.extend(WardEvent, { type: z.literal(eventTypeBase + name), data: eventTypes[name].data });
    const id = `event.${name}`;
    z.globalRegistry.add(schema, { id, description: eventTypes[name].summary });
    return [id, schema] as const;
  });
  return Object.fromEntries(made);
}

/** What a receiver of webhooks is sent, as OpenAPI's `webhooks` describes it. */
export function eventWebhook(schemas: Readonly<Record<string, Schema>>) {
  const known = Object.values(schemas) as [Schema, ...Schema[]];
  const headers = {
    'webhook-id':
      'The id of the event: the same in every attempt, so that a receiver can tell a repetition (WK-WHK-03).',
    'webhook-timestamp': 'The second of the attempt, in seconds since 1970 (WK-WHK-03).',
    'webhook-signature': 'A signature for each live secret, with spaces between (WK-WHK-02).',
  };
  return {
    post: {
      operationId: 'webhooks.event',
      summary: 'An event, sent to a subscriber’s address',
      description:
        'The subscriber implements this. How to verify the signature stands in [the guide](/docs/guides/webhooks.html).',
      tags: ['subscriptions'],
      security: [],
      parameters: Object.entries(headers).map(([name, description]) => ({
        name,
        in: 'header' as const,
        required: true,
        description,
        schema: { type: 'string' as const },
      })),
      requestBody: {
        required: true,
        content: {
          'application/cloudevents+json': {
            schema: z.union([...known, WardEvent]),
            examples: { [shown]: { summary: eventTypes[shown].summary, value: eventExamples[shown] } },
          },
        },
      },
      responses: {
        '2XX': { description: 'Received: it is not sent again' },
        '410': { description: 'The address is gone: the subscription is disabled (WK-WHK-10)' },
      },
    },
  };
}
