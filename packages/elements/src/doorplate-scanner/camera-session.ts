import type { Clock } from '../foundation/clock.ts';
import { Camera, type CameraChoice, type CameraFailure, listCameras } from '../qr/camera.ts';
import type { FrameReader } from '../qr/read-frame.ts';
import { rememberCamera, rememberedCamera } from '../qr/remembered-camera.ts';
import type { CameraAdvice, CameraView } from './doorplate-scanner.state.ts';

/** Milliseconds of looking in vain after which there is something to say, and then something else. */
const ADVICE: readonly (readonly [after: number, advice: CameraAdvice])[] = [
  [25_000, 'other-ways'],
  [15_000, 'straight'],
  [7_000, 'nearer'],
];
/** Of 255: below it a picture is mostly noise. */
const DARK = 45;
const DARK_AFTER = 2_500;

const ENDED: CameraOutcome = { ok: true, texts: [] };

/** What came of it: the texts of the first frame with any, or why there was no camera (any more). */
export type CameraOutcome =
  | { readonly ok: true; readonly texts: readonly string[] }
  | { readonly ok: false; readonly reason: CameraFailure };

export interface CameraSessionOptions {
  readonly clock: Clock;
  /** Ends it and lets go of the camera. */
  readonly signal: AbortSignal;
  /** The element that shows the camera's picture. */
  readonly video: () => Promise<HTMLVideoElement | null>;
  /** Loads what looks at frames; called once, after the camera was allowed. */
  readonly reader: () => Promise<FrameReader>;
  /** What a person sees to begin with. */
  readonly view: CameraView;
  /** Called with each change of it. */
  readonly show: (view: CameraView) => void;
}

/** Cameras from the first press to the first text: one at a time, by choice, with lamp and zoom where it has them. */
export class CameraSession {
  readonly #options: CameraSessionOptions;
  #view: CameraView;
  #camera: Camera | null = null;
  #video: HTMLVideoElement | null = null;
  /** When looking through this camera began, by the widget's clock. */
  #since = 0;
  #dark = false;
  #zoomWanted: number | null = null;
  /** One change of the camera after the other. */
  #turn: Promise<void> = Promise.resolve();
  #break: (reason: CameraFailure) => void = () => {};

  constructor(options: CameraSessionOptions) {
    this.#options = options;
    this.#view = options.view;
    options.signal.addEventListener('abort', () => this.#camera?.close(), { once: true });
  }

  /**
   * Opens the camera that was chosen last time, else the one that looks away from the person, and looks.
   *
   * @returns no texts when it was ended by its signal
   * @throws TypeError when the decoder can't be fetched
   */
  run(): Promise<CameraOutcome> {
    const broken = new Promise<CameraOutcome>((resolve) => {
      this.#break = (reason) => resolve({ ok: false, reason });
    });
    return Promise.race([broken, this.#run()]);
  }

  async #run(): Promise<CameraOutcome> {
    const { signal } = this.#options;
    const failure = await this.#openFirst();
    if (failure !== null) return { ok: false, reason: failure };
    const video = signal.aborted ? null : await this.#options.video();
    if (video === null || signal.aborted) return ENDED;
    this.#video = video;
    await this.#play();
    const read = await this.#options.reader();
    if (signal.aborted) return ENDED;
    navigator.mediaDevices.addEventListener?.('devicechange', () => void this.#list(), { signal });
    this.#looking();
    await this.#list();
    return { ok: true, texts: await this.#look(video, read) };
  }

  /** Changes to another camera and keeps it in mind for the next time. */
  choose(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const before = this.#camera;
      if (before === null || before.id === id) return;
      this.#show({ status: 'starting', chosen: id, torch: null, zoom: null, advice: null, change: null });
      before.close(); // many phones open one at a time
      const opened = await this.#opened(id);
      if (typeof opened !== 'string') rememberCamera(id);
      else {
        const back = await this.#opened(before.id);
        if (typeof back === 'string') return this.#break(opened);
      }
      if (this.#options.signal.aborted) return;
      await this.#play();
      this.#looking();
      if (typeof opened === 'string') this.#show({ change: 'refused' });
      await this.#list();
    });
  }

  setTorch(on: boolean): Promise<void> {
    return this.#inTurn(async () => {
      await this.#camera?.setTorch(on);
      this.#dark = false;
      this.#show({ torch: this.#camera?.torch ?? null, advice: null });
    });
  }

  /** While a person drags, only the last value counts. */
  setZoom(value: number): Promise<void> {
    this.#zoomWanted = value;
    return this.#inTurn(async () => {
      if (this.#zoomWanted === null) return;
      const wanted = this.#zoomWanted;
      this.#zoomWanted = null;
      await this.#camera?.setZoom(wanted);
      this.#show({ zoom: this.#camera?.zoom ?? null });
    });
  }

