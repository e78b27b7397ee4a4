import { dark, light } from '@wardkit/tokens';
import { css, html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { contrast } from '../packages/tokens/src/contrast.ts';
import { pairs } from '../packages/tokens/src/pairs.ts';

const modes = ['light', 'dark'] as const;
type Mode = (typeof modes)[number];

/** The semantic tokens by their names, as the widgets declare them. */
const namesOf = (declarations: string) => [...declarations.matchAll(/--_([\w-]+):/g)].map(([, name = '']) => name);
const semantic = namesOf(light);
/** Names that meet in a pair are measured too: those of the component tier follow the semantic one. */
const measured = [
  ...new Set([...semantic, ...namesOf(dark), ...pairs.flatMap((pair) => [pair.foreground, pair.background])]),
];
const isColour = (value: string) => /^#[0-9a-f]{6}$/i.test(value);

/**
 * Semantic tokens to change, with widgets and the contrast of every pair in view, and the CSS to take away.
 * @example <theme-editor .preview=${(mode) => html`<ward-outbox-status></ward-outbox-status>`}></theme-editor>
 */
export class ThemeEditor extends LitElement {
  static override properties: PropertyDeclarations = { preview: { attribute: false } };
  static override styles = css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 22rem) minmax(0, 1fr);
      gap: 1.5rem;
      font: 0.875rem / 1.4 system-ui, sans-serif;
    }
    h2,
    h3 {
      margin: 0 0 0.5rem;
      font-size: 1rem;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 0.2rem 0.4rem;
      border-bottom: 1px solid #8886;
      text-align: start;
      font-weight: inherit;
    }
    .low {
      font-weight: 700;
    }
    .boxes {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr));
      gap: 1rem;
      margin-bottom: 1.5rem;
    }
    .box {
      display: grid;
      gap: 1rem;
      align-content: start;
      padding: 1rem;
      border: 1px solid #8886;
    }
    .box[data-theme='light'] {
      background: #ffffff;
      color: #000000;
    }
    .box[data-theme='dark'] {
      background: #000000;
      color: #ffffff;
    }
    textarea {
      box-sizing: border-box;
      width: 100%;
      font: 0.8125rem / 1.5 ui-monospace, monospace;
    }
    @media (max-width: 60rem) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `;

  /** What is shown in light, and again in dark; the first widget in it is measured. */
  declare preview: (mode: Mode) => unknown;

  readonly #edited: Readonly<Record<Mode, Map<string, string>>> = { light: new Map(), dark: new Map() };
  #values: Readonly<Record<Mode, ReadonlyMap<string, string>>> = { light: new Map(), dark: new Map() };
  // The theme of the toolbar is on the root, and changes every value.
  readonly #theme = new MutationObserver(() => this.#measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-ward-theme'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#theme.disconnect();
  }

  protected override updated(): void {
    this.#measure();
  }

  protected override render(): TemplateResult {
    return html`
      <section aria-labelledby="tokens">
        <h2 id="tokens">Semantic tokens</h2>
        <table>
          <thead>
            <tr><th scope="col">Token</th>${modes.map((mode) => html`<th scope="col">${mode}</th>`)}</tr>
          </thead>
          <tbody>
            ${semantic.map((name) => this.#token(name))}
          </tbody>
        </table>
      </section>
      <section aria-labelledby="view">
        <h2 id="view">Widgets</h2>
        <div class="boxes">
          ${modes.map((mode) => html`<div class="box" data-theme=${mode} data-mode=${mode}>${this.preview(mode)}</div>`)}
        </div>
        <h2>CSS</h2>
        <label for="css">For the portal’s own stylesheet; it holds what differs.</label>
        <textarea id="css" rows="8" readonly .value=${this.#css()}></textarea>
        <button type="button" @click=${() => this.#download()}>Save as theme.css</button>
        <h2>Contrast</h2>
        ${modes.map((mode) => this.#contrasts(mode))}
      </section>
    `;
  }

  #token(name: string): TemplateResult {
    return html`<tr>
      <th scope="row"><code>--ward-${name}</code></th>
      ${modes.map((mode) => {
        const value = this.#values[mode].get(name) ?? '';
        return html`<td>
          <input
            type="color"
            aria-label="${name}, ${mode}"
            .value=${isColour(value) ? value : '#000000'}
            @input=${(event: Event) => this.#edit(mode, name, (event.target as HTMLInputElement).value)}
          />
        </td>`;
      })}
    </tr>`;
  }

  #contrasts(mode: Mode): TemplateResult {
    const values = this.#values[mode];
    const rows = pairs.flatMap(({ kind, foreground, background }) => {
      const [one = '', other = ''] = [values.get(foreground), values.get(background)];
      const least = kind === 'text' ? 4.5 : 3;
      return isColour(one) && isColour(other) ? [{ foreground, background, least, found: contrast(one, other) }] : [];
    });
    const low = rows.filter(({ found, least }) => found < least).length;
    return html`<h3 data-low=${low}>${mode}: ${low === 0 ? `all ${rows.length} pairs pass` : `${low} of ${rows.length} pairs are too low`}</h3>
      <table>
        <tbody>
          ${rows
            .sort((a, b) => a.found / a.least - b.found / b.least)
            .map(
              ({ foreground, background, least, found }) => html`<tr class=${found < least ? 'low' : ''}>
                <th scope="row">${foreground} on ${background}</th>
                <td>${found.toFixed(2)} : 1</td>
                <td>${found < least ? `too low, needs ${least} : 1` : `passes ${least} : 1`}</td>
              </tr>`,
            )}
        </tbody>
      </table>`;
  }

  #edit(mode: Mode, name: string, value: string): void {
    this.#edited[mode].set(name, value);
    const box = this.renderRoot.querySelector<HTMLElement>(`[data-mode="${mode}"]`);
    box?.style.setProperty(`--ward-${name}`, value);
    this.requestUpdate();
  }

  /** What the widgets really have, with the theme, the portal's own values and what was edited. */
  #measure(): void {
    const read = (mode: Mode) => {
      const box = this.renderRoot.querySelector(`[data-mode="${mode}"]`);
      const widget = [...(box?.querySelectorAll('*') ?? [])].find((each) => each.localName.startsWith('ward-'));
      const style = widget === undefined ? null : getComputedStyle(widget);
      return new Map(measured.map((name) => [name, style?.getPropertyValue(`--_${name}`).trim() ?? '']));
    };
    const now = { light: read('light'), dark: read('dark') };
    const isSame = modes.every((mode) =>
      measured.every((name) => now[mode].get(name) === this.#values[mode].get(name)),
    );
    if (isSame) return;
    this.#values = now;
    this.requestUpdate();
  }

  #css(): string {
    // A token that differs in one mode is said for both: else the one would have the other's.
    const names = semantic.filter((name) => modes.some((mode) => this.#edited[mode].has(name)));
    if (names.length === 0) return '';
    const block = (mode: Mode) => names.map((name) => `  --ward-${name}: ${this.#values[mode].get(name)};\n`).join('');
    return [
      `:root,\n[data-theme='light'] {\n${block('light')}}\n`,
      `@media (prefers-color-scheme: dark) {\n:root:not([data-theme]) {\n${block('dark')}}\n}\n`,
      `[data-theme='dark'] {\n${block('dark')}}\n`,
    ].join('');
  }

  #download(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([this.#css()], { type: 'text/css' }));
    link.download = 'theme.css';
    link.click();
    URL.revokeObjectURL(link.href);
  }
}
