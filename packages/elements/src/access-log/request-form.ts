import type { OwnRecord, PersonRequestFiling } from '@wardkit/contract/person-requests';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Fault } from '../foundation/forms/error-summary.ts';
import { readIdentityNumber } from '../foundation/forms/identity-number.ts';
import { TelephoneReader } from '../foundation/forms/telephone-reader.ts';
import { circleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import type { AccessLogMessages } from './access-log.en.ts';
import { lastOf } from './pointer.ts';

type Kind = PersonRequestFiling['kind'];
type Field = 'record' | 'field' | 'correctValue' | 'statement';

const kinds: readonly Kind[] = ['correction', 'deletion', 'restriction'];
/** What can be put right, by the last part of its pointer. */
const correctable: readonly string[] = ['name', 'identityNumber', 'telephone'];

/** What a person asks to be done with their data: in this page's memory until it is sent. */
export class RequestForm {
  kind: Kind = 'correction';
  record = '';
  field = '';
  correctValue = '';
  statement = '';
  readonly #host: ReactiveControllerHost;
  readonly #today: () => string;
  readonly #telephones = new TelephoneReader();
  #told = false;

  constructor(host: ReactiveControllerHost, today: () => string) {
    this.#host = host;
    this.#today = today;
  }

  /** Empties it, for a record where one was chosen. */
  begin(record = ''): void {
    Object.assign(this, { kind: 'correction', record, field: '', correctValue: '', statement: '' });
    this.#told = false;
    this.#telephones.load(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }

  get isTouched(): boolean {
    return this.correctValue !== '' || this.statement !== '';
  }

  set(values: Partial<Pick<RequestForm, Field | 'kind'>>): void {
    Object.assign(this, values);
    if ('record' in values) this.field = '';
    this.#host.requestUpdate();
  }

  faultOf(name: Field, words: AccessLogMessages['faults']): string | null {
    const corrects = this.kind === 'correction';
    if (name === 'statement') return this.statement.trim() === '' ? words.statement : null;
    if (!corrects) return null;
    // There is no field to choose before there is a record.
    if (name === 'field' && this.record === '') return null;
    if (name !== 'correctValue') return this[name] === '' ? words[name] : null;
    const text = this.correctValue.trim();
    if (text === '') return words.correctValue;
    return this.#read(text) === null ? words[lastOf(this.field) === 'telephone' ? 'telephone' : 'identity'] : null;
  }

  /** Tells all that is wrong from now on. */
  check(words: AccessLogMessages['faults']): Fault[] {
    this.#told = true;
    this.#host.requestUpdate();
    return (['record', 'field', 'correctValue', 'statement'] as const).flatMap((name) => {
      const message = this.faultOf(name, words);
      return message === null ? [] : [{ message, target: `#request-${name}` }];
    });
  }

  /** The request, once `check` found nothing wrong. */
  filing(): Omit<PersonRequestFiling, 'personId'> {
    const corrects = this.kind === 'correction';
    return {
      kind: this.kind,
      record: this.record === '' ? null : this.record,
      field: this.field === '' ? null : this.field,
      correctValue: corrects ? this.#read(this.correctValue.trim()) : null,
      statement: this.statement.trim(),
    };
  }

  render(
    language: Language<AccessLogMessages>,
    records: readonly { readonly record: OwnRecord; readonly label: string }[],
    disabled: boolean,
  ): TemplateResult {
    const { words } = language;
    const corrects = this.kind === 'correction';
    const fields = records.find(({ record }) => record.record === this.record)?.record.fields ?? [];
    const shown = corrects ? fields.filter((field) => correctable.includes(lastOf(field))) : fields;
    return html`<fieldset class="field">
        <legend>${words.form.kind}</legend>
        <div class="segments kinds">
          ${kinds.map(
            (kind) => html`<label class="segment">
              <input
                type="radio"
                name="kind"
                value=${kind}
                ?disabled=${disabled}
                .checked=${live(this.kind === kind)}
                @change=${() => this.set({ kind })}
              />
              <span class="segment-face">${words.kindsOfRequest[kind]}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      ${this.#select('record', words.form.record, language, disabled, [
        ['', corrects ? words.form.chooseRecord : words.form.everything],
        ...records.map(({ record, label }) => [record.record, label] as const),
      ])}
      ${
        this.record === ''
          ? null
          : this.#select('field', words.form.field, language, disabled, [
              ['', corrects ? words.form.chooseField : words.form.wholeRecord],
              ...shown.map((field) => [field, words.fields[lastOf(field)] ?? words.otherField] as const),
            ])
      }
      ${
        corrects
          ? this.#around(
              'correctValue',
              words.form.correctValue,
              language,
              words.form.correctHint,
              (look) => html`<input
                id="request-correctValue"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                ?disabled=${disabled}
                aria-invalid=${look.invalid}
                aria-describedby=${look.described}
                .value=${live(this.correctValue)}
                @input=${(event: Event) => this.set({ correctValue: (event.target as HTMLInputElement).value })}
              />`,
            )
          : null
      }
      ${this.#around(
        'statement',
        words.form.statement,
        language,
        null,
        (look) => html`<textarea
          id="request-statement"
          rows="3"
          maxlength="2000"
          autocomplete="off"
          ?disabled=${disabled}
          aria-invalid=${look.invalid}
          aria-describedby=${look.described}
          .value=${live(this.statement)}
          @input=${(event: Event) => this.set({ statement: (event.target as HTMLTextAreaElement).value })}
        ></textarea>`,
      )}`;
  }

  #select(
    name: 'record' | 'field',
    label: string,
    language: Language<AccessLogMessages>,
    disabled: boolean,
    options: readonly (readonly [value: string, label: string])[],
  ): TemplateResult {
    return this.#around(
      name,
      label,
      language,
      null,
      (look) => html`<select
        id="request-${name}"
        ?disabled=${disabled}
        aria-invalid=${look.invalid}
        aria-describedby=${look.described}
        @change=${(event: Event) => this.set({ [name]: (event.target as HTMLSelectElement).value })}
      >
        ${options.map(([value, text]) => html`<option value=${value} .selected=${this[name] === value}>${text}</option>`)}
      </select>`,
    );
  }

  #around(
    name: Field,
    label: string,
    { words }: Language<AccessLogMessages>,
    hint: string | null,
    input: (look: { invalid: unknown; described: unknown }) => TemplateResult,
  ): TemplateResult {
    const fault = this.#told ? this.faultOf(name, words.faults) : null;
    const described = [hint && `request-${name}-hint`, fault && `request-${name}-fault`].filter(Boolean).join(' ');
    return html`<div class="field">
      <label for="request-${name}">${label}</label>
      ${hint === null ? null : html`<p class="hint" id="request-${name}-hint">${hint}</p>`}
      ${input({ invalid: fault === null ? nothing : 'true', described: described === '' ? nothing : described })}
      ${fault === null ? null : html`<p class="field-error" id="request-${name}-fault">${circleAlertIcon()} ${fault}</p>`}
    </div>`;
  }

  /** The value as the contract carries it; null where it can't be right. */
  #read(text: string): string | null {
    const name = lastOf(this.field);
    if (name === 'identityNumber') {
      const reading = readIdentityNumber(text, this.#today());
      return reading.ok ? reading.number : null;
    }
    if (name !== 'telephone') return text;
    const reading = this.#telephones.read(text);
    return reading.ok ? reading.telephone : null;
  }
}
