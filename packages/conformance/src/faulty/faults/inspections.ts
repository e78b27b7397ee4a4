import type { ProblemCode } from '@wardkit/contract/problem';
import type { RequirementId } from '@wardkit/contract/requirements';
import {
  changeJson,
  changeRequest,
  codeOf,
  type Fault,
  jsonOf,
  type ListOf,
  pathOf,
  queryOf,
  refuse,
  refusedAs,
  spoilt,
  spoiltAnswer,
} from '../fault.ts';

interface Told {
  readonly detail?: string;
  readonly errors?: readonly { readonly code: string; readonly pointer: string }[];
}

interface TableTold {
  rowDimension: string;
  columnDimension: string | null;
  total: { count: number | null; suppressed: boolean };
  rows: unknown[];
}

/** A fault that takes one reason of a refusal for another code; other refusals of the operation stay as they are. */
function misnamed(
  name: string,
  breaks: RequirementId,
  operation: string,
  isMeant: (told: Told, path: string) => boolean,
  to: ProblemCode,
): Fault {
  return spoilt(name, [breaks], (reply, asked) => {
    if (asked.operation?.id !== operation || codeOf(reply) === null) return;
    if (isMeant(jsonOf<Told>(reply) ?? {}, asked.path)) refuse(reply, to);
  });
}

const withErrors =
  (...codes: readonly string[]) =>
  ({ errors }: Told) =>
    errors?.some(({ code }) => codes.includes(code)) ?? false;
const saying =
  (words: string) =>
  ({ detail }: Told) =>
    detail?.includes(words) ?? false;

/** Reviews and withdrawals of checks, and checklists of a station. */
const checksFaults: readonly Fault[] = [
  misnamed(
    'does not say what is wrong with a checklist',
    'WK-CHK-09',
    'rentalChecks.publishStandard',
    withErrors('taken', 'no-rectification', 'hours-or-days'),
    'already-exists',
  ),
  misnamed('lets a maker review', 'WK-CHK-12', 'rentalChecks.review', saying('who made the check'), 'state-conflict'),
  misnamed('needs no reason to send back', 'WK-CHK-13', 'rentalChecks.review', withErrors('missing'), 'state-conflict'),
  spoiltAnswer<{ withdrawal: unknown }>(
    'forgets why a check was withdrawn',
    ['WK-CHK-16'],
    'rentalChecks.withdraw',
    (check) => {
      check.withdrawal = null;
    },
  ),
  spoilt('lists checks of others as the own', ['WK-CHK-18'], (reply, asked) => {
    if (asked.operation?.id !== 'rentalChecks.list' || !queryOf(asked).has('own') || reply.status !== 200) return;
    changeJson<ListOf<{ isOwn: boolean }>>(reply, ({ items }) => {
      for (const check of items.slice(-1)) check.isOwn = false;
    });
  }),
  refusedAs(
    'calls a second review a wrong input',
    ['WK-CHK-17'],
    'state-conflict',
    'invalid-input',
    ({ operation }) => operation?.id === 'rentalChecks.review',
  ),
];

/** What a check tells of the house. */
const houseFaults: readonly Fault[] = [
  spoiltAnswer<{ facts?: { storeys?: { isApplied: boolean } } }>(
    'says of every fact that it was applied',
    ['WK-CHK-19'],
    'rentalChecks.submit',
    ({ facts }) => {
      if (facts?.storeys !== undefined) facts.storeys.isApplied = true;
    },
  ),
  {
    name: 'keeps with a check who lived there',
    breaks: ['WK-CHK-20'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id !== 'rentalChecks.submit') return pass();
      let residents: unknown;
      await changeRequest(asked, (submission) => {
        residents = submission.residents;
      });
      const reply = await pass();
      if (residents !== undefined && reply.status === 201) changeJson(reply, (check) => ({ ...check, residents }));
      return reply;
    },
  },
  misnamed(
    'takes what is no signature',
    'WK-CHK-21',
    'rentalChecks.submit',
    withErrors('twice', 'reason-missing', 'signature-missing'),
    'check-incomplete',
  ),
];

