import type { StyleSpecification } from 'maplibre-gl';
import { ownAddress } from './own-address.ts';

/** What lies under the alerts. */
export type BaseMap =
  | { readonly kind: 'plain' }
  /** The address leads to somebody else, or is none. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'raster'; readonly template: string; readonly maxZoom: number }
  | { readonly kind: 'style'; readonly address: string };

/** The source of a raster base map in {@link styleOf}. */
export const baseSource = 'ward-base';
/** Where nobody said how far the tiles go; further in, the last ones are drawn larger. */
export const usualMaxZoom = 18;

/**
 * Reads what a portal says of its base map.
 *
 * @param tiles a template of raster tiles with `{z}`, `{x}` and `{y}`, or the address of a MapLibre style; empty for none
 * @param page the address of the page
 * @example baseMapOf('/tiles/{z}/{x}/{y}.png', 18, 'https://portal.example/') // { kind: 'raster', … }
 */
export function baseMapOf(tiles: string, maxZoom: number, page: string): BaseMap {
  if (tiles.trim() === '') return { kind: 'plain' };
  const address = ownAddress(tiles.trim(), page);
  if (address === null) return { kind: 'refused' };
  if (!/\{[zxy]\}/.test(address)) return { kind: 'style', address };
  if (!['{z}', '{x}', '{y}'].every((place) => address.includes(place))) return { kind: 'refused' };
  const isZoom = Number.isInteger(maxZoom) && maxZoom >= 1 && maxZoom <= 24;
  return { kind: 'raster', template: address, maxZoom: isZoom ? maxZoom : usualMaxZoom };
}

/** The style that a map begins with: an address where the portal has a style of its own. @param ground a colour */
export function styleOf(base: BaseMap, ground: string): StyleSpecification | string {
  if (base.kind === 'style') return base.address;
  const background = { id: 'ward-ground', type: 'background', paint: { 'background-color': ground } } as const;
  if (base.kind !== 'raster') return { version: 8, sources: {}, layers: [background] };
  return {
    version: 8,
    sources: { [baseSource]: { type: 'raster', tiles: [base.template], tileSize: 256, maxzoom: base.maxZoom } },
    layers: [background, { id: baseSource, type: 'raster', source: baseSource, paint: { 'raster-fade-duration': 0 } }],
  };
}
