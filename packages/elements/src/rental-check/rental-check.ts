import { html, type PropertyValues } from 'lit';
import { type FormProblem, WardFormElement, type WireValue } from '../foundation/forms/form-element.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { stateNotice } from '../foundation/state-notice.ts';
import type { CheckInteraction } from './check-interaction.ts';
import { type HandedIn, handedInOf, readHandedIn } from './handed-in.ts';
import { RentalCheckController } from './rental-check.controller.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
import { CheckCloseEvent } from './rental-check.events.ts';
import type { RentalCheckState } from './rental-check.state.ts';
import { styles } from './rental-check.styles.ts';
import type { ViewContext } from './view-context.ts';

const loaders: MessageLoaders<RentalCheckMessages> = {
  en: () => import('./rental-check.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./rental-check.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./rental-check.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./rental-check.ja.ts').then((module) => module.messages),
  ko: () => import('./rental-check.ko.ts').then((module) => module.messages),
};

/**
 * Checks let premises against the checklist, on a phone, with or without a network. Every change is kept on the device.
 * @fires ward-check-saved what was entered is on the device
 * @fires ward-check-submit before handing in
 * @fires ward-check-submitted handed in: saved, and sent as soon as it can be
 * @fires ward-check-close the person is done here
 * @fires ward-stay-register-wanted somebody new lives here: the portal opens the registration of a stay
 * @fires change as a field of a form: the check was handed in, or is on record
 * @cssprop [--ward-rental-check-top=0px] how much of the top of the page is covered, by a portal's own fixed header
 * @cssprop [--ward-rental-check-bottom=0px] how much of its bottom is covered
 */
export class WardRentalCheck extends WardFormElement<RentalCheckMessages> {
  static override readonly component: string = 'rental-check';
  static override properties = {
    ...WardFormElement.properties,
    premisesId: { type: String, attribute: 'premises-id' },
    checkId: { type: String, attribute: 'check-id' },
  };
  static override styles = styles;

  /** The premises to check. */
  declare premisesId: string;
  /** A check on record to show, review or take back; it goes before `premisesId`. */
  declare checkId: string;

  readonly #controller: RentalCheckController;
  #interaction: CheckInteraction | null = null;
  #shown: RentalCheckState['kind'] | null = null;
  #restored: HandedIn | null = null;
  #told: string | null = null;
  /** The check that a reset took out of the form, until another screen is here. */
  #forgotten: string | null = null;

  constructor() {
    super(loaders);
    this.premisesId = '';
    this.checkId = '';
    this.#controller = new RentalCheckController(this);
  }

  /** What it shows now. */
  get state(): RentalCheckState {
    return this.#controller.state;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if ((changed.has('premisesId') || changed.has('checkId')) && this.hasUpdated) void this.#controller.open();
  }

  protected override view(language: Language<RentalCheckMessages>): unknown {
    const { scale } = this.surroundings.current;
    // A disabled fieldset takes all in it out of use, as the portal's own does.
    return html`<fieldset role="none" ?disabled=${this.isDisabled}>
      <div id="screen" class=${scale ?? 'regular'} tabindex="-1">${this.#screen(this.#controller.state, language)}</div>
      ${this.#interaction?.dialogs(this.#context(language, this.#interaction))}
    </fieldset>`;
  }

  /** Moves the focus to its first field or button, or to where one will be. */
  override focus(options?: FocusOptions): void {
    super.focus(options);
    if (this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement === null) {
      this.renderRoot.querySelector<HTMLElement>('#screen')?.focus(options);
    }
  }

  protected override get formValue(): WireValue {
    const { state } = this.#controller;
    const handedIn = state.kind === 'receipt' ? handedInOf(state) : this.#restored;
    return handedIn === null || handedIn.checkId === this.#forgotten ? null : { ...handedIn };
  }

  protected override formProblem({ words }: Language<RentalCheckMessages>): FormProblem | null {
    if (!this.required || this.value !== null) return null;
    return { flag: 'valueMissing', message: words.handInFirst, anchor: '#screen' };
  }

  /** Begins anew after a receipt. What is in hand stays: a form that is reset must not lose a check. */
  protected override resetForm(): void {
    const { state } = this.#controller;
    this.#restored = null;
    this.#told = null;
    if (state.kind !== 'receipt') return;
    this.#forgotten = state.checkId;
    this.#interaction?.startAnother();
  }

  protected override restoreForm(state: string): void {
    this.#restored = readHandedIn(state) ?? this.#restored;
    this.#told = this.value;
  }

