import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { xIcon } from '../../foundation/icons.generated.ts';
import type { Language } from '../../foundation/language.ts';
import { standsForAnother } from '../../mediations/mediation-roles.ts';
import type { MediationTrackerMessages } from '../mediation-tracker.en.ts';
import { partyField } from './intake-checks.ts';
import type { IntakeDesk } from './intake-desk.ts';
import type { PartyDraft } from './intake-draft.ts';
import { choice, faultLine, textOf } from './intake-form.ts';

type TextName = 'name' | 'identityNumber' | 'creditCode' | 'telephone' | 'address';

/** A party that is entered: name, role and telephone at hand, the rest behind one press. */
export function partyView(
  desk: IntakeDesk,
  party: PartyDraft,
  number: number,
  language: Language<MediationTrackerMessages>,
): TemplateResult {
  const { words } = language;
  const { intake } = words;
  const { id, role, form } = party;
  const others = (desk.draft?.parties ?? []).filter((other) => other.id !== id && !standsForAnother(other));
  const field = (short: string, name: TextName, label: string, inputmode: string | null = null) => {
    const fieldId = partyField(short, id);
    const isWrong = desk.faultOf(fieldId) !== null;
    return html`<div class="field">
      <label for=${fieldId}>${label}${name === 'name' ? null : html` <span class="sub">${intake.optional}</span>`}</label>
      <input
        id=${fieldId}
        autocomplete="off"
        inputmode=${inputmode ?? nothing}
        aria-invalid=${isWrong ? 'true' : nothing}
        aria-describedby=${isWrong ? `${fieldId}-fault` : nothing}
        .value=${live(party[name])}
        @input=${(event: Event) => desk.enterParty(id, { [name]: textOf(event) }, fieldId)}
      />
      ${faultLine(desk, fieldId)}
    </div>`;
  };
  const isPerson = form === 'person';
  const numberField = isPerson
    ? field('identity', 'identityNumber', intake.identityNumber)
    : field('credit', 'creditCode', intake.creditCode);
  return html`<fieldset class="party" data-party=${id}>
    <legend class="visually-hidden">${intake.party(number)}</legend>
    <div class="party-head">
      <b>${intake.party(number)}</b>
      <button
        class="button small quiet"
        type="button"
        data-remove-party
        aria-label=${intake.removeParty(number)}
        title=${intake.removeParty(number)}
        @click=${() => void desk.removeParty(id)}
      >
        ${xIcon()}
      </button>
    </div>
    <div class="field-pair">
      ${choice(desk, {
        id: partyField('role', id),
        label: intake.role,
        chosen: role,
        options: Object.entries(words.roles),
        changed: (next) => desk.enterParty(id, { role: next }, partyField('name', id)),
      })}
      ${field('name', 'name', intake.name)}
    </div>
    ${
      standsForAnother(party)
        ? choice(desk, {
            id: partyField('stands-for', id),
            label: intake.standsFor,
            chosen: party.standsForPartyId,
            options: others.map(
              (other) => [other.id, other.name || intake.party((desk.draft?.parties.indexOf(other) ?? 0) + 1)] as const,
            ),
            none: '—',
            changed: (standsForPartyId) => desk.enterParty(id, { standsForPartyId }, partyField('stands-for', id)),
          })
        : null
    }
    ${field('telephone', 'telephone', intake.telephone, 'tel')}
    <details class="party-more">
      <summary>${isPerson ? intake.moreOfPerson : intake.moreOfOrganisation}</summary>
      <div class="party-rest">
        ${choice(desk, {
          id: partyField('form', id),
          label: intake.form,
          chosen: form,
          options: Object.entries(intake.forms),
          changed: (next) => desk.enterParty(id, { form: next === 'organisation' ? 'organisation' : 'person' }),
        })}
        ${numberField} ${field('address', 'address', intake.address)}
        ${
          isPerson
            ? html`<label class="check">
                <input
                  type="checkbox"
                  .checked=${live(party.needsGuardian)}
                  @change=${(event: Event) =>
                    desk.enterParty(id, { needsGuardian: (event.target as HTMLInputElement).checked })}
                />
                ${intake.needsGuardian}
              </label>`
            : null
        }
      </div>
    </details>
  </fieldset>`;
}
