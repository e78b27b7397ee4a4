import { html, type TemplateResult } from 'lit';
import { checkIcon, infoIcon, undo2Icon, xIcon } from '../foundation/icons.generated.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { CheckInHand, CheckNotice } from './rental-check.state.ts';
import { sentBackCheck } from './sent-back.ts';
import { undoButton } from './undo-button.ts';
import type { ViewContext } from './view-context.ts';
import { day, dayAndTime } from './wording.ts';

/** The sentences at the top of the items. */
export function noticesView(check: CheckInHand, context: ViewContext): unknown {
  const { words, format } = context.language;
  const undo = undoButton(check.draft, 'answers', null, context);
  const together = Object.keys(check.draft.undo?.before ?? {}).length;
  const sentBack = sentBackCheck(check);
  return html`${
    sentBack?.review == null || sentBack.id !== check.draft.previousCheckId
      ? null
      : noticeLine(
          'moderate',
          undo2Icon(),
          html`<p>
              ${words.sentBackHeading(sentBack.review.reviewedBy.displayName, day(sentBack.review.reviewedAt, context.now, format))}
            </p>
            <p class="quoted" data-sent-back>${sentBack.review.reason}</p>
            <p class="sub">${words.sentBackBody}</p>`,
        )
  }
  ${check.notices.map((notice) =>
    noticeLine('accent', infoIcon(), noticeWords(notice, context), dismissButton(notice, context)),
  )}
  ${undo === null ? null : noticeLine('ok', checkIcon(), words.togetherDone(together, format), undo)}`;
}

function noticeWords(notice: CheckNotice, { language, now }: ViewContext): string {
  const { words, format } = language;
  switch (notice.kind) {
    case 'other-tab':
      return words.otherTab;
    case 'part-missing':
      return `${words.partMissing}. ${words.partMissingBody}`;
    case 'resumed':
      return words.resumed(dayAndTime(notice.startedAt, now, format));
    case 'older-standard':
      return words.olderStandard(notice.version, notice.current);
  }
}

function dismissButton(notice: CheckNotice, { language, actions }: ViewContext): TemplateResult {
  return html`<button
    class="button quiet small"
    type="button"
    aria-label=${language.words.dismiss}
    @click=${() => actions.dismiss(notice)}
  >
    ${xIcon()}
  </button>`;
}
