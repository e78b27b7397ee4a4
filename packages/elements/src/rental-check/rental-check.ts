import { html, type PropertyValues } from 'lit';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { dialogs } from '../foundation/styles/dialogs.ts';
import { fields } from '../foundation/styles/fields.ts';
import { progress } from '../foundation/styles/progress.ts';
import { tags } from '../foundation/styles/tags.ts';
import { WardElement } from '../foundation/ward-element.ts';
import { addressLine } from './address-line.ts';
import { CheckInteraction } from './check-interaction.ts';
import { editingView } from './editing-view.ts';
import { RentalCheckController } from './rental-check.controller.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
import type { RentalCheckState } from './rental-check.state.ts';
import { styles } from './rental-check.styles.ts';
import type { ViewContext } from './view-context.ts';

const loaders: MessageLoaders<RentalCheckMessages> = {
  en: () => import('./rental-check.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./rental-check.zh-hans.ts').then((module) => module.messages),
};

type LaterViews = typeof import('./later-views.ts');

/**
 * Checks let premises against the checklist, on a phone, with or without a network. Every change is kept on the device.
 * @fires ward-check-saved - what was entered is on the device
 * @fires ward-check-submit - before handing in; cancelable
 * @fires ward-check-submitted - handed in: saved, and sent as soon as it can be
 * @fires ward-check-close - the person is done here
 * @cssprop --ward-rental-check-top - how much of the top of the page is covered, by a portal's own fixed header
 * @cssprop --ward-rental-check-bottom - how much of its bottom is covered
 */
export class WardRentalCheck extends WardElement<RentalCheckMessages> {
  static override readonly component: string = 'rental-check';
  static override properties = {
    ...WardElement.properties,
    premisesId: { type: String, attribute: 'premises-id' },
  };
  static override styles = [cards, tags, fields, dialogs, progress, styles];

  /** The premises to check. */
  declare premisesId: string;

  readonly #controller: RentalCheckController;
  readonly #interaction: CheckInteraction;
  #later: LaterViews | 'loading' | 'missing' | null = null;
  #shown: RentalCheckState['kind'] | null = null;

  constructor() {
    super(loaders);
    this.premisesId = '';
    this.#controller = new RentalCheckController(this);
    this.#interaction = new CheckInteraction(this, this.#controller, (text) => this.live.say(text));
  }

  /** What it shows now. */
  get state(): RentalCheckState {
    return this.#controller.state;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('premisesId') && this.hasUpdated) void this.#controller.open();
  }

  protected override view(language: Language<RentalCheckMessages>): unknown {
    const { state } = this.#controller;
    const context = this.#context(language);
    return html`${this.#screen(state, context)} ${this.#interaction.dialogs(context)}`;
  }

  #screen(state: RentalCheckState, context: ViewContext): unknown {
    const { shared, words } = context.language;
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
      case 'not-let':
        return stateNotice('empty', shared, {
          heading: words.notLetHeading,
          body: words.notLetBody(addressLine(state.premises.address)),
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
      case 'editing':
        return editingView(state.check, context);
      default:
        return this.#laterScreen(state, context);
    }
  }

  #laterScreen(
    state: Extract<RentalCheckState, { kind: 'summary' | 'handing-in' | 'rejected' | 'receipt' | 'conflict' }>,
    context: ViewContext,
  ): unknown {
    const views = this.#later;
    if (views === null) this.#loadLater();
    if (views === null || views === 'loading') return stateNotice('loading', context.language.shared);
    if (views === 'missing') {
      const { partMissing, partMissingBody } = context.language.words;
      return stateNotice('offline', context.language.shared, {
        heading: partMissing,
        body: partMissingBody,
        retry: () => this.#loadLater(),
      });
    }
    switch (state.kind) {
      case 'receipt':
        return views.receiptView(state, context);
      case 'conflict':
        return views.conflictView(state, context);
      default:
        return views.summaryView(state, context);
    }
  }

  #loadLater(): void {
    this.#later = 'loading';
    import('./later-views.ts')
      .then(
        (views) => {
          this.#later = views;
        },
        () => {
          this.#later = 'missing';
        },
      )
      .then(() => this.requestUpdate());
  }

  #closeButton(words: RentalCheckMessages): unknown {
    return html`<button class="button" type="button" data-close @click=${() => this.#interaction.close()}>${words.close}</button>`;
  }

  #context(language: Language<RentalCheckMessages>): ViewContext {
    return {
      language,
      actions: this.#interaction,
      photographs: this.#controller.photographs,
      now: this.clock.now(),
      online: this.#controller.online,
      opened: this.#interaction.opened,
    };
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { state } = this.#controller;
    if (state.kind === this.#shown || this.language === null) return;
    const before = this.#shown;
    this.#shown = state.kind;
    if (state.kind === 'editing') this.#bringTheRest();
    this.#interaction.arrive(state, before);
  }

  /** On the device before the network goes: the stairwell is where the rest is needed. */
  #bringTheRest(): void {
    if (this.#later === null) this.#loadLater();
    // Tried again when a photograph is taken; only then is its failure worth words.
    import('./photo-intake.ts').catch(() => {});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-rental-check': WardRentalCheck;
  }
}
