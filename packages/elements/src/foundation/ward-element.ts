import { ContextConsumer } from '@lit/context';
import type { WardClient } from '@wardkit/client';
import {
  type CSSResultGroup,
  type CSSResultOrNative,
  html,
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { sheetsFor, tokens } from './appearance.ts';
import { answerLateProviders, clientContext } from './client-context.ts';
import { type Clock, deviceClock } from './clock.ts';
import { closedNotice, closedWords } from './closed-notice.ts';
import type { WidgetClass } from './define.ts';
import { type Language, LanguageController, type MessageLoaders } from './language.ts';
import { LiveRegion } from './live-region.ts';
import { skeleton, stateNotice } from './state-notice.ts';
import { base } from './styles/base.ts';
import { buttons } from './styles/buttons.ts';
import { notices } from './styles/notices.ts';
import { type Surroundings, SurroundingsController } from './surroundings.ts';
import { version } from './version.ts';

/** Runs while a widget is on the page and has a client; `signal` is aborted when it leaves or gets another client. */
export type ClientWork = (client: WardClient, signal: AbortSignal) => void;

// A portal may set the client a moment after the tag: only then is its absence worth words.
const PATIENCE = 500;

/**
 * The base of every widget: tokens and theme, the nearest language, the client, one live region. A widget gives its
 * `component` name, its message `loaders`, and draws itself in `view()`, which runs only when there are words.
 * @csspart root all of the widget, within which its notices and its content stand
 */
export abstract class WardElement<Messages = unknown> extends LitElement {
  static readonly component: string = '';
  static readonly prefix: string = 'ward';
  static readonly inner: readonly WidgetClass[] = [];
  static readonly wardkitVersion: string = version;
  static override properties: PropertyDeclarations = { client: { attribute: false }, clock: { attribute: false } };

  /** The client to use; without it the nearest `<ward-provider>`'s. */
  declare client: WardClient | null;
  /**
   * Time; a test gives its own.
   * @internal
   */
  declare clock: Clock;

  /** Says something to assistive technology, politely and at most once a second. */
  protected readonly live = new LiveRegion(this);
  /** What the nearest ancestors say about language, direction, theme and scale. */
  protected readonly surroundings: SurroundingsController;

  readonly #language: LanguageController<Messages>;
  readonly #provided: ContextConsumer<typeof clientContext, this>;
  readonly #work: ClientWork[] = [];
  #session: { client: WardClient; abort: AbortController } | null = null;
  #presence: AbortController | null = null;
  #missedClient = false;
  /** Somebody wanted to go on, and the server did not say that it is them. */
  #staysLocked = false;
  /** Who looked has signed out. A portal may drop the token a moment later: what it still opens is not shown. */
  #isSignedOut = false;
  #isWiped = false;
  #ownSheets: readonly CSSStyleSheet[] | null = null;
  /** A server has drawn it. The first drawing is what the server drew, even where the words are here already. */
  #isTakenOver = false;

  constructor(loaders: MessageLoaders<Messages>) {
    super();
    this.client = null;
    this.clock = deviceClock;
    this.#language = new LanguageController<Messages>(this, loaders);
    this.surroundings = new SurroundingsController(this, (now) => this.#surroundingsChanged(now));
    this.#provided = new ContextConsumer(this, {
      context: clientContext,
      subscribe: true,
      callback: () => this.#followClient(),
    });
  }

  /**
   * The client in use: the property first, then the provider's.
   * @internal
   */
  get ward(): WardClient | null {
    return this.client ?? this.#provided.value ?? null;
  }

  /**
   * The language it speaks now; null until its words are loaded.
   * @internal
   */
  get language(): Language<Messages> | null {
    return this.#language.current;
  }

  /**
   * Runs `work` whenever the widget is on the page with a client, and aborts its signal when that ends.
   * @example host.withClient((client, signal) => { … client.outbox.subscribe(…); signal.addEventListener('abort', stop) })
   * @internal
   */
  withClient(work: ClientWork): void {
    this.#work.push(work);
    if (this.#session !== null) work(this.#session.client, this.#session.abort.signal);
  }

  /** Whether it has anything to do without a client; if not, the base class says that there is none. */
  protected get worksWithoutClient(): boolean {
    return false;
  }

  /** Whether it shows what belongs to a person: then a lock of the device covers it. */
  protected get isPersonal(): boolean {
    return true;
  }

  /**
   * Whether it puts away by itself what it showed to somebody who signs out, and tells whoever comes next what to do. Else
   * the base does: it asks to sign in, and begins anew with whoever comes.
   */
  protected get followsPerson(): boolean {
    return false;
  }

  /** The widget's own content. */
  protected abstract view(language: Language<Messages>): unknown;

  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return LitElement.finalizeStyles([tokens, base, buttons, notices, styles ?? []]);
  }

  override connectedCallback(): void {
    answerLateProviders();
    this.#presence = new AbortController();
    super.connectedCallback();
    this.#followClient();
    this.#awaitClient();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#presence?.abort();
    this.#presence = null;
    this.#endSession();
    this.#missedClient = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('client')) this.#followClient();
  }

  protected override render(): unknown {
    const language = this.#isTakenOver ? null : this.#language.current;
    if (language === null) return html`<div class="root" part="root" aria-busy="true">${skeleton('')}</div>`;
    return html`<div class="root" part="root" lang=${language.tag}>
      ${this.#content(language)} ${this.live.render()}
    </div>`;
  }

  #content(language: Language<Messages>): unknown {
    const { ward } = this;
    const state = ward === null || !this.isPersonal ? 'open' : ward.device.status.state;
    const closed = this.#isWiped ? 'wiped' : state;
    if (closed !== 'open') {
      return inPlaceOfWidget(closedNotice(closed, language.shared, this.#staysLocked, () => this.#unlock()));
    }
    if (ward !== null && this.#isSignedOut) {
      return inPlaceOfWidget(stateNotice('sign-in', language.shared, { retry: () => this.#startSession(ward) }));
    }
    if (ward !== null || this.worksWithoutClient) return this.view(language);
    return inPlaceOfWidget(stateNotice(this.#missedClient ? 'no-client' : 'loading', language.shared));
  }

  #awaitClient(): void {
    this.clock.after(PATIENCE, () => this.#missClient(), this.#presence?.signal);
  }

  #missClient(): void {
    // What a server drew inside another widget waits for that one, and for its client with it.
    if (!this.hasUpdated) {
      this.#awaitClient();
      return;
    }
    if (this.ward !== null || this.worksWithoutClient) return;
    this.#missedClient = true;
    this.requestUpdate();
    console.error(`<${this.localName}> has no client. Set its client, or put it inside a provider.`);
  }

  #followClient(): void {
    const client = this.isConnected && this.#presence !== null ? this.ward : null;
    if (client === (this.#session?.client ?? null)) return;
    this.#endSession();
    this.requestUpdate();
    if (client !== null) this.#startSession(client);
  }

  #startSession(client: WardClient): void {
    this.#endSession();
    this.requestUpdate();
    const signal = this.#follow(client);
    for (const work of this.#work) work(client, signal);
  }

  #follow(client: WardClient): AbortSignal {
    const abort = new AbortController();
    const { signal } = abort;
    this.#session = { client, abort };
    if (this.isPersonal) this.#followLock(client, signal);
    if (this.isPersonal && !this.followsPerson) this.#followPerson(client, signal);
    return signal;
  }

  /** Who signed out, or was followed by somebody else, leaves nothing on screen. */
  #followPerson(client: WardClient, signal: AbortSignal): void {
    const stop = client.on('identity', ({ known, wasKnown }) => {
      if (!wasKnown && !this.#isSignedOut) return;
      if (known) return this.#startSession(client);
      this.#session?.abort.abort();
      this.#isSignedOut = true;
      const shared = this.#language.current?.shared;
      if (shared !== undefined && !this.#isWiped) this.live.say(`${shared.signInHeading}. ${shared.signInBody}`);
      this.requestUpdate();
      // It is followed on, for whoever signs in next.
      this.#follow(client);
    });
    signal.addEventListener('abort', stop);
  }

  #followLock(client: WardClient, signal: AbortSignal): void {
    const stop = client.on('device', ({ state }) => {
      this.#staysLocked = false;
      // With a wipe the device forgets whose it was; who held it is told until somebody signs in.
      this.#isWiped = state === 'wiped';
      if (state !== 'open') this.#sayClosed(state);
      this.requestUpdate();
    });
    signal.addEventListener('abort', stop);
    const stopWaiting = client.on('identity', ({ known }) => {
      if (!known || !this.#isWiped) return;
      this.#isWiped = false;
      this.requestUpdate();
    });
    signal.addEventListener('abort', stopWaiting);
  }

  async #unlock(): Promise<void> {
    this.#staysLocked = (await this.ward?.device.confirm()) === false;
    if (this.#staysLocked) this.#sayClosed('locked');
    this.requestUpdate();
  }

  #sayClosed(state: 'locked' | 'wiped'): void {
    const shared = this.#language.current?.shared;
    if (shared !== undefined) this.live.say(Object.values(closedWords(state, shared, this.#staysLocked)).join(' '));
  }

  #endSession(): void {
    this.#session?.abort.abort();
    this.#session = null;
    this.#isSignedOut = false;
    this.#isWiped = false;
  }

  #surroundingsChanged(now: Surroundings): void {
    this.#language.follow(now.language);
    const root = this.renderRoot as ShadowRoot | undefined;
    if (root !== undefined) this.#dress(root, now);
    this.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#isTakenOver = this.shadowRoot !== null;
    if (this.#isTakenOver) {
      void this.updateComplete.then(() => {
        this.#isTakenOver = false;
        this.requestUpdate();
      });
    }
    const root = super.createRenderRoot() as ShadowRoot;
    this.#dress(root, this.surroundings.current);
    return root;
  }

  #dress(root: ShadowRoot, now: Surroundings): void {
    this.#ownSheets ??= [...root.adoptedStyleSheets];
    root.adoptedStyleSheets = [...this.#ownSheets, ...sheetsFor(now)];
  }
}

/** The widget's own surface is not there to carry it. */
function inPlaceOfWidget(notice: TemplateResult): TemplateResult {
  return html`<div class="in-place-of-widget">${notice}</div>`;
}
