import type { Mediation } from '@wardkit/contract/mediation-record';
import { html, nothing, type TemplateResult } from 'lit';
import { chevronRightIcon } from '../../foundation/icons.generated.ts';
import type { Language } from '../../foundation/language.ts';
import { isMain } from '../../mediations/mediation-roles.ts';
import { dueTag } from '../due-words.ts';
import type { MediationTrackerMessages } from '../mediation-tracker.en.ts';
import { type Stage, stageOf } from '../stages.ts';
import { stationDateTime, stationDay } from '../station-time.ts';

/** What a card is drawn with. */
export interface CardContext {
  readonly language: Language<MediationTrackerMessages>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The stage to which somebody else moved it while it is left where it is read; null for the archive. */
  readonly meanwhile: Stage | null | undefined;
  /** Whether Tab comes to it: to one card of the board. */
  readonly isCurrent: boolean;
  readonly mayMove: boolean;
  readonly placeName: (divisionCode: string) => string;
  readonly open: () => void;
  readonly ask: () => void;
}

/** A mediation on the board: what, between whom and where, when, and loudest what it waits for. */
export function cardView(mediation: Mediation, context: CardContext): TemplateResult {
  const { language, now, isCurrent, mayMove, open, ask } = context;
  const { words } = language;
  const { id, number, subject, kind, disputeType, state, nextDeadline } = mediation;
  const tabindex = isCurrent ? '0' : '-1';
  return html`<article class="card" data-card=${id} data-state=${state}>
    <div class="marks">
      <span class="tag">${words.kinds[kind] ?? words.unknownKind}</span>
      <span class="sub numbers">${number}</span>
    </div>
    <h4 class="card-title">
      <button class="open" type="button" tabindex=${tabindex} data-open=${id} @click=${open}>
        <span lang="zh-Hans">${subject}</span>
      </button>
    </h4>
    <p class="sub">
      ${words.disputeTypes[disputeType] ?? words.unknownDisputeType} · ${context.placeName(mediation.divisionCode)}
    </p>
    ${partiesLine(mediation, language)}
    <p class="sub when">${whenLine(mediation, language, now)}</p>
    <div class="card-foot">
      <span class="tag">${words.states[state] ?? words.unknownState}</span>
      ${
        mayMove
          ? html`<button
              class="button small quiet move"
              type="button"
              tabindex=${tabindex}
              data-move=${id}
              aria-haspopup="dialog"
              aria-label=${words.moveOf(number)}
              @click=${ask}
            >
              ${words.move} ${chevronRightIcon()}
            </button>`
          : nothing
      }
    </div>
    ${nextDeadline === null ? null : dueTag(nextDeadline, now, language)} ${movedElsewhere(context)}
  </article>`;
}

/** Whom it is between, masked. */
export function partiesLine(
  { parties }: Mediation,
  { words, format }: Language<MediationTrackerMessages>,
): TemplateResult | null {
  const sides = parties.filter(isMain);
  if (sides.length === 0) return html`<p class="sub">${words.noParties}</p>`;
  const shown = sides.slice(0, 2).map(({ name }) => name.masked);
  const rest = sides.length - shown.length;
  return html`<p class="sub">
    <span lang="zh-Hans">${shown.join(' · ')}</span>${rest > 0 ? ` ${words.andOthers(rest, format)}` : null}
  </p>`;
}

/** What happens next or how far it is. */
function whenLine(mediation: Mediation, language: Language<MediationTrackerMessages>, now: number): string {
  const { words, format } = language;
  const { state, nextSessionAt, steps, parties, stateSince } = mediation;
  if (nextSessionAt !== null && state === 'in-session')
    return words.nextSession(stationDateTime(nextSessionAt, now, format.language));
  if (stageOf(state) === 'performance' && steps.agreed > 0)
    return words.stepsDone(steps.performed, steps.agreed, format);
  const asked = parties.filter(isMain);
  if (state === 'eligible' && asked.length > 0) {
    return words.consents(asked.filter(({ consent }) => consent === 'consents').length, asked.length, format);
  }
  return words.since(stationDay(stateSince, now, format.language));
}

/** That it has gone on meanwhile: over the edge of the card, so that nothing moves for it. */
function movedElsewhere({ meanwhile, language }: CardContext): TemplateResult | null {
  if (meanwhile === undefined) return null;
  const { words } = language;
  const said = meanwhile === null ? words.filedElsewhere : words.movedElsewhere(words.stages[meanwhile]);
  return html`<p class="moved">${said}</p>`;
}
