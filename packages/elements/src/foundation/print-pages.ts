import { type CSSResult, render } from 'lit';

/** The sizes of paper a station has, in millimetres, upright. */
const PAPER = { A4: [210, 297], A3: [297, 420] } as const;

/** How pages come on paper. */
export interface PrintOptions {
  /** What the print dialog proposes as a file's name; never a person's data. */
  title: string;
  /** The language of the pages, such as `zh-Hans`: it picks the shapes of shared characters. */
  lang: string;
  /** The looks of the pages; nothing of the portal's or the widget's own applies. */
  styles: readonly CSSResult[];
  size?: keyof typeof PAPER;
  /** White around what flows over several pages, in millimetres; 0, the default, for pages drawn to the edge. */
  margin?: number;
}

/**
 * Prints pages in a document of their own, so that nothing of the portal is on the paper and `@page` counts (it doesn't
 * inside a shadow root). An empty frame is never fetched, so a strict policy lets it be, and its one style sheet is
 * adopted, not inline.
 *
 * @returns the frame's document, once the browser's print dialog has been asked for; it goes away after printing
 * @throws Error where the browser gives no document to print.
 * @example await printPages(pages, { title: words.heading, lang: language.tag, styles: [paper] })
 */
export async function printPages(
  pages: unknown,
  { title, lang, styles, size = 'A4', margin = 0 }: PrintOptions,
): Promise<Document> {
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
  const [width, height] = PAPER[size];
  sheet.replaceSync(`@page { size: ${size}; margin: ${margin}mm; }
    :root { --_paper-width: ${width}mm; --_paper-height: ${height}mm; }
    html, body { margin: 0; padding: 0; } ${styles.map((style) => style.cssText).join('\n')}`);
  inside.adoptedStyleSheets = [sheet];
  inside.title = title;
  inside.documentElement.lang = lang;
  render(pages, inside.body);
  view.addEventListener('afterprint', () => frame.remove(), { once: true });
  view.focus();
  view.print();
  return inside;
}
