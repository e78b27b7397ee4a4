import type { ResponseUnit, UnitAvailability } from '@wardkit/contract/response-units';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { DateField } from '../foundation/forms/date-field.ts';
import { ErrorSummary, type Fault, serverFaults } from '../foundation/forms/error-summary.ts';
import { checkIcon, circleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { type HandState, handStates, mayBeExpected } from './by-hand.ts';
import { type BackFault, dayOf, readBack } from './expected-back.ts';
import type { UnitBoardController } from './unit-board.controller.ts';
import type { UnitBoardMessages } from './unit-board.en.ts';
import { UnitAvailabilityEvent } from './unit-board.events.ts';

/** Whether a unit can be sent, as somebody enters it: given back as it was where it was not saved. */
export class AvailabilityForm {
  /** The unit over which it is open. */
  unitId: string | null = null;
  readonly summary: ErrorSummary;
  readonly #host: WardElement<UnitBoardMessages>;
  readonly #board: UnitBoardController;
  readonly #day: DateField;
  #state: HandState | null = null;
  #time = '';
  #backFault: BackFault | null = null;

  constructor(host: WardElement<UnitBoardMessages>, board: UnitBoardController) {
    this.#host = host;
    this.#board = board;
    this.summary = new ErrorSummary(host);
    this.#day = new DateField(host, {
      id: 'unit-back',
      limits: () => ({ earliest: dayOf(host.clock.now()) }),
    });
    host.withClient((_, signal) => signal.addEventListener('abort', () => this.close(), { once: true }));
  }

  /** Opens it over a unit; what it stands in by now is not offered. */
  open(unit: ResponseUnit): void {
    this.unitId = unit.id;
    this.#state = handStates(unit)[0] ?? null;
    this.#time = '';
    this.#day.value = dayOf(this.#host.clock.now());
    this.#backFault = null;
    this.summary.clear();
    this.#host.requestUpdate();
  }

  close(): void {
    this.unitId = null;
    this.summary.clear();
    this.#host.requestUpdate();
  }

  /**
   * Sends what was entered. The row is drawn as it will be, and the form is back where it was refused.
   * @returns the state that was saved, or null
   */
  async submit(language: Language<UnitBoardMessages>): Promise<HandState | null> {
    const { unitId } = this;
    if (unitId === null) return null;
    const read = this.#read(language);
    if ('faults' in read) {
      await this.summary.show(read.faults);
      return null;
    }
    if (!this.#host.dispatchEvent(new UnitAvailabilityEvent(unitId, read.body))) return null;
    this.close();
    const outcome = await this.#board.changeAvailability(unitId, read.body);
    if (outcome === 'done') return read.body.state;
    // Over a unit that somebody else changed other moves may be open: what stands there now is looked at first.
    if (outcome === 'overtaken' || this.unitId !== null || this.#board.row(unitId)?.isGone !== false) return null;
    this.unitId = unitId;
    this.#host.requestUpdate();
    const { refusal } = outcome;
    const errors = refusal?.kind === 'api' ? refusal.problem.errors : undefined;
    await this.summary.show(serverFaults(errors, { '/state': '#unit-state-0', '/expectedBackAt': '#unit-back-time' }));
    return null;
  }

  /** @param options the states that are open to the unit as it is drawn now */
  render(unit: ResponseUnit, language: Language<UnitBoardMessages>, act: FormActions): TemplateResult {
    const { words } = language;
    const options = handStates(unit);
    return html`<form
      class="unit-form"
      novalidate
      aria-labelledby="unit-form-heading"
      @submit=${(event: Event) => {
        event.preventDefault();
        act.submit();
      }}
    >
      <h4 class="form-heading" id="unit-form-heading" tabindex="-1">${words.changeHeading(unit.label)}</h4>
      ${this.summary.render(language)}
      <fieldset class="field">
        <legend>${words.question}</legend>
        <div class="segments">
          ${options.map(
            (state, at) => html`<label class="segment">
              <input
                type="radio"
                name="unit-state"
                id="unit-state-${at}"
                value=${state}
                .checked=${live(state === this.#state)}
                @change=${() => this.#choose(state)}
              />
              <span class="segment-face">${checkIcon()}${words.states[state]}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      ${mayBeExpected(this.#state) ? this.#backView(language) : null}
      <div class="form-actions">
        <button class="button" type="button" @click=${act.cancel}>${language.shared.cancel}</button>
        <button class="button primary" type="submit">${words.save}</button>
      </div>
    </form>`;
  }

  #backView(language: Language<UnitBoardMessages>): TemplateResult {
    const { words } = language;
    const fault = this.#backFault;
    return html`<fieldset class="field" aria-describedby="unit-back-hint">
      <legend>${words.back}</legend>
      <p class="hint" id="unit-back-hint">${words.backHint}</p>
      <div class="back-parts">
        <div class="field">
          <label for="unit-back-time">${words.time}</label>
          <input
            id="unit-back-time"
            inputmode="numeric"
            autocomplete="off"
            maxlength="10"
            aria-invalid=${fault === null ? nothing : 'true'}
            aria-describedby=${fault === null ? nothing : 'unit-back-fault'}
            .value=${live(this.#time)}
            @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value)}
          />
        </div>
        ${this.#day.render(language, { legend: words.day })}
      </div>
      ${
        fault === null
          ? null
          : html`<p class="field-error" id="unit-back-fault">${circleAlertIcon()} ${backWords(fault, words)}</p>`
      }
    </fieldset>`;
  }

  #read(language: Language<UnitBoardMessages>): { body: UnitAvailability } | { faults: Fault[] } {
    const { words } = language;
    const row = this.unitId === null ? null : this.#board.row(this.unitId);
    const state = this.#state;
    // The unit may have moved while somebody looked at the form.
    if (state === null || row === null || !handStates(row.unit).includes(state)) {
      return { faults: [{ message: words.chooseMissing, target: '#unit-state-0' }] };
    }
    if (!mayBeExpected(state)) return { body: { state, expectedBackAt: null } };
    const day = this.#day.value;
    if (!this.#day.check()) return { faults: [{ message: this.#day.fault(language) ?? '', target: this.#day.target }] };
    const now = this.#host.clock.now();
    const back = readBack(day, this.#time, day === dayOf(now), now);
    this.#backFault = 'fault' in back ? back.fault : null;
    if ('fault' in back) return { faults: [{ message: backWords(back.fault, words), target: '#unit-back-time' }] };
    return { body: { state, expectedBackAt: back.at } };
  }

  #choose(state: HandState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }

  #type(time: string): void {
    this.#time = time;
    this.#backFault = null;
    this.#host.requestUpdate();
  }
}

/** What the buttons of a form do. */
export interface FormActions {
  readonly submit: () => void;
  readonly cancel: () => void;
}

function backWords(fault: BackFault, words: UnitBoardMessages): string {
  return { 'time-wrong': words.timeWrong, 'time-missing': words.timeMissing, 'time-past': words.timePast }[fault];
}