  async #openFirst(): Promise<CameraFailure | null> {
    const remembered = rememberedCamera();
    const opened = await this.#opened(remembered);
    if (typeof opened !== 'string') return null;
    if (remembered === null || (opened !== 'camera-missing' && opened !== 'camera-busy')) return opened;
    if (opened === 'camera-missing') rememberCamera(null);
    const other = await this.#opened(null);
    if (typeof other === 'string') return other;
    this.#show({ change: 'gone' });
    return null;
  }

  async #opened(id: string | null): Promise<Camera | CameraFailure> {
    const { signal } = this.#options;
    const camera = await Camera.open(id);
    if (typeof camera === 'string') return camera;
    if (signal.aborted) {
      camera.close();
      return camera;
    }
    this.#camera = camera;
    camera.onLost(() => {
      if (camera === this.#camera) this.#break('camera-busy');
    }, signal);
    return camera;
  }

  async #play(): Promise<void> {
    if (this.#video === null || this.#camera === null) return;
    this.#video.srcObject = this.#camera.stream;
    await this.#video.play().catch((error: Error) => {
      // A play that a stop or another camera overtook is none that failed.
      if (error.name !== 'AbortError') this.#break('camera-busy');
    });
  }

  #looking(): void {
    this.#since = this.#options.clock.now();
    this.#dark = false;
    const camera = this.#camera;
    this.#show({
      status: 'looking',
      chosen: camera?.id ?? '',
      torch: camera?.torch ?? null,
      zoom: camera?.zoom ?? null,
      advice: null,
    });
  }

  async #list(): Promise<void> {
    const cameras: readonly CameraChoice[] = await listCameras();
    this.#show({ cameras });
  }

  async #look(video: HTMLVideoElement, read: FrameReader): Promise<readonly string[]> {
    const { signal, clock } = this.#options;
    while (!signal.aborted) {
      let rest = 40;
      if (
        this.#view.status === 'looking' &&
        video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA &&
        video.videoWidth > 0
      ) {
        const seen = await read(video);
        if (signal.aborted) return [];
        if (seen.texts.length > 0) return seen.texts;
        if (seen.brightness !== null) this.#dark = seen.brightness < DARK;
        rest = seen.rest;
        this.#advise();
      }
      await new Promise<void>((resolve) => {
        clock.after(rest, resolve, signal);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    return [];
  }

  #advise(): void {
    if (this.#view.status !== 'looking') return;
    const looked = this.#options.clock.now() - this.#since;
    const dark = this.#dark && looked >= DARK_AFTER && this.#view.torch !== true;
    const advice = dark ? 'dark' : (ADVICE.find(([after]) => looked >= after)?.[1] ?? null);
    if (advice !== this.#view.advice) this.#show({ advice });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(() => (this.#options.signal.aborted ? undefined : work()));
    return this.#turn;
  }

  #show(changed: Partial<CameraView>): void {
    this.#view = { ...this.#view, ...changed };
    if (!this.#options.signal.aborted) this.#options.show(this.#view);
  }
}
