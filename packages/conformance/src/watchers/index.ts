import type { Watcher } from '../engine/watcher.ts';
import { crossOriginWatchers } from './cross-origin.ts';
import { limitWatchers } from './limits.ts';
import { personalDataWatchers } from './personal-data.ts';
import { problemWatchers } from './problems.ts';
import { recordWatchers } from './records.ts';

/** Every watcher of the kit. */
export const watchers: readonly Watcher[] = [
  ...problemWatchers,
  ...recordWatchers,
  ...personalDataWatchers,
  ...limitWatchers,
  ...crossOriginWatchers,
];
