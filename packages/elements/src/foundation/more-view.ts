import { html, type TemplateResult } from 'lit';
import { circleAlertIcon } from './icons.generated.ts';
import { noticeLine } from './state-notice.ts';

/** Where a list goes on: `next` is null when all is here. */
export interface MoreState {
  readonly next: string | null;
  readonly more: 'idle' | 'loading' | 'failed';
}

/** The way to the next page, below a list. */
export function moreView(
  { next, more }: MoreState,
  words: { readonly more: string; readonly loadingMore: string; readonly moreFailed: string },
  load: () => void,
): TemplateResult | null {
  if (next === null) return null;
  const isBusy = more === 'loading';
  return html`<div class="more">
    ${more === 'failed' ? noticeLine('moderate', circleAlertIcon(), words.moreFailed) : null}
    <button class="button" type="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${load}>
      ${isBusy ? words.loadingMore : words.more}
    </button>
  </div>`;
}
