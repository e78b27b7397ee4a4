import exported from 'gcoord';
import type { LongitudeLatitude } from './station-areas.ts';

// Node, bundlers and its types do not agree on how far in its default export is: what is there is this.
const gcoord = exported as unknown as {
  readonly WGS84: string;
  readonly GCJ02: string;
  transform(point: [number, number], from: string, to: string): [number, number];
};

/**
 * Where a point of WGS-84 lies on a map that is drawn in GCJ-02, the datum of base maps published in mainland China. For
 * drawing only: nothing that is sent or kept is converted. The formula is a reconstruction, since the original is not
 * public: people who compared it with maps of that datum found it a few metres off, at times some ten.
 *
 * @example toGcj02([121.5272106, 31.1774276]) // [121.531541859215, 31.17530398364597]
 */
export function toGcj02([longitude, latitude]: LongitudeLatitude): LongitudeLatitude {
  return gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.GCJ02);
}
