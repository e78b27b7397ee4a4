import { find, text } from '../testing/find.ts';
import { until } from '../testing/until.ts';

/** Waits for an element of the widget, then presses it. */
export async function tap(element: HTMLElement, selector: string): Promise<void> {
  await until(() => find(element, selector) !== null, `${selector} in "${text(element).slice(0, 200)}"`);
  find(element, selector)?.click();
}

/** Waits until these words are on screen. */
export async function read(element: HTMLElement, words: string | RegExp): Promise<void> {
  const says = () => text(element);
  await until(
    () => (typeof words === 'string' ? says().includes(words) : words.test(says())),
    `"${words}" in "${says().slice(0, 400)}"`,
  );
}

/** Writes into a field as a person does. */
export async function write(element: HTMLElement, selector: string, words: string): Promise<void> {
  await until(() => find(element, selector) !== null, selector);
  const field = find<HTMLTextAreaElement>(element, selector) as HTMLTextAreaElement;
  field.value = words;
  field.dispatchEvent(new Event(field.matches('select') ? 'change' : 'input', { bubbles: true }));
}

/** Opens a form over the alert that is open; what stands behind "more" is found there. */
export const begin =
  (change: string) =>
  async (element: HTMLElement): Promise<void> => {
    if (find(element, '.form') !== null) return;
    await tap(element, `[data-change="${change}"]`);
    await until(() => find(element, '.form') !== null && find(element, '[data-notice="loading"]') === null, 'the form');
  };
