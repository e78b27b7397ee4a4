import type { LitElement } from 'lit';
import { everyElement, text } from './find.ts';
import { drawn } from './until.ts';

// Long enough for a signature to be checked and words to be loaded on a busy machine.
const LONGEST_LOADING = 3000;

/** Lets a widget come to rest; one whose fixture is about loading is at rest while it loads. */
export async function settled(element: LitElement, { name }: { readonly name: string }): Promise<void> {
  const end = performance.now() + LONGEST_LOADING;
  const loads = () =>
    !name.includes('loading') &&
    performance.now() < end &&
    everyElement(element).some((each) => each.matches('[data-notice="loading"], .working'));
  let before = '';
  for (let quiet = 0; quiet < 5 || loads(); quiet += 1) {
    await drawn(element);
    // A turn of the page's own tasks: its timers, messages and database come to their turn.
    await new Promise((resolve) => setTimeout(resolve));
    const now = text(element);
    if (now !== before) quiet = 0;
    before = now;
  }
}
