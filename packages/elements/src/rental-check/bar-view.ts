import { html, type TemplateResult } from 'lit';
import { circleAlertIcon, hardDriveIcon, loaderCircleIcon, triangleAlertIcon } from '../foundation/icons.generated.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { aspectAfter, progressOf, restOf } from './progress.ts';
import type { CheckInHand, SaveState } from './rental-check.state.ts';
import type { ViewContext } from './view-context.ts';

/** The bar under the thumb: how far, where it is kept, 'the rest conforms', next. */
export function barView(check: CheckInHand, aspect: string, context: ViewContext): TemplateResult {
  const { words } = context.language;
  const last = aspectAfter(check, aspect) === null;
  return html`<div class="bar">
    <div class="bar-state">${countView(check, context)} ${saveMark(check.save, context)}</div>
    <button
      class="button"
      type="button"
      data-together
      ?disabled=${restOf(check, aspect).length === 0}
      @click=${() => context.actions.askTogether()}
    >
      ${words.restConforms}
    </button>
    <button class="button primary" type="button" data-next @click=${() => context.actions.next()}>
      ${last ? words.review : words.next}
    </button>
  </div>`;
}

/** `13 / 32` */
export function countView(check: CheckInHand, { language }: ViewContext): TemplateResult {
  const progress = progressOf(check);
  const answered = progress.reduce((sum, each) => sum + each.answered, 0);
  const total = progress.reduce((sum, each) => sum + each.total, 0);
  return html`<p class="count">
    <span aria-hidden="true">${language.words.count(answered, total)}</span>
    <span class="visually-hidden">${language.words.countSpoken(answered, total)}</span>
  </p>`;
}

/** Where what was entered is, honestly. */
export function saveMark(save: SaveState, { language }: ViewContext): TemplateResult {
  const { words, format } = language;
  switch (save.kind) {
    case 'untouched':
      return html`<p class="sub mark">${words.untouched}</p>`;
    case 'saving':
      return html`<p class="sub mark">${words.saving}</p>`;
    case 'failed':
      return html`<p class="mark failed">${circleAlertIcon()}${words.notSaved}</p>`;
    case 'saved':
      return save.kept === 'device'
        ? html`<p class="sub mark" data-saved>${words.savedDevice(format.time(save.at))}</p>`
        : html`<p class="mark memory">${triangleAlertIcon()}${words.savedMemory}</p>`;
  }
}

/** What the person must know when the device does not keep what they enter, and what to do. */
export function saveWarning(save: SaveState, { language, actions }: ViewContext): TemplateResult | null {
  const { words } = language;
  if (save.kind === 'saved' && save.kept === 'memory') {
    return noticeLine('moderate', hardDriveIcon(), words.memoryWarning);
  }
  if (save.kind !== 'failed') return null;
  const text = { full: words.fullWarning, 'sign-in': words.signInWarning, unavailable: words.saveWarning }[save.reason];
  const again = html`<button class="button small" type="button" data-save-again @click=${() => actions.saveAgain()}>
    ${words.saveAgain}
  </button>`;
  return html`<div role="alert">${noticeLine('extreme', circleAlertIcon(), html`<p>${text}</p>${again}`)}</div>`;
}

/** A turning mark for what is under way. */
export function busyMark(text: string): TemplateResult {
  return html`<p class="busy">${loaderCircleIcon()}${text}</p>`;
}
