import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/doorplate-viewer/doorplate-viewer.fixtures.ts';
import { WardDoorplateViewer } from '../packages/elements/src/doorplate-viewer/doorplate-viewer.ts';
import { statesOf } from './story.ts';

export default { title: 'Doorplate viewer' } satisfies Meta;

const state = statesOf(WardDoorplateViewer, fixtures);

export const StrangerGenuine = state('stranger, genuine');
export const StrangerElsewhere = state('stranger, elsewhere');
export const Idle = state('idle');
export const Loading = state('loading');
export const ByTypedCode = state('by typed code');
export const Officer = state('officer');
export const OfficerOverdue = state('officer, overdue');
export const OfficerNeverChecked = state('officer, never checked');
export const OfficerPremisesLoading = state('officer, premises loading');
export const OfficerPremisesFailed = state('officer, premises failed');
export const OfficerKeptOnTheDevice = state('officer, kept on the device');
export const Landlord = state('landlord');
export const Revoked = state('revoked');
export const Replaced = state('replaced');
export const Altered = state('altered');
export const UnknownKey = state('unknown key');
export const UnknownCode = state('unknown code');
export const Foreign = state('foreign');
export const Unreadable = state('unreadable');
export const OfflineGenuine = state('offline, genuine');
export const OfflineRevoked = state('offline, revoked');
export const OfflineUnchecked = state('offline, unchecked');
export const Failed = state('error');
export const DeviceLocked = state('device locked');
export const DeviceLockedInVain = state('device locked, in vain');
export const DeviceWiped = state('device wiped');
