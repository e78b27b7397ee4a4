import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { Language } from '../language.ts';
import { WardElement } from '../ward-element.ts';

/** What goes over the wire: JSON without a `Date`, an undefined member or a function. */
export type WireValue =
  | string
  | number
  | boolean
  | null
  | readonly WireValue[]
  | { readonly [name: string]: WireValue };

/** Why a portal's form can't be handed in as it is. */
export interface FormProblem {
  /** `valueMissing` where nothing was entered, `badInput` where it can't be read, `customError` for all else. */
  readonly flag: 'valueMissing' | 'badInput' | 'customError';
  /** What to do, in the language of the widget. */
  readonly message: string;
  /** A selector of what the browser moves the focus to; it must be able to have it. */
  readonly anchor: string;
}

/**
 * The base of a widget that takes part in a portal's `<form>` as a field does: it has a name, is in `FormData`, is
 * disabled with its fieldset, is reset and restored, and stops a form that can't be handed in. What is in a form is
 * in the portal's hands, so a value never holds a person's data: the id of a record, its state, a date.
 *
 * The widget gives `formValue`, `formProblem`, `resetForm` and `restoreForm`, and calls `formChanged()` when a person
 * has changed it.
 * @fires change when a person has changed its value
 */
export abstract class WardFormElement<Messages = unknown> extends WardElement<Messages> {
  static readonly formAssociated = true;
  static override properties: PropertyDeclarations = { required: { type: Boolean, noAccessor: true } };

  readonly #internals = this.attachInternals();
  #isDisabled = false;

  /** The text in `FormData` under its name: text as it is, all else as JSON; null leaves it out. */
  get value(): string | null {
    const value = this.formValue;
    return value === null || typeof value === 'string' ? value : JSON.stringify(value);
  }

  /**
   * The key in `FormData`; without one it is not in it.
   * @attr
   */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string) {
    this.setAttribute('name', name);
  }

  /**
   * Whether the form waits for a value.
   * @attr
   */
  get required(): boolean {
    return this.hasAttribute('required');
  }
  set required(required: boolean) {
    const was = this.required;
    this.toggleAttribute('required', required);
    this.requestUpdate('required', was);
  }

  /**
   * Whether it was disabled by itself; `:disabled` also matches where a fieldset around it is.
   * @attr
   */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(disabled: boolean) {
    this.toggleAttribute('disabled', disabled);
  }

  /** The form that it is in, or null. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  /** The `<label>` elements that name it. */
  get labels(): NodeList {
    return this.#internals.labels;
  }
  /** The tag, as a field of a form names its kind. */
  get type(): string {
    return this.localName;
  }
  /** Whether the form can be handed in with it, and why not. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  /** What to do so that the form can be handed in; empty where nothing stops it. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  /** Whether it can stop a form at all: a disabled one can not. */
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }
  /** Tells whether the form can be handed in with it; where not, an `invalid` event goes out. */
  checkValidity(): boolean {
    this.#tellForm();
    return this.#internals.checkValidity();
  }
  /** As `checkValidity()`, and the browser shows the reason at the field. */
  reportValidity(): boolean {
    this.#tellForm();
    return this.#internals.reportValidity();
  }

  /** Moves the focus to its first field or button, as a press on its label does. */
  override focus(options?: FocusOptions): void {
    this.renderRoot
      .querySelector<HTMLElement>('input:enabled, select:enabled, textarea:enabled, button:enabled, a[href]')
      ?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('click', this.#pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('click', this.#pressed);
  }

  /**
   * Called by the browser.
   * @internal
   */
  formDisabledCallback(isDisabled: boolean): void {
    this.#isDisabled = isDisabled;
    this.requestUpdate();
  }

  /**
   * Called by the browser.
   * @internal
   */
  formResetCallback(): void {
    this.resetForm();
    this.#tellForm();
  }

  /**
   * Called by the browser, with what it kept when the person left the page.
   * @internal
   */
  formStateRestoreCallback(state: unknown): void {
    if (typeof state !== 'string') return;
    this.restoreForm(state);
    this.#tellForm();
  }

  /** Whether it, or a fieldset around it, is disabled: nothing in it can then be changed. */
  protected get isDisabled(): boolean {
    return this.#isDisabled;
  }

  /** What it says to the form now; null says nothing. Never a person's data, and never a `Date`. */
  protected abstract get formValue(): WireValue;

  /** What the browser keeps to restore it by, unless told the value; never a person's data. */
  protected get formState(): string | null {
    return this.value;
  }

  /** Why the form can't go as it is; null while it can. What `required` asks for is up to the widget. */
  protected abstract formProblem(language: Language<Messages>): FormProblem | null;

  /** Back to what it was before a person changed it. */
  protected abstract resetForm(): void;

  /** Back to what {@link formState} said, perhaps in an older version. */
  protected abstract restoreForm(state: string): void;

  /** Tells the form, and the portal by a `change`, that a person has changed the value. */
  protected formChanged(): void {
    this.#tellForm();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#tellForm();
  }

  #tellForm(): void {
    this.#internals.setFormValue(this.value, this.formState);
    const { language } = this;
    // Before its words are here nobody can have filled it in.
    const waits = this.required && this.value === null;
    const problem = language === null ? null : this.formProblem(language);
    if (problem !== null) {
      const anchor = this.renderRoot.querySelector<HTMLElement>(problem.anchor) ?? undefined;
      this.#internals.setValidity({ [problem.flag]: true }, problem.message, anchor);
    } else if (language === null && waits) this.#internals.setValidity({ valueMissing: true }, '…');
    else this.#internals.setValidity({});
  }

  // A press on a label arrives at the element itself, and at nothing inside it.
  readonly #pressed = (event: Event) => {
    if (event.composedPath()[0] === this && !this.#isDisabled) this.focus();
  };
}
