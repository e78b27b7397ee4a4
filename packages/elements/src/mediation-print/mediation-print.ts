import type { AnyWardError, WardClient } from '@wardkit/client';
import { html, nothing, type TemplateResult } from 'lit';
import { isClientError } from '../foundation/client-failure.ts';
import { failedReading, failedReadingNotice } from '../foundation/failed-reading.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { circleAlertIcon, infoIcon, printerIcon } from '../foundation/icons.generated.ts';
import { type Language, LanguageController, type MessageLoaders } from '../foundation/language.ts';
import { noticeLine, skeleton, stateNotice } from '../foundation/state-notice.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { MediationPrintMessages } from './mediation-print.en.ts';
import { MediationPrintEvent } from './mediation-print.events.ts';
import type { MediationPrintState, Printable, PrintFault } from './mediation-print.state.ts';
import { readPrintable } from './print-reading.ts';
import type { PaperOptions, PrintKind, SecondLanguage } from './printed-mediation.ts';

const loaders: MessageLoaders<MediationPrintMessages> = {
  en: () => import('./mediation-print.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./mediation-print.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./mediation-print.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./mediation-print.ja.ts').then((module) => module.messages),
  ko: () => import('./mediation-print.ko.ts').then((module) => module.messages),
};
/** Languages that may stand below the Chinese. */
const seconds = ['en', 'zh-Hant', 'ja', 'ko'] as const;
/** White around the forms, millimetres: as much as a dossier is bound with. */
const margin = 22;
const mostCopies = 99;

/**
 * Prints the agreement or the dossier of a mediation, within a widget that shows it. It draws itself where the widget puts
 * its `view`, and forgets what was read when it is closed, and when somebody signs out.
 * @example
 * const print = new part.MediationPrint(this, () => this.#printClosed());
 * print.open(mediationId, 'agreement');
 * html`${print.isOpen ? print.view(language) : detail}`
 */
export class MediationPrint {
  #state: MediationPrintState = { kind: 'closed' };
  readonly #host: WardElement;
  readonly #closed: () => void;
  readonly #language: LanguageController<MediationPrintMessages>;
  #client: WardClient | null = null;
  #running = new AbortController();
  #asked: { readonly mediationId: string; readonly print: PrintKind } | null = null;
  /** Null before somebody has chosen: then it is what the screen speaks. */
  #second: string | null = null;
  #copies: string | null = null;
  #fault: PrintFault | null = null;

  /** @param closed is told when a person leaves it, for the focus to go where it came from */
  constructor(host: WardElement, closed: () => void) {
    this.#host = host;
    this.#closed = closed;
    this.#language = new LanguageController<MediationPrintMessages>(host, loaders);
    host.withClient((client, signal) => {
      this.#client = client;
      signal.addEventListener(
        'abort',
        () => {
          this.#client = null;
          this.close();
        },
        { once: true },
      );
    });
  }

  get isOpen(): boolean {
    return this.#state.kind !== 'closed';
  }

  get state(): MediationPrintState {
    return this.#state;
  }

