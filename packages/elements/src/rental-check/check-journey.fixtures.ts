import type { WardClient } from '@wardkit/client';
import { find, text } from '../testing/find.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import { premisesId } from './check-client.fixtures.ts';
import { WardRentalCheck } from './rental-check.ts';

/** A check on a phone, with the taps of a person counted. */
export interface Journey {
  readonly element: Mounted & WardRentalCheck;
  readonly taps: number;
  /** Waits until there is such an element, then taps it. */
  tap(selector: string): Promise<void>;
  /** Waits until such an element is there. */
  see<Found extends HTMLElement = HTMLElement>(selector: string): Promise<Found>;
  /** Waits until these words are on screen. */
  read(words: string | RegExp): Promise<void>;
  words(): string;
  answer(itemCode: string, outcome: string): Promise<void>;
  write(itemCode: string, note: string): Promise<void>;
  choose(itemCode: string, files: readonly File[]): Promise<void>;
}

/** Opens a check as a phone of 390 px would. */
export async function openCheck(client: WardClient, lang = 'en'): Promise<Journey> {
  const element = await mount<Mounted & WardRentalCheck>(WardRentalCheck, {
    client,
    lang,
    width: 390,
    properties: { premisesId },
  });
  let taps = 0;
  const words = () => text(element.shadowRoot as ShadowRoot);
  const see = async <Found extends HTMLElement>(selector: string) => {
    let found: Found | null = null;
    await until(
      () => {
        found = find<Found>(element, selector);
        return found !== null;
      },
      `${selector} in "${words().slice(0, 300)}"`,
    );
    return found as unknown as Found;
  };
  const tap = async (selector: string) => {
    (await see(selector)).click();
    taps += 1;
    await element.updateComplete;
  };
  return {
    element,
    get taps() {
      return taps;
    },
    see,
    tap,
    words,
    read: (wanted) =>
      until(
        () => (typeof wanted === 'string' ? words().includes(wanted) : wanted.test(words())),
        `"${wanted}" in "${words().slice(0, 300)}"`,
      ),
    answer: (itemCode, outcome) => tap(`[data-item="${itemCode}"] input[value="${outcome}"]`),
    async write(itemCode, note) {
      const field = await see<HTMLTextAreaElement>(`#note-${itemCode}`);
      field.value = note;
      field.dispatchEvent(new InputEvent('input'));
      await element.updateComplete;
    },
    async choose(itemCode, files) {
      const input = await see<HTMLInputElement>(`[data-choose="${itemCode}"]`);
      const chosen = new DataTransfer();
      for (const file of files) chosen.items.add(file);
      input.files = chosen.files;
      input.dispatchEvent(new Event('change'));
    },
  };
}

/** Answers everything as conforming, aspect by aspect, and comes to the summary. */
export async function restConforms(journey: Journey): Promise<void> {
  for (const aspect of ['structure', 'fire', 'security', 'landlord']) {
    await journey.see(`[data-aspect="${aspect}"][aria-current="step"]`);
    await journey.tap('[data-together]:not(:disabled)');
    await journey.tap('[data-together-yes]');
    await journey.tap('[data-next]');
  }
}
