/** A text, a `URL`, or a `TrustedScriptURL` of the page's own policy. */
export type WorkerAddress = { toString(): string };

// The file stands beside this module in the published package; a bundle's build copies it beside the bundle.
let location: WorkerAddress = new URL('./maplibre-gl-worker.mjs', import.meta.url);

/**
 * Where the map's worker (`maplibre-gl/dist/maplibre-gl-worker.mjs`, about 520 kB) is, when a build doesn't keep it beside
 * the map's module. It has to be of the page's own origin and allowed by `worker-src`. A page that allows no policy named
 * `wardkit-map` gives an address that a policy of its own has made.
 *
 * @example setMapWorkerLocation('/assets/maplibre-gl-worker.mjs')
 */
export function setMapWorkerLocation(address: WorkerAddress): void {
  location = address;
}

export function mapWorkerLocation(): WorkerAddress {
  return location;
}
