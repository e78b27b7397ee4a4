import { html, type TemplateResult } from 'lit';
import type { Language } from '../../foundation/language.ts';
import type { MediationTrackerMessages } from '../mediation-tracker.en.ts';
import { type RatePeriod, ratePeriods } from '../mediation-tracker.state.ts';
import type { RateReading } from '../rate-reading.ts';

type Speaking = Language<MediationTrackerMessages>;

/** The figures of the head: what came, how much of it is settled, and how many deadlines are close. */
export function figuresView(reading: RateReading, close: number | null, language: Speaking): TemplateResult {
  const { words, format } = language;
  const { state } = reading;
  const rate = state.kind === 'ready' ? state.rate : null;
  const none = state.kind === 'loading' ? '…' : '—';
  const figure = (name: string, value: string, label: string, tone = '') =>
    html`<div class="figure" data-figure=${name}><dt class="sub">${label}</dt><dd class="numbers ${tone}">${value}</dd></div>`;
  const share = rate === null ? none : rate.tenths === null ? words.noRate : format.percent(rate.tenths / 1000);
  return html`<dl class="figures">
      ${figure('received', rate === null ? none : format.number(rate.received), words.received(words.periods[reading.period]))}
      ${figure('settled', rate === null ? none : format.number(rate.settled), words.settled)}
      ${figure('rate', share, rate === null ? words.rate : words.settledOf(rate.closed, format))}
      ${figure('close', close === null ? '…' : format.number(close), words.closeDeadlines, close ? 'severe' : '')}
    </dl>
    ${outcomesView(reading, language)}`;
}

/** How what is closed came to its end, and over which time it is counted. */
function outcomesView(reading: RateReading, { words, format }: Speaking): TemplateResult {
  const { state } = reading;
  const rate = state.kind === 'ready' ? state.rate : null;
  return html`<details class="outcomes">
    <summary>${words.byOutcome}</summary>
    <div class="outcomes-body">
      <label class="pick">
        <span class="sub">${words.period}</span>
        <select
          data-pick="period"
          @change=${(event: Event) => reading.choose((event.target as HTMLSelectElement).value as RatePeriod)}
        >
          ${ratePeriods.map(
            (period) =>
              html`<option value=${period} .selected=${period === reading.period}>${words.periods[period]}</option>`,
          )}
        </select>
      </label>
      ${
        rate === null
          ? html`<p class="sub">${state.kind === 'missing' ? words.rateMissing : state.kind === 'ready' ? words.rateWithheld : words.loading}</p>`
          : rate.outcomes.length === 0
            ? html`<p class="sub">${words.noneClosed}</p>`
            : html`<dl class="outcome-list">
                ${rate.outcomes.map(
                  ({ outcome, count }) => html`<div data-outcome=${outcome}>
                    <dt>${words.outcomes[outcome] ?? words.otherOutcome}</dt>
                    <dd class="numbers">${format.number(count)}</dd>
                  </div>`,
                )}
              </dl>`
      }
      <p class="sub">${words.rateNote}</p>
    </div>
  </details>`;
}
