import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Formats } from '../formats.ts';
import { circleAlertIcon } from '../icons.generated.ts';
import type { Language } from '../language.ts';
import type { SharedMessages } from '../shared.en.ts';
import {
  type DateLimits,
  type DatePart,
  type DateProblem,
  type DateTexts,
  dateOrder,
  noDate,
  readDate,
  textsOf,
  wholeDate,
} from './date-parts.ts';

/** How a date is asked for. */
export interface DateFieldOptions {
  /** Unlike any other in the widget; the fields are `<id>-year`, `<id>-month` and `<id>-day`. */
  readonly id: string;
  /** Called with every change by a person: `YYYY-MM-DD`, or null while there is no date. */
  readonly changed?: (value: string | null) => void;
  /** The earliest and latest date that are taken, asked anew each time. */
  readonly limits?: () => DateLimits;
  /** Whether there must be a date. */
  readonly required?: boolean;
}

/** What is drawn around the three fields. */
export interface DateFieldWords {
  readonly legend: string;
  readonly hint?: string;
  readonly disabled?: boolean;
}

/**
 * A date that is typed: day, month and year each in a field, in the order of the language, in one fieldset. What is
 * wrong is told when the person has left the three fields, or when `check()` asks, and never while they type.
 * The styles are `fields` and `dateFields`.
 * @example
 * readonly #arrival = new DateField(this, { id: 'arrival', required: true, changed: (date) => { … } });
 * html`${this.#arrival.render(language, { legend: words.arrival })}`
 * if (!this.#arrival.check()) faults.push({ message: this.#arrival.fault(language) ?? '', target: this.#arrival.target });
 */
export class DateField {
  readonly #host: ReactiveControllerHost;
  readonly #options: DateFieldOptions;
  #texts: DateTexts = noDate;
  /** Whether what is wrong is told. */
  #isTold = false;

  constructor(host: ReactiveControllerHost, options: DateFieldOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** `YYYY-MM-DD`; null where nothing was typed or what was typed is no date. */
  get value(): string | null {
    const read = readDate(this.#texts, this.#options.limits?.());
    return read.ok ? read.value : null;
  }

  /** Puts a date in, or empties the fields, without telling anybody. */
  set value(value: string | null) {
    this.#texts = textsOf(value);
    this.#isTold = false;
    this.#host.requestUpdate();
  }

  /** What is wrong now, told or not. */
  get problem(): DateProblem | null {
    const read = readDate(this.#texts, this.#options.limits?.());
    if (!read.ok) return read.problem;
    const isMissing = read.value === null && this.#options.required === true;
    return isMissing ? { kind: 'missing', parts: ['day', 'month', 'year'] } : null;
  }

  /** What is wrong, in words. */
  fault({ shared, format }: Pick<Language<unknown>, 'shared' | 'format'>): string | null {
    const { problem } = this;
    return problem === null ? null : dateWords(problem, shared.date, format);
  }

  /** A selector of the field that is to be looked at. */
  get target(): string {
    return `#${this.#options.id}-${this.problem?.parts[0] ?? 'day'}`;
  }

  /** Tells from now on what is wrong. @returns whether nothing is */
  check(): boolean {
    this.#isTold = true;
    this.#host.requestUpdate();
    return this.problem === null;
  }

  render(language: Language<unknown>, { legend, hint, disabled = false }: DateFieldWords): TemplateResult {
    const { id } = this.#options;
    const problem = this.#isTold ? this.problem : null;
    const words = language.shared.date;
    const described = [hint && `${id}-hint`, problem && `${id}-fault`].filter(Boolean).join(' ');
    return html`<fieldset
      class="field date-field"
      ?disabled=${disabled}
      aria-describedby=${described === '' ? nothing : described}
      @focusout=${this.#left}
    >
      <legend>${legend}</legend>
      ${hint === undefined ? null : html`<p class="hint" id="${id}-hint">${hint}</p>`}
      <div class="date-parts">
        ${dateOrder(language.format.language).map(
          (part) => html`<label class="date-part ${part}">
            <span class="hint">${words.parts[part]}</span>
            <input
              id="${id}-${part}"
              inputmode="numeric"
              autocomplete="off"
              aria-invalid=${problem?.parts.some((each) => each === part) ? 'true' : nothing}
              .value=${live(this.#texts[part])}
              @input=${(event: Event) => this.#type(part, (event.target as HTMLInputElement).value)}
              @paste=${this.#paste}
            />
          </label>`,
        )}
      </div>
      ${
        problem === null
          ? null
          : html`<p class="field-error" id="${id}-fault">${circleAlertIcon()} ${dateWords(problem, words, language.format)}</p>`
      }
    </fieldset>`;
  }

  #type(part: DatePart, text: string): void {
    this.#texts = { ...this.#texts, [part]: text };
    this.#changed();
  }

  readonly #paste = (event: ClipboardEvent) => {
    const texts = wholeDate(event.clipboardData?.getData('text/plain') ?? '');
    if (texts === null) return;
    event.preventDefault();
    this.#texts = texts;
    this.#changed();
  };

  readonly #left = (event: FocusEvent) => {
    const group = event.currentTarget as HTMLElement;
    const isInside = event.relatedTarget instanceof Node && group.contains(event.relatedTarget);
    // Nothing typed is nothing wrong before the person wants to go on.
    if (isInside || isEmpty(this.#texts)) return;
    this.check();
  };

  #changed(): void {
    this.#host.requestUpdate();
    this.#options.changed?.(this.value);
  }
}

function isEmpty(texts: DateTexts): boolean {
  const read = readDate(texts);
  return read.ok && read.value === null;
}

function dateWords(problem: DateProblem, words: SharedMessages['date'], format: Formats): string {
  const [first] = problem.parts;
  switch (problem.kind) {
    case 'missing':
      return problem.parts.length === 3 || first === undefined
        ? words.missing
        : problem.parts.map((part) => words.missingParts[part]).join(' ');
    case 'not-a-number':
      return problem.parts.map((part) => words.notNumber[part]).join(' ');
    case 'out-of-range':
      return words.outOfRange[problem.parts[0]];
    case 'no-such-day':
      return words.noSuchDay(format.month(problem.year, problem.month), problem.days);
    case 'too-early':
      return words.tooEarly(format.date(problem.limit));
    case 'too-late':
      return words.tooLate(format.date(problem.limit));
  }
}
