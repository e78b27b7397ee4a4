import type { WardClient } from '@wardkit/client';
import type { Discovery } from '@wardkit/contract/meta';
import { readPlate } from '@wardkit/contract/plate';
import type { WardElement } from '../foundation/ward-element.ts';
import { checkPlate } from '../qr/check-plate.ts';
import { SuccessSignal } from '../qr/success-signal.ts';
import type { CameraSession } from './camera-session.ts';
import { PlateScanEvent } from './doorplate-scanner.events.ts';
import type {
  CameraView,
  DeviceCheck,
  DoorplateScannerState,
  OpenableReading,
  ScanFailure,
  ScanSource,
} from './doorplate-scanner.state.ts';

const starting: CameraView = {
  status: 'starting',
  cameras: [],
  chosen: '',
  torch: null,
  zoom: null,
  advice: null,
  change: null,
};

type Judged =
  | { readonly ok: true; readonly reading: OpenableReading; readonly check: DeviceCheck }
  | { readonly ok: false; readonly failure: ScanFailure };

/** Turns a picture, a camera or a text into a plate that may be opened, or into the reason why not. */
export class DoorplateScannerController {
  state: DoorplateScannerState = { kind: 'ready' };
  readonly #host: WardElement;
  #client: WardClient | null = null;
  #discovery: Promise<Discovery | null> | null = null;
  #work: AbortController | null = null;
  #session: CameraSession | null = null;

  constructor(host: WardElement) {
    this.#host = host;
    host.withClient((client, signal) => {
      this.#client = client;
      this.#discovery = null;
      // Asked for early: kept by the client, the keys are then here when the network is not.
      void this.#keys(signal);
      const hidden = () => document.visibilityState === 'hidden' && this.stopCamera();
      document.addEventListener('visibilitychange', hidden, { signal });
      signal.addEventListener('abort', () => this.#leave(), { once: true });
    });
  }

  /** What a text would be, without checking a signature: for words beside the field while it is typed. */
  async preview(text: string): Promise<ReturnType<typeof readPlate>> {
    return readPlate(text, { trustedBases: await this.#bases() });
  }

  /** Opens a typed code or a pasted link. */
  async readText(text: string): Promise<void> {
    const signal = this.#begin({ kind: 'reading', source: 'text' });
    this.#finish(await this.#judge([text]), 'text', signal);
  }

  /** Looks for a plate in a picture. */
  async readPicture(file: Blob): Promise<void> {
    const signal = this.#begin({ kind: 'reading', source: 'picture' });
    const failed = (failure: ScanFailure) => this.#finish({ ok: false, failure }, 'picture', signal);
    try {
      const { readPicture } = await import('../qr/read-picture.ts');
      const reading = await readPicture(file, { signal });
      if (!reading.ok) return failed(reading.failure);
      this.#finish(await this.#judge(reading.texts), 'picture', signal);
    } catch {
      if (!signal.aborted) failed({ reason: 'decoder-missing' });
    }
  }

  /**
   * Shows the camera in the `<video>` that the widget draws for it, and looks until a code is seen or it is stopped.
   *
   * @param quiet whether a plate is read without vibration and tone
   */
  async startCamera(video: () => Promise<HTMLVideoElement | null>, quiet: boolean): Promise<void> {
    const signal = this.#begin({ kind: 'camera', view: starting });
    const success = new SuccessSignal();
    signal.addEventListener('abort', () => success.release(), { once: true });
    if (!quiet) success.prepare();
    try {
      const { CameraSession } = await import('./camera-session.ts');
      if (signal.aborted) return;
      const session = new CameraSession({
        clock: this.#host.clock,
        signal,
        video,
        view: starting,
        reader: async () => (await import('../qr/read-frame.ts')).frameReader(),
        show: (view) => this.#set({ kind: 'camera', view }, signal),
      });
      this.#session = session;
      const read = await session.run();
      if (!read.ok) return this.#finish({ ok: false, failure: { reason: read.reason } }, 'camera', signal);
      if (signal.aborted) return;
      const judged = await this.#judge(read.texts);
      if (judged.ok && !quiet && !signal.aborted) success.give();
      this.#finish(judged, 'camera', signal);
    } catch {
      this.#finish({ ok: false, failure: { reason: 'decoder-missing' } }, 'camera', signal);
    }
  }

  chooseCamera(id: string): void {
    void this.#session?.choose(id);
  }

  setTorch(on: boolean): void {
    void this.#session?.setTorch(on);
  }

  setZoom(value: number): void {
    void this.#session?.setZoom(value);
  }

  stopCamera(): void {
    if (this.state.kind === 'camera') this.reset();
  }

  /** Back to the beginning; what was under way is given up. */
  reset(): void {
    this.#work?.abort();
    this.#set({ kind: 'ready' });
  }

  /** Of several codes in a picture the plate counts, and a genuine one most. */
  async #judge(texts: readonly string[]): Promise<Judged> {
    const judged: Judged[] = [];
    for (const text of texts) {
      const one = await this.#judgeOne(text);
      if (one.ok) return one;
      judged.push(one);
    }
    const rank = (one: Judged) =>
      one.ok ? 0 : ['altered', 'unknown-key', 'foreign'].indexOf(one.failure.reason) + 1 || 9;
    judged.sort((one, other) => rank(one) - rank(other));
    return judged[0] ?? { ok: false, failure: { reason: 'no-code' } };
  }

  async #judgeOne(text: string): Promise<Judged> {
    const reading = readPlate(text, { trustedBases: await this.#bases() });
    if (reading.kind === 'foreign')
      return { ok: false, failure: { reason: 'foreign', shown: reading.shown, host: reading.host } };
    if (reading.kind === 'unreadable') return { ok: false, failure: { reason: reading.reason, shown: reading.shown } };
    if (reading.kind === 'code') return { ok: true, reading, check: null };
    const keys = await this.#keys();
    if (keys === null) return { ok: true, reading, check: null };
    const check = await checkPlate(reading.plate, keys.plateKeys);
    return check.state === 'genuine' ? { ok: true, reading, check } : { ok: false, failure: { reason: check.state } };
  }

  async #bases(): Promise<string[]> {
    return [...((await this.#keys())?.plateBases ?? []), `${location.origin}/D/`];
  }

  #keys(signal?: AbortSignal): Promise<Discovery | null> {
    this.#discovery ??= this.#discover(signal);
    return this.#discovery;
  }

  async #discover(signal: AbortSignal | undefined): Promise<Discovery | null> {
    const answer = await this.#client?.meta.discover({ signal }).safe();
    if (answer?.ok) return answer.data;
    this.#discovery = null; // the next scan asks again
    return null;
  }

  #begin(state: DoorplateScannerState): AbortSignal {
    this.#work?.abort();
    this.#work = new AbortController();
    this.#set(state);
    return this.#work.signal;
  }

  #finish(judged: Judged, source: ScanSource, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#work?.abort();
    if (!judged.ok) {
      this.#set({ kind: 'failed', source, failure: judged.failure });
      return;
    }
    const { reading, check } = judged;
    this.#set({ kind: 'found', reading, check });
    if (!this.#host.dispatchEvent(new PlateScanEvent(reading, check, source))) this.#set({ kind: 'ready' });
  }

  #leave(): void {
    this.#work?.abort();
    if (this.state.kind === 'camera' || this.state.kind === 'reading') this.state = { kind: 'ready' };
  }

  #set(state: DoorplateScannerState, signal?: AbortSignal): void {
    if (signal?.aborted) return;
    this.state = state;
    this.#host.requestUpdate();
  }
}
