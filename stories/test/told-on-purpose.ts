/** What a story tells on purpose, since its state is that something is missing or is there twice. */
const onPurpose: Readonly<Record<string, RegExp>> = {
  'outbox-status--no-client': /^console: <ward-outbox-status> has no client\./,
  'provider--without-client': /^console: <ward-outbox-status> has no client\./,
  // A base map whose tiles are not there.
  'alert-map--no-tiles': /\/no-tiles\/|Failed to load resource: .* 404/,
  'alert-map--somebody-elses-tiles': /^console: <ward-alert-map> draws no base map: /,
  'alert-map--area-and-posts-failed': /^console: <ward-alert-map> has no area of the station\./,
  // Each widget stands in light and in dark on one page, and so each landmark twice.
  'theme-editor--editor': /^landmark-unique: /,
};

/** What a story told that does not belong to its state. */
export function unexpected(id: string, told: readonly string[]): string[] {
  const meant = onPurpose[id];
  return meant === undefined ? [...told] : told.filter((each) => !meant.test(each));
}