  #screen(state: RentalCheckState, language: Language<RentalCheckMessages>): unknown {
    const { shared, words } = language;
    const retry = () => void this.#controller.open();
    switch (state.kind) {
      case 'loading':
        return stateNotice('loading', shared);
      case 'no-premises':
        return stateNotice('empty', shared, { heading: words.noPremisesHeading, body: words.noPremisesBody });
      case 'sign-in':
        return stateNotice('sign-in', shared, { retry });
      case 'forbidden':
        return stateNotice('forbidden', shared, { body: words.forbiddenBody, action: this.#closeButton(words) });
      case 'not-found':
        return stateNotice('empty', shared, {
          heading: words.notFoundHeading,
          body: words.notFoundBody,
          action: this.#closeButton(words),
        });
      case 'offline':
        return stateNotice('offline', shared, { body: words.offlineBody, retry });
      case 'error':
        return stateNotice('error', shared, { requestId: state.requestId, retry });
      case 'part-missing':
        return this.#partMissing(language, retry);
      case 'not-let':
        return stateNotice('empty', shared, {
          heading: words.notLetHeading,
          body: words.notLetBody(state.premises.address.text),
          action: this.#closeButton(words),
        });
      case 'draft-unreadable':
        return stateNotice('error', shared, {
          heading: words.draftUnreadableHeading,
          body: words.draftUnreadableBody,
          action: html`<button class="button" type="button" data-start-anew @click=${() => void this.#controller.startAnew()}>
            ${words.startAnew}
          </button>`,
        });
      default:
        return this.#checkScreen(state, language);
    }
  }

  #checkScreen(
    state: Extract<
      RentalCheckState,
      { kind: 'editing' | 'summary' | 'handing-in' | 'rejected' | 'receipt' | 'conflict' | 'record' }
    >,
    language: Language<RentalCheckMessages>,
  ): unknown {
    const { screen, later } = this.#controller;
    const interaction = this.#interact();
    // Nothing comes to such a state before its screen is here.
    if (screen.loaded === null || interaction === null) return stateNotice('loading', language.shared);
    const context = this.#context(language, interaction);
    if (state.kind === 'editing') return screen.loaded.editingView(state.check, context);
    if (state.kind === 'record') {
      const { onRecord, records, photographs } = this.#controller;
      if (onRecord.loaded === null || records === null) return stateNotice('loading', language.shared);
      return onRecord.loaded.recordView(state, context, records, photographs, () => interaction.printRecord());
    }
    const views = later.loaded;
    if (views === null) {
      if (later.missing) return this.#partMissing(language, () => void this.#controller.bring().catch(() => {}));
      return stateNotice('loading', language.shared);
    }
    switch (state.kind) {
      case 'receipt':
        return views.receiptView(state, context);
      case 'conflict':
        return views.conflictView(state, context);
      default:
        return views.summaryView(state, context, this.#controller.door);
    }
  }

  #interact(): CheckInteraction | null {
    const { screen, editing } = this.#controller;
    if (screen.loaded !== null && editing !== null) {
      this.#interaction ??= new screen.loaded.CheckInteraction(this, this.#controller, editing, (text) =>
        this.live.say(text),
      );
    }
    return this.#interaction;
  }

  #partMissing({ words, shared }: Language<RentalCheckMessages>, retry: () => void): unknown {
    const { partMissing, partMissingBody } = words;
    return stateNotice('offline', shared, { heading: partMissing, body: partMissingBody, retry });
  }

  #closeButton(words: RentalCheckMessages): unknown {
    return html`<button class="button" type="button" data-close @click=${() => this.dispatchEvent(new CheckCloseEvent(this.premisesId))}>${words.close}</button>`;
  }

  #context(language: Language<RentalCheckMessages>, interaction: CheckInteraction): ViewContext {
    return {
      language,
      actions: interaction,
      details: (check, item, context) => {
        const { later, photographs } = this.#controller;
        return photographs === null ? null : later.loaded?.detailsView(check, item, context, photographs);
      },
      now: this.clock.now(),
      online: this.#controller.online,
      opened: interaction.opened,
    };
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#controller.screen.dress();
    this.#controller.later.dress();
    this.#controller.onRecord.dress();
    if (this.#controller.state.kind === 'receipt') this.#restored = null;
    if (this.value !== this.#told) {
      this.#told = this.value;
      this.formChanged();
    }
    const { state, screen } = this.#controller;
    if (state.kind === this.#shown || this.language === null || screen.loaded === null) return;
    const before = this.#shown;
    this.#shown = state.kind;
    // On the device before the network goes. Tried again with the first signature; only then is its failure worth words.
    if (state.kind === 'editing') import('../foundation/signature/signing-pad.ts').catch(() => {});
    this.#interact()?.arrive(state, before);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-rental-check': WardRentalCheck;
  }
}
