import type { InputError } from '@wardkit/contract/problem';
import { html, type LitElement, type TemplateResult } from 'lit';
import { focusAfterUpdate } from '../focus.ts';
import { circleAlertIcon } from '../icons.generated.ts';
import type { Language } from '../language.ts';

/** One thing that is to be put right before a form can go. */
export interface Fault {
  /** What to do, with the field named. */
  readonly message: string;
  /** A selector of the field inside the widget; null where it is about none. */
  readonly target: string | null;
}

let count = 0;

/**
 * What is to be put right, as links that move the focus to the field. It stands above the form and takes the focus when
 * a submission fails, so that nobody has to look for what is wrong. The styles are `errorSummary`.
 * @example
 * readonly #summary = new ErrorSummary(this);
 * if (faults.length > 0) return this.#summary.show(faults);
 * html`${this.#summary.render(language)} <form>…</form>`
 */
export class ErrorSummary {
  readonly #host: LitElement;
  readonly #id = `faults-${++count}`;
  #faults: readonly Fault[] = [];

  constructor(host: LitElement) {
    this.#host = host;
  }

  get faults(): readonly Fault[] {
    return this.#faults;
  }

  /** Draws these faults and moves the focus to them; without any it goes away. */
  async show(faults: readonly Fault[]): Promise<void> {
    this.#faults = faults;
    this.#host.requestUpdate();
    if (faults.length > 0) await focusAfterUpdate(this.#host, `#${this.#id}`);
  }

  /** Takes it away, the focus stays where it is. */
  clear(): void {
    if (this.#faults.length > 0) void this.show([]);
  }

  render({ shared, format }: Pick<Language<unknown>, 'shared' | 'format'>): TemplateResult | null {
    if (this.#faults.length === 0) return null;
    const words = shared.errorSummary;
    return html`<div class="error-summary" id=${this.#id} role="group" tabindex="-1" aria-labelledby="${this.#id}-heading">
      <p class="error-summary-heading" id="${this.#id}-heading">
        ${circleAlertIcon()} ${words.heading(this.#faults.length, format)}
      </p>
      <ul>
        ${this.#faults.map(({ message, target }) =>
          target === null
            ? html`<li>${message}</li>`
            : html`<li><a href=${target} @click=${(event: Event) => this.#goTo(event, target)}>${message}</a></li>`,
        )}
      </ul>
      <p class="sub">${words.kept}</p>
    </div>`;
  }

  // The address of the page is the portal's: a link in here moves the focus and nothing else.
  #goTo(event: Event, target: string): void {
    event.preventDefault();
    const field = this.#host.renderRoot.querySelector<HTMLElement>(target);
    const folded = field?.closest('details');
    if (folded) folded.open = true;
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  }
}

/**
 * The faults that a server told, each with the field that it is about.
 * @param errors `errors` of the server's problem, or undefined where it told none
 * @param fields selectors of fields by the JSON pointer into the body that they stand for; the longest that a pointer
 *   begins with counts, so `/address` takes `/address/text` too
 * @example serverFaults(error.problem.errors, { '/endedOn': '#ended-day', '/reason': '#reason' })
 */
export function serverFaults(
  errors: readonly InputError[] | undefined,
  fields: Readonly<Record<string, string>>,
): Fault[] {
  const known = Object.keys(fields).sort((one, other) => other.length - one.length);
  return (errors ?? []).map(({ pointer, message }) => {
    const plain = pointer.replace(/^#/, '');
    const found = known.find((each) => plain === each || plain.startsWith(`${each}/`));
    return { message, target: found === undefined ? null : (fields[found] ?? null) };
  });
}
