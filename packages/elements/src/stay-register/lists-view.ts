import type { Stay } from '@wardkit/contract/stays';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  calendarClockIcon,
  circleAlertIcon,
  clockIcon,
  cloudUploadIcon,
  wifiOffIcon,
} from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { moreView } from '../foundation/more-view.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { daysOf, overdueFrom, recordOf } from './stay-facts.ts';
import { placeOf } from './stay-place.ts';
import type { StayRegisterMessages } from './stay-register.en.ts';
import type { ReadyState, StayList } from './stay-register.state.ts';

/** What a person can do from the lists. */
export interface ListActions {
  readonly change: (stay: Stay) => void;
  readonly signOff: (stay: Stay) => void;
  readonly more: (of: StayList['of']) => void;
  readonly reload: () => void;
  readonly open: (itemId: string) => void;
}

/** What waits on this device, then each list of stays. */
export function listsView(
  state: ReadyState,
  language: Language<StayRegisterMessages>,
  now: number,
  actions: ListActions,
): unknown {
  return [
    unsentView(state, language, now, actions),
    state.lists.map((list) => listView(list, state, language, now, actions)),
  ];
}

function unsentView(
  { unsent }: ReadyState,
  { words, format }: Language<StayRegisterMessages>,
  now: number,
  { open }: ListActions,
) {
  if (unsent.length === 0) return null;
  return html`<section class="list" aria-label=${words.unsent.heading}>
    <h3 class="list-heading">${cloudUploadIcon()} ${words.unsent.heading}</h3>
    <ul class="rows">
      ${repeat(
        unsent,
        ({ itemId }) => itemId,
        ({ itemId, label, action, savedAt, needsDecision }) => html`<li class="row stay">
          <div class="stay-head">
            <p class="stay-name">${words.unsent.actions[action]}</p>
            ${needsDecision ? html`<span class="tag severe">${circleAlertIcon()} ${words.unsent.decide}</span>` : null}
          </div>
          <p class="sub">${label}</p>
          <p class="sub numbers">${words.unsent.saved(format.timeOrDate(savedAt, now))}</p>
          <div class="stay-actions">
            <button class="button small" type="button" @click=${() => open(itemId)}>${words.unsent.open}</button>
          </div>
        </li>`,
      )}
    </ul>
  </section>`;
}

function listView(
  list: StayList,
  state: ReadyState,
  language: Language<StayRegisterMessages>,
  now: number,
  actions: ListActions,
) {
  const { words, shared, format } = language;
  const { of, stays, staleSince } = list;
  const again = html`<button class="button small" type="button" @click=${actions.reload}>${words.reload}</button>`;
  return html`<section class="list" aria-label=${words.lists[of]} data-list=${of}>
    <h3 class="list-heading">${words.lists[of]}</h3>
    ${staleSince === null ? null : noticeLine('moderate', clockIcon(), shared.staleSince(format.dateTime(staleSince)), again)}
    ${stays === null ? noticeLine('moderate', wifiOffIcon(), words.missing, again) : null}
    ${stays?.length === 0 ? html`<p class="nobody">${words.empty[of]}</p>` : null}
    ${
      stays === null || stays.length === 0
        ? null
        : html`<ul class="rows">
              ${repeat(
                stays,
                ({ id }) => id,
                (stay) => stayRow(stay, of, state, language, now, actions),
              )}
            </ul>
            ${of === 'own' ? html`<p class="sub list-note">${words.facts.masked}</p>` : null}`
    }
    ${moreView(list, words, () => actions.more(list.of))}
  </section>`;
}

function stayRow(
  stay: Stay,
  of: StayList['of'],
  { caller }: ReadyState,
  language: Language<StayRegisterMessages>,
  now: number,
  actions: ListActions,
) {
  const { words, format } = language;
  const { person, state } = stay;
  const overdue = overdueFrom(stay);
  const masked = [person.identityNumber?.masked, person.telephone?.masked].filter(Boolean).join(' · ');
  const mayWrite = caller !== 'reader' && state !== 'ended';
  const { dwellingLabel } = stay;
  const dwelling = dwellingLabel ? `${words.form.dwelling} ${dwellingLabel}` : '';
  const place = of === 'premises' ? dwelling : placeOf(stay);
  const name = of === 'own' ? place : person.name.masked;
  return html`<li class="row stay" data-stay=${state}>
    <div class="stay-head">
      <p class="stay-name">${of === 'own' ? place || words.states[state] || state : person.name.masked}</p>
      ${overdue === null ? html`<span class="tag">${words.states[state] ?? state}</span>` : null}
    </div>
    ${
      overdue === null
        ? null
        : html`<p class="overdue">
            ${calendarClockIcon()}
            <span>${words.overdueSince(format.date(overdue))}
              <span class="sub">${format.relative(`${overdue}T00:00:00+08:00`, now)}</span></span>
          </p>`
    }
    ${of === 'own' || place === '' ? null : html`<p class="sub">${place}</p>`}
    <p class="sub numbers">${daysOf(stay, language)}</p>
    ${of === 'own' ? recordOf(stay, language) : masked === '' ? null : html`<p class="sub numbers">${masked}</p>`}
    ${
      mayWrite
        ? html`<div class="stay-actions">
            <button
              class="button small"
              type="button"
              aria-label=${words.of(words.change, name)}
              @click=${() => actions.change(stay)}
            >
              ${words.change}
            </button>
            <button
              class="button small"
              type="button"
              aria-label=${words.of(words.signOff, name)}
              @click=${() => actions.signOff(stay)}
            >
              ${words.signOff}
            </button>
          </div>`
        : nothing
    }
  </li>`;
}
