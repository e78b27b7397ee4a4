import type { AnyWardError, WardClient } from '@wardkit/client';
import type { Alert } from '@wardkit/contract/alert';
import type { AlertRepeat } from '@wardkit/contract/alert-repeats';
import type { AlertTimelineEntry } from '@wardkit/contract/alert-timeline';
import { AtMostEach } from '../foundation/at-most-each.ts';
import { isClientError } from '../foundation/client-failure.ts';
import { failedReading } from '../foundation/failed-reading.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { AlertChangedEvent } from './alert.events.ts';
import type {
  AlertChange,
  AlertHead,
  AlertStanding,
  AlertWork,
  OpenedState,
  RepeatDecision,
  RepeatWork,
} from './alert.state.ts';
import { purpose } from './purpose.ts';

/** How often the timeline of the open alert is read again because of notes, milliseconds. */
const readNotesEach = 2000;
/** How often groups are read again because of events, milliseconds: one that grows tells of each alert that joins it. */
const readRepeatsEach = 1000;
const rest: AlertWork = { kind: 'rest' };

/** Where alerts lie while they are shown: all that a list has, or the one of a detail. */
export interface AlertShelf {
  head(alertId: string): AlertHead | null;
  alert(alertId: string): Alert | null;
  /** Takes in what was read. @param isNew whether it came while somebody looked at a list */
  take(alerts: readonly Alert[], isNew: boolean): void;
  /** Draws one as it will be while a change of it is on its way; null as it is. */
  draw(alertId: string, alert: Alert | null): void;
  /** How many of its group lie here, itself among them. */
  loadedInGroup(alertId: string): number;
}

/** How a change is sent: upon the ETag of what the person sees. */
export interface ChangeOptions {
  readonly purpose: typeof purpose;
  readonly ifMatch: string;
  readonly signal: AbortSignal;
}

/** What came of a change; `refusal` is the server's word on what was entered, where it had one. */
export type ChangeOutcome = 'done' | 'overtaken' | { readonly refusal: AnyWardError | null };

/** Opens one alert with its history, and changes one at a time: drawn at once, and drawn back when refused. */
export class AlertDesk {
  /** The roles of the caller; the server decides. */
  roles: readonly string[] = [];
  stationName: string | null = null;
  stationId: string | null = null;
  /** The alert that is open; null while none is. */
  openId: string | null = null;
  opened: OpenedState = { kind: 'loading' };
  /** When the device kept what is open, where there is no network; milliseconds since 1970. */
  keptSince: number | null = null;
  /** What is going on with the group of the alert that is open. */
  repeatWork: RepeatWork = 'rest';
  client: WardClient | null = null;
  /** Ends with the client, and with who is signed in. */
  signal: AbortSignal = AbortSignal.abort();
  #whole: AbortSignal = AbortSignal.abort();
  #person: AbortController | null = null;
  readonly #host: WardElement;
  readonly #shelf: AlertShelf;
  readonly #leaving = new Set<() => void>();
  readonly #work = new Map<string, AlertWork>();
  readonly #repeats = new Map<string, AlertRepeat | null>();
  /** Groups that changed and were looked at. */
  readonly #repeatsBehind = new Set<string>();
  readonly #readingRepeats = new AtMostEach(readRepeatsEach, () => this.#readRepeatsBehind());
  readonly #readNotes = new AtMostEach(readNotesEach, () => void this.#readNoted());
  #isReadingNotes = false;

  constructor(host: WardElement, shelf: AlertShelf) {
    this.#host = host;
    this.#shelf = shelf;
  }

