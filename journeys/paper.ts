import type { Page } from 'playwright-core';
import { type PdfPage, pdfPages } from '../packages/elements/testing/pdf-pages.ts';

declare global {
  interface Window {
    /** The document that a widget gave to the printer. */
    givenToPrinter?: Document;
  }
}

/** Pixels of CSS in an inch. */
const PIXELS = 96;

/** What came out of the printer. */
export interface Paper {
  readonly pages: readonly PdfPage[];
  /** What lies beyond the edge, or is cut off by what it lies in, in words; none where all of it is on the paper. */
  readonly cutOff: readonly string[];
  /** What is on it, as text. */
  readonly text: string;
  /** A PNG of all of it, 96 dots an inch. */
  readonly picture: Buffer;
}

/** Has a page keep what is given to its printer; before it is opened. */
export async function withPrinter(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => {
      if (window.top !== null) window.top.givenToPrinter = document;
    };
  });
}

/**
 * Prints what a person asks for, as the browser's own PDF and as a picture. The page is the paper from then on.
 * @param margin white around, as its `@page` says, in millimetres
 */
export async function printed(page: Page, press: () => Promise<void>, margin = 0): Promise<Paper> {
  await press();
  await page.waitForFunction(() => window.givenToPrinter !== undefined);
  const text = await page.evaluate(() => {
    const paper = window.givenToPrinter as Document;
    const rules = paper.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules.join('\n'));
    const root = document.documentElement;
    for (const { name } of [...root.attributes]) root.removeAttribute(name);
    root.lang = paper.documentElement.lang;
    document.head.replaceChildren();
    document.adoptedStyleSheets = [sheet];
    document.body.replaceChildren(...paper.body.children);
    return document.body.innerText;
  });
  const pages = pdfPages(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const [first] = pages;
  await page.emulateMedia({ media: 'print' });
  const width = Math.round((((first?.width ?? 0) - 2 * margin) / 25.4) * PIXELS);
  await page.setViewportSize({ width, height: Math.round(width * Math.SQRT2) });
  const cutOff = await page.evaluate(() => {
    const told: string[] = [];
    const edge = document.documentElement.clientWidth;
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
      const said = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (said === '' || element === null) continue;
      // The words themselves and not their box, which they may flow out of.
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      const sheet = element.closest('.paper')?.getBoundingClientRect();
      const isBeyond = left < -0.5 || right > edge + 0.5;
      const isBelow = sheet !== undefined && (top < sheet.top || bottom > sheet.bottom);
      const isHidden =
        element instanceof HTMLElement &&
        getComputedStyle(element).overflowX !== 'visible' &&
        element.scrollWidth > element.clientWidth + 1;
      if (isBeyond || isBelow || isHidden) told.push(`${element.tagName} ${said.slice(0, 40)}`);
    }
    return told;
  });
  const picture = await page.screenshot({ fullPage: true });
  return { pages, cutOff, text, picture };
}
