import type { PublishedPlateKey } from '@wardkit/contract/meta';
import type { PlateCheck, PlateReading, PlateUnreadableReason } from '@wardkit/contract/plate';
import type { CameraChoice, CameraFailure, Zoom } from '../qr/camera.ts';
import type { PictureFailure } from '../qr/read-picture.ts';

/** Where a text came from. */
export type ScanSource = 'picture' | 'camera' | 'text';

/** A plate or a code: what can be opened. */
export type OpenableReading = Extract<PlateReading, { kind: 'plate' | 'code' }>;

/** What this device says of the plate; null for a typed code, or where no keys are here yet. */
export type DeviceCheck = PlateCheck<PublishedPlateKey> | null;

export type ScanFailure =
  | PictureFailure
  | { readonly reason: CameraFailure }
  | { readonly reason: 'foreign'; readonly shown: string; readonly host: string | null }
  | { readonly reason: 'altered' }
  | { readonly reason: 'unknown-key' }
  | { readonly reason: PlateUnreadableReason; readonly shown: string };

/** What to do when a camera has looked for a while and found nothing. */
export type CameraAdvice = 'dark' | 'nearer' | 'straight' | 'other-ways';

/** What a person sees while a camera is on. */
export interface CameraView {
  readonly status: 'starting' | 'looking';
  /** All cameras that can be chosen; empty until one was allowed. */
  readonly cameras: readonly CameraChoice[];
  /** Id of the one in use; empty before it is open. */
  readonly chosen: string;
  /** Whether its lamp burns; null where it has none. */
  readonly torch: boolean | null;
  /** Null where it doesn't zoom. */
  readonly zoom: Zoom | null;
  readonly advice: CameraAdvice | null;
  /** Another camera than the wanted one is in use: last time's is gone or busy, or the chosen one can't be opened. */
  readonly change: 'gone' | 'refused' | null;
}

/** All that the scanner can be in; the ways to scan stay usable in each. */
export type DoorplateScannerState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reading'; readonly source: ScanSource }
  | { readonly kind: 'camera'; readonly view: CameraView }
  | { readonly kind: 'found'; readonly reading: OpenableReading; readonly check: DeviceCheck }
  | { readonly kind: 'failed'; readonly source: ScanSource; readonly failure: ScanFailure };
