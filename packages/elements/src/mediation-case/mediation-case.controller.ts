import type { AnyWardError, OutboxItem, WardClient } from '@wardkit/client';
import type { Mediation } from '@wardkit/contract/mediation-record';
import { isClientError } from '../foundation/client-failure.ts';
import { everyItem } from '../foundation/every-item.ts';
import { failedReading } from '../foundation/failed-reading.ts';
import { redrawEachMinute } from '../foundation/redraw-each-minute.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { inFormOrder } from '../mediations/party-order.ts';
import type { CaseTask, MediationCaseState, OwnCase, ReadyState, Task } from './mediation-case.state.ts';
import { ownParties } from './own-case.ts';

/** Own mediations asked for at a time: nobody is party to more at once. */
const mostCases = 100;
export const purpose = 'own-record';
const filing = 'mediations.fileObjection';

/** Reads the mediations of who is signed in, and follows one of them. */
export class MediationCaseController {
  state: MediationCaseState = { kind: 'loading' };
  client: WardClient | null = null;
  readonly #host: WardElement;
  #session: AbortSignal = AbortSignal.abort();
  #running: AbortController | null = null;
  /** The one that the portal asks for, or that a person chose; empty for the one that comes first. */
  #wanted = '';

  constructor(host: WardElement) {
    this.#host = host;
    host.withClient((client, signal) => {
      this.client = client;
      this.#session = signal;
      let wasOnline = client.outbox.status.online;
      const stop = client.outbox.subscribe(() => {
        const { online } = client.outbox.status;
        if (online && !wasOnline) this.load();
        wasOnline = online;
        this.#followQueue();
      });
      // Who comes back to the page after a while sees how it stands by then.
      const seen = () => {
        if (document.visibilityState === 'visible') this.load();
      };
      document.addEventListener('visibilitychange', seen, { signal });
      redrawEachMinute(host, signal);
      signal.addEventListener(
        'abort',
        () => {
          stop();
          this.#running?.abort();
          this.client = null;
          this.#set({ kind: 'loading' });
        },
        { once: true },
      );
      this.load();
    });
  }

  get online(): boolean {
    return this.client?.outbox.status.online ?? true;
  }

  get signal(): AbortSignal {
    return this.#session;
  }

  /** Shows this one; empty for the one whose deadline comes first. */
  open(mediationId: string): void {
    if (mediationId === this.#wanted) return;
    this.#wanted = mediationId;
    if (this.state.kind === 'ready') this.#set({ kind: 'loading' });
    this.load();
  }

  /** Reads anew; what is typed stays. */
  load(): void {
    const { client } = this;
    if (client === null || this.#session.aborted) return;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    if (this.state.kind !== 'ready') this.#set({ kind: 'loading' });
    this.#read(client, running.signal).catch((error: unknown) => {
      if (running.signal.aborted) return;
      if (!isClientError(error)) throw error;
      this.#fail(error as AnyWardError, client);
    });
  }

  begin(kind: CaseTask, partyId: string): void {
    this.ready((now) => ({ ...now, done: null, task: { kind, partyId, busy: false, fault: null, requestId: null } }));
  }

  leave(): void {
    this.ready((now) => ({ ...now, task: null }));
  }

  /** Changes what somebody is doing, while they are doing it. */
  changeTask(change: Partial<Task>): void {
    this.ready((now) => (now.task === null ? now : { ...now, task: { ...now.task, ...change } }));
  }

  /** What was asked for is done: told, and read anew. */
  finish(done: CaseTask, mediation: Mediation | null): void {
    this.ready((now) => ({
      ...now,
      task: null,
      done,
      shown: mediation === null ? now.shown : { ...now.shown, mediation },
    }));
    this.load();
  }

  ready(change: (now: ReadyState) => ReadyState): void {
    if (this.state.kind === 'ready' && !this.#session.aborted) this.#set(change(this.state));
  }

  async #read(client: WardClient, signal: AbortSignal): Promise<void> {
    const options = { signal, purpose } as const;
    const [{ personId }, listed] = await Promise.all([
      client.session.get({ signal }),
      client.mediations.list({ limit: mostCases }, options).withResponse(),
    ]);
    const cases = listed.data.items;
    const wanted = this.#wanted;
    const first = wanted === '' ? cases.toSorted(openFirst)[0] : cases.find(({ id }) => id === wanted);
    if (signal.aborted) return;
    if (first === undefined) return this.#set({ kind: 'empty' });
    const { shown, since } = await this.#readOne(client, first, personId, signal);
    if (signal.aborted) return;
    const before =
      this.state.kind === 'ready' && this.state.shown.mediation.id === shown.mediation.id ? this.state : null;
    this.#set({
      kind: 'ready',
      cases,
      shown,
      staleSince: listed.stale?.since ?? since,
      task: before?.task ?? null,
      done: before?.done ?? null,
      waiting: waitingFor(client, shown.mediation.id),
    });
  }

  async #readOne(
    client: WardClient,
    { id }: Mediation,
    personId: string | null,
    signal: AbortSignal,
  ): Promise<{ shown: OwnCase; since: string | null }> {
    const options = { signal, purpose } as const;
    const [mediation, parties, sessions, agreement, deadlines, objections] = await Promise.all([
      client.mediations.get(id, options).withResponse(),
      everyItem(client.mediations.listParties(id, {}, options)),
      everyItem(client.mediations.listSessions(id, {}, options)),
      client.mediations.getAgreement(id, options).safe(),
      everyItem(client.mediations.listDeadlines(id, {}, { signal })),
      client.mediations.listObjections(id, {}, { signal }).safe(),
    ]);
    if (!agreement.ok && !isMissing(agreement.error)) throw agreement.error;
    return {
      shown: {
        mediation: mediation.data,
        parties: inFormOrder(parties),
        own: ownParties(parties, personId),
        sessions,
        agreement: agreement.ok ? agreement.data : null,
        deadlines,
        objections: objections.ok ? objections.data.items : null,
      },
      since: mediation.stale?.since ?? null,
    };
  }

  /** What was typed for a mediation stays where a reading fails for want of a network. */
  #fail(error: AnyWardError, client: WardClient): void {
    const failed = isMissing(error) ? ({ kind: 'empty' } as const) : failedReading(error, client);
    const { state } = this;
    const staleSince = () => new Date(this.#host.clock.now()).toISOString();
    const isKept = state.kind === 'ready' && failed.kind === 'offline';
    this.#set(isKept ? { ...state, staleSince: state.staleSince ?? staleSince() } : failed);
  }

  #followQueue(): void {
    const { client } = this;
    if (client === null || this.state.kind !== 'ready') return;
    const before = this.state.waiting;
    const waiting = waitingFor(client, this.state.shown.mediation.id);
    this.#set({ ...this.state, waiting });
    // One that no longer waits is on record by now.
    if (waiting.length < before.length) this.load();
  }

  #set(state: MediationCaseState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

/** Those that go on before those that are over, else as the server has them: what is due first comes first. */
function openFirst(one: Mediation, other: Mediation): number {
  const isOver = ({ outcome }: Mediation) => Number(outcome != null && outcome !== 'settled' && outcome !== 'breached');
  return isOver(one) - isOver(other);
}

function waitingFor(client: WardClient, mediationId: string): readonly OutboxItem[] {
  return client.outbox.items.filter(
    ({ operationId, lane, state }) =>
      operationId === filing && lane === `mediation:${mediationId}` && state !== 'accepted',
  );
}

function isMissing(error: AnyWardError): boolean {
  return error.kind === 'api' && error.status === 404;
}
