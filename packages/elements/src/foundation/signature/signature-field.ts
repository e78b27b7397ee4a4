import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { focusAfterUpdate } from '../focus.ts';
import { circleAlertIcon, pencilIcon, undo2Icon } from '../icons.generated.ts';
import type { Language } from '../language.ts';
import { noticeLine } from '../state-notice.ts';
import type { SigningPad } from './signing-pad.ts';

/** What a person gave: a picture of a signature, or why there is none. */
export type SignatureAnswer =
  | { readonly form: 'signature'; readonly picture: Blob }
  | { readonly form: 'refused'; readonly reason: string };

/** What is on record so far: the address of the picture (null while it is read), or the reason. */
export type SignatureShown =
  | { readonly form: 'signature'; readonly url: string | null }
  | { readonly form: 'refused'; readonly reason: string };

/** What a signature needs to be drawn. */
export interface SignatureFieldOptions {
  /** Unlike any other in the widget; the field is `#<id>`. */
  readonly id: string;
  /** Who signs, such as the landlord. */
  readonly signer: string;
  readonly language: Pick<Language<unknown>, 'shared'>;
  readonly shown: SignatureShown | null;
  readonly answered: (answer: SignatureAnswer) => void;
  readonly disabled?: boolean;
}

const kinds = ['refuses', 'cannot', 'paper'] as const;
type Kind = (typeof kinds)[number];

/**
 * A signature by finger, pen or mouse as a PNG picture and nothing more, or the reason for which there is none: that way
 * goes by the keyboard too, for who can't write on a screen or signs on paper. The pad is loaded when it is opened.
 * The styles are `fields` and `signatureField`.
 * @example
 * readonly #landlord = new SignatureField(this);
 * html`${this.#landlord.render({ id: 'landlord', signer: words.landlord, language, shown, answered })}`
 */
export class SignatureField implements ReactiveController {
  readonly #host: LitElement;
  readonly #canvas = createRef<HTMLCanvasElement>();
  #open: 'nothing' | 'pad' | 'reason' = 'nothing';
  #pad: SigningPad | null = null;
  #failed = false;
  #kind: Kind | null = null;
  #reason = '';
  #isTold = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const canvas = this.#canvas.value;
    if (this.#open === 'pad' && this.#pad === null && canvas?.isConnected) void this.#load(canvas);
  }

  hostDisconnected(): void {
    this.#close();
  }

