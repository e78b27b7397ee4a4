import { messages as alert } from '../alerts/alert.en.ts';
import type { Formats } from '../foundation/formats.ts';

/** The words of `<ward-alert-map>`. */
export const messages = {
  ...alert,
  heading: 'Alerts on a map',
  lead: 'The station’s open alerts where they were reported, the posts of its units, and its area. The same alerts stand in a list beside the map.',
  leadNote: 'Alerts and map are loaded only when you open it.',
  open: 'Open the map',
  close: 'Close the map',
  loading: 'Loading the alerts…',
  loadingSoFar: (count: number, format: Formats) => `Loading the alerts: ${format.number(count)} so far`,
  loadingMap: 'Loading the map…',
  openCount: (count: number, format: Formats) =>
    format.plural(count, { one: '1 open alert', other: `${format.number(count)} open alerts` }),
  live: 'Live',
  staleSince: (time: string) => `As of ${time}. What came after that is not here yet; it comes by itself.`,
  staleShort: (time: string) => `As of ${time}`,
  onlyPart: (count: number, format: Formats) =>
    `Only the newest ${format.number(count)} are here. Older ones are in the alert list.`,
  emptyHeading: 'No open alert',
  emptyBody: 'A new one appears here by itself.',

  // The map
  mapName: 'Map. Arrow keys move it, plus and minus zoom. The list has the same alerts.',
  zoomByWheel: (key: string) => `Use ${key} and the wheel to zoom the map`,
  moveByFingers: 'Use two fingers to move the map',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showAll: 'Show all on the map',
  basePlain: 'Plain background: this page has no base map.',
  baseFailed: 'The base map could not be loaded. The background is plain.',
  basePartly: 'Parts of the base map could not be loaded.',
  baseWgs: 'Base map: WGS-84.',
  baseGcj:
    'Base map: GCJ-02. Points were converted for drawing by an approximate formula; they may stand some ten metres off.',
  unsupported: 'This device can’t draw the map (it has no WebGL 2). The list has the same alerts.',
  refused:
    'This page does not let the map start. The list has the same alerts. Whoever runs the page finds in its console what to allow.',
  unfetched: 'The map could not be loaded. The list has the same alerts.',
  broken: 'The map could not be drawn. The list has the same alerts.',
  areasFailed: 'The station’s area could not be loaded.',
  postsFailed: 'The posts of the units could not be loaded.',

  // What its marks mean
  legend: 'Marks on the map',
  postMark: 'Post of a unit',
  postLabel: (label: string) => `Post: ${label}`,
  posts: (count: number, format: Formats) =>
    format.plural(count, { one: '1 post here', other: `${format.number(count)} posts here` }),
  postNote: 'A post is where a unit stands by on record. Where a unit or a person is now is not shown anywhere.',
  allPosts: (count: number, format: Formats) =>
    format.plural(count, { one: '1 post on the map', other: `${format.number(count)} posts on the map` }),
  noPosts: 'No posts on record',
  areaMark: 'The station’s area',
  areaNamed: (names: string) => `Area: ${names}`,
  noArea: 'No area given',

  // The list
  list: 'Alerts in sight on the map',
  inSight: (count: number, total: number, format: Formats) =>
    `In sight: ${format.number(count)} of ${format.number(total)}`,
  outside: (count: number, format: Formats) =>
    format.plural(count, {
      one: '1 more is outside this part of the map.',
      other: `${format.number(count)} more are outside this part of the map.`,
    }),
  moreRows: (count: number, format: Formats) => `Show more (${format.number(count)} left)`,
  notOnMap: (count: number, format: Formats) => `Not on the map: ${format.number(count)}`,
  notOnMapNote: 'Nobody has found their place on the map yet.',
  showOnMap: 'Show on the map',
  showThisOnMap: (number: string) => `Show ${number} on the map`,
  here: (count: number, format: Formats) =>
    format.plural(count, { one: '1 alert here', other: `${format.number(count)} alerts here` }),
  nothingHere: 'No longer open',
  hereMore: (count: number, format: Formats) => `and ${format.number(count)} more in the list`,
  closeHere: 'Close',
};

export type AlertMapMessages = typeof messages;