/** Checklists that ask by the house, and what follows for the next check. */
const checklistFaults: readonly Fault[] = [
  misnamed(
    'takes any condition of an item',
    'WK-CHK-22',
    'rentalChecks.publishStandard',
    withErrors('not-before', 'fact-or-item'),
    'already-exists',
  ),
  spoiltAnswer<{ nextCheckDueOn: string }>('checks again when it likes', ['WK-CHK-23'], 'ratings.get', (rating) => {
    rating.nextCheckDueOn = '2099-01-01';
  }),
];

/** The way of a hazard from open to closed. */
const hazardFaults: readonly Fault[] = [
  misnamed(
    'does not say that nobody is staff',
    'WK-HAZ-05',
    'hazards.assign',
    withErrors('not-staff'),
    'state-conflict',
  ),
  spoiltAnswer<{ state: string }>('keeps a reported hazard open', ['WK-HAZ-06'], 'hazards.rectify', (hazard) => {
    hazard.state = 'open';
  }),
  misnamed('misses an old photograph', 'WK-HAZ-07', 'hazards.verify', withErrors('not-new'), 'photograph-missing'),
  misnamed('lets an assignee re-inspect', 'WK-HAZ-08', 'hazards.verify', saying('is assigned to'), 'state-conflict'),
  spoiltAnswer<{ state: string; dueAt: string }>(
    'gives a hazard that was found as it was a day more',
    ['WK-HAZ-09'],
    'hazards.verify',
    (hazard) => {
      if (hazard.state === 'open') hazard.dueAt = new Date(Date.parse(hazard.dueAt) + 86_400_000).toISOString();
    },
  ),
  misnamed(
    'does not mind when a hazard was put right',
    'WK-HAZ-11',
    'hazards.rectify',
    withErrors('before-observation', 'in-the-future'),
    'state-conflict',
  ),
  refusedAs(
    'calls the second closing of a hazard a wrong input',
    ['WK-HAZ-12'],
    'state-conflict',
    'invalid-input',
    ({ operation }) => operation?.id === 'hazards.verify',
  ),
  spoiltAnswer<{ referredTo: unknown }>('forgets where a hazard went', ['WK-HAZ-13'], 'hazards.refer', (hazard) => {
    hazard.referredTo = null;
  }),
  spoilt('lists hazards of any severity', ['WK-HAZ-14'], (reply, asked) => {
    if (asked.operation?.id !== 'hazards.list' || !queryOf(asked).has('severity') || reply.status !== 200) return;
    changeJson<ListOf<{ severity: number }>>(reply, ({ items }) => {
      for (const hazard of items.slice(-1)) hazard.severity = (hazard.severity % 4) + 1;
    });
  }),
  misnamed(
    'takes a report that shows nothing',
    'WK-HAZ-15',
    'hazards.rectify',
    withErrors('missing'),
    'state-conflict',
  ),
  spoilt('forgets why a hazard was referred', ['WK-HAZ-16'], (reply, asked) => {
    if (asked.operation?.id !== 'hazards.get' || reply.status !== 200) return;
    changeJson<{ referredTo: { reason?: string } | null }>(reply, ({ referredTo }) => {
      if (referredTo !== null) referredTo.reason = 'no reason was given';
    });
  }),
];

