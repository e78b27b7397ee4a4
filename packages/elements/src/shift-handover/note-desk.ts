import type { AnyWardError, WardClient } from '@wardkit/client';
import type { Alert } from '@wardkit/contract/alert';
import { openAlertStates } from '@wardkit/contract/alert-states';
import { mostHandedOver, type ShiftHandover, ShiftHandoverCreation } from '@wardkit/contract/shift-handovers';
import { AtMostEach } from '../foundation/at-most-each.ts';
import { type ActionFault, actionFault, isClientError } from '../foundation/client-failure.ts';
import { DateField } from '../foundation/forms/date-field.ts';
import { ErrorSummary, type Fault, serverFaults } from '../foundation/forms/error-summary.ts';
import type { Language } from '../foundation/language.ts';
import { newIdentifier } from '../foundation/new-identifier.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import {
  type AlertChoice,
  bodyOf,
  changeKey,
  draftOfNote,
  handedOver,
  isChosen,
  type NoteDraft,
  newNoteKey,
  proposedDraft,
  readDraft,
} from './note-draft.ts';
import { purpose, type ShiftHandoverController } from './shift-handover.controller.ts';
import type { ShiftHandoverMessages } from './shift-handover.en.ts';
import { HandoverChangedEvent, HandoverChangeEvent } from './shift-handover.events.ts';
import { longestShift, readTime } from './shift-times.ts';

/** How often the open alerts are read again while a note is written, milliseconds. */
const readEach = 3000;
/** The longest texts, in characters, as the contract takes them. */
const longest = { note: 4000, remark: 500 } as const;

/** Alerts to choose from; `hasMore` where the station has more open ones than can be named. */
export type Choices =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly alerts: readonly AlertChoice[]; readonly hasMore: boolean };

/** Why a note was not taken, where no field is the cause. */
export type SendingFault =
  | { readonly kind: ActionFault | 'not-yours' }
  /** Changed elsewhere meanwhile: how it stands now. */
  | { readonly kind: 'overtaken'; readonly now: ShiftHandover }
  /** Taken over meanwhile: nobody changes it any more. */
  | { readonly kind: 'taken'; readonly now: ShiftHandover };

/** A field that was found wrong, with what to do about it. */
export interface FieldFault extends Fault {
  readonly field: string;
}

export const fieldOf = {
  startTime: 'shift-start-time',
  endTime: 'shift-end-time',
  note: 'shift-note',
  remark: (alertId: string) => `remark-${alertId}`,
} as const;

/** Where a note is written: kept on the device as it is typed, sent when it is right, and given back when it is refused. */
export class NoteDesk {
  /** What is written; null while nothing is. */
  draft: NoteDraft | null = null;
  choices: Choices = { kind: 'loading' };
  busy = false;
  fault: SendingFault | null = null;
  /** Fields that were found wrong at the last attempt. */
  faults: readonly FieldFault[] = [];
  /** Whether the device keeps what is typed. */
  isKept = true;
  /** Whether another tab sent or deleted it. */
  isGone = false;
  /** Whether somebody is asked if what was typed is to be deleted. */
  isDiscardAsked = false;
  readonly start: DateField;
  readonly end: DateField;
  readonly summary: ErrorSummary;
  readonly #host: WardElement<ShiftHandoverMessages>;
  readonly #list: ShiftHandoverController;
  readonly #rereading = new AtMostEach(readEach, () => void this.readChoices());
  /** The alerts that the note which is changed names. */
  #named: ShiftHandover['alerts'] = [];
  /** What the device is to keep next, and where. */
  #next: { readonly key: string; readonly draft: NoteDraft } | null = null;
  #writing: Promise<void> | null = null;
  /** Also while the widget leaves the page: what was typed last is still kept. */
  #client: WardClient | null = null;
  #stopWatching: (() => void) | null = null;

