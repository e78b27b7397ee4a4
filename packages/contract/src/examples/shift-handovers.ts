import type { shiftHandoversOperations } from '../shift-handovers.ts';
import { dutyOfficer, onScene, patrolOfficer } from './alert-story.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const handoverId = '0190e0a0-0000-7000-8000-000000000311';
const parameters = { handoverId } as const;
const shift = { shiftStart: '2026-11-20T08:00:00+08:00', shiftEnd: '2026-11-20T20:00:00+08:00' } as const;
const note = '示范路 18 号楼道冒烟一事消防已到场，夜班请回访疏散住户是否已返回。';
const remark = '等消防出具意见后结案。';
const written = {
  id: handoverId,
  version: 1,
  stationId: invented.stationId,
  state: 'written',
  ...shift,
  note,
  alerts: [
    {
      alertId: invented.alertId,
      number: onScene.number,
      state: 'on-scene',
      priority: 'immediate',
      category: 'fire-hazard',
      remark,
    },
  ],
  writtenAt: '2026-11-20T19:50:00+08:00',
  writtenBy: dutyOfficer,
  takenOverAt: null,
  takenOverBy: null,
} as const;

/** Examples of notes between shifts. */
export const shiftHandoversExamples = {
  'shiftHandovers.list': [
    {
      summary: 'Notes that nobody has taken over yet',
      request: { query: { state: 'written' } },
      status: 200,
      answer: { items: [written], next: null },
    },
  ],
  'shiftHandovers.get': [
    { summary: 'A note with one alert that goes on', request: { parameters }, status: 200, answer: written },
  ],
  'shiftHandovers.write': [
    {
      summary: 'The day shift hands over to the night',
      request: { parameters, body: { ...shift, note, alerts: [{ alertId: invented.alertId, remark }] } },
      status: 201,
      answer: written,
    },
  ],
  'shiftHandovers.change': [
    {
      summary: 'The alert was closed before the shift ended',
      request: { parameters, body: { alerts: [] } },
      status: 200,
      answer: { ...written, version: 2, alerts: [] },
    },
  ],
  'shiftHandovers.takeOver': [
    {
      summary: 'The night shift has read it',
      request: { parameters },
      status: 200,
      answer: {
        ...written,
        version: 2,
        state: 'taken-over',
        takenOverAt: '2026-11-20T20:02:00+08:00',
        takenOverBy: patrolOfficer,
      },
    },
  ],
} as const satisfies ModuleExamples<typeof shiftHandoversOperations>;
