import type { OutboxItem, WardClient } from '@wardkit/client';
import type { Outcome } from '@wardkit/contract/rental-checks';
import { isClientError, keepingFailure } from '../foundation/client-failure.ts';
import type { Photographs } from '../foundation/photographs/photographs.ts';
import { newCheckId } from './check-id.ts';
import type { Desk, RentalCheckHost } from './desk.ts';
import { type Draft, hasContent, photographIdsOf, startDraft } from './draft.ts';
import { answer, answerTogether, moveTo, undoLast, writeNote } from './draft-changes.ts';
import { DraftKeeper, draftKey } from './draft-keeper.ts';
import type { HandingIn } from './handing-in.ts';
import { PagePart } from './page-part.ts';
import { currentAspect, itemsOf, missingItems, progressOf } from './progress.ts';
import { CheckSavedEvent } from './rental-check.events.ts';
import type { CheckInHand, CheckNotice, CheckSubject, RentalCheckState } from './rental-check.state.ts';
import { readSubject, stateOfFailure } from './subject-reading.ts';

type Later = typeof import('./later.ts');
type Screen = typeof import('./screen.ts');

/** Opens a check and keeps every change on the device. Handing in and photographs come with the later part. */
export class RentalCheckController implements Desk {
  state: RentalCheckState = { kind: 'loading' };
  client: WardClient | null = null;
  signal: AbortSignal = AbortSignal.abort();
  keeper: DraftKeeper | null = null;
  readonly host: RentalCheckHost;
  readonly writer: string;
  readonly screen: PagePart<Screen>;
  readonly later: PagePart<Later>;
  #opening = new AbortController();
  #opened = '';
  #handing: HandingIn | null = null;
  #photographs: Photographs | null = null;

