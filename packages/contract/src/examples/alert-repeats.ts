import type { alertRepeatsOperations } from '../alert-repeats.ts';
import { alertPlace, alertStory, dutyOfficer, received } from './alert-story.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const RepeatId = { repeatId: alertStory.repeatId } as const;
const earlier = {
  alertId: alertStory.thirdAlertId,
  number: 'JQ-20261112-0120',
  state: 'archived',
  priority: 'urgent',
  category: 'fire-hazard',
  receivedAt: '2026-11-12T20:41:00+08:00',
} as const;
const later = {
  alertId: invented.alertId,
  number: received.number,
  state: 'received',
  priority: 'immediate',
  category: 'fire-hazard',
  receivedAt: received.receivedAt,
} as const;
const proposed = {
  id: alertStory.repeatId,
  version: 1,
  stationId: invented.stationId,
  basis: 'same-place',
  state: 'proposed',
  category: 'fire-hazard',
  place: alertPlace,
  alerts: [later, earlier],
  firstReceivedAt: earlier.receivedAt,
  lastReceivedAt: later.receivedAt,
  note: null,
  confirmedBy: null,
} as const;
const note = '同一楼道两次充电冒烟，请社区民警上门核查。';
const confirmed = { ...proposed, version: 2, state: 'confirmed', note, confirmedBy: dutyOfficer } as const;

export const alertRepeatsExamples = {
  'alertRepeats.list': [
    {
      summary: 'Groups that the server proposes',
      request: { query: { state: 'proposed' } },
      status: 200,
      answer: { items: [proposed], next: null },
    },
  ],
  'alertRepeats.get': [
    { summary: 'Two alerts of one hall', request: { parameters: RepeatId }, status: 200, answer: proposed },
  ],
  'alertRepeats.create': [
    {
      summary: 'The duty officer sees that two alerts are of one matter',
      request: {
        parameters: RepeatId,
        body: { basis: 'same-matter', alertIds: [invented.alertId, alertStory.thirdAlertId], note },
      },
      status: 201,
      answer: { ...confirmed, version: 1, basis: 'same-matter' },
    },
  ],
  'alertRepeats.change': [
    {
      summary: 'A proposed group is confirmed by a note',
      request: { parameters: RepeatId, body: { note } },
      status: 200,
      answer: confirmed,
    },
  ],
  'alertRepeats.delete': [
    { summary: 'The two have nothing in common', request: { parameters: RepeatId }, status: 204, answer: null },
  ],
} as const satisfies ModuleExamples<typeof alertRepeatsOperations>;
