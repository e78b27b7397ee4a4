import { changeJson, codeOf, type Fault, type ListOf, queryOf, refusedAs, spoilt, spoiltAnswer } from '../fault.ts';

interface Rating {
  score: number | null;
  stars: number;
  checkId: string;
  reasons: { code: string }[];
  aspects: { score: number | null }[];
  notCounted: string[];
}

interface Hazard {
  dueAt: string;
  referral: boolean;
}

const isSubmission = ({ operation }: { operation: { id: string } | null }) => operation?.id === 'rentalChecks.submit';

/** Checks, the hazards that they find and the ratings that follow. */
export const rentalChecksFaults: readonly Fault[] = [
  spoiltAnswer<{ version: string }>(
    'tells another checklist than the one asked for',
    ['WK-CHK-01'],
    'rentalChecks.getStandard',
    (standard) => {
      standard.version = '1999-01';
    },
  ),
  refusedAs(
    'does not say that a check is incomplete',
    ['WK-CHK-02'],
    'check-incomplete',
    'invalid-input',
    isSubmission,
  ),
  spoilt('does not tell the check that came in between', ['WK-CHK-03'], (reply, asked) => {
    if (isSubmission(asked) && codeOf(reply) === 'version-stale') changeJson(reply, ({ current: _, ...rest }) => rest);
  }),
  spoilt('does not say which photograph is missing', ['WK-CHK-04'], (reply) => {
    if (codeOf(reply) === 'photograph-missing') changeJson(reply, ({ errors: _, ...rest }) => rest);
  }),
  spoiltAnswer<{ answers: { answeredTogether: boolean }[] }>(
    'forgets which answers were given together',
    ['WK-CHK-05'],
    'rentalChecks.get',
    ({ answers }) => {
      for (const answer of answers.slice(0, 1)) answer.answeredTogether = !answer.answeredTogether;
    },
  ),
  spoiltAnswer<Rating>('gives a reason for a rating that does not follow', ['WK-RAT-01'], 'ratings.get', (rating) => {
    for (const reason of rating.reasons) reason.code = 'impression';
  }),
  spoiltAnswer<Rating>('rates an aspect too badly', ['WK-RAT-02'], 'ratings.get', ({ aspects }) => {
    for (const aspect of aspects) if (aspect.score !== null && aspect.score > 0) aspect.score -= 1;
  }),
  spoiltAnswer<Rating>('hides which items did not count', ['WK-RAT-03'], 'ratings.get', (rating) => {
    rating.notCounted = [];
  }),
  spoiltAnswer<Rating>('tells the rating of an older check', ['WK-RAT-07'], 'ratings.get', (rating) => {
    rating.checkId = '01890000-0000-7000-8000-000000000000';
  }),
  spoilt('tells a stranger the stars of a door', ['WK-RAT-08'], (reply, { operation, headers }) => {
    if (operation?.id !== 'doorplates.scan' || reply.status !== 200 || headers.authorization !== undefined) return;
    changeJson(reply, (scan) => ({ ...scan, stars: 3 }));
  }),
  spoilt('gives a day more for one of several hazards', ['WK-HAZ-01'], (reply, asked) => {
    if (asked.operation?.id !== 'hazards.list' || !queryOf(asked).has('premisesId') || reply.status !== 200) return;
    changeJson<ListOf<Hazard>>(reply, ({ items }) => {
      // The last deadline only: the nearest one is told with the premises too.
      const [latest, ...rest] = [...items].sort((one, other) => Date.parse(other.dueAt) - Date.parse(one.dueAt));
      if (latest === undefined || rest.length === 0) return;
      latest.dueAt = new Date(Date.parse(latest.dueAt) + 86_400_000).toISOString();
    });
  }),
  spoiltAnswer<ListOf<Hazard>>('refers hazards that are not to be', ['WK-HAZ-03'], 'hazards.list', ({ items }) => {
    for (const hazard of items) hazard.referral = !hazard.referral;
  }),
];
