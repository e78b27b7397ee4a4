import { AlertRepeatRuleChange } from '@wardkit/contract/alert-repeat-rules';
import type { ProblemCode } from '@wardkit/contract/problem';
import type { RequirementId } from '@wardkit/contract/requirements';
import * as z from 'zod/mini';
import {
  changeRequest,
  codeOf,
  type Fault,
  jsonOf,
  type ListOf,
  refuse,
  refusedAs,
  spoilt,
  spoiltAnswer,
} from '../fault.ts';

interface AlertTold {
  number: string;
  reporter: object | null;
  wholeDescription: object | null;
  closing: { note: string } | null;
  deadlines: { outcome: string | null }[];
  escalation: { limit: string; at: string } | null;
}

/** A fault that takes a refusal for something in the input for another code; other refusals stay as they are. */
function misnamed(name: string, breaks: RequirementId, operation: string, code: string, to: ProblemCode): Fault {
  return spoilt(name, [breaks], (reply, asked) => {
    if (asked.operation?.id !== operation || codeOf(reply) !== 'invalid-input') return;
    const errors = jsonOf<{ errors?: { code: string }[] }>(reply)?.errors ?? [];
    if (errors.some((error) => error.code === code)) refuse(reply, to);
  });
}

/** A list in the order that is the wrong way round. */
function reversed(name: string, breaks: RequirementId, operation: string): Fault {
  return spoiltAnswer<ListOf<unknown>>(name, [breaks], operation, ({ items }) => {
    items.reverse();
  });
}

const of =
  (operation: string) =>
  ({ operation: asked }: { operation: { id: string } | null }) =>
    asked?.id === operation;

/** Alerts, groups of them, their limits and the units that are sent. */
export const alertsFaults: readonly Fault[] = [
  spoiltAnswer<AlertTold>('gives every alert one number', ['WK-ALR-01'], 'alerts.receive', (alert) => {
    alert.number = 'JQ-1';
  }),
  spoiltAnswer<AlertTold>('makes somebody of a caller who is not known', ['WK-ALR-02'], 'alerts.receive', (alert) => {
    alert.reporter ??= { name: null, telephone: null };
  }),
  refusedAs(
    'says of an alert that can not be resolved that something is missing',
    ['WK-ALR-04'],
    'state-conflict',
    'need-missing',
    of('alerts.resolve'),
  ),
  misnamed(
    'calls a move in the future a conflict',
    'WK-ALR-07',
    'alerts.acknowledge',
    'in-the-future',
    'state-conflict',
  ),
  spoiltAnswer<AlertTold>('does not say why an alert was closed', ['WK-ALR-08'], 'alerts.cancel', ({ closing }) => {
    if (closing !== null) closing.note = '';
  }),
  misnamed('calls a wrong original a conflict', 'WK-ALR-11', 'alerts.markDuplicate', 'no-original', 'state-conflict'),
  reversed('has the farthest deadline first', 'WK-ALR-15', 'alerts.due'),
  spoiltAnswer<ListOf<unknown>>('forgets one time limit', ['WK-ALR-17'], 'alertTimeLimits.list', ({ items }) => {
    items.pop();
  }),
  spoiltAnswer<{ source: string }>(
    'takes what a station has set for the default',
    ['WK-ALR-39'],
    'alertRepeatRules.change',
    (rule) => {
      rule.source = 'project default';
    },
  ),
  {
    name: 'groups alerts by the default, whatever distance its station has set',
    breaks: ['WK-ALR-40'],
    start: () => async (asked, pass) => {
      if (of('alertRepeatRules.change')(asked)) {
        // What is no distance is refused as ever.
        await changeRequest(asked, (body) =>
          typeof body.metres === 'number' && z.safeParse(AlertRepeatRuleChange, body).success
            ? { ...body, metres: null }
            : body,
        );
      }
      return pass();
    },
  },
  spoiltAnswer<AlertTold>(
    'does not say that more is known than a masked description',
    ['WK-ALR-41'],
    'alerts.receive',
    (alert) => {
      alert.wholeDescription = null;
    },
  ),
  reversed('has the oldest group first', 'WK-ALR-21', 'alertRepeats.list'),
  refusedAs(
    'says of the last unit of an alert that it is not available',
    ['WK-ALR-25'],
    'state-conflict',
    'unit-not-available',
    of('alerts.releaseUnits'),
  ),
  misnamed('calls a unit that was not sent a conflict', 'WK-ALR-31', 'alerts.depart', 'not-assigned', 'state-conflict'),
  misnamed(
    'calls a move before the one before a conflict',
    'WK-ALR-32',
    'alerts.acknowledge',
    'before-last-move',
    'state-conflict',
  ),
  misnamed('does not find a station that is unknown', 'WK-ALR-34', 'alerts.transfer', 'no-station', 'not-found'),
  spoiltAnswer<AlertTold>('stops what was met', ['WK-ALR-35'], 'alerts.acknowledge', ({ deadlines }) => {
    for (const deadline of deadlines) if (deadline.outcome === 'met') deadline.outcome = 'stopped';
  }),
  spoiltAnswer<AlertTold>('escalates an alert from when it is read', ['WK-ALR-42'], 'alerts.get', ({ escalation }) => {
    if (escalation !== null) escalation.at = new Date().toISOString();
  }),
  spoiltAnswer<AlertTold>('forgets what else is over', ['WK-ALR-43'], 'alerts.acknowledge', (alert) => {
    alert.escalation = null;
  }),
  {
    name: 'lists every alert as escalated',
    breaks: ['WK-ALR-44'],
    start: () => (asked, pass) => {
      if (of('alerts.list')(asked)) asked.path = asked.path.replace(/&escalated=true|escalated=true&/, '');
      return pass();
    },
  },
  spoiltAnswer<ListOf<{ distanceMetres: number | null }>>(
    'tells twice the distance of a unit',
    ['WK-UNT-06'],
    'alerts.nearestUnits',
    ({ items }) => {
      for (const item of items) if (item.distanceMetres !== null) item.distanceMetres *= 2;
    },
  ),
  spoiltAnswer<ListOf<{ exclusions: string[] }>>(
    'does not say why a unit can not be sent',
    ['WK-UNT-07'],
    'alerts.nearestUnits',
    ({ items }) => {
      for (const item of items) item.exclusions = [];
    },
  ),
  refusedAs(
    'does not find an alert without a place on the map',
    ['WK-UNT-08'],
    'alert-not-located',
    'not-found',
    of('alerts.nearestUnits'),
  ),
  spoiltAnswer<{ state: string }>('has a new unit on duty', ['WK-UNT-09'], 'responseUnits.create', (unit) => {
    unit.state = 'available';
  }),
];
