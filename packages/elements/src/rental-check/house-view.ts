import { html, type TemplateResult } from 'lit';
import { checkIcon, houseIcon, pencilIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { carriedFact, type FactName, factNames } from './house-facts.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
import type { CheckInHand } from './rental-check.state.ts';
import { undoButton } from './undo-button.ts';
import type { ViewContext } from './view-context.ts';
import { day } from './wording.ts';

/** What the house is: carried over from last time and said to be, until somebody looks. */
export function houseView(check: CheckInHand, context: ViewContext): TemplateResult {
  const { words } = context.language;
  const known = factNames.flatMap((name) => {
    const { value } = factNow(check, name);
    return value === null ? [] : [factWords(name, value, context.language)];
  });
  const untouched = factNames.filter((name) => check.draft.facts[name]?.source == null);
  const open = untouched.filter((name) => carriedFact(check, name).value !== null);
  return html`<details class="card house">
    <summary class="house-head">
      <span class="house-title">${houseIcon()}${words.houseHeading}</span>
      <span class="house-known"
        >${known.length === 0 ? words.houseUnknown : known.join(' · ')}
        <span class="sub">${untouched.length === 0 ? words.houseLookedAt : words.houseCarried}</span></span
      >
    </summary>
    <div class="house-body">
      ${factNames.map((name) => factView(check, name, context))}
      ${
        open.length < 2
          ? null
          : html`<button class="button" type="button" data-confirm-all @click=${() => context.actions.confirmFacts(open)}>
              ${checkIcon()}${words.confirmAll}
            </button>`
      }
    </div>
  </details>`;
}

function factNow(check: CheckInHand, name: FactName): { value: string | number | null; source: string } {
  const entry = check.draft.facts[name];
  if (entry !== undefined && entry.source !== null) return { value: entry.value, source: entry.source };
  return { value: carriedFact(check, name).value, source: 'carried-over' };
}

function factWords(name: FactName, value: string | number, { words, format }: Language<RentalCheckMessages>): string {
  if (typeof value === 'string') return words.uses[value] ?? value;
  return words.factValues[name as Exclude<FactName, 'use'>](value, format);
}

function factView(check: CheckInHand, name: FactName, context: ViewContext): TemplateResult {
  const { language, actions, opened } = context;
  const { words } = language;
  const { value, source } = factNow(check, name);
  const carried = carriedFact(check, name);
  const isOpen = opened.has(`fact:${name}`) || source === 'changed';
  return html`<div class="fact-row" data-fact=${name} role="group" aria-labelledby="fact-name-${name}">
    <div class="fact-line">
      <p class="fact-name" id="fact-name-${name}" tabindex="-1">
        ${words.facts[name]}: <strong>${value === null ? words.factUnknown : factWords(name, value, language)}</strong>
      </p>
      ${undoButton(check.draft, 'facts', name, context)}
    </div>
    <p class="sub" data-source=${source}>${sourceWords(check, name, source, context)}</p>
    <div class="fact-buttons">
      ${
        carried.value === null
          ? null
          : html`<button
              class="button small"
              type="button"
              data-confirm=${name}
              aria-pressed=${source === 'confirmed'}
              @click=${() => actions.confirmFacts([name])}
            >
              ${source === 'confirmed' ? checkIcon() : null}${words.factConfirm}
            </button>`
      }
      <button
        class="button small"
        type="button"
        data-change=${name}
        aria-expanded=${isOpen}
        @click=${() => actions.openFact(name)}
      >
        ${pencilIcon()}${words.factChange}
      </button>
    </div>
    ${isOpen ? fieldView(name, value, context) : null}
  </div>`;
}

function sourceWords(check: CheckInHand, name: FactName, source: string, { language, now }: ViewContext): string {
  const { words, format } = language;
  const { value, fromCheck } = carriedFact(check, name);
  if (source === 'confirmed') return words.factConfirmed;
  if (source === 'changed')
    return words.factChanged(value === null ? words.factUnknown : factWords(name, value, language));
  if (value === null) return words.factMissing;
  return fromCheck === null ? words.factFromRegister : words.factFromCheck(day(fromCheck.finishedAt, now, format));
}

/** The bounds of the contract. */
const bounds = {
  storeys: { least: 1, most: 200, step: 1 },
  floorArea: { least: 0, most: 10_000_000, step: 'any' },
  dwellingCount: { least: 0, most: 500, step: 1 },
} as const;

function fieldView(name: FactName, value: string | number | null, { language, actions }: ViewContext): TemplateResult {
  const { words } = language;
  if (name === 'use') {
    return html`<select
      id="fact-use"
      aria-label=${words.factNow(words.facts.use)}
      @change=${(event: Event) => actions.changeFact('use', (event.target as HTMLSelectElement).value)}
    >
      ${Object.entries(words.uses).map(
        ([use, said]) => html`<option value=${use} ?selected=${use === value}>${said}</option>`,
      )}
    </select>`;
  }
  const { least, most, step } = bounds[name];
  return html`<input
      id="fact-${name}"
      type="number"
      inputmode=${step === 1 ? 'numeric' : 'decimal'}
      min=${least}
      max=${most}
      step=${step}
      aria-label=${words.factNow(words.facts[name])}
      aria-describedby="fact-hint-${name}"
      .value=${value === null ? '' : `${value}`}
      @input=${(event: InputEvent) => enter(event, name, actions)}
    />
    <p class="sub" id="fact-hint-${name}">${words.factHints[name]}</p>`;
}

/** Half a number is not taken: what is on record stays until there is a whole one. */
function enter(event: InputEvent, name: FactName, actions: ViewContext['actions']): void {
  const field = event.target as HTMLInputElement;
  const isValid = field.value !== '' && field.validity.valid;
  field.setAttribute('aria-invalid', String(!isValid));
  if (isValid) actions.changeFact(name, field.valueAsNumber);
}