  constructor(host: RentalCheckHost) {
    this.host = host;
    this.writer = newCheckId(host.clock.now());
    this.screen = new PagePart(host, () => import('./screen.ts'));
    this.later = new PagePart(host, () => import('./later.ts'));
    host.withClient((client, signal) => {
      this.client = client;
      this.signal = signal;
      this.#photographs?.connect(client, signal);
      const stop = client.outbox.subscribe(() => {
        this.#handing?.follow();
        host.requestUpdate();
      });
      signal.addEventListener('abort', () => this.#leave(stop), { once: true });
      // Its absence is said on screen once there is something to show.
      this.screen.load().catch(() => {});
      void this.open();
    });
  }

  get check(): CheckInHand | null {
    return 'check' in this.state ? this.state.check : null;
  }

  get online(): boolean {
    return this.client?.outbox.status.online ?? true;
  }

  get now(): number {
    return this.host.clock.now();
  }

  get opening(): AbortSignal {
    return this.#opening.signal;
  }

  /** The photographs, once the later part is here. */
  get photographs(): Photographs | null {
    return this.#photographs;
  }

  /** Fetches the later part and sets it up. @throws what the import throws */
  async bring(): Promise<Later & { readonly handing: HandingIn }> {
    const later = await this.later.load();
    this.#handing ??= new later.HandingIn(this);
    if (this.#photographs === null) {
      this.#photographs = new later.Photographs(this.host);
      if (this.client !== null) this.#photographs.connect(this.client, this.signal);
      this.host.requestUpdate();
    }
    return { ...later, handing: this.#handing };
  }

  /** Opens the premises of the host anew; what is in memory and not yet kept is carried along. */
  async open(): Promise<void> {
    const { client } = this;
    const { premisesId } = this.host;
    this.#opening.abort();
    const opening = new AbortController();
    this.#opening = opening;
    if (client === null || this.signal.aborted) return;
    this.signal.addEventListener('abort', () => opening.abort(), { once: true });
    const memory = this.#opened === premisesId ? this.check : null;
    const before = this.keeper;
    before?.stop();
    this.keeper = null;
    this.#opened = premisesId;
    if (premisesId === '') return this.set({ kind: 'no-premises' });
    this.set({ kind: 'loading' });
    try {
      await before?.flush();
      await client.outbox.ready;
      const stored = await client.drafts.get<unknown>(draftKey(premisesId));
      if (!opening.signal.aborted) await this.#openWith(client, stored, memory, opening.signal);
    } catch (error) {
      if (!opening.signal.aborted) this.fail(error);
    }
  }

  async #openWith(client: WardClient, stored: unknown, memory: CheckInHand | null, signal: AbortSignal): Promise<void> {
    const key = draftKey(this.host.premisesId);
    const needsMore = stored !== null || client.outbox.items.some((item) => item.lane === key);
    const more = needsMore ? await this.bring().catch(() => null) : null;
    if (needsMore && more === null) return this.set({ kind: 'part-missing' });
    const reading = more?.readDraft(stored) ?? { kind: 'none' };
    if (reading.kind === 'unreadable') return this.set({ kind: 'draft-unreadable' });
    const mine = memory?.draft ?? null;
    const theirs = reading.kind === 'draft' ? reading.draft : null;
    const kept = more !== null && mine !== null && theirs !== null ? more.mergeDrafts(mine, theirs) : (theirs ?? mine);
    const version = kept?.standardVersion ?? null;
    const { currentVersion, ...subject } = await readSubject(client, this.host.premisesId, version, signal);
    const draft = kept !== null && (await more?.handing.isDone(kept)) ? null : kept;
    if (signal.aborted) return;
    if (draft === null || !hasContent(draft) || this.itemOf(draft.checkId) !== null) {
      if (await more?.handing.showWaiting(subject, draft)) return;
    }
    if (signal.aborted) return;
    if (subject.premises.use !== 'let') return this.set({ kind: 'not-let', premises: subject.premises });
    this.#edit(client, subject, draft ?? this.#begin(subject), currentVersion, draft === null ? null : memory);
  }

  #begin({ premises, standard }: CheckSubject): Draft {
    return startDraft({
      premisesId: premises.id,
      checkId: newCheckId(this.now),
      previousCheckId: premises.lastCheck?.id ?? null,
      standardVersion: standard.version,
      startedAt: new Date(this.now).toISOString(),
      writer: this.writer,
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
    this.watch(client, draft.premisesId);
    const place = { ...draft.place, aspect: currentAspect(subject.standard, draft) };
    const check: CheckInHand = {
      ...subject,
      draft: { ...draft, place, writer: this.writer },
      save: memory?.save ?? (resumed ? this.#savedNow() : { kind: 'untouched' }),
      // Taken off the page and put back is no reload: what was said stays said.
      notices: memory?.notices ?? notices,
      faults: memory?.faults ?? [],
    };
    this.set({ kind: 'editing', check });
    if (check.save.kind === 'failed') this.keeper?.put(check.draft);
    // What is missing then is said when it is needed.
    this.bring().catch(() => {});
  }

  watch(client: WardClient, premisesId: string): void {
    this.keeper?.stop();
    this.keeper = new DraftKeeper(client, premisesId, this.writer, {
      saving: () => this.#replace({ save: { kind: 'saving' } }),
      saved: () => this.#saved(),
      failed: (error) => this.#replace({ save: { kind: 'failed', reason: keepingFailure(error) } }),
      changedElsewhere: (stored) => void this.#mergeFrom(stored),
    });
  }

  answer(itemCode: string, outcome: Outcome): void {
    this.#change((draft, now) => answer(draft, itemCode, outcome, now));
  }

  /** @returns how many items it answered */
  answerRest(aspect: string): number {
    const { check } = this;
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
    const { check } = this;
    const later = this.later.loaded;
    if (check === null || later === null) return;
    const { checkId, premisesId, answers } = check.draft;
    const about = { premisesId, held: answers[itemCode]?.photographs.length ?? 0, signal: this.signal };
    await this.#photographs?.add(itemCode, files, about, (photograph) => {
      if (this.check?.draft.checkId !== checkId) return void this.#photographs?.forget(photograph.id);
      this.#change((draft, now) => later.addPhotograph(draft, itemCode, photograph, now));
    });
  }

  removePhotograph(itemCode: string, photographId: string): void {
    const later = this.later.loaded;
    if (later !== null) this.#change((draft, now) => later.removePhotograph(draft, itemCode, photographId, now));
  }

  undo(): void {
    this.#change(undoLast);
  }

  /** Goes to an aspect, and to an item of it. */
  goTo(aspect: string, itemCode: string | null = null): void {
    this.backToItems();
    this.#change((draft) => moveTo(draft, { aspect, itemCode }));
  }

  /** Shows what will be handed in. */
  review(): void {
    const { check } = this;
    if (check !== null) this.set({ kind: 'summary', check, asked: false, failure: null });
  }

  /** Goes back from the summary, or from what the server refused, to the items. */
  backToItems(): void {
    const { check } = this;
    if (check !== null && this.state.kind !== 'handing-in') this.set({ kind: 'editing', check });
  }

  notice(notice: CheckNotice): void {
    const { check } = this;
    if (check === null || check.notices.some((each) => each.kind === notice.kind)) return;
    this.#replace({ notices: [...check.notices, notice] });
  }

  dismiss(notice: CheckNotice): void {
    const { check } = this;
    if (check !== null) this.#replace({ notices: check.notices.filter((each) => each !== notice) });
  }

  /** Tries again to keep what the device would not keep. */
  saveAgain(): void {
    if (this.check !== null) this.keeper?.put(this.check.draft);
  }

  /** Puts a draft aside that can't be read here, and starts a new one. */
  async startAnew(): Promise<void> {
    const { client } = this;
    if (client === null || this.state.kind !== 'draft-unreadable') return;
    const key = draftKey(this.host.premisesId);
    try {
      await client.drafts.put(`set-aside:${key}:${this.now}`, await client.drafts.get<unknown>(key));
      await client.drafts.delete(key);
      await this.open();
    } catch (error) {
      this.fail(error);
    }
  }

  #change(make: (draft: Draft, now: number) => Draft): void {
    const { check } = this;
    if (check === null || this.state.kind === 'handing-in') return;
    const made = make(check.draft, this.now);
    if (made === check.draft) return;
    const draft = { ...made, writer: this.writer };
    const faults = check.faults.filter(
      ({ itemCode }) => itemCode === null || draft.answers[itemCode] === check.draft.answers[itemCode],
    );
    this.#replace({ draft, faults });
    if (check.save.kind !== 'untouched' || hasContent(draft)) this.#keep(check.draft, draft);
  }

