import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/unit-board/unit-board.fixtures.ts';
import { WardUnitBoard } from '../packages/elements/src/unit-board/unit-board.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Unit board' } satisfies Meta;

const state = statesOf(WardUnitBoard, fixtures);

export const Shift = state('a shift');
export const ChangeByHand = state('a change by hand');
export const TimeThatIsPast = state('a time that is past');
export const BeingSaved = state('being saved');
export const Overtaken = state('overtaken by somebody else');
export const NotAllowed = state('not allowed');
export const OnlySendable = state('only what can be sent');
export const OfASupervisor = state('a supervisor’s view');
export const SetUp = state('a unit is set up');
export const NewIncomplete = state('a new unit, incomplete');
export const BeforeRemoval = state('before a unit goes off the list');
export const UnknownState = state('an unknown state');
export const NobodyCanBeSent = state('nobody can be sent');
export const Loading = state('loading');
export const Empty = state('no unit');
export const Stale = state('stale');
export const Offline = state('offline');
export const Forbidden = state('forbidden');
export const SignIn = state('sign in');
export const Failed = state('error');
export const Playground = playgroundOf(WardUnitBoard, fixtures);
