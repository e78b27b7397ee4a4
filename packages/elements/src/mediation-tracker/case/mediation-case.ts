import type { OutboxItem } from '@wardkit/client';
import type { Mediation } from '@wardkit/contract/mediation-record';
import type { MediationMove } from '@wardkit/contract/mediation-states';
import { html, nothing, type TemplateResult } from 'lit';
import { isClientError } from '../../foundation/client-failure.ts';
import { focusAfterUpdate } from '../../foundation/focus.ts';
import { circleAlertIcon, circleCheckIcon, xIcon } from '../../foundation/icons.generated.ts';
import { type Language, LanguageController, type MessageLoaders } from '../../foundation/language.ts';
import { staleNotice } from '../../foundation/live-mark.ts';
import type { LiveRegion } from '../../foundation/live-region.ts';
import { PagePart } from '../../foundation/page-part.ts';
import { noticeLine, skeleton, stateNotice } from '../../foundation/state-notice.ts';
import type { WardElement } from '../../foundation/ward-element.ts';
import type { MediationPrint } from '../../mediation-print/mediation-print.ts';
import type { PrintKind } from '../../mediation-print/printed-mediation.ts';
import { RevealController } from '../../reveals/reveal.controller.ts';
import { timeZone } from '../station-time.ts';
import type { CaseMessages } from './case.en.ts';
import { type CaseRecord, type FormName, type FormTarget, purpose } from './case.state.ts';
import { CaseDesk } from './case-desk.ts';
import type { CaseForms } from './case-forms.ts';
import { formOfMove, offersOf, plannedSession } from './case-moves.ts';
import { draftFromItem, queueOf, queueView } from './case-queue.ts';
import { type CaseContext, deadlinesView, endingView, headView, offersView, stagesView } from './case-view.ts';
import type { FormDraft } from './form-fields.ts';
import { partiesView } from './parties-view.ts';
import {
  agreementView,
  dossierView,
  factsView,
  followUpsView,
  mediatorsView,
  objectionsView,
  sessionsView,
  timelineView,
} from './sections-view.ts';

const loaders: MessageLoaders<CaseMessages> = {
  en: () => import('./case.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./case.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./case.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./case.ja.ts').then((module) => module.messages),
  ko: () => import('./case.ko.ts').then((module) => module.messages),
};

type FormsPart = typeof import('./forms-part.ts');
type PrintPart = typeof import('../../mediation-print/print-part.ts');

/** Parties that are drawn at first, and how many more with each press. */
const partiesEach = 20;

/** What whoever embeds the case hears of it. */
export interface CaseCallbacks {
  /** A newer version of the mediation was read, or made here: a list beside it may show that. */
  readonly changed?: (mediation: Mediation) => void;
  /** Whether a change may be sent; a portal that says no keeps what was entered. */
  readonly allow?: (mediationId: string, form: FormName) => boolean;
}

/**
 * One mediation as a page: what is due, what comes next and what that needs, who takes part, what was agreed and what happened,
 * with the forms for all that is entered. It brings its own words, and sheets (`case-part.ts`) that the host adopts.
 * @example
 * const shown = new MediationCase(this, this.live, { changed: (mediation) => this.#board.take(mediation) });
 * shown.open(mediationId);
 * html`${shown.view(language)}` // and shown.attend() after each drawing
 */
export class MediationCase {
  readonly #host: WardElement;
  readonly #live: LiveRegion;
  readonly #callbacks: CaseCallbacks;
  readonly #desk: CaseDesk;
  readonly #language: LanguageController<CaseMessages>;
  readonly #reveal: RevealController;
  readonly #part: PagePart<FormsPart>;
  #forms: CaseForms | null = null;
  readonly #printPart: PagePart<PrintPart>;
  /** Once somebody has wanted to print. */
  #print: MediationPrint | null = null;
  #printed: PrintKind = 'agreement';
  /** What was done at last, told until the next thing is done. */
  #done: FormName | null = null;
  /** Set where what was queued could not be taken back. */
  #isStuck = false;
  #partySearch = '';
  #nameSearch = '';
  #shownParties = partiesEach;
  /** A move that was asked for before the mediation was read. */
  #awaited: MediationMove | null = null;

