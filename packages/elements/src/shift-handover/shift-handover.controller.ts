import type { AnyWardError, WardClient } from '@wardkit/client';
import type { ShiftHandover } from '@wardkit/contract/shift-handovers';
import { actionFault, isClientError } from '../foundation/client-failure.ts';
import { failedReading } from '../foundation/failed-reading.ts';
import { type FollowedStream, followStream, type StreamEvent } from '../foundation/follow-stream.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { newNoteKey } from './note-draft.ts';
import { HandoverChangedEvent, HandoverChangeEvent } from './shift-handover.events.ts';
import type { HandoverCaller, NoteWork, ShiftHandoverState, TakeoverFault } from './shift-handover.state.ts';

/** Notes of a page: some days, and a phone loads it in a moment. */
const AT_A_TIME = 10;
/** How long the stream may take to begin before the notes are read all the same, milliseconds. */
const patience = 2000;
/** Why notes and alerts are read, as the log will say. */
export const purpose = 'alert-handling';
/** Those who may write and take over, by the contract. */
const WRITERS = ['officer', 'duty-officer', 'supervisor'];
const rest: NoteWork = { kind: 'rest' };

/** What whoever draws the notes wants to hear. */
export interface HandoverListener {
  /** A note came that was not there before. */
  arrived(note: ShiftHandover): void;
  /** An alert of the station changed, or was received. */
  alertChanged(): void;
  /** Nobody is signed in any more, or somebody else is. */
  left(): void;
}

/** Lists the notes between shifts, follows them, and takes shifts over. */
export class ShiftHandoverController {
  state: ShiftHandoverState = { kind: 'loading' };
  caller: HandoverCaller | null = null;
  /** Whether a note that was begun and not sent is kept on the device. */
  hasDraft = false;
  client: WardClient | null = null;
  signal: AbortSignal = AbortSignal.abort();
  readonly #host: WardElement;
  readonly #listener: HandoverListener;
  readonly #work = new Map<string, NoteWork>();
  /** Whose a note is by the server's word; else its writer's name tells. */
  readonly #own = new Map<string, boolean>();
  #running: AbortController | null = null;
  #stream: FollowedStream | null = null;
  /** A portal may drop the token a moment after the sign-out: what it still opens is not shown. */
  #isSignedOut = false;

