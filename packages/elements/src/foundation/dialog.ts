import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';

/** What a dialog shows. Buttons call `close(answer)`. */
export interface DialogContent {
  heading: string;
  body: unknown;
  /** The safe choice first: it has the focus when the dialog opens unless something has `autofocus`. */
  actions: unknown;
  /** Wider and to be read from the top: the heading has the focus first. */
  wide?: boolean;
}

let count = 0;

/**
 * A native modal `<dialog>` inside a widget's shadow root. The browser keeps the focus inside and gives it back to what
 * had it; Escape answers null; a widget that is taken off the page closes its dialog.
 * @example
 * readonly #confirm = new Dialog<'discard'>(this);
 * if ((await this.#confirm.open()) === 'discard') …
 * html`${this.#confirm.render({ heading, body, actions: html`<button @click=${() => this.#confirm.close('discard')}>…` })}`
 */
export class Dialog<Answer extends string> implements ReactiveController {
  isOpen = false;
  readonly #host: ReactiveControllerHost;
  readonly #element = createRef<HTMLDialogElement>();
  readonly #id = `dialog-${++count}`;
  #answer: ((answer: Answer | null) => void) | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Opens it and waits for the answer; null when it was left without one. */
  open(): Promise<Answer | null> {
    this.close(null);
    this.isOpen = true;
    this.#host.requestUpdate();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  /** Closes it with an answer. */
  close(answer: Answer | null): void {
    const resolve = this.#answer;
    this.#answer = null;
    this.isOpen = false;
    const element = this.#element.value;
    if (element?.open) element.close();
    this.#host.requestUpdate();
    resolve?.(answer);
  }

  hostUpdated(): void {
    const element = this.#element.value;
    if (this.isOpen && element?.isConnected && !element.open) element.showModal();
  }

  hostDisconnected(): void {
    this.close(null);
  }

  // Reopened at once, the first closing's event arrives late: the dialog is open again by then.
  readonly #left = () => {
    if (this.#element.value?.open !== true) this.close(null);
  };

  render({ heading, body, actions, wide = false }: DialogContent): TemplateResult | undefined {
    if (!this.isOpen) return undefined;
    return html`<dialog
      class=${wide ? 'dialog wide' : 'dialog'}
      aria-labelledby=${this.#id}
      ${ref(this.#element)}
      @close=${this.#left}
    >
      <h3 class="dialog-heading" id=${this.#id} tabindex=${wide ? '-1' : nothing} ?autofocus=${wide}>${heading}</h3>
      <div class="dialog-body">${body}</div>
      <div class="dialog-actions">${actions}</div>
    </dialog>`;
  }
}
