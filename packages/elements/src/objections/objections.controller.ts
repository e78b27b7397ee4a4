import type { AnyWardError, OutboxItem, WardClient } from '@wardkit/client';
import type { Hazard } from '@wardkit/contract/hazards';
import type { Objection, ObjectionFiling } from '@wardkit/contract/objections';
import { failedReading } from '../foundation/failed-reading.ts';
import { type Language, LanguageController, type MessageLoaders } from '../foundation/language.ts';
import { RecordPictures } from '../foundation/photographs/record-pictures.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { ObjectionDecisions } from './objection-decisions.ts';
import { ObjectionForm } from './objection-form.ts';
import type { ObjectionsMessages } from './objections.en.ts';
import type { ObjectionCaller, ObjectionPlace, ObjectionsState, QueuedObjection } from './objections.state.ts';

const AT_A_TIME = 50;

const loaders: MessageLoaders<ObjectionsMessages> = {
  en: () => import('./objections.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./objections.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./objections.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./objections.ja.ts').then((module) => module.messages),
  ko: () => import('./objections.ko.ts').then((module) => module.messages),
};

/** Objections of premises, or to one hazard: on record, waiting on this device, and what a person does with them. */
export class ObjectionsController {
  state: ObjectionsState = { kind: 'loading' };
  queued: readonly QueuedObjection[] = [];
  /** Hazards that can be objected to; null while they are not known. */
  hazards: readonly Hazard[] | null = null;
  readonly form: ObjectionForm;
  readonly decisions: ObjectionDecisions;
  readonly pictures: RecordPictures;
  readonly #host: WardElement<unknown>;
  readonly #withPhotographs = new Set<string>();
  readonly #bodies = new Map<string, ObjectionFiling>();
  #client: WardClient | null = null;
  #session: AbortSignal | null = null;
  #running: AbortController | null = null;
  readonly #language: LanguageController<ObjectionsMessages>;
  #place: ObjectionPlace | null = null;
  #caller: ObjectionCaller | null = null;

  /** @param changed called when what was objected to may be another by now: an objection was upheld */
  constructor(host: WardElement<unknown>, changed: () => void) {
    this.#host = host;
    this.#language = new LanguageController(host, loaders);
    this.form = new ObjectionForm(host);
    this.pictures = new RecordPictures(host);
    this.decisions = new ObjectionDecisions(host, () => {
      this.load();
      changed();
    });
    host.withClient((client, signal) => {
      this.#client = client;
      this.#session = signal;
      this.pictures.connect(client, signal);
      const stop = client.outbox.subscribe(() => void this.#readQueue());
      signal.addEventListener(
        'abort',
        () => {
          stop();
          this.#running?.abort();
          this.#client = null;
          this.#withPhotographs.clear();
        },
        { once: true },
      );
      this.load();
      void client.outbox.ready.then(() => this.#readQueue());
    });
  }

  get online(): boolean {
    return this.#client?.outbox.status.online ?? true;
  }

  /** Whether a person has asked to see the photographs of an objection: until then none is fetched. */
  showsPhotographs(objectionId: string): boolean {
    return this.#withPhotographs.has(objectionId);
  }

  showPhotographs(objectionId: string): void {
    this.#withPhotographs.add(objectionId);
    this.#host.requestUpdate();
  }

  /** What it says, in the language of its widget; null until the words are here. */
  speak({ format }: Language<unknown>): Language<ObjectionsMessages> | null {
    this.#language.follow(format.language);
    return this.#language.current;
  }

  /** Shows the objections that belong to a place; asks anew only for another. */
  follow(place: ObjectionPlace, caller: ObjectionCaller): void {
    const isSame =
      this.#place?.premisesId === place.premisesId &&
      this.#place.only?.id === place.only?.id &&
      this.#caller?.mayObject === caller.mayObject;
    this.#place = place;
    this.#caller = caller;
    if (isSame) return;
    this.form.close();
    this.state = { kind: 'loading' };
    this.hazards = null;
    this.load();
    void this.#readQueue();
  }

  /** Asks anew for what is on record. */
  load(): void {
    this.#running?.abort();
    if (this.#client === null || this.#place === null || this.#session?.aborted !== false) return;
    const running = new AbortController();
    this.#running = running;
    void this.#read(this.#client, this.#place, running.signal);
  }

  /** Sends once more what the server did not take. */
  async retry({ item }: QueuedObjection): Promise<void> {
    await this.#client?.outbox.retry(item.id).catch(() => {});
  }

  async #read(client: WardClient, { premisesId, only }: ObjectionPlace, signal: AbortSignal): Promise<void> {
    try {
      const hazards =
        only === null && this.#caller?.mayObject
          ? client.hazards
              .list({ premisesId, state: ['open', 'rectified', 'referred'] }, { signal, purpose: 'own-record' })
              .safe()
          : null;
      const { data, stale } = await client.objections.list({ premisesId, limit: AT_A_TIME }, { signal }).withResponse();
      const found = await hazards;
      if (signal.aborted) return;
      this.hazards = found?.ok ? found.data.items : null;
      const items = data.items.filter(({ target }) => isOf(only, target));
      this.#set({ kind: 'ready', items, more: data.next !== null, staleSince: stale?.since ?? null });
    } catch (error) {
      if (!signal.aborted) this.#set(stateOf(error as AnyWardError, client));
    }
  }

  async #readQueue(): Promise<void> {
    const client = this.#client;
    if (client === null) return;
    const waiting = client.outbox.items.filter(
      ({ operationId, state }) => operationId === 'objections.file' && state !== 'accepted',
    );
    const found = await Promise.all(waiting.map((item) => this.#bodyOf(client, item)));
    if (client !== this.#client) return;
    const before = this.queued.length;
    this.queued = waiting.flatMap((item, at) => {
      const body = found[at];
      return body !== undefined && this.#place?.premisesId === body.premisesId && isOf(this.#place.only, body.target)
        ? [{ item, statement: body.statement, target: body.target }]
        : [];
    });
    // One that is no longer waiting is on record by now.
    if (this.queued.length < before) this.load();
    this.#host.requestUpdate();
  }

  async #bodyOf(client: WardClient, { id }: OutboxItem): Promise<ObjectionFiling | undefined> {
    const known = this.#bodies.get(id);
    if (known !== undefined) return known;
    const exported = await client.outbox.exportItem(id).catch(() => null);
    if (exported === null) return undefined;
    this.#bodies.set(id, exported.body as ObjectionFiling);
    return exported.body as ObjectionFiling;
  }

  #set(state: ObjectionsState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

function isOf(only: ObjectionPlace['only'], { kind, id }: Objection['target']): boolean {
  return only === null || (only.kind === kind && only.id === id);
}

function stateOf(error: AnyWardError, client: WardClient): ObjectionsState {
  return error.kind === 'api' && error.status === 404 ? { kind: 'forbidden' } : failedReading(error, client);
}
