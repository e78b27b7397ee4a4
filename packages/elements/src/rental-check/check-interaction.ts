import type { Outcome, RentalCheck } from '@wardkit/contract/rental-checks';
import type { LitElement } from 'lit';
import { focusAfterUpdate } from '../foundation/focus.ts';
import type { Language } from '../foundation/language.ts';
import type { SignatureAnswer } from '../foundation/signature/signature-field.ts';
import type { CheckDialogs } from './check-dialogs.ts';
import type { Desk } from './desk.ts';
import type { Signer } from './draft.ts';
import type { Editing } from './editing.ts';
import type { FactName } from './house-facts.ts';
import { togglePhrase } from './phrases.ts';
import { askedItems, aspectAfter, currentAspect } from './progress.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
import { CheckCloseEvent, StayRegisterWantedEvent } from './rental-check.events.ts';
import type { CheckNotice, CheckSubject, RentalCheckState } from './rental-check.state.ts';
import type { CheckActions, ViewContext } from './view-context.ts';

/** What the interaction needs of the widget. */
export interface InteractionHost extends LitElement {
  readonly premisesId: string;
  readonly language: Language<RentalCheckMessages> | null;
}

/** The heading that a screen has the focus on when it appears. */
const headings: Partial<Record<RentalCheckState['kind'], string>> = {
  summary: '.summary-heading',
  rejected: '#rejected-heading',
  receipt: '.receipt-heading',
  conflict: '.receipt-heading',
  record: '.record-heading',
};

/** The check on record that is on screen. */
function recordShown(state: RentalCheckState): { readonly subject: CheckSubject; readonly record: RentalCheck } | null {
  if (state.kind === 'record') return state;
  if (state.kind !== 'receipt' || state.receipt.kind !== 'accepted' || state.receipt.check === null) return null;
  return { subject: state.subject, record: state.receipt.check };
}

/** What an entry's place on screen is called, before its key. */
const placeIds = { answers: 'text', facts: 'fact-name', residents: 'resident', signatures: 'signature' } as const;

/** What a person does, with where the focus goes after it and what is said to assistive technology. */
export class CheckInteraction implements CheckActions {
  /** Items whose note and photographs were opened by hand. */
  readonly opened = new Set<string>();
  readonly #host: InteractionHost;
  readonly #desk: Desk;
  readonly #editing: Editing;
  readonly #say: (text: string) => void;
  #dialogs: CheckDialogs | null = null;

  constructor(host: InteractionHost, desk: Desk, editing: Editing, say: (text: string) => void) {
    this.#host = host;
    this.#desk = desk;
    this.#editing = editing;
    this.#say = say;
  }

  dialogs(context: ViewContext): unknown {
    return this.#dialogs?.render(this.#desk.check, context);
  }

  /** Puts a keyboard or a screen reader where the screen now is; a resumed check scrolls to where it was. */
  arrive(state: RentalCheckState, before: RentalCheckState['kind'] | null): void {
    const opening = before === null || before === 'loading';
    if (state.kind === 'editing' && opening) {
      const { itemCode } = state.check.draft.place;
      if (itemCode !== null) this.#find(`[data-item="${CSS.escape(itemCode)}"]`)?.scrollIntoView({ block: 'center' });
    }
    const heading = headings[state.kind];
    if (heading !== undefined && !opening) void this.#goTo(heading);
  }

  answer(itemCode: string, outcome: Outcome): void {
    const before = this.#asked();
    this.#editing.answer(itemCode, outcome);
    this.#sayAsked(before);
  }

  writeNote(itemCode: string, note: string): void {
    this.#editing.writeNote(itemCode, note);
  }

  addPhotographs(itemCode: string, files: readonly File[]): void {
    void this.#editing.addPhotographs(itemCode, files);
  }

