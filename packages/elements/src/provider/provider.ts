import { ContextProvider } from '@lit/context';
import type { WardClient } from '@wardkit/client';
import { css, html, LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { clientContext } from '../foundation/client-context.ts';
import type { WidgetClass } from '../foundation/define.ts';
import { version } from '../foundation/version.ts';

/**
 * Gives one client to all widgets inside it. It draws nothing and takes no room; language, theme and scale come from
 * `lang`, `data-theme` and `data-scale` on it or on anything above.
 * @slot - the page's own content with the widgets inside it
 * @example document.querySelector('ward-provider').client = createClient({ baseUrl, getToken });
 */
export class WardProvider extends LitElement {
  static readonly component: string = 'provider';
  static readonly prefix: string = 'ward';
  static readonly inner: readonly WidgetClass[] = [];
  static readonly wardkitVersion: string = version;
  static override properties: PropertyDeclarations = { client: { attribute: false } };
  static override styles = css`
    :host {
      display: contents;
    }
    :host([hidden]) {
      display: none;
    }
  `;

  /** What the widgets inside use; null until the portal sets it. */
  declare client: WardClient | null;

  readonly #context: ContextProvider<typeof clientContext>;

  constructor() {
    super();
    this.client = null;
    this.#context = new ContextProvider(this, { context: clientContext, initialValue: null });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('client')) this.#context.setValue(this.client);
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-provider': WardProvider;
  }
}
