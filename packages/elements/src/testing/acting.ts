import type { LitElement } from 'lit';

// Apart from `mount.ts`: what a fixture does is also done in stories, where there are no tests.

// As long as `until` waits, for the same reason.
const LONGEST = 15_000;

/** The first match in a widget's shadow root, once it is there. */
export async function appears<Found extends Element = HTMLElement>(
  element: HTMLElement,
  selector: string,
): Promise<Found> {
  const end = performance.now() + LONGEST;
  for (;;) {
    const found = element.shadowRoot?.querySelector<Found>(selector);
    if (found) return found;
    if (performance.now() > end) throw new Error(`${selector} did not appear`);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Presses what a selector finds, once it is there. */
export async function pressed(element: HTMLElement, selector: string): Promise<void> {
  (await appears(element, selector)).click();
  await (element as LitElement).updateComplete;
}

/** Types into a field, once it is there. */
export async function typed(element: HTMLElement, selector: string, text: string): Promise<void> {
  const field = await appears<HTMLInputElement | HTMLTextAreaElement>(element, selector);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await (element as LitElement).updateComplete;
}

/** Waits until no colour is on its way to another: half-way it is none that anybody reads by. */
export async function still(element: HTMLElement): Promise<void> {
  const moving = element.shadowRoot?.getAnimations() ?? [];
  const transitions = moving.filter((each) => each instanceof CSSTransition);
  await Promise.all(transitions.map(({ finished }) => finished.catch(() => {})));
}
