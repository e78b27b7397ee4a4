import { css, html, type PropertyValues } from 'lit';
import { type FollowedStream, followStream } from '../../foundation/follow-stream.ts';
import type { Language, MessageLoaders } from '../../foundation/language.ts';
import { cards } from '../../foundation/styles/cards.ts';
import { WardElement } from '../../foundation/ward-element.ts';
import { sheets } from './case-part.ts';
import type { CaseCallbacks } from './mediation-case.ts';
import { MediationCase } from './mediation-case.ts';

const loaders: MessageLoaders<object> = {
  en: async () => ({}),
  'zh-Hans': async () => ({}),
  'zh-Hant': async () => ({}),
  ja: async () => ({}),
  ko: async () => ({}),
};

/** The case page by itself, as the tracker embeds it. */
export class CaseHost extends WardElement<object> {
  static override readonly component: string = 'case-host';
  static override properties = { mediationId: { type: String }, callbacks: { attribute: false } };
  static override styles = [
    cards,
    ...sheets,
    css`
      .page {
        padding: var(--_space-4);
      }
    `,
  ];

  declare mediationId: string;
  declare callbacks: CaseCallbacks;
  shown: MediationCase | null = null;
  stream: FollowedStream | null = null;

  constructor() {
    super(loaders);
    this.mediationId = '';
    this.callbacks = {};
    this.shown = new MediationCase(this, this.live, {
      changed: (mediation) => this.callbacks.changed?.(mediation),
      allow: (mediationId, form) => this.callbacks.allow?.(mediationId, form) ?? true,
    });
    this.withClient((client, signal) => {
      const reread = () => this.shown?.refresh();
      const nothing = () => {};
      this.stream = followStream(client, signal, this.clock, ['mediation.*'], {
        event: ({ data }) => this.shown?.heard(String((data as { id?: unknown } | null)?.id)),
        gap: reread,
        joined: nothing,
        broke: nothing,
        network: (isOnline) => {
          if (isOnline) reread();
          else this.requestUpdate();
        },
        slept: reread,
        ended: nothing,
        identity: nothing,
        ticked: nothing,
      });
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('mediationId') && this.mediationId !== '') this.shown?.open(this.mediationId);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.shown?.attend();
  }

  protected override view(language: Language<object>): unknown {
    return html`<section class="panel host"><div class="page">${this.shown?.view(language)}</div></section>`;
  }
}
