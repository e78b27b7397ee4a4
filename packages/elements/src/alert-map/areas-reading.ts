import { ownAddress } from './own-address.ts';
import { readAreas, type StationArea } from './station-areas.ts';

/** The areas that a portal gives, as an object or at an address of its own. */
export class AreasReading {
  areas: readonly StationArea[] = [];
  /** They were given and could not be read. */
  isMissing = false;
  readonly #changed: () => void;
  #given: unknown = null;
  #address = '';
  #running: AbortController | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Reads what is given, once for each thing that is. */
  ask(given: unknown, address: string): void {
    if (given === this.#given && address === this.#address) return;
    this.#given = given;
    this.#address = address;
    this.again();
  }

  again(): void {
    this.#running?.abort();
    this.isMissing = false;
    if (this.#given !== null && this.#given !== undefined) this.#take(() => this.#given);
    else if (this.#address !== '') void this.#fetch(this.#address);
    else this.areas = [];
    this.#changed();
  }

  forget(): void {
    this.#running?.abort();
    this.areas = [];
    this.isMissing = false;
    this.#given = null;
    this.#address = '';
  }

  async #fetch(given: string): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    let read: () => unknown;
    try {
      const address = ownAddress(given, document.baseURI);
      if (address === null) throw new TypeError("areas-url has to be of the page's own origin");
      const response = await fetch(address, { credentials: 'same-origin', signal: running.signal });
      if (!response.ok) throw new TypeError(`areas-url answered ${response.status}`);
      const body: unknown = await response.json();
      read = () => body;
    } catch (error) {
      read = () => {
        throw error;
      };
    }
    if (running.signal.aborted) return;
    this.#take(read);
    this.#changed();
  }

  #take(read: () => unknown): void {
    try {
      this.areas = readAreas(read());
    } catch (error) {
      // The person reads that it is missing; who runs the page reads why.
      console.error('<ward-alert-map> has no area of the station.', error);
      this.areas = [];
      this.isMissing = true;
    }
  }
}