  removePhotograph(itemCode: string, photographId: string): void {
    this.#editing.removePhotograph(itemCode, photographId);
    this.#sayWord((words) => words.removed);
    void focusAfterUpdate(this.#host, `[data-item="${CSS.escape(itemCode)}"] [data-undo]`);
  }

  dismissRefusals(itemCode: string): void {
    this.#desk.photographs?.dismiss(itemCode);
    void focusAfterUpdate(this.#host, `[data-take="${CSS.escape(itemCode)}"]`);
  }

  openDetails(itemCode: string): void {
    this.opened.add(itemCode);
    this.#host.requestUpdate();
    void focusAfterUpdate(this.#host, `#note-${CSS.escape(itemCode)}`);
  }

  insertPhrase(itemCode: string, phrase: string): void {
    const note = this.#desk.check?.draft.answers[itemCode]?.note ?? '';
    this.#editing.writeNote(itemCode, togglePhrase(note, phrase));
  }

  confirmFacts(names: readonly FactName[]): void {
    const before = this.#asked();
    for (const name of names) this.opened.delete(`fact:${name}`);
    this.#editing.confirmFacts(names);
    this.#sayAsked(before);
  }

  openFact(name: FactName): void {
    this.opened.add(`fact:${name}`);
    this.#host.requestUpdate();
    void focusAfterUpdate(this.#host, `#fact-${name}`);
  }

  changeFact(name: FactName, value: string | number): void {
    const before = this.#asked();
    this.#editing.changeFact(name, value);
    this.#sayAsked(before);
  }

  changeResident(stayId: string, state: 'lives-here' | 'left'): void {
    this.#editing.changeResident(stayId, state);
  }

  readResidents(): void {
    this.#desk.readResidents();
  }

  registerStay(): void {
    this.#host.dispatchEvent(new StayRegisterWantedEvent(this.#host.premisesId));
  }

  signed(signer: Signer, answer: SignatureAnswer): void {
    void this.#desk.door?.signing.answered(signer, answer);
  }

  undo(): void {
    const undo = this.#desk.check?.draft.undo ?? null;
    const place = Object.keys(undo?.before ?? {})[0];
    this.#editing.undo();
    this.#sayWord((words) => words.undone);
    if (undo === null || place === undefined) return;
    if (undo.section === 'facts') this.opened.delete(`fact:${place}`);
    void focusAfterUpdate(this.#host, `#${placeIds[undo.section]}-${CSS.escape(place)}`);
  }

  async openSearch(): Promise<void> {
    const dialogs = await this.#bringDialogs();
    const { check } = this.#desk;
    const code = check === null ? null : ((await dialogs?.search.open()) ?? null);
    const item = check?.standard.items.find((each) => each.code === code);
    if (item !== undefined) this.goTo(item.aspect, item.code);
  }

  async askTogether(): Promise<void> {
    const dialogs = await this.#bringDialogs();
    const { check } = this.#desk;
    if (check === null || dialogs === null) return;
    const aspect = currentAspect(check);
    if ((await dialogs.together.open()) !== 'yes') return;
    const count = this.#editing.answerRest(aspect);
    this.#sayWord((words, { format }) => words.togetherDone(count, format));
    void focusAfterUpdate(this.#host, '[data-next]');
  }

  goTo(aspect: string, itemCode?: string): void {
    this.#editing.goTo(aspect, itemCode ?? null);
    void this.#goTo(itemCode === undefined ? '.aspect-heading' : `#text-${CSS.escape(itemCode)}`);
  }

  next(): void {
    const { check } = this.#desk;
    if (check === null) return;
    const after = aspectAfter(check, currentAspect(check));
    if (after === null) this.#editing.review();
    else this.goTo(after);
  }

  backToItems(): void {
    this.#editing.backToItems();
    void this.#goTo('.aspect-heading');
  }

  async handIn(): Promise<void> {
    const handed = await (await this.#desk.bring()).handing.handIn();
    const { state } = this.#desk;
    if (!handed && state.kind === 'summary') await this.#goTo(state.failure === null ? '#missing-heading' : '.failure');
  }

  saveAgain(): void {
    if (this.#desk.state.kind === 'conflict') void this.#desk.bring().then(({ handing }) => handing.saveAgain());
    else this.#editing.saveAgain();
    void focusAfterUpdate(this.#host, '.heading');
  }

  dismiss(notice: CheckNotice): void {
    this.#editing.dismiss(notice);
    void focusAfterUpdate(this.#host, '.heading');
  }

  choose(itemCode: string, choice: 'mine' | 'theirs'): void {
    void this.#desk.bring().then(({ handing }) => handing.choose(itemCode, choice));
  }

  decideMine(): void {
    void this.#decide('mine');
  }

  async askDrop(): Promise<void> {
    const dialogs = await this.#bringDialogs();
    if ((await dialogs?.drop.open()) === 'yes') await this.#decide('theirs');
  }

  startAnother(): void {
    void this.#desk.bring().then(({ handing }) => handing.startAnother());
  }

  async printRecord(): Promise<void> {
    const { language } = this.#host;
    const { client, state } = this.#desk;
    const shown = recordShown(state);
    if (client === null || language === null || shown === null) return;
    try {
      const { printRecord } = await this.#desk.onRecord.load();
      await printRecord(client, shown.subject, shown.record, language);
    } catch {
      this.#sayWord((words) => words.printFailed);
    }
  }

  close(): void {
    const { state } = this.#desk;
    const premisesId = state.kind === 'record' ? state.record.premisesId : this.#host.premisesId;
    this.#host.dispatchEvent(new CheckCloseEvent(premisesId));
  }

  async #decide(choice: 'mine' | 'theirs'): Promise<void> {
    await (await this.#desk.bring()).handing.decide(choice);
  }

  #asked(): number {
    const { check } = this.#desk;
    return check === null ? 0 : askedItems(check).length;
  }

  /** Says that other items are asked now than before: who does not see the list would miss it. */
  #sayAsked(before: number): void {
    const more = this.#asked() - before;
    if (more !== 0) this.#sayWord((words, { format }) => words.askedNow(more, format));
  }

  /** The questions; where their part is not on the device, that is said instead. */
  async #bringDialogs(): Promise<CheckDialogs | null> {
    const later = await this.#desk.bring().catch(() => null);
    if (later === null) this.#desk.notice({ kind: 'part-missing' });
    else this.#dialogs ??= new later.CheckDialogs(this.#host);
    return this.#dialogs;
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }

  async #goTo(selector: string): Promise<void> {
    await this.#host.updateComplete;
    const target = this.#find(selector);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: selector.startsWith('#text') ? 'center' : 'start' });
  }

  #sayWord(pick: (words: RentalCheckMessages, language: Language<RentalCheckMessages>) => string): void {
    const { language } = this.#host;
    if (language !== null) this.#say(pick(language.words, language));
  }
}
