import type { AnyWardError, WardClient } from '@wardkit/client';
import type { Mediation } from '@wardkit/contract/mediation-record';
import { AtMostEach } from '../../foundation/at-most-each.ts';
import { isClientError } from '../../foundation/client-failure.ts';
import { everyItem } from '../../foundation/every-item.ts';
import { failedReading } from '../../foundation/failed-reading.ts';
import type { WardElement } from '../../foundation/ward-element.ts';
import { type CaseParts, type CaseRecord, type OpenedCase, purpose } from './case.state.ts';

/** How often the case is read again because of events, milliseconds. */
const readEach = 1000;
const page = { limit: 200 } as const;

/** How something is sent. */
export interface SendOptions {
  readonly purpose: typeof purpose;
  readonly signal: AbortSignal;
}

/** Why something was not done, and what the server said of it. */
export type Refusal =
  | { readonly kind: 'offline' | 'forbidden' | 'unkept' | 'stopped' }
  /** Somebody else changed it meanwhile. */
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'refused'; readonly error: AnyWardError };

/** Reads one mediation with all of its parts, and sends what is done about it, one change at a time. */
export class CaseDesk {
  client: WardClient | null = null;
  signal: AbortSignal = AbortSignal.abort();
  /** The roles of the caller; the server decides. */
  roles: readonly string[] = [];
  stationId: string | null = null;
  openId: string | null = null;
  opened: OpenedCase = { kind: 'loading' };
  isSaving = false;
  readonly #host: WardElement;
  readonly #changed: (mediation: Mediation) => void;
  readonly #reading = new AtMostEach(readEach, () => void this.reread());
  #running: AbortController | null = null;
  #unsent = new Set<string>();

  /** @param changed hears of each version that was read of the mediation that is open */
  constructor(host: WardElement, changed: (mediation: Mediation) => void) {
    this.#host = host;
    this.#changed = changed;
    host.withClient((client, signal) => this.#connect(client, signal));
  }

  /** What is known of the mediation that is open; null until it is read. */
  get record(): CaseRecord | null {
    return this.opened.kind === 'ready' ? this.opened.record : null;
  }

  open(mediationId: string | null): void {
    this.#running?.abort();
    this.openId = mediationId;
    this.opened = { kind: 'loading' };
    this.#host.requestUpdate();
    if (mediationId !== null && !this.signal.aborted) void this.reread();
  }

  /** Something happened to it: it is read again, soon and not with every one of many events. */
  heard(): void {
    if (this.openId !== null) this.#reading.ask(this.#host.clock, this.signal);
  }

  /** Reads what is open anew; what is shown stays until it is here. */
  async reread(): Promise<void> {
    const { client, openId } = this;
    if (client === null || openId === null) return;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.signal.addEventListener('abort', () => running.abort(), { once: true, signal: running.signal });
    const { signal } = running;
    try {
      const answered = client.mediations.get(openId, { purpose, signal }).withResponse();
      const [{ data, stale }, parts] = await Promise.all([answered, readParts(client, openId, signal)]);
      if (signal.aborted) return;
      const before = this.record;
      const record = { mediation: data, ...withBefore(parts, before) };
      this.opened = { kind: 'ready', record, keptSince: stale === null ? null : Date.parse(stale.since) };
      if (before?.mediation.version !== data.version) this.#changed(data);
    } catch (error) {
      if (signal.aborted) return;
      if (!isClientError(error)) throw error;
      if (this.opened.kind !== 'ready' || error.kind === 'api') this.#fail(error, client);
    }
    this.#host.requestUpdate();
  }

  /** Sends one change. @returns null once it is done, or why it is not */
  async change(send: (client: WardClient, how: SendOptions) => Promise<unknown>): Promise<Refusal | null> {
    const { client, signal } = this;
    if (client === null || this.isSaving) return { kind: 'stopped' };
    this.#save(true);
    try {
      await send(client, { purpose, signal });
      if (signal.aborted) return { kind: 'stopped' };
      await this.reread();
      return null;
    } catch (error) {
      if (signal.aborted) return { kind: 'stopped' };
      if (!isClientError(error)) throw error;
      return await this.#refused(error);
    } finally {
      this.#save(false);
    }
  }

  /** Nothing of what was read stays: whoever looked does not look any more. */
  leave(): void {
    this.#running?.abort();
    this.#reading.forget();
    this.opened = { kind: 'loading' };
    this.isSaving = false;
  }

  async #refused(error: AnyWardError): Promise<Refusal> {
    if (error.kind === 'network' || error.kind === 'timeout') return { kind: 'offline' };
    if (error.kind === 'storage') return { kind: 'unkept' };
    if (error.kind === 'api' && error.status === 403) return { kind: 'forbidden' };
    const isOvertaken = error.kind === 'api' && (error.code === 'version-stale' || error.code === 'state-conflict');
    if (!isOvertaken) return { kind: 'refused', error };
    await this.reread();
    return { kind: 'overtaken' };
  }

