import { html, type LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { Dialog } from '../foundation/dialog.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { circleAlertIcon } from '../foundation/icons.generated.ts';

/** As the contract has them. */
const shortest = 10;
const longest = 500;

/** What a question for a reason says. */
export interface ReasonWords {
  readonly heading: string;
  readonly body: string;
  readonly label: string;
  readonly tooShort: string;
  readonly cancel: string;
  readonly go: string;
}

let count = 0;

/** A question that needs a reason. What was typed stays until it has been used. */
export class ReasonDialog {
  readonly #dialog: Dialog<'yes'>;
  readonly #host: LitElement;
  readonly #id = `reason-${++count}`;
  #reason = '';
  #isTold = false;

  constructor(host: LitElement) {
    this.#host = host;
    this.#dialog = new Dialog<'yes'>(host);
  }

  /** Resolves with the reason, or null where the person left it. */
  async open(): Promise<string | null> {
    this.#isTold = false;
    return (await this.#dialog.open()) === 'yes' ? this.#reason.trim() : null;
  }

  /** It served its end. */
  clear(): void {
    this.#reason = '';
  }

  render(words: ReasonWords): unknown {
    if (!this.#dialog.isOpen) return undefined;
    return this.#dialog.render({
      heading: words.heading,
      body: html`<p>${words.body}</p>
        <div class="field">
          <label for=${this.#id}>${words.label}</label>
          <textarea
            id=${this.#id}
            rows="3"
            maxlength=${longest}
            autofocus
            aria-invalid=${this.#isTold && this.#isShort}
            aria-describedby="${this.#id}-fault"
            .value=${live(this.#reason)}
            @input=${(event: InputEvent) => this.#type((event.target as HTMLTextAreaElement).value)}
          ></textarea>
          <p class="field-error" id="${this.#id}-fault">
            ${this.#isTold && this.#isShort ? [circleAlertIcon(), words.tooShort] : null}
          </p>
        </div>`,
      actions: html`<button class="button" type="button" @click=${() => this.#dialog.close(null)}>${words.cancel}</button>
        <button class="button primary" type="button" data-reason-yes @click=${() => this.#go()}>${words.go}</button>`,
    });
  }

  get #isShort(): boolean {
    return this.#reason.trim().length < shortest;
  }

  #type(reason: string): void {
    this.#reason = reason;
    this.#host.requestUpdate();
  }

  #go(): void {
    this.#isTold = this.#isShort;
    if (!this.#isTold) this.#dialog.close('yes');
    else {
      this.#host.requestUpdate();
      void focusAfterUpdate(this.#host, `#${this.#id}`);
    }
  }
}
