import type { eventsOperations } from '../event-stream.ts';
import { eventExamples } from './events.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

export const eventsExamples = {
  'events.stream': [
    {
      summary: 'Alerts and units of one community, from where the last stream ended',
      request: {
        query: { type: ['alert.*', 'response-unit.*'], area: invented.communityCode },
        headers: { 'last-event-id': 'MDE5MGUwYTA6NDEz' },
      },
      status: 200,
      answer: [
        eventExamples['alert.received'],
        eventExamples['alert.dispatched'],
        eventExamples['response-unit.state-changed'],
      ],
    },
    {
      summary: 'Everything that the caller may see, from now on',
      request: {},
      status: 200,
      answer: [
        eventExamples['rental-check.submitted'],
        eventExamples['hazard.opened'],
        eventExamples['rating.changed'],
      ],
    },
  ],
} as const satisfies ModuleExamples<typeof eventsOperations>;
