import { rememberCamera } from '../qr/remembered-camera.ts';

/** A camera that a test puts in the browser. */
export interface FakeDevice {
  readonly id: string;
  readonly label?: string;
  readonly torch?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step: number };
  /** The error's name that opening it gives, as browsers do. */
  readonly refuses?: string;
}

/** What became of the cameras that a test put in the browser. */
export interface FakeCameras {
  /** What all of them show. */
  readonly canvas: HTMLCanvasElement;
  /** How many are open now. */
  live(): number;
  /** The most that were open at once. */
  mostLive(): number;
  /** Ids in the order in which they were opened. */
  readonly opened: readonly string[];
  /** What was set on a lens, in order. */
  readonly applied: readonly object[];
  /** Pulls the open ones out. */
  pull(): void;
}

/**
 * Puts cameras in the browser that show what is drawn on a canvas, and forgets which one was chosen before. Chromium's
 * own fake camera has neither lamp nor zoom, so here they are pretended.
 */
export function fakeCameras(
  devices: readonly FakeDevice[] = [{ id: 'back', label: 'Back camera' }],
  { fill = '#8794a0', remembered = null as string | null } = {},
): FakeCameras {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = fill;
  context.fillRect(0, 0, canvas.width, canvas.height);
  rememberCamera(remembered);
  const tracks: MediaStreamTrack[] = [];
  const pulled = new EventTarget();
  const opened: string[] = [];
  const applied: object[] = [];
  let most = 0;
  const live = () => tracks.filter((track) => track.readyState === 'live').length;
  setCamera(async (constraints) => {
    const wanted = (constraints.video as { deviceId?: { exact: string } }).deviceId?.exact;
    const device = wanted === undefined ? devices[0] : devices.find((each) => each.id === wanted);
    if (device === undefined) throw new DOMException('gone', 'OverconstrainedError');
    if (device.refuses !== undefined) throw new DOMException('no', device.refuses);
    const stream = canvas.captureStream(10);
    const track = stream.getVideoTracks()[0] as MediaStreamTrack;
    const settings: Record<string, unknown> = { deviceId: device.id };
    if (device.torch) settings.torch = false;
    if (device.zoom) settings.zoom = device.zoom.min;
    // Firefox does not pass a made-up event on to those who listen to a canvas's track.
    Object.assign(track, {
      addEventListener: pulled.addEventListener.bind(pulled),
      getCapabilities: () => ({ torch: device.torch, zoom: device.zoom }),
      getSettings: () => settings,
      applyConstraints: async ({ advanced = [] }: { advanced?: object[] }) => {
        applied.push(...advanced);
        Object.assign(settings, ...advanced);
      },
    });
    tracks.push(track);
    opened.push(device.id);
    most = Math.max(most, live());
    // A canvas that is not drawn on gives no frame, and WebKit counts only what is drawn in a later turn.
    const drawing = setInterval(() => {
      if (track.readyState === 'ended') clearInterval(drawing);
      else context.fillRect(0, 0, 1, 1);
    }, 50);
    return stream;
  });
  Object.defineProperty(navigator.mediaDevices, 'enumerateDevices', {
    configurable: true,
    value: async () =>
      devices.map(({ id, label = '' }) => ({ kind: 'videoinput', deviceId: id, label, groupId: '', toJSON: () => id })),
  });
  const pull = () => {
    pulled.dispatchEvent(new Event('ended'));
  };
  return { canvas, live, mostLive: () => most, opened, applied, pull };
}

/** A camera that answers with an error's name, as browsers do. */
export function refusingCamera(name: string): void {
  fakeCameras([{ id: 'back', refuses: name }]);
}

function setCamera(getUserMedia: (constraints: MediaStreamConstraints) => Promise<MediaStream>): void {
  Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { configurable: true, value: getUserMedia });
}
