import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/access-log/access-log.fixtures.ts';
import { WardAccessLog } from '../packages/elements/src/access-log/access-log.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Access log' } satisfies Meta;

const state = statesOf(WardAccessLog, fixtures);

export const Ready = state('ready');
export const NobodyLooked = state('nobody looked');
export const NothingRecorded = state('nothing recorded');
export const MoreToCome = state('more to come');
export const AnAccountOfNoPerson = state('an account of no person');
export const Loading = state('loading');
export const Offline = state('offline');
export const Forbidden = state('forbidden');
export const SignIn = state('sign in');
export const Failed = state('error');
export const Asking = state('asking');
export const AskingNotFilledIn = state('asking, not filled in');
export const Sent = state('sent');
export const Playground = playgroundOf(WardAccessLog, fixtures);
