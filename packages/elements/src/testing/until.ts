import type { LitElement } from 'lit';

let meanwhile = async () => {};

/** Has something done every half second while a condition is waited for; fixtures wait too, and there no test runner is at hand. */
export function whileWaiting(act: () => Promise<void>): void {
  meanwhile = act;
}

/** Waits for a condition by letting the page work: up to 15 seconds, since two browsers at once can make a part load that slowly. */
export async function until(condition: () => boolean, what = 'the condition'): Promise<void> {
  const end = performance.now() + 15_000;
  let look = performance.now() + 500;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`${what} did not come about`);
    if (performance.now() > look) {
      look += 500;
      await meanwhile();
    }
    // A loop of messages would be quicker, and Chromium lets no timer of the page run beside one.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Waits until a widget has its words and has drawn them. */
export async function drawn(element: LitElement): Promise<void> {
  await until(() => element.shadowRoot?.querySelector('[aria-busy="true"]') === null && element.hasUpdated, 'drawing');
  await element.updateComplete;
}
