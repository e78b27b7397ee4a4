import { html, type TemplateResult } from 'lit';
import { chevronUpIcon, circleAlertIcon, refreshCwIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { AlertListController } from './alert-list.controller.ts';
import type { AlertListMessages } from './alert-list.en.ts';
import type { AlertListState } from './alert-list.state.ts';
import type { AlertStore } from './alert-store.ts';

/** Above the rows: how many came while nobody looked, or that the order is old. */
export function pillView(
  store: AlertStore,
  { words, format }: Language<AlertListMessages>,
  goToNew: () => void,
): TemplateResult | null {
  const count = store.newCount;
  if (count === 0 && !store.isOrderOld) return null;
  const urgent = store.newPriorities.filter((priority) => priority === 'immediate').length;
  const said =
    count === 0
      ? words.orderChanged
      : [
          words.newOnes(count, format),
          urgent === 0 ? null : words.newUrgent(urgent, words.priorities.immediate ?? '', format),
        ]
          .filter((each) => each !== null)
          .join(' · ');
  return html`<div class="pill">
    <button class="button primary small" type="button" data-new @click=${goToNew}>${chevronUpIcon()} ${said}</button>
  </div>`;
}

/** Below the rows: how many are here, and what becomes of those that are not. */
export function footView(
  list: AlertListController,
  state: AlertListState & { kind: 'ready' | 'stale' },
  { words, format }: Language<AlertListMessages>,
): TemplateResult {
  const { store, isFull } = list;
  const count = store.ids.length;
  if (state.more === 'failed') {
    const again = html`<button class="button small" type="button" @click=${() => void list.loadMore()}>
      ${refreshCwIcon()} ${words.more}
    </button>`;
    return html`<div class="notices">${noticeLine('moderate', circleAlertIcon(), words.moreFailed, again)}</div>`;
  }
  const said =
    state.next === null
      ? words.loaded(count, format)
      : isFull
        ? list.filters.sort === 'newest'
          ? words.endOfList
          : words.sortedAmong(count, format)
        : state.more === 'loading'
          ? words.loadingMore
          : words.loadedSoFar(count, format);
  return html`<div class="list-foot"><span class="sub">${said}</span></div>`;
}
