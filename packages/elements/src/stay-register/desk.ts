import { dayInShanghai } from '@wardkit/contract/calendar-days';
import type { Stay } from '@wardkit/contract/stays';
import { html } from 'lit';
import { Dialog } from '../foundation/dialog.ts';
import { ErrorSummary, type Fault, serverFaults } from '../foundation/forms/error-summary.ts';
import { circleAlertIcon, gitCompareIcon, wifiOffIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { formFields } from './form-view.ts';
import { receiptHeading, receiptView } from './receipt-view.ts';
import { daysOf } from './stay-facts.ts';
import { type FormPurpose, StayForm } from './stay-form.ts';
import { placeOf } from './stay-place.ts';
import type { RegisterHost, StayRegisterController } from './stay-register.controller.ts';
import type { StayRegisterMessages } from './stay-register.en.ts';
import type { Failure, Place, ReadyState, Task } from './stay-register.state.ts';
import { StaySaving } from './stay-saving.ts';

/** What the server's pointers into a body are about. */
const fieldsByPointer = {
  '/plateCode': '#plate',
  '/dwellingId': '#dwelling',
  '/person/name': '#name',
  '/person/identityNumber': '#identity',
  '/person/telephone': '#telephone',
  '/startedOn': '#started-on-day',
  '/expectedEndOn': '#expected-end-on-day',
  '/endedOn': '#ended-on-day',
};

type Editing = Exclude<Task, { kind: 'none' | 'receipt' }>;

/** Where a person registers, changes and signs off, and sees what came of it; fetched while the lists are. */
export class Desk {
  readonly form: StayForm;
  readonly saving: StaySaving;
  readonly #host: RegisterHost;
  readonly #of: StayRegisterController;
  readonly #summary: ErrorSummary;
  readonly #leaving: Dialog<'leave'>;
  readonly #discarding: Dialog<'discard'>;
  #said: string | null = null;

  constructor(host: RegisterHost, of: StayRegisterController) {
    this.#host = host;
    this.#of = of;
    this.form = new StayForm(host, () => dayInShanghai(new Date(host.clock.now()).toISOString()));
    this.saving = new StaySaving(of, this.form);
    this.#summary = new ErrorSummary(host);
    this.#leaving = new Dialog<'leave'>(host);
    this.#discarding = new Dialog<'discard'>(host);
  }

  begin(place: Place | null): void {
    this.#summary.clear();
    this.saving.beginRegistration(place);
  }

  change(stay: Stay): void {
    this.#summary.clear();
    this.saving.beginChange(stay);
  }

  signOff(stay: Stay): void {
    this.#summary.clear();
    this.saving.beginSignOff(stay);
  }

  /** Nothing of what was typed is left. */
  clear(): void {
    this.#summary.clear();
    this.form.clear();
  }

  /**
   * The form or the receipt of what the person is doing.
   * @param mayRegister whether another registration can be begun from here
   */
  view(state: ReadyState, language: Language<StayRegisterMessages>, mayRegister: boolean): unknown {
    const { task } = state;
    const words = spoken(task, language);
    if (words !== null && words !== this.#said) this.#host.say(words);
    this.#said = words;
    if (task.kind === 'none') return null;
    if (task.kind !== 'receipt') return this.#editing(task, state, language);
    const { saving } = this;
    return receiptView(task, language, {
      now: this.#host.clock.now(),
      isByPlate: state.caller === 'resident',
      actions: {
        toList: () => saving.leave(),
        again: mayRegister && state.caller !== 'resident' ? () => this.begin(state.place) : null,
        correct: () => void this.#correct(),
        discard: () => void this.#discard(),
        decide: (choice) => void saving.decide(choice),
        sendNow: () => saving.sendNow(),
      },
    });
  }

  #editing(task: Editing, state: ReadyState, language: Language<StayRegisterMessages>): unknown {
    const { words } = language;
    const { form } = words;
    const purpose = purposeOf(task, state);
    const heading = { register: form.register, change: form.change, 'sign-off': form.signOff }[purpose.kind];
    const place = task.kind === 'registering' ? task.place : null;
    const dwellings = task.kind === 'registering' ? (place?.by === 'premises' ? place.dwellings : []) : task.dwellings;
    const isAgain = task.kind === 'registering' && task.itemId !== null;
    const send = {
      register: isAgain ? form.sendAgain : form.send,
      change: form.saveChange,
      'sign-off': form.sendSignOff,
    };
    return html`<form class="task" novalidate data-task=${purpose.kind} @submit=${this.#submit}>
      <h3 class="task-heading" tabindex="-1">${heading}</h3>
      ${this.#summary.render(language)}
      ${task.kind !== 'registering' && task.changedMeanwhile ? this.#changedMeanwhile(task, language) : null}
      ${task.failure === null ? null : failureLine(task.failure, language)}
      ${formFields(this.form, language, { purpose, caller: state.caller, dwellings, disabled: this.#host.isOff })}
      <div class="task-actions">
        <button class="button" type="button" data-action="back" @click=${() => this.#back()}>${form.back}</button>
        <button class="button primary" type="submit" data-action="save" aria-disabled=${task.busy ? 'true' : 'false'}>
          ${task.busy ? form.busy : send[purpose.kind]}
        </button>
      </div>
    </form>`;
  }

  #changedMeanwhile({ stay }: Editing & { stay: Stay }, language: Language<StayRegisterMessages>): unknown {
    const { words } = language;
    const now = [words.states[stay.state] ?? stay.state, placeOf(stay), daysOf(stay, language)].filter(Boolean);
    return noticeLine('severe', gitCompareIcon(), [
      words.changedMeanwhile,
      html`<p class="on-record" data-now>${now.join(' · ')}</p>`,
      html`<p class="sub">${words.changedMeanwhileNext}</p>`,
    ]);
  }

  /** The questions that are asked before something is lost. */
  dialogs(words: StayRegisterMessages): unknown {
    const { form, receipt } = words;
    return [
      this.#leaving.render({
        heading: form.leaveHeading,
        body: html`<p>${form.leaveBody}</p>`,
        actions: html`<button class="button" type="button" @click=${() => this.#leaving.close(null)}>${form.stay}</button>
          <button class="button danger" type="button" @click=${() => this.#leaving.close('leave')}>${form.leave}</button>`,
      }),
      this.#discarding.render({
        heading: receipt.discardHeading,
        body: html`<p>${receipt.discardBody}</p>`,
        actions: html`<button class="button" type="button" @click=${() => this.#discarding.close(null)}>${receipt.keep}</button>
          <button class="button danger" type="button" @click=${() => this.#discarding.close('discard')}>
            ${receipt.discard}
          </button>`,
      }),
    ];
  }

  async #back(): Promise<void> {
    if (this.form.isTouched && (await this.#leaving.open()) !== 'leave') return;
    this.#summary.clear();
    this.saving.leave();
  }

  async #correct(): Promise<void> {
    const { saving } = this;
    await saving.correct();
    await this.#showServerFaults();
  }

  async #discard(): Promise<void> {
    if ((await this.#discarding.open()) === 'discard') await this.saving.discard();
  }

  // The form is the widget's own: a portal's form around it must not see this.
  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    event.stopPropagation();
    const { language } = this.#host;
    const { saving } = this;
    const { state } = this.#of;
    if (language === null || state.kind !== 'ready' || this.#host.isOff) return;
    const { task } = state;
    if (task.kind === 'none' || task.kind === 'receipt' || task.busy) return;
    const faults: Fault[] = this.form.check(purposeOf(task, state), language);
    if (task.kind === 'changing' && faults.length === 0 && Object.keys(this.form.change(task.stay)).length === 0) {
      faults.push({ message: language.words.form.nothingChanged, target: null });
    }
    await this.#summary.show(faults);
    if (faults.length > 0) return;
    const saved = await {
      registering: () => saving.register(),
      changing: () => saving.change(),
      'signing-off': () => saving.signOff(),
    }[task.kind]();
    if (!saved) await this.#showServerFaults();
  };

  async #showServerFaults(): Promise<void> {
    const faults = serverFaults(this.saving.faults, fieldsByPointer);
    if (faults.length > 0) await this.#summary.show(faults);
  }
}

/** What of a task is said to those who hear it. */
function spoken(task: Task, language: Language<StayRegisterMessages>): string | null {
  if (task.kind === 'receipt') return receiptHeading(task, language);
  return 'failure' in task && task.failure !== null ? language.words.failures[task.failure.kind] : null;
}

function purposeOf(task: Editing, { caller }: ReadyState): FormPurpose {
  if (task.kind === 'registering') return { kind: 'register', place: task.place };
  if (task.kind === 'changing') return { kind: 'change', stay: task.stay, mayCorrect: caller === 'staff' };
  return { kind: 'sign-off', stay: task.stay };
}

function failureLine(failure: Failure, { words, shared }: Language<StayRegisterMessages>): unknown {
  const icon = failure.kind === 'offline' ? wifiOffIcon() : circleAlertIcon();
  const tone = failure.kind === 'offline' || failure.kind === 'sign-in' ? 'moderate' : 'extreme';
  const number =
    failure.kind === 'error' && failure.requestId
      ? html`<p class="sub numbers">${shared.errorReference(failure.requestId)}</p>`
      : null;
  return noticeLine(tone, icon, [words.failures[failure.kind], number]);
}
