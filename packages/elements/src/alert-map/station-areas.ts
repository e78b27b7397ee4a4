import { isLike } from './own-address.ts';

/** Longitude before latitude, in degrees. */
export type LongitudeLatitude = readonly [longitude: number, latitude: number];

/** The area of a station, or a part of it: rings as GeoJSON (RFC 7946) has them, the outer one first. */
export interface StationArea {
  readonly name: string | null;
  readonly rings: readonly (readonly LongitudeLatitude[])[];
}

/** Areas of a station are some hundred corners; what is far more is no area, and would stop an old phone. */
const mostCorners = 100_000;

/**
 * Reads areas from GeoJSON in WGS-84: a FeatureCollection, a Feature, a Polygon or a MultiPolygon. A `name` among the
 * properties of a feature names its area.
 *
 * @throws TypeError where it is none of these, or a corner lies nowhere on earth
 * @example readAreas({ type: 'Polygon', coordinates: [[[114.69, 23.73], [114.71, 23.73], [114.71, 23.76], [114.69, 23.73]]] })
 */
export function readAreas(given: unknown): readonly StationArea[] {
  const areas = areasIn(given, null);
  const corners = areas.flatMap(({ rings }) => rings).reduce((sum, ring) => sum + ring.length, 0);
  if (corners > mostCorners) throw new TypeError(`An area has ${corners} corners; ${mostCorners} are the most`);
  return areas;
}

function areasIn(given: unknown, name: string | null): StationArea[] {
  if (!isLike(given)) throw new TypeError('An area is a GeoJSON object');
  const { type, coordinates, features, geometry, properties } = given;
  switch (type) {
    case 'FeatureCollection':
      return listOf(features).flatMap((each) => areasIn(each, name));
    case 'Feature': {
      const told = isLike(properties) && typeof properties.name === 'string' ? properties.name : name;
      return geometry === null ? [] : areasIn(geometry, told);
    }
    case 'Polygon':
      return [{ name, rings: listOf(coordinates).map(ringOf) }];
    case 'MultiPolygon':
      return listOf(coordinates).map((polygon) => ({ name, rings: listOf(polygon).map(ringOf) }));
    default:
      throw new TypeError(`An area is a Polygon or a MultiPolygon, not ${String(type).slice(0, 40)}`);
  }
}

function listOf(given: unknown): readonly unknown[] {
  if (!Array.isArray(given)) throw new TypeError('A list is missing in the GeoJSON of an area');
  return given;
}

function ringOf(given: unknown): LongitudeLatitude[] {
  const ring = listOf(given).map((corner) => {
    const [longitude, latitude] = listOf(corner);
    const lies =
      typeof longitude === 'number' &&
      typeof latitude === 'number' &&
      Math.abs(longitude) <= 180 &&
      Math.abs(latitude) <= 90;
    if (!lies) throw new TypeError('A corner of an area lies nowhere: longitude before latitude, in degrees of WGS-84');
    return [longitude, latitude] as const;
  });
  if (ring.length < 4) throw new TypeError('A ring of an area has at least four corners, the last as the first');
  return ring;
}
