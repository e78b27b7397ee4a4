import { html, type PropertyValues } from 'lit';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { PagePart } from '../foundation/page-part.ts';
import { skeleton, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { WardElement } from '../foundation/ward-element.ts';
import type { MediationTrackerMessages } from './mediation-tracker.en.ts';
import { styles } from './mediation-tracker.styles.ts';
import type { TrackerDesk } from './tracker-desk.ts';

const loaders: MessageLoaders<MediationTrackerMessages> = {
  en: () => import('./mediation-tracker.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./mediation-tracker.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./mediation-tracker.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./mediation-tracker.ja.ts').then((module) => module.messages),
  ko: () => import('./mediation-tracker.ko.ts').then((module) => module.messages),
};

/**
 * Disputes from intake to archive: a board by stage, a table, a calendar, deadlines, intake and the case itself. What draws
 * them is fetched when there is a client.
 * @fires ward-mediation-open a mediation was opened, or left
 * @fires ward-mediation-move before the form of a move opens
 * @fires ward-mediation-register before a dispute is saved
 * @fires ward-mediation-registered it is saved and will be sent
 * @fires ward-mediation-print before the agreement or the dossier is printed
 */
export class WardMediationTracker extends WardElement<MediationTrackerMessages> {
  static override readonly component: string = 'mediation-tracker';
  static override properties = {
    mediationId: { type: String, attribute: 'mediation-id' },
    alertId: { type: String, attribute: 'alert-id' },
    urlState: { type: String, attribute: 'url-state' },
  };
  static override styles = [cards, styles];

  /** The mediation that is open; empty for none. */
  declare mediationId: string;
  /** The alert that a new dispute comes from; empty for none. */
  declare alertId: string;
  /** The prefix under which view and filters stand in the address of the page; empty keeps them out of it. */
  declare urlState: string;

  readonly #part = new PagePart(this, () => import('./open-part.ts'));
  #desk: TrackerDesk | null = null;

  constructor() {
    super(loaders);
    this.mediationId = '';
    this.alertId = '';
    this.urlState = '';
    this.withClient(() => void this.#load());
  }

  /** Opens the form for a new dispute, or the draft that was begun. */
  async takeIn(): Promise<void> {
    await this.#load();
    await this.#desk?.takeIn();
  }

  /** Reads all anew. */
  refresh(): void {
    this.#desk?.refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#desk?.leave();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#part.dress();
    this.#desk?.attend(changed);
  }

  protected override view(language: Language<MediationTrackerMessages>): unknown {
    const { words, shared } = language;
    return html`<section class="panel" aria-label=${words.heading}>
      ${
        this.#desk?.view(language) ??
        (this.#part.missing
          ? stateNotice('offline', shared, { body: words.partMissing, retry: () => void this.#load() })
          : skeleton(words.loading, 6))
      }
    </section>`;
  }

  async #load(): Promise<void> {
    const part = await this.#part.load().catch(() => null);
    if (part !== null) this.#desk ??= new part.TrackerDesk(this, this.live);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-mediation-tracker': WardMediationTracker;
  }
}
