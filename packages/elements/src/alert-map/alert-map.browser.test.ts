import { alertServer } from '../alerts/alert-client.fixtures.ts';
import { elementSuite, mountFixture } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import { fixtures, hostile, mapClient, opened, shift } from './alert-map.fixtures.ts';
import { WardAlertMap } from './alert-map.ts';

const read = (element: Mounted, words: string) =>
  until(() => text(element).includes(words), `"${words}" in "${text(element).slice(0, 600)}"`);

// This page allows no policy by the map's name: whatever the browser can draw, the map can't start, and the list stands for it.
describe('<ward-alert-map> where the page lets no map start', () => {
  it('asks the server for nothing before somebody opens it', async () => {
    const server = alertServer({ alerts: shift });
    const element = await mount<Mounted>(WardAlertMap, { client: server.ward });
    await read(element, 'Open the map');
    expect(
      server.server.calls.filter(({ id }) => id.startsWith('alerts.') || id.startsWith('responseUnits.')).length,
    ).equals(0);
    await opened(element);
    await read(element, 'Not on the map: 1');
    expect(server.server.calls.some(({ id }) => id === 'alerts.list')).isTrue();
  });

  it('says so, and lists what is open in the order of the list, with what is on no map apart', async () => {
    const element = await mount<Mounted>(WardAlertMap, { client: mapClient() });
    await opened(element);
    await read(element, 'This page does not let the map start');
    const numbers = (list: string) =>
      [...(element.shadowRoot?.querySelectorAll(`[data-list="${list}"] .numbers`) ?? [])].map(
        (each) => each.textContent,
      );
    const newest = [...shift].sort((one, other) => Date.parse(other.receivedAt) - Date.parse(one.receivedAt));
    expect(numbers('sight')).deepEquals(newest.filter(({ place }) => place.point !== null).map(({ number }) => number));
    expect(numbers('pinless')).deepEquals(
      newest.filter(({ place }) => place.point === null).map(({ number }) => number),
    );
    expect(find(element, 'canvas')).equals(null);
  });

  it('tells which alert somebody wants to see', async () => {
    const element = await mount<Mounted>(WardAlertMap, { client: mapClient() });
    await opened(element);
    const wanted: (string | null)[] = [];
    element.addEventListener('ward-alert-open', ({ alertId }) => wanted.push(alertId));
    await until(() => find(element, '.alert-open') !== null, 'a row');
    find(element, '.alert-open')?.click();
    expect(wanted).deepEquals([shift[0]?.id]);
  });

  it('keeps the focus with what was pressed, and forgets all when it is closed', async () => {
    const element = await mount<Mounted>(WardAlertMap, { client: mapClient() });
    await opened(element);
    expect(focused()?.hasAttribute('data-close')).isTrue('the focus is not on the way back');
    await until(() => find(element, '.alert') !== null, 'rows');
    find(element, '[data-close]')?.click();
    await until(() => find(element, '[data-open]') !== null, 'the closed panel');
    await until(() => focused()?.hasAttribute('data-open') === true, 'the focus on the way in');
    expect(text(element).includes(shift[0]?.summary ?? '?')).isFalse('an alert stayed');
  });

  it('keeps nothing when somebody else takes the page over', async () => {
    const element = await mount<Mounted>(WardAlertMap, { client: mapClient() });
    await opened(element);
    await until(() => find(element, '.alert') !== null, 'rows');
    const next = alertServer({ alerts: [] });
    element.client = next.ward;
    await until(() => find(element, '[data-open]') !== null, 'the closed panel');
    expect(text(element).includes(shift[0]?.summary ?? '?')).isFalse('an alert stayed');
    expect(next.server.calls.some(({ id }) => id === 'alerts.list')).isFalse('alerts were read without a press');
  });

  it('is closed and keeps nothing when somebody signs out', async () => {
    const { ward } = alertServer({ alerts: shift });
    const element = await mount<Mounted>(WardAlertMap, { client: ward });
    await opened(element);
    await until(() => find(element, '.alert') !== null, 'rows');
    await ward.signOut();
    await until(() => find(element, '[data-open]') !== null, 'the closed panel');
    expect(text(element).includes(shift[0]?.summary ?? '?')).isFalse('an alert stayed');
  });

  it('reads an area from an address of the portal, and from nowhere else', async () => {
    const asked: string[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = async (input, init) => {
      const address = String(input instanceof Request ? input.url : input);
      if (!address.includes('/areas/')) return fetch(input, init);
      asked.push(new URL(address).pathname);
      return Response.json({
        type: 'Polygon',
        coordinates: [
          [
            [114.69, 23.73],
            [114.72, 23.73],
            [114.7, 23.76],
            [114.69, 23.73],
          ],
        ],
      });
    };
    try {
      const own = await mount<Mounted>(WardAlertMap, {
        client: mapClient(),
        properties: { areasUrl: '/areas/station.json' },
      });
      await opened(own);
      await until(() => asked.length > 0, 'the area to be asked for');
      expect(asked).deepEquals(['/areas/station.json']);
      const other = await mount<Mounted>(WardAlertMap, {
        client: mapClient(),
        properties: { areasUrl: 'https://elsewhere.example/areas/station.json' },
      });
      await opened(other);
      await read(other, 'The station’s area could not be loaded.');
      expect(asked.length).equals(1);
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('lists the posts as posts, and nobody’s position', async () => {
    const fixture = fixtures.find(({ name }) => name === 'a shift');
    const element = await mountFixture(WardAlertMap, fixture as (typeof fixtures)[number]);
    await read(element, '3 posts on the map');
    await read(element, 'Where a unit or a person is now is not shown anywhere.');
  });
});

elementSuite({ widget: WardAlertMap, fixtures, hostile });