  /** Reads what is to be printed and shows what it will have. */
  open(mediationId: string, print: PrintKind): void {
    this.#asked = { mediationId, print };
    this.#second = null;
    this.#copies = null;
    this.#fault = null;
    void this.#read();
    void focusAfterUpdate(this.#host, '.print-heading');
  }

  /** Leaves it and forgets what was read. */
  close(): void {
    this.#running.abort();
    this.#asked = null;
    this.#set({ kind: 'closed' });
  }

  /** @param spoken the language of the widget around it */
  view(spoken: Pick<Language<unknown>, 'format'>): unknown {
    // Not while it is drawn: words that are here already would ask for another drawing.
    queueMicrotask(() => this.#language.follow(spoken.format.language));
    const language = this.#language.current;
    const state = this.#state;
    if (state.kind === 'closed' || this.#asked === null) return null;
    if (language === null) return skeleton('');
    const { words, shared } = language;
    return html`<div class="print" data-print=${this.#asked.print} data-state=${state.kind}>
      <h3 class="print-heading" tabindex="-1">${words.headings[this.#asked.print]}</h3>
      ${
        state.kind === 'loading'
          ? skeleton(words.loading)
          : state.kind === 'nothing'
            ? stateNotice('empty', shared, { heading: words.headings.agreement, body: words.noAgreement })
            : state.kind === 'ready'
              ? this.#form(state.printable, language)
              : failedReadingNotice(state, shared, () => void this.#read())
      }
      ${state.kind === 'ready' ? null : html`<div class="print-actions">${this.#leaveButton(words)}</div>`}
    </div>`;
  }

  #form(printable: Printable, language: Language<MediationPrintMessages>): TemplateResult {
    const { words } = language;
    return html`<div class="print-contents">
        <p>${words.willPrint}</p>
        <ul>
          ${contents(printable, language).map((each) => html`<li>${each}</li>`)}
        </ul>
      </div>
      ${printable.print === 'agreement' ? noticeLine('accent', infoIcon(), words.byHand) : null}
      <form class="print-fields" novalidate id="print-form" @submit=${(event: Event) => void this.#print(event, printable)}>
        <div class="field">
          <label for="print-second">${words.second}</label>
          <select id="print-second" aria-describedby="print-second-hint" @change=${this.#secondChosen}>
            <option value="" ?selected=${this.#secondTag === ''}>${words.secondNone}</option>
            ${seconds.map(
              (tag) =>
                html`<option value=${tag} lang=${tag} ?selected=${this.#secondTag === tag}>${words.languages[tag]}</option>`,
            )}
          </select>
          <p class="hint" id="print-second-hint">${words.secondHint}</p>
        </div>
        ${printable.print === 'agreement' ? this.#copiesField(printable, words) : null}
      </form>
      ${this.#fault === 'browser' ? fault(words.printFailed) : null}
      ${this.#fault === 'second-language' ? fault(words.secondMissing) : null}
      <div class="print-actions">
        <button class="button primary" type="submit" form="print-form" data-print-now>${printerIcon()} ${words.print}</button>
        ${this.#leaveButton(words)}
      </div>`;
  }

  #copiesField(printable: Printable, words: MediationPrintMessages): TemplateResult {
    const isWrong = this.#fault === 'copies';
    return html`<div class="field">
      <label for="print-copies">${words.copies}</label>
      <input
        class="print-copies"
        id="print-copies"
        inputmode="numeric"
        autocomplete="off"
        aria-describedby=${isWrong ? 'print-copies-error print-copies-hint' : 'print-copies-hint'}
        aria-invalid=${isWrong ? 'true' : nothing}
        .value=${this.#copies ?? String(usualCopies(printable))}
        @input=${this.#copiesTyped}
      />
      ${isWrong ? html`<p class="field-error" id="print-copies-error">${circleAlertIcon()} ${words.copiesWrong}</p>` : null}
      <p class="hint" id="print-copies-hint">${words.copiesHint}</p>
    </div>`;
  }

  #leaveButton(words: MediationPrintMessages): TemplateResult {
    return html`<button class="button" type="button" data-leave @click=${this.#left}>${words.leave}</button>`;
  }

  readonly #left = () => {
    this.close();
    this.#closed();
  };

  readonly #secondChosen = ({ target }: Event) => {
    this.#second = (target as HTMLSelectElement).value;
    this.#fault = null;
    this.#host.requestUpdate();
  };

  readonly #copiesTyped = ({ target }: Event) => {
    this.#copies = (target as HTMLInputElement).value;
    this.#fault = null;
    this.#host.requestUpdate();
  };

  get #secondTag(): string {
    const spoken = this.#language.current?.tag ?? '';
    return this.#second ?? (seconds.some((tag) => tag === spoken) ? spoken : '');
  }

  async #read(): Promise<void> {
    this.#running.abort();
    const running = new AbortController();
    this.#running = running;
    const client = this.#client;
    const asked = this.#asked;
    if (client === null || asked === null) return;
    this.#set({ kind: 'loading' });
    try {
      const printable = await readPrintable(client, asked.mediationId, asked.print, running.signal);
      if (running.signal.aborted) return;
      this.#set(printable === null ? { kind: 'nothing' } : { kind: 'ready', printable });
    } catch (error) {
      if (running.signal.aborted) return;
      if (!isClientError(error)) throw error;
      this.#set(failedReading(error as AnyWardError, client));
    }
  }

  async #print(event: Event, printable: Printable): Promise<void> {
    event.preventDefault();
    const copies = this.#copiesOf(printable);
    if (copies === null) return this.#fail('copies', '#print-copies');
    const { mediation } = printable.printed;
    if (!this.#host.dispatchEvent(new MediationPrintEvent(mediation.id, printable.print))) return;
    const options = await this.#options(copies);
    if (options === null) return this.#fail('second-language', '[data-print-now]');
    try {
      const { printMediation } = await import('./mediation-printing.ts');
      await printMediation(printable, options, margin);
      this.#fault = null;
      this.#host.requestUpdate();
    } catch {
      this.#fail('browser', '[data-print-now]');
    }
  }

  #copiesOf(printable: Printable): number | null {
    const typed = (this.#copies ?? String(usualCopies(printable))).trim();
    const count = /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
    return count > 0 ? count : null;
  }

  /** Null where the words of a language can't be fetched. */
  async #options(copies: number): Promise<PaperOptions | null> {
    const tag = this.#secondTag;
    try {
      const [chinese, second] = await Promise.all([load('zh-Hans'), tag === '' ? null : secondOf(tag)]);
      return { words: chinese.paper, second, copies };
    } catch {
      return null;
    }
  }

  #fail(why: PrintFault, target: string): void {
    this.#fault = why;
    this.#host.requestUpdate();
    void focusAfterUpdate(this.#host, target);
  }

  #set(state: MediationPrintState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

function load(tag: string): Promise<MediationPrintMessages> {
  return (loaders[tag] ?? loaders.en)();
}

async function secondOf(tag: string): Promise<SecondLanguage> {
  return { tag, words: (await load(tag)).paper };
}

/** One for each claimant and respondent, and one for the file. */
function usualCopies({ printed }: Printable): number {
  const mains = printed.parties.filter(({ role }) => role === 'claimant' || role === 'respondent');
  return Math.min(mains.length + 1, mostCopies);
}

function contents({ print, printed }: Printable, { words, format }: Language<MediationPrintMessages>): string[] {
  const { mediation, parties } = printed;
  const head = `${mediation.number} ${mediation.subject}`;
  if (print === 'agreement') {
    const { steps } = printed.agreement;
    return [head, words.contents.parties(parties.length, format), words.contents.steps(steps.length, format)];
  }
  const wanted = printed.dossier.papers;
  const present = wanted.filter(({ state }) => state === 'present').length;
  const missing = wanted.filter(({ state, needed }) => state === 'missing' && needed).length;
  return [head, words.contents.papers(present, missing, format), words.contents.pagesByHand];
}

function fault(text: string): TemplateResult {
  return noticeLine('extreme', circleAlertIcon(), text);
}
