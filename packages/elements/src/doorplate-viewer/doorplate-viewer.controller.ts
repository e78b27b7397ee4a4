import type { AnyWardError, WardClient } from '@wardkit/client';
import type { DoorplateScan } from '@wardkit/contract/doorplates';
import type { Discovery, PublishedPlateKey } from '@wardkit/contract/meta';
import { type PlateCheck, type PlateReading, readPlate } from '@wardkit/contract/plate';
import type { Purpose } from '@wardkit/contract/purpose';
import type { WardElement } from '../foundation/ward-element.ts';
import { checkPlate } from '../qr/check-plate.ts';
import type { DoorplateViewerState, PremisesState, ReadyState } from './doorplate-viewer.state.ts';
import type { RevocationList } from './revocation-list.ts';

/** What to open: a reading of the scanner's, a plate's link, or a code. The first that is given counts. */
export interface ViewerInput {
  readonly reading: PlateReading | null;
  readonly link: string;
  readonly code: string;
  /** Why personal data is read; null takes what fits the caller. */
  readonly purpose: Purpose | null;
}

/** Opens a plate: reads it, checks it on the device, asks the server, then the premises where the caller may. */
export class DoorplateViewerController {
  state: DoorplateViewerState = { kind: 'idle' };
  readonly #host: WardElement;
  readonly #onPremises: () => void;
  #client: WardClient | null = null;
  #session: AbortSignal | null = null;
  #input: ViewerInput = { reading: null, link: '', code: '', purpose: null };
  #running: AbortController | null = null;

