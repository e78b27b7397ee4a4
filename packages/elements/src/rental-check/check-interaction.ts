import type { Outcome } from '@wardkit/contract/rental-checks';
import type { LitElement } from 'lit';
import { focusAfterUpdate } from '../foundation/focus.ts';
import type { Language } from '../foundation/language.ts';
import type { CheckDialogs } from './check-dialogs.ts';
import { aspectAfter, currentAspect } from './progress.ts';
import type { RentalCheckController } from './rental-check.controller.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
import { CheckCloseEvent } from './rental-check.events.ts';
import type { CheckNotice, RentalCheckState } from './rental-check.state.ts';
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
};

/** What a person does, with where the focus goes after it and what is said to assistive technology. */
export class CheckInteraction implements CheckActions {
  /** Items whose note and photographs were opened by hand. */
  readonly opened = new Set<string>();
  readonly #host: InteractionHost;
  readonly #controller: RentalCheckController;
  readonly #say: (text: string) => void;
  #dialogs: CheckDialogs | null = null;

  constructor(host: InteractionHost, controller: RentalCheckController, say: (text: string) => void) {
    this.#host = host;
    this.#controller = controller;
    this.#say = say;
  }

  dialogs(context: ViewContext): unknown {
    return this.#dialogs?.render(this.#controller.check, context);
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
    this.#controller.answer(itemCode, outcome);
  }

  writeNote(itemCode: string, note: string): void {
    this.#controller.writeNote(itemCode, note);
  }

  addPhotographs(itemCode: string, files: readonly File[]): void {
    void this.#controller.addPhotographs(itemCode, files);
  }

  removePhotograph(itemCode: string, photographId: string): void {
    this.#controller.removePhotograph(itemCode, photographId);
    this.#sayWord((words) => words.removed);
    void focusAfterUpdate(this.#host, `[data-item="${CSS.escape(itemCode)}"] [data-undo]`);
  }

  dismissRefusals(itemCode: string): void {
    this.#controller.photographs?.dismiss(itemCode);
    void focusAfterUpdate(this.#host, `[data-take="${CSS.escape(itemCode)}"]`);
  }

  openDetails(itemCode: string): void {
    this.opened.add(itemCode);
    this.#host.requestUpdate();
    void focusAfterUpdate(this.#host, `#note-${CSS.escape(itemCode)}`);
  }

  undo(): void {
    const place = Object.keys(this.#controller.check?.draft.undo?.before ?? {})[0];
    this.#controller.undo();
    this.#sayWord((words) => words.undone);
    if (place !== undefined) void focusAfterUpdate(this.#host, `#text-${CSS.escape(place)}`);
  }

  async askTogether(): Promise<void> {
    const dialogs = await this.#bringDialogs();
    const { check } = this.#controller;
    if (check === null || dialogs === null) return;
    const aspect = currentAspect(check.standard, check.draft);
    if ((await dialogs.together.open()) !== 'yes') return;
    const count = this.#controller.answerRest(aspect);
    this.#sayWord((words, { format }) => words.togetherDone(count, format));
    void focusAfterUpdate(this.#host, '[data-next]');
  }

  goTo(aspect: string, itemCode?: string): void {
    this.#controller.goTo(aspect, itemCode ?? null);
    void this.#goTo(itemCode === undefined ? '.aspect-heading' : `#text-${CSS.escape(itemCode)}`);
  }

  next(): void {
    const check = this.#controller.check;
    if (check === null) return;
    const after = aspectAfter(check.standard, currentAspect(check.standard, check.draft));
    if (after === null) this.#controller.review();
    else this.goTo(after);
  }

  backToItems(): void {
    this.#controller.backToItems();
    void this.#goTo('.aspect-heading');
  }

  async handIn(): Promise<void> {
    const handed = await (await this.#controller.bring()).handing.handIn();
    const { state } = this.#controller;
    if (!handed && state.kind === 'summary') await this.#goTo(state.failure === null ? '#missing-heading' : '.failure');
  }

  saveAgain(): void {
    this.#controller.saveAgain();
    void focusAfterUpdate(this.#host, '.heading');
  }

  dismiss(notice: CheckNotice): void {
    this.#controller.dismiss(notice);
    void focusAfterUpdate(this.#host, '.heading');
  }

  decideMine(): void {
    void this.#decide('mine');
  }

  async askDrop(): Promise<void> {
    const dialogs = await this.#bringDialogs();
    if ((await dialogs?.drop.open()) === 'yes') await this.#decide('theirs');
  }

  startAnother(): void {
    void this.#controller.bring().then(({ handing }) => handing.startAnother());
  }

  close(): void {
    this.#host.dispatchEvent(new CheckCloseEvent(this.#host.premisesId));
  }

  async #decide(choice: 'mine' | 'theirs'): Promise<void> {
    await (await this.#controller.bring()).handing.decide(choice);
  }

  /** The questions; where their part is not on the device, that is said instead. */
  async #bringDialogs(): Promise<CheckDialogs | null> {
    const later = await this.#controller.bring().catch(() => null);
    if (later === null) this.#controller.notice({ kind: 'part-missing' });
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
