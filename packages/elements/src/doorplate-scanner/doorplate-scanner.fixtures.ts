import {
  apiError,
  discovery,
  genuineLink,
  networkError,
  type PlateScript,
  plateClient,
} from '../doorplate-viewer/plate-client.fixtures.ts';
import { cutShort, emptyPicture, heicFile, pdfNamedJpg } from '../qr/picture.fixtures.ts';
import type { Fixture } from '../testing/element-suite.ts';
import { type FakeClock, fakeClock } from '../testing/fake-clock.ts';
import { fakeCameras, refusingCamera } from './camera.fixtures.ts';

/** Types a text and presses Open, as a person does. */
export function enter(element: HTMLElement, text: string): void {
  const root = element.shadowRoot as ShadowRoot;
  const input = root.querySelector<HTMLInputElement>('#text');
  if (!input) throw new Error('there is no field');
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  root.querySelector('form')?.requestSubmit();
}

/** Drops a file on the widget, as a person does. */
export function drop(element: HTMLElement, file: File): void {
  const data = new DataTransfer();
  data.items.add(file);
  const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
  element.shadowRoot?.querySelector('.panel')?.dispatchEvent(event);
}

/** Waits until something in the widget matches. */
export async function shown(element: HTMLElement, selector: string): Promise<void> {
  const end = performance.now() + 8000;
  while (!element.shadowRoot?.querySelector(selector)) {
    if (performance.now() > end) throw new Error(`${selector} did not appear`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

const state = (name: string, prepare?: Fixture['prepare'], script: PlateScript = {}): Fixture => ({
  name,
  client: () => plateClient(script),
  ...(prepare ? { prepare } : {}),
});

const typing =
  (text: string, selector: string): Fixture['prepare'] =>
  async (element) => {
    enter(element, text);
    await shown(element, selector);
  };

const dropping =
  (file: () => File | Promise<File>, reason: string): Fixture['prepare'] =>
  async (element) => {
    drop(element, await file());
    await shown(element, `[data-reason="${reason}"]`);
  };

/** Opens the camera as a person does, and waits until it looks. */
export async function openCamera(element: HTMLElement): Promise<void> {
  pressCamera(element);
  await shown(element, '[data-status="looking"]');
}

function pressCamera(element: HTMLElement): void {
  element.shadowRoot?.querySelector<HTMLButtonElement>('.ways .button.primary')?.click();
}

/** Chooses a camera as a person does. */
export function chooseCamera(element: HTMLElement, id: string): void {
  const select = element.shadowRoot?.querySelector<HTMLSelectElement>('.which > select');
  if (!select) throw new Error('there is no choice of cameras');
  select.value = id;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

const phone = [
  { id: 'back', label: 'Back camera', torch: true, zoom: { min: 1, max: 8, step: 0.1 } },
  { id: 'wide', label: 'Back ultra wide camera' },
  { id: 'front', label: 'Front camera' },
];

const camera = (name: string, prepare: Fixture['prepare']): Fixture => ({
  ...state(name, prepare),
  clock: () => fakeClock(),
});

/** Looks in vain until the widget says what to do. */
const advised =
  (advice: string, fill?: string): Fixture['prepare'] =>
  async (element) => {
    fakeCameras(undefined, fill === undefined ? {} : { fill });
    await openCamera(element);
    const { clock } = element as HTMLElement & { clock: FakeClock };
    const end = performance.now() + 8000;
    while (!element.shadowRoot?.querySelector(`[data-advice="${advice}"]`)) {
      if (performance.now() > end) throw new Error(`no advice "${advice}"`);
      clock.advance(500);
      await new Promise((resolve) => setTimeout(resolve));
    }
  };

/** One fixture for each state of `<ward-doorplate-scanner>`. */
export const fixtures: readonly Fixture[] = [
  state('ready'),
  camera('camera', async (element) => {
    fakeCameras();
    await openCamera(element);
  }),
  camera('camera with light, zoom and choice', async (element) => {
    fakeCameras(phone);
    await openCamera(element);
    await shown(element, '.which');
    element.shadowRoot?.querySelector<HTMLButtonElement>('.torch')?.click();
    await shown(element, '.torch[aria-pressed="true"]');
  }),
  camera('camera, too dark', advised('dark', '#101418')),
  camera('camera, nothing found', advised('nearer')),
  camera('camera, nothing found for long', advised('other-ways')),
  camera('camera of last time gone', async (element) => {
    fakeCameras(phone, { remembered: 'borrowed' });
    await openCamera(element);
    await shown(element, '.which');
  }),
  camera('camera refused', async (element) => {
    fakeCameras([...phone, { id: 'broken', label: 'Broken camera', refuses: 'NotReadableError' }]);
    await openCamera(element);
    await shown(element, '.which');
    chooseCamera(element, 'broken');
    await shown(element, '.notice.minor');
  }),
  state('found, genuine', typing(genuineLink, '.notice.ok')),
  state('found, code', typing('7k3m 9qx2 abc5', '.notice.minor')),
  state('found, not checked', typing(`${location.origin}/D/${genuineLink.split('/').at(-1)}`, '.notice.moderate'), {
    discovery: networkError(),
  }),
  state('foreign', typing('https://ward.example.prize.example/D/17K3M9QX2ABC5?win=1', '.failure')),
  state('altered', typing(genuineLink.replace('/D/17', '/D/18'), '.failure')),
  state('unknown key', typing(genuineLink, '.failure'), { discovery: { ...discovery, plateKeys: [] } }),
  state('code slip', typing('7K3M-9QX2-ABC6', '.field-error')),
  state('code too short', typing('7K3M-9QX2', '.field-error')),
  state('link damaged', typing(genuineLink.slice(0, 60), '.field-error')),
  state('nothing entered', typing('', '.field-error')),
  state('no QR', dropping(emptyPicture, 'no-code')),
  state('PDF named .jpg', dropping(pdfNamedJpg, 'not-a-picture')),
  state('HEIC', dropping(heicFile, 'heic')),
  state('damaged picture', dropping(cutShort, 'undecodable')),
  state(
    'empty file',
    dropping(() => new File([], 'empty.png'), 'empty-file'),
  ),
  state('camera denied', async (element) => {
    refusingCamera('NotAllowedError');
    pressCamera(element);
    await shown(element, '[data-reason="camera-denied"]');
  }),
  state('camera busy', async (element) => {
    refusingCamera('NotReadableError');
    pressCamera(element);
    await shown(element, '[data-reason="camera-busy"]');
  }),
  state('no camera found', async (element) => {
    refusingCamera('NotFoundError');
    pressCamera(element);
    await shown(element, '[data-reason="camera-missing"]');
  }),
  state('server in trouble', typing('7K3M-9QX2-ABC5', '.notice.minor'), { discovery: apiError('internal', 500) }),
];

/** A genuine plate of a station whose name a hostile server wrote. */
export function hostile(text: string): Fixture {
  const plateKeys = discovery.plateKeys.map((key) => ({ ...key, stationName: text }));
  return state('hostile', typing(genuineLink, '.notice.ok'), { discovery: { ...discovery, plateKeys } });
}
