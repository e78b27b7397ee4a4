import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/mediation-tracker/mediation-tracker.fixtures.ts';
import { WardMediationTracker } from '../packages/elements/src/mediation-tracker/mediation-tracker.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Mediation tracker' } satisfies Meta;

const state = statesOf(WardMediationTracker, fixtures);

export const Board = state('board');
export const ForWhoMayOnlyRead = state('for who may only read');
export const AskedWhereToMove = state('asked where to move');
export const AskedWhereToMoveSomethingIsMissing = state('asked where to move, something is missing');
export const NoDisputeGoesOn = state('no dispute goes on');
export const NothingIsClosedYet = state('nothing is closed yet');
export const CountsNotRead = state('counts not read');
export const Table = state('table');
export const TableNoneLikeThis = state('table, none like this');
export const Due = state('due');
export const DueAYearWithoutHolidays = state('due, a year without holidays');
export const Calendar = state('calendar');
export const CalendarAYearWithoutHolidays = state('calendar, a year without holidays');
export const CalendarNotRead = state('calendar, not read');
export const TakingIn = state('taking in');
export const TakingInFilledIn = state('taking in, filled in');
export const TakingInToBePutRight = state('taking in, to be put right');
export const AskedBeforeDeletingADraft = state('asked before deleting a draft');
export const TakenIn = state('taken in');
export const TakenInNoNetwork = state('taken in, no network');
export const TakenInTheServerRefuses = state('taken in, the server refuses');
export const Loading = state('loading');
export const Stale = state('stale');
export const Offline = state('offline');
export const Forbidden = state('forbidden');
export const SignIn = state('sign in');
export const Failed = state('error');
export const Playground = playgroundOf(WardMediationTracker, fixtures);
