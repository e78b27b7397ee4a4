import type { OutboxItem, WardClient } from '@wardkit/client';
import { isClientError } from '../foundation/client-failure.ts';
import { newIdentifier } from '../foundation/new-identifier.ts';
import { PagePart } from '../foundation/page-part.ts';
import type { Photographs } from '../foundation/photographs/photographs.ts';
import type { Desk, Door, Later, OnRecord, RentalCheckHost } from './desk.ts';
import { type Draft, hasContent } from './draft.ts';
import { type DraftKeeper, draftKey } from './draft-keeper.ts';
import type { Editing } from './editing.ts';
import type { HandingIn } from './handing-in.ts';
import type { Keeping } from './keeping.ts';
import type { Records } from './records.controller.ts';
import type { CheckInHand, CheckNotice, RentalCheckState } from './rental-check.state.ts';
import { readSubject, stateOfFailure } from './subject-reading.ts';

type Screen = typeof import('./screen.ts');

/** Opens a check. Its screen brings what changes and keeps one; handing in and photographs come with the later part. */
export class RentalCheckController implements Desk {
  state: RentalCheckState = { kind: 'loading' };
  client: WardClient | null = null;
  signal: AbortSignal = AbortSignal.abort();
  readonly host: RentalCheckHost;
  readonly writer: string;
  readonly screen: PagePart<Screen>;
  readonly later: PagePart<Later>;
  readonly onRecord: PagePart<OnRecord>;
  #opening = new AbortController();
  #opened = '';
  #keeping: Keeping | null = null;
  #editing: Editing | null = null;
  #handing: HandingIn | null = null;
  #photographs: Photographs | null = null;
  #door: Door | null = null;
  #records: Records | null = null;

  constructor(host: RentalCheckHost) {
    this.host = host;
    this.writer = newIdentifier(host.clock.now());
    this.screen = new PagePart(host, () => import('./screen.ts'));
    this.later = new PagePart(host, () => import('./later.ts'));
    this.onRecord = new PagePart(host, () => import('./on-record.ts'));
    host.withClient((client, signal) => {
      this.client = client;
      this.signal = signal;
      this.#photographs?.connect(client, signal);
      const stop = client.outbox.subscribe(() => {
        this.#handing?.follow();
        host.requestUpdate();
      });
      signal.addEventListener('abort', () => this.#leave(stop), { once: true });
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

  get keeper(): DraftKeeper | null {
    return this.#keeping?.keeper ?? null;
  }

  get photographs(): Photographs | null {
    return this.#photographs;
  }

  /** The last step at the door, once the later part is here. */
  get door(): Door | null {
    return this.#door;
  }

  /** A check on record, once its part is here. */
  get records(): Records | null {
    return this.#records;
  }

  /** What changes the check, once its screen is here. */
  get editing(): Editing | null {
    return this.#editing;
  }

  async bring(): Promise<Later & { readonly handing: HandingIn }> {
    const later = await this.later.load();
    this.#handing ??= new later.HandingIn(this);
    if (this.#photographs === null) {
      this.#photographs = new later.Photographs(this.host);
      if (this.client !== null) this.#photographs.connect(this.client, this.signal);
    }
    if (this.#door === null) {
      const signing = new later.Signing(this.host, this);
      this.#door = { residents: new later.Residents(this.host), signing, photographs: this.#photographs };
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
    this.#opened = premisesId;
    // Fetched beside what is read, so that nobody waits for it.
    const screen = this.#bringScreen().catch(() => null);
    const unwritten = this.#keeping?.end();
    const { checkId } = this.host;
    if (premisesId === '' && checkId === '') return this.set({ kind: 'no-premises' });
    this.set({ kind: 'loading' });
    try {
      if (checkId !== '') return await this.#openRecord(client, checkId, screen, opening.signal);
      await unwritten;
      await client.outbox.ready;
      const stored = await client.drafts.get<unknown>(draftKey(premisesId));
      if (!opening.signal.aborted) await this.#openWith(client, stored, memory, screen, opening.signal);
    } catch (error) {
      if (!opening.signal.aborted) this.fail(error);
    }
  }

  async #openWith(
    client: WardClient,
    stored: unknown,
    memory: CheckInHand | null,
    bringingScreen: Promise<Editing | null>,
    signal: AbortSignal,
  ): Promise<void> {
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
    const editing = await bringingScreen;
    if (signal.aborted) return;
    if (editing === null) return this.set({ kind: 'part-missing' });
    if (draft === null || !hasContent(draft) || this.itemOf(draft.checkId) !== null) {
      if (await more?.handing.showWaiting(subject, draft)) return;
    }
    if (signal.aborted) return;
    if (subject.premises.use !== 'let') return this.set({ kind: 'not-let', premises: subject.premises });
    editing.begin(client, subject, draft, currentVersion, draft === null ? null : memory);
    // What is missing then is said when it is needed.
    this.bring()
      .then(() => this.readResidents())
      .catch(() => {});
  }

  /** Reads who is registered here; at the beginning, so that the device has it where there is no network. */
  readResidents(): void {
    const { client, check } = this;
    if (client !== null && check !== null) {
      void this.#door?.residents.read(client, check.draft.premisesId, this.opening);
    }
  }

  /** Opens a check on record. */
  async #openRecord(
    client: WardClient,
    checkId: string,
    bringingScreen: Promise<Editing | null>,
    signal: AbortSignal,
  ): Promise<void> {
    const [screen, part] = await Promise.all([bringingScreen, this.onRecord.load().catch(() => null)]);
    if (signal.aborted) return;
    if (screen === null || part === null) return this.set({ kind: 'part-missing' });
    if (this.#photographs === null) {
      this.#photographs = new part.Photographs(this.host);
      this.#photographs.connect(client, this.signal);
    }
    this.#records ??= new part.Records(this.host, this);
    await this.#records.open(client, checkId, signal);
  }

  async #bringScreen(): Promise<Editing> {
    const { Editing, Keeping } = await this.screen.load();
    this.#keeping ??= new Keeping(this);
    this.#editing ??= new Editing(this);
    return this.#editing;
  }

  watch(client: WardClient, premisesId: string): void {
    this.#keeping?.watch(client, premisesId);
  }

  change(make: (draft: Draft, now: number) => Draft): void {
    this.#editing?.change(make);
  }

  notice(notice: CheckNotice): void {
    const { check } = this;
    if (check === null || check.notices.some((each) => each.kind === notice.kind)) return;
    this.replace({ notices: [...check.notices, notice] });
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

  itemOf(checkId: string): OutboxItem | null {
    return this.client?.outbox.items.find((item) => item.id === checkId) ?? null;
  }

  async storedDraft(): Promise<Draft | null> {
    const stored = await this.client?.drafts.get<unknown>(draftKey(this.host.premisesId));
    const reading = (await this.bring()).readDraft(stored);
    return reading.kind === 'draft' ? reading.draft : null;
  }

  fail(error: unknown): void {
    if (isClientError(error)) {
      if (error.kind !== 'aborted' && this.client !== null) this.set(stateOfFailure(error, this.client));
      return;
    }
    this.set({ kind: 'error', requestId: null });
    reportError(error);
  }

  replace(change: Partial<CheckInHand>): void {
    const { state } = this;
    if ('check' in state) this.set({ ...state, check: { ...state.check, ...change } });
  }

  set(state: RentalCheckState): void {
    this.state = state;
    this.host.requestUpdate();
  }

  #leave(stopOutbox: () => void): void {
    stopOutbox();
    this.#keeping?.stop();
    this.client = null;
  }
}
