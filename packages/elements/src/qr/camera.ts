import { cameraOffered } from './camera-offered.ts';

/** Why there is no picture from a camera. */
export type CameraFailure =
  /** The page is not secure, or this web view has no camera access at all. */
  | 'camera-unavailable'
  /** The person or the device's settings said no. */
  | 'camera-denied'
  | 'camera-missing'
  /** Another program has it, or it broke off. */
  | 'camera-busy';

/** A camera of this device, as it calls itself; `label` is empty where the browser doesn't tell. */
export interface CameraChoice {
  /** The browser's own name for it: random, and another one on every origin. */
  readonly id: string;
  readonly label: string;
}

/** How far a camera zooms, in its own units. */
export interface Zoom {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
}

// What the Image Capture API adds to a track; TypeScript knows none of it.
interface LensCapabilities extends MediaTrackCapabilities {
  readonly torch?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step: number };
}
interface LensSettings extends MediaTrackSettings {
  readonly torch?: boolean;
  readonly zoom?: number;
}

/** The cameras of this device. Before a camera was allowed, browsers tell at most that there is one. */
export async function listCameras(): Promise<readonly CameraChoice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return devices
    .filter((device) => device.kind === 'videoinput' && device.deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

/** An open camera; {@link Camera.close} puts its light out. */
export class Camera {
  readonly stream: MediaStream;
  readonly id: string;
  /** Whether its lamp burns; null where it has none that a page may switch. */
  torch: boolean | null;
  /** Null where it doesn't zoom. */
  zoom: Zoom | null;
  readonly #track: MediaStreamTrack | undefined;

  private constructor(stream: MediaStream) {
    this.stream = stream;
    [this.#track] = stream.getVideoTracks();
    // Firefox before 132 has no getCapabilities.
    const can = (this.#track?.getCapabilities?.() ?? {}) as LensCapabilities;
    const now = (this.#track?.getSettings() ?? {}) as LensSettings;
    this.id = now.deviceId ?? '';
    this.torch = can.torch === true ? now.torch === true : null;
    const range = can.zoom;
    this.zoom = range && range.max > range.min ? { ...range, value: now.zoom ?? range.min } : null;
  }

  /**
   * Opens a camera by its id, or the one that looks away from the person where there is a choice.
   *
   * @returns the camera, or why there is none; a camera of that id that is gone is `camera-missing`
   */
  static async open(id: string | null): Promise<Camera | CameraFailure> {
    if (!cameraOffered()) return 'camera-unavailable';
    const which = id === null ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: id } };
    try {
      return new Camera(
        await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { ...which, width: { ideal: 1280 }, height: { ideal: 960 } },
        }),
      );
    } catch (error) {
      return failureOf((error as Error).name);
    }
  }

  /** Calls back when the camera is pulled out or taken by another program. */
  onLost(callback: () => void, signal: AbortSignal): void {
    this.#track?.addEventListener('ended', callback, { signal });
  }

  /** Switches the lamp. One that refuses counts as none. */
  async setTorch(on: boolean): Promise<void> {
    this.torch = (await this.#apply({ torch: on })) ? on : null;
  }

  /** Zooms; a value out of its range becomes the nearest in it. A camera that refuses counts as one without zoom. */
  async setZoom(value: number): Promise<void> {
    if (this.zoom === null) return;
    const zoom = Math.min(this.zoom.max, Math.max(this.zoom.min, value));
    this.zoom = (await this.#apply({ zoom })) ? { ...this.zoom, value: zoom } : null;
  }

  close(): void {
    for (const track of this.stream.getTracks()) track.stop();
  }

  async #apply(wanted: { torch: boolean } | { zoom: number }): Promise<boolean> {
    try {
      await this.#track?.applyConstraints({ advanced: [wanted as MediaTrackConstraintSet] });
      return true;
    } catch {
      return false;
    }
  }
}

function failureOf(name: string): CameraFailure {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'camera-denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'camera-missing';
    default:
      return 'camera-busy';
  }
}