  /** @param onPremises called where the caller may see premises, so that what draws them is fetched beside them */
  constructor(host: WardElement, onPremises: () => void) {
    this.#host = host;
    this.#onPremises = onPremises;
    host.withClient((client, signal) => {
      this.#client = client;
      this.#session = signal;
      signal.addEventListener('abort', () => this.#running?.abort(), { once: true });
      addEventListener('online', () => this.#backOnline(client, signal), { signal });
      this.#prepare(client, signal);
      this.load();
    });
  }

  /** Opens another plate. */
  open(input: ViewerInput): void {
    this.#input = input;
    if (this.#client !== null) this.load();
  }

  /** Asks again for what is open. */
  load(): void {
    this.#running?.abort();
    const client = this.#client;
    const input = this.#input;
    if (client === null || this.#session?.aborted !== false) return;
    if (input.reading === null && input.link === '' && input.code === '') {
      this.#set({ kind: 'idle' });
      return;
    }
    const running = new AbortController();
    this.#running = running;
    this.#set({ kind: 'loading' });
    void this.#open(client, input, running.signal).catch((error: unknown) => this.#fail(error, running.signal));
  }

  /** Keeps what the person said about the place; gives the code it was about, null where nothing was asked. */
  answerPlace(here: boolean): string | null {
    const { state } = this;
    if (state.kind !== 'ready' && state.kind !== 'offline') return null;
    this.#set({ ...state, here });
    return state.kind === 'ready' ? state.scan.code : state.code;
  }

  // What tells a plate without a network is fetched while there is one, also where no plate is open yet.
  #prepare(client: WardClient, signal: AbortSignal): void {
    void client.meta.discover({ signal }).safe();
    void this.#revocations(client, signal);
  }

  #backOnline(client: WardClient, signal: AbortSignal): void {
    const { state } = this;
    this.#prepare(client, signal);
    const isOld = state.kind === 'ready' && state.fresh.staleSince !== null;
    if (state.kind === 'offline' || isOld) this.load();
  }

  /** The list, read as far as it has come; null where not even its code is on this device. */
  async #revocations(client: WardClient, signal: AbortSignal): Promise<RevocationList | null> {
    try {
      const { revocationListOf } = await import('./revocation-list.ts');
      const list = revocationListOf(client);
      await list.refresh(client, this.#host.clock.now(), signal);
      return list;
    } catch {
      return null;
    }
  }

  async #open(client: WardClient, input: ViewerInput, signal: AbortSignal): Promise<void> {
    const discovery = await client.meta.discover({ signal }).safe();
    if (signal.aborted) return;
    const keys = discovery.ok ? discovery.data : null;
    const reading = readInput(input, keys);
    if (reading.kind === 'unreadable' || reading.kind === 'foreign') return this.#set(reading, signal);
    const code = reading.kind === 'plate' ? reading.plate.code : reading.code;
    let check: PlateCheck<PublishedPlateKey> | null = null;
    if (reading.kind === 'plate' && keys !== null) {
      check = await checkPlate(reading.plate, keys.plateKeys);
      if (check.state !== 'genuine') return this.#set({ kind: check.state, code }, signal);
    }
    await this.#ask(client, code, check, input.purpose, signal);
  }

  async #ask(
    client: WardClient,
    code: string,
    check: PlateCheck<PublishedPlateKey> | null,
    purpose: Purpose | null,
    signal: AbortSignal,
  ): Promise<void> {
    const answered = await client.doorplates
      .scan(code, { signal })
      .withResponse()
      .catch((error: unknown) => error as AnyWardError);
    if (signal.aborted) return;
    const scanned = check?.state === 'genuine';
    if (answered instanceof Error) {
      if (answered.kind === 'api' && answered.code === 'plate-unknown')
        return this.#set({ kind: 'unknown-code', code });
      if (answered.kind !== 'network' && answered.kind !== 'timeout') throw answered;
      const revocations = await this.#revocations(client, signal);
      const withdrawn = (await revocations?.endOf(code)) ?? null;
      return this.#set(
        {
          kind: 'offline',
          verdict: withdrawn ?? (scanned ? 'genuine' : 'unchecked'),
          code,
          stationName: check?.state === 'genuine' ? check.key.stationName : null,
          revocationsSince: revocations?.since ?? null,
          here: null,
        },
        signal,
      );
    }
    const scan = answered.data;
    const revocations = answered.stale === null ? null : await this.#revocations(client, signal);
    const withdrawn = (await revocations?.endOf(code)) ?? endOf(scan.state);
    const ready: ReadyState = {
      kind: 'ready',
      verdict: withdrawn ?? (scanned ? 'genuine' : 'registered'),
      scan,
      fresh: { staleSince: answered.stale?.since ?? null, revocationsSince: revocations?.since ?? null },
      premises: scan.premisesId === null ? { kind: 'none' } : { kind: 'loading' },
      here: null,
    };
    this.#set(ready, signal);
    if (scan.premisesId === null) return;
    this.#onPremises();
    await this.#askPremises(client, scan, scan.premisesId, purpose, signal);
  }

  async #askPremises(
    client: WardClient,
    scan: DoorplateScan,
    premisesId: string,
    wanted: Purpose | null,
    signal: AbortSignal,
  ): Promise<void> {
    const purpose = wanted ?? purposeFor(scan.caller);
    const told = (premises: PremisesState) => {
      if (this.state.kind === 'ready') this.#set({ ...this.state, premises }, signal);
    };
    const stays = client.stays.list({ premisesId, state: ['current', 'sign-off-overdue'] }, { signal, purpose }).safe();
    try {
      const { data, stale } = await client.places.getPremises(premisesId, { signal, purpose }).withResponse();
      const page = await stays;
      told({
        kind: 'ready',
        premises: data,
        stays: page.ok ? page.data.items : null,
        moreStays: page.ok && page.data.next !== null,
        staleSince: stale?.since ?? null,
      });
    } catch (error) {
      const { kind, requestId } = error as AnyWardError;
      told(
        kind === 'network' || kind === 'timeout'
          ? { kind: 'offline' }
          : { kind: 'error', requestId: requestId ?? null },
      );
    }
  }

  #fail(error: unknown, signal: AbortSignal): void {
    const requestId = (error as Partial<AnyWardError>).requestId ?? null;
    this.#set({ kind: 'error', requestId }, signal);
  }

  #set(state: DoorplateViewerState, signal?: AbortSignal): void {
    if (signal?.aborted) return;
    this.state = state;
    this.#host.requestUpdate();
  }
}

/** Why this caller reads the premises, unless the portal says another purpose. */
export function purposeFor(caller: string): Purpose {
  return caller === 'landlord' || caller === 'resident' ? 'own-record' : 'rental-check';
}

function readInput({ reading, link, code }: ViewerInput, keys: Discovery | null): PlateReading {
  if (reading !== null) return reading;
  const trustedBases = [...(keys?.plateBases ?? []), `${location.origin}/D/`];
  return readPlate(link === '' ? code : link, { trustedBases });
}

function endOf(state: string): 'revoked' | 'replaced' | null {
  if (state === 'in-force') return null;
  return state === 'replaced' ? 'replaced' : 'revoked'; // a state that is not known here is no state to trust
}
