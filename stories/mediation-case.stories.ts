import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/mediation-case/mediation-case.fixtures.ts';
import { WardMediationCase } from '../packages/elements/src/mediation-case/mediation-case.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Mediation case' } satisfies Meta;

const state = statesOf(WardMediationCase, fixtures);

export const ConsentIsAsked = state('consent is asked');
export const AboutToConsent = state('about to consent');
export const AboutToRefuse = state('about to refuse');
export const AboutToWithdraw = state('about to withdraw, no reason');
export const WithdrawnInThisMoment = state('withdrawn in this moment');
export const ChangedMeanwhile = state('changed meanwhile');
export const NothingIsAsked = state('nothing is asked');
export const ASessionIsPlanned = state('a session is planned');
export const AboutToObject = state('about to object');
export const ToBeSigned = state('to be signed');
export const InForce = state('in force, a court may be asked');
export const StepsThatAreOwed = state('in force, with steps that are owed');
export const NoCalendarOfDaysOff = state('in force, no calendar of days off');
export const ConfirmedByACourt = state('confirmed by a court');
export const NotKept = state('not kept');
export const FailedMediation = state('failed');
export const NotEligible = state('not eligible');
export const Refused = state('refused');
export const Transferred = state('transferred');
export const Archived = state('archived');
export const SeveralOfTheOwn = state('several of the own');
export const HundredsOfParties = state('hundreds of parties');
export const Empty = state('empty');
export const Loading = state('loading');
export const Offline = state('offline');
export const Forbidden = state('forbidden');
export const Failed = state('error');
export const Playground = playgroundOf(WardMediationCase, fixtures);
