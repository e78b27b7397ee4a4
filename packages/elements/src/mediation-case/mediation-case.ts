import { html, type PropertyValues } from 'lit';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { PagePart } from '../foundation/page-part.ts';
import { skeleton, stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { WardElement } from '../foundation/ward-element.ts';
import type { MediationCaseMessages } from './mediation-case.en.ts';
import type { OpenCase } from './open-case.ts';

const loaders: MessageLoaders<MediationCaseMessages> = {
  en: () => import('./mediation-case.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./mediation-case.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./mediation-case.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./mediation-case.ja.ts').then((module) => module.messages),
  ko: () => import('./mediation-case.ko.ts').then((module) => module.messages),
};

type CasePart = typeof import('./case-part.ts');

/**
 * The own mediation of a party: where it stands, what is asked of them now and until when, the agreement in full, and what
 * they can do: consent, refuse, withdraw, object. What only staff see is not here.
 * @fires ward-mediation-case-change before an answer, a withdrawal or an objection is sent
 * @fires ward-mediation-case-changed it was sent
 * @fires ward-own-log-open somebody wants to see who has read their data
 */
export class WardMediationCase extends WardElement<MediationCaseMessages> {
  static override readonly component: string = 'mediation-case';
  static override properties = { mediationId: { type: String, attribute: 'mediation-id' } };
  static override styles = [cards];

  /** The mediation to show; empty for the own one that is due first. */
  declare mediationId: string;

  readonly #part = new PagePart<CasePart>(this, () => import('./case-part.ts'));
  #case: OpenCase | null = null;

  constructor() {
    super(loaders);
    this.mediationId = '';
    // Not before there is a client: server rendering fetches nothing.
    this.withClient(() => void this.#load());
  }

  /** Reads it anew; what is being typed stays. */
  refresh(): void {
    this.#case?.refresh();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('mediationId')) this.#case?.show(this.mediationId ?? '');
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#part.dress();
    this.#case?.attend();
  }

  protected override view(language: Language<MediationCaseMessages>): unknown {
    const { words, shared } = language;
    return html`<section class="panel" aria-label=${words.heading} data-state=${this.#case?.state ?? 'loading'}>
      <div class="panel-head"><h2 class="grow panel-heading" tabindex="-1">${words.heading}</h2></div>
      ${
        this.#case?.view(language) ??
        (this.#part.missing
          ? stateNotice('offline', shared, { body: words.partMissing, retry: () => void this.#load() })
          : skeleton(words.loading, 6))
      }
    </section>`;
  }

  async #load(): Promise<void> {
    const part = await this.#part.load().catch(() => null);
    if (part === null || this.#case !== null) return;
    this.#case = new part.OpenCase(this, this.live);
    this.#case.show(this.mediationId ?? '');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-mediation-case': WardMediationCase;
  }
}
