// The file stands beside this module in the published package; a bundle's build copies it beside the bundle.
let location: string | URL = new URL('./zxing_reader.wasm', import.meta.url);

/**
 * Where the scanner's wasm (`zxing-wasm/reader/zxing_reader.wasm`, about 950 kB) is fetched from, when a build doesn't
 * keep it beside the scanner's module. Must be allowed by the page's `connect-src`.
 *
 * @example setZxingLocation('/assets/zxing_reader.wasm')
 */
export function setZxingLocation(address: string | URL): void {
  location = address;
}

export function zxingLocation(): string | URL {
  return location;
}