  constructor(host: WardElement, live: LiveRegion, callbacks: CaseCallbacks = {}) {
    this.#host = host;
    this.#live = live;
    this.#callbacks = callbacks;
    this.#desk = new CaseDesk(host, (mediation) => callbacks.changed?.(mediation));
    this.#language = new LanguageController(host, loaders, timeZone);
    this.#reveal = new RevealController(host as WardElement<CaseMessages>);
    this.#part = new PagePart<FormsPart>(host, () => import('./forms-part.ts'));
    this.#printPart = new PagePart<PrintPart>(host, () => import('../../mediation-print/print-part.ts'));
  }

  /** The mediation that is open; null while none is. */
  get openId(): string | null {
    return this.#desk.openId;
  }

  /** Opens a mediation; another one that was open is put away, with what was entered kept. */
  open(mediationId: string): void {
    if (mediationId === this.#desk.openId) return;
    this.#putAway();
    this.#desk.open(mediationId);
    void this.#loadForms();
  }

  /** Opens the form of a move of the mediation that is open. */
  async beginMove(move: MediationMove): Promise<void> {
    const { record } = this.#desk;
    if (record === null) {
      this.#awaited = move;
      return;
    }
    this.#awaited = null;
    const form = formOfMove(move);
    if (form === null) return;
    const target = form === 'holdSession' ? (plannedSession(record)?.id ?? null) : null;
    const given: FormDraft['values'] =
      move === 'findNotEligible'
        ? { outcome: 'not-eligible' }
        : move === 'findEligible'
          ? { outcome: 'eligible' }
          : move === 'refuse'
            ? { answer: 'refuses' }
            : {};
    await this.#begin({ form, target }, given);
  }

  /** Closes it: what was entered is kept on the device. */
  close(): void {
    this.#putAway();
    this.#desk.open(null);
  }

  /** The widget leaves the page, or whoever looked does not look any more: nothing of what was read stays. */
  leave(): void {
    this.#putAway();
    this.#desk.leave();
    this.#host.requestUpdate();
  }

  /** Something happened to a mediation, as the stream of the widget told: it is read again where it is open. */
  heard(mediationId: string): void {
    if (mediationId === this.#desk.openId) this.#desk.heard();
  }

  /** Reads what is open anew. */
  refresh(): void {
    void this.#desk.reread();
  }

  /** After each drawing of the widget. */
  attend(): void {
    this.#part.dress();
    this.#printPart.dress();
    if (this.#awaited !== null && this.#desk.record !== null && this.#language.current !== null) {
      void this.beginMove(this.#awaited);
    }
  }

  /** The case, in the language that the widget speaks. */
  view({ format, shared }: Language<unknown>): unknown {
    this.#language.follow(format.language);
    const language = this.#language.current;
    if (language === null) return skeleton(shared.loading, 6);
    // Until its own words are those of the widget, it says them in the language before.
    const isBehind = language.format.language !== format.language;
    return html`<div class="case-page" aria-busy=${isBehind ? 'true' : nothing}>${this.#content(language)}</div>`;
  }

  #content(language: Language<CaseMessages>): unknown {
    const { words, shared } = language;
    const { opened } = this.#desk;
    const retry = () => void this.#desk.reread();
    switch (opened.kind) {
      case 'loading':
        return skeleton(words.loading, 6);
      case 'offline':
        return stateNotice('offline', shared, { body: words.openedOffline, retry });
      case 'not-found':
        return stateNotice('forbidden', shared, { heading: words.missingHeading, body: words.missingBody });
      case 'forbidden':
        return stateNotice('forbidden', shared, { body: words.openedForbidden });
      case 'sign-in':
        return stateNotice('sign-in', shared, { retry });
      case 'error':
        return stateNotice('error', shared, { retry });
      case 'ready':
        if (this.#print?.isOpen) return this.#print.view(language);
        return [this.#page(opened.record, opened.keptSince, language), this.#reveal.render(language)];
    }
  }

  #page(record: CaseRecord, keptSince: number | null, language: Language<CaseMessages>): TemplateResult {
    const desk = this.#desk;
    const form = this.#forms?.form ?? null;
    const isBusy = desk.isSaving || form !== null;
    const context: CaseContext = {
      language,
      now: this.#host.clock.now(),
      begin: isBusy ? null : (about) => void this.#begin(about),
      print: (kind) => void this.#openPrint(kind),
    };
    const isOnline = desk.client?.outbox.status.online ?? true;
    const { id } = record.mediation;
    return html`<article class="case" aria-labelledby="case-heading" data-open=${id}>
      ${headView(record, context)} ${keptSince === null ? null : staleNotice(keptSince, context.now, language)}
      ${deadlinesView(record, context)} ${stagesView(record, context)} ${endingView(record, context)}
      ${this.#doneView(language)} ${this.#stuckView(language)}
      ${queueView(queueOf(desk.client, id), isOnline, context, {
        correct: (item) => void this.#correct(item),
        drop: (item) => void this.#decide(() => desk.client?.outbox.discard(item.id)),
        sendAnyway: (item) => void this.#decide(() => desk.client?.outbox.resolve(item.id, 'mine')),
      })}
      ${form === null ? offersView(offersOf(record, desk.roles), context) : this.#formView(language, isOnline)}
      <div class="case-columns">
        <div class="case-column">
          ${partiesView(record, {
            ...context,
            search: this.#partySearch,
            searched: (text) => this.#searchParties(text),
            shown: this.#shownParties,
            showMore: () => this.#showMoreParties(),
            reveal: (subject) => this.#reveal.open(subject, purpose),
          })}
          ${sessionsView(record, context)} ${agreementView(record, context)} ${followUpsView(record, context)}
        </div>
        <div class="case-column">
          ${factsView(record, context)} ${mediatorsView(record, context)} ${objectionsView(record, context)}
          ${dossierView(record, context)} ${timelineView(record, context)}
        </div>
      </div>
    </article>`;
  }

  #formView(language: Language<CaseMessages>, isOnline: boolean): unknown {
    const part = this.#part.loaded;
    const forms = this.#forms;
    const form = forms?.form ?? null;
    if (part === null || forms === null || form === null) return null;
    return part.formView(form, forms, {
      language,
      isOnline,
      isSaving: this.#desk.isSaving,
      submit: () => void this.#submit(),
      cancel: () => this.#cancel(),
      search: this.#nameSearch,
      searched: (text) => {
        this.#nameSearch = text;
        this.#host.requestUpdate();
      },
    });
  }

  #doneView({ words, shared }: Language<CaseMessages>): TemplateResult | null {
    if (this.#done === null || this.#forms?.form) return null;
    const close = html`<button
      class="button small quiet"
      type="button"
      aria-label=${shared.close}
      @click=${() => this.#tell(null)}
    >
      ${xIcon()}
    </button>`;
    return noticeLine('ok', circleCheckIcon(), words.done[this.#done], close);
  }

  #stuckView({ words, shared }: Language<CaseMessages>): TemplateResult | null {
    if (this.#printPart.missing) {
      const retry = html`<button class="button small" type="button" @click=${() => void this.#openPrint(this.#printed)}>${shared.retry}</button>`;
      return noticeLine('moderate', circleAlertIcon(), words.printMissing, retry);
    }
    if (this.#part.missing) {
      const retry = html`<button class="button small" type="button" @click=${() => void this.#loadForms()}>${shared.retry}</button>`;
      return noticeLine('moderate', circleAlertIcon(), words.formsMissing, retry);
    }
    return this.#isStuck
      ? noticeLine('severe', circleAlertIcon(), html`<span role="alert">${words.stuck}</span>`)
      : null;
  }

  async #loadForms(): Promise<CaseForms | null> {
    const part = await this.#part.load().catch(() => null);
    if (part !== null) this.#forms ??= new part.CaseForms(this.#host, this.#desk, () => this.#language.current);
    return this.#forms;
  }

  async #openPrint(kind: PrintKind): Promise<void> {
    const { openId } = this.#desk;
    this.#printed = kind;
    const part = await this.#printPart.load().catch(() => null);
    if (part === null || openId === null || openId !== this.#desk.openId) return;
    this.#print ??= new part.MediationPrint(this.#host, () => this.#printClosed());
    this.#print.open(openId, kind);
  }

  #printClosed(): void {
    void focusAfterUpdate(this.#host, `[data-print-of="${this.#printed}"]`);
  }

  async #begin(about: FormTarget, given: FormDraft['values'] = {}): Promise<void> {
    const forms = await this.#loadForms();
    this.#done = null;
    this.#nameSearch = '';
    if ((await forms?.open(about, given)) !== true) return;
    await focusAfterUpdate(this.#host, '#case-form-heading');
    this.#host.renderRoot.querySelector('#case-form-heading')?.scrollIntoView({ block: 'start' });
  }

  async #submit(): Promise<void> {
    const forms = this.#forms;
    const form = forms?.form;
    if (forms == null || form == null) return;
    if (this.#callbacks.allow?.(form.record.mediation.id, form.form) === false) return;
    const done = await forms.submit();
    if (done === null) return;
    this.#tell(done);
    const words = this.#language.current?.words;
    if (words !== undefined) this.#live.say(words.done[done]);
    await focusAfterUpdate(this.#host, '#case-heading');
  }

  #cancel(): void {
    const form = this.#forms?.form;
    if (form == null) return;
    this.#forms?.close();
    const key = form.target === null ? form.form : `${form.form} ${form.target}`;
    void focusAfterUpdate(this.#host, `[data-form-of="${key}"]`).then((isThere) => {
      if (!isThere) void focusAfterUpdate(this.#host, '#case-heading');
    });
  }

  /** Takes what was queued and not accepted back into its form. */
  async #correct(item: OutboxItem): Promise<void> {
    const { client, openId } = this.#desk;
    const forms = await this.#loadForms();
    const part = this.#part.loaded;
    if (client === null || openId === null || forms === null || part === null) return;
    await this.#decide(async () => {
      const taken = await draftFromItem(client, item, openId);
      if (taken === null) return;
      const { draft, ...about } = taken;
      await client.drafts.put(part.draftKey(openId, about), draft);
      await client.outbox.discard(item.id);
      await this.#begin(about);
    });
  }

  async #decide(act: () => Promise<unknown> | undefined): Promise<void> {
    this.#isStuck = false;
    try {
      await act();
      await this.#desk.reread();
    } catch (error) {
      // It stays where it is, with everything in it.
      if (!isClientError(error)) throw error;
      this.#isStuck = true;
    }
    this.#host.requestUpdate();
  }

  #tell(done: FormName | null): void {
    this.#done = done;
    this.#host.requestUpdate();
  }

  #searchParties(text: string): void {
    this.#partySearch = text;
    this.#shownParties = partiesEach;
    this.#host.requestUpdate();
  }

  #showMoreParties(): void {
    this.#shownParties += partiesEach;
    this.#host.requestUpdate();
  }

  #putAway(): void {
    this.#print?.close();
    this.#forms?.close();
    this.#forms?.photographs.forgetAll();
    this.#reveal.close();
    this.#done = null;
    this.#isStuck = false;
    this.#awaited = null;
    this.#partySearch = '';
    this.#nameSearch = '';
    this.#shownParties = partiesEach;
  }
}
