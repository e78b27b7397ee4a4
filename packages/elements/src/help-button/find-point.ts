import type { GeoPoint } from '@wardkit/contract/geo-point';

/** Whoever is in need waits no longer than this for a satellite; the plate says where the door is. */
const patience = 5_000;
/** Somebody who stands at a door has not moved in a minute. */
const freshEnough = 60_000;

/** Where the device is, once; null where it can't tell or may not. Asked for only after the consent. */
export function findPoint(): Promise<GeoPoint | null> {
  const { geolocation } = navigator;
  if (geolocation === undefined) return Promise.resolve(null);
  return new Promise((resolve) => {
    geolocation.getCurrentPosition(
      ({ coords }) => resolve({ type: 'Point', coordinates: [coords.longitude, coords.latitude] }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: patience, maximumAge: freshEnough },
    );
  });
}
