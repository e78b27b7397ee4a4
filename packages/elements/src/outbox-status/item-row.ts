import type { OutboxItem } from '@wardkit/client';
import { html, type TemplateResult } from 'lit';
import {
  banIcon,
  circleAlertIcon,
  circleXIcon,
  clockIcon,
  cloudUploadIcon,
  downloadIcon,
  gitCompareIcon,
  infoIcon,
  logInIcon,
  refreshCwIcon,
  trash2Icon,
} from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { OutboxStatusMessages } from './outbox-status.en.ts';
import type { Doing } from './outbox-status.state.ts';

/** What a person can do about one record. */
export interface ItemActions {
  retry(item: OutboxItem): void;
  exportItem(item: OutboxItem): void;
  discard(item: OutboxItem): void;
  compare(item: OutboxItem): void;
}

const LOOK = {
  pending: { icon: clockIcon, tone: '' },
  sending: { icon: cloudUploadIcon, tone: 'accent' },
  'waiting-for-sign-in': { icon: logInIcon, tone: 'accent' },
  conflict: { icon: gitCompareIcon, tone: 'severe' },
  rejected: { icon: banIcon, tone: 'extreme' },
  'set-aside': { icon: infoIcon, tone: 'moderate' },
  accepted: { icon: clockIcon, tone: 'ok' },
};

/** A server that restarts fails for a try or two; only what lasts is worth a sentence. */
const ATTEMPTS_BEFORE_TOLD = 5;

/** One record: what it is, since when it is kept, its state, and what can be done. */
export function itemRow(
  item: OutboxItem,
  language: Language<OutboxStatusMessages>,
  given: { now: number; inMemory: boolean; doing: Doing | undefined; actions: ItemActions },
): TemplateResult {
  const { words, format } = language;
  const state = shownState(item);
  const { icon, tone } = LOOK[state];
  const exact = format.timeOrDate(item.createdAt, given.now);
  const relative = format.relative(item.createdAt, given.now);
  return html`<li class="row item" data-item=${item.id}>
    <div class="item-head">
      <h4 class="label" id="label-${item.id}">${item.label || words.closedRecord}</h4>
      <span class="tag ${tone}">${icon()}${words.state[state]}</span>
    </div>
    <p class="sub">${given.inMemory ? words.savedInMemory(relative, exact) : words.saved(relative, exact)}</p>
    ${photographs(item, language)}
    ${
      item.failingSince !== null && item.attempts >= ATTEMPTS_BEFORE_TOLD
        ? noticeLine('moderate', circleAlertIcon(), words.failingSince(format.timeOrDate(item.failingSince, given.now)))
        : null
    }
    ${
      item.nextAttemptAt !== null && item.attempts > 0 && item.state === 'pending'
        ? html`<p class="sub">${words.nextAttempt(item.attempts, format.relative(item.nextAttemptAt, given.now), format)}</p>`
        : null
    }
    ${reason(item, language)}
    ${given.doing === 'failed' ? noticeLine('extreme', circleAlertIcon(), html`<span role="alert">${words.failed}</span>`) : null}
    ${buttons(item, language, given)}
  </li>`;
}

function photographs(
  { state, photos: { done, total } }: OutboxItem,
  { words, format }: Language<OutboxStatusMessages>,
) {
  if (total === 0) return null;
  if (done === 0 && state !== 'sending') return html`<p class="sub">${words.photosWaiting(total, format)}</p>`;
  const says = words.photos(done, total, format);
  return html`<div class="photos">
    <progress max=${total} .value=${done} aria-label=${says}></progress>
    <span class="sub">${says}</span>
  </div>`;
}

/** A conflict without the server's copy leaves nothing to compare: what the server said of it is shown as a refusal is. */
function shownState({ state, current }: OutboxItem): OutboxItem['state'] {
  return state === 'conflict' && current === null ? 'rejected' : state;
}

function reason(item: OutboxItem, { words, shared }: Language<OutboxStatusMessages>) {
  const { problem } = item;
  switch (shownState(item)) {
    case 'conflict':
      return html`<p class="why">${words.conflictBody}</p>`;
    case 'set-aside':
      return html`<p class="why">${words.setAsideBody}</p>`;
    case 'rejected':
      return noticeLine(
        'extreme',
        circleXIcon(),
        html`${problem?.title ?? words.rejectedBody}
          ${problem ? html`<span class="sub notice-body">${problem.detail}</span>` : null}
          ${problem?.errors?.map((error) => html`<span class="sub notice-body">${error.message}</span>`)}
          ${problem ? html`<span class="sub notice-body numbers">${shared.errorReference(problem.requestId)}</span>` : null}`,
      );
    default:
      return null;
  }
}

function buttons(
  item: OutboxItem,
  { words }: Language<OutboxStatusMessages>,
  { doing, actions }: { doing: Doing | undefined; actions: ItemActions },
) {
  const busy = doing !== undefined && doing !== 'failed';
  if (busy) return html`<p class="sub working">${refreshCwIcon()}${words.working}</p>`;
  const about = `label-${item.id}`;
  const act = (label: string, icon: TemplateResult, run: () => void, look = '') =>
    html`<button class="button small ${look}" type="button" aria-describedby=${about} @click=${run}>${icon}${label}</button>`;
  const save = act(words.export, downloadIcon(), () => actions.exportItem(item));
  switch (shownState(item)) {
    case 'conflict':
      return html`<div class="actions">
        ${act(words.compare, gitCompareIcon(), () => actions.compare(item), 'primary')} ${save}
      </div>`;
    case 'rejected':
      return html`<div class="actions">
        ${item.state === 'rejected' ? act(words.retry, refreshCwIcon(), () => actions.retry(item), 'primary') : null} ${save}
        ${act(words.discard, trash2Icon(), () => actions.discard(item), 'danger')}
      </div>`;
    case 'set-aside':
      return html`<div class="actions">${save} ${act(words.discard, trash2Icon(), () => actions.discard(item), 'danger')}</div>`;
    case 'pending':
      return item.attempts > 0
        ? html`<div class="actions">${act(words.retry, refreshCwIcon(), () => actions.retry(item))}</div>`
        : null;
    default:
      return null;
  }
}