  constructor(host: WardElement, listener: HandoverListener) {
    this.#host = host;
    this.#listener = listener;
    host.withClient((client, signal) => this.#connect(client, signal));
  }

  /** Asks anew for the newest notes; those that are shown stay until the answer is here. */
  load(): void {
    if (this.signal.aborted) return;
    this.#isSignedOut = false;
    if (this.state.kind !== 'ready') this.#set({ kind: 'loading' });
    void this.#page(null);
  }

  /** Asks anew by itself, as long as nobody has signed out. */
  #loadAgain(): void {
    if (!this.#isSignedOut) this.load();
  }

  /** Asks for earlier notes. */
  loadMore(): void {
    const { state } = this;
    if (state.kind !== 'ready' || state.next === null || state.more === 'loading') return;
    this.#set({ ...state, more: 'loading' });
    void this.#page(state.next);
  }

  /** Whether the caller wrote it. The wire names nobody by an id, so the name decides until the server says otherwise. */
  isOwn({ id, writtenBy }: ShiftHandover): boolean {
    const { caller } = this;
    if (caller === null) return false;
    return this.#own.get(id) ?? (writtenBy.displayName === caller.displayName && caller.roles.includes(writtenBy.role));
  }

  /** What the server said of who wrote a note. */
  learnOwner(handoverId: string, isOwn: boolean): void {
    this.#own.set(handoverId, isOwn);
    this.#host.requestUpdate();
  }

  workOf(handoverId: string): NoteWork {
    return this.#work.get(handoverId) ?? rest;
  }

  /** Asks whether a shift is really to be taken over, or no longer. */
  ask(handoverId: string, isAsked: boolean): void {
    this.#setWork(handoverId, isAsked ? { kind: 'asked' } : rest);
  }

  /** Takes a shift over. @returns whether the server has it */
  async takeOver({ id, version }: ShiftHandover): Promise<boolean> {
    const { client, signal } = this;
    if (client === null || this.workOf(id).kind === 'saving') return false;
    if (!this.#host.dispatchEvent(new HandoverChangeEvent(id, 'take-over'))) {
      this.ask(id, false);
      return false;
    }
    this.#setWork(id, { kind: 'saving' });
    try {
      const taken = await client.shiftHandovers.takeOver(id, { purpose, ifMatch: `"${version}"` });
      if (signal.aborted) return true;
      this.#setWork(id, rest);
      this.put(taken);
      this.#host.dispatchEvent(new HandoverChangedEvent(id, taken.state));
      return true;
    } catch (error) {
      if (!isClientError(error)) throw error;
      const fault = takeoverFault(error);
      if (fault === 'own') this.#own.set(id, true);
      if (fault === 'taken' || fault === 'changed') await this.reread(id);
      if (!signal.aborted) this.#setWork(id, { kind: 'failed', fault });
      return false;
    }
  }

  /** Reads one note anew. @returns it; null where it can't be had */
  async reread(handoverId: string): Promise<ShiftHandover | null> {
    const { client, signal } = this;
    const answered = await client?.shiftHandovers.get(handoverId, { purpose, signal }).safe();
    if (signal.aborted || !answered?.ok) return null;
    this.put(answered.data);
    return answered.data;
  }

  /** Puts a note where it belongs, unless a newer version of it is there. */
  put(note: ShiftHandover): void {
    const { state } = this;
    if (state.kind !== 'ready') return;
    const known = state.notes.find(({ id }) => id === note.id);
    if (known !== undefined && known.version > note.version) return;
    const others = state.notes.filter(({ id }) => id !== note.id);
    const last = others.at(-1);
    // Behind the last one that is shown there may be others: it comes with its page.
    if (known === undefined && state.next !== null && last !== undefined && isLater(last, note)) return;
    const notes = [...others, note].sort((one, other) => (isLater(one, other) ? -1 : 1));
    this.#set({ ...state, notes });
  }

  #connect(client: WardClient, signal: AbortSignal): void {
    this.client = client;
    this.signal = signal;
    signal.addEventListener('abort', () => this.#forget(), { once: true });
    const begin = () => {
      void this.#readCaller(client, signal);
      void this.#lookForDraft();
    };
    const stop = client.drafts.watch(newNoteKey, () => void this.#lookForDraft());
    signal.addEventListener('abort', stop, { once: true });
    begin();
    const types = ['shift-handover.*', 'alert.*'];
    this.#stream = followStream(client, signal, this.#host.clock, types, {
      event: (event) => this.#hear(event),
      gap: () => this.#loadAgain(),
      joined: () => {},
      // Without a stream the notes are read all the same, from what the device kept where there is no network.
      broke: () => {
        if (this.state.kind === 'loading') this.load();
      },
      network: (isOnline) => {
        if (isOnline) this.#loadAgain();
        else this.#cut();
      },
      slept: () => this.#loadAgain(),
      // An end of the stream is the end of a sign-in or of a right, which the reading tells in words.
      ended: () => this.#loadAgain(),
      identity: (isKnown, wasKnown) => {
        // The first that is told is who reads already.
        if (!isKnown || wasKnown) {
          // Whoever comes next must not see a line of it.
          this.caller = null;
          this.hasDraft = false;
          this.#own.clear();
          this.#work.clear();
          this.#listener.left();
          this.#set({ kind: 'loading' });
        }
        this.#isSignedOut = !isKnown && wasKnown;
        if (this.#isSignedOut) {
          this.#running?.abort();
          return this.#set({ kind: 'sign-in' });
        }
        if (isKnown) this.#stream?.resume();
        begin();
        this.load();
      },
      ticked: () => {},
    });
    if (client.outbox.status.online) {
      this.#host.clock.after(patience, () => this.state.kind === 'loading' && this.load(), signal);
    } else this.load();
  }

