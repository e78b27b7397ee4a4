import { WardEvent } from '../foundation/ward-event.ts';
import type { DeviceCheck, OpenableReading, ScanSource } from './doorplate-scanner.state.ts';

/**
 * A plate or a code was read and may be opened. Give `reading` to `<ward-doorplate-viewer>`. Cancelled, the scanner is
 * ready again at once and shows no result of its own.
 */
export class PlateScanEvent extends WardEvent {
  readonly reading: OpenableReading;
  /** `genuine`, or null where the signature could not be checked here (a typed code, or no keys on this device yet). */
  readonly check: DeviceCheck;
  readonly source: ScanSource;
  constructor(reading: OpenableReading, check: DeviceCheck, source: ScanSource) {
    super('ward-plate-scan', { cancelable: true });
    this.reading = reading;
    this.check = check;
    this.source = source;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-plate-scan': PlateScanEvent;
  }
}
