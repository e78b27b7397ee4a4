import { html, type TemplateResult } from 'lit';
import { chevronLeftIcon, xIcon } from './icons.generated.ts';

/**
 * From an open record to its list: words on a phone, a cross where the list stands beside it (`panes` of `styles/panes.ts`).
 * @param name what it goes back to, its name in both looks
 */
export function backButton(name: string, press: () => void): TemplateResult {
  return html`<button class="button quiet back" type="button" title=${name} aria-label=${name} @click=${press}>
    <span class="back-words">${chevronLeftIcon()} ${name}</span><span class="close-mark">${xIcon()}</span>
  </button>`;
}
