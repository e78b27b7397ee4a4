import type { alertsOperations } from '../alerts.ts';
import {
  acknowledged,
  alertPlace,
  alertStory,
  archived,
  busyPatrol,
  cancelled,
  dispatched,
  duplicate,
  dutyOfficer,
  emergencyPost,
  enRoute,
  escalated,
  onScene,
  patrol,
  patrolOfficer,
  postReleased,
  reasons,
  received,
  reinforced,
  reopened,
  resolved,
  transferred,
  unfounded,
} from './alert-story.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const AlertId = { alertId: invented.alertId } as const;
const note = '楼道已清空，住户正在疏散。';

export const alertsExamples = {
  'alerts.list': [
    {
      summary: 'Alerts that wait for somebody in one community, the newest first',
      request: {
        query: { state: ['received', 'acknowledged'], area: invented.communityCode, limit: 50 },
      },
      status: 200,
      answer: { items: [received], next: null },
    },
    {
      summary: 'Alerts of a night whose next deadline ends before six',
      request: {
        query: {
          receivedAfter: '2026-11-20T00:00:00+08:00',
          receivedBefore: '2026-11-21T00:00:00+08:00',
          dueBefore: '2026-11-21T06:00:00+08:00',
        },
      },
      status: 200,
      answer: { items: [onScene], next: null },
    },
    {
      summary: 'What a supervisor has to look after: alerts with a deadline that passed unmet',
      request: { query: { escalated: 'true' } },
      status: 200,
      answer: { items: [escalated], next: null },
    },
  ],
  'alerts.get': [
    { summary: 'An alert on the scene', request: { parameters: AlertId }, status: 200, answer: onScene },
    { summary: 'One that nobody saw in time', request: { parameters: AlertId }, status: 200, answer: escalated },
  ],
  'alerts.receive': [
    {
      summary: 'The emergency line passes a call on',
      request: {
        parameters: AlertId,
        body: {
          priority: 'immediate',
          category: 'fire-hazard',
          channel: 'emergency-call',
          summary: '楼道电动自行车充电冒烟',
          description: null,
          place: alertPlace,
          reporter: { name: '张示例', telephone: '+8615400000031' },
          occurredAt: null,
          receivedAt: '2026-11-20T14:18:04+08:00',
        },
      },
      status: 201,
      answer: received,
    },
  ],
  'alerts.change': [
    {
      summary: 'The floor is known now; what is not sent stays',
      request: { parameters: AlertId, body: { place: { text: '示范路 18 号二楼楼道' } } },
      status: 200,
      answer: { ...received, version: 2, place: { ...alertPlace, text: '示范路 18 号二楼楼道' } },
    },
  ],
  'alerts.acknowledge': [
    {
      summary: 'The duty officer has seen the alert',
      request: { parameters: AlertId, body: { at: '2026-11-20T14:18:37+08:00' } },
      status: 200,
      answer: acknowledged,
    },
  ],
  'alerts.dispatch': [
    {
      summary: 'The duty officer sends the patrol that is nearest',
      request: { parameters: AlertId, body: { at: '2026-11-20T14:19:10+08:00', unitIds: [alertStory.patrolId] } },
      status: 200,
      answer: dispatched,
    },
  ],
  'alerts.reinforce': [
    {
      summary: 'A post next door goes there too',
      request: { parameters: AlertId, body: { at: '2026-11-20T14:21:00+08:00', unitIds: [alertStory.postId] } },
      status: 200,
      answer: reinforced,
    },
  ],
  'alerts.releaseUnits': [
    {
      summary: 'The post is no longer needed',
      request: { parameters: AlertId, body: { at: '2026-11-20T14:30:00+08:00', unitIds: [alertStory.postId] } },
      status: 200,
      answer: postReleased,
    },
  ],
  'alerts.nearestUnits': [
    {
      summary: 'The post is nearest; a patrol on another alert can not be sent',
      request: { parameters: AlertId },
      status: 200,
      answer: {
        items: [
          { unit: emergencyPost, distanceMetres: 120, exclusions: [] },
          { unit: patrol, distanceMetres: 588, exclusions: [] },
          { unit: busyPatrol, distanceMetres: null, exclusions: ['on-another-alert', 'no-post'] },
        ],
        next: null,
      },
    },
  ],
  'alerts.depart': [
    {
      summary: 'The patrol is on its way',
      request: { parameters: AlertId, body: { at: '2026-11-20T14:20:02+08:00', unitId: alertStory.patrolId } },
      status: 200,
      answer: enRoute,
    },
  ],
  'alerts.arrive': [
    {
      summary: 'The patrol is there',
      request: { parameters: AlertId, body: { at: '2026-11-20T14:25:40+08:00', unitId: alertStory.patrolId } },
      status: 200,
      answer: onScene,
    },
  ],
  'alerts.resolve': [
    {
      summary: 'What came of it, with a photograph',
      request: {
        parameters: AlertId,
        body: {
          at: '2026-11-20T15:02:00+08:00',
          outcome: 'hazard-recorded',
          note: resolved.closing.note,
          photographIds: [alertStory.photographId],
          mediationId: null,
        },
      },
      status: 200,
      answer: resolved,
    },
  ],
  'alerts.cancel': [
    {
      summary: 'Who called needs nobody any more',
      request: { parameters: AlertId, body: { reason: reasons.cancelled } },
      status: 200,
      answer: cancelled,
    },
  ],
  'alerts.declareUnfounded': [
    {
      summary: 'There was nothing behind it',
      request: { parameters: AlertId, body: { reason: reasons.unfounded } },
      status: 200,
      answer: unfounded,
    },
  ],
  'alerts.markDuplicate': [
    {
      summary: 'A second caller told of the same smoke',
      request: {
        parameters: { alertId: alertStory.secondAlertId },
        body: { originalId: invented.alertId, note: '同一起冒烟' },
      },
      status: 200,
      answer: duplicate,
    },
  ],
  'alerts.transfer': [
    {
      summary: 'The place is the other station’s',
      request: {
        parameters: AlertId,
        body: {
          toStationId: alertStory.otherStationId,
          newAlertId: alertStory.transferredAlertId,
          reason: reasons.transferred,
        },
      },
      status: 200,
      answer: transferred,
    },
  ],
  'alerts.reopen': [
    {
      summary: 'It smokes again',
      request: { parameters: AlertId, body: { reason: reasons.reopened } },
      status: 200,
      answer: reopened,
    },
  ],
  'alerts.archive': [
    {
      summary: 'The alert is filed the next morning',
      request: { parameters: AlertId, body: {} },
      status: 200,
      answer: archived,
    },
  ],
  'alerts.timeline': [
    {
      summary: 'From the call to the note, the oldest first',
      request: { parameters: AlertId, query: { limit: 50 } },
      status: 200,
      answer: {
        items: [
          {
            id: '0190e0a0-0000-7000-8000-000000000291',
            alertId: invented.alertId,
            kind: 'received',
            at: '2026-11-20T14:18:04+08:00',
            recordedAt: '2026-11-20T14:18:05+08:00',
            fromState: null,
            toState: 'received',
            actor: null,
            note: null,
            unitIds: [],
            limit: null,
          },
          {
            id: '0190e0a0-0000-7000-8000-000000000292',
            alertId: invented.alertId,
            kind: 'moved',
            at: '2026-11-20T14:19:10+08:00',
            recordedAt: '2026-11-20T14:19:10+08:00',
            fromState: 'acknowledged',
            toState: 'dispatched',
            actor: dutyOfficer,
            note: null,
            unitIds: [alertStory.patrolId],
            limit: null,
          },
          {
            id: alertStory.noteId,
            alertId: invented.alertId,
            kind: 'note',
            at: '2026-11-20T14:27:00+08:00',
            recordedAt: '2026-11-20T14:27:09+08:00',
            fromState: 'on-scene',
            toState: 'on-scene',
            actor: patrolOfficer,
            note,
            unitIds: [],
            limit: null,
          },
        ],
        next: null,
      },
    },
  ],
  'alerts.addNote': [
    {
      summary: 'What is seen on the scene',
      request: {
        parameters: { ...AlertId, noteId: alertStory.noteId },
        body: { at: '2026-11-20T14:27:00+08:00', text: note },
      },
      status: 201,
      answer: {
        id: alertStory.noteId,
        version: 1,
        stationId: invented.stationId,
        alertId: invented.alertId,
        at: '2026-11-20T14:27:00+08:00',
        recordedAt: '2026-11-20T14:27:09+08:00',
        actor: patrolOfficer,
        text: note,
      },
    },
  ],
  'alerts.due': [
    {
      summary: 'What ends within the hour',
      request: { query: { before: '2026-11-20T15:20:00+08:00' } },
      status: 200,
      answer: {
        items: [
          {
            ...dispatched.deadlines[2],
            alertId: invented.alertId,
            number: received.number,
            alertState: 'en-route',
            priority: 'immediate',
            divisionCode: invented.communityCode,
          },
        ],
        next: null,
      },
    },
  ],
} as const satisfies ModuleExamples<typeof alertsOperations>;
