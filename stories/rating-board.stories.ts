import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/rating-board/rating-board.fixtures.ts';
import { WardRatingBoard } from '../packages/elements/src/rating-board/rating-board.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Rating board' } satisfies Meta;

const state = statesOf(WardRatingBoard, fixtures);

export const TwoStars = state('two stars');
export const ThreeStarsA3 = state('three stars, A3');
export const NoStar = state('no star');
export const NoPageForObjections = state('no page for objections');
export const NoPremises = state('no premises');
export const Loading = state('loading');
export const NotRatedYet = state('not rated yet');
export const NotCheckedToTheEnd = state('not checked to the end');
export const Stale = state('stale');
export const Offline = state('offline');
export const Forbidden = state('forbidden');
export const SignIn = state('sign in');
export const NotFound = state('not found');
export const Failed = state('error');
export const Objecting = state('objecting');
export const TooLittleWritten = state('too little written');
export const SavedWithoutANetwork = state('saved without a network');
export const NotAccepted = state('not accepted');
export const AnObjectionWaits = state('an objection waits');
export const TakingItBack = state('taking it back');
export const Answered = state('answered');
export const ASupervisor = state('a supervisor');
export const Answering = state('answering');
export const AnswerWithoutAReason = state('answer without a reason');
export const NotToBeAnsweredByThisOne = state('not to be answered by this one');
export const ObjectionsFailed = state('objections failed');
export const Playground = playgroundOf(WardRatingBoard, fixtures);
