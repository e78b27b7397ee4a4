import type { OutboxItem } from '@wardkit/client';
import { html, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Dialog } from '../foundation/dialog.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { cloudUploadIcon, downloadIcon, logInIcon, trash2Icon } from '../foundation/icons.generated.ts';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { stateNotice } from '../foundation/state-notice.ts';
import { cards } from '../foundation/styles/cards.ts';
import { dialogs } from '../foundation/styles/dialogs.ts';
import { progress } from '../foundation/styles/progress.ts';
import { tags } from '../foundation/styles/tags.ts';
import { WardElement } from '../foundation/ward-element.ts';
import type { comparisonDialog } from './comparison-dialog.ts';
import { headlineView, headlineWords } from './headline.ts';
import { itemRow } from './item-row.ts';
import type { ItemTexts } from './item-texts.ts';
import { OutboxStatusController } from './outbox-status.controller.ts';
import type { OutboxStatusMessages } from './outbox-status.en.ts';
import {
  OutboxDiscardEvent,
  OutboxExportEvent,
  OutboxResolveEvent,
  OutboxSignInEvent,
} from './outbox-status.events.ts';
import type { Headline, OutboxStatusState } from './outbox-status.state.ts';
import { styles } from './outbox-status.styles.ts';
import { riskNotice } from './risk-notices.ts';

const loaders: MessageLoaders<OutboxStatusMessages> = {
  en: () => import('./outbox-status.en.ts').then((module) => module.messages),
  'zh-Hans': () => import('./outbox-status.zh-hans.ts').then((module) => module.messages),
  'zh-Hant': () => import('./outbox-status.zh-hant.ts').then((module) => module.messages),
  ja: () => import('./outbox-status.ja.ts').then((module) => module.messages),
  ko: () => import('./outbox-status.ko.ts').then((module) => module.messages),
};

const FIRST = 20;

/**
 * What waits on this device to be sent: nothing, how many, why they wait, and what needs a decision.
 * @fires ward-outbox-discard before a record is given up
 * @fires ward-outbox-resolve before a conflict is decided
 * @fires ward-outbox-export before a record is saved as a file
 * @fires ward-outbox-sign-in when the person wants to sign in
 */
export class WardOutboxStatus extends WardElement<OutboxStatusMessages> {
  static override readonly component: string = 'outbox-status';
  static override styles = [cards, tags, progress, dialogs, styles];

  readonly #controller = new OutboxStatusController(this);
  readonly #discarding = new Dialog<'discard'>(this);
  readonly #comparing = new Dialog<'mine' | 'theirs'>(this);
  #about: OutboxItem | null = null;
  #comparison: { dialog: typeof comparisonDialog; mine: unknown; texts: ItemTexts } | null = null;
  #persisted: boolean | null = null;
  #all = false;
  #said: Headline['kind'] | null = null;

