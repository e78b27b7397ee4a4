import { html, type PropertyValues, type TemplateResult } from 'lit';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { circleAlertIcon, phoneIcon } from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { noticeLine, skeleton, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { fields } from '../foundation/styles/fields.ts';
import { WardElement } from '../foundation/ward-element.ts';
import { askView } from './ask-view.ts';
import { attentionOf } from './attention.ts';
import { HelpButtonController } from './help-button.controller.ts';
import type { HelpButtonMessages } from './help-button.en.ts';
import { HelpRequestEvent, HelpSentEvent } from './help-button.events.ts';
import type { HelpButtonState } from './help-button.state.ts';
import { styles } from './help-button.styles.ts';
import { sentView } from './sent-view.ts';

const loaders: MessageLoaders<HelpButtonMessages> = {
  en: () => import('./help-button.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./help-button.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./help-button.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./help-button.ja.ts').then((module) => module.messages),
  ko: () => import('./help-button.ko.ts').then((module) => module.messages),
};

/** A number that can be dialled: digits, a plus in front, and what people write between them. */
const dialled = /^\+?[\d -]{2,20}$/;

/**
 * A call for help or advice from a doorplate's page, for anybody: with one more press than one, where it goes is told and
 * the position is sent only by consent. It shows how far the help is, and the telephone that works without any of it.
 * @fires ward-help-request before a call is sent
 * @fires ward-help-sent the station has it
 */
export class WardHelpButton extends WardElement<HelpButtonMessages> {
  static override readonly component: string = 'help-button';
  static override properties = {
    plateCode: { type: String, attribute: 'plate-code' },
    telephone: { type: String },
  };
  static override styles = [cards, fields, styles];

  /** The code of the plate, as printed or without hyphens. */
  declare plateCode: string;
  /** The number that works without this page: 110, unless the portal names another one. */
  declare telephone: string;

  readonly #controller = new HelpButtonController(this, (before, now) => this.#moved(before, now));

  constructor() {
    super(loaders);
    this.plateCode = '';
    this.telephone = '110';
  }

  protected override get worksWithoutClient(): boolean {
    return true;
  }

  /** Whoever needs help does not unlock anything first. */
  protected override get isPersonal(): boolean {
    return false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('plateCode')) this.#controller.open(this.plateCode ?? '');
  }

  protected override view(language: Language<HelpButtonMessages>): unknown {
    const state: HelpButtonState = this.ward === null ? { kind: 'no-plate' } : this.#controller.state;
    return html`<section class="panel" data-state=${state.kind}>
      <div class="page">${this.#content(state, language)} ${placesCall(state) ? null : this.#call(state, language)}</div>
    </section>`;
  }

  #content(state: HelpButtonState, language: Language<HelpButtonMessages>): unknown {
    const { words, shared } = language;
    const controller = this.#controller;
    switch (state.kind) {
      case 'loading':
        return skeleton(words.loading);
      case 'no-plate':
        return [
          head(words),
          noticeLine('moderate', circleAlertIcon(), this.ward === null ? shared.noClientBody : words.noPlate),
        ];
      case 'unheard':
        return stateNotice('offline', shared, {
          heading: words.unheardHeading,
          body: words.unheardBody,
          retry: () => controller.again(),
        });
      case 'ready':
        return [
          head(words),
          html`<div class="choices">
            ${this.#choice('help', words)} ${this.#call(state, language)} ${this.#choice('advice', words)}
          </div>`,
        ];
      case 'asking':
      case 'sending':
        return askView(
          state,
          language,
          {
            enter: (entered) => controller.enter(entered),
            send: (event) => void this.#send(event),
            back: () => controller.back(),
          },
          this.#call(state, language),
        );
      case 'sent':
        return sentView(state, language, {
          askToCancel: (asked) => controller.askToCancel(asked),
          cancel: () => void controller.cancel(),
          another: () => void controller.another(),
        });
    }
  }

  #choice(call: 'help' | 'advice', words: HelpButtonMessages): TemplateResult {
    return html`<div class="choice">
      <button
        class="button wide ${call === 'help' ? 'primary' : ''}"
        type="button"
        data-call=${call}
        aria-describedby="note-${call}"
        @click=${() => this.#controller.ask(call)}
      >
        ${words.ask[call]}
      </button>
      <p class="hint" id="note-${call}">${words.askNote[call]}</p>
    </div>`;
  }

  /** The telephone, loudest where nothing else has worked. */
  #call(state: HelpButtonState, { words }: Language<HelpButtonMessages>): TemplateResult | null {
    const number = (this.telephone ?? '').trim();
    if (!dialled.test(number)) return null;
    const isLast = state.kind === 'no-plate' || state.kind === 'unheard' || isUnsent(state);
    return html`<a class="button wide call ${isLast ? 'primary danger' : ''}" href="tel:${number.replaceAll(/[ -]/g, '')}">
      ${phoneIcon()} ${words.callNumber(number)}
    </a>`;
  }

  async #send(event: Event): Promise<void> {
    event.preventDefault();
    const { state } = this.#controller;
    if (state.kind !== 'asking' || !this.dispatchEvent(new HelpRequestEvent(state.call))) return;
    const sent = await this.#controller.send();
    if (sent !== null) this.dispatchEvent(new HelpSentEvent(sent));
  }

  /** Moves the focus to what a press has brought, and says what came without one. */
  #moved(before: HelpButtonState, now: HelpButtonState): void {
    const target = attentionOf(before, now);
    if (target !== null) void focusAfterUpdate(this, target);
    const words = this.language?.words;
    if (now.kind !== 'sent' || before.kind !== 'sent' || words === undefined) return;
    if (now.request.cancelledAt !== null && before.request.cancelledAt === null) this.live.say(words.cancelled);
    if (now.request.state === before.request.state) return;
    const steps: Readonly<Record<string, string>> = words.steps;
    this.live.say(steps[now.request.state] ?? words.otherState);
  }
}

/** Where the telephone has its place among what can be pressed, and does not come last. */
function placesCall(state: HelpButtonState): boolean {
  return state.kind === 'ready' || isUnsent(state);
}

/** Nothing else has worked: then the telephone stands where the eye is. */
function isUnsent(state: HelpButtonState): boolean {
  return state.kind === 'asking' && state.unsent !== null;
}

function head(words: HelpButtonMessages): TemplateResult {
  return html`<div class="head">
    <h2>${words.heading}</h2>
    <p class="lead">${words.urgent}</p>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-help-button': WardHelpButton;
  }
}
