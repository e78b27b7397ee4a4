import { type alertRepeatRulesOperations, defaultAlertRepeatRule } from '../alert-repeat-rules.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const parameters = { stationId: invented.stationId } as const;
const usual = {
  stationId: invented.stationId,
  version: 1,
  days: defaultAlertRepeatRule.days,
  metres: defaultAlertRepeatRule.metres,
  source: 'project default',
} as const;
const ofStation = { ...usual, version: 2, days: 90, metres: 60, source: 'station' } as const;

export const alertRepeatRulesExamples = {
  'alertRepeatRules.get': [
    { summary: 'A station that has set nothing', request: { parameters }, status: 200, answer: usual },
  ],
  'alertRepeatRules.change': [
    {
      summary: 'A station with large courtyards looks further, and longer back',
      request: { parameters, body: { days: 90, metres: 60 } },
      status: 200,
      answer: ofStation,
    },
    {
      summary: 'Back to the default distance; the days stay',
      request: { parameters, body: { metres: null } },
      status: 200,
      answer: { ...ofStation, version: 3, metres: usual.metres },
    },
  ],
} as const satisfies ModuleExamples<typeof alertRepeatRulesOperations>;
