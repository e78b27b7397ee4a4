import { html, type TemplateResult } from 'lit';
import { undo2Icon } from '../foundation/icons.generated.ts';
import type { Draft, Section } from './draft.ts';
import type { ViewContext } from './view-context.ts';

/** The way back from the last change, where the change was: on its item, fact, stay or signature, or (null) on the aspect. */
export function undoButton(
  { undo }: Draft,
  section: Section,
  key: string | null,
  { language, actions }: ViewContext,
): TemplateResult | null {
  if (undo === null || undo.section !== section) return null;
  // Several facts that were confirmed at once are taken back at once, by the button on any of them.
  const here = undo.kind === 'together' ? key === null : key !== null && Object.hasOwn(undo.before, key);
  if (!here) return null;
  return html`<button class="button quiet small undo" type="button" data-undo @click=${() => actions.undo()}>
    ${undo2Icon()}${language.words.undo}
  </button>`;
}
