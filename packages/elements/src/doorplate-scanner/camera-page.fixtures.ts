import { plateClient } from '../doorplate-viewer/plate-client.fixtures.ts';
import { define } from '../foundation/define.ts';
import { WardDoorplateScanner } from './doorplate-scanner.ts';

interface Scanned {
  readonly source: string;
  readonly check: string | null;
  readonly text: string;
  /** Camera tracks that are still open. */
  readonly live: number;
}

const tracks: MediaStreamTrack[] = [];
let last: (() => Scanned) | null = null;

/** Puts the scanner on a page of its own, before whatever camera the browser has. */
export function mount(): void {
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
  define(WardDoorplateScanner);
  const element = document.createElement('ward-doorplate-scanner');
  element.client = plateClient({});
  element.addEventListener('ward-plate-scan', ({ source, check, reading }) => {
    const text = reading.kind === 'plate' ? `HTTPS://WARD.EXAMPLE/D/${reading.plate.payload}` : reading.code;
    const live = () => tracks.filter((track) => track.readyState === 'live').length;
    last = () => ({ source, check: check?.state ?? null, text, live: live() });
  });
  document.body.append(element);
}

/** What was scanned, once something was. */
export function scanned(): Scanned | null {
  return last?.() ?? null;
}