  constructor() {
    super(loaders);
    this.withClient((client, signal) => {
      const stop = client.on('outbox', ({ id, state }) => {
        const label = client.outbox.items.find((item) => item.id === id)?.label;
        const words = this.language?.words;
        if (state === 'accepted' && label !== undefined && words) this.live.say(words.sent(label));
      });
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  /** What waits behind a lock is listed without a name. */
  protected override get isPersonal(): boolean {
    return false;
  }

  protected override view(language: Language<OutboxStatusMessages>): unknown {
    const { words, shared } = language;
    const state = this.#controller.state;
    switch (state.kind) {
      case 'loading':
        return html`<section class="panel">${stateNotice('loading', shared)}</section>`;
      case 'error':
        return html`<section class="panel">
          ${stateNotice('error', shared, {
            heading: words.unreadable,
            body: words.unreadableBody,
            retry: () => this.#controller.reload(),
          })}
        </section>`;
      case 'ready':
        return html`<section class="panel" data-headline=${state.headline.kind}>
          ${this.#head(state, language)} ${this.#risks(state, language)} ${this.#list(state, language)}
          ${this.#discardDialog(language)} ${this.#compareDialog(language)}
        </section>`;
    }
  }

  #head({ headline, lastSentAt }: Ready, language: Language<OutboxStatusMessages>): unknown {
    const { words, format } = language;
    const lastSent =
      lastSentAt === null || headline.kind === 'attention'
        ? null
        : words.lastSent(
            format.relative(lastSentAt, this.clock.now()),
            format.timeOrDate(lastSentAt, this.clock.now()),
          );
    const action =
      headline.kind === 'sign-in'
        ? html`<button class="button primary" type="button" @click=${() => this.dispatchEvent(new OutboxSignInEvent())}>
            ${logInIcon()}${words.signInButton}
          </button>`
        : headline.kind === 'pending'
          ? html`<button class="button" type="button" @click=${() => this.#controller.drain()}>
              ${cloudUploadIcon()}${words.sendNow}
            </button>`
          : null;
    return headlineView(headline, language, lastSent, action);
  }

  #risks({ risks }: Ready, language: Language<OutboxStatusMessages>): unknown {
    if (risks.length === 0) return null;
    const persisting = { asked: this.#persisted, ask: () => this.#persist() };
    return html`<div class="risks">${risks.map((risk) => riskNotice(risk, language, persisting))}</div>`;
  }

  #list({ items, risks }: Ready, language: Language<OutboxStatusMessages>): unknown {
    if (items.length === 0) return null;
    const { words, format } = language;
    const shown = this.#all ? items : items.slice(0, FIRST);
    const inMemory = risks.some((risk) => risk.kind === 'memory');
    return html`<h3 class="list-heading">${words.list}</h3>
      <ul class="rows" aria-label=${words.list}>
        ${repeat(
          shown,
          (item) => item.id,
          (item) =>
            itemRow(item, language, {
              now: this.clock.now(),
              inMemory,
              doing: this.#controller.doing.get(item.id),
              actions: this.#actions,
            }),
        )}
      </ul>
      ${
        shown.length < items.length
          ? html`<div class="more">
              <button class="button wide" type="button" @click=${this.#showAll}>${words.showAll(items.length, format)}</button>
            </div>`
          : null
      }`;
  }

  #discardDialog({ words, format }: Language<OutboxStatusMessages>): unknown {
    const item = this.#about;
    if (item === null) return null;
    return this.#discarding.render({
      heading: words.discardHeading,
      body: html`<p>${words.discardBody(item.label)} ${item.photos.total > 0 ? words.discardPhotos(item.photos.total, format) : null}</p>
        <p>${words.discardAdvice}</p>`,
      actions: html`<button class="button" type="button" autofocus @click=${() => this.#discarding.close(null)}>${words.keep}</button>
        <button class="button" type="button" @click=${() => this.#export(item)}>${downloadIcon()}${words.export}</button>
        <button class="button primary danger" type="button" @click=${() => this.#discarding.close('discard')}>
          ${trash2Icon()}${words.discardConfirm}
        </button>`,
    });
  }

  #compareDialog(language: Language<OutboxStatusMessages>): unknown {
    const [item, comparison] = [this.#about, this.#comparison];
    if (item === null || comparison === null) return null;
    const close = (answer: 'mine' | 'theirs' | null) => this.#comparing.close(answer);
    return this.#comparing.render(comparison.dialog(item, comparison.mine, comparison.texts, language, close));
  }

  // What the headline became is said once; a count that only falls while sending is not.
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { language } = this;
    const { state } = this.#controller;
    if (state.kind !== 'ready' || language === null || state.headline.kind === this.#said) return;
    const first = this.#said === null;
    this.#said = state.headline.kind;
    if (!first) this.live.say(headlineWords(state.headline, language)[0]);
  }

  readonly #actions = {
    retry: (item: OutboxItem) => void this.#controller.retry(item.id),
    exportItem: (item: OutboxItem) => void this.#export(item),
    discard: (item: OutboxItem) => void this.#discard(item),
    compare: (item: OutboxItem) => void this.#compare(item),
  };

  readonly #showAll = () => {
    this.#all = true;
    const next = (this.#controller.state as Ready).items[FIRST];
    this.requestUpdate();
    if (next) void focusAfterUpdate(this, `[data-item="${CSS.escape(next.id)}"] button`);
  };

  async #persist(): Promise<void> {
    this.#persisted = await this.#controller.persist().catch(() => false);
    const words = this.language?.words;
    if (words) this.live.say(this.#persisted ? words.persisted : words.persistRefused);
    this.requestUpdate();
    await focusAfterUpdate(this, 'h2');
  }

  async #export(item: OutboxItem): Promise<void> {
    const opened = await this.#controller.open(item.id, () => import('./export-file.ts'));
    if (opened === null || !this.dispatchEvent(new OutboxExportEvent(opened.exported))) return;
    const file = await opened.later.exportFile(opened.exported);
    opened.later.saveFile(file);
    const words = this.language?.words;
    if (words) this.live.say(words.exported(file.name));
  }

  async #discard(item: OutboxItem): Promise<void> {
    this.#about = item;
    const answer = await this.#discarding.open();
    if (answer !== 'discard' || !this.dispatchEvent(new OutboxDiscardEvent(item.id))) return;
    if (await this.#controller.discard(item.id)) await focusAfterUpdate(this, 'h2');
  }

  async #compare(item: OutboxItem): Promise<void> {
    const opened = await this.#controller.open(item.id, () => import('./comparison-dialog.ts'));
    if (opened === null || !this.isConnected) return;
    this.#about = item;
    const comparison = { dialog: opened.later.comparisonDialog, mine: opened.exported.body, texts: new Map() };
    this.#comparison = comparison;
    const { ward } = this;
    // Not waited for: without the checklist the codes alone tell what differs.
    if (ward !== null && item.operationId === 'rentalChecks.submit') {
      opened.later.itemTexts(ward, comparison.mine).then(
        (texts) => {
          if (this.#comparison === comparison) this.#comparison = { ...comparison, texts };
          this.requestUpdate();
        },
        () => {},
      );
    }
    const choice = await this.#comparing.open();
    if (choice === null || !this.dispatchEvent(new OutboxResolveEvent(item.id, choice))) return;
    if (await this.#controller.resolve(item.id, choice)) await focusAfterUpdate(this, 'h2');
  }
}

type Ready = Extract<OutboxStatusState, { kind: 'ready' }>;

declare global {
  interface HTMLElementTagNameMap {
    'ward-outbox-status': WardOutboxStatus;
  }
}
