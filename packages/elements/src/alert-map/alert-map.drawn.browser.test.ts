import type { Alert } from '@wardkit/contract/alert';
import { alert, alertServer, happen } from '../alerts/alert-client.fixtures.ts';
import { elementSuite } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { everyElement, find, text } from '../testing/find.ts';
import { focused, press } from '../testing/keyboard.ts';
import { emulateMedia } from '../testing/media.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import { area, at, fixtures, shift, tiles } from './alert-map.fixtures.ts';
import { WardAlertMap } from './alert-map.ts';
import { mapWorkerLocation, setMapWorkerLocation } from './map-worker-location.ts';

// Debian's Firefox has no WebGL without a screen: there the list has to stand for the map.
const draws = document.createElement('canvas').getContext('webgl2') !== null;

const read = (element: Mounted, words: string | RegExp) =>
  until(
    () => (typeof words === 'string' ? text(element).includes(words) : words.test(text(element))),
    `"${words}" in "${text(element).slice(0, 700)}"`,
  );

interface Opening {
  readonly alerts?: readonly Alert[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

async function openWith({ alerts = shift, properties = { areas: area } }: Opening = {}) {
  const server = alertServer({ alerts, answers: { 'responseUnits.list': { items: [], next: null } } });
  const clock = fakeClock();
  const element = await mount<Mounted>(WardAlertMap, { client: server.ward, clock, properties, width: 900 });
  find(element, '[data-open]')?.click();
  await until(() => {
    // The stream may be another client's of this page: then the alerts are read without it after a second.
    clock.advance(50);
    return find(element, '.split:not([data-stage="loading"])') !== null;
  }, 'the map').catch((error: Error) => {
    throw new Error(`${error.message}: "${text(element).slice(0, 400)}"`);
  });
  return { element, server, clock };
}

/** Presses the map, by the share of its width and height. */
function pressMap(element: Mounted, across: number, down: number): void {
  const canvas = find(element, '[data-map] canvas') as HTMLElement;
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const where = { clientX: left + width * across, clientY: top + height * down, bubbles: true, button: 0, detail: 1 };
  for (const type of ['mousedown', 'mouseup', 'click']) canvas.dispatchEvent(new MouseEvent(type, where));
}

/** Presses until something came of it, and not again before it could: marks are drawn a moment after the map. */
async function pressUntil(
  element: Mounted,
  came: () => boolean,
  across = 0.5,
  what = 'what is under the press',
): Promise<void> {
  let pressedAt = Number.NEGATIVE_INFINITY;
  await until(() => {
    if (came()) return true;
    if (performance.now() - pressedAt > 1500) {
      pressedAt = performance.now();
      pressMap(element, across, 0.5);
    }
    return false;
  }, what);
}

const rowsIn = (element: Mounted) =>
  [...(element.shadowRoot?.querySelectorAll('[data-list="sight"] .numbers') ?? [])].map((each) => each.textContent);
const stageOf = (element: Mounted) => find(element, '.split')?.dataset.stage;

if (!draws) {
  describe('<ward-alert-map> without WebGL', () => {
    it('says so and lists what is open', async () => {
      const { element } = await openWith();
      await read(element, 'This device can’t draw the map');
      expect(rowsIn(element).length).equals(5);
      expect(find(element, '[data-map]')).equals(null);
    });
  });
} else {
  describe('<ward-alert-map> as it is drawn', () => {
    it('is drawn in its shadow root under the strictest policy that lets a worker start, which refuses nothing of it', async () => {
      const refused: string[] = [];
      const note = ({ violatedDirective, blockedURI }: SecurityPolicyViolationEvent) =>
        refused.push(`${violatedDirective} ${blockedURI}`);
      document.addEventListener('securitypolicyviolation', note);
      const { element } = await openWith({ properties: { areas: area, tiles } });
      expect(stageOf(element)).equals('shown');
      await until(() => find(element, '[data-base="shown"]') !== null, 'the base map');
      const canvas = find<HTMLCanvasElement>(element, '[data-map] canvas');
      expect(canvas?.getRootNode() === element.shadowRoot).isTrue();
      expect(canvas?.clientWidth ?? 0).isAtLeast(300);
      expect(canvas?.clientHeight ?? 0).isAtLeast(280);
      document.removeEventListener('securitypolicyviolation', note);
      expect(refused).deepEquals([]);
    });

    it('lists the several alerts of one door at a press on their mark, and opens one of them', async () => {
      const door: [number, number] = [114.7, 23.74];
      const { element } = await openWith({
        alerts: [at(0, door), at(1, door), at(2, door)],
        properties: {},
      });
      const wanted: (string | null)[] = [];
      element.addEventListener('ward-alert-open', ({ alertId }) => wanted.push(alertId));
      await pressUntil(element, () => find(element, '[data-here]') !== null);
      await read(element, '3 alerts here');
      await until(() => focused()?.tagName === 'H3', 'the focus on what is there');
      const rows = element.shadowRoot?.querySelectorAll<HTMLElement>('[data-here] .alert-open') ?? [];
      expect(rows.length).equals(3);
      rows[2]?.click();
      expect(wanted).deepEquals([alert(2).id]);
      find(element, '[data-here-close]')?.click();
      await until(() => find(element, '[data-here]') === null, 'it to close');
      expect(focused()?.tagName).equals('CANVAS');
    });

    it('goes into a group that comes apart further in', async () => {
      const near = [0, 1, 2, 3].map((number) => at(number, [114.7 + number * 0.0004, 23.74]));
      const far = at(5, [115.2, 23.74]);
      const { element } = await openWith({ alerts: [...near, far], properties: {} });
      await read(element, 'In sight: 5 of 5');
      // The group lies at the left edge of what is in sight.
      const canvas = find(element, '[data-map] canvas') as HTMLElement;
      await pressUntil(element, () => rowsIn(element).length === 4, 48 / canvas.clientWidth, 'the group to come apart');
      expect(find(element, '[data-here]')).equals(null);
    });

    it('shows new ones and takes away what is closed, and never moves by itself', async () => {
      const { element, server, clock } = await openWith();
      await read(element, 'In sight: 5 of 5');
      find(element, `[data-alert="${alert(5).id}"] .alert-show`)?.click();
      await read(element, 'In sight: 1 of 5');
      const scale = find(element, '.maplibregl-ctrl-scale')?.textContent;
      happen(server, 'alert.received', at(8, [114.693, 23.75], { receivedAt: new Date(clock.now()).toISOString() }));
      await until(() => {
        clock.advance(1000);
        return text(element).includes('In sight: 1 of 6');
      }, text(element));
      happen(server, 'alert.resolved', at(0, [114.7003, 23.7461], { version: 9, state: 'resolved' }));
      await until(() => {
        clock.advance(1000);
        return text(element).includes('In sight: 1 of 5');
      }, text(element));
      expect(rowsIn(element)).deepEquals([alert(5).number]);
      expect(find(element, '.maplibregl-ctrl-scale')?.textContent).equals(scale);
      find(element, '[data-all]')?.click();
      await read(element, 'In sight: 5 of 5');
      expect(rowsIn(element).includes(alert(0).number)).isFalse('one that is closed stayed');
    });

    it('goes nowhere by a flight where somebody wants less motion', async () => {
      if (!(await emulateMedia({ 'prefers-reduced-motion': 'reduce' }))) return;
      try {
        const { element } = await openWith();
        await read(element, 'In sight: 5 of 5');
        find(element, `[data-alert="${alert(5).id}"] .alert-show`)?.click();
        await element.updateComplete;
        expect(text(element)).contains('In sight: 1 of 5');
      } finally {
        await emulateMedia({});
      }
    });

    it('can be used without a pointer: its tools, then the map, then the list', async () => {
      const { element } = await openWith();
      await read(element, 'In sight: 5 of 5');
      find(element, '[data-close]')?.focus();
      const passed: string[] = [];
      for (let step = 0; step < 6; step += 1) {
        await press('Tab');
        const now = focused();
        passed.push(now?.getAttribute('data-tool') ?? now?.className.split(' ')[0] ?? '');
      }
      expect(passed).deepEquals(['in', 'out', 'all', 'maplibregl-canvas', 'alert-open', 'button']);
      const canvas = find(element, '[data-map] canvas');
      expect(canvas?.getAttribute('aria-label') ?? '').contains('The list has the same alerts');
      canvas?.focus();
      const before = rowsIn(element).length;
      for (let step = 0; step < 8; step += 1) await press('ArrowRight');
      await until(() => rowsIn(element).length < before, 'the map to move by the arrow keys');
    });

    it('keeps nothing once the device is locked', async () => {
      const { element, server } = await openWith();
      await read(element, 'In sight: 5 of 5');
      await server.ward.device.lock();
      await until(() => find(element, '[data-map]') === null, 'the map to go');
      expect(text(element).includes(shift[0]?.summary ?? '?')).isFalse('an alert stayed');
      await server.ward.device.confirm();
      await until(() => find(element, '[data-open]') !== null, 'the closed panel');
    });

    it('stays usable with 5,000 open alerts: they are grouped on the map, and listed a few at a time', async () => {
      const many = Array.from({ length: 5000 }, (_, number) =>
        at(number, [114.69 + (number % 100) * 0.0003, 23.735 + Math.floor(number / 100) * 0.0003], {
          state: 'received',
        }),
      );
      const { element } = await openWith({ alerts: many });
      await read(element, 'In sight: 5,000 of 5,000');
      expect(rowsIn(element).length).equals(50);
      expect(everyElement(element).length < 3000).isTrue(`${everyElement(element).length} elements`);
      find(element, '[data-more]')?.click();
      await until(() => rowsIn(element).length === 100, 'fifty more');
    });

    it('names the datum of the base map and whom it is from, and says that points are converted', async () => {
      const { element } = await openWith({
        properties: { areas: area, tiles, tilesDatum: 'gcj-02', attribution: 'GS (0000)' },
      });
      await until(() => find(element, '[data-base="shown"]') !== null, 'the base map');
      const said = find(element, '.base-mark')?.textContent ?? '';
      expect(said).contains('GCJ-02');
      expect(said).contains('some ten metres off');
      expect(said).contains('GS (0000)');
      await read(element, 'In sight: 5 of 5');
    });

    it('draws a plain background where tiles are missing, and says so once', async () => {
      const { element, clock } = await openWith({
        properties: { areas: area, tiles: '/no-tiles/{z}/{x}/{y}.png', tilesMaxZoom: 2 },
      });
      await until(() => find(element, '[data-base="failed"]') !== null, 'the missing base map');
      const said = 'The base map could not be loaded. The background is plain.';
      await until(() => {
        clock.advance(1000);
        return find(element, '[role="status"]')?.textContent === said;
      }, 'it to be said');
      expect(stageOf(element)).equals('shown');
    });

    it('fetches nothing from anybody but the portal, whatever a style names', async () => {
      const asked: string[] = [];
      const { fetch } = globalThis;
      globalThis.fetch = (input, init) => {
        asked.push(new URL(String(input instanceof Request ? input.url : input), location.href).origin);
        return fetch(input, init);
      };
      try {
        const style = new URL('../../testing/style.json', import.meta.url).href;
        const { element } = await openWith({ properties: { areas: area, tiles: style } });
        await until(() => find(element, '[data-base="shown"], [data-base="partly"]') !== null, 'the style');
        await until(() => find(element, '[data-base="partly"]') !== null, 'it to say that parts are missing');
        expect(asked.every((origin) => origin === location.origin)).isTrue(asked.join());
      } finally {
        globalThis.fetch = fetch;
      }
    });

    it('goes on without a style that is not there', async () => {
      const { element } = await openWith({ properties: { areas: area, tiles: '/no-style.json' } });
      await until(() => find(element, '[data-base="failed"]') !== null, 'the missing style');
      await until(() => stageOf(element) === 'shown', 'the map on a plain background');
      await read(element, 'In sight: 5 of 5');
    });

    it('says so where the device draws no map, and lists what is open', async () => {
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function none(this: HTMLCanvasElement, kind: string, ...more: never[]) {
        return kind.startsWith('webgl') ? null : Reflect.apply(getContext, this, [kind, ...more]);
      } as typeof getContext;
      try {
        const { element } = await openWith();
        await read(element, 'This device can’t draw the map');
        expect(rowsIn(element).length).equals(5);
      } finally {
        HTMLCanvasElement.prototype.getContext = getContext;
      }
    });

    it('says so where its worker is missing, and draws when somebody tries again', async () => {
      const where = mapWorkerLocation();
      setMapWorkerLocation('/no-worker.mjs');
      try {
        const { element } = await openWith();
        await read(element, 'The map could not be drawn');
        expect(rowsIn(element).length).equals(5);
        setMapWorkerLocation(where);
        find(element, '.notices .button')?.click();
        await until(() => stageOf(element) === 'shown', 'the map');
      } finally {
        setMapWorkerLocation(where);
      }
    });

    it('goes on where somebody looked after the language or the theme has changed', async () => {
      const { element } = await openWith();
      await read(element, 'In sight: 5 of 5');
      find(element, `[data-alert="${alert(5).id}"] .alert-show`)?.click();
      await read(element, 'In sight: 1 of 5');
      const around = element.parentElement as HTMLElement;
      around.dataset.theme = 'dark';
      around.lang = 'zh-Hans';
      await read(element, '可见范围内 1 起，共 5 起');
      expect(find(element, '[data-map] canvas')?.getAttribute('aria-label') ?? '').contains('地图');
    });
  });
}

const drawn = ['a shift', 'a base map in GCJ-02', 'an unknown urgency', 'no alert'];
elementSuite({ widget: WardAlertMap, fixtures: fixtures.filter(({ name }) => drawn.includes(name)) });
