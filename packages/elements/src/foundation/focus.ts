import type { LitElement } from 'lit';

/**
 * Moves the focus to an element of a widget once it is drawn; a heading or a notice needs `tabindex="-1"`.
 * @returns whether there was such an element.
 * @example await focusAfterUpdate(this, '[data-item="3"] .heading')
 */
export async function focusAfterUpdate(host: LitElement, selector: string): Promise<boolean> {
  await host.updateComplete;
  const target = host.renderRoot.querySelector<HTMLElement>(selector);
  target?.focus();
  return target !== null;
}
