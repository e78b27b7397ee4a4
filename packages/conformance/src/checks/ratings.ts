import { buildingFacts } from '@wardkit/contract/items-that-apply';
import { nextCheckDueOn } from '@wardkit/contract/next-check';
import { PremisesRating } from '@wardkit/contract/ratings';
import { rateRentalCheck } from '@wardkit/contract/rental-rating';
import { memberOf } from '../engine/answer.ts';
import { type Check, checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { everyOf, expect } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { expectRefusal } from './refusal.ts';
import { type CheckedPremises, checkedPremises, checkerOf, lookTwice, rentalReads } from './rental-records.ts';

interface Rated extends CheckedPremises {
  /** What the server tells. */
  readonly told: PremisesRating;
  /** What follows from the check and the hazards. */
  readonly due: ReturnType<typeof rateRentalCheck>;
}

const needs = { operations: [...rentalReads, 'ratings.get'] };

async function ratedPremises(context: Context): Promise<readonly Rated[]> {
  const all = await checkedPremises(context);
  return Promise.all(
    all.map(async (each) => {
      const parameters = { premisesId: each.premises.id };
      const told = bodyOf(await checkerOf(context).call('ratings.get', { parameters }), PremisesRating);
      const { premises, standard, check, hazards } = each;
      const { use, storeys, floorArea, dwellings } = premises;
      const facts = buildingFacts({ use, storeys, floorArea, dwellingCount: dwellings.length || null }, check.facts);
      const { divisionCode } = premises.address;
      return { ...each, told, due: rateRentalCheck(standard, divisionCode, check.answers, hazards, facts) };
    }),
  );
}

/** One rule of ratings, looked at for each premises. */
function ratingCheck(requirement: Check['requirement'], title: string, look: (rated: Rated) => void): Check {
  return {
    requirement,
    title,
    needs,
    run: (context) =>
      lookTwice(context, async () =>
        everyOf(
          await ratedPremises(context),
          () => 'premises',
          async (rated) => look(rated),
        ),
      ),
  };
}

/** Texts in one order, for comparing sets. */
function sorted(texts: readonly string[]): string {
  return [...texts].sort().join(' ');
}

function starsOf(score: number | null): number {
  if (score === null) return 0;
  return score >= 90 ? 3 : score >= 80 ? 2 : score >= 70 ? 1 : 0;
}

export const ratingsChecks = checks([
  ratingCheck(
    'WK-RAT-01',
    'each rating tells the reasons that follow from its check and open hazards',
    ({ told, due }) => {
      const [is, should] = [told, due].map(({ reasons }) => sorted(reasons.map(({ code }) => code)));
      expect(is === should, `the reasons ${should}`, is ?? 'none');
    },
  ),
  ratingCheck(
    'WK-RAT-02',
    'the score of each rating and of its aspects is the one computed here from the answers',
    ({ told, due }) => {
      expect(told.score === due.score, `the score ${due.score}`, String(told.score));
      for (const { aspect, score } of due.aspects) {
        if (score === null) continue;
        const is = told.aspects.find((each) => each.aspect === aspect)?.score;
        expect(is === score, `${score} for an aspect`, String(is));
      }
    },
  ),
  ratingCheck(
    'WK-RAT-03',
    'items whose rule is not in force are named in notCounted, and an aspect in which nothing counts has no score',
    ({ told, due }) => {
      expect(
        sorted(told.notCounted) === sorted(due.notCounted),
        `${due.notCounted.length} items in notCounted`,
        'others',
      );
      for (const { aspect, score } of due.aspects) {
        if (score !== null) continue;
        const is = told.aspects.find((each) => each.aspect === aspect);
        expect(is?.score === null, 'null for an aspect in which nothing counts', String(is?.score));
      }
    },
  ),
  ratingCheck('WK-RAT-04', 'no rating has more stars than its score allows', ({ told }) => {
    const allowed = starsOf(told.score);
    expect(told.stars <= allowed, `at most ${allowed} stars for this score`, `${told.stars}`);
  }),
  ratingCheck(
    'WK-RAT-05',
    'an open hazard of severity 4 leaves no star and one of severity 3 one at most; nothing else takes stars',
    ({ told, open }) => {
      const binding = open.filter(({ basis }) => basis === 'rule').map(({ severity }) => severity);
      const limit = binding.includes(4) ? 0 : binding.includes(3) ? 1 : 3;
      const due = Math.min(limit, starsOf(told.score));
      // Too many stars for the score is told by the rule of scores.
      if (told.stars <= starsOf(told.score)) expect(told.stars === due, `${due} stars`, `${told.stars}`);
    },
  ),
  ratingCheck('WK-RAT-06', 'a rating is incomplete where an item lacks its answer, and only there', ({ told, due }) => {
    expect(told.state === due.state, due.state, told.state);
    if (told.state === 'incomplete') expect(told.stars === 0 && told.score === null, 'no star and no score', 'others');
  }),
  ratingCheck(
    'WK-RAT-07',
    'the rating of premises is of their last check, and the premises tell the same stars',
    ({ told, check, premises }) => {
      expect(told.checkId === check.id, 'the rating of the last check', 'of another');
      expect(
        premises.rating?.stars === told.stars,
        `${told.stars} stars with the premises`,
        `${premises.rating?.stars}`,
      );
    },
  ),
  ratingCheck(
    'WK-RAT-09',
    'reasons are told with the fewest stars first, each with its items, and the stars are the fewest that one leaves',
    ({ told, due }) => {
      const limits = told.reasons.map(({ limit }) => limit);
      const isSorted = limits.every((limit, index) => index === 0 || (limits[index - 1] ?? 0) <= limit);
      expect(isSorted, 'the fewest stars first', limits.join(', '));
      // What the stars should be is told by the rules of scores and hazards; here only that they follow from the reasons.
      const fewest = Math.min(...limits);
      if (told.stars === due.stars) expect(fewest === told.stars, `a reason that leaves ${told.stars}`, `${fewest}`);
      for (const { code, itemCodes } of due.reasons) {
        const is = told.reasons.find((reason) => reason.code === code);
        if (is !== undefined) expect(sorted(is.itemCodes) === sorted(itemCodes), `the items behind ${code}`, 'others');
      }
    },
  ),
  ratingCheck(
    'WK-CHK-23',
    'each rating tells the day of the next check that follows from its stars, and the premises tell the same',
    ({ told, check, standard, premises }) => {
      // A clock that is ahead puts no check into the future.
      const checkedAt = new Date(Math.min(Date.parse(check.finishedAt), Date.parse(check.receivedAt))).toISOString();
      const due = nextCheckDueOn(standard, told.stars, checkedAt);
      expect(told.nextCheckDueOn === due, due, told.nextCheckDueOn ?? 'none');
      expect(premises.nextCheckDueOn === due, 'the same day with the premises', premises.nextCheckDueOn ?? 'none');
    },
  ),
  {
    requirement: 'WK-RAT-08',
    title: 'a stranger is not told a rating, neither by its address nor by a scan',
    needs: { operations: ['ratings.get'] },
    async run(context) {
      const [rated] = await checkedPremises(context);
      const parameters = { premisesId: rated?.premises.id ?? '' };
      expectRefusal(await context.stranger.call('ratings.get', { parameters }), 'unauthenticated', 'not-found');
      const code = await context.finder.value(checkerOf(context), 'code');
      if (code === null || !context.claims('doorplates.scan')) return;
      const { body } = await context.stranger.call('doorplates.scan', { parameters: { code } });
      const isTold = ['rating', 'stars'].some((name) => memberOf(body, name) !== undefined);
      expect(!isTold, 'a scan without a rating', 'one with it');
    },
  },
]);
