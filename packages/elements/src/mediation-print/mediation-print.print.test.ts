import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../testing/browsers.mjs';
import { pdfPages } from '../../testing/pdf-pages.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const page = `
  import { render } from 'lit';
  import * as printed from './printed-mediation.fixtures.ts';
  import { agreementPages } from './agreement-pages.ts';
  import { dossierPages } from './dossier-pages.ts';
  import { formPaper } from './paper.styles.ts';
  import { agreementPaper, dossierPaper } from './agreement-paper.styles.ts';
  import { messages as chinese } from './mediation-print.zh-hans.ts';
  import { messages as english } from './mediation-print.en.ts';
  globalThis.draw = (what, isTwice) => {
    const isDossier = what === 'printedDossier';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@page { size: A4; margin: 22mm; } :root { --_paper-height: 297mm; } html, body { margin: 0; }' +
      formPaper.cssText + (isDossier ? dossierPaper : agreementPaper).cssText);
    document.adoptedStyleSheets = [sheet];
    const second = isTwice ? { tag: 'en', words: english.paper } : null;
    const options = { words: chinese.paper, second, copies: 3 };
    render((isDossier ? dossierPages : agreementPages)(printed[what](), options), document.body);
    // Where a page of paper ends, by the height that the browser gives the text between its margins.
    const tallest = [...document.querySelectorAll('.closing, .party, .sign')].map((each) => each.getBoundingClientRect().height);
    return { tallest: Math.max(0, ...tallest), wide: document.documentElement.scrollWidth - document.documentElement.clientWidth };
  };
`;

/** Room for the text on an A4 page between its margins, in CSS pixels. */
const room = { width: ((210 - 44) / 25.4) * 96, height: ((297 - 44) / 25.4) * 96 };

describe('the forms of a mediation on paper', () => {
  let browser: Browser;
  let script: string;

  before(async () => {
    const bundle = await build({
      stdin: { contents: page, resolveDir: folder, loader: 'ts' },
      bundle: true,
      format: 'iife',
      write: false,
      target: 'es2022',
      conditions: ['wardkit-source', 'browser'],
    });
    script = bundle.outputFiles[0]?.text ?? '';
    browser = await chromium.launch({ executablePath: findBrowser('chromium'), args: ['--no-sandbox'] });
  });

  after(() => browser?.close());

  for (const { what, isTwice, pages } of [
    { what: 'printedAgreement', isTwice: false, pages: 1 },
    { what: 'signedAgreement', isTwice: false, pages: 1 },
    { what: 'printedAgreement', isTwice: true, pages: 2 },
    { what: 'securityAgreement', isTwice: false, pages: 2 },
    { what: 'oralAgreement', isTwice: false, pages: 1 },
    { what: 'printedDossier', isTwice: false, pages: 2 },
    { what: 'printedDossier', isTwice: true, pages: 2 },
    // 200 parties, 50 steps, and three texts of 8000 characters.
    { what: 'longestAgreement', isTwice: false, pages: null },
    { what: 'longestAgreement', isTwice: true, pages: null },
  ]) {
    it(`fits A4 and cuts no signature: ${what}${isTwice ? ', in two languages' : ''}`, async () => {
      const tab = await browser.newPage({
        viewport: { width: Math.round(room.width), height: Math.round(room.height) },
      });
      await tab.emulateMedia({ media: 'print' });
      await tab.addScriptTag({ content: script });
      const { tallest, wide } = await tab.evaluate(
        ([name, twice]) => Reflect.get(globalThis, 'draw')(name, twice) as { tallest: number; wide: number },
        [what, isTwice] as const,
      );
      assert.ok(wide <= 1, `it is ${wide} px wider than the paper`);
      // What is never cut has to fit a page, or the browser cuts it nevertheless.
      assert.ok(tallest < room.height, `a block of ${tallest} px does not fit a page of ${room.height} px`);
      const sheets = pdfPages(await tab.pdf({ preferCSSPageSize: true, printBackground: true }));
      await tab.close();
      for (const { width, height } of sheets) {
        assert.ok(Math.abs(width - 210) < 1 && Math.abs(height - 297) < 1, `${width} x ${height} mm is not A4`);
      }
      if (pages === null) assert.ok(sheets.length > 20 && sheets.length < 80, `${sheets.length} pages`);
      else assert.equal(sheets.length, pages);
    });
  }
});
