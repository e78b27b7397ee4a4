import type { WardClient } from '@wardkit/client';
import type { Division } from '@wardkit/contract/divisions';
import { mostParties } from '@wardkit/contract/mediation-record';
import { dayInShanghai } from '@wardkit/contract/working-days';
import type { TemplateResult } from 'lit';
import { keepingFailure } from '../../foundation/client-failure.ts';
import { focusAfterUpdate } from '../../foundation/focus.ts';
import { DateField } from '../../foundation/forms/date-field.ts';
import { ErrorSummary, serverFaults } from '../../foundation/forms/error-summary.ts';
import { TelephoneReader } from '../../foundation/forms/telephone-reader.ts';
import type { Language } from '../../foundation/language.ts';
import type { LiveRegion } from '../../foundation/live-region.ts';
import { newIdentifier } from '../../foundation/new-identifier.ts';
import type { MediationTrackerController } from '../mediation-tracker.controller.ts';
import type { MediationTrackerMessages } from '../mediation-tracker.en.ts';
import { MediationRegisterEvent, MediationRegisteredEvent } from '../mediation-tracker.events.ts';
import type { WardMediationTracker } from '../mediation-tracker.ts';
import { disputeTemplates } from './dispute-templates.ts';
import { DraftKeeping } from './draft-keeping.ts';
import { type FieldFault, intakeFaults, readNumbers } from './intake-checks.ts';
import {
  entryOf,
  filledFrom,
  type IntakeDraft,
  isEntered,
  newDraft,
  newParty,
  type PartyDraft,
  registrationOf,
} from './intake-draft.ts';
import { intakeForm } from './intake-form.ts';
import { type SavedIntake, type SendingState, saveIntake, sendingState } from './intake-saving.ts';
import { receiptView } from './receipt-view.ts';

type Speaking = Language<MediationTrackerMessages>;

/** What the intake asks of who holds it. */
export interface IntakeActions {
  open(mediationId: string): void;
  back(): void;
}

/** A dispute that was saved, and where it stands. */
export interface IntakeReceipt extends SavedIntake {
  readonly draft: IntakeDraft;
  readonly sending: SendingState;
}

/** Where a dispute is taken in: kept on the device as it is typed, saved for the server when it is right. */
export class IntakeDesk {
  /** What is typed; null while nothing is. */
  draft: IntakeDraft | null = null;
  receipt: IntakeReceipt | null = null;
  busy = false;
  /** Fields that were found wrong at the last attempt. */
  faults: readonly FieldFault[] = [];
  /** Why the device did not take it. */
  failure: 'full' | 'sign-in' | 'unavailable' | null = null;
  isKept = true;
  /** What another window did to the draft. */
  elsewhere: 'changed' | 'gone' | null = null;
  isDiscardAsked = false;
  /** Communities of the station; null until they are read. */
  communities: readonly Division[] | null = null;
  readonly appliedOn: DateField;
  readonly arisenOn: DateField;
  readonly summary: ErrorSummary;
  readonly #host: WardMediationTracker;
  readonly #live: LiveRegion;
  readonly #list: MediationTrackerController;
  readonly #actions: IntakeActions;
  readonly #telephones = new TelephoneReader();
  #keeping: DraftKeeping | null = null;