  async #readCaller(client: WardClient, signal: AbortSignal): Promise<void> {
    const answered = await client.session.get({ signal }).safe();
    if (signal.aborted || !answered.ok) return;
    const { displayName, roles, station } = answered.data;
    const mayWrite = roles.some((role) => WRITERS.includes(role));
    this.caller = { displayName, roles, stationName: station?.name ?? null, mayWrite };
    this.#host.requestUpdate();
  }

  async #lookForDraft(): Promise<void> {
    const { client, signal } = this;
    const stored = await client?.drafts.get(newNoteKey).catch(() => null);
    if (signal.aborted) return;
    this.hasDraft = (stored ?? null) !== null;
    this.#host.requestUpdate();
  }

  #hear({ type, data }: StreamEvent): void {
    const told = (data ?? {}) as { readonly id?: unknown; readonly state?: unknown };
    if (typeof told.id !== 'string') return;
    if (type.includes('shift-handover.')) void this.#readNews(told.id);
    else if (typeof told.state === 'string') this.#alertStands(told.id, told.state);
  }

  async #readNews(handoverId: string): Promise<void> {
    const isKnown = () => this.state.kind === 'ready' && this.state.notes.some(({ id }) => id === handoverId);
    const wasKnown = isKnown();
    const note = await this.reread(handoverId);
    if (note !== null && !wasKnown && isKnown()) this.#listener.arrived(note);
  }

  /** The alerts of a note stand as they do now, also while somebody reads it. */
  #alertStands(alertId: string, alertState: string): void {
    const { state } = this;
    if (state.kind === 'ready') {
      const isNamed = ({ alerts }: ShiftHandover) => alerts.some((each) => each.alertId === alertId);
      const stands = (note: ShiftHandover) => ({
        ...note,
        alerts: note.alerts.map((each) => (each.alertId === alertId ? { ...each, state: alertState } : each)),
      });
      if (state.notes.some(isNamed)) {
        this.#set({ ...state, notes: state.notes.map((note) => (isNamed(note) ? stands(note) : note)) });
      }
    }
    this.#listener.alertChanged();
  }

  async #page(cursor: string | null): Promise<void> {
    const { client, signal: session } = this;
    if (client === null) return;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const { signal } = running;
    try {
      const query = { limit: AT_A_TIME, ...(cursor === null ? {} : { cursor }) };
      const { data, stale } = await client.shiftHandovers.list(query, { purpose, signal }).withResponse();
      if (signal.aborted || session.aborted) return;
      const before = this.state.kind === 'ready' && cursor !== null ? this.state.notes : [];
      const items = data.items.filter((note) => !before.some(({ id }) => id === note.id));
      const notes = [...before, ...items];
      this.#set({ kind: 'ready', notes, next: data.next, more: 'idle', staleSince: stale?.since ?? null });
    } catch (error) {
      if (signal.aborted || session.aborted) return;
      if (!isClientError(error)) throw error;
      this.#fail(error, cursor !== null, client);
    }
  }

  #fail(error: AnyWardError, isMore: boolean, client: WardClient): void {
    const failed = failedReading(error, client);
    const { state } = this;
    if (state.kind === 'ready' && isMore) this.#set({ ...state, more: 'failed' });
    else if (state.kind === 'ready' && (failed.kind === 'offline' || failed.kind === 'error')) this.#cut();
    else this.#set(failed);
  }

  #cut(): void {
    const { state } = this;
    if (state.kind === 'loading') this.load();
    if (state.kind === 'ready') this.#set({ ...state, staleSince: state.staleSince ?? this.#host.clock.now() });
  }

  #forget(): void {
    this.#running?.abort();
    this.client = null;
    this.#stream = null;
    this.#work.clear();
    this.#own.clear();
    this.caller = null;
    this.state = { kind: 'loading' };
  }

  #setWork(handoverId: string, work: NoteWork): void {
    if (work.kind === 'rest') this.#work.delete(handoverId);
    else this.#work.set(handoverId, work);
    this.#host.requestUpdate();
  }

  #set(state: ShiftHandoverState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

/** Whether a note is of a later shift than another one. */
function isLater(one: ShiftHandover, other: ShiftHandover): boolean {
  const [mine, theirs] = [Date.parse(one.shiftStart), Date.parse(other.shiftStart)];
  return mine === theirs ? one.id > other.id : mine > theirs;
}

function takeoverFault(error: AnyWardError): TakeoverFault {
  if (error.kind === 'api') {
    if (error.code === 'forbidden') return 'own';
    if (error.code === 'state-conflict') return 'taken';
    if (error.code === 'version-stale') return 'changed';
  }
  return actionFault(error);
}
