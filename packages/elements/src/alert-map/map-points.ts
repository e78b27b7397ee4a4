import type { Alert } from '@wardkit/contract/alert';
import type { ResponseUnit } from '@wardkit/contract/response-units';
import { priorityOrder } from '../alerts/alert.state.ts';
import type { LongitudeLatitude, StationArea } from './station-areas.ts';

/** Where something of WGS-84 is drawn. */
export type Convert = (point: LongitudeLatitude) => LongitudeLatitude;

/** An alert with the place where it is drawn. */
export interface PlacedAlert {
  readonly alert: Alert;
  readonly at: LongitudeLatitude;
}

/** What a unit's post is drawn by: several units may share one. */
export interface PlacedPost {
  readonly units: readonly ResponseUnit[];
  readonly at: LongitudeLatitude;
}

/** All that is drawn. */
export interface MapPoints {
  readonly alerts: readonly PlacedAlert[];
  readonly posts: readonly PlacedPost[];
  readonly areas: readonly StationArea[];
}

/** West, south, east, north. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** 1 for the most urgent and so on; 0 for one that is not known here, which stands before all. */
export function urgencyOf(priority: string): number {
  return priorityOrder.indexOf(priority) + 1;
}

export function placeAlerts(alerts: readonly Alert[], convert: Convert): PlacedAlert[] {
  return alerts.flatMap((alert) => {
    const { point } = alert.place;
    return point === null ? [] : [{ alert, at: convert(point.coordinates) }];
  });
}

/** Posts by their places: a post is where a unit stands by on paper, and says nothing of where it is. */
export function placePosts(units: readonly ResponseUnit[], convert: Convert): PlacedPost[] {
  const byPlace = new Map<string, ResponseUnit[]>();
  for (const unit of units) {
    if (unit.post === null) continue;
    const key = unit.post.point.coordinates.join();
    byPlace.set(key, [...(byPlace.get(key) ?? []), unit]);
  }
  return [...byPlace.values()].flatMap((here) => {
    const point = here[0]?.post?.point;
    return point === undefined ? [] : [{ units: here, at: convert(point.coordinates) }];
  });
}

export function placeAreas(areas: readonly StationArea[], convert: Convert): StationArea[] {
  return areas.map(({ name, rings }) => ({ name, rings: rings.map((ring) => ring.map(convert)) }));
}

/** What holds all that is drawn; null where nothing is. */
export function boundsOf({ alerts, posts, areas }: MapPoints): Bounds | null {
  const points = [...alerts, ...posts].map(({ at }) => at).concat(areas.flatMap(({ rings }) => rings.flat()));
  if (points.length === 0) return null;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [longitude, latitude] of points) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return [west, south, east, north];
}

export function liesIn([longitude, latitude]: LongitudeLatitude, [west, south, east, north]: Bounds): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
