import type { AnyWardError, OutboxItem, WardClient } from '@wardkit/client';
import type { Hazard } from '@wardkit/contract/hazards';
import type { ObjectionFiling } from '@wardkit/contract/objections';
import { failedReading } from '../foundation/failed-reading.ts';
import { RecordPictures } from '../foundation/photographs/record-pictures.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { ObjectionDecisions } from './objection-decisions.ts';
import { ObjectionForm } from './objection-form.ts';

import type { ObjectionsState, QueuedObjection } from './objections.state.ts';
import type { RatingBoardMessages } from './rating-board.en.ts';
import type { BoardCaller, BoardFacts } from './rating-board.state.ts';

const AT_A_TIME = 50;

/** Objections of the premises whose board is shown: on record, waiting on this device, and what a person does with them. */
export class ObjectionsController {
  state: ObjectionsState = { kind: 'loading' };
  queued: readonly QueuedObjection[] = [];
  /** Hazards that can be objected to; null while they are not known. */
  hazards: readonly Hazard[] | null = null;
  readonly form: ObjectionForm;
  readonly decisions: ObjectionDecisions;
  readonly pictures: RecordPictures;
  readonly #host: WardElement<RatingBoardMessages>;
  readonly #withPhotographs = new Set<string>();
  readonly #bodies = new Map<string, ObjectionFiling>();
  #client: WardClient | null = null;
  #session: AbortSignal | null = null;
  #running: AbortController | null = null;
  #facts: BoardFacts | null = null;
  #caller: BoardCaller | null = null;

  /** @param changed called when the rating may be another by now: an objection was upheld */
  constructor(host: WardElement<RatingBoardMessages>, changed: () => void) {
    this.#host = host;
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

  /** Shows the objections of the premises of this board; asks anew only for others. */
  follow(facts: BoardFacts, caller: BoardCaller): void {
    const isSame = this.#facts?.premisesId === facts.premisesId && this.#caller?.mayObject === caller.mayObject;
    this.#facts = facts;
    this.#caller = caller;
    if (isSame) return;
    this.state = { kind: 'loading' };
    this.hazards = null;
    this.load();
    void this.#readQueue();
  }

  /** Asks anew for what is on record. */
  load(): void {
    this.#running?.abort();
    if (this.#client === null || this.#facts === null || this.#session?.aborted !== false) return;
    const running = new AbortController();
    this.#running = running;
    void this.#read(this.#client, this.#facts.premisesId, running.signal);
  }

  /** Sends once more what the server did not take. */
  async retry({ item }: QueuedObjection): Promise<void> {
    await this.#client?.outbox.retry(item.id).catch(() => {});
  }

  async #read(client: WardClient, premisesId: string, signal: AbortSignal): Promise<void> {
    try {
      const hazards = this.#caller?.mayObject
        ? client.hazards
            .list({ premisesId, state: ['open', 'rectified', 'referred'] }, { signal, purpose: 'own-record' })
            .safe()
        : null;
      const { data, stale } = await client.objections.list({ premisesId, limit: AT_A_TIME }, { signal }).withResponse();
      const found = await hazards;
      if (signal.aborted) return;
      this.hazards = found?.ok ? found.data.items : null;
      this.#set({ kind: 'ready', items: data.items, more: data.next !== null, staleSince: stale?.since ?? null });
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
      return body?.premisesId === this.#facts?.premisesId && body !== undefined
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

function stateOf(error: AnyWardError, client: WardClient): ObjectionsState {
  return error.kind === 'api' && error.status === 404 ? { kind: 'forbidden' } : failedReading(error, client);
}
