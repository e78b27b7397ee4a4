import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/help-button/help-button.fixtures.ts';
import { WardHelpButton } from '../packages/elements/src/help-button/help-button.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Help button' } satisfies Meta;

const state = statesOf(WardHelpButton, fixtures);

export const Ready = state('ready');
export const NoPlate = state('no plate');
export const HelpIsAskedFor = state('help is asked for');
export const AdviceIsAskedFor = state('advice is asked for');
export const TelephoneIsWrong = state('telephone is wrong');
export const Sending = state('sending');
export const NotSentOffline = state('not sent, offline');
export const PerhapsSent = state('perhaps sent');
export const PlateNotInForce = state('plate not in force');
export const TooManyCalls = state('too many calls');
export const NotTaken = state('not taken');
export const Received = state('received');
export const Seen = state('seen');
export const OnTheWay = state('on the way');
export const Arrived = state('arrived');
export const Closed = state('closed');
export const LaterVersion = state('a state of a later version');
export const QuestionSeen = state('a question that was seen');
export const NothingHeard = state('nothing heard');
export const AskedBeforeTakenBack = state('asked before it is taken back');
export const TakenBack = state('taken back');
export const NotTakenBack = state('not taken back');
export const Playground = playgroundOf(WardHelpButton, fixtures);
