import { basisOf } from '@wardkit/contract/rectification';
import type { StandardItem } from '@wardkit/contract/rental-check-standards';
import type { Outcome } from '@wardkit/contract/rental-checks';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  checkIcon,
  circleAlertIcon,
  infoIcon,
  minusIcon,
  pencilIcon,
  rulerIcon,
  triangleAlertIcon,
  xIcon,
} from '../foundation/icons.generated.ts';
import { localized } from '../foundation/localized.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { faultView } from './fault-view.ts';
import { lastFound } from './last-found.ts';
import type { CheckInHand } from './rental-check.state.ts';
import { undoButton } from './undo-button.ts';
import type { ViewContext } from './view-context.ts';
import { adviceWords, day } from './wording.ts';

const answers = [
  { outcome: 'conforms', tone: 'ok', icon: checkIcon },
  { outcome: 'fault', tone: 'extreme', icon: xIcon },
  { outcome: 'not-applicable', tone: 'plain', icon: minusIcon },
] as const;

/** One item of the checklist with its three answers, and what goes with the answer. */
export function itemView(check: CheckInHand, item: StandardItem, context: ViewContext): TemplateResult {
  const { words, tag, format } = context.language;
  const entry = check.draft.answers[item.code];
  const outcome = entry?.outcome ?? null;
  const { text, lang } = localized(item.text, tag);
  const hazard = check.hazards.find((each) => each.itemCode === item.code);
  const faults = check.faults.filter((each) => each.itemCode === item.code);
  const hasDetails =
    outcome === 'fault' ||
    (entry !== undefined && (entry.note !== '' || entry.photographs.length > 0)) ||
    context.opened.has(item.code);
  return html`<li class="card item" data-item=${item.code}>
    <div class="item-head">
      <div class="grow">
        <p class="sub item-source">${item.code}${sourceOf(check, item, context)}${
          entry?.answeredTogether && outcome !== null ? html` · <em>${words.answeredTogether}</em>` : null
        }</p>
        <h3 class="item-text" id="text-${item.code}" tabindex="-1" lang=${lang ?? nothing}>
          ${text}
        </h3>
        ${
          basisOf(check.standard, item, check.premises.address.divisionCode) === 'rule'
            ? null
            : adviceOf(check, item, context)
        }
        ${limitsOf(check, item, context)} ${lastFoundView(check, item, context)}
      </div>
      <div class="item-tools">
        ${undoButton(check.draft, 'answers', item.code, context)}
        ${outcome === null || hasDetails ? null : detailsButton(item, context)}
      </div>
    </div>
    ${
      hazard !== undefined && outcome !== 'fault'
        ? noticeLine(
            'severe',
            triangleAlertIcon(),
            words.earlierHazard(
              day(hazard.observedAt, context.now, format),
              day(hazard.dueAt, context.now, format),
              Date.parse(hazard.dueAt) < context.now,
            ),
          )
        : null
    }
    ${faults.map((fault) => noticeLine('extreme', circleAlertIcon(), words.serverSays(fault.message)))}
    <div class="segments" role="radiogroup" aria-labelledby="text-${item.code}">
      ${answers.map((each) => answerView(item.code, each, outcome, context))}
    </div>
    ${outcome === 'fault' ? faultView(check, item, context) : null}
    ${hasDetails ? context.details(check, item, context) : null}
  </li>`;
}

function detailsButton({ code }: StandardItem, { language, actions }: ViewContext): TemplateResult {
  const { words } = language;
  return html`<button
    class="button quiet small"
    type="button"
    aria-label="${words.addNote}, ${code}"
    title=${words.addNote}
    @click=${() => actions.openDetails(code)}
  >
    ${pencilIcon()}
  </button>`;
}

function answerView(
  itemCode: string,
  { outcome, tone, icon }: (typeof answers)[number],
  chosen: Outcome | null,
  { language, actions }: ViewContext,
): TemplateResult {
  return html`<label class="segment ${tone}">
    <input
      type="radio"
      name=${itemCode}
      value=${outcome}
      .checked=${live(chosen === outcome)}
      @change=${() => actions.answer(itemCode, outcome)}
    />
    <span class="segment-face">${icon()}${language.words.outcomes[outcome]}</span>
  </label>`;
}

function sourceOf({ standard }: CheckInHand, item: StandardItem, { language }: ViewContext): unknown {
  const source = standard.sources[item.source];
  if (source === undefined) return null;
  if (source.appliesIn === 'none') return html` · ${language.words.practice}`;
  const isForeign = !language.tag.startsWith('zh') && /\p{Script=Han}/u.test(source.title);
  const title = language.words.source(source.title, item.article);
  return html` · <span lang=${isForeign ? 'zh-Hans' : nothing}>${title}</span>`;
}

/** The numbers that are laid down for the item where the premises stand. */
function limitsOf({ premises }: CheckInHand, { limits = [] }: StandardItem, { language }: ViewContext): unknown {
  const { words, tag, format } = language;
  const here = limits.filter(({ divisionPrefixes }) =>
    divisionPrefixes.some((prefix) => premises.address.divisionCode.startsWith(prefix)),
  );
  return here.map(({ text, value, unit }) => {
    const limited = localized(text, tag);
    const said = words.limit(limited.text, format.number(value), localized(unit, tag).text);
    return html`<p class="limit">${rulerIcon()}<span lang=${limited.lang ?? nothing}>${said}</span></p>`;
  });
}

/** When the item was last looked at, and what was found. It is no answer. */
function lastFoundView({ history }: CheckInHand, { code }: StandardItem, { language, now }: ViewContext): unknown {
  const { words, format } = language;
  const last = lastFound(history, code);
  if (last === null) return null;
  const outcome = words.outcomes[last.outcome] ?? last.outcome;
  return html`<p class="sub last-found ${last.outcome === 'fault' ? 'fault-before' : ''}">
    ${words.lastFound(day(last.foundAt, now, format), outcome)}
  </p>`;
}

function adviceOf({ standard }: CheckInHand, item: StandardItem, { language }: ViewContext): TemplateResult {
  return html`<p class="sub advice">
    ${infoIcon()}<span>${adviceWords(standard, item.code, language.words)}</span>
  </p>`;
}