  #keep(before: Draft, draft: Draft): void {
    const { keeper } = this;
    keeper?.put(draft);
    const needed = photographIdsOf(draft);
    const orphans = [...photographIdsOf(before)].filter((id) => !needed.has(id));
    // Only when the draft that no longer names them is kept: a crash in between must not leave it without its pictures.
    if (orphans.length > 0) void keeper?.flush().then(() => orphans.map((id) => this.#photographs?.forget(id)));
  }

  async #mergeFrom(stored: unknown): Promise<void> {
    const more = stored === null ? null : await this.bring().catch(() => null);
    const { check } = this;
    if (check === null || this.state.kind === 'handing-in') return;
    const reading = more?.readDraft(stored);
    if (stored !== null && reading?.kind !== 'draft') return;
    const theirs = reading?.kind === 'draft' ? reading.draft : null;
    // The other tab handed it in, or dropped it: the outbox or the server knows.
    if (theirs === null || (theirs.handedInAt !== null && check.draft.handedInAt === null)) return void this.open();
    const draft = { ...(more?.mergeDrafts(check.draft, theirs) ?? check.draft), writer: this.writer };
    const differs = JSON.stringify(draft.answers) !== JSON.stringify(check.draft.answers);
    this.#replace({ draft });
    if (differs) this.notice({ kind: 'other-tab' });
    // Only what they lack is worth a write, or two tabs would answer each other for ever.
    const lacking = Object.entries(draft.answers).some(
      ([code, entry]) => JSON.stringify(entry) !== JSON.stringify(theirs.answers[code]),
    );
    if (lacking) this.keeper?.put(draft);
  }

  itemOf(checkId: string): OutboxItem | null {
    return this.client?.outbox.items.find((item) => item.id === checkId) ?? null;
  }

  async storedDraft(): Promise<Draft | null> {
    const stored = await this.client?.drafts.get<unknown>(draftKey(this.host.premisesId));
    const reading = (await this.bring()).readDraft(stored);
    return reading.kind === 'draft' ? reading.draft : null;
  }

  #savedNow(): CheckInHand['save'] {
    const kept = this.client?.outbox.status.kept ?? 'memory';
    return { kind: 'saved', at: new Date(this.now).toISOString(), kept };
  }

  #saved(): void {
    const save = this.#savedNow();
    this.#replace({ save });
    const { check } = this;
    if (check === null || save.kind !== 'saved') return;
    const answered = progressOf(check.standard, check.draft).reduce((sum, each) => sum + each.answered, 0);
    const total = check.standard.items.length;
    const { premisesId } = check.draft;
    this.host.dispatchEvent(new CheckSavedEvent({ premisesId, answered, total, kept: save.kept }));
  }

  fail(error: unknown): void {
    if (isClientError(error)) {
      if (error.kind !== 'aborted') this.set(stateOfFailure(error, this.online));
      return;
    }
    this.set({ kind: 'error', requestId: null });
    reportError(error);
  }

  #replace(change: Partial<CheckInHand>): void {
    const { state } = this;
    if ('check' in state) this.set({ ...state, check: { ...state.check, ...change } });
  }

  set(state: RentalCheckState): void {
    this.state = state;
    this.host.requestUpdate();
  }

  #leave(stopOutbox: () => void): void {
    stopOutbox();
    this.keeper?.stop();
    this.client = null;
  }
}
