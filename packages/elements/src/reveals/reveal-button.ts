import { html, type TemplateResult } from 'lit';
import type { RevealMessages } from './reveal.en.ts';
import type { MaskedField, RevealSubject } from './reveal.state.ts';

const maskedKinds = ['name', 'identityNumber', 'telephone'] as const;

/** A field as the server answers it: masked, and whether it would show it to this caller. */
interface Masked {
  readonly masked: string;
  readonly revealable: boolean;
}

/**
 * Opens what is masked of a person on a record, where the server would show any of it to this caller.
 *
 * @param record the record's path, `/v1/stays/{id}`
 * @param at JSON Pointer to the person in the record
 * @param reveal null where nothing may be shown
 */
export function revealButton(
  record: string,
  at: string,
  person: Partial<Record<(typeof maskedKinds)[number], Masked | null>>,
  words: RevealMessages,
  reveal: ((subject: RevealSubject) => void) | null,
): TemplateResult | null {
  const fields = maskedKinds.flatMap((kind): MaskedField[] => {
    const field = person[kind];
    return field?.revealable ? [{ kind, pointer: `${at}/${kind}`, masked: field.masked }] : [];
  });
  if (reveal === null || fields.length === 0) return null;
  const name = person.name?.masked ?? '';
  return html`<button
    class="button small"
    type="button"
    aria-label=${words.revealHeading(name)}
    data-reveal
    @click=${() => reveal({ record, name, fields })}
  >
    ${words.revealOpen}
  </button>`;
}
