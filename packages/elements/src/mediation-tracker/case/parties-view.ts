import type { MediationParty } from '@wardkit/contract/mediation-parties';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { circleCheckIcon, circleXIcon, triangleAlertIcon } from '../../foundation/icons.generated.ts';
import { isMain, standsForAnother } from '../../mediations/mediation-roles.ts';
import type { RevealSubject } from '../../reveals/reveal.state.ts';
import { maskedField, maskedOf, revealButton } from '../../reveals/reveal-button.ts';
import type { CaseRecord } from './case.state.ts';
import { isArchived } from './case-moves.ts';
import { type CaseContext, formButton } from './case-view.ts';
import { wordOf } from './case-words.ts';
import { sectionView } from './section-view.ts';

/** From so many on the parties are searched, and drawn page by page. */
const searchedFrom = 12;

/** What a long list of parties is drawn with. */
export interface PartiesContext extends CaseContext {
  readonly search: string;
  readonly searched: (text: string) => void;
  /** How many are drawn. */
  readonly shown: number;
  readonly showMore: () => void;
  readonly reveal: (subject: RevealSubject) => void;
}

/** The parties: claimants and respondents, each with who stands for them below. */
export function partiesView(record: CaseRecord, context: PartiesContext): TemplateResult {
  const { language, search, shown } = context;
  const { words, format } = language;
  const { parties } = record;
  const isOver = isArchived(record);
  const add = isOver ? null : formButton({ form: 'addParty', target: null }, context);
  if (parties === null)
    return sectionView('parties', words.parties, record.mediation.parties.length, add, null, context);
  const stood = new Map<string, MediationParty[]>();
  for (const party of parties) {
    if (party.standsForPartyId === null) continue;
    stood.set(party.standsForPartyId, [...(stood.get(party.standsForPartyId) ?? []), party]);
  }
  const isStanding = (party: MediationParty) =>
    standsForAnother(party) && parties.some(({ id }) => id === party.standsForPartyId);
  const wanted = search.trim().toLowerCase();
  const heads = parties.filter((party) => !isStanding(party));
  const matches = (party: MediationParty): boolean =>
    textOfParty(party, context).includes(wanted) || (stood.get(party.id) ?? []).some(matches);
  const found = wanted === '' ? heads : heads.filter(matches);
  const consented = parties.filter((party) => isMain(party) && party.consent?.answer === 'consents').length;
  const asked = parties.filter(isMain).length;
  const body = html`
    ${asked === 0 ? null : html`<p class="sub">${words.consentCount(consented, asked, format)}</p>`}
    ${
      parties.length < searchedFrom
        ? null
        : html`<label class="search" for="case-party-search">
            <span class="hint">${words.searchParties}</span>
            <input
              id="case-party-search"
              autocomplete="off"
              .value=${live(search)}
              @input=${(event: Event) => context.searched((event.target as HTMLInputElement).value)}
            />
          </label>`
    }
    <ul class="parties">
      ${repeat(
        found.slice(0, shown),
        ({ id }) => id,
        (party) => html`<li>
          ${partyView(party, record, context)}
          ${
            stood.has(party.id)
              ? html`<ul class="standing">
                  ${stood.get(party.id)?.map((each) => html`<li>${partyView(each, record, context)}</li>`)}
                </ul>`
              : null
          }
        </li>`,
      )}
    </ul>
    ${wanted !== '' && found.length === 0 ? html`<p class="sub" role="status">${words.noPartyFound}</p>` : null}
    ${
      found.length > shown
        ? html`<button class="button small" type="button" data-more-parties @click=${context.showMore}>
            ${words.moreParties(found.length - shown, format)}
          </button>`
        : null
    }
  `;
  return sectionView('parties', words.parties, parties.length, add, body, context);
}

function textOfParty(party: MediationParty, { language }: CaseContext): string {
  const { words } = language;
  const role = wordOf(words.roles, party.role, words.unknownRole);
  return [party.name.masked, party.telephone?.masked, role].join(' ').toLowerCase();
}

function partyView(party: MediationParty, record: CaseRecord, context: PartiesContext): TemplateResult {
  const { language } = context;
  const { words } = language;
  const isOver = isArchived(record);
  const isFixed = party.consent !== null || record.parties?.some((each) => each.standsForPartyId === party.id);
  const hasGuardian = record.parties?.some((each) => each.role === 'guardian' && each.standsForPartyId === party.id);
  const isAsked = isMain(party) && ['eligible', 'consented'].includes(record.mediation.state);
  const mayAnswer = isAsked && party.consent?.answer !== 'refuses' && party.consent === null;
  const name = party.name.masked;
  const subject: RevealSubject = {
    record: `/v1/mediations/${party.mediationId}/parties/${party.id}`,
    name,
    fields: [...maskedOf('', party), ...maskedField('address', '/address', party.address)],
  };
  const reach = [party.telephone?.masked, party.address?.masked, party.creditCode].filter(Boolean).join(' · ');
  return html`<div class="party" data-party=${party.id}>
    <div class="party-text">
      <p>
        <b lang="zh-Hans">${name}</b>
        <span class="tag">${wordOf(words.roles, party.role, words.unknownRole)}</span>
        ${party.form === 'organisation' ? html`<span class="sub">${words.partyForms.organisation}</span>` : null}
      </p>
      ${reach === '' ? null : html`<p class="sub numbers" lang="zh-Hans">${reach}</p>`}
      ${
        party.needsGuardian
          ? html`<p class="sub ${hasGuardian ? '' : 'wanting'}">
              ${hasGuardian ? null : triangleAlertIcon()} ${hasGuardian ? words.hasGuardian : words.guardianWanted(name)}
            </p>`
          : null
      }
    </div>
    <p class="party-consent">${isMain(party) ? consentView(party, context) : null}</p>
    <div class="party-actions">
      ${revealButton(subject, words, context.begin === null ? null : context.reveal)}
      ${mayAnswer ? formButton({ form: 'consent', target: party.id }, context, 'small', name) : null}
      ${isOver ? null : formButton({ form: 'changeParty', target: party.id }, context, 'small quiet', name)}
      ${isOver || isFixed ? null : formButton({ form: 'removeParty', target: party.id }, context, 'small quiet danger', name)}
    </div>
  </div>`;
}

function consentView({ consent }: MediationParty, { language }: CaseContext): TemplateResult {
  const { words, format } = language;
  if (consent === null) return html`<span class="tag">${words.notAnswered}</span>`;
  const isYes = consent.answer === 'consents';
  return html`<span class="tag ${isYes ? 'ok' : 'extreme'}">
      ${isYes ? circleCheckIcon() : circleXIcon()} ${wordOf(words.answers, consent.answer, '')}
    </span>
    <span class="sub">${wordOf(words.forms, consent.form, '')} · ${format.date(consent.givenAt)}</span>`;
}
