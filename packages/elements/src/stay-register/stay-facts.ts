import { addDays, dayInShanghai } from '@wardkit/contract/calendar-days';
import type { Stay } from '@wardkit/contract/stays';
import { html, type TemplateResult } from 'lit';
import type { Language } from '../foundation/language.ts';
import type { StayRegisterMessages } from './stay-register.en.ts';

/** The days of a stay in words. */
export function daysOf(
  { startedOn, expectedEndOn, endedOn }: Stay,
  { words, format }: Language<StayRegisterMessages>,
): string {
  const from = format.date(startedOn);
  if (endedOn !== null) return words.ended(from, format.date(endedOn));
  return words.since(from, expectedEndOn === null ? null : format.date(expectedEndOn));
}

/** The first day on which the sign-off was overdue; null where it is not. */
export function overdueFrom({ state, expectedEndOn }: Stay): string | null {
  return state === 'sign-off-overdue' && expectedEndOn !== null ? addDays(expectedEndOn, 1) : null;
}

/** All that is on record of a stay, as the person concerned sees it: masked. */
export function recordOf(stay: Stay, language: Language<StayRegisterMessages>): TemplateResult {
  const { words, format } = language;
  const { person, registeredAt, registeredByRole } = stay;
  const { facts } = words;
  const role = registeredByRole === undefined ? null : (words.roles[registeredByRole] ?? registeredByRole);
  return html`<dl class="facts">
    ${fact(facts.name, person.name.masked)} ${fact(facts.identityNumber, person.identityNumber?.masked ?? facts.none)}
    ${fact(facts.telephone, person.telephone?.masked ?? facts.none)}
    ${
      registeredAt === undefined
        ? null
        : fact(facts.registered, words.registeredBy(format.date(dayInShanghai(registeredAt)), role))
    }
  </dl>`;
}

function fact(name: string, value: string): TemplateResult {
  return html`<div class="fact">
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
