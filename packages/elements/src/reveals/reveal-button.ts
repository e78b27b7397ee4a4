import { html, type TemplateResult } from 'lit';
import type { RevealMessages } from './reveal.en.ts';
import type { MaskedField, RevealSubject } from './reveal.state.ts';

/** A field as the server answers it: masked, and whether it would show it to this caller. */
interface Masked {
  readonly masked: string;
  readonly revealable: boolean;
}

const ofPerson = ['name', 'identityNumber', 'telephone'] as const;

/** What of a person on a record the server would show to this caller. @param at JSON Pointer to the person in the record */
export function maskedOf(
  at: string,
  person: Partial<Record<(typeof ofPerson)[number], Masked | null>>,
): readonly MaskedField[] {
  return ofPerson.flatMap((kind) => maskedField(kind, `${at}/${kind}`, person[kind]));
}

/** One field, where the server would show it to this caller. */
export function maskedField(
  kind: MaskedField['kind'],
  pointer: string,
  field: Masked | null | undefined,
): MaskedField[] {
  return field?.revealable ? [{ kind, pointer, masked: field.masked }] : [];
}

/** Opens what is masked, where there is anything that may be shown. @param reveal null where nothing may be */
export function revealButton(
  subject: RevealSubject,
  words: RevealMessages,
  reveal: ((subject: RevealSubject) => void) | null,
): TemplateResult | null {
  if (reveal === null || subject.fields.length === 0) return null;
  return html`<button
    class="button small"
    type="button"
    aria-label=${words.revealHeading(subject.name)}
    data-reveal
    @click=${() => reveal(subject)}
  >
    ${words.revealOpen}
  </button>`;
}
