import type { AnyWardError, WardClient } from '@wardkit/client';
import type { Page } from '@wardkit/contract/page';
import type { Premises } from '@wardkit/contract/places';
import type { Stay } from '@wardkit/contract/stays';
import { failedReading } from '../foundation/failed-reading.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { Desk } from './desk.ts';
import { unsentOf } from './outbox-items.ts';
import type { StayRegisterMessages } from './stay-register.en.ts';
import type {
  Caller,
  DwellingChoice,
  Place,
  ReadyState,
  StayList,
  StayRegisterState,
  Task,
} from './stay-register.state.ts';

/** Stays asked for at a time. */
const AT_A_TIME = 50;
/** A landlord's premises to choose from; nobody in the source has more. */
const CHOICES = 200;

const registrars: readonly string[] = ['auxiliary', 'officer', 'supervisor', 'administrator'];

/** What the portal says. */
export interface RegisterSubject {
  readonly premisesId: string;
  readonly plateCode: string;
  readonly community: string;
}

/** What the widget gives to its controller and its desk. */
export interface RegisterHost extends WardElement<StayRegisterMessages> {
  readonly isOff: boolean;
  say(words: string): void;
  /** The value of a field of a portal's form is another now. */
  valueChanged(): void;
}

/** Reads who the caller is and the stays that they may see; its desk does what they ask for. */
export class StayRegisterController {
  state: StayRegisterState = { kind: 'loading' };
  /** There in every `ready`. */
  desk: Desk | null = null;
  /** What the person is doing. */
  task: Task = { kind: 'none' };
  /** The stay that a portal's form is told. */
  value: string | null = null;
  client: WardClient | null = null;
  readonly host: RegisterHost;
  #subject: RegisterSubject = { premisesId: '', plateCode: '', community: '' };
  #session: AbortSignal | null = null;
  #running: AbortController | null = null;

