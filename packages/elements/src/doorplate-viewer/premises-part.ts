import type { Premises } from '@wardkit/contract/places';
import type { Purpose } from '@wardkit/contract/purpose';
import type { Stay } from '@wardkit/contract/stays';
import { html, type TemplateResult } from 'lit';
import {
  calendarClockIcon,
  circleAlertIcon,
  circleCheckIcon,
  clockIcon,
  starIcon,
  triangleAlertIcon,
  wifiOffIcon,
} from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine, skeleton } from '../foundation/state-notice.ts';
import { timeLeft } from '../foundation/time-left.ts';
import type { RevealSubject } from '../reveals/reveal.state.ts';
import { maskedOf, revealButton } from '../reveals/reveal-button.ts';
import type { DoorplateViewerMessages } from './doorplate-viewer.en.ts';
import type { PremisesState } from './doorplate-viewer.state.ts';

const HIGHEST_STARS = 3;

/** What the part can do, and what is told elsewhere. */
export interface PremisesOptions {
  readonly retry: () => void;
  readonly purpose: Purpose;
  readonly staleTold: boolean;
  /** Opens the dialog that shows a masked field; null for who has no right to it. */
  readonly reveal: ((subject: RevealSubject) => void) | null;
}

/** What the landlord and the station's staff see of premises: the deadline first, then facts, then masked people. */
export function premisesPart(
  state: PremisesState,
  language: Language<DoorplateViewerMessages>,
  now: number,
  { retry, purpose, staleTold, reveal }: PremisesOptions,
): unknown {
  const { words, shared, format } = language;
  const again = html`<button class="button small" type="button" @click=${retry}>${shared.retry}</button>`;
  switch (state.kind) {
    case 'none':
      return null;
    case 'loading':
      return html`<div class="card">${skeleton(words.loadingPremises, 4)}</div>`;
    case 'offline':
      return noticeLine('moderate', wifiOffIcon(), words.premisesOffline, again);
    case 'error':
      return noticeLine(
        'extreme',
        circleAlertIcon(),
        [
          words.premisesError,
          state.requestId ? html`<p class="sub numbers">${shared.errorReference(state.requestId)}</p>` : null,
        ],
        again,
      );
    case 'ready':
      return [
        deadline(state.premises, language, now),
        state.staleSince && !staleTold
          ? noticeLine('moderate', clockIcon(), shared.staleSince(format.dateTime(state.staleSince)))
          : null,
        facts(state.premises, language, reveal),
        people(state.stays, state.moreStays, language, reveal),
        html`<p class="sub">${words.readFor(words.purposes[purpose] ?? purpose)}</p>`,
      ];
  }
}

function deadline(
  { openHazards }: Premises,
  { words, format }: Language<DoorplateViewerMessages>,
  now: number,
): TemplateResult | null {
  const { count, highestSeverity, nextDueAt } = openHazards;
  if (count === 0) return null;
  const severity = highestSeverity === null ? '' : (words.severities[highestSeverity] ?? '');
  const left = nextDueAt === null ? null : timeLeft(nextDueAt, now, words, format);
  const extreme = left?.overdue === true || highestSeverity === 4;
  return html`<section class=${extreme ? 'deadline extreme' : 'deadline'}>
    ${extreme ? triangleAlertIcon() : calendarClockIcon()}
    <p class="deadline-left">${left?.text ?? words.openHazards(count, format)}</p>
    <div>
      <p class="deadline-what">${[words.openHazards(count, format), severity].filter(Boolean).join(' · ')}</p>
      ${nextDueAt ? html`<p class="sub"><time datetime=${nextDueAt}>${words.due(format.dateTime(nextDueAt))}</time></p>` : null}
    </div>
  </section>`;
}

function facts(
  premises: Premises,
  { words, format }: Language<DoorplateViewerMessages>,
  reveal: PremisesOptions['reveal'],
): TemplateResult {
  const { dwellings, landlord, lastCheck, openHazards, rating, use } = premises;
  const rooms = dwellings.reduce((sum, dwelling) => sum + dwelling.rooms, 0);
  const size = [
    dwellings.length > 0 ? words.dwellings(dwellings.length, format) : null,
    rooms > 0 ? words.rooms(rooms, format) : null,
  ];
  const stars = rating === null || rating.state !== 'rated' ? null : rating.stars;
  return html`<dl class="card facts">
    ${fact(words.use, [words.uses[use] ?? use, ...size].filter(Boolean).join(' · '))}
    ${fact(words.rating, stars === null ? words.notRated : starLine(stars, words.stars(stars)))}
    ${
      openHazards.count === 0
        ? fact(words.hazards, html`<span class="tag ok">${circleCheckIcon()} ${words.noHazards}</span>`)
        : null
    }
    ${fact(words.lastCheck, lastCheck === null ? words.neverChecked : format.date(lastCheck.observedAt))}
    ${
      landlord === null
        ? null
        : fact(
            words.landlord,
            html`<span class="with-show">
              <span>${[landlord.name.masked, landlord.telephone?.masked].filter(Boolean).join(' · ')}</span>
              ${revealButton(subjectOf(`/v1/premises/${premises.id}`, '/landlord', landlord), words, reveal)}
            </span>`,
          )
    }
  </dl>`;
}

function fact(name: string, value: unknown): TemplateResult {
  return html`<div class="fact">
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function starLine(stars: number, spoken: string): TemplateResult {
  const drawn = Array.from(
    { length: HIGHEST_STARS },
    (_, index) => html`<span class=${index < stars ? 'on' : 'off'}>${starIcon()}</span>`,
  );
  return html`<span class="stars"><span class="stars-drawn">${drawn}</span>${spoken}</span>`;
}

function people(
  stays: readonly Stay[] | null,
  more: boolean,
  { words, format }: Language<DoorplateViewerMessages>,
  reveal: PremisesOptions['reveal'],
): TemplateResult {
  if (stays === null) return noticeLine('moderate', circleAlertIcon(), words.staysMissing);
  if (stays.length === 0) return html`<p class="sub">${words.noStays}</p>`;
  return html`<section class="section">
    <h4>${words.stays(stays.length, more, format)}</h4>
    <ul class="card">
      ${stays.map(
        ({ id, person, startedOn, state }) => html`<li class="person">
          <div class="grow">
            <p class="person-name">${person.name.masked}</p>
            <p class="sub numbers">
              ${[person.identityNumber?.masked, person.telephone?.masked, words.since(format.date(startedOn))]
                .filter(Boolean)
                .map((part, index) => html`${index === 0 ? null : ' · '}<span class="whole">${part}</span>`)}
            </p>
            ${state === 'sign-off-overdue' ? html`<span class="tag severe">${clockIcon()} ${words.overdueStay}</span>` : null}
          </div>
          ${revealButton(subjectOf(`/v1/stays/${id}`, '/person', person), words, reveal)}
        </li>`,
      )}
    </ul>
  </section>`;
}

function subjectOf(record: string, at: string, person: Parameters<typeof maskedOf>[1]): RevealSubject {
  return { record, name: person.name?.masked ?? '', fields: maskedOf(at, person) };
}
