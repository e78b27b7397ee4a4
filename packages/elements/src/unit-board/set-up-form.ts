import type { ResponseUnit, ResponseUnitChange, ResponseUnitCreation } from '@wardkit/contract/response-units';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { actionFault, isClientError } from '../foundation/client-failure.ts';
import { Dialog } from '../foundation/dialog.ts';
import { ErrorSummary, type Fault, serverFaults } from '../foundation/forms/error-summary.ts';
import { circleAlertIcon, trash2Icon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { newIdentifier } from '../foundation/new-identifier.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { FormActions } from './availability-form.ts';
import type { UnitBoardController } from './unit-board.controller.ts';
import type { UnitBoardMessages } from './unit-board.en.ts';
import { UnitSetUpEvent } from './unit-board.events.ts';

type Field = 'label' | 'kind' | 'people';
const longestLabel = 60;
const mostPeople = 200;
const targets = { '/label': '#unit-label', '/kind': '#unit-kind', '/strength': '#unit-people' };

/** What came of a set-up: which words tell it, and the unit that they are about. */
export interface SetUpDone {
  readonly change: 'create' | 'change' | 'delete';
  readonly unitId: string;
  readonly label: string;
}

/** Sets units up: a new one, another name, kind or strength, or off the list after a question. The post stays as it is. */
export class SetUpForm {
  /** Over which unit it is open; `new` for one that is not there yet. */
  open: string | 'new' | null = null;
  readonly summary: ErrorSummary;
  readonly #host: WardElement<UnitBoardMessages>;
  readonly #board: UnitBoardController;
  readonly #removing: Dialog<'remove'>;
  /** Of a new unit: kept through a failure, so that a second attempt makes no second unit. */
  #newId = '';
  #texts = { label: '', kind: '', people: '' };
  #faults: readonly Field[] = [];
  /** Why a new unit was not taken; that of another stands in its row. */
  #refusal: string | null = null;
  #isSending = false;
  #about: ResponseUnit | null = null;

  constructor(host: WardElement<UnitBoardMessages>, board: UnitBoardController) {
    this.#host = host;
    this.#board = board;
    this.summary = new ErrorSummary(host);
    this.#removing = new Dialog<'remove'>(host);
    host.withClient((_, signal) => signal.addEventListener('abort', () => this.close(), { once: true }));
  }

  begin(unit: ResponseUnit | null): void {
    this.open = unit?.id ?? 'new';
    this.#newId = newIdentifier(this.#host.clock.now());
    this.#texts = {
      label: unit?.label ?? '',
      kind: unit?.kind ?? '',
      people: unit === null ? '' : String(unit.strength),
    };
    this.#faults = [];
    this.#refusal = null;
    this.summary.clear();
    this.#host.requestUpdate();
  }

  close(): void {
    this.open = null;
    this.summary.clear();
    this.#host.requestUpdate();
  }

  /** @returns what was done, or null */
  async submit({ words }: Language<UnitBoardMessages>): Promise<SetUpDone | null> {
    const { open } = this;
    const body = this.#read();
    if (open === null || this.#isSending) return null;
    if (body === null) {
      await this.summary.show(this.#faults.map((field) => faultOf(field, this.#texts.label, words)));
      return null;
    }
    const isNew = open === 'new';
    const unitId = isNew ? this.#newId : open;
    if (!this.#host.dispatchEvent(new UnitSetUpEvent(unitId, isNew ? 'create' : 'change'))) return null;
    this.summary.clear();
    const isDone = await (isNew ? this.#create(body, words) : this.#change(unitId, body));
    return isDone ? { change: isNew ? 'create' : 'change', unitId, label: body.label } : null;
  }

  /** Asks, then takes a unit off the list. @returns what was done, or null */
  async remove(unit: ResponseUnit): Promise<SetUpDone | null> {
    this.#about = unit;
    if ((await this.#removing.open()) !== 'remove') return null;
    if (!this.#host.dispatchEvent(new UnitSetUpEvent(unit.id, 'delete'))) return null;
    this.close();
    const outcome = await this.#board.change(
      unit.id,
      (known) => known,
      ({ responseUnits }, how) => responseUnits.delete(unit.id, how),
    );
    return outcome === 'done' ? { change: 'delete', unitId: unit.id, label: unit.label } : null;
  }

  async #create(body: Omit<ResponseUnitCreation, 'post'>, words: UnitBoardMessages): Promise<boolean> {
    this.#isSending = true;
    this.#refusal = null;
    this.#host.requestUpdate();
    try {
      await this.#board.create(this.#newId, { ...body, post: null });
      this.close();
      return true;
    } catch (error) {
      if (!isClientError(error)) throw error;
      if (error.kind === 'aborted') return false;
      const problem = error.kind === 'api' ? error.problem : null;
      this.#refusal = [words.failed[actionFault(error)], problem?.detail].filter(Boolean).join(' ');
      await this.summary.show(serverFaults(problem?.errors, targets));
      return false;
    } finally {
      this.#isSending = false;
      this.#host.requestUpdate();
    }
  }

  async #change(unitId: string, body: Omit<ResponseUnitCreation, 'post'>): Promise<boolean> {
    this.close();
    const change: ResponseUnitChange = body;
    const outcome = await this.#board.change(
      unitId,
      (known) => ({ ...known, ...body }),
      ({ responseUnits }, how) => responseUnits.change(unitId, change, how),
    );
    if (outcome === 'done') return true;
    if (outcome === 'overtaken' || this.open !== null || this.#board.row(unitId)?.isGone !== false) return false;
    this.open = unitId;
    const errors = outcome.refusal?.kind === 'api' ? outcome.refusal.problem.errors : undefined;
    await this.summary.show(serverFaults(errors, targets));
    return false;
  }

  /** @param unit null for a new one */
  render(
    unit: ResponseUnit | null,
    kinds: readonly string[],
    language: Language<UnitBoardMessages>,
    act: FormActions & { readonly remove: () => void },
  ): TemplateResult {
    const { words, shared } = language;
    const isWrong = (field: Field) => this.#faults.includes(field);
    const fault = (field: Field) =>
      isWrong(field)
        ? html`<p class="field-error" id="unit-${field}-fault">
            ${circleAlertIcon()} ${faultOf(field, this.#texts.label, words).message}
          </p>`
        : null;
    const input = (field: 'label' | 'people', label: string, more: { inputmode?: string; maxlength: number }) =>
      html`<div class="field">
        <label for="unit-${field}">${label}</label>
        <input
          id="unit-${field}"
          autocomplete="off"
          inputmode=${more.inputmode ?? nothing}
          maxlength=${more.maxlength}
          aria-invalid=${isWrong(field) ? 'true' : nothing}
          aria-describedby=${isWrong(field) ? `unit-${field}-fault` : nothing}
          .value=${live(this.#texts[field])}
          @input=${(event: Event) => this.#enter(field, (event.target as HTMLInputElement).value)}
        />
        ${fault(field)}
      </div>`;
    return html`<form
      class="unit-form"
      novalidate
      aria-labelledby="unit-form-heading"
      @submit=${(event: Event) => {
        event.preventDefault();
        act.submit();
      }}
    >
      ${
        unit === null
          ? html`<h3 class="form-heading" id="unit-form-heading" tabindex="-1">${words.addHeading}</h3>`
          : html`<h4 class="form-heading" id="unit-form-heading" tabindex="-1">${words.setUpHeading(unit.label)}</h4>`
      }
      ${this.summary.render(language)}
      ${this.#refusal === null ? null : noticeLine('extreme', circleAlertIcon(), html`<span role="alert">${this.#refusal}</span>`)}
      ${unit === null ? html`<p class="hint">${words.addHint}</p>` : null}
      ${input('label', words.label, { maxlength: longestLabel })}
      <div class="field">
        <label for="unit-kind">${words.kind}</label>
        <select
          id="unit-kind"
          aria-invalid=${isWrong('kind') ? 'true' : nothing}
          aria-describedby=${isWrong('kind') ? 'unit-kind-fault' : nothing}
          @change=${(event: Event) => this.#enter('kind', (event.target as HTMLSelectElement).value)}
        >
          <option value="" ?selected=${this.#texts.kind === ''}>${words.choose}</option>
          ${kinds.map(
            (kind) => html`<option value=${kind} ?selected=${kind === this.#texts.kind}>
              ${words.kinds[kind] ?? words.unknownKind}
            </option>`,
          )}
        </select>
        ${fault('kind')}
      </div>
      ${input('people', words.people, { inputmode: 'numeric', maxlength: 3 })}
      <div class="form-actions">
        ${
          unit === null || unit.alertId !== null
            ? null
            : html`<button class="button danger remove" type="button" data-do="remove" @click=${act.remove}>
                ${trash2Icon()} ${words.remove}
              </button>`
        }
        <button class="button" type="button" @click=${act.cancel}>${shared.cancel}</button>
        <button class="button primary" type="submit" aria-disabled=${this.#isSending ? 'true' : nothing}>
          ${this.#isSending ? words.saving : unit === null ? words.create : words.save}
        </button>
      </div>
    </form>`;
  }

  /** The question before a unit goes off the list. */
  question({ words, shared }: Language<UnitBoardMessages>): TemplateResult | undefined {
    return this.#removing.render({
      heading: words.removeHeading(this.#about?.label ?? ''),
      body: html`<p>${words.removeBody}</p>`,
      actions: html`<button class="button" type="button" autofocus @click=${() => this.#removing.close(null)}>
          ${shared.cancel}
        </button>
        <button class="button primary danger" type="button" data-do="confirm" @click=${() => this.#removing.close('remove')}>
          ${words.remove}
        </button>`,
    });
  }

  #enter(field: Field, text: string): void {
    this.#texts = { ...this.#texts, [field]: text };
    this.#faults = this.#faults.filter((each) => each !== field);
    this.#host.requestUpdate();
  }

  #read(): Omit<ResponseUnitCreation, 'post'> | null {
    const label = this.#texts.label.trim();
    const people = this.#texts.people.normalize('NFKC').trim();
    const strength = /^\d+$/.test(people) ? Number(people) : 0;
    this.#faults = [
      ...(label === '' || label.length > longestLabel ? (['label'] as const) : []),
      ...(this.#texts.kind === '' ? (['kind'] as const) : []),
      ...(strength < 1 || strength > mostPeople ? (['people'] as const) : []),
    ];
    this.#host.requestUpdate();
    return this.#faults.length > 0 ? null : { label, kind: this.#texts.kind, strength };
  }
}

function faultOf(field: Field, label: string, words: UnitBoardMessages): Fault {
  const labelFault = label.trim() === '' ? words.labelMissing : words.labelTooLong;
  const messages = { label: labelFault, kind: words.kindMissing, people: words.peopleWrong };
  return { message: messages[field], target: `#unit-${field}` };
}
