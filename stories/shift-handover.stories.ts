import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/shift-handover/shift-handover.fixtures.ts';
import { WardShiftHandover } from '../packages/elements/src/shift-handover/shift-handover.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Shift handover' } satisfies Meta;

const state = statesOf(WardShiftHandover, fixtures);

export const ToBeTakenOver = state('to be taken over');
export const AskedBeforeTakingOver = state('asked before taking over');
export const TakenOverMeanwhile = state('taken over meanwhile');
export const OwnNote = state('own note');
export const MoreToCome = state('more to come');
export const NoNotes = state('no notes');
export const ForWhoMayOnlyRead = state('for who may only read');
export const Writing = state('writing');
export const WritingNoAlertIsOpen = state('writing, no alert is open');
export const WritingAlertsNotRead = state('writing, alerts not read');
export const ToBePutRight = state('to be put right');
export const AskedBeforeDeleting = state('asked before deleting');
export const KeptFromBefore = state('kept from before');
export const NotSentOffline = state('not sent, offline');
export const Changing = state('changing');
export const ChangedElsewhereMeanwhile = state('changed elsewhere meanwhile');
export const TakenOverWhileItWasChanged = state('taken over while it was changed');
export const TheServerRefusesAField = state('the server refuses a field');
export const Loading = state('loading');
export const Stale = state('stale');
export const Offline = state('offline');
export const Forbidden = state('forbidden');
export const SignIn = state('sign in');
export const Failed = state('error');
export const Playground = playgroundOf(WardShiftHandover, fixtures);
