import type { responseUnitsOperations } from '../response-units.ts';
import { alertStory, busyPatrol, emergencyPost, patrol } from './alert-story.ts';
import type { ModuleExamples } from './example.ts';

const UnitId = { unitId: alertStory.patrolId } as const;

export const responseUnitsExamples = {
  'responseUnits.list': [
    {
      summary: 'Units that can be sent, and those on an alert',
      request: { query: { state: ['available', 'committed'] } },
      status: 200,
      answer: { items: [emergencyPost, patrol, busyPatrol], next: null },
    },
  ],
  'responseUnits.get': [
    { summary: 'A patrol and its post', request: { parameters: UnitId }, status: 200, answer: patrol },
  ],
  'responseUnits.create': [
    {
      summary: 'A new patrol begins off duty',
      request: {
        parameters: UnitId,
        body: { label: patrol.label, kind: 'patrol', strength: 3, post: patrol.post },
      },
      status: 201,
      answer: { ...patrol, version: 1, state: 'off-duty', stateSince: '2026-11-02T09:00:00+08:00' },
    },
  ],
  'responseUnits.change': [
    {
      summary: 'Fewer people on a usual shift',
      request: { parameters: UnitId, body: { strength: 2 } },
      status: 200,
      answer: { ...patrol, version: 13, strength: 2 },
    },
  ],
  'responseUnits.delete': [
    { summary: 'A unit that is no more', request: { parameters: UnitId }, status: 204, answer: null },
  ],
  'responseUnits.changeAvailability': [
    {
      summary: 'The car is at the workshop until noon',
      request: {
        parameters: UnitId,
        body: { state: 'unavailable', expectedBackAt: '2026-11-21T12:00:00+08:00' },
      },
      status: 200,
      answer: {
        ...patrol,
        version: 13,
        state: 'unavailable',
        stateSince: '2026-11-21T09:30:00+08:00',
        expectedBackAt: '2026-11-21T12:00:00+08:00',
      },
    },
  ],
} as const satisfies ModuleExamples<typeof responseUnitsOperations>;
