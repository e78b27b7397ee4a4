import type { ShiftHandover } from '@wardkit/contract/shift-handovers';
import { html, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { AlertOpenEvent } from '../alerts/alert.events.ts';
import { failedReadingNotice } from '../foundation/failed-reading.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { circleAlertIcon, clockIcon, pencilIcon, wifiOffIcon } from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { moreView } from '../foundation/more-view.ts';
import { PagePart } from '../foundation/page-part.ts';
import { noticeLine, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { tags } from '../foundation/styles/tags.ts';
import { WardElement } from '../foundation/ward-element.ts';
import type { NoteDesk } from './note-desk.ts';
import { noteView } from './note-view.ts';
import { ShiftHandoverController } from './shift-handover.controller.ts';
import type { ShiftHandoverMessages } from './shift-handover.en.ts';
import { HandoverPrintEvent } from './shift-handover.events.ts';
import type { ReadyState, ShiftHandoverState } from './shift-handover.state.ts';
import { styles } from './shift-handover.styles.ts';
import { shiftInWords } from './shift-times.ts';

const loaders: MessageLoaders<ShiftHandoverMessages> = {
  en: () => import('./shift-handover.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./shift-handover.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./shift-handover.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./shift-handover.ja.ts').then((module) => module.messages),
  ko: () => import('./shift-handover.ko.ts').then((module) => module.messages),
};

/** Margins of the paper, in millimetres. */
const MARGIN = 18;

/**
 * The notes between shifts of a station: what one tells the next, with the alerts that go on as they stand now. Whoever
 * ends a shift writes one, and somebody else takes over. It says nothing of how long anybody took.
 * @fires ward-alert-open an alert of a note was pressed
 * @fires ward-handover-change before a note is written, changed or taken over
 * @fires ward-handover-changed the server has it
 * @fires ward-handover-print before a note is printed
 */
export class WardShiftHandover extends WardElement<ShiftHandoverMessages> {
  static override readonly component: string = 'shift-handover';
  static override styles = [cards, tags, styles];

  readonly #controller = new ShiftHandoverController(this, {
    arrived: (note) => this.#arrived(note),
    alertChanged: () => this.#desk?.alertChanged(),
    left: () => this.#desk?.leave(),
  });
  readonly #part = new PagePart(this, () => import('./writing-part.ts'));
  #desk: NoteDesk | null = null;
  #printFailed = false;

  constructor() {
    super(loaders);
    this.withClient(() => void this.#part.load().catch(() => {}));
  }

  /** Reads the notes anew; what is being written stays. */
  refresh(): void {
    this.#controller.load();
  }

  protected override get followsPerson(): boolean {
    return true;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#part.dress();
  }

  protected override view(language: Language<ShiftHandoverMessages>): unknown {
    const { words } = language;
    const { state } = this.#controller;
    return html`<section class="panel" aria-label=${words.heading} data-state=${state.kind}>
      <div class="panel-head"><h2 class="grow panel-heading" tabindex="-1">${words.heading}</h2></div>
      ${this.#content(state, language)}
    </section>`;
  }

  #content(state: ShiftHandoverState, language: Language<ShiftHandoverMessages>): unknown {
    const { words, shared } = language;
    switch (state.kind) {
      case 'loading':
        return stateNotice('loading', shared, { heading: words.loading });
      case 'error':
      case 'offline':
      case 'forbidden':
      case 'sign-in':
        // What was begun is there without a network too.
        return [this.#writing(language), failedReadingNotice(state, shared, () => this.refresh())];
      case 'ready':
        return this.#ready(state, language);
    }
  }

  #ready(state: ReadyState, language: Language<ShiftHandoverMessages>): unknown {
    const { words, shared, format } = language;
    const { notes, staleSince } = state;
    return [
      staleSince === null
        ? null
        : noticeLine('moderate', clockIcon(), shared.staleSince(format.timeOrDate(staleSince, this.clock.now()))),
      this.#printFailed ? noticeLine('extreme', circleAlertIcon(), words.printFailed) : null,
      this.#writing(language),
      notes.length === 0
        ? stateNotice('empty', shared, { heading: words.emptyHeading, body: words.emptyBody })
        : html`<div class="notes">
            ${
              // A button that has the focus must not become that of another note.
              notes.map((note) => keyed(note.id, this.#note(note, language)))
            }
          </div>`,
      moreView(state, words, () => this.#controller.loadMore()),
    ];
  }

  #note(note: ShiftHandover, language: Language<ShiftHandoverMessages>): unknown {
    const { caller } = this.#controller;
    return noteView(note, {
      language,
      now: this.clock.now(),
      work: this.#controller.workOf(note.id),
      isOwn: this.#controller.isOwn(note),
      mayWrite: caller?.mayWrite === true,
      openAlert: (alertId) => void this.dispatchEvent(new AlertOpenEvent(alertId)),
      ask: (isAsked) => this.#ask(note, isAsked),
      takeOver: () => void this.#takeOver(note),
      change: () => void this.#change(note),
      print: () => void this.#print(note),
    });
  }

  /** The form where one is open, else the way to it. */
  #writing(language: Language<ShiftHandoverMessages>): unknown {
    const { words, shared } = language;
    const { caller, hasDraft } = this.#controller;
    const part = this.#part.loaded;
    if (caller?.mayWrite !== true) return null;
    if (part === null) {
      if (!this.#part.missing) return null;
      const again = () => void this.#part.load().catch(() => {});
      const retry = html`<button class="button small" type="button" @click=${again}>${shared.retry}</button>`;
      return noticeLine('moderate', wifiOffIcon(), words.partMissing, retry);
    }
    if (this.#desk?.draft) {
      return part.noteForm(this.#desk, {
        language,
        now: this.clock.now(),
        send: () => void this.#send((desk) => desk.send(language)),
        insist: () => void this.#send((desk) => desk.insist(language)),
      });
    }
    const { state } = this.#controller;
    const newest = state.kind === 'ready' ? state.notes[0] : undefined;
    // One thing at a time is the next step: to take over what waits, else to write.
    const waits = newest?.state === 'written' && !this.#controller.isOwn(newest);
    return html`<div class="lead">
      ${hasDraft ? noticeLine('accent', pencilIcon(), words.draftThere) : null}
      <button class="button ${waits ? '' : 'primary'}" type="button" data-write @click=${() => this.#write()}>
        ${pencilIcon()} ${hasDraft ? words.goOn : words.write}
      </button>
    </div>`;
  }

  #deskOf(): NoteDesk | null {
    const part = this.#part.loaded;
    if (part !== null) this.#desk ??= new part.NoteDesk(this, this.#controller);
    return this.#desk;
  }

  async #write(): Promise<void> {
    const { state } = this.#controller;
    const begun = this.#deskOf()?.begin(state.kind === 'ready' ? (state.notes[0] ?? null) : null);
    await begun;
    await focusAfterUpdate(this, '.form-heading');
  }

  async #change(note: ShiftHandover): Promise<void> {
    await this.#deskOf()?.change(note);
    await focusAfterUpdate(this, '.form-heading');
  }

  async #send(act: (desk: NoteDesk) => Promise<ShiftHandover | null>): Promise<void> {
    const desk = this.#desk;
    if (desk === null) return;
    const note = await act(desk);
    const { words } = this.language ?? {};
    if (note !== null && words !== undefined) {
      this.live.say(words.sent);
      await focusAfterUpdate(this, `#note-${note.id}`);
    } else if (desk.fault !== null) await focusAfterUpdate(this, '.note-form .question-words');
  }

  async #ask({ id }: ShiftHandover, isAsked: boolean): Promise<void> {
    this.#controller.ask(id, isAsked);
    const within = `[data-note="${id}"]`;
    await focusAfterUpdate(this, isAsked ? `${within} .question-words` : `${within} [data-take-over]`);
  }

  async #takeOver(note: ShiftHandover): Promise<void> {
    const isTaken = await this.#controller.takeOver(note);
    const { words } = this.language ?? {};
    if (words === undefined) return;
    const work = this.#controller.workOf(note.id);
    if (isTaken) this.live.say(words.taken);
    else if (work.kind === 'failed') this.live.say(words.takeoverFaults[work.fault]);
    await focusAfterUpdate(this, `#note-${note.id}`);
  }

  async #print(note: ShiftHandover): Promise<void> {
    const { language } = this;
    if (language === null || !this.dispatchEvent(new HandoverPrintEvent(note.id))) return;
    const { words, tag } = language;
    try {
      const [{ printPages }, { notePage, notePaper }] = await Promise.all([
        import('../foundation/print-pages.ts'),
        import('./note-page.ts'),
      ]);
      const page = notePage(note, this.#controller.caller?.stationName ?? null, language, this.clock.now());
      await printPages(page, { title: words.paperHeading, lang: tag, styles: [notePaper], margin: MARGIN });
      this.#printFailed = false;
    } catch {
      this.#printFailed = true;
    }
    this.requestUpdate();
  }

  #arrived(note: ShiftHandover): void {
    const { language } = this;
    // What one sent oneself was said already.
    if (language === null || this.#controller.isOwn(note)) return;
    this.live.say(language.words.arrived(shiftInWords(note, language.format, this.clock.now())));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-shift-handover': WardShiftHandover;
  }
}
