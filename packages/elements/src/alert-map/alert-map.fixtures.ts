import type { WardClient } from '@wardkit/client';
import type { Alert } from '@wardkit/contract/alert';
import { problemResponse } from '@wardkit/testing';
import { type AlertScript, alert, alertClient, nearest, sent, several } from '../alerts/alert-client.fixtures.ts';
import { appears } from '../testing/acting.ts';
import type { Fixture } from '../testing/element-suite.ts';
import { setMapWorkerLocation } from './map-worker-location.ts';

// From the sources nothing was copied beside the module yet.
setMapWorkerLocation(new URL('../../../../node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url));

/** An alert of the fixtures at a place of its own; null has none. */
export function at(number: number, coordinates: [number, number] | null, over: Partial<Alert> = {}): Alert {
  const known = several.find((each) => each.id === alert(number).id) ?? alert(number);
  const point = coordinates === null ? null : ({ type: 'Point', coordinates } as const);
  return { ...known, ...over, place: { ...known.place, point } };
}

/** A shift on the map: two at one door, one whose place nobody has found. */
export const shift: readonly Alert[] = [
  at(0, [114.7003, 23.7461]),
  at(1, [114.7052, 23.7489]),
  at(2, [114.6951, 23.7432]),
  at(3, [114.6951, 23.7432]),
  at(5, [114.7101, 23.7402]),
  at(7, null),
];

/** The invented area of the fixtures' station: nobody's real border. */
export const area = {
  type: 'Feature',
  properties: { name: '长塘派出所辖区（虚构）' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [114.69, 23.736],
        [114.7, 23.734],
        [114.715, 23.738],
        [114.717, 23.75],
        [114.704, 23.7535],
        [114.692, 23.751],
        [114.69, 23.736],
      ],
    ],
  },
};

/** The client of a duty officer with these alerts. */
export function mapClient(script: AlertScript = {}): WardClient {
  return alertClient({ alerts: shift, ...script });
}

/** A tile that is drawn everywhere: a street corner of nowhere. */
export const tiles = `${new URL('../../testing/tile.png', import.meta.url).href}?{z}/{x}/{y}`;

/** Opens the map as a person does. */
async function pressOpen(element: HTMLElement): Promise<void> {
  // Taken off the page and put back it is open still.
  const first = await appears(element, '[data-open], [data-close]');
  if (first.matches('[data-open]')) first.click();
}

/** Opens the map, and waits until it is drawn or says why not. */
export async function opened(element: HTMLElement): Promise<void> {
  await pressOpen(element);
  await appears(element, '.split:not([data-stage="loading"]), .panel > .state-notice');
}

const closed = (name: string, script: AlertScript = {}, more: Partial<Fixture> = {}): Fixture => ({
  name,
  client: () => mapClient(script),
  ...more,
});

const open = (name: string, script: AlertScript = {}, properties: Fixture['properties'] = {}): Fixture =>
  closed(name, script, { properties: { areas: area, ...properties }, prepare: opened });

/** One fixture for each state of `<ward-alert-map>`. */
export const fixtures: readonly Fixture[] = [
  closed('closed'),
  open('a shift'),
  open('a base map', {}, { tiles, attribution: '审图号：GS（虚构）0000 号' }),
  open('a base map in GCJ-02', {}, { tiles, tilesDatum: 'gcj-02', attribution: '审图号：GS（虚构）0000 号' }),
  open('no tiles where they should be', {}, { tiles: '/no-tiles/{z}/{x}/{y}.png', tilesMaxZoom: 2 }),
  open('base map of somebody else', {}, { tiles: 'https://tiles.example/{z}/{x}/{y}.png' }),
  open('no area and no posts', { answers: { 'responseUnits.list': { items: [], next: null } } }, { areas: null }),
  open(
    'area and posts failed',
    { answers: { 'responseUnits.list': () => problemResponse('unavailable') } },
    {
      areas: { type: 'Point', coordinates: [114.7, 23.7] },
    },
  ),
  open('an unknown urgency', {
    alerts: [at(0, [114.7003, 23.7461], { priority: 'soonish', category: 'odd', state: 'weighed-up' })],
  }),
  open('no alert', { alerts: [] }),
  closed('loading', { answers: { 'alerts.list': () => new Promise(() => {}) } }, { prepare: pressOpen }),
  open('stale', {
    before: async ({ ward, setOnline }) => {
      await ward.session.get();
      await ward.alerts.list(
        { state: ['received', 'acknowledged', 'dispatched', 'en-route', 'on-scene'], limit: 200 },
        { purpose: 'alert-handling' },
      );
      await ward.responseUnits.list({ limit: 200 });
      setOnline(false);
    },
  }),
  open('offline', { online: false }),
  open('forbidden', { answers: { 'alerts.list': () => problemResponse('forbidden') } }),
  open('sign in', { answers: { 'alerts.list': () => problemResponse('unauthenticated') } }),
  open('error', { answers: { 'alerts.list': () => problemResponse('unavailable') } }),
];

/** An alert, a unit and an area in which everything that a person can write says this. */
export function hostile(words: string): Fixture {
  const said = at(0, [114.7003, 23.7461], { summary: words, number: words, units: [sent(0, { label: words })] });
  const unplaced = at(1, null, { summary: words, number: words });
  const [first] = nearest;
  if (first === undefined) throw new Error('the fixtures have no unit');
  const unit = { ...first.unit, label: words, post: first.unit.post && { ...first.unit.post, text: words } };
  return open(
    'hostile',
    {
      alerts: [{ ...said, place: { ...said.place, text: words } }, unplaced],
      answers: { 'responseUnits.list': { items: [unit], next: null } },
    },
    { areas: { ...area, properties: { name: words } }, attribution: words },
  );
}
