import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/alert-bulletin/alert-bulletin.fixtures.ts';
import { WardAlertBulletin } from '../packages/elements/src/alert-bulletin/alert-bulletin.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Alert bulletin' } satisfies Meta;

const state = statesOf(WardAlertBulletin, fixtures);

export const Week = state('a week');
export const Day = state('a day');
export const Month = state('a month');
export const NotOverYet = state('not over yet');
export const Empty = state('empty');
export const LaterVersion = state('codes of a later version');
export const Loading = state('loading');
export const NoSuchBulletin = state('no such bulletin');
export const Stale = state('stale');
export const Offline = state('offline');
export const Forbidden = state('forbidden');
export const SignIn = state('sign in');
export const Failed = state('error');
export const Playground = playgroundOf(WardAlertBulletin, fixtures);
