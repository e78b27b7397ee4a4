import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/alert-list/alert-list.fixtures.ts';
import { WardAlertList } from '../packages/elements/src/alert-list/alert-list.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Alert list' } satisfies Meta;

const state = statesOf(WardAlertList, fixtures);

export const Shift = state('a shift');
export const OnItsWay = state('one on its way');
export const ToAcknowledge = state('one to acknowledge');
export const OfAGroup = state('one of a group');
export const DealtWith = state('one that was dealt with');
export const OfAnAuxiliary = state('an auxiliary’s view');
export const Overtaken = state('overtaken by somebody else');
export const UnknownState = state('an unknown state');
export const Find = state('find in the list');
export const Keys = state('the keys');
export const SoundAndNotices = state('sound and notices');
export const Table = state('the table');
export const Loading = state('loading');
export const Empty = state('no alert');
export const EmptyByFilter = state('none of these');
export const MorePages = state('more pages');
export const Stale = state('stale');
export const Offline = state('offline');
export const Forbidden = state('forbidden');
export const SignIn = state('sign in');
export const Failed = state('error');
export const Playground = playgroundOf(WardAlertList, fixtures);