  connect(client: WardClient, signal: AbortSignal): void {
    this.client = client;
    this.#whole = signal;
    this.#begin();
    signal.addEventListener('abort', () => this.#forget(), { once: true });
    this.readCaller();
    if (this.openId !== null) void this.reread(this.openId);
  }

  /** Learns who looks: what may be offered, and which station it is. */
  readCaller(): void {
    const { client, signal } = this;
    void client?.session
      .get({ signal })
      .safe()
      .then((answered) => {
        if (signal.aborted || !answered.ok) return;
        this.roles = answered.data.roles;
        this.stationName = answered.data.station?.name ?? null;
        this.stationId = answered.data.station?.id ?? null;
        this.#host.requestUpdate();
      });
  }

  /** Who looked is not signed in any more: nothing of what was read stays. */
  leave(): void {
    this.#begin();
    for (const listener of this.#leaving) listener();
    this.#repeatsBehind.clear();
    this.#readingRepeats.forget();
    this.#readNotes.forget();
    this.#work.clear();
    this.#repeats.clear();
    this.roles = [];
    this.stationName = null;
    this.stationId = null;
    this.opened = { kind: 'sign-in' };
    this.keptSince = null;
    this.repeatWork = 'rest';
    this.#host.requestUpdate();
  }

  /** Calls when who looked is signed in no more, or somebody else is: what they opened and entered is put away. */
  onLeave(listener: () => void): void {
    this.#leaving.add(listener);
  }

  /** An alert by its id; null where nothing is known of it. */
  standing(alertId: string): AlertStanding | null {
    const head = this.#shelf.head(alertId);
    if (head === null) return null;
    const alert = this.#shelf.alert(alertId);
    const repeat = this.#repeats.get(alert?.repeatId ?? '');
    const repeated = Math.max(repeat?.alerts.length ?? 1, this.#shelf.loadedInGroup(alertId));
    return { head, alert, work: this.#work.get(alertId) ?? rest, repeated };
  }

  /** A group of repeated alerts; null while it is read or where it can't be had. */
  repeat(repeatId: string): AlertRepeat | null {
    const known = this.#repeats.get(repeatId);
    if (known !== undefined) return known;
    this.#repeats.set(repeatId, null);
    void this.#readRepeat(repeatId);
    return null;
  }

  /** A group changed: it is read again if it was looked at. */
  repeatChanged(repeatId: string): void {
    if (!this.#repeats.has(repeatId)) return;
    this.#repeatsBehind.add(repeatId);
    this.#readingRepeats.ask(this.#host.clock, this.signal);
  }

  /** Confirms that alerts are of one place or matter, or takes their group apart. @returns whether the server took it */
  async decideRepeat(repeat: AlertRepeat, decision: RepeatDecision): Promise<boolean> {
    const { client, signal, openId } = this;
    if (client === null || this.repeatWork === 'saving') return false;
    const how = { ifMatch: `"${repeat.version}"`, signal };
    this.#setRepeatWork('saving');
    try {
      if (decision === 'dissolve') await client.alertRepeats.delete(repeat.id, how);
      else this.#repeats.set(repeat.id, await client.alertRepeats.change(repeat.id, { note: repeat.note }, how));
      if (decision === 'dissolve') this.#repeats.set(repeat.id, null);
      if (this.openId === openId) this.#setRepeatWork('rest');
      if (openId !== null) void this.reread(openId);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (!isClientError(error)) throw error;
      const isOvertaken = error.kind === 'api' && ['version-stale', 'not-found', 'state-conflict'].includes(error.code);
      // Of another alert that was opened meanwhile nothing failed.
      if (this.openId === openId) this.#setRepeatWork(isOvertaken ? 'overtaken' : 'failed');
      if (isOvertaken) void this.#readRepeat(repeat.id);
      if (isOvertaken && openId !== null && this.openId === openId) void this.reread(openId);
      return false;
    }
  }

  /** What was asked for by who looked before is not for who looks now. */
  #begin(): void {
    this.#person?.abort();
    const person = new AbortController();
    this.#whole.addEventListener('abort', () => person.abort(), { once: true, signal: person.signal });
    if (this.#whole.aborted) person.abort();
    this.#person = person;
    this.signal = person.signal;
  }

  #setRepeatWork(work: RepeatWork): void {
    this.repeatWork = work;
    this.#host.requestUpdate();
  }

  /** Opens one, or with null none; what was only told about the one before is forgotten. */
  open(alertId: string | null): void {
    if (this.openId !== null && this.#work.get(this.openId)?.kind !== 'saving') this.#work.delete(this.openId);
    this.openId = alertId;
    this.opened = { kind: 'loading' };
    this.keptSince = null;
    this.repeatWork = 'rest';
    this.#host.requestUpdate();
    if (alertId !== null && !this.signal.aborted) void this.reread(alertId);
  }

  /** Takes away what was told about an alert: that it failed, or was overtaken. */
  dismiss(alertId: string): void {
    this.#note(alertId, rest);
  }

  /**
   * Changes one alert: it is drawn as it will be until the server has answered.
   *
   * @param draw how it will be; null where that can't be told
   */
  async change(
    alertId: string,
    change: AlertChange,
    draw: ((alert: Alert) => Alert) | null,
    send: (client: WardClient, how: ChangeOptions) => Promise<Alert>,
  ): Promise<ChangeOutcome> {
    const { client, signal } = this;
    const standing = this.standing(alertId);
    if (client === null || standing?.alert == null || standing.work.kind === 'saving') return { refusal: null };
    this.#note(alertId, { kind: 'saving', change });
    if (draw !== null) this.#shelf.draw(alertId, draw(standing.alert));
    try {
      const changed = await sendOn(standing.alert, (ifMatch) => send(client, { purpose, ifMatch, signal }));
      this.#shelf.draw(alertId, null);
      this.#shelf.take([changed], false);
      this.#note(alertId, rest);
      this.#host.dispatchEvent(new AlertChangedEvent(alertId, changed.state));
      if (this.openId === alertId) void this.reread(alertId);
      return 'done';
    } catch (error) {
      if (signal.aborted) return { refusal: null };
      if (!isClientError(error)) throw error;
      this.#shelf.draw(alertId, null);
      return this.#refused(alertId, change, error);
    }
  }

  /** Tells that the device would not keep what was to wait on it. */
  unkept(alertId: string, error: AnyWardError): ChangeOutcome {
    this.#note(alertId, { kind: 'failed', change: 'addNote', reason: 'unkept', detail: null });
    return { refusal: error };
  }

  /** Reads an alert that is open anew, with its timeline. @returns whether it was answered, by the server or from what the device kept */
  async reread(alertId: string): Promise<boolean> {
    const { client, signal } = this;
    if (client === null) return false;
    try {
      const { data, stale } = await client.alerts.get(alertId, { purpose, signal }).withResponse();
      if (signal.aborted) return false;
      this.#shelf.take([data], false);
      if (this.openId === alertId) this.keptSince = stale === null ? null : Date.parse(stale.since);
      this.#host.requestUpdate();
      await this.readTimeline(alertId);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (!isClientError(error)) throw error;
      if (this.openId === alertId && this.opened.kind !== 'ready') this.fail(error);
      return false;
    }
  }

  /** A note was added to the open alert: what happened is read again, soon and not with every one of many. */
  noted(): void {
    this.#readNotes.ask(this.#host.clock, this.signal);
  }

  async readTimeline(alertId: string): Promise<void> {
    const { client, signal } = this;
    if (client === null) return;
    const before = this.opened.kind === 'ready' ? this.opened.timeline : [];
    const entries: AlertTimelineEntry[] = [];
    let isWhole = false;
    try {
      for await (const entry of client.alerts.timeline(alertId, { limit: 200 }, { purpose, signal }))
        entries.push(entry);
      isWhole = true;
    } catch (error) {
      if (!isClientError(error)) throw error;
    }
    if (signal.aborted || this.openId !== alertId) return;
    const timeline = isWhole || entries.length >= before.length ? entries : before;
    this.opened = { kind: 'ready', timeline, isWhole };
    this.#host.requestUpdate();
  }

  /** Says why what is open can't be shown. */
  fail(error: AnyWardError): void {
    if (this.client === null) return;
    const isMissing = error.kind === 'api' && error.status === 404;
    this.opened = { kind: isMissing ? 'not-found' : failedReading(error, this.client).kind };
    this.#host.requestUpdate();
  }

  #refused(alertId: string, change: AlertChange, error: AnyWardError): ChangeOutcome {
    if (error.kind === 'api' && (error.code === 'version-stale' || error.code === 'state-conflict')) {
      const { current } = error.problem;
      if (isAlert(current, alertId)) this.#shelf.take([current], false);
      void this.reread(alertId);
      this.#note(alertId, { kind: 'overtaken', change });
      return 'overtaken';
    }
    const isOffline = error.kind === 'network' || error.kind === 'timeout';
    const isForbidden = error.kind === 'api' && error.status === 403;
    const detail = error.kind === 'api' ? error.problem.detail : null;
    const reason = isOffline ? 'offline' : isForbidden ? 'forbidden' : 'refused';
    this.#note(alertId, { kind: 'failed', change, reason, detail });
    return { refusal: error };
  }

  async #readRepeat(repeatId: string): Promise<void> {
    const answered = await this.client?.alertRepeats.get(repeatId, { signal: this.signal }).safe();
    if (answered === undefined || this.signal.aborted) return;
    // One that was taken apart is a group no more.
    if (answered.ok) this.#repeats.set(repeatId, answered.data);
    else if (answered.error.kind === 'api' && answered.error.status === 404) this.#repeats.set(repeatId, null);
    else return;
    this.#host.requestUpdate();
  }

  /** A long timeline takes longer than the moment between two readings: the next one waits for it. */
  async #readNoted(): Promise<void> {
    if (this.openId === null) return;
    if (this.#isReadingNotes) return this.noted();
    this.#isReadingNotes = true;
    await this.readTimeline(this.openId).finally(() => {
      this.#isReadingNotes = false;
    });
  }

  #readRepeatsBehind(): void {
    for (const repeatId of this.#repeatsBehind) void this.#readRepeat(repeatId);
    this.#repeatsBehind.clear();
  }

  #note(alertId: string, work: AlertWork): void {
    if (work.kind === 'rest') this.#work.delete(alertId);
    else this.#work.set(alertId, work);
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.client = null;
    this.#work.clear();
    this.#repeats.clear();
    this.#readNotes.forget();
    this.#repeatsBehind.clear();
    this.#readingRepeats.forget();
    this.opened = { kind: 'loading' };
  }
}

/**
 * Sends a change upon what the person saw. Where only the server has escalated it since, because a deadline passed, they saw all
 * there is to see: it is sent again upon that, for a press must not be lost at the very moment when it is late.
 */
async function sendOn(seen: Alert, send: (ifMatch: string) => Promise<Alert>): Promise<Alert> {
  try {
    return await send(`"${seen.version}"`);
  } catch (error) {
    if (!isClientError(error) || error.kind !== 'api' || error.code !== 'version-stale') throw error;
    const { current } = error.problem;
    if (!isAlert(current, seen.id) || !isSameButEscalated(seen, current)) throw error;
    return send(`"${current.version}"`);
  }
}

/** Whether nothing but the escalation, and the version with it, is another. */
function isSameButEscalated(one: Alert, other: Alert): boolean {
  const rest = (alert: Alert) => JSON.stringify({ ...alert, version: 0, escalation: null });
  return rest(one) === rest(other);
}

function isAlert(record: unknown, alertId: string): record is Alert {
  return typeof record === 'object' && record !== null && Reflect.get(record, 'id') === alertId;
}
