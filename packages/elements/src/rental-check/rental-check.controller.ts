import type { OutboxItem, Receipt, WardClient } from '@wardkit/client';
import type { Outcome, RentalCheck } from '@wardkit/contract/rental-checks';
import type { WardElement } from '../foundation/ward-element.ts';
import { addressLine } from './address-line.ts';
import { newCheckId } from './check-id.ts';
import { type Draft, hasContent, photographIdsOf, startDraft } from './draft.ts';
import {
  addPhotograph,
  answer,
  answerTogether,
  mergeDrafts,
  moveTo,
  removePhotograph,
  undoLast,
  writeNote,
} from './draft-changes.ts';
import { DraftKeeper, draftKey } from './draft-keeper.ts';
import { readDraft } from './draft-reading.ts';
import { itemInLane } from './lane.ts';
import { receiptOf, stateOfItem } from './outbox-reading.ts';
import { Photographs } from './photographs.controller.ts';
import { currentAspect, itemsOf, missingItems, progressOf } from './progress.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
import { CheckSavedEvent, CheckSubmitEvent, CheckSubmittedEvent } from './rental-check.events.ts';
import type { CheckInHand, CheckNotice, CheckSubject, RentalCheckState } from './rental-check.state.ts';
import { isClientError, keepingFailure, readSubject, stateOfFailure } from './subject-reading.ts';
import { toSubmission } from './submission.ts';

/** What the controller needs of its widget. */
export interface RentalCheckHost extends WardElement<RentalCheckMessages> {
  premisesId: string;
}

/** Opens a check, keeps every change on the device, hands it in and follows it until the server has it. */
export class RentalCheckController {
  state: RentalCheckState = { kind: 'loading' };
  readonly photographs: Photographs;
  readonly #host: RentalCheckHost;
  readonly #writer: string;
  #client: WardClient | null = null;
  #signal: AbortSignal = AbortSignal.abort();
  #opening = new AbortController();
  #keeper: DraftKeeper | null = null;
  #opened = '';
  #seenReceipts = new Set<string>();

