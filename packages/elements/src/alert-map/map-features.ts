import { labelKey } from './map-marks.ts';
import { type MapPoints, urgencyOf } from './map-points.ts';
import type { LongitudeLatitude } from './station-areas.ts';

interface Point {
  readonly type: 'Point';
  readonly coordinates: [number, number];
}

interface Polygon {
  readonly type: 'Polygon';
  readonly coordinates: [number, number][][];
}

/** GeoJSON as MapLibre takes it. */
interface FeatureCollection<Geometry> {
  type: 'FeatureCollection';
  features: { type: 'Feature'; geometry: Geometry; properties: Record<string, string | number> }[];
}

const point = ([longitude, latitude]: LongitudeLatitude): Point => ({
  type: 'Point',
  coordinates: [longitude, latitude],
});

const collection = <Geometry>(features: FeatureCollection<Geometry>['features']): FeatureCollection<Geometry> => ({
  type: 'FeatureCollection',
  features,
});

/** Alerts for a source that clusters: their ids, how urgent, and which label. No words that somebody said leave the list. */
export function alertFeatures({ alerts }: MapPoints): FeatureCollection<Point> {
  return collection(
    alerts.map(({ alert, at }) => ({
      type: 'Feature',
      geometry: point(at),
      properties: {
        id: alert.id,
        urgency: urgencyOf(alert.priority),
        label: labelKey(alert.priority, alert.category),
      },
    })),
  );
}

export function postFeatures({ posts }: MapPoints): FeatureCollection<Point> {
  return collection(
    posts.map(({ units, at }, index) => ({
      type: 'Feature',
      geometry: point(at),
      properties: {
        post: index,
        label: units.length === 1 ? encodeURIComponent(units[0]?.label ?? '') : '',
        count: units.length,
      },
    })),
  );
}

export function areaFeatures({ areas }: MapPoints): FeatureCollection<Polygon> {
  return collection(
    areas.map(({ rings }) => ({
      type: 'Feature',
      geometry: {
        type: 'Polygon',
        coordinates: rings.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude])),
      },
      properties: {},
    })),
  );
}

/** One place that is pointed out, or none. */
export function chosenFeature(at: LongitudeLatitude | null): FeatureCollection<Point> {
  return collection(at === null ? [] : [{ type: 'Feature', geometry: point(at), properties: {} }]);
}