  constructor(host: WardElement<ShiftHandoverMessages>, list: ShiftHandoverController) {
    this.#host = host;
    this.#list = list;
    this.start = new DateField(host, {
      id: 'shift-start',
      required: true,
      changed: (startDate) => this.enter({ startDate }),
    });
    this.end = new DateField(host, { id: 'shift-end', required: true, changed: (endDate) => this.enter({ endDate }) });
    this.summary = new ErrorSummary(host);
    host.withClient((client, signal) => {
      this.#client = client;
      signal.addEventListener('abort', () => this.#put(null), { once: true });
    });
  }

  /** Begins a note, or goes on with the one that was begun. */
  async begin(last: ShiftHandover | null): Promise<void> {
    const now = this.#host.clock.now();
    const stored = readDraft(await this.#stored(newNoteKey));
    this.#named = [];
    this.#put(stored ?? proposedDraft(newIdentifier(now), last, now));
    void this.readChoices();
  }

  /** Begins a change of a note, or goes on with one that was begun. */
  async change(note: ShiftHandover): Promise<void> {
    const stored = readDraft(await this.#stored(changeKey(note.id)));
    this.#named = note.alerts;
    this.#put(stored ?? draftOfNote(note));
    void this.readChoices();
  }

  /** Keeps what is typed. */
  enter(entered: Partial<NoteDraft>): void {
    if (this.draft === null) return;
    this.draft = { ...this.draft, ...entered };
    this.isGone = false;
    this.#keep();
    this.#host.requestUpdate();
  }

  choose(alertId: string, isIn: boolean): void {
    this.enter({ chosen: { ...this.draft?.chosen, [alertId]: isIn } });
  }

  remark(alertId: string, text: string): void {
    this.#right(fieldOf.remark(alertId));
    this.enter({ remarks: { ...this.draft?.remarks, [alertId]: text } });
  }

  type(field: 'startTime' | 'endTime' | 'note', text: string): void {
    this.#right(fieldOf[field]);
    this.enter({ [field]: text });
  }

  isChosen(choice: AlertChoice): boolean {
    return this.draft !== null && isChosen(this.draft, choice);
  }

  faultOf(field: string): string | null {
    return this.faults.find((each) => each.field === field)?.message ?? null;
  }

  /** Leaves it: what was typed waits on the device. */
  close(): void {
    this.#put(null);
  }

  /** Somebody else is at the device from now on: nothing of it is kept for them. */
  leave(): void {
    this.#next = null;
    this.#put(null);
  }

  ask(isAsked: boolean): void {
    this.isDiscardAsked = isAsked;
    this.#host.requestUpdate();
  }

  /** Deletes what was typed, also from the device. */
  async discard(): Promise<void> {
    const key = this.#key();
    this.#put(null);
    await this.#forget(key);
  }

  /** An alert of the station changed: those to choose from are read again, and what was chosen stays. */
  alertChanged(): void {
    if (this.draft !== null) this.#rereading.ask(this.#host.clock, this.#list.signal);
  }

  /** Reads the alerts to choose from. */
  async readChoices(): Promise<void> {
    const { client, signal } = this.#list;
    if (client === null || this.draft === null) return;
    const { handoverId } = this.draft;
    if (this.choices.kind !== 'ready') this.choices = { kind: 'loading' };
    this.#host.requestUpdate();
    try {
      const query = { state: [...openAlertStates], limit: mostHandedOver };
      const { items, next } = await client.alerts.list(query, { purpose, signal });
      const isNew = this.draft?.version === null;
      const open = items.map((alert) => choiceOf(alert, isNew));
      const others = await this.#others(new Set(items.map(({ id }) => id)));
      if (signal.aborted || this.draft?.handoverId !== handoverId) return;
      this.choices = { kind: 'ready', alerts: [...open, ...others], hasMore: next !== null };
    } catch (error) {
      if (signal.aborted) return;
      if (!isClientError(error)) throw error;
      // Those that were read before can still be chosen.
      if (this.choices.kind !== 'ready') this.choices = { kind: 'failed' };
    }
    this.#host.requestUpdate();
  }

  /** Sends it, or tells what is to be put right. @returns the note where the server has it */
  async send(language: Language<ShiftHandoverMessages>): Promise<ShiftHandover | null> {
    const { draft, choices } = this;
    if (draft === null || this.busy) return null;
    this.fault = null;
    this.faults = this.#check(draft, language);
    const body = choices.kind === 'ready' ? bodyOf(draft, choices.alerts) : null;
    if (this.faults.length > 0 || body === null) {
      await this.summary.show(this.faults);
      return null;
    }
    this.summary.clear();
    const change = draft.version === null ? 'write' : 'change';
    if (!this.#host.dispatchEvent(new HandoverChangeEvent(draft.handoverId, change))) return null;
    this.#set({ busy: true });
    try {
      const note = await this.#deliver(draft, body);
      const key = this.#key();
      this.#put(null);
      await this.#forget(key);
      this.#list.learnOwner(note.id, true);
      this.#list.put(note);
      this.#host.dispatchEvent(new HandoverChangedEvent(note.id, note.state));
      return note;
    } catch (error) {
      if (!isClientError(error)) throw error;
      await this.#refused(error, draft, body);
      return null;
    } finally {
      this.#set({ busy: false });
    }
  }

  /** Saves over what somebody changed meanwhile, by going on from how it stands now. */
  async insist(language: Language<ShiftHandoverMessages>): Promise<ShiftHandover | null> {
    if (this.fault?.kind !== 'overtaken') return null;
    this.enter({ version: this.fault.now.version });
    return this.send(language);
  }

  /** Takes what the note says now in place of what was typed. */
  async yield(): Promise<void> {
    if (this.fault?.kind !== 'overtaken') return;
    const { now } = this.fault;
    await this.#forget(this.#key());
    this.#named = now.alerts;
    this.#put(draftOfNote(now));
    await this.readChoices();
  }

  /** What was typed becomes a note of its own, since the one that it was to change was taken over. */
  asNew(): void {
    const key = this.#key();
    this.fault = null;
    this.enter({ handoverId: newIdentifier(this.#host.clock.now()), version: null });
    this.#watch();
    void this.#writing?.then(() => this.#client?.drafts.delete(key)).catch(() => {});
  }

  async #deliver(draft: NoteDraft, body: ShiftHandoverCreation): Promise<ShiftHandover> {
    const { client } = this.#list;
    if (client === null) throw new Error('there is no client to send by');
    const { handoverId, version } = draft;
    const { shiftHandovers } = client;
    if (version !== null) return shiftHandovers.change(handoverId, body, { purpose, ifMatch: `"${version}"` });
    try {
      return await shiftHandovers.write(handoverId, body, { purpose });
    } catch (error) {
      if (!isClientError(error) || error.kind !== 'api' || error.code !== 'already-exists') throw error;
      // The answer to the first attempt was lost: the note is there, and what was typed since goes on top of it.
      const there = await shiftHandovers.get(handoverId, { purpose });
      return shiftHandovers.change(handoverId, body, { purpose, ifMatch: `"${there.version}"` });
    }
  }

  async #refused(error: AnyWardError, draft: NoteDraft, body: ShiftHandoverCreation): Promise<void> {
    if (this.draft?.handoverId !== draft.handoverId) return;
    const code = error.kind === 'api' ? error.code : '';
    if (code === 'invalid-input' && error.kind === 'api') {
      const faults = serverFaults(error.problem.errors, pointersOf(body));
      if (faults.length > 0) {
        this.faults = faults.map((fault) => ({ ...fault, field: fault.target?.slice(1) ?? '' }));
        return this.summary.show(faults);
      }
    }
    if (code === 'version-stale' || code === 'state-conflict') {
      const now = await this.#list.reread(draft.handoverId);
      if (now !== null) return this.#set({ fault: { kind: now.state === 'written' ? 'overtaken' : 'taken', now } });
    }
    if (code === 'forbidden' && draft.version !== null) {
      this.#list.learnOwner(draft.handoverId, false);
      return this.#set({ fault: { kind: 'not-yours' } });
    }
    this.#set({ fault: { kind: actionFault(error) } });
  }

  /** Alerts beside the open ones: those that the note names, and those that somebody said something of. */
  async #others(known: ReadonlySet<string>): Promise<AlertChoice[]> {
    const { client, signal } = this.#list;
    const { draft } = this;
    if (client === null || draft === null) return [];
    const named = this.#named.filter(({ alertId }) => !known.has(alertId));
    const mentioned = [...Object.keys(draft.chosen), ...Object.keys(draft.remarks)];
    const rest = new Set(mentioned.filter((id) => !known.has(id) && !named.some(({ alertId }) => alertId === id)));
    const wanted = [...rest].filter((id) => draft.chosen[id] === true || (draft.remarks[id] ?? '').trim() !== '');
    const answers = await Promise.all(wanted.map((id) => client.alerts.get(id, { purpose, signal }).safe()));
    return [
      ...named.map((each) => ({ ...each, summary: null, place: null, isProposed: false })),
      ...answers.flatMap((each) => (each.ok ? [choiceOf(each.data, false)] : [])),
    ];
  }

  #check(draft: NoteDraft, language: Language<ShiftHandoverMessages>): FieldFault[] {
    const { words, format } = language;
    const faults: FieldFault[] = [];
    const tell = (field: string, message: string) => faults.push({ field, message, target: `#${field}` });
    for (const [dates, label, field, typed] of [
      [this.start, words.start, fieldOf.startTime, draft.startTime],
      [this.end, words.end, fieldOf.endTime, draft.endTime],
    ] as const) {
      if (!dates.check()) faults.push({ field: 'date', message: dates.fault(language) ?? '', target: dates.target });
      if (readTime(typed) === null) tell(field, words.timeWrong(label));
    }
    if (this.choices.kind !== 'ready') {
      faults.push({ field: 'alerts', message: words.alertsMissing, target: '[data-read-alerts]' });
      return faults;
    }
    const { alerts } = this.choices;
    const body = bodyOf(draft, alerts);
    if (body === null) {
      if (draft.note.trim() === '') tell(fieldOf.note, words.noteMissing);
      return faults;
    }
    const length = Date.parse(body.shiftEnd) - Date.parse(body.shiftStart);
    if (length <= 0) tell(fieldOf.endTime, words.endsTooEarly);
    else if (length > longestShift) tell(fieldOf.endTime, words.tooLong);
    const handed = handedOver(draft, alerts);
    for (const { path } of ShiftHandoverCreation.safeParse(body).error?.issues ?? []) {
      const alert = path[0] === 'alerts' && typeof path[1] === 'number' ? handed[path[1]] : undefined;
      if (alert !== undefined) {
        tell(fieldOf.remark(alert.alertId), words.remarkTooLong(alert.number, format.number(longest.remark)));
      } else if (path[0] === 'alerts') {
        faults.push({
          field: 'alerts',
          message: words.tooManyAlerts(format.number(mostHandedOver)),
          target: '.choice input',
        });
      } else if (path[0] === 'note') {
        tell(fieldOf.note, body.note === '' ? words.noteMissing : words.noteTooLong(format.number(longest.note)));
      } else tell(fieldOf.startTime, words.timeWrong(words.start));
    }
    return faults;
  }

  /** A field is being put right: it is no longer called wrong. */
  #right(field: string): void {
    this.faults = this.faults.filter((each) => each.field !== field);
  }

  #put(draft: NoteDraft | null): void {
    this.draft = draft;
    this.start.value = draft?.startDate ?? null;
    this.end.value = draft?.endDate ?? null;
    this.choices = { kind: 'loading' };
    this.faults = [];
    this.fault = null;
    this.isKept = true;
    this.isGone = false;
    this.isDiscardAsked = false;
    this.#rereading.forget();
    this.summary.clear();
    this.#watch();
    this.#host.requestUpdate();
  }

  /** Follows what another tab types into the same note. */
  #watch(): void {
    this.#stopWatching?.();
    this.#stopWatching =
      this.draft === null ? null : (this.#client?.drafts.watch(this.#key(), () => void this.#look()) ?? null);
  }

  async #look(): Promise<void> {
    if (this.#writing !== null) return;
    const stored = await this.#stored(this.#key());
    if (this.draft === null || this.busy || this.#writing !== null) return;
    const there = readDraft(stored);
    if (there === null) {
      // Nothing was typed here that the device has lost: it went from another tab.
      this.#set({ isGone: true });
      return;
    }
    if (JSON.stringify(there) === JSON.stringify(this.draft)) return;
    this.draft = there;
    this.start.value = there.startDate;
    this.end.value = there.endDate;
    this.#host.requestUpdate();
  }

  #key(): string {
    const { draft } = this;
    return draft === null || draft.version === null ? newNoteKey : changeKey(draft.handoverId);
  }

  async #stored(key: string): Promise<unknown> {
    await this.#writing;
    return (await this.#client?.drafts.get(key).catch(() => null)) ?? null;
  }

  #keep(): void {
    if (this.draft === null) return;
    this.#next = { key: this.#key(), draft: this.draft };
    this.#writing ??= this.#write();
  }

