import { expect } from './expect.ts';
import { until } from './until.ts';

/** What a widget gave to the printer. */
export interface Printed {
  readonly document: Document;
  /** How often the print dialog was asked for. */
  readonly dialogs: number;
  readonly frame: HTMLIFrameElement;
}

/** The document that a widget makes for printing, with a print dialog that only counts. */
export async function printed(act: () => void): Promise<Printed> {
  let dialogs = 0;
  const frameOf = () => document.body.querySelector<HTMLIFrameElement>(':scope > iframe');
  const pretend = () => {
    const view = frameOf()?.contentWindow;
    if (view) {
      view.print = () => {
        dialogs += 1;
      };
    }
  };
  // A real dialog would stop the browser: it is replaced as soon as the frame is there, and when its document is.
  const observer = new MutationObserver(pretend);
  observer.observe(document.body, { childList: true });
  document.addEventListener('load', pretend, { capture: true });
  try {
    act();
    await until(() => dialogs > 0, 'the print dialog');
  } finally {
    observer.disconnect();
    document.removeEventListener('load', pretend, { capture: true });
  }
  const frame = frameOf() as HTMLIFrameElement;
  return { document: frame.contentDocument as Document, dialogs, frame };
}

/** Each widget prints like this: once, its pages and nothing to press, on paper of a size, and takes the frame away. */
export function expectPages(
  { document, dialogs, frame }: Printed,
  { pages, size }: { readonly pages: number; readonly size: 'A4' | 'A3' },
): void {
  expect(dialogs).equals(1);
  expect(document.body.children.length).equals(pages);
  expect(document.body.querySelectorAll('button, a, input, select, textarea, [role="status"]').length).equals(0);
  expect(document.documentElement.lang === '').isFalse('the pages have no language');
  const rules = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
  const page = rules.find((rule) => rule.startsWith('@page')) ?? '';
  expect(page.toUpperCase()).contains(size);
  frame.contentWindow?.dispatchEvent(new Event('afterprint'));
  expect(frame.isConnected).isFalse('the frame stayed');
}
