import type { WardClient } from '@wardkit/client';
import type { ReactiveControllerHost } from 'lit';

/**
 * The names of divisions, read by the division above them when they are first drawn: a code of GB/T 2260 tells a person
 * nothing. Names stay on the device for a month, so that they are there without a network too.
 */
export class DivisionNames {
  readonly #host: ReactiveControllerHost;
  readonly #names = new Map<string, string>();
  readonly #asked = new Set<string>();
  #client: WardClient | null = null;
  #signal: AbortSignal | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Works with this client until the signal ends it. */
  connect(client: WardClient, signal: AbortSignal): void {
    this.#client = client;
    this.#signal = signal;
    signal.addEventListener(
      'abort',
      () => {
        this.#client = null;
        this.#asked.clear();
      },
      { once: true },
    );
    this.#host.requestUpdate();
  }

  /** What a division is called; the code itself until its name is here, or where nobody knows one. */
  of(code: string): string {
    const parent = parentOf(code);
    if (parent !== null && this.#client !== null && !this.#asked.has(parent)) {
      this.#asked.add(parent);
      void this.#read(this.#client, parent);
    }
    return this.#names.get(code) ?? code;
  }

  async #read(client: WardClient, parent: string): Promise<void> {
    const signal = this.#signal;
    if (signal === null) return;
    try {
      for await (const { code, name } of client.places.listDivisions({ parent, limit: 200 }, { signal })) {
        this.#names.set(code, name);
      }
    } catch {
      // The codes stay, and are asked for again with the next client.
    }
    if (!signal.aborted) this.#host.requestUpdate();
  }
}

/** The street of a community, the county of a street; null above. */
function parentOf(code: string): string | null {
  if (code.length === 12) return code.slice(0, 9);
  return code.length === 9 ? code.slice(0, 6) : null;
}