  #connect(client: WardClient, signal: AbortSignal): void {
    this.client = client;
    this.signal = signal;
    signal.addEventListener('abort', () => this.#disconnect(), { once: true });
    void client.session
      .get({ signal })
      .safe()
      .then((answered) => {
        if (signal.aborted || !answered.ok) return;
        this.roles = answered.data.roles;
        this.stationId = answered.data.station?.id ?? null;
        this.#host.requestUpdate();
      });
    const stop = client.outbox.subscribe(() => this.#follow(client));
    signal.addEventListener('abort', stop, { once: true });
    if (this.openId !== null) void this.reread();
  }

  /** What waited on the device and was accepted, in this page or another, is read as the server has it. */
  #follow(client: WardClient): void {
    let isSent = false;
    for (const { id, lane, state } of client.outbox.items) {
      if (lane !== laneOf(this.openId)) continue;
      if (state !== 'accepted') this.#unsent.add(id);
      else if (this.#unsent.delete(id)) isSent = true;
    }
    if (isSent || (client.outbox.status.online && this.opened.kind === 'ready' && this.opened.keptSince !== null)) {
      void this.reread();
    }
    this.#host.requestUpdate();
  }

  #disconnect(): void {
    this.leave();
    this.client = null;
    this.roles = [];
    this.stationId = null;
    this.#unsent.clear();
  }

  #fail(error: AnyWardError, client: WardClient): void {
    const isMissing = error.kind === 'api' && error.status === 404;
    this.opened = { kind: isMissing ? 'not-found' : failedReading(error, client).kind };
  }

  #save(isSaving: boolean): void {
    this.isSaving = isSaving;
    this.#host.requestUpdate();
  }
}

/** The lane of the outbox in which all of one mediation waits. */
export function laneOf(mediationId: string | null): string {
  return `mediation:${mediationId}`;
}

async function readParts(client: WardClient, id: string, signal: AbortSignal): Promise<CaseParts> {
  const { mediations } = client;
  const how = { purpose, signal } as const;
  const all = <Each>(rows: AsyncIterable<Each>) => orNull(everyItem(rows));
  const [parties, sessions, deadlines, agreement, dossier, papers, followUps, objections] = await Promise.all([
    all(mediations.listParties(id, page, how)),
    all(mediations.listSessions(id, page, how)),
    all(mediations.listDeadlines(id, page, { signal })),
    orNull(agreementOrNone(mediations.getAgreement(id, how))),
    orNull(mediations.getDossier(id, { signal })),
    all(mediations.listPapers(id, page, { signal })),
    all(mediations.listFollowUps(id, page, how)),
    all(mediations.listObjections(id, page, { signal })),
  ]);
  return { parties, sessions, deadlines, agreement, dossier, papers, followUps, objections };
}

/** A part that can't be had does not take the others with it. */
async function orNull<Part>(reading: PromiseLike<Part>): Promise<Part | null> {
  try {
    return await reading;
  } catch (error) {
    if (!isClientError(error)) throw error;
    return null;
  }
}

async function agreementOrNone<Agreement>(reading: PromiseLike<Agreement>): Promise<Agreement | false> {
  try {
    return await reading;
  } catch (error) {
    if (isClientError(error) && error.kind === 'api' && error.status === 404) return false;
    throw error;
  }
}

/** A part that could not be read now is shown as it was read before. */
function withBefore(parts: CaseParts, before: CaseParts | null): CaseParts {
  if (before === null) return parts;
  const entries = Object.entries(parts).map(([name, part]) => [name, part ?? before[name as keyof CaseParts]]);
  return Object.fromEntries(entries) as unknown as CaseParts;
}
