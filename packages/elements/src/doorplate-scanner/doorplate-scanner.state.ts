import type { PublishedPlateKey } from '@wardkit/contract/meta';
import type { PlateCheck, PlateReading, PlateUnreadableReason } from '@wardkit/contract/plate';
import type { CameraFailure } from '../qr/camera.ts';
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

/** All that the scanner can be in; the ways to scan stay usable in each. */
export type DoorplateScannerState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reading'; readonly source: ScanSource }
  | { readonly kind: 'camera'; readonly status: 'starting' | 'looking' }
  | { readonly kind: 'found'; readonly reading: OpenableReading; readonly check: DeviceCheck }
  | { readonly kind: 'failed'; readonly source: ScanSource; readonly failure: ScanFailure };
