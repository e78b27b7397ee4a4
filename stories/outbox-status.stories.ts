import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/outbox-status/outbox-status.fixtures.ts';
import { WardOutboxStatus } from '../packages/elements/src/outbox-status/outbox-status.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Outbox status' } satisfies Meta;

const state = statesOf(WardOutboxStatus, fixtures);

export const NothingPending = state('nothing pending');
export const NeverSent = state('never sent');
export const Pending = state('pending');
export const Sending = state('sending');
export const WaitingForSignIn = state('waiting for sign-in');
export const Offline = state('offline');
export const Conflict = state('conflict');
export const ConflictCompared = state('conflict compared');
export const Rejected = state('rejected');
export const ServerFailing = state('server failing');
export const ConflictWithNothingToCompare = state('conflict with nothing to compare');
export const DiscardAsked = state('discard asked');
export const SetAside = state('set aside');
export const KeptInMemoryOnly = state('kept in memory only');
export const StorageAtRisk = state('storage at risk');
export const Unreadable = state('unreadable');
export const Loading = state('loading');
export const NoClient = statesOf(WardOutboxStatus, [
  // A clock that lets the widget's patience end at once.
  { name: 'no client', clock: () => ({ now: () => 0, after: (_, callback) => queueMicrotask(callback) }) },
])('no client');
export const Playground = playgroundOf(WardOutboxStatus, fixtures);