  constructor(host: WardMediationTracker, live: LiveRegion, list: MediationTrackerController, actions: IntakeActions) {
    this.#host = host;
    this.#live = live;
    this.#list = list;
    this.#actions = actions;
    const limits = () => ({ latest: this.today });
    this.appliedOn = new DateField(host, {
      id: 'applied-on',
      required: true,
      limits,
      changed: (appliedOn) => this.enter({ appliedOn }),
    });
    this.arisenOn = new DateField(host, { id: 'arisen-on', limits, changed: (arisenOn) => this.enter({ arisenOn }) });
    this.summary = new ErrorSummary(host);
    host.withClient((client, signal) => {
      const stop = client.outbox.subscribe(() => this.#follow(client));
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  get isOpen(): boolean {
    return this.draft !== null || this.receipt !== null;
  }

  /** Whether no further party can be entered. */
  get isFull(): boolean {
    return (this.draft?.parties.length ?? 0) >= mostParties;
  }

  get today(): string {
    return dayInShanghai(new Date(this.#host.clock.now()).toISOString());
  }

  /** Begins a dispute, or goes on with the draft on the device. */
  async begin(alertId: string): Promise<void> {
    const { client } = this.#list;
    if (client === null) return;
    this.#keeping?.stop();
    const keeping = new DraftKeeping(client, {
      kept: (isKept) => this.#set({ isKept }),
      elsewhere: (draft) => this.#changedElsewhere(draft),
    });
    this.#keeping = keeping;
    const stored = await keeping.stored();
    if (this.#keeping !== keeping) return;
    this.receipt = null;
    this.#put(stored ?? newDraft(() => newIdentifier(this.#host.clock.now()), this.today, alertId));
    this.#telephones.load(() => this.#host.requestUpdate());
    void this.#readCommunities(client, this.#list.signal);
    await focusAfterUpdate(this.#host, '.intake-heading');
  }

  /** Keeps what is typed. */
  enter(entered: Partial<IntakeDraft>, field?: string): void {
    if (this.draft === null) return;
    this.draft = { ...this.draft, ...entered };
    this.elsewhere = null;
    if (field !== undefined) this.faults = this.faults.filter((each) => each.field !== field);
    this.#keeping?.put(this.draft);
    this.#host.requestUpdate();
  }

  fillFrom(templateId: string): void {
    const template = disputeTemplates.find(({ id }) => id === templateId);
    if (this.draft !== null && template !== undefined) this.enter(filledFrom(this.draft, template));
  }

  enterParty(id: string, entered: Partial<PartyDraft>, field?: string): void {
    const parties = this.draft?.parties.map((party) => (party.id === id ? { ...party, ...entered } : party)) ?? [];
    this.enter({ parties }, field);
  }

  async addParty(): Promise<void> {
    if (this.draft === null || this.isFull) return;
    const party = newParty(newIdentifier(this.#host.clock.now()), 'respondent');
    this.enter({ parties: [...this.draft.parties, party] });
    await focusAfterUpdate(this.#host, `#party-name-${party.id}`);
  }

  async removeParty(id: string): Promise<void> {
    const { parties = [] } = this.draft ?? {};
    const at = parties.findIndex((party) => party.id === id);
    this.enter({ parties: parties.filter((party) => party.id !== id) });
    this.faults = this.faults.filter(({ field }) => !field.endsWith(id));
    const next = parties[at + 1] ?? parties[at - 1];
    await focusAfterUpdate(this.#host, next === undefined ? '[data-add-party]' : `#party-name-${next.id}`);
  }

  faultOf(field: string): string | null {
    return this.faults.find((each) => each.field === field)?.message ?? null;
  }

  /** Leaves it: what was typed waits on the device. */
  close(): void {
    this.#keeping?.stop();
    this.#keeping = null;
    this.receipt = null;
    this.#put(null);
  }

  /** Somebody else is at the device from now on, or the widget left the page. */
  leave(): void {
    this.close();
    this.communities = null;
  }

  back(): void {
    this.close();
    this.#actions.back();
  }

  ask(isAsked: boolean): void {
    this.#set({ isDiscardAsked: isAsked });
    void focusAfterUpdate(this.#host, isAsked ? '.question-words' : '[data-discard]');
  }

  /** Deletes what was typed, also from the device. */
  async discard(): Promise<void> {
    await this.#keeping?.drop();
    this.back();
  }

  /** Saves it for the server, or tells what is to be put right. */
  async register(language: Speaking): Promise<void> {
    const { client } = this.#list;
    const { draft } = this;
    if (client === null || draft === null || this.busy) return;
    this.failure = null;
    this.faults = this.#check(draft, language);
    if (this.faults.length > 0) return this.summary.show(this.faults);
    this.summary.clear();
    const { mediationId } = draft;
    if (!this.#host.dispatchEvent(new MediationRegisterEvent(mediationId))) return;
    this.#set({ busy: true });
    try {
      const registration = registrationOf(draft, this.#list.caller?.divisionCode ?? '');
      const parties = draft.parties
        .filter(isEntered)
        .map((party) => [party.id, entryOf(party, readNumbers(party, this.#telephones, this.today))] as const);
      const saved = await saveIntake(client, { mediationId, registration, parties });
      await this.#keeping?.drop();
      this.#keeping = null;
      this.receipt = { ...saved, draft, sending: sendingState(client.outbox.items, mediationId) };
      this.#put(null);
      this.#host.dispatchEvent(new MediationRegisteredEvent(mediationId, saved.kept));
      this.#live.say(language.words.intake.receiptHeading);
      await focusAfterUpdate(this.#host, '.receipt-heading');
    } catch (error) {
      this.failure = keepingFailure(error);
    } finally {
      this.#set({ busy: false });
    }
  }

  /** Puts what the server refused into the form again, with what it says of each field. */
  async correct(language: Speaking): Promise<void> {
    const { receipt } = this;
    const { client } = this.#list;
    if (receipt === null || client === null || receipt.sending.kind !== 'rejected') return;
    const { errors } = receipt.sending.item.problem ?? {};
    const told = serverFaults(errors, {
      '/disputeType': '#intake-type',
      '/subject': '#intake-subject',
      '/facts': '#intake-facts',
      '/appliedOn': '#applied-on-day',
      '/divisionCode': '#intake-place',
    });
    await this.begin('');
    this.#put(receipt.draft);
    this.#keeping?.put(receipt.draft);
    const { server } = language.words.intake.faults;
    this.faults = told.map(({ message, target }) => ({
      message: `${server} ${message}`,
      target,
      field: target?.slice(1) ?? '',
    }));
    await this.summary.show(this.faults);
  }

  openCase(): void {
    const { receipt } = this;
    if (receipt !== null) this.#actions.open(receipt.draft.mediationId);
  }

  view(language: Speaking): TemplateResult | null {
    const now = this.#host.clock.now();
    return this.receipt === null ? intakeForm(this, language) : receiptView(this, this.receipt, language, now);
  }

  /** Reads parties' numbers as the form will. */
  numbersOf(party: PartyDraft) {
    return readNumbers(party, this.#telephones, this.today);
  }

  #check(draft: IntakeDraft, language: Speaking): FieldFault[] {
    const found: FieldFault[] = [];
    for (const date of [this.appliedOn, this.arisenOn]) {
      if (!date.check())
        found.push({ field: date.target.slice(1), message: date.fault(language) ?? '', target: date.target });
    }
    return [...found, ...intakeFaults(draft, language.words.intake, this.#telephones, this.today)];
  }

  #changedElsewhere(draft: IntakeDraft | null): void {
    if (this.draft === null || this.busy) return;
    if (draft === null) {
      this.#set({ elsewhere: 'gone' });
      return;
    }
    this.draft = draft;
    this.appliedOn.value = draft.appliedOn;
    this.arisenOn.value = draft.arisenOn;
    this.#set({ elsewhere: 'changed' });
  }

  #follow(client: WardClient): void {
    const { receipt } = this;
    if (receipt === null) return;
    const sending = sendingState(client.outbox.items, receipt.draft.mediationId);
    if (sending.kind === receipt.sending.kind) return;
    this.receipt = { ...receipt, sending };
    this.#host.requestUpdate();
  }

  async #readCommunities(client: WardClient, signal: AbortSignal): Promise<void> {
    const parent = this.#list.caller?.divisionCode;
    if (this.communities !== null || parent === undefined || parent === null) return;
    const answer = await client.places.listDivisions({ parent, limit: 200 }, { signal }).safe();
    if (signal.aborted) return;
    this.communities = answer.ok ? answer.data.items.filter(({ lastYear }) => lastYear === null) : [];
    this.#host.requestUpdate();
  }

  #put(draft: IntakeDraft | null): void {
    this.draft = draft;
    this.appliedOn.value = draft?.appliedOn ?? null;
    this.arisenOn.value = draft?.arisenOn ?? null;
    this.faults = [];
    this.failure = null;
    this.isKept = true;
    this.elsewhere = null;
    this.isDiscardAsked = false;
    this.summary.clear();
    this.#host.requestUpdate();
  }

  #set(change: Partial<Pick<IntakeDesk, 'busy' | 'isKept' | 'elsewhere' | 'isDiscardAsked'>>): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}
