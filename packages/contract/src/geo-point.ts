import * as z from 'zod/mini';

const Longitude = z.number().check(z.minimum(-180), z.maximum(180));
const Latitude = z.number().check(z.minimum(-90), z.maximum(90));

/**
 * A point on the ground: a GeoJSON Point (RFC 7946, section 3.1.2), longitude before latitude, in degrees of WGS-84.
 *
 * @example { "type": "Point", "coordinates": [114.7003, 23.7461] }
 */
export const GeoPoint = z.looseObject({ type: z.literal('Point'), coordinates: z.tuple([Longitude, Latitude]) });
export type GeoPoint = z.output<typeof GeoPoint>;

/** A {@link GeoPoint} as a caller sends it: the point alone, so that nothing about who stands there comes along. */
export const GivenGeoPoint = z.object(GeoPoint.shape);

/** The mean radius of the earth in metres (IUGG: R1 = (2a + b) / 3 of WGS-84). */
const meanRadius = 6_371_008.8;

/**
 * The straight line over the ground between two points, in metres: the great circle on a sphere of the mean radius, at
 * most 0.6 % off the ellipsoid.
 *
 * @example metresBetween(pointOf(114.7003, 23.7461), pointOf(114.7003, 23.7461)) // 0
 */
export function metresBetween(one: GeoPoint, other: GeoPoint): number {
  const [fromLongitude, fromLatitude] = one.coordinates.map(radians) as [number, number];
  const [toLongitude, toLatitude] = other.coordinates.map(radians) as [number, number];
  const haversine =
    Math.sin((toLatitude - fromLatitude) / 2) ** 2 +
    Math.cos(fromLatitude) * Math.cos(toLatitude) * Math.sin((toLongitude - fromLongitude) / 2) ** 2;
  return 2 * meanRadius * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** A point from its longitude and latitude in degrees. */
export function pointOf(longitude: number, latitude: number): GeoPoint {
  return { type: 'Point', coordinates: [longitude, latitude] };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
