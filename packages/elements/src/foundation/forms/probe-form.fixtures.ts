import { html } from 'lit';
import type { Fixture } from '../../testing/element-suite.ts';
import { find } from '../../testing/find.ts';
import type { Language, MessageLoaders } from '../language.ts';
import { type SignatureAnswer, SignatureField, type SignatureShown } from '../signature/signature-field.ts';
import { cards } from '../styles/cards.ts';
import { fields } from '../styles/fields.ts';
import { dateFields, errorSummary } from '../styles/forms.ts';
import { signatureField } from '../styles/signature-field.ts';
import { DateField } from './date-field.ts';
import { ErrorSummary, serverFaults } from './error-summary.ts';
import { type FormProblem, WardFormElement, type WireValue } from './form-element.ts';

interface Words {
  arrival: string;
  hint: string;
  landlord: string;
  send: string;
}

const loaders: MessageLoaders<Words> = {
  en: () =>
    Promise.resolve({ arrival: 'Day of arrival', hint: 'As in the contract', landlord: 'Landlord', send: 'Hand in' }),
  'zh-Hans': () => Promise.resolve({ arrival: '入住日期', hint: '以合同为准', landlord: '房东', send: '提交' }),
  'zh-Hant': () => Promise.resolve({ arrival: '入住日期', hint: '以合約為準', landlord: '房東', send: '提交' }),
  ja: () => Promise.resolve({ arrival: '入居日', hint: '契約書のとおり', landlord: '家主', send: '提出する' }),
  ko: () => Promise.resolve({ arrival: '입주일', hint: '계약서대로', landlord: '집주인', send: '제출' }),
};

/** A widget of the parts that forms are made of. */
export class ProbeForm extends WardFormElement<Words> {
  static override readonly component: string = 'probe-form';
  static override styles = [cards, fields, dateFields, errorSummary, signatureField];

  readonly arrival = new DateField(this, {
    id: 'arrival',
    required: true,
    limits: () => ({ earliest: '2026-01-01', latest: '2026-12-31' }),
    changed: () => this.formChanged(),
  });
  readonly summary = new ErrorSummary(this);
  readonly signature = new SignatureField(this);
  answer: SignatureAnswer | null = null;
  #url: string | null = null;

  constructor() {
    super(loaders);
  }

  protected override get worksWithoutClient(): boolean {
    return true;
  }
  protected override get formValue(): WireValue {
    const { value } = this.arrival;
    return value === null ? null : { arrivedOn: value };
  }
  protected override formProblem(language: Language<Words>): FormProblem | null {
    const message = this.required ? this.arrival.fault(language) : null;
    return message === null ? null : { flag: 'valueMissing', message, anchor: this.arrival.target };
  }
  protected override resetForm(): void {
    this.arrival.value = null;
  }
  protected override restoreForm(state: string): void {
    const [, date] = /"arrivedOn":"([\d-]+)"/.exec(state) ?? [];
    if (date !== undefined) this.arrival.value = date;
  }

  /** What a press on the button does, and what a server's refusal does. */
  async send(errors?: { pointer: string; code: string; message: string }[]): Promise<void> {
    const { language } = this;
    if (language === null) return;
    const own = this.arrival.check()
      ? []
      : [{ message: this.arrival.fault(language) ?? '', target: this.arrival.target }];
    await this.summary.show([...own, ...serverFaults(errors, { '/arrivedOn': '#arrival-day' })]);
  }

  protected override view(language: Language<Words>): unknown {
    const { words } = language;
    const { answer } = this;
    const shown: SignatureShown | null = answer?.form === 'signature' ? { form: 'signature', url: this.#url } : answer;
    return html`<section class="card" aria-label=${words.send}>
      ${this.summary.render(language)}
      ${this.arrival.render(language, { legend: words.arrival, hint: words.hint, disabled: this.isDisabled })}
      ${this.signature.render({
        id: 'landlord',
        signer: words.landlord,
        language,
        shown,
        disabled: this.isDisabled,
        answered: (given) => this.#keep(given),
      })}
      <button class="button primary" type="button" ?disabled=${this.isDisabled} @click=${() => this.send()}>
        ${words.send}
      </button>
    </section>`;
  }

  #keep(given: SignatureAnswer): void {
    this.answer = given;
    if (this.#url !== null) URL.revokeObjectURL(this.#url);
    this.#url = given.form === 'signature' ? URL.createObjectURL(given.picture) : null;
    this.requestUpdate();
  }
}

/** Types a date into the fields, as a person does. */
export function typeDate(element: HTMLElement, day: string, month: string, year: string): void {
  for (const [part, text] of Object.entries({ day, month, year })) {
    const input = find<HTMLInputElement>(element, `#arrival-${part}`) as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
}

/** The states of the parts. */
export const fixtures: readonly Fixture[] = [
  { name: 'at rest' },
  {
    name: 'a date that there is not',
    prepare: async (element) => {
      typeDate(element, '31', '2', '2026');
      await (element as ProbeForm).send([
        { pointer: '/signatures/0', code: 'x', message: 'A landlord signs. 房东要签名。' },
      ]);
    },
  },
  { name: 'disabled', properties: { disabled: true } },
  {
    name: 'the pad is open',
    prepare: async (element) => {
      find(element, '[data-open="pad"]')?.click();
    },
  },
  {
    name: 'no signature, without a reason yet',
    prepare: async (element) => {
      find(element, '[data-open="reason"]')?.click();
      await (element as ProbeForm).updateComplete;
      find(element, '.signature .primary')?.click();
    },
  },
];