  constructor(host: RegisterHost) {
    this.host = host;
    host.withClient((client, signal) => {
      // What is typed belongs to who typed it: another client may be another person's.
      if (this.client !== null && this.client !== client) this.forget();
      this.client = client;
      this.#session = signal;
      const stops = [
        client.outbox.subscribe(() => this.#followOutbox()),
        client.on('identity', ({ known, wasKnown }) => {
          if (!known || wasKnown) {
            this.forget();
            this.#running?.abort();
            this.set({ kind: !known && wasKnown ? 'sign-in' : 'loading' });
          }
          if (!known && wasKnown) return;
          // Another person, or the first time that anybody is known here.
          if (this.state.kind !== 'ready') this.load();
        }),
      ];
      signal.addEventListener('abort', () => {
        this.#running?.abort();
        for (const stop of stops) stop();
      });
      this.load();
    });
  }

  /** Ends with the client or the page. */
  get signal(): AbortSignal {
    return this.#session ?? AbortSignal.abort();
  }

  /** Shows other premises, another plate or another community. */
  show(subject: RegisterSubject): void {
    const { premisesId, plateCode, community } = this.#subject;
    this.#subject = subject;
    if (premisesId === subject.premisesId && plateCode === subject.plateCode && community === subject.community) return;
    this.forget();
    this.load();
  }

  /** Nothing of this person is to be left: they signed out, or the form was reset. */
  forget(): void {
    this.value = null;
    this.desk?.clear();
    this.setTask({ kind: 'none' });
    this.host.requestUpdate();
  }

  /** What a portal's form kept: its receipt comes back once the outbox has been read. */
  restore(stayId: string): void {
    this.value = stayId;
    this.load();
  }

  /** Asks anew. What the person is doing stays. */
  load(): void {
    const { client } = this;
    if (client === null || this.signal.aborted) return;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    if (this.state.kind !== 'ready') this.set({ kind: 'loading' });
    this.#read(client, running.signal).catch((error: unknown) => {
      if (!running.signal.aborted) this.#fail(error);
    });
  }

  /** Asks for the stays that come next in a list. */
  async loadMore(of: StayList['of']): Promise<void> {
    const { client, state } = this;
    const list = state.kind === 'ready' ? state.lists.find((each) => each.of === of) : undefined;
    if (client === null || list?.next == null || list.more === 'loading') return;
    const signal = this.#running?.signal ?? this.signal;
    this.#setList({ ...list, more: 'loading' });
    try {
      const page = await this.#page(client, of, list.next, signal);
      if (!signal.aborted) {
        this.#setList({
          ...list,
          stays: [...(list.stays ?? []), ...page.data.items],
          next: page.data.next,
          more: 'idle',
        });
      }
    } catch {
      if (!signal.aborted) this.#setList({ ...list, more: 'failed' });
    }
  }

  /** The dwellings to choose from for a stay: those of the premises that are open, and none where these are others. */
  dwellingsFor(stay: Stay): readonly DwellingChoice[] {
    const { state } = this;
    const place = state.kind === 'ready' ? state.place : null;
    return place?.by === 'premises' && place.premisesId === stay.premisesId ? place.dwellings : [];
  }

  setTask(task: Task): void {
    this.task = task;
    if (this.state.kind === 'ready') this.set({ ...this.state, task });
  }

  set(state: StayRegisterState): void {
    this.state = state;
    this.host.requestUpdate();
  }

  async #read(client: WardClient, signal: AbortSignal): Promise<void> {
    const session = await client.session.get({ signal });
    const caller = callerOf(session.roles);
    if (caller === null) return this.set({ kind: 'forbidden' });
    const [{ place, plateFault }, { Desk }] = await Promise.all([
      this.#place(client, caller, signal),
      // With the lists, so that it is there when the network is not.
      import('./desk.ts'),
      client.outbox.ready,
    ]);
    const { of, choices } = await this.#scope(client, caller, place, session.roles, signal);
    const lists = await Promise.all(of.map((each) => this.#firstPage(client, each, place, signal)));
    if (signal.aborted) return;
    this.desk ??= new Desk(this.host, this);
    this.set({
      kind: 'ready',
      caller,
      place,
      plateFault,
      choices,
      lists,
      unsent: unsentOf(client.outbox.items),
      task: this.task,
    });
    await this.desk.saving.resume();
  }

  /** Which lists a caller sees: the stays of premises that are theirs to see; else what is overdue, and the own stays. */
  async #scope(client: WardClient, caller: Caller, place: Place | null, roles: readonly string[], signal: AbortSignal) {
    const none: ReadyState['choices'] = [];
    if (place?.by === 'premises' && caller !== 'resident') return { of: ['premises'] as const, choices: none };
    if (caller === 'staff' || caller === 'reader') return { of: ['overdue'] as const, choices: none };
    if (caller === 'resident') return { of: ['own'] as const, choices: none };
    const own = roles.includes('resident') ? (['own'] as const) : [];
    const answered = await client.places
      .listPremises({ limit: CHOICES }, { signal, purpose: 'stay-registration' })
      .safe();
    const items: readonly Premises[] = answered.ok ? answered.data.items : [];
    return {
      of: ['overdue', ...own] as const,
      choices: items.map(({ id, address }) => ({ premisesId: id, label: address.text })),
    };
  }

  /**
   * Where a registration goes. A plate opens the premises to who may see them, and is no more than a place to a resident:
   * nothing of what is behind the door is asked.
   */
  async #place(
    client: WardClient,
    caller: Caller,
    signal: AbortSignal,
  ): Promise<Pick<ReadyState, 'place' | 'plateFault'>> {
    const { premisesId, plateCode } = this.#subject;
    if (premisesId !== '' && caller !== 'resident') {
      return { place: await this.#premises(client, premisesId, signal), plateFault: null };
    }
    if (plateCode === '') return { place: null, plateFault: null };
    const scanned = await client.doorplates.scan(plateCode, { signal }).safe();
    if (!scanned.ok) {
      const { error } = scanned;
      if (isOffline(error)) return { place: { by: 'plate', plateCode, label: null }, plateFault: null };
      if (error.kind === 'api' && (error.status === 404 || error.status === 400)) {
        return { place: null, plateFault: 'unknown' };
      }
      throw error;
    }
    const { state, premisesId: opened, address } = scanned.data;
    if (state !== 'in-force') return { place: null, plateFault: 'not-in-force' };
    if (opened !== null && caller !== 'resident') {
      return { place: await this.#premises(client, opened, signal), plateFault: null };
    }
    return { place: { by: 'plate', plateCode, label: address.text }, plateFault: null };
  }

  async #premises(client: WardClient, premisesId: string, signal: AbortSignal): Promise<Place> {
    const answered = await client.places.getPremises(premisesId, { signal, purpose: 'stay-registration' }).safe();
    if (answered.ok) {
      const { address, dwellings } = answered.data;
      return {
        by: 'premises',
        premisesId,
        label: address.text,
        dwellings: dwellings.map(({ id, label }) => ({ id, label })),
      };
    }
    if (!isOffline(answered.error)) throw answered.error;
    // Somebody can be registered without them: the dwelling is said later.
    return { by: 'premises', premisesId, label: null, dwellings: [] };
  }

  async #firstPage(
    client: WardClient,
    of: StayList['of'],
    place: Place | null,
    signal: AbortSignal,
  ): Promise<StayList> {
    const empty = { of, stays: null, next: null, more: 'idle', staleSince: null } as const;
    try {
      const { data, stale } = await this.#page(client, of, null, signal, place);
      return { of, stays: data.items, next: data.next, more: 'idle', staleSince: stale?.since ?? null };
    } catch (error) {
      if (isOffline(error as AnyWardError)) return empty;
      throw error;
    }
  }

  #page(
    client: WardClient,
    of: StayList['of'],
    cursor: string | null,
    signal: AbortSignal,
    given?: Place | null,
  ): Promise<{ data: Page<Stay>; stale: { since: string } | null }> {
    const page = { limit: AT_A_TIME, ...(cursor === null ? {} : { cursor }) };
    if (of === 'own') return client.stays.listOwn(page, { signal, purpose: 'own-record' }).withResponse();
    const options = { signal, purpose: 'stay-registration' } as const;
    if (of === 'overdue') {
      const { community } = this.#subject;
      return client.stays.listOverdue({ ...page, ...(community === '' ? {} : { community }) }, options).withResponse();
    }
    const place = given ?? (this.state.kind === 'ready' ? this.state.place : null);
    const premisesId = place?.by === 'premises' ? place.premisesId : '';
    return client.stays.list({ ...page, premisesId, state: ['current', 'sign-off-overdue'] }, options).withResponse();
  }

  #setList(list: StayList): void {
    if (this.state.kind !== 'ready') return;
    this.set({ ...this.state, lists: this.state.lists.map((each) => (each.of === list.of ? list : each)) });
  }

  #followOutbox(): void {
    const { client, state } = this;
    if (client === null || state.kind !== 'ready') return;
    this.set({ ...state, unsent: unsentOf(client.outbox.items) });
    this.desk?.saving.follow();
  }

  #fail(error: unknown): void {
    if (this.client === null) return;
    const { status } = error as { status?: number };
    const failed =
      status === 404 ? ({ kind: 'forbidden' } as const) : failedReading(error as AnyWardError, this.client);
    // What is on screen and what is being typed is worth more than the news that it could not be read again.
    if (this.state.kind !== 'ready' || failed.kind !== 'offline') this.set(failed);
  }
}

/** As whom somebody works in the register: the one that may most. */
function callerOf(roles: readonly string[]): Caller | null {
  if (roles.some((role) => registrars.includes(role))) return 'staff';
  if (roles.includes('duty-officer')) return 'reader';
  if (roles.includes('landlord')) return 'landlord';
  return roles.includes('resident') ? 'resident' : null;
}

function isOffline({ kind }: AnyWardError): boolean {
  return kind === 'network' || kind === 'timeout';
}
