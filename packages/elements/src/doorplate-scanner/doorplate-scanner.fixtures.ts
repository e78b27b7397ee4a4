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

/** Puts a camera in the browser that shows what is drawn on a canvas; gives the canvas and what was stopped. */
export function fakeCamera(): { canvas: HTMLCanvasElement; live: () => number } {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = '#8794a0';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const streams: MediaStream[] = [];
  setCamera(async () => {
    const stream = canvas.captureStream(10);
    streams.push(stream);
    context.fillRect(0, 0, 1, 1); // a canvas that is not drawn on gives no frame
    return stream;
  });
  const live = () =>
    streams.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === 'live').length;
  return { canvas, live };
}

/** A camera that answers with an error's name, as browsers do. */
export function refusingCamera(name: string): void {
  setCamera(() => Promise.reject(new DOMException('no', name)));
}

function setCamera(getUserMedia: () => Promise<MediaStream>): void {
  Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { configurable: true, value: getUserMedia });
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

const pressCamera = (element: HTMLElement) =>
  element.shadowRoot?.querySelector<HTMLButtonElement>('.ways .button.primary')?.click();

/** One fixture for each state of `<ward-doorplate-scanner>`. */
export const fixtures: readonly Fixture[] = [
  state('ready'),
  state('camera', async (element) => {
    fakeCamera();
    pressCamera(element);
    await shown(element, '[data-status="looking"]');
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
  state('server in trouble', typing('7K3M-9QX2-ABC5', '.notice.minor'), { discovery: apiError('internal', 500) }),
];

/** A genuine plate of a station whose name a hostile server wrote. */
export function hostile(text: string): Fixture {
  const plateKeys = discovery.plateKeys.map((key) => ({ ...key, stationName: text }));
  return state('hostile', typing(genuineLink, '.notice.ok'), { discovery: { ...discovery, plateKeys } });
}
