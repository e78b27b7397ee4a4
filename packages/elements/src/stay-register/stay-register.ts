import { html, type PropertyValues } from 'lit';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { type FormProblem, WardFormElement } from '../foundation/forms/form-element.ts';
import { circleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { noticeLine, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { dialogs } from '../foundation/styles/dialogs.ts';
import { fields } from '../foundation/styles/fields.ts';
import { dateFields, errorSummary } from '../foundation/styles/forms.ts';
import { tags } from '../foundation/styles/tags.ts';
import type { Desk } from './desk.ts';
import { listsView } from './lists-view.ts';
import { type RegisterHost, StayRegisterController } from './stay-register.controller.ts';
import type { StayRegisterMessages } from './stay-register.en.ts';
import type { ReadyState, StayRegisterState, Task } from './stay-register.state.ts';
import { styles } from './stay-register.styles.ts';

const loaders: MessageLoaders<StayRegisterMessages> = {
  en: () => import('./stay-register.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./stay-register.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./stay-register.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./stay-register.ja.ts').then((module) => module.messages),
  ko: () => import('./stay-register.ko.ts').then((module) => module.messages),
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const HEADING = '.panel-heading';
const CONTROLS = 'input:enabled, select:enabled, button:enabled';

/**
 * Registers, changes and signs off stays: the station's staff and a landlord in premises, a tenant by the plate at the
 * door; the person concerned sees what is recorded. A typed identity number is checked on the device and is nowhere but
 * in the field, in the sealed outbox and in what is sent. In a portal's form its value is the id of the stay.
 * @fires ward-stay-save before it is saved
 * @fires ward-stay-saved once this device or the server has it
 * @fires change when its value changed
 */
export class WardStayRegister extends WardFormElement<StayRegisterMessages> implements RegisterHost {
  static override readonly component: string = 'stay-register';
  static override properties = {
    premisesId: { type: String, attribute: 'premises-id' },
    plateCode: { type: String, attribute: 'plate-code' },
    community: { type: String },
  };
  static override styles = [cards, tags, fields, dateFields, errorSummary, dialogs, styles];

  /** The premises that are open, for staff and their landlord. */
  declare premisesId: string;
  /** The code of the plate at the door, as printed or without hyphens. */
  declare plateCode: string;
  /** Only overdue stays in this community, by its division code. */
  declare community: string;

  readonly #controller = new StayRegisterController(this);
  /** What was on screen last: the focus follows from one task to the next. */
  #shown: Task['kind'] = 'none';

  constructor() {
    super(loaders);
    this.premisesId = '';
    this.plateCode = '';
    this.community = '';
  }

  /** Reads who is registered anew; what is being entered stays. */
  refresh(): void {
    this.#controller.load();
  }

  /** Moves the focus to what can be done first; to its heading while it loads. */
  override focus(options?: FocusOptions): void {
    const { renderRoot } = this;
    (renderRoot.querySelector<HTMLElement>(CONTROLS) ?? renderRoot.querySelector<HTMLElement>(HEADING))?.focus(options);
  }

  /**
   * Called by its controller: the form around it has another value.
   * @internal
   */
  valueChanged(): void {
    this.formChanged();
  }

  /**
   * Called by its desk: says something politely.
   * @internal
   */
  say(words: string): void {
    this.live.say(words);
  }

  /**
   * Whether it, or a fieldset around it, is disabled.
   * @internal
   */
  get isOff(): boolean {
    return this.isDisabled;
  }

  protected override get formValue(): string | null {
    return this.#controller.value;
  }

  protected override formProblem({ words }: Language<StayRegisterMessages>): FormProblem | null {
    if (!this.required || this.formValue !== null) return null;
    const anchor = this.renderRoot.querySelector(CONTROLS) === null ? HEADING : CONTROLS;
    return { flag: 'valueMissing', message: words.required, anchor };
  }

  protected override resetForm(): void {
    this.#controller.forget();
  }

  protected override restoreForm(state: string): void {
    if (UUID.test(state)) this.#controller.restore(state);
  }

  protected override get followsPerson(): boolean {
    return true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('premisesId') || changed.has('plateCode') || changed.has('community')) {
      const { premisesId, plateCode, community } = this;
      const code = (plateCode ?? '').replaceAll(/[\s-]/g, '').toUpperCase();
      this.#controller.show({ premisesId: premisesId ?? '', plateCode: code, community: community ?? '' });
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { state } = this.#controller;
    const kind = state.kind === 'ready' ? state.task.kind : 'none';
    if (kind === this.#shown) return;
    const before = this.#shown;
    this.#shown = kind;
    if (kind !== 'none') void focusAfterUpdate(this, '.task-heading, .receipt-heading');
    else if (before !== 'none') void focusAfterUpdate(this, HEADING);
  }

  protected override view(language: Language<StayRegisterMessages>): unknown {
    const { words } = language;
    const { state } = this.#controller;
    const isOwn = state.kind === 'ready' && state.caller === 'resident';
    const place = state.kind === 'ready' ? state.place : null;
    return html`<fieldset class="all" ?disabled=${this.isDisabled}>
      <section class="panel" aria-label=${isOwn ? words.ownHeading : words.heading} data-state=${state.kind}>
        <div class="panel-head">
          <div class="grow">
            <h2 class="panel-heading" tabindex="-1">${isOwn ? words.ownHeading : words.heading}</h2>
            ${place?.by === 'premises' && place.label !== null ? html`<p class="sub">${place.label}</p>` : null}
          </div>
        </div>
        ${this.#content(state, language)}
      </section>
      ${this.#controller.desk?.dialogs(words)}
    </fieldset>`;
  }

  #content(state: StayRegisterState, language: Language<StayRegisterMessages>): unknown {
    const { words, shared } = language;
    const retry = () => this.refresh();
    switch (state.kind) {
      case 'loading':
        return stateNotice('loading', shared, { heading: words.loading });
      case 'error':
        return stateNotice('error', shared, { requestId: state.requestId, retry });
      case 'offline':
        return stateNotice('offline', shared, { retry });
      case 'forbidden':
        return stateNotice('forbidden', shared, { body: words.forbiddenBody });
      case 'sign-in':
        return stateNotice('sign-in', shared, { body: words.signInBody, retry });
      case 'ready':
        return this.#ready(state, language);
    }
  }

  #ready(state: ReadyState, language: Language<StayRegisterMessages>): unknown {
    const { desk } = this.#controller;
    if (state.task.kind !== 'none' || desk === null) return desk?.view(state, language, this.#mayRegister(state));
    return [
      this.#start(state, language, desk),
      listsView(state, language, this.clock.now(), {
        change: (stay) => desk.change(stay),
        signOff: (stay) => desk.signOff(stay),
        more: (of) => void this.#controller.loadMore(of),
        reload: () => this.refresh(),
        open: (itemId) => void desk.saving.open(itemId),
      }),
    ];
  }

  #mayRegister({ caller, place }: ReadyState): boolean {
    return caller === 'resident' || (caller !== 'reader' && place !== null);
  }

  #start(state: ReadyState, { words }: Language<StayRegisterMessages>, desk: Desk): unknown {
    const { caller, place, choices, plateFault } = state;
    const fault = plateFault === null ? null : noticeLine('severe', circleAlertIcon(), words.plateFaults[plateFault]);
    if (this.#mayRegister(state)) {
      const isOwn = caller === 'resident';
      const at = place?.by === 'plate' && place.label !== null ? words.registerHere(place.label) : null;
      return html`<div class="start">
        ${fault}
        <button class="button primary wide" type="button" data-action="register" @click=${() => desk.begin(place)}>
          ${at ?? (isOwn ? words.registerOwn : words.register)}
        </button>
        ${isOwn && place === null ? html`<p class="hint">${words.registerByPlate}</p>` : null}
      </div>`;
    }
    if (choices.length > 0) {
      return html`<div class="start">
        ${fault}
        <div class="field">
          <label for="premises">${words.choose}</label>
          <select id="premises" @change=${(event: Event) => this.#choose(event)}>
            <option value="" selected>${words.choosePlaceholder}</option>
            ${choices.map(({ premisesId, label }) => html`<option value=${premisesId}>${label}</option>`)}
          </select>
        </div>
      </div>`;
    }
    if (caller === 'reader') return fault === null ? null : html`<div class="start">${fault}</div>`;
    return html`<div class="start">${fault}<p class="hint">${words.openFirst}</p></div>`;
  }

  #choose(event: Event): void {
    this.premisesId = (event.target as HTMLSelectElement).value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-stay-register': WardStayRegister;
  }
}
