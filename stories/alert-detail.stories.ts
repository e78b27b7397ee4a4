import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/alert-detail/alert-detail.fixtures.ts';
import { WardAlertDetail } from '../packages/elements/src/alert-detail/alert-detail.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Alert detail' } satisfies Meta;

const state = statesOf(WardAlertDetail, fixtures);

export const ToAcknowledge = state('to acknowledge');
export const OnItsWay = state('on its way');
export const OfAGroup = state('of a group');
export const DealtWith = state('dealt with');
export const OfAnAuxiliary = state('an auxiliary’s view');
export const Dispatch = state('a dispatch');
export const Overtaken = state('overtaken by somebody else');
export const Loading = state('loading');
export const NoneChosen = state('none chosen');
export const Missing = state('missing');
export const Offline = state('offline');
export const Forbidden = state('forbidden');
export const SignIn = state('sign in');
export const Failed = state('error');
export const Playground = playgroundOf(WardAlertDetail, fixtures);