/** Objections and their answers. */
const objectionFaults: readonly Fault[] = [
  misnamed('takes a foreign target', 'WK-OBJ-02', 'objections.file', withErrors('not-of-premises'), 'state-conflict'),
  refusedAs('does not say that one waits', ['WK-OBJ-03'], 'already-recorded', 'state-conflict'),
  refusedAs(
    'calls a settled target a wrong input',
    ['WK-OBJ-04'],
    'state-conflict',
    'invalid-input',
    ({ operation }) => operation?.id === 'objections.file',
  ),
  spoiltAnswer<{ answerDueAt: string }>('takes its time', ['WK-OBJ-05'], 'objections.file', (objection) => {
    objection.answerDueAt = new Date(Date.parse(objection.answerDueAt) + 5 * 86_400_000).toISOString();
  }),
  misnamed('lets who is concerned answer', 'WK-OBJ-08', 'objections.answer', saying('neither made'), 'state-conflict'),
  spoilt('tells the landlord no reason', ['WK-OBJ-09'], (reply, asked) => {
    if (asked.operation?.id !== 'objections.get' || reply.status !== 200) return;
    changeJson<{ answer: { reason: string } | null }>(reply, ({ answer }) => {
      if (answer !== null) answer.reason = 'no reason was given';
    });
  }),
  spoilt('gives another reason for a withdrawn check', ['WK-OBJ-10'], (reply, asked) => {
    if (asked.operation?.id !== 'rentalChecks.get' || reply.status !== 200) return;
    changeJson<{ withdrawal: { reason: string } | null }>(reply, ({ withdrawal }) => {
      if (withdrawal !== null) withdrawal.reason = 'no reason was given';
    });
  }),
  {
    name: 'annuls a hazard whose objection was dismissed',
    breaks: ['WK-OBJ-11'],
    start() {
      const dismissed = new Set<string>();
      return async (asked, pass) => {
        const reply = await pass();
        const id = asked.operation?.id;
        if (id === 'objections.answer' && reply.status === 200) {
          const told = jsonOf<{ target: { id: string }; answer: { decision: string } }>(reply);
          if (told?.answer.decision === 'dismissed') dismissed.add(told.target.id);
        }
        const hazardId = pathOf(asked).split('/').at(-1) ?? '';
        if (id === 'hazards.get' && reply.status === 200 && dismissed.has(hazardId)) {
          changeJson(reply, (hazard) => ({ ...hazard, state: 'annulled' }));
        }
        return reply;
      };
    },
  },
  refusedAs(
    'calls a second withdrawal a wrong input',
    ['WK-OBJ-12'],
    'state-conflict',
    'invalid-input',
    ({ operation }) => operation?.id === 'objections.withdraw',
  ),
];

/** Counts. */
const statisticsFaults: readonly Fault[] = [
  spoiltAnswer<TableTold>('counts a record twice', ['WK-STA-01'], 'statistics.count', ({ columnDimension, total }) => {
    if (columnDimension === null && total.count !== null) total.count += 1;
  }),
  spoiltAnswer<TableTold>('hides the total of a station', ['WK-STA-04'], 'statistics.count', ({ total }) => {
    Object.assign(total, { count: null, suppressed: true });
  }),
  spoiltAnswer<TableTold>('says of a number that it is hidden', ['WK-STA-05'], 'statistics.count', ({ total }) => {
    total.suppressed = true;
  }),
  misnamed('refuses two areas as forbidden', 'WK-STA-06', 'statistics.count', withErrors('same-kind'), 'forbidden'),
  misnamed(
    'refuses half a month as forbidden',
    'WK-STA-07',
    'statistics.count',
    withErrors('no-whole-period'),
    'forbidden',
  ),
  spoiltAnswer<TableTold>('turns the rows round', ['WK-STA-08'], 'statistics.count', (table) => {
    if (table.columnDimension === null) table.rows.reverse();
  }),
  misnamed(
    'knows a dimension of persons and keeps it to itself',
    'WK-STA-09',
    'statistics.count',
    (told, path) => path.includes('rows=assignedTo') && withErrors('unknown')(told),
    'forbidden',
  ),
];

/** What follows from a check: reviews, hazards, objections, and counts of them. */
export const inspectionsFaults: readonly Fault[] = [
  ...checksFaults,
  ...houseFaults,
  ...checklistFaults,
  ...hazardFaults,
  ...objectionFaults,
  ...statisticsFaults,
];
