import { render } from 'lit';
import { paper } from './paper.styles.ts';

/**
 * Prints pages in a document of their own, so that nothing of the portal is on the paper and `@page` counts (it doesn't
 * inside a shadow root). An empty frame is never fetched, so a strict policy lets it be, and its one style sheet is
 * adopted, not inline.
 *
 * @returns the frame's document, once the browser's print dialog has been asked for; it goes away after printing
 */
export async function printPages(pages: unknown, title: string): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  for (const [name, value] of Object.entries({
    position: 'fixed',
    width: '0',
    height: '0',
    border: '0',
    opacity: '0',
  })) {
    frame.style.setProperty(name, value);
  }
  // Firefox puts the empty document in place a moment later, and would lose what was drawn before.
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  const inside = frame.contentDocument;
  if (view === null || inside === null) throw new Error('The browser gave no document to print.');
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(`@page { size: A4; margin: 0; } html, body { margin: 0; padding: 0; } ${paper.cssText}`);
  inside.adoptedStyleSheets = [sheet];
  inside.title = title;
  render(pages, inside.body);
  view.addEventListener('afterprint', () => frame.remove(), { once: true });
  view.focus();
  view.print();
  return inside;
}
