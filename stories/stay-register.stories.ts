import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/stay-register/stay-register.fixtures.ts';
import { WardStayRegister } from '../packages/elements/src/stay-register/stay-register.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Stay register' } satisfies Meta;

const state = statesOf(WardStayRegister, fixtures);

export const Premises = state('premises');
export const Overdue = state('overdue');
export const ATenant = state('a tenant');
export const ALandlord = state('a landlord');
export const Loading = state('loading');
export const NobodyRegistered = state('nobody registered');
export const MoreToCome = state('more to come');
export const KeptOnTheDevice = state('kept on the device');
export const OfflineNothingKeptButWhoIsSignedIn = state('offline, nothing kept but who is signed in');
export const Offline = state('offline');
export const Forbidden = state('forbidden');
export const SignIn = state('sign in');
export const Failed = state('error');
export const APlateNoLongerInForce = state('a plate no longer in force');
export const Registering = state('registering');
export const RegisteringByAPlate = state('registering by a plate');
export const AWrongNumber = state('a wrong number');
export const SavedWaits = state('saved, waits');
export const KeptInMemoryOnly = state('kept in memory only');
export const Sent = state('sent');
export const NotTaken = state('not taken');
export const NotTakenByAPlate = state('not taken by a plate');
export const Changing = state('changing');
export const ChangedMeanwhile = state('changed meanwhile');
export const SigningOff = state('signing off');
export const SignedOffChangedBySomebodyElse = state('signed off, changed by somebody else');
export const Playground = playgroundOf(WardStayRegister, fixtures);
