import type { AnyWardError, WardClient } from '@wardkit/client';
import type { ResponseUnit, UnitAvailability } from '@wardkit/contract/response-units';
import { AtMostEach } from '../foundation/at-most-each.ts';
import { actionFault, isClientError } from '../foundation/client-failure.ts';
import { failedReading } from '../foundation/failed-reading.ts';
import { type FollowedStream, followStream, type StreamListener } from '../foundation/follow-stream.ts';
import { redrawEachMinute } from '../foundation/redraw-each-minute.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { UnitChangedEvent } from './unit-board.events.ts';
import type { UnitBoardState, UnitRow, UnitWork } from './unit-board.state.ts';
import { readUnits } from './unit-reading.ts';

const SECOND = 1000;
/** How long the stream may take to say where it begins before the units are read without it. */
const patience = SECOND;
/** How often what was heard is drawn at most. */
const drawEach = 250;
/** How often units are read again because of events. */
const readEach = SECOND;
/** Single units that are read one by one; for more the list is. */
const mostSingle = 5;
const rest: UnitWork = { kind: 'rest' };

/** What came of a change; `refusal` is the server's word on what was entered, where it had one. */
export type ChangeOutcome = 'done' | 'overtaken' | { readonly refusal: AnyWardError | null };

/** A call that changes one unit, upon the ETag of what the person sees. */
export type UnitCall = (client: WardClient, how: { ifMatch: string; signal: AbortSignal }) => Promise<unknown>;

/** What an event tells of a unit. */
interface Heard {
  readonly id: string;
  readonly version: number;
  readonly state: string;
}

/** Holds the units of a station as they change, and changes one at a time: drawn at once, and drawn back when refused. */
export class UnitBoardController {
  state: UnitBoardState = { kind: 'loading' };
  /** The roles of the caller; the server decides. */
  roles: readonly string[] = [];
  client: WardClient | null = null;
  signal: AbortSignal = AbortSignal.abort();
  readonly #host: WardElement;
  /** As the server has them, in the newest version that is known. */
  readonly #units = new Map<string, ResponseUnit>();
  /** As they will be, until the server has answered. */
  readonly #drawn = new Map<string, ResponseUnit>();
  readonly #heard = new Map<string, Heard>();
  readonly #behind = new Set<string>();
  readonly #work = new Map<string, UnitWork>();
  /** Off the list: an answer that was under way does not bring them back. */
  readonly #gone = new Map<string, ResponseUnit | null>();
  /** Heard of or read while the whole is being read: its absence there says nothing. */
  readonly #touched = new Set<string>();
  #running: AbortController | null = null;
  #isReading = false;
  #stream: FollowedStream | null = null;
  readonly #drawing = new AtMostEach(drawEach, () => this.#refreshState());
  readonly #readingBehind = new AtMostEach(readEach, () => this.#readBehind());
  #staleSince: number | null = null;
  /** What is shown was kept by this device. */
  #isKept = false;
  /** A portal may drop the token a moment after the sign-out: what it still opens is not shown. */
  #isSignedOut = false;