  constructor(host: RentalCheckHost) {
    this.#host = host;
    this.#writer = newCheckId(host.clock.now());
    this.photographs = new Photographs(host);
    host.withClient((client, signal) => {
      this.#client = client;
      this.#signal = signal;
      this.photographs.connect(client, signal);
      const stop = client.outbox.subscribe(() => this.#followOutbox());
      signal.addEventListener('abort', () => this.#leave(stop), { once: true });
      void this.open();
    });
  }

  /** The check in hand, in the states that have one. */
  get check(): CheckInHand | null {
    return 'check' in this.state ? this.state.check : null;
  }

  /** Whether there is a network, as far as the outbox knows. */
  get online(): boolean {
    return this.#client?.outbox.status.online ?? true;
  }

  /** Opens the premises of the host anew; what is in memory and not yet kept is carried along. */
  async open(): Promise<void> {
    const client = this.#client;
    const { premisesId } = this.#host;
    this.#opening.abort();
    const opening = new AbortController();
    const { signal } = opening;
    this.#opening = opening;
    if (client === null || this.#signal.aborted) return;
    this.#signal.addEventListener('abort', () => opening.abort(), { once: true });
    const memory = this.#opened === premisesId ? this.check : null;
    const before = this.#keeper;
    before?.stop();
    this.#keeper = null;
    this.#opened = premisesId;
    if (premisesId === '') return this.#set({ kind: 'no-premises' });
    this.#set({ kind: 'loading' });
    try {
      await before?.flush();
      await client.outbox.ready;
      const reading = readDraft(await client.drafts.get<unknown>(draftKey(premisesId)));
      if (signal.aborted) return;
      if (reading.kind === 'unreadable') return this.#set({ kind: 'draft-unreadable' });
      await this.#openWith(client, reading.kind === 'draft' ? reading.draft : null, memory, signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  async #openWith(
    client: WardClient,
    stored: Draft | null,
    memory: CheckInHand | null,
    signal: AbortSignal,
  ): Promise<void> {
    const { premisesId } = this.#host;
    const kept =
      stored !== null && memory !== null ? mergeDrafts(memory.draft, stored) : (stored ?? memory?.draft ?? null);
    const { currentVersion, ...subject } = await readSubject(client, premisesId, kept?.standardVersion ?? null, signal);
    if (signal.aborted) return;
    const draft = kept !== null && (await this.#isDone(client, kept)) ? null : kept;
    if (signal.aborted) return;
    if (draft === null || !hasContent(draft) || this.#itemOf(draft.checkId) !== null) {
      const item = itemInLane(client.outbox.items, premisesId, this.#now);
      if (item !== null && !this.#seenReceipts.has(item.id)) return this.#show(item, subject, draft);
    }
    if (subject.premises.use !== 'let') return this.#set({ kind: 'not-let', premises: subject.premises });
    this.#edit(client, subject, draft ?? this.#begin(subject), currentVersion, draft === null ? null : memory);
  }

  /** A handed-in draft that the outbox has no more was accepted while this page was away: unless the server says no. */
  async #isDone(client: WardClient, draft: Draft): Promise<boolean> {
    if (draft.handedInAt === null || this.#itemOf(draft.checkId) !== null) return false;
    const answered = await client.rentalChecks.get(draft.checkId, { signal: this.#signal }).safe();
    if (answered.ok) await client.drafts.delete(draftKey(draft.premisesId));
    return answered.ok;
  }

  #begin({ premises, standard }: CheckSubject): Draft {
    return startDraft({
      premisesId: premises.id,
      checkId: newCheckId(this.#now),
      previousCheckId: premises.lastCheck?.id ?? null,
      standardVersion: standard.version,
      startedAt: new Date(this.#now).toISOString(),
      writer: this.#writer,
    });
  }

  #edit(
    client: WardClient,
    subject: CheckSubject,
    draft: Draft,
    currentVersion: string,
    memory: CheckInHand | null,
  ): void {
    const resumed = hasContent(draft);
    const notices: CheckNotice[] = [];
    if (resumed) notices.push({ kind: 'resumed', startedAt: draft.startedAt });
    if (draft.standardVersion !== currentVersion) {
      notices.push({ kind: 'older-standard', version: draft.standardVersion, current: currentVersion });
    }
    this.#watch(client, draft.premisesId);
    const place = { ...draft.place, aspect: currentAspect(subject.standard, draft) };
    const check: CheckInHand = {
      ...subject,
      draft: { ...draft, place, writer: this.#writer },
      save: memory?.save ?? (resumed ? this.#savedNow() : { kind: 'untouched' }),
      // Taken off the page and put back is no reload: what was said stays said.
      notices: memory?.notices ?? notices,
      faults: memory?.faults ?? [],
    };
    this.#set({ kind: 'editing', check });
    if (check.save.kind === 'failed') this.#keeper?.put(check.draft);
  }

  #watch(client: WardClient, premisesId: string): void {
    this.#keeper?.stop();
    this.#keeper = new DraftKeeper(client, premisesId, this.#writer, {
      saving: () => this.#replace({ save: { kind: 'saving' } }),
      saved: () => this.#saved(),
      failed: (error) => this.#replace({ save: { kind: 'failed', reason: keepingFailure(error) } }),
      changedElsewhere: (draft) => this.#mergeFrom(draft),
    });
  }

  // ————— Changing —————

  answer(itemCode: string, outcome: Outcome): void {
    this.#change((draft, now) => answer(draft, itemCode, outcome, now));
  }

  /** @returns how many items it answered */
  answerRest(aspect: string): number {
    const check = this.check;
    if (check === null) return 0;
    const codes = itemsOf(check.standard, aspect).map((item) => item.code);
    const open = missingItems(check.standard, check.draft).filter((item) => item.aspect === aspect).length;
    this.#change((draft, now) => answerTogether(draft, codes, now));
    return open;
  }

  writeNote(itemCode: string, note: string): void {
    this.#change((draft, now) => writeNote(draft, itemCode, note, now));
  }

  async addPhotographs(itemCode: string, files: readonly File[]): Promise<void> {
    const check = this.check;
    if (check === null) return;
    const { checkId, premisesId, answers } = check.draft;
    const about = { premisesId, held: answers[itemCode]?.photographs.length ?? 0, signal: this.#signal };
    await this.photographs.add(itemCode, files, about, (photograph) => {
      if (this.check?.draft.checkId !== checkId) return void this.photographs.forget(photograph.id);
      this.#change((draft, now) => addPhotograph(draft, itemCode, photograph, now));
    });
  }

  removePhotograph(itemCode: string, photographId: string): void {
    this.#change((draft, now) => removePhotograph(draft, itemCode, photographId, now));
  }

  undo(): void {
    this.#change((draft, now) => undoLast(draft, now));
  }

  /** Goes to an aspect, and to an item of it. */
  goTo(aspect: string, itemCode: string | null = null): void {
    const check = this.check;
    if (check === null || this.state.kind === 'handing-in') return;
    this.#set({ kind: 'editing', check });
    this.#change((draft) => moveTo(draft, { aspect, itemCode }));
  }

  dismiss(notice: CheckNotice): void {
    const check = this.check;
    if (check !== null) this.#replace({ notices: check.notices.filter((each) => each !== notice) });
  }

  /** Tries again to keep what the device would not keep. */
  saveAgain(): void {
    if (this.check !== null) this.#keeper?.put(this.check.draft);
  }

  #change(make: (draft: Draft, now: number) => Draft): void {
    const check = this.check;
    if (check === null || this.state.kind === 'handing-in') return;
    const made = make(check.draft, this.#now);
    if (made === check.draft) return;
    const draft = { ...made, writer: this.#writer };
    const faults = check.faults.filter(
      ({ itemCode }) => itemCode === null || draft.answers[itemCode] === check.draft.answers[itemCode],
    );
    this.#replace({ draft, faults });
    if (check.save.kind !== 'untouched' || hasContent(draft)) this.#keep(check.draft, draft);
  }

  #keep(before: Draft, draft: Draft): void {
    const keeper = this.#keeper;
    keeper?.put(draft);
    const needed = photographIdsOf(draft);
    const orphans = [...photographIdsOf(before)].filter((id) => !needed.has(id));
    // Only when the draft that no longer names them is kept: a crash in between must not leave it without its pictures.
    if (orphans.length > 0) void keeper?.flush().then(() => orphans.map((id) => this.photographs.forget(id)));
  }

  #mergeFrom(theirs: Draft | null): void {
    const check = this.check;
    if (check === null || this.state.kind === 'handing-in') return;
    // The other tab handed it in, or dropped it: the outbox or the server knows.
    if (theirs === null || (theirs.handedInAt !== null && check.draft.handedInAt === null)) return void this.open();
    const draft = { ...mergeDrafts(check.draft, theirs), writer: this.#writer };
    const differs = JSON.stringify(draft.answers) !== JSON.stringify(check.draft.answers);
    const notices = check.notices.filter((notice) => notice.kind !== 'other-tab');
    this.#replace({ draft, notices: differs ? [...notices, { kind: 'other-tab' }] : check.notices });
    // Only what they lack is worth a write, or two tabs would answer each other for ever.
    if (JSON.stringify(draft.answers) !== JSON.stringify(theirs.answers)) this.#keeper?.put(draft);
  }

  // ————— Handing in —————

  /** Shows what will be handed in. */
  review(): void {
    const check = this.check;
    if (check !== null) this.#set({ kind: 'summary', check, asked: false, failure: null });
  }

  /** Goes back from the summary, or from what the server refused, to the items. */
  backToItems(): void {
    const check = this.check;
    if (check !== null && this.state.kind !== 'handing-in') this.#set({ kind: 'editing', check });
  }

  /** Hands the check in. @returns false while answers are missing or the portal kept it back */
  async handIn(): Promise<boolean> {
    const client = this.#client;
    const check = this.check;
    if (client === null || check === null || this.state.kind === 'handing-in') return false;
    if (missingItems(check.standard, check.draft).length > 0) {
      this.#set({ kind: 'summary', check, asked: true, failure: null });
      return false;
    }
    const { submission, photographIds } = toSubmission(check.standard, check.draft, this.#now);
    const { checkId, premisesId } = check.draft;
    if (!this.#host.dispatchEvent(new CheckSubmitEvent(checkId, submission))) return false;
    this.#set({ kind: 'handing-in', check });
    try {
      await this.#keeper?.flush();
      const premisesLabel = addressLine(check.premises.address);
      const receipt = await client.rentalChecks.submit(submission, { checkId, photos: photographIds, premisesLabel });
      this.#handedIn(client, { ...check, draft: this.check?.draft ?? check.draft }, receipt);
      this.#host.dispatchEvent(new CheckSubmittedEvent({ checkId, premisesId, kept: receipt.kept }));
      return true;
    } catch (error) {
      if (!this.#signal.aborted) this.#set({ kind: 'summary', check, asked: false, failure: keepingFailure(error) });
      return false;
    }
  }

  #handedIn(client: WardClient, check: CheckInHand, receipt: Receipt<RentalCheck>): void {
    const { draft, save: _save, notices: _notices, faults: _faults, ...subject } = check;
    // Until the server has it the draft stays: a rejection gives it back for editing.
    this.#keeper?.put({ ...draft, handedInAt: receipt.savedAt });
    const item = this.#itemOf(receipt.id);
    this.#set({
      kind: 'receipt',
      subject,
      checkId: receipt.id,
      savedAt: receipt.savedAt,
      kept: receipt.kept,
      receipt: item === null ? { kind: 'waiting', online: this.online } : receiptOf(item, this.online),
    });
    this.#follow(client, subject, receipt);
  }

  #follow(client: WardClient, subject: CheckSubject, receipt: Receipt<RentalCheck>): void {
    const signal = this.#signal;
    const { premisesId } = this.#host;
    void receipt.settled.then(async (settled) => {
      if (signal.aborted || this.#host.premisesId !== premisesId) return;
      if (settled.state === 'accepted') {
        await this.#dropDraft(client);
        this.#set({
          kind: 'receipt',
          subject,
          checkId: receipt.id,
          savedAt: receipt.savedAt,
          kept: receipt.kept,
          receipt: { kind: 'accepted', check: settled.data },
        });
      } else if (settled.state === 'discarded') {
        await this.#dropDraft(client);
        if (this.state.kind === 'receipt' && this.state.receipt.kind === 'dropped') return;
        void this.open();
      } else {
        this.#followOutbox();
      }
    });
  }

  async #dropDraft(client: WardClient): Promise<void> {
    const key = draftKey(this.#host.premisesId);
    // The draft is of no use any more; that it could not be deleted must not hide the receipt.
    await (this.#keeper?.drop() ?? client.drafts.delete(key)).catch(() => {});
  }

  async #show(item: OutboxItem, subject: CheckSubject, draft: Draft | null): Promise<void> {
    const client = this.#client;
    if (client === null) return;
    const signal = this.#opening.signal;
    const state = await stateOfItem(client, item, subject, draft, this.#writer);
    if (signal.aborted) return;
    if ('check' in state) this.#watch(client, state.check.draft.premisesId);
    this.#set(state);
    if (state.kind !== 'receipt') return;
    const receipt = await client.outbox.receipt<RentalCheck>(item.id);
    if (receipt !== null && !signal.aborted) this.#follow(client, subject, receipt);
  }

  #followOutbox(): void {
    const { state } = this;
    this.#host.requestUpdate();
    if (state.kind === 'receipt' || state.kind === 'conflict') this.#followItem(state);
    if (state.kind === 'editing' || state.kind === 'summary') {
      const item = this.#itemOf(state.check.draft.checkId);
      // Another tab handed this very draft in.
      if (item !== null && item.state !== 'rejected') void this.#showSafely(item, state.check, state.check.draft);
    }
  }

  #followItem(state: Extract<RentalCheckState, { kind: 'receipt' | 'conflict' }>): void {
    const item = this.#itemOf(state.checkId);
    if (item === null || (state.kind === 'conflict' && (item.state === 'conflict' || state.deciding))) return;
    if (item.state === 'conflict' || item.state === 'rejected' || state.kind === 'conflict') {
      void this.#showSafely(item, state.subject, null);
    } else if (state.receipt.kind !== 'accepted' && item.state !== 'accepted') {
      this.#set({ ...state, receipt: receiptOf(item, this.online) });
    }
  }

  async #showSafely(item: OutboxItem, subject: CheckSubject, draft: Draft | null): Promise<void> {
    try {
      const kept = draft ?? (await this.#storedDraft());
      await this.#show(item, subject, kept);
    } catch (error) {
      if (!this.#signal.aborted) this.#fail(error);
    }
  }

  async #storedDraft(): Promise<Draft | null> {
    const reading = readDraft(await this.#client?.drafts.get<unknown>(draftKey(this.#host.premisesId)));
    return reading.kind === 'draft' ? reading.draft : null;
  }

  // ————— Deciding —————

  /** Decides a conflict: hand ours in on top of theirs, or drop ours for good. */
  async decide(choice: 'mine' | 'theirs'): Promise<void> {
    const client = this.#client;
    const { state } = this;
    if (client === null || state.kind !== 'conflict' || state.deciding) return;
    const { subject, checkId, mine, theirs } = state;
    this.#set({ ...state, deciding: true });
    try {
      if (choice === 'mine') {
        await client.outbox.resolve(checkId, { merged: { ...mine, previousCheckId: theirs.id } });
        const item = this.#itemOf(checkId);
        if (item !== null) await this.#show(item, subject, null);
      } else {
        await client.outbox.resolve(checkId, 'theirs');
        await this.#dropDraft(client);
        this.#seenReceipts.add(checkId);
        const kept = client.outbox.status.kept;
        const savedAt = new Date(this.#now).toISOString();
        this.#set({ kind: 'receipt', subject, checkId, savedAt, kept, receipt: { kind: 'dropped', check: theirs } });
      }
    } catch (error) {
      if (!this.#signal.aborted) this.#fail(error);
    }
  }

  /** Starts another check of the same premises after one that is done. */
  startAnother(): void {
    if (this.state.kind === 'receipt') this.#seenReceipts.add(this.state.checkId);
    void this.open();
  }

  /** Puts a draft aside that can't be read here, and starts a new one. */
  async startAnew(): Promise<void> {
    const client = this.#client;
    if (client === null || this.state.kind !== 'draft-unreadable') return;
    const key = draftKey(this.#host.premisesId);
    try {
      const stored = await client.drafts.get<unknown>(key);
      await client.drafts.put(`set-aside:${key}:${this.#now}`, stored);
      await client.drafts.delete(key);
      await this.open();
    } catch (error) {
      this.#fail(error);
    }
  }

  // ————— Bookkeeping —————

  get #now(): number {
    return this.#host.clock.now();
  }

  #itemOf(checkId: string): OutboxItem | null {
    return this.#client?.outbox.items.find((item) => item.id === checkId) ?? null;
  }

  #savedNow(): CheckInHand['save'] {
    const kept = this.#client?.outbox.status.kept ?? 'memory';
    return { kind: 'saved', at: new Date(this.#now).toISOString(), kept };
  }

  #saved(): void {
    const save = this.#savedNow();
    this.#replace({ save });
    const check = this.check;
    if (check === null || save.kind !== 'saved') return;
    const answered = progressOf(check.standard, check.draft).reduce((sum, each) => sum + each.answered, 0);
    const { premisesId } = check.draft;
    const total = check.standard.items.length;
    this.#host.dispatchEvent(new CheckSavedEvent({ premisesId, answered, total, kept: save.kept }));
  }

  #fail(error: unknown): void {
    if (isClientError(error)) {
      if (error.kind !== 'aborted') this.#set(stateOfFailure(error, this.online));
      return;
    }
    this.#set({ kind: 'error', requestId: null });
    reportError(error);
  }

  #replace(change: Partial<CheckInHand>): void {
    const { state } = this;
    if ('check' in state) this.#set({ ...state, check: { ...state.check, ...change } });
  }

  #set(state: RentalCheckState): void {
    this.state = state;
    this.#host.requestUpdate();
  }

  #leave(stopOutbox: () => void): void {
    stopOutbox();
    this.#keeper?.stop();
    this.#client = null;
  }
}