  render(options: SignatureFieldOptions): TemplateResult {
    const { id, signer, shown, disabled = false } = options;
    const words = options.language.shared.signature;
    return html`<fieldset class="field signature" id=${id} tabindex="-1" ?disabled=${disabled}>
      <legend>${signer}</legend>
      ${
        this.#open === 'pad'
          ? this.#padView(options)
          : this.#open === 'reason'
            ? this.#reasonView(options)
            : [
                shown === null ? null : shownView(shown, signer, words),
                html`<div class="signature-actions">
                  <button class="button" type="button" data-open="pad" @click=${() => this.#show('pad', id)}>
                    ${pencilIcon()} ${shown?.form === 'signature' ? words.signAgain : words.sign}
                  </button>
                  <button class="button quiet" type="button" data-open="reason" @click=${() => this.#show('reason', id)}>
                    ${shown?.form === 'refused' ? words.change : words.refuse}
                  </button>
                </div>`,
              ]
      }
    </fieldset>`;
  }

  #padView({ id, signer, language, answered }: SignatureFieldOptions): TemplateResult {
    const { signature: words, cancel } = language.shared;
    const isEmpty = this.#pad?.isEmpty ?? true;
    if (this.#failed) {
      return html`${noticeLine('extreme', circleAlertIcon(), words.padFailed)}
        <div class="signature-actions">
          <button class="button" type="button" @click=${() => this.#show('pad', id)}>${language.shared.retry}</button>
          <button class="button quiet" type="button" @click=${() => this.#show('reason', id)}>${words.refuse}</button>
        </div>`;
    }
    return html`<canvas class="signature-pad" role="img" aria-label="${signer}: ${words.pad}" ${ref(this.#canvas)}></canvas>
      <p class="hint">${words.padHint}</p>
      <div class="signature-actions">
        <button class="button quiet" type="button" aria-disabled=${isEmpty} @click=${() => this.#pad?.undo()}>
          ${undo2Icon()} ${words.undo}
        </button>
        <button class="button quiet" type="button" aria-disabled=${isEmpty} @click=${() => this.#pad?.clear()}>
          ${words.clear}
        </button>
        <button class="button" type="button" @click=${() => this.#leave(id, 'pad')}>${cancel}</button>
        <button
          class="button primary"
          type="button"
          aria-disabled=${isEmpty}
          @click=${() => this.#finish(id, answered)}
        >${words.done}</button>
      </div>`;
  }

  #reasonView({ id, language, answered }: SignatureFieldOptions): TemplateResult {
    const { signature: words, cancel } = language.shared;
    return html`<fieldset class="field" aria-describedby=${this.#isTold ? `${id}-fault` : nothing}>
        <legend class="sub">${words.why}</legend>
        <div class="signature-kinds">
          ${kinds.map(
            (kind) => html`<label class="choice">
              <input
                type="radio"
                name="${id}-kind"
                value=${kind}
                aria-invalid=${this.#isTold && this.#kind === null ? 'true' : nothing}
                .checked=${this.#kind === kind}
                @change=${() => this.#choose(kind)}
              />
              ${words.kinds[kind]}
            </label>`,
          )}
        </div>
      </fieldset>
      <div class="field">
        <label for="${id}-reason">${words.reason}</label>
        <input
          id="${id}-reason"
          autocomplete="off"
          maxlength="200"
          aria-invalid=${this.#isTold && this.#reason.trim() === '' ? 'true' : nothing}
          aria-describedby=${this.#isTold ? `${id}-fault` : nothing}
          .value=${this.#reason}
          @input=${(event: Event) => {
            this.#reason = (event.target as HTMLInputElement).value;
          }}
        />
      </div>
      ${
        this.#isTold
          ? html`<p class="field-error" id="${id}-fault">${circleAlertIcon()} ${words.reasonMissing}</p>`
          : null
      }
      <div class="signature-actions">
        <button class="button" type="button" @click=${() => this.#leave(id, 'reason')}>${cancel}</button>
        <button class="button primary" type="button" @click=${() => this.#refuse(id, words.kinds, answered)}>
          ${words.keepReason}
        </button>
      </div>`;
  }

  #show(part: 'pad' | 'reason', id: string): void {
    this.#close();
    this.#open = part;
    this.#host.requestUpdate();
    void focusAfterUpdate(this.#host, part === 'pad' ? `#${id}` : `#${id} input`);
  }

  #leave(id: string, from: 'pad' | 'reason'): void {
    this.#close();
    this.#host.requestUpdate();
    void focusAfterUpdate(this.#host, `#${id} [data-open="${from}"]`);
  }

  #choose(kind: Kind): void {
    this.#kind = kind;
    this.#host.requestUpdate();
  }

  async #load(canvas: HTMLCanvasElement): Promise<void> {
    try {
      const { SigningPad } = await import('./signing-pad.ts');
      if (this.#open !== 'pad' || this.#canvas.value !== canvas || this.#pad !== null) return;
      this.#pad = new SigningPad(canvas, () => this.#host.requestUpdate());
    } catch {
      this.#failed = true;
    }
    this.#host.requestUpdate();
  }

  async #finish(id: string, answered: SignatureFieldOptions['answered']): Promise<void> {
    const pad = this.#pad;
    if (pad === null || pad.isEmpty) return;
    const picture = await pad.picture();
    this.#leave(id, 'pad');
    answered({ form: 'signature', picture });
  }

  #refuse(id: string, words: Readonly<Record<Kind, string>>, answered: SignatureFieldOptions['answered']): void {
    const kind = this.#kind;
    const reason = this.#reason.trim();
    if (kind === null || reason === '') {
      this.#isTold = true;
      this.#host.requestUpdate();
      const input = kind === null ? 'input' : `#${id}-reason`;
      void focusAfterUpdate(this.#host, kind === null ? `#${id} ${input}` : input);
      return;
    }
    this.#leave(id, 'reason');
    answered({ form: 'refused', reason: `${words[kind]}: ${reason}` });
  }

  #close(): void {
    this.#pad?.release();
    this.#pad = null;
    this.#failed = false;
    this.#isTold = false;
    this.#open = 'nothing';
  }
}

function shownView(
  shown: SignatureShown,
  signer: string,
  words: SignatureFieldOptions['language']['shared']['signature'],
): TemplateResult {
  if (shown.form === 'refused') return html`<p class="signature-reason">${words.notSigned(shown.reason)}</p>`;
  return shown.url === null
    ? html`<div class="signature-picture waiting"></div>`
    : html`<img class="signature-picture" src=${shown.url} alt=${words.picture(signer)} width="900" height="300" />`;
}
