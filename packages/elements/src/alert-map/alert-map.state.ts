import type { FailedReading } from '../foundation/failed-reading.ts';

/** What is known of the alerts, from the press that opens the map on. */
export type AlertMapState =
  | { readonly kind: 'loading'; readonly count: number }
  | { readonly kind: 'empty' }
  | ReadyState
  /** What is shown may be old: no stream, or no network. `since` in milliseconds since 1970. */
  | (Omit<ReadyState, 'kind'> & { readonly kind: 'stale'; readonly since: number })
  | FailedReading;

interface ReadyState {
  readonly kind: 'ready';
  /** False where further pages could not be read, or more are open than the map takes. */
  readonly isWhole: boolean;
}

/** What became of the drawing; the list stands in each of them. */
export type MapStage =
  | 'loading'
  | 'shown'
  /** Its code is not on the device, and there is no network. */
  | 'unfetched'
  /** The device has no WebGL 2. */
  | 'unsupported'
  /** The page's policy lets no worker start. */
  | 'refused'
  /** It began and could not go on. */
  | 'broken';

/** What became of the base map: said once for each. */
export type BaseStage = 'plain' | 'loading' | 'shown' | 'partly' | 'failed';

/** In which datum the base map is drawn. */
export type TilesDatum = 'wgs-84' | 'gcj-02';