  /** One write at a time and always the newest: a keystroke never waits, and a slow device skips what was overtaken. */
  async #write(): Promise<void> {
    // A turn later, so that a change and what follows from it are one write.
    await Promise.resolve();
    while (this.#next !== null) {
      const { key, draft } = this.#next;
      this.#next = null;
      const isKept = await this.#client?.drafts.put(key, draft).then(
        () => true,
        () => false,
      );
      if (isKept !== undefined && isKept !== this.isKept) this.#set({ isKept });
    }
    this.#writing = null;
  }

  async #forget(key: string): Promise<void> {
    this.#next = null;
    await this.#writing;
    await this.#client?.drafts.delete(key).catch(() => {});
  }

  #set(change: Partial<Pick<NoteDesk, 'busy' | 'fault' | 'isKept' | 'isGone'>>): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}

function choiceOf({ id, number, state, priority, category, summary, place }: Alert, isProposed: boolean): AlertChoice {
  return { alertId: id, number, state, priority, category, summary, place: place.text, isProposed };
}

/** Where the fields of a note stand, for what the server says of it. */
function pointersOf({ alerts }: ShiftHandoverCreation): Record<string, string> {
  return {
    '/shiftStart': `#${fieldOf.startTime}`,
    '/shiftEnd': `#${fieldOf.endTime}`,
    '/note': `#${fieldOf.note}`,
    '/alerts': '.choice input',
    ...Object.fromEntries(alerts.map(({ alertId }, at) => [`/alerts/${at}/remark`, `#${fieldOf.remark(alertId)}`])),
    ...Object.fromEntries(alerts.map(({ alertId }, at) => [`/alerts/${at}/alertId`, `#alert-${alertId}`])),
  };
}
