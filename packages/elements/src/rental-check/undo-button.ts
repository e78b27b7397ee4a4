import { html, type TemplateResult } from 'lit';
import { undo2Icon } from '../foundation/icons.generated.ts';
import type { Draft } from './draft.ts';
import type { ViewContext } from './view-context.ts';

/** The way back from the last change, where the change was: on its item, or (null) on the aspect. */
export function undoButton(
  { undo }: Draft,
  itemCode: string | null,
  { language, actions }: ViewContext,
): TemplateResult | null {
  if (undo === null) return null;
  const here = undo.kind === 'together' ? itemCode === null : itemCode !== null && Object.hasOwn(undo.before, itemCode);
  if (!here) return null;
  return html`<button class="button quiet small undo" type="button" data-undo @click=${() => actions.undo()}>
    ${undo2Icon()}${language.words.undo}
  </button>`;
}
