import { html, nothing, type TemplateResult } from 'lit';
import {
  circleAlertIcon,
  cloudUploadIcon,
  gitCompareIcon,
  infoIcon,
  printerIcon,
  refreshCwIcon,
} from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import type { RecordPictures } from '../foundation/photographs/record-pictures.ts';
import { severityTag } from '../foundation/severity.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { deadlineView } from './deadline-view.ts';
import type { HazardListMessages } from './hazard-list.en.ts';
import {
  changesOf,
  type HazardCaller,
  type HazardChange,
  type HazardRow,
  type HazardWork,
} from './hazard-list.state.ts';
import { historyView } from './history-view.ts';
import type { ItemWords } from './item-words.ts';
import { stateTag } from './row-view.ts';

/** What a person can do with the hazard that is open. */
export interface DetailActions {
  begin(change: HazardChange): void;
  print(): void;
  dismiss(): void;
  /** What was queued and met a refusal or somebody else's change. */
  sendAnyway(itemId: string): void;
  correct(change: HazardChange, itemId: string): void;
  drop(itemId: string): void;
}

/** What the details are drawn with. */
export interface DetailContext {
  readonly language: Language<HazardListMessages>;
  readonly now: number;
  readonly caller: HazardCaller;
  readonly item: ItemWords;
  readonly pictures: RecordPictures;
  readonly actions: DetailActions;
  /** The objection to it, for whom it is open to. */
  readonly objections: unknown;
  /** The form that is open, in place of the buttons. */
  readonly form: unknown;
}

/** One hazard: by when, what, where, what is going on with it, what can be done, and what happened so far. */
export function detailView({ hazard, work }: HazardRow, context: DetailContext): TemplateResult {
  const { language, caller, item, now } = context;
  const { words } = language;
  const { assignedTo } = hazard;
  return html`<article class="detail" aria-labelledby="hazard-heading" data-open=${hazard.id}>
    <header class="detail-head">
      ${deadlineView(hazard, now, language)}
      <h3 id="hazard-heading" tabindex="-1">${words.notMet}<span lang=${item.lang ?? nothing}>${item.text}</span></h3>
      <p class="hazard-tags">${severityTag(hazard.severity, words)} ${stateTag(hazard.state, words)}</p>
      ${item.rule === null ? null : html`<p class="sub" lang="zh-Hans">${item.rule}</p>`}
    </header>
    ${hazard.basis === 'advice' ? noticeLine('minor', infoIcon(), words.advice) : null}
    ${workNotice(work, context)}
    <dl class="facts">
      <div class="fact">
        <dt>${words.place}</dt>
        <dd lang="zh-Hans">${hazard.address?.text ?? words.withoutAddress}</dd>
      </div>
      ${
        caller.isStaff && assignedTo !== undefined
          ? html`<div class="fact"><dt>${words.assignedTo}</dt><dd>${followedBy(assignedTo, caller, words)}</dd></div>`
          : null
      }
    </dl>
    ${context.form ?? buttons(hazard, work, context)} ${context.objections}
    <h4>${words.history}</h4>
    ${historyView(hazard, context.pictures, language)}
  </article>`;
}

function followedBy(
  assignedTo: { id: string; displayName: string } | null,
  { subject }: HazardCaller,
  words: HazardListMessages,
): string {
  if (assignedTo === null) return words.nobody;
  return assignedTo.id === subject ? words.you(assignedTo.displayName) : assignedTo.displayName;
}

function buttons(hazard: HazardRow['hazard'], work: HazardWork, context: DetailContext): TemplateResult | null {
  const { words } = context.language;
  const { caller, actions } = context;
  // One change at a time: what waits for this hazard goes first.
  const isBusy = ['saving', 'queued', 'conflict', 'rejected'].includes(work.kind);
  const possible = isBusy ? [] : changesOf(hazard, caller);
  const isOwn = hazard.assignedTo != null && hazard.assignedTo.id === caller.subject;
  const offered = possible.filter((change) => change !== 'verify' || !isOwn);
  const first = hazard.state === 'rectified' && offered.includes('verify') ? 'verify' : offered[0];
  const letter = hazard.referredTo != null && caller.isOfficer;
  if (offered.length === 0 && !letter && !(possible.includes('verify') && isOwn)) return null;
  return html`<div class="detail-actions">
      ${offered.map(
        (change) =>
          html`<button class="button ${change === first ? 'primary' : ''}" type="button" data-change=${change} @click=${() => actions.begin(change)}>
            ${words[change]}
          </button>`,
      )}
      ${letter ? html`<button class="button" type="button" @click=${() => actions.print()}>${printerIcon()} ${words.letter}</button>` : null}
    </div>
    ${possible.includes('verify') && isOwn ? html`<p class="hint">${words.notBySelf}</p>` : null}`;
}

function workNotice(work: HazardWork, { language, actions }: DetailContext): TemplateResult | null {
  const { words } = language;
  const understood = html`<button class="button small" type="button" @click=${() => actions.dismiss()}>${words.understood}</button>`;
  switch (work.kind) {
    case 'rest':
      return null;
    case 'saving':
      return noticeLine('accent', refreshCwIcon(), words.saving);
    case 'queued':
      return noticeLine('accent', cloudUploadIcon(), queuedWords(work.waits, words));
    case 'failed': {
      const text =
        work.reason === 'offline'
          ? words.failedOffline
          : work.reason === 'unkept'
            ? words.failedUnkept
            : [words.failedRefused, work.detail].filter(Boolean).join(' ');
      return noticeLine('extreme', circleAlertIcon(), html`<span role="alert">${text}</span>`, understood);
    }
    case 'overtaken':
      return noticeLine('severe', gitCompareIcon(), html`<span role="alert">${words.overtaken}</span>`, understood);
    case 'conflict':
    case 'rejected':
      return undecided(work, words, actions);
  }
}

function undecided(
  work: HazardWork & { kind: 'conflict' | 'rejected' },
  words: HazardListMessages,
  actions: DetailActions,
): TemplateResult {
  const { itemId, change } = work;
  const text = work.kind === 'conflict' ? words.conflict : [words.rejected, work.detail].filter(Boolean).join(' ');
  const send =
    work.kind === 'conflict'
      ? html`<button class="button small" type="button" @click=${() => actions.sendAnyway(itemId)}>${words.sendAnyway}</button>`
      : null;
  return html`<div class="undecided">
    ${noticeLine('severe', gitCompareIcon(), text)}
    <div class="form-actions">
      <button class="button small danger" type="button" @click=${() => actions.drop(itemId)}>${words.drop}</button>
      <button class="button small" type="button" @click=${() => actions.correct(change, itemId)}>${words.correct}</button>
      ${send}
    </div>
  </div>`;
}

function queuedWords(waits: 'network' | 'turn' | 'sending' | 'sign-in', words: HazardListMessages): string {
  switch (waits) {
    case 'network':
      return words.queuedNetwork;
    case 'turn':
      return words.queuedTurn;
    case 'sending':
      return words.queuedSending;
    case 'sign-in':
      return words.queuedSignIn;
  }
}
