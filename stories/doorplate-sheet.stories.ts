import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/doorplate-sheet/doorplate-sheet.fixtures.ts';
import { WardDoorplateSheet } from '../packages/elements/src/doorplate-sheet/doorplate-sheet.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Doorplate sheet' } satisfies Meta;

const state = statesOf(WardDoorplateSheet, fixtures);

export const Size75Mm = state('75 mm');
export const Size120Mm = state('120 mm');
export const Size40Mm = state('40 mm');
export const OnePlate = state('one plate');
export const ListOfPlates = state('list of plates');
export const AnOfficer = state('an officer');
export const NoPlateYet = state('no plate yet');
export const AskedBeforeReplacing = state('asked before a plate is replaced');
export const AskedBeforeRevoking = state('asked before a plate is revoked');
export const ReasonTooShort = state('reason too short');
export const Refused = state('refused');
export const SomebodyWasQuicker = state('somebody was quicker');
export const Replaced = state('replaced');
export const Loading = state('loading');
export const Empty = state('empty');
export const KeptOnTheDevice = state('kept on the device');
export const Offline = state('offline');
export const Forbidden = state('forbidden');
export const SignIn = state('sign in');
export const Failed = state('error');
export const Playground = playgroundOf(WardDoorplateSheet, fixtures);
