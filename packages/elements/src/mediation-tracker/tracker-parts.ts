import type { MediationMove } from '@wardkit/contract/mediation-states';
import { html, type TemplateResult } from 'lit';
import { backButton } from '../foundation/back-button.ts';
import { wifiOffIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import type { LiveRegion } from '../foundation/live-region.ts';
import { PagePart } from '../foundation/page-part.ts';
import { noticeLine, skeleton, stateNotice } from '../foundation/state-notice.ts';
import type { CalendarDesk } from './calendar/calendar-desk.ts';
import type { MediationCase } from './case/mediation-case.ts';
import type { IntakeDesk } from './intake/intake-desk.ts';
import { intakeDraftKey } from './intake/intake-draft-key.ts';
import type { MediationTrackerController } from './mediation-tracker.controller.ts';
import type { MediationTrackerMessages } from './mediation-tracker.en.ts';
import type { WardMediationTracker } from './mediation-tracker.ts';

type Speaking = Language<MediationTrackerMessages>;

/** What the parts ask of who holds them. */
export interface PartActions {
  open(mediationId: string): void;
  back(): void;
}

/** What a person opens later, each a module that is fetched then: the intake, the calendar, the case. */
export class TrackerParts {
  calendar: CalendarDesk | null = null;
  /** Whether a dispute was begun and not registered. */
  hasDraft = false;
  /** The mediation that is shown in place of the views; empty for none. */
  openedId = '';
  readonly #host: WardMediationTracker;
  readonly #live: LiveRegion;
  readonly #list: MediationTrackerController;
  readonly #actions: PartActions;
  readonly #intakePart: PagePart<typeof import('./intake/intake-part.ts')>;
  readonly #calendarPart: PagePart<typeof import('./calendar/calendar-part.ts')>;
  readonly #casePart: PagePart<typeof import('./case/case-part.ts')>;
  #intake: IntakeDesk | null = null;
  #case: MediationCase | null = null;
  #missing = false;

  constructor(host: WardMediationTracker, live: LiveRegion, list: MediationTrackerController, actions: PartActions) {
    this.#host = host;
    this.#live = live;
    this.#list = list;
    this.#actions = actions;
    this.#intakePart = new PagePart(host, () => import('./intake/intake-part.ts'));
    this.#calendarPart = new PagePart(host, () => import('./calendar/calendar-part.ts'));
    this.#casePart = new PagePart(host, () => import('./case/case-part.ts'));
    host.withClient((client, signal) => {
      const look = () =>
        void client.drafts
          .list(intakeDraftKey)
          .then((drafts) => {
            if (signal.aborted) return;
            this.hasDraft = drafts.length > 0;
            host.requestUpdate();
          })
          .catch(() => {});
      look();
      signal.addEventListener('abort', client.drafts.watch(intakeDraftKey, look), { once: true });
    });
  }

  async showCalendar(): Promise<void> {
    const part = await this.#calendarPart.load().catch(() => null);
    if (part === null) return;
    this.calendar ??= new part.CalendarDesk(this.#host, { open: (id) => this.#actions.open(id) });
    this.#host.requestUpdate();
  }

  calendarView(language: Speaking): unknown {
    if (this.calendar !== null) return this.calendar.view(language);
    if (!this.#calendarPart.missing) return skeleton(language.words.calendar.loading, 6);
    return stateNotice('offline', language.shared, {
      body: language.words.partMissing,
      retry: () => void this.showCalendar(),
    });
  }

  async takeIn(alertId: string): Promise<void> {
    this.#missing = false;
    const part = await this.#intakePart.load().catch(() => null);
    this.#missing = part === null;
    if (part !== null) {
      this.#intake ??= new part.IntakeDesk(this.#host, this.#live, this.#list, {
        open: (id) => {
          this.#intake?.close();
          this.#actions.open(id);
        },
        back: () => this.#actions.back(),
      });
      await this.#intake.begin(alertId);
    }
    this.#host.requestUpdate();
  }

  /** Shows a mediation in place of the views; none with an empty id. */
  async showCase(mediationId: string): Promise<void> {
    if (mediationId === this.openedId) return;
    this.openedId = mediationId;
    if (mediationId === '') {
      this.#case?.close();
      return;
    }
    const part = await this.#casePart.load().catch(() => null);
    if (part === null || mediationId !== this.openedId) return;
    this.#case ??= new part.MediationCase(this.#host, this.#live, {
      changed: (mediation) => this.#list.put(mediation),
    });
    this.#case.open(mediationId);
    this.#host.requestUpdate();
  }

  /** Opens the form of a move of the mediation that is shown. */
  async beginMove(move: MediationMove): Promise<void> {
    await this.#case?.beginMove(move);
  }

  /** Something happened to a mediation. */
  heard(mediationId: string): void {
    this.#case?.heard(mediationId);
    this.calendar?.heard();
  }

  /** Goes back to the views; what was typed waits on the device. */
  close(): void {
    this.#intake?.close();
    this.#case?.close();
    this.openedId = '';
    this.#host.requestUpdate();
  }

  attend(): void {
    this.#intakePart.dress();
    this.#calendarPart.dress();
    this.#casePart.dress();
    this.#case?.attend();
  }

  leave(): void {
    this.#intake?.leave();
    this.#case?.leave();
    this.calendar?.leave();
    this.hasDraft = false;
    this.openedId = '';
    this.#missing = false;
  }

  /** What is shown in place of the views; null where they are. */
  view(language: Speaking): TemplateResult | null {
    if (this.#intake?.isOpen === true) return this.#intake.view(language);
    if (this.openedId === '') return null;
    const { words, shared } = language;
    const retry = () => {
      const id = this.openedId;
      this.openedId = '';
      void this.showCase(id);
    };
    return html`<div class="opened">
      ${backButton(words.back, () => this.#actions.back())}
      ${
        this.#case?.view(language) ??
        (this.#casePart.missing
          ? stateNotice('offline', shared, { body: words.partMissing, retry })
          : skeleton(words.loading, 6))
      }
    </div>`;
  }

  /** That a part could not be fetched. */
  notice({ words, shared }: Speaking): TemplateResult | null {
    if (!this.#missing) return null;
    const retry = html`<button class="button small" type="button" @click=${() => void this.takeIn(this.#host.alertId)}>
      ${shared.retry}
    </button>`;
    return html`<div class="notices">${noticeLine('moderate', wifiOffIcon(), words.partMissing, retry)}</div>`;
  }
}
