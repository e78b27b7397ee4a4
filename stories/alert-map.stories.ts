import type { Meta } from '@storybook/web-components-vite';
import { fixtures } from '../packages/elements/src/alert-map/alert-map.fixtures.ts';
import { WardAlertMap } from '../packages/elements/src/alert-map/alert-map.ts';
import { playgroundOf } from './playground.ts';
import { statesOf } from './story.ts';

export default { title: 'Alert map' } satisfies Meta;

const state = statesOf(WardAlertMap, fixtures);

export const Closed = state('closed');
export const Shift = state('a shift');
export const BaseMap = state('a base map');
export const BaseMapInGcj02 = state('a base map in GCJ-02');
export const NoTiles = state('no tiles where they should be');
export const SomebodyElsesTiles = state('base map of somebody else');
export const NoAreaAndNoPosts = state('no area and no posts');
export const AreaAndPostsFailed = state('area and posts failed');
export const UnknownUrgency = state('an unknown urgency');
export const NoAlert = state('no alert');
export const Loading = state('loading');
export const Stale = state('stale');
export const Offline = state('offline');
export const Forbidden = state('forbidden');
export const SignIn = state('sign in');
export const ReadingFailed = state('error');
export const Playground = playgroundOf(WardAlertMap, fixtures);
