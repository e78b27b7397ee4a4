import * as z from 'zod/mini';
import { openEnum, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { staffOfStation } from './role.ts';

/** When a server proposes a group at a station that has set nothing else. No law names these. */
export const defaultAlertRepeatRule = {
  days: 30,
  metres: 30,
  source: 'project default',
  configurableBy: 'alertRepeatRules.change',
} as const;

const Days = z.int().check(z.minimum(1), z.maximum(365));
const Metres = z.int().check(z.minimum(5), z.maximum(200));

/** When alerts of a station are proposed as one group. `source` is `station` where its administrator has set a part of it. */
export const AlertRepeatRule = z.looseObject({
  stationId: Uuid,
  version: Version,
  /** How long before an alert another one of the same place may have come in, from 1 to 365 days of 24 hours. */
  days: Days,
  /** How far apart two alerts may be that are of the same place, from 5 to 200. The same premises always are. */
  metres: Metres,
  source: openEnum(['project default', 'station']),
});
export type AlertRepeatRule = z.output<typeof AlertRepeatRule>;

/** A change of the rule of a station; null goes back to the project's default. */
export const AlertRepeatRuleChange = z.object({
  days: z.optional(z.nullable(Days)),
  metres: z.optional(z.nullable(Metres)),
});
export type AlertRepeatRuleChange = z.output<typeof AlertRepeatRuleChange>;

const StationId = z.object({ stationId: Uuid });

export const getAlertRepeatRule = operation({
  ...read,
  id: 'alertRepeatRules.get',
  method: 'GET',
  path: '/v1/alert-repeat-rules/{stationId}',
  summary: 'How near in place and time alerts of a station are for a group to be proposed',
  scope: 'alerts:read',
  callers: staffOfStation,
  parameters: StationId,
  answers: { 200: AlertRepeatRule },
  problems: [],
  offline: { keep: 24 * 60 },
  requirements: ['WK-ALR-39'],
});

export const changeAlertRepeatRule = operation({
  ...write,
  id: 'alertRepeatRules.change',
  method: 'PATCH',
  path: '/v1/alert-repeat-rules/{stationId}',
  summary: 'Set how near alerts of the own station are for a group, or go back to the default',
  scope: 'alerts:write',
  callers: { administrator: 'same-station' },
  parameters: StationId,
  body: AlertRepeatRuleChange,
  answers: { 200: AlertRepeatRule },
  problems: [],
  concurrency: 'if-match',
  emits: ['alert-repeat-rule.changed'],
  offline: {},
  requirements: ['WK-ALR-39', 'WK-ALR-40'],
});

/** The operations of the rules by which groups of alerts are proposed, by their ids. */
export const alertRepeatRulesOperations = {
  'alertRepeatRules.get': getAlertRepeatRule,
  'alertRepeatRules.change': changeAlertRepeatRule,
} as const;