  constructor(host: WardElement) {
    this.#host = host;
    host.withClient((client, signal) => this.#connect(client, signal));
  }

  /** All units as they are drawn, in no order. */
  get units(): ResponseUnit[] {
    return [...this.#units.keys()].flatMap((id) => this.row(id)?.unit ?? []);
  }

  /** A unit by its id; null where nothing is known of it. */
  row(unitId: string): UnitRow | null {
    const gone = this.#gone.get(unitId) ?? null;
    const known = this.#units.get(unitId) ?? gone;
    if (known === null) return null;
    const heard = this.#heard.get(unitId);
    const drawn = this.#drawn.get(unitId);
    const isAhead = drawn === undefined && heard !== undefined && heard.version > known.version;
    const ahead = isAhead ? { ...known, state: heard.state, alertId: null, expectedBackAt: null } : known;
    return { unit: drawn ?? ahead, work: this.#work.get(unitId) ?? rest, isAhead, isGone: gone !== null };
  }

  /** Asks anew, and listens again where the stream had ended. */
  load(): void {
    const { client, signal } = this;
    if (client === null || signal.aborted) return;
    this.#isSignedOut = false;
    if (!this.#isShown) this.#set({ kind: 'loading' });
    this.#stream?.resume();
    void this.#read();
  }

  /** Takes away what was told about a unit: that it failed, or was overtaken. */
  dismiss(unitId: string): void {
    this.#note(unitId, rest);
  }

  /** Nobody is at a row any more: what is off the list goes. */
  letGo(): void {
    for (const id of this.#gone.keys()) this.#gone.set(id, null);
  }

  /** Says by hand whether a unit can be sent. */
  changeAvailability(unitId: string, body: UnitAvailability): Promise<ChangeOutcome> {
    const stateSince = new Date(this.#host.clock.now()).toISOString();
    return this.change(
      unitId,
      (unit) => ({ ...unit, ...body, stateSince }),
      ({ responseUnits }, how) => responseUnits.changeAvailability(unitId, body, how),
    );
  }

  /**
   * Changes one unit: it is drawn as it will be until the server has answered.
   * @param draw how it will be
   * @param send makes the call; it answers the unit, or nothing where the unit is off the list
   */
  async change(unitId: string, draw: (unit: ResponseUnit) => ResponseUnit, send: UnitCall): Promise<ChangeOutcome> {
    const { client, signal } = this;
    const unit = this.#units.get(unitId);
    if (client === null || unit === undefined || this.#work.get(unitId)?.kind === 'saving') return { refusal: null };
    // The contract lets none of this wait on the device: what a duty officer sends by must be true now.
    if (!client.outbox.status.online) {
      this.#note(unitId, { kind: 'failed', reason: 'offline', detail: null });
      return { refusal: null };
    }
    this.#drawn.set(unitId, draw(unit));
    this.#note(unitId, { kind: 'saving' });
    try {
      const changed = await send(client, { ifMatch: `"${unit.version}"`, signal });
      this.#drawn.delete(unitId);
      const isLeft = isUnit(changed, unitId);
      if (isLeft) this.#take(changed);
      else this.#forget(unitId);
      this.#note(unitId, rest);
      this.#host.dispatchEvent(new UnitChangedEvent(unitId, isLeft ? changed.state : null));
      return 'done';
    } catch (error) {
      if (signal.aborted) return { refusal: null };
      if (!isClientError(error)) throw error;
      this.#drawn.delete(unitId);
      return this.#refused(unitId, error);
    }
  }

  /** Sets a new unit up. @throws what the client throws, where the server did not take it */
  async create(unitId: string, body: Parameters<WardClient['responseUnits']['create']>[1]): Promise<void> {
    const { client, signal } = this;
    if (client === null) return;
    this.#take(await client.responseUnits.create(unitId, body, { signal }));
    this.#touched.add(unitId);
    this.#refreshState();
    this.#host.dispatchEvent(new UnitChangedEvent(unitId, this.#units.get(unitId)?.state ?? null));
  }

  #refused(unitId: string, error: AnyWardError): ChangeOutcome {
    if (error.kind === 'api' && (error.code === 'version-stale' || error.code === 'state-conflict')) {
      const { current } = error.problem;
      if (isUnit(current, unitId)) this.#take(current);
      else void this.#readThese([unitId]);
      this.#note(unitId, { kind: 'overtaken' });
      return 'overtaken';
    }
    const reason = actionFault(error);
    if (reason === 'not-found') this.#forget(unitId);
    const detail = error.kind === 'api' ? error.problem.detail : null;
    this.#note(unitId, { kind: 'failed', reason, detail });
    return { refusal: error };
  }

  #connect(client: WardClient, signal: AbortSignal): void {
    this.client = client;
    this.signal = signal;
    signal.addEventListener('abort', () => this.#forgetAll(), { once: true });
    redrawEachMinute(this.#host, signal);
    void this.#readRoles(client, signal);
    this.#stream = followStream(client, signal, this.#host.clock, ['response-unit.*'], this.#listener);
    if (!client.outbox.status.online) return void this.#read();
    const begin = () => {
      if (this.state.kind === 'loading' && !this.#isReading) void this.#read();
    };
    this.#host.clock.after(patience, begin, signal);
  }

  async #readRoles(client: WardClient, signal: AbortSignal): Promise<void> {
    const answered = await client.session.get({ signal }).safe();
    if (signal.aborted || !answered.ok) return;
    this.roles = answered.data.roles;
    this.#host.requestUpdate();
  }

  readonly #listener: StreamListener = {
    event: (event) => this.#hear(event),
    gap: () => void this.#read(),
    joined: () => this.#joined(),
    broke: () => {
      if (this.state.kind !== 'loading') this.#cut(this.#now);
      else if (!this.#isReading) void this.#read();
    },
    network: (isOnline) => {
      if (isOnline || this.state.kind === 'loading') void this.#read();
      else this.#cut(this.#now);
    },
    slept: (since) => {
      if (!this.#isShown) return;
      this.#cut(since);
      void this.#read();
    },
    ended: (error) => {
      // Whoever may read units may read their stream: an end of it is the end of a sign-in or of a right.
      if (error.kind === 'api') this.#fail(error);
      else void this.#read();
    },
    identity: (isKnown, wasKnown) => this.#follow(isKnown, wasKnown),
    // Nothing here counts seconds: each minute is enough.
    ticked: () => {},
  };

  /** Somebody else, or nobody: what was on screen was not for them. */
  #follow(isKnown: boolean, wasKnown: boolean): void {
    // The first that is told may be who reads already.
    const mustLoad = isKnown && (wasKnown || this.state.kind !== 'loading');
    if (wasKnown || (!isKnown && this.#isShown)) {
      this.#forgetUnits();
      this.#isSignedOut = !isKnown;
      this.#set(isKnown ? { kind: 'loading' } : { kind: 'sign-in' });
    }
    const { client, signal } = this;
    if (!mustLoad || client === null) return;
    this.load();
    void this.#readRoles(client, signal);
  }

  #hear({ type, data }: { readonly type: string; readonly data: unknown }): void {
    // Of a later server that tells less, the next reading has it.
    if (!isHeard(data) || this.#isSignedOut) return;
    const { id, version } = data;
    this.#touched.add(id);
    if (type.endsWith('response-unit.deleted')) {
      this.#forget(id);
      this.#draw();
      return;
    }
    if (this.#gone.has(id)) return;
    const known = this.#units.get(id)?.version ?? 0;
    if (version <= Math.max(known, this.#heard.get(id)?.version ?? 0)) return;
    this.#heard.set(id, data);
    this.#behind.add(id);
    this.#draw();
    this.#askForBehind();
  }

  #draw(): void {
    this.#drawing.ask(this.#host.clock, this.signal);
  }

  #askForBehind(): void {
    if (this.#behind.size > 0) this.#readingBehind.ask(this.#host.clock, this.signal);
  }

  /** Reads what was only heard of, however much came. */
  #readBehind(): void {
    const ids = [...this.#behind];
    this.#behind.clear();
    if (ids.length > 0) void (ids.length > mostSingle ? this.#read() : this.#readThese(ids));
  }

  async #readThese(ids: readonly string[]): Promise<void> {
    const { client, signal } = this;
    if (client === null) return;
    const answers = await Promise.all(ids.map((id) => client.responseUnits.get(id, { signal }).safe()));
    if (signal.aborted) return;
    for (const [at, answer] of answers.entries()) {
      const id = ids[at] ?? '';
      // Off the list since; what failed otherwise stays as it was heard of, and the next reading has it.
      if (answer.ok) this.#take(answer.data);
      else if (answer.error.kind === 'api' && answer.error.status === 404) this.#forget(id);
      this.#touched.add(id);
    }
    this.#refreshState();
  }

  /** Reads all units: what is newer here stays, and what is not there any more goes. */
  async #read(): Promise<void> {
    const { client } = this;
    if (client === null || this.#isSignedOut) return;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#isReading = true;
    this.#touched.clear();
    try {
      const { units, staleSince } = await readUnits(client, running.signal);
      if (running.signal.aborted) return;
      if (staleSince === null) this.#confirm(new Set(units.map(({ id }) => id)));
      for (const unit of units) this.#take(unit);
      this.#ready(staleSince, client);
    } catch (error) {
      if (running.signal.aborted) return;
      if (!isClientError(error)) throw error;
      this.#fail(error);
    } finally {
      if (this.#running === running) this.#isReading = false;
    }
  }

  /** What the server has now is on its list, and the rest is not; what this device kept tells neither. */
  #confirm(present: ReadonlySet<string>): void {
    const isClear = (id: string) => !this.#touched.has(id);
    for (const id of present) if (isClear(id)) this.#gone.delete(id);
    for (const id of [...this.#units.keys()]) if (!present.has(id) && isClear(id)) this.#forget(id);
  }

  #take(unit: ResponseUnit): void {
    if (this.#gone.has(unit.id)) return;
    const known = this.#units.get(unit.id);
    if (known !== undefined && known.version > unit.version) return;
    this.#units.set(unit.id, unit);
    if ((this.#heard.get(unit.id)?.version ?? 0) <= unit.version) this.#heard.delete(unit.id);
  }

  #forget(unitId: string): void {
    this.#gone.set(unitId, this.#units.get(unitId) ?? this.#gone.get(unitId) ?? null);
    for (const each of [this.#units, this.#drawn, this.#heard, this.#work, this.#behind]) each.delete(unitId);
  }

  #cut(since: number): void {
    this.#staleSince ??= since;
    if (this.#isShown) this.#refreshState();
  }

  #joined(): void {
    if (this.#isKept || this.state.kind === 'offline' || this.state.kind === 'error') return void this.#read();
    this.#staleSince = null;
    this.#refreshState();
  }

  #ready(staleSince: string | null, client: WardClient): void {
    this.#isKept = staleSince !== null;
    // What the device kept is as old as it says; what the server answered is of now, whatever the stream is at.
    if (staleSince !== null) this.#staleSince = Date.parse(staleSince);
    else if (client.outbox.status.online) this.#staleSince = null;
    this.#set(this.#shown);
  }

  #fail(error: AnyWardError): void {
    if (this.client === null) return;
    const failed = failedReading(error, this.client);
    const isPassing = failed.kind === 'offline' || failed.kind === 'error';
    // What is shown stays, and says since when it may be old.
    if (isPassing && this.#isShown) this.#cut(this.#now);
    else {
      this.#forgetUnits();
      this.#set(failed);
    }
  }

  get #isShown(): boolean {
    const { kind } = this.state;
    return kind === 'ready' || kind === 'stale' || kind === 'empty';
  }

  get #shown(): UnitBoardState {
    if (this.#staleSince !== null) return { kind: 'stale', since: this.#staleSince };
    return this.#units.size === 0 ? { kind: 'empty' } : { kind: 'ready' };
  }

  #refreshState(): void {
    this.#set(this.#isShown ? this.#shown : this.state);
  }

  get #now(): number {
    return this.#host.clock.now();
  }

  #note(unitId: string, work: UnitWork): void {
    if (work.kind === 'rest') this.#work.delete(unitId);
    else this.#work.set(unitId, work);
    this.#host.requestUpdate();
  }

  #forgetUnits(): void {
    this.#running?.abort();
    this.#isReading = false;
    const all = [this.#units, this.#drawn, this.#heard, this.#work, this.#behind, this.#gone, this.#touched];
    for (const each of all) each.clear();
    this.#staleSince = null;
    this.#isKept = false;
  }

  #forgetAll(): void {
    this.#forgetUnits();
    this.client = null;
    this.roles = [];
    this.#stream = null;
    this.#isSignedOut = false;
    this.#drawing.forget();
    this.#readingBehind.forget();
    this.state = { kind: 'loading' };
  }

  #set(state: UnitBoardState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

function isUnit(record: unknown, unitId: string): record is ResponseUnit {
  if (typeof record !== 'object' || record === null) return false;
  const { id, version, label, state } = record as Partial<ResponseUnit>;
  return id === unitId && typeof version === 'number' && typeof label === 'string' && typeof state === 'string';
}

function isHeard(data: unknown): data is Heard {
  if (typeof data !== 'object' || data === null) return false;
  const { id, version, state } = data as Partial<Heard>;
  return typeof id === 'string' && typeof version === 'number' && typeof state === 'string';
}
