import { html, type TemplateResult } from 'lit';
import { searchIcon, wifiOffIcon } from '../foundation/icons.generated.ts';
import { progressOf } from './progress.ts';
import type { CheckInHand, CheckSubject } from './rental-check.state.ts';
import type { ViewContext } from './view-context.ts';
import { aspectName, day } from './wording.ts';

/** What is checked, when it was last, and whether there is a network. */
export function headView(
  subject: CheckSubject,
  { language, now, online }: ViewContext,
  tool: TemplateResult | null = null,
): TemplateResult {
  const { words, format } = language;
  const { premises } = subject;
  const rating = premises.rating === null ? null : words.rated(premises.rating.stars);
  const last =
    premises.lastCheck === null
      ? words.neverChecked
      : words.lastCheck(day(premises.lastCheck.observedAt, now, format), rating);
  return html`<div class="title">
      <h2 class="heading" tabindex="-1">${words.heading}</h2>
      ${online ? null : html`<span class="tag moderate">${wifiOffIcon()}${words.offline}</span>`} ${tool}
    </div>
    <p class="sub address"><bdi>${premises.address.text}</bdi> · ${last}</p>
    ${
      subject.stale === null
        ? null
        : html`<p class="sub">${language.shared.staleSince(format.dateTime(subject.stale.since))}</p>`
    }`;
}

/** The way to the search for an item. */
export function searchButton({ language, actions }: ViewContext): TemplateResult {
  const { searchHeading } = language.words;
  return html`<button
    class="button quiet small search-open"
    type="button"
    data-search
    aria-label=${searchHeading}
    title=${searchHeading}
    @click=${() => actions.openSearch()}
  >
    ${searchIcon()}
  </button>`;
}

/** The aspects as steps, each with how far it is. */
export function stepsView(check: CheckInHand, current: string | null, context: ViewContext): TemplateResult {
  const { words, format } = context.language;
  return html`<nav class="steps ${current === null ? 'whole' : ''}" aria-label=${words.steps}>
    <ol>
      ${progressOf(check).map(
        ({ aspect, answered, total, faults }) => html`<li class=${aspect === current ? 'here' : ''}>
          <button
            class="step ${answered === total ? 'done' : ''}"
            type="button"
            aria-current=${aspect === current ? 'step' : 'false'}
            data-aspect=${aspect}
            @click=${() => context.actions.goTo(aspect)}
          >
            <progress max=${total} .value=${answered} aria-hidden="true"></progress>
            <span class="step-words">
              <span>${aspectName(check.standard, aspect, context.language)}</span>
              <span>${words.stepProgress(answered, total)}</span>
              ${faults === 0 ? null : html`<span class="visually-hidden">, ${words.stepFaults(faults, format)}</span>`}
            </span>
          </button>
        </li>`,
      )}
    </ol>
  </nav>`;
}
